/* GraphML: who met, called, visited whom; an edge is all contacts of a pair. */
#include "export/export.h"

#include <stdio.h>

typedef struct Node {
    const char *name, *country, *kind;
    unsigned number;
} Node;

typedef struct Edge {
    Node *ends[2];
    unsigned contacts;
    const char *first, *last;  /* days, NULL if none is known */
    List(const char *) events; /* ids */
} Edge;

/* The graph, with what finds its parts again. */
typedef struct Graph {
    List(Node *) nodes;
    List(Edge *) edges;
    Index by_name, by_ends;
} Graph;

static Node *node_of(Export *self, Graph *graph, const json_t *actor) {
    const char *person = row_text(actor, "person"), *country = row_text(actor, "country");
    const KnownPerson *known = person ? export_person(self, country, person) : NULL;
    const char *name = known && known->name ? known->name : actor_name(self, actor);
    const char *kind = person ? "person" : row_text(actor, "org") ? "organization" : "country";
    const char *key = export_text(self, "%s|%s|%s", kind, country ? country : "", name);
    void **place = index_put(&self->lasting, &graph->by_name, key);
    if (!*place) {
        Node *node = ARENA_NEW(&self->lasting, Node);
        *node = (Node){export_keep(self, name), export_keep(self, country), kind, (unsigned)graph->nodes.count};
        *list_push(&self->lasting, &graph->nodes) = node;
        *place = node;
    }
    return *place;
}

static void join(Export *self, Graph *graph, Node *a, Node *b, const json_t *event) {
    if (a == b) {
        return;
    }
    Node *first = a->number < b->number ? a : b, *second = first == a ? b : a;
    void **place =
        index_put(&self->lasting, &graph->by_ends, export_text(self, "%u %u", first->number, second->number));
    if (!*place) {
        Edge *made = ARENA_NEW(&self->lasting, Edge);
        *made = (Edge){.ends = {first, second}};
        *list_push(&self->lasting, &graph->edges) = made;
        *place = made;
    }
    Edge *edge = *place;
    const char *day = export_keep(self, date_begin(self, row_text(event, "date")));
    edge->contacts++;
    edge->first = day && (!edge->first || strcmp(day, edge->first) < 0) ? day : edge->first;
    edge->last = day && (!edge->last || strcmp(day, edge->last) > 0) ? day : edge->last;
    *list_push(&self->lasting, &edge->events) = export_keep(self, row_text(event, "id"));
}

static bool is_contact(const json_t *event) {
    static const char *const types[] = {"visit", "meeting", "talks", "call", "session"};
    const char *type = row_text(event, "type"), *status = row_text(event, "status");
    bool took_place = status && (strcmp(status, "happened") == 0 || strcmp(status, "ongoing") == 0);
    for (size_t i = 0; type && took_place && i < sizeof types / sizeof *types; i++) {
        if (strcmp(type, types[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void add_event(Export *self, ChBuffer *out, const json_t *event, void *context) {
    (void)out;
    Graph *graph = context;
    size_t i, j;
    const json_t *one, *other;
    if (!is_contact(event)) {
        return;
    }
    self->records++;
    json_array_foreach(json_object_get(event, "initiator"), i, one) {
        json_array_foreach(json_object_get(event, "counterpart"), j, other) {
            join(self, graph, node_of(self, graph, one), node_of(self, graph, other), event);
        }
    }
}

static void write_data(ChBuffer *out, const char *key, const char *text) {
    if (text) {
        buffer_string(out, "<data key=\"");
        buffer_string(out, key);
        buffer_string(out, "\">");
        write_xml(out, text);
        buffer_string(out, "</data>");
    }
}

static void write_graph(Export *self, ChBuffer *out, const Graph *graph) {
    for (size_t i = 0; i < graph->nodes.count; i++) {
        const Node *node = graph->nodes.items[i];
        buffer_string(out, export_text(self, "<node id=\"n%u\">", node->number));
        write_data(out, "name", node->name);
        write_data(out, "country", node->country);
        write_data(out, "kind", node->kind);
        buffer_string(out, "</node>\n");
    }
    for (size_t i = 0; i < graph->edges.count; i++) {
        const Edge *edge = graph->edges.items[i];
        buffer_string(out, export_text(self, "<edge source=\"n%u\" target=\"n%u\">", edge->ends[0]->number,
                                       edge->ends[1]->number));
        write_data(out, "weight", export_text(self, "%u", edge->contacts));
        write_data(out, "first", edge->first);
        write_data(out, "last", edge->last);
        buffer_string(out, "<data key=\"events\">");
        for (size_t j = 0; j < edge->events.count; j++) {
            buffer_string(out, j ? "|" : "");
            write_xml(out, edge->events.items[j]);
        }
        buffer_string(out, "</data>");
        buffer_string(out, "</edge>\n");
    }
}

int export_graph(Export *self, ChBuffer *out) {
    Graph graph = {0};
    int status = export_read_people(self);
    status = status < 0 ? status : export_each(self, CH_LIST_EVENTS, add_event, &graph);
    buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                       "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
                       "<key id=\"country\" for=\"node\" attr.name=\"country\" attr.type=\"string\"/>\n"
                       "<key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
                       "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>\n"
                       "<key id=\"first\" for=\"edge\" attr.name=\"first\" attr.type=\"string\"/>\n"
                       "<key id=\"last\" for=\"edge\" attr.name=\"last\" attr.type=\"string\"/>\n"
                       "<key id=\"events\" for=\"edge\" attr.name=\"events\" attr.type=\"string\"/>\n"
                       "<graph id=\"contacts\" edgedefault=\"undirected\">\n");
    write_graph(self, out, &graph);
    buffer_string(out, "</graph>\n</graphml>\n");
    return status;
}
