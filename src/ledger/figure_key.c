#include "ledger/figure_key.h"

#include "record/members.h"

#include <stdbool.h>
#include <string.h>

static bool is_inside_character(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

const char *figure_key(Arena *arena, const char *what, size_t length, const char *unit) {
    if (length < HEAD_BYTES || !unit) {
        return NULL;
    }
    size_t head = length - HEAD_BYTES;
    while (is_inside_character(what[head])) {
        head++;
    }
    const char *const parts[] = {unit, arena_copy(arena, what + head, length - head)};
    return arena_join(arena, parts, 2, ' ');
}

const char *figure_key_of_json(Arena *arena, const char *json) {
    const char *what = NULL, *unit = NULL;
    for (JsonMember member; json_member_next(&json, &member);) {
        if (member.value[0] == '"' && (json_member_is(&member, "what") || json_member_is(&member, "unit"))) {
            *(json_member_is(&member, "what") ? &what : &unit) =
                arena_copy(arena, member.value + 1, member.value_length - 2);
        }
    }
    return what ? figure_key(arena, what, strlen(what), unit) : NULL;
}
