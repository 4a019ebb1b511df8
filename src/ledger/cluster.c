#include "ledger/cluster.h"

#include <stdlib.h>

/* Two accounts that may be one event. */
typedef struct Edge {
    size_t a, b; /* a < b */
    int score;
    const char *reason;
} Edge;

typedef List(Edge) Edges;

/* Clusters as linked lists of accounts. */
typedef struct Clusters {
    const Account *const *accounts;
    size_t count;
    const Rulings *rulings;
    size_t *cluster; /* of each account: its first account */
    size_t *next;    /* the next account of the same cluster, or `count` */
    Membership *members;
} Clusters;

int account_compare(const Account *a, const Account *b) {
    int order = strcmp(a->id, b->id);
    order = order ? order : strcmp(a->page, b->page);
    return order ? order : (a->record > b->record) - (a->record < b->record);
}

static int compare_edges(const void *x, const void *y) {
    const Edge *a = x, *b = y;
    if (a->score != b->score) {
        return a->score < b->score ? 1 : -1;
    }
    if (a->a != b->a) {
        return a->a < b->a ? -1 : 1;
    }
    return (a->b > b->b) - (a->b < b->b);
}

/* True if the user said that the two are two. */
static bool is_ruled_apart(const Clusters *self, size_t a, size_t b) {
    for (size_t i = 0; i < self->rulings->count; i++) {
        const Ruling *ruling = &self->rulings->items[i];
        if (!ruling->one && ((ruling->a == a && ruling->b == b) || (ruling->a == b && ruling->b == a))) {
            return true;
        }
    }
    return false;
}

static bool may_join(const Clusters *self, size_t a, size_t b, bool by_user) {
    for (size_t i = self->cluster[a]; i < self->count; i = self->next[i]) {
        for (size_t j = self->cluster[b]; j < self->count; j = self->next[j]) {
            if (is_ruled_apart(self, i, j) || (!by_user && accounts_conflict(self->accounts[i], self->accounts[j]))) {
                return false;
            }
        }
    }
    return true;
}

static void join(Clusters *self, const Edge *edge) {
    size_t a = self->cluster[edge->a], b = self->cluster[edge->b];
    size_t head = a < b ? a : b, other = a < b ? b : a;
    /* The side that joins has the account that knows whom it joined. */
    size_t newcomer = head == a ? edge->b : edge->a, partner = head == a ? edge->a : edge->b;
    if (!self->members[newcomer].reason[0]) {
        self->members[newcomer].partner = partner;
        self->members[newcomer].reason = edge->reason;
    }
    if (!self->members[partner].reason[0]) {
        self->members[partner].partner = newcomer;
        self->members[partner].reason = edge->reason;
    }
    size_t last = head;
    while (self->next[last] < self->count) {
        last = self->next[last];
    }
    self->next[last] = other;
    for (size_t i = other; i < self->count; i = self->next[i]) {
        self->cluster[i] = head;
    }
}

static Edges find_edges(const Clusters *self, Arena *arena) {
    Edges edges = {0};
    for (size_t a = 0; a < self->count; a++) {
        for (size_t b = a + 1; b < self->count; b++) {
            Match match = accounts_match(self->accounts[a], self->accounts[b]);
            if (match.score) {
                Edge *edge = list_push(arena, &edges);
                *edge = (Edge){a, b, match.score, arena_copy(arena, match.reason, strlen(match.reason))};
            }
        }
    }
    if (edges.count) {
        qsort(edges.items, edges.count, sizeof *edges.items, compare_edges);
    }
    return edges;
}

Membership *cluster_accounts(Arena *arena, const Account *const *accounts, size_t count, const Rulings *rulings) {
    Clusters self = {.accounts = accounts, .count = count, .rulings = rulings};
    self.cluster = ARENA_ARRAY(arena, size_t, count);
    self.next = ARENA_ARRAY(arena, size_t, count);
    self.members = ARENA_ARRAY(arena, Membership, count);
    for (size_t i = 0; i < count; i++) {
        self.cluster[i] = i;
        self.next[i] = count;
        self.members[i] = (Membership){i, i, ""};
    }
    Edges edges = find_edges(&self, arena);
    for (size_t i = 0; i < edges.count; i++) {
        const Edge *edge = &edges.items[i];
        if (self.cluster[edge->a] != self.cluster[edge->b] && may_join(&self, edge->a, edge->b, false)) {
            join(&self, edge);
        }
    }
    /* Last, so that what the user joins comes with all that the rules joined to it. */
    for (size_t i = 0; i < rulings->count; i++) {
        const Ruling *ruling = &rulings->items[i];
        Edge edge = {ruling->a, ruling->b, 0, "decided by the user"};
        if (ruling->one && self.cluster[edge.a] != self.cluster[edge.b] && may_join(&self, edge.a, edge.b, true)) {
            join(&self, &edge);
        }
    }
    for (size_t i = 0; i < count; i++) {
        self.members[i].event = self.cluster[i];
    }
    return self.members;
}
