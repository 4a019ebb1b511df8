/* Schema: the tables of a ledger and the steps from version to version. */
#ifndef CHANCERY_LEDGER_TABLES_H
#define CHANCERY_LEDGER_TABLES_H

#include "ledger/database.h"

/* Checks that the file is a ledger of a version this program knows; makes the
 * tables of an empty file and brings older ones up to date unless `mode` is
 * CH_LEDGER_READ. */
int schema_prepare(Database *database, ChLedgerMode mode);

#endif
