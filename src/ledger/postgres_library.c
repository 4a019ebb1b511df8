#include "ledger/postgres_library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

/* Its interface has kept this number since 2002. */
static const char library_name[] = "libpq.so.5";

PostgresLibrary postgres;
static bool loaded;

static bool find(void *library, const char *name, void *function, size_t size) {
    void *address = dlsym(library, name);
    memcpy(function, &address, size);
    return address != NULL;
}

static void load(void) {
    void *library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
    loaded = library != NULL;
#define X(function) loaded = loaded && find(library, #function, &postgres.function, sizeof postgres.function);
    POSTGRES_FUNCTIONS(X)
#undef X
}

bool postgres_library_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return loaded;
}
