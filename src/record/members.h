/* Members: a JSON object as the ledger keeps it (record/json.h), walked member by
 * member without a tree, for lists of many thousand rows of which little is needed. */
#ifndef CHANCERY_RECORD_MEMBERS_H
#define CHANCERY_RECORD_MEMBERS_H

#include <stdbool.h>
#include <stddef.h>

/* Pieces of the object's text. */
typedef struct JsonMember {
    const char *name; /* without its quotation marks */
    size_t name_length;
    const char *value; /* as it is written: a string has its quotation marks */
    size_t value_length;
} JsonMember;

/* Takes the next member. `*at` is the object's text at first and is moved on. False at the object's end,
 * and where the text is no JSON object (what is read ends with its NUL). */
bool json_member_next(const char **at, JsonMember *member);

/* Behind the value that begins here. */
const char *json_value_end(const char *at);

bool json_member_is(const JsonMember *self, const char *name);

#endif
