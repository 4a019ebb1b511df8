#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

static _Thread_local char message[1024];

int error_set(int status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return status;
}

const char *ch_error_message(void) { return message; }
