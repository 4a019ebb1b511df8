#include "record/members.h"

#include <string.h>

static const char *skip_blanks(const char *at) {
    while (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r') {
        at++;
    }
    return at;
}

/* From a quotation mark to behind the one that closes the string. Most of a row is text. */
static const char *skip_string(const char *at) {
    for (at += 1 + strcspn(at + 1, "\"\\"); *at && *at != '"'; at += strcspn(at, "\"\\")) {
        at += at[1] ? 2 : 1;
    }
    return *at ? at + 1 : at;
}

const char *json_value_end(const char *at) {
    size_t depth = 0;
    do {
        if (*at == '"') {
            at = skip_string(at);
            continue;
        }
        if (depth == 0 && (*at == ',' || *at == '}' || *at == ']')) {
            break;
        }
        depth += *at == '{' || *at == '[';
        depth -= *at == '}' || *at == ']';
        at += *at != '\0';
    } while (*at && (depth || (*at != ',' && *at != '}' && *at != ']')));
    return at;
}

bool json_member_next(const char **at, JsonMember *member) {
    const char *begin = skip_blanks(*at);
    if (*begin != '{' && *begin != ',') {
        return false;
    }
    begin = skip_blanks(begin + 1);
    if (*begin != '"') {
        return false;
    }
    const char *end = skip_string(begin), *colon = skip_blanks(end);
    if (*colon != ':' || end < begin + 2) {
        return false;
    }
    member->name = begin + 1;
    member->name_length = (size_t)(end - begin - 2);
    member->value = skip_blanks(colon + 1);
    *at = json_value_end(member->value);
    member->value_length = (size_t)(*at - member->value);
    return member->value_length > 0;
}

bool json_member_is(const JsonMember *self, const char *name) {
    return strncmp(self->name, name, self->name_length) == 0 && name[self->name_length] == '\0';
}
