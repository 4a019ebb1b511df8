/* PostgreSQL's client library, loaded when a ledger on a server is first opened:
 * it brings two dozen libraries (TLS, Kerberos, LDAP), which would make every start
 * of the program three times as long, and who has no server need not install it. */
#ifndef CHANCERY_LEDGER_POSTGRES_LIBRARY_H
#define CHANCERY_LEDGER_POSTGRES_LIBRARY_H

#include <libpq-fe.h>
#include <stdbool.h>

/* X(function): those that are used. */
#define POSTGRES_FUNCTIONS(X) \
    X(PQclear)                \
    X(PQconnectdbParams)      \
    X(PQerrorMessage)         \
    X(PQexec)                 \
    X(PQexecParams)           \
    X(PQexecPrepared)         \
    X(PQfinish)               \
    X(PQfname)                \
    X(PQftype)                \
    X(PQgetisnull)            \
    X(PQgetvalue)             \
    X(PQnfields)              \
    X(PQntuples)              \
    X(PQparameterStatus)      \
    X(PQprepare)              \
    X(PQresultErrorField)     \
    X(PQresultStatus)         \
    X(PQserverVersion)        \
    X(PQsetNoticeProcessor)   \
    X(PQstatus)

typedef struct PostgresLibrary {
#define X(function) __typeof__(&(function)) function;
    POSTGRES_FUNCTIONS(X)
#undef X
} PostgresLibrary;

/* Filled by postgres_library_load(); any thread may call it. False if the library is not there. */
extern PostgresLibrary postgres;
bool postgres_library_load(void);

#endif
