/* Tree: a JSON object as the ledger keeps it (record/json.h), read into an arena for those who look at
 * many thousand rows: no allocation and nothing to free for each value. Members nobody looks at are skipped. */
#ifndef CHANCERY_RECORD_TREE_H
#define CHANCERY_RECORD_TREE_H

#include "base/arena.h"
#include "record/members.h"

typedef enum TreeKind { TREE_NULL, TREE_FALSE, TREE_TRUE, TREE_NUMBER, TREE_STRING, TREE_ARRAY, TREE_OBJECT } TreeKind;

/* A value; NULL stands for one that is not there. Everything is owned by the arena. */
typedef struct Tree {
    TreeKind kind;
    const char *name;         /* of a member of an object */
    const char *text;         /* of a string, without escapes; where a number begins */
    const struct Tree *first; /* of an array or object */
    const struct Tree *next;  /* behind this one in its array or object */
} Tree;

/* What is done with a member of the object that is read. */
typedef enum TreeWish {
    TREE_SKIP,
    TREE_READ,
    TREE_KEEP, /* as a string that is its JSON, to be read with tree_read_value() by whoever needs it */
} TreeWish;

typedef TreeWish TreeWanted(const JsonMember *member);

/* The object with the members that are wanted; NULL if the text is no JSON object. `inside` is asked for members of the
 * objects inside of it (their values' length is not known yet), NULL for all of them. */
const Tree *tree_read(Arena *arena, const char *json, TreeWanted *wanted, TreeWanted *inside);
/* Any value. */
const Tree *tree_read_value(Arena *arena, const char *json, size_t length);

/* The member of this name; NULL if there is none or if it is no object. */
const Tree *tree_member(const Tree *self, const char *name);
/* The first of an array's items; NULL if it has none or is no array. */
const Tree *tree_first(const Tree *self);
const Tree *tree_item(const Tree *self, size_t index);
size_t tree_count(const Tree *self); /* of an array's items */

const char *tree_string(const Tree *self); /* NULL if it is no string */
double tree_number(const Tree *self);      /* 0 if it is no number */
static inline bool tree_is(const Tree *self, TreeKind kind) { return self && self->kind == kind; }

#endif
