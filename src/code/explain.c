/* Explain: what each stage made of a sentence, in words a person who mends a
 * data file can follow. */
#include "chancery/report.h"
#include "code/frame.h"
#include "code/speech.h"
#include "code/code.h"

static const char *segment_name(SegmentKind kind) {
    static const char *const names[] = {"headline", "dateline", "lead", "body", "caption", "credit", "furniture"};
    return names[kind];
}

static const char *mention_name(MentionKind kind) {
    static const char *const names[] = {"country",   "place", "body",     "post",    "person", "group",
                                        "reference", "date",  "quantity", "ordinal", "work"};
    return names[kind];
}

static const char *words(const Item *item, Span span) { return text_copy(item->arena, item->text, span); }

static void explain_segments(const Item *item, FILE *out) {
    fprintf(out, "\nSegments\n");
    for (size_t i = 0; i < item->segments.count; i++) {
        const Segment *segment = &item->segments.items[i];
        fprintf(out, "  %-10s %4u-%-4u %s%s\n", segment_name(segment->kind), segment->span.start,
                span_end(segment->span), words(item, segment->span), segment->repeated ? "  (repeats)" : "");
    }
}

/* The longest lexicon forms: those that lie within no other. */
static void explain_matches(const Item *item, FILE *out) {
    fprintf(out, "\nWords of the lexicon\n");
    uint32_t covered = 0;
    for (uint32_t start = 0; start < item->text->length; start++) {
        uint32_t last = item->matches.first[start + 1];
        if (last == item->matches.first[start] || span_end(item->matches.items[last - 1].span) <= covered) {
            continue;
        }
        const Match *match = &item->matches.items[last - 1];
        covered = span_end(match->span);
        fprintf(out, "  %4u-%-4u %s  ", match->span.start, covered, words(item, match->span));
        uint32_t count;
        const EntryId *entries = lexicon_entries(item->lexicon, match->posting, &count);
        for (uint32_t i = 0; i < count; i++) {
            fprintf(out, " %s", lexicon_class_name(lexicon_class(item->lexicon, entries[i])));
        }
        fputc('\n', out);
    }
}

static void explain_mentions(const Item *item, FILE *out) {
    fprintf(out, "\nMentions\n");
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        fprintf(out, "  %3zu %-10s %4u-%-4u %s", i, mention_name(mention->kind), mention->span.start,
                span_end(mention->span), words(item, mention->span));
        if (mention->country) {
            fprintf(out, "  country=%s", mention->country);
        }
        if (mention->name) {
            fprintf(out, "  name=%s", mention->name);
        }
        if (mention->kind == MENTION_DATE && mention->date.edtf) {
            fprintf(out, "  date=%s", mention->date.edtf);
        }
        if (mention->kind == MENTION_QUANTITY) {
            fprintf(out, "  value=%.15g %s", mention->quantity.value,
                    mention->quantity.unit ? mention->quantity.unit : "");
        }
        if (mention->ordinal) {
            fprintf(out, "  ordinal=%d", mention->ordinal);
        }
        if (mention->within != NO_MENTION) {
            fprintf(out, "  within %u", mention->within);
        }
        fputc('\n', out);
    }
}

static void explain_clauses(Item *item, FILE *out) {
    fprintf(out, "\nClauses\n");
    ClauseList clauses = clauses_of(item);
    for (size_t i = 0; i < clauses.count; i++) {
        const Clause *clause = &clauses.items[i];
        fprintf(out, "  %3zu %s%s\n", i, words(item, clause->span), clause->in_speech ? "  (said)" : "");
        for (uint32_t j = 0; j < clause->subject.count; j++) {
            const Mention *mention = &item->mentions.items[clause->subject.mentions[j]];
            fprintf(out, "        %s subject: %s\n", clause->subject_is_own ? "own" : "inherited",
                    words(item, mention->phrase));
        }
    }
}

static void explain_party(const Item *item, const char *slot, const Party *party, FILE *out) {
    for (uint32_t i = 0; i < party->count; i++) {
        fprintf(out, "        %s: %s\n", slot, words((Item *)item, item->mentions.items[party->mentions[i]].phrase));
    }
}

static const char *reality_name(Reality reality) {
    static const char *const names[] = {
        "as told", "planned", "ongoing", "cancelled", "habitual", "denied: no event", "only thought of: no event"};
    return names[reality];
}

/* The verbs and nouns of data/events.txt met, and what stands in their slots. */
static void explain_frames(Item *item, FILE *out) {
    fprintf(out, "\nFrames tried\n");
    ClauseList clauses = clauses_of(item);
    NamedMechanismList mechanisms = mechanisms_of(item);
    for (size_t i = 0; i < clauses.count; i++) {
        TriggerList triggers = {0};
        triggers_of(item, &mechanisms, &clauses.items[i], &triggers);
        for (size_t t = 0; t < triggers.count; t++) {
            const Trigger *trigger = &triggers.items[t];
            const char *frame = lexicon_value(item->lexicon, trigger->frame.entry, KEY_FRAME);
            fprintf(out, "  %3zu %s  %s %s  frame=%s  %s\n", i, words(item, trigger->span),
                    ch_event_type_name(trigger->frame.type), trigger->frame.is_noun ? "noun" : "verb",
                    frame ? frame : "-", reality_name(reality_of(item, &clauses, trigger)));
            Party acting = acting_party(item, trigger), object = object_party(item, trigger);
            Party with = governed_party(item, trigger->clause, trigger->span.start, "with");
            Party to = governed_party(item, trigger->clause, trigger->span.start, "to");
            explain_party(item, "acts", &acting, out);
            explain_party(item, "behind it", &object, out);
            explain_party(item, "with", &with, out);
            explain_party(item, "to", &to, out);
        }
    }
    for (size_t i = 0; i < mechanisms.count; i++) {
        fprintf(out, "      mechanism %s\n", mechanisms.items[i].full);
    }
}

static void explain_records(const ChCoded *coded, FILE *out) {
    fprintf(out, "\nRecords\n");
    ChBuffer buffer = {0};
    size_t items = 0;
    ch_report_page(&buffer, CH_FORMAT_JSONL, coded, &items);
    fwrite(buffer.bytes, 1, buffer.length, out);
    ch_buffer_free(&buffer);
}

/* What speaks for and against a record. */
static void explain_grounds(const char *kind, const ChEvidence *evidence, double confidence, ChGroundSet grounds,
                            FILE *out) {
    fprintf(out, "  %.2f %s %s:", confidence, kind, evidence->text);
    for (unsigned ground = 0; ground < CH_GROUND_COUNT; ground++) {
        if (grounds & CH_GROUND_BIT(ground)) {
            fprintf(out, " %s", ch_ground_name((ChGround)ground));
        }
    }
    fputc('\n', out);
}

#define EXPLAIN_GROUNDS(list, kind)                                                                \
    for (size_t i = 0; i < records->list.count; i++) {                                             \
        explain_grounds(kind, &records->list.items[i].evidence, records->list.items[i].confidence, \
                        records->list.items[i].grounds, out);                                      \
    }

static void explain_confidence(const ChItem *records, FILE *out) {
    fprintf(out, "\nConfidence and its grounds\n");
    EXPLAIN_GROUNDS(people, "person")
    EXPLAIN_GROUNDS(events, "event")
    EXPLAIN_GROUNDS(indicators, "indicator")
    EXPLAIN_GROUNDS(commitments, "commitment")
    EXPLAIN_GROUNDS(mechanisms, "mechanism")
    EXPLAIN_GROUNDS(statements, "statement")
}

void explain_item(Item *item, FILE *out) {
    explain_segments(item, out);
    explain_matches(item, out);
    explain_mentions(item, out);
    explain_clauses(item, out);
    explain_frames(item, out);
    fprintf(out, "\nPlain words and what speaks for their stance\n");
    speech_explain_plain(item, out);
    ChCoded coded = {.page = "explained", .items = &item->out, .count = 1};
    explain_records(&coded, out);
    explain_confidence(&item->out, out);
}
