#include "record/tree.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_LIMIT = 32 };

/* Reads a copy of the text in its place: strings lose their escapes and quotation marks there. */
typedef struct Reader {
    Arena *arena;
    char *at; /* ends with a NUL */
    int depth;
    TreeWanted *wanted; /* what is done with members of the objects inside; NULL: all are read */
} Reader;

static void skip_blanks(Reader *self) {
    while (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r') {
        self->at++;
    }
}

static bool ends_word(char c) {
    return !c || c == ',' || c == ']' || c == '}' || c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* The four digits of an escape; 0 and no step if they are none. */
static uint32_t read_unit(const char *digits) {
    char unit[5] = "";
    strncpy(unit, digits, 4);
    return strspn(unit, "0123456789abcdefABCDEF") == 4 ? (uint32_t)strtoul(unit, NULL, 16) : 0;
}

/* Behind "\u": the character, two units for those beyond U+FFFF. */
static char *read_escaped(char *in, char **out) {
    uint32_t c = read_unit(in), low = 0;
    in += c ? 4 : 0;
    if (c >= 0xD800 && c < 0xDC00 && in[0] == '\\' && in[1] == 'u') {
        low = read_unit(in + 2);
        in += 6;
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
    *out += utf8_write(*out, c && c < 0x110000 ? c : 0xFFFD);
    return in;
}

/* A string, from its quotation mark on; moves behind the one that closes it. */
static const char *read_string(Reader *self) {
    char *begin = ++self->at, *out = begin, *in = begin + strcspn(begin, "\"\\");
    out = in;
    while (*in && *in != '"') {
        if (*in != '\\' || !in[1]) {
            *out++ = *in++;
            continue;
        }
        static const char escapes[] = "b\bf\fn\nr\rt\t";
        const char *escape = strchr("bfnrt", in[1]) ? strchr(escapes, in[1]) : NULL;
        char escaped = in[1];
        in += 2;
        if (escaped == 'u') {
            in = read_escaped(in, &out);
        } else {
            *out++ = escape ? escape[1] : escaped;
        }
    }
    self->at = *in ? in + 1 : in;
    *out = '\0';
    return begin;
}

static Tree *read_value(Reader *self);

/* A value that is kept as its JSON, or only skipped. */
static Tree *keep_value(Reader *self, TreeWish wish) {
    const char *end = json_value_end(self->at);
    Tree *value = ARENA_NEW(self->arena, Tree);
    if (wish == TREE_KEEP) {
        value->kind = TREE_STRING;
        value->text = arena_copy(self->arena, self->at, (size_t)(end - self->at));
    }
    self->at += end - self->at;
    return value;
}

static TreeWish wish_inside(const Reader *self, const char *name) {
    JsonMember member = {.name = name, .name_length = name ? strlen(name) : 0, .value = self->at};
    return name && self->wanted ? self->wanted(&member) : TREE_READ;
}

/* The items of an array, or the members of an object. */
static const Tree *read_items(Reader *self, char close) {
    const Tree *first = NULL;
    const Tree **last = &first;
    for (self->at++, skip_blanks(self); *self->at && *self->at != close; skip_blanks(self)) {
        const char *name = close == '}' && *self->at == '"' ? read_string(self) : NULL;
        skip_blanks(self);
        self->at += name && *self->at == ':';
        skip_blanks(self);
        const char *before = self->at;
        TreeWish wish = wish_inside(self, name);
        Tree *item = wish == TREE_READ ? read_value(self) : keep_value(self, wish);
        item->name = name;
        *last = item;
        last = &item->next;
        skip_blanks(self);
        self->at += *self->at == ',' || (self->at == before && *self->at && *self->at != close);
    }
    self->at += *self->at == close;
    return first;
}

static Tree *read_value(Reader *self) {
    Tree *value = ARENA_NEW(self->arena, Tree);
    char c = *self->at;
    if (c == '"') {
        value->kind = TREE_STRING;
        value->text = read_string(self);
    } else if ((c == '{' || c == '[') && self->depth < DEPTH_LIMIT) {
        self->depth++;
        value->kind = c == '{' ? TREE_OBJECT : TREE_ARRAY;
        value->first = read_items(self, c == '{' ? '}' : ']');
        self->depth--;
    } else {
        value->kind = c == 't' ? TREE_TRUE : c == 'f' ? TREE_FALSE : c == 'n' || !c ? TREE_NULL : TREE_NUMBER;
        value->text = self->at;
        while (!ends_word(*self->at)) {
            self->at++;
        }
    }
    return value;
}

/* Of a copy, which is then the strings'. */
static Tree *read_piece(Arena *arena, const char *json, size_t length, TreeWanted *wanted) {
    Reader reader = {.arena = arena, .at = arena_copy(arena, json, length), .wanted = wanted};
    return read_value(&reader);
}

const Tree *tree_read_value(Arena *arena, const char *json, size_t length) {
    return read_piece(arena, json, length, NULL);
}

const Tree *tree_read(Arena *arena, const char *json, TreeWanted *wanted, TreeWanted *inside) {
    if (!json || json[0] != '{') {
        return NULL;
    }
    Tree *object = ARENA_NEW(arena, Tree);
    const Tree **last = &object->first;
    object->kind = TREE_OBJECT;
    for (JsonMember member; json_member_next(&json, &member);) {
        TreeWish wish = wanted(&member);
        if (wish == TREE_SKIP) {
            continue;
        }
        Tree *value =
            wish == TREE_READ ? read_piece(arena, member.value, member.value_length, inside) : ARENA_NEW(arena, Tree);
        if (wish == TREE_KEEP) {
            value->kind = TREE_STRING;
            value->text = arena_copy(arena, member.value, member.value_length);
        }
        value->name = arena_copy(arena, member.name, member.name_length);
        *last = value;
        last = &value->next;
    }
    return object;
}

const Tree *tree_member(const Tree *self, const char *name) {
    const Tree *member = tree_is(self, TREE_OBJECT) ? self->first : NULL;
    while (member && (!member->name || strcmp(member->name, name) != 0)) {
        member = member->next;
    }
    return member;
}

const Tree *tree_first(const Tree *self) { return tree_is(self, TREE_ARRAY) ? self->first : NULL; }

const Tree *tree_item(const Tree *self, size_t index) {
    const Tree *item = tree_first(self);
    while (item && index-- > 0) {
        item = item->next;
    }
    return item;
}

size_t tree_count(const Tree *self) {
    size_t count = 0;
    for (const Tree *item = tree_first(self); item; item = item->next) {
        count++;
    }
    return count;
}

const char *tree_string(const Tree *self) { return tree_is(self, TREE_STRING) ? self->text : NULL; }
double tree_number(const Tree *self) { return tree_is(self, TREE_NUMBER) ? strtod(self->text, NULL) : 0; }
