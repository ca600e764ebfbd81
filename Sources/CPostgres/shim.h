#ifndef EVB_CPOSTGRES_SHIM_H
#define EVB_CPOSTGRES_SHIM_H

#include <libpq-fe.h>

/* Swift does not import character macros: the error field codes as constants.
   Source: PostgreSQL 15, 34.3.1 Main Functions (PQresultErrorField). */
static const int diag_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int diag_sqlstate = PG_DIAG_SQLSTATE;
static const int diag_message = PG_DIAG_MESSAGE_PRIMARY;
static const int diag_position = PG_DIAG_STATEMENT_POSITION;
static const int diag_schema = PG_DIAG_SCHEMA_NAME;
static const int diag_table = PG_DIAG_TABLE_NAME;
static const int diag_column = PG_DIAG_COLUMN_NAME;
static const int diag_constraint = PG_DIAG_CONSTRAINT_NAME;
static const int diag_routine = PG_DIAG_SOURCE_FUNCTION;

#endif
