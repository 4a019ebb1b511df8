/* Drafts: events on their way from frames to records. */
#ifndef CHANCERY_CODE_DRAFT_H
#define CHANCERY_CODE_DRAFT_H

#include "base/edtf.h"
#include "code/actors.h"
#include "code/frame.h"
#include "code/mechanisms.h"

/* An event with what decides whether and how it becomes a record. */
typedef struct Draft {
    ChEvent event;
    ActorList initiator, counterpart;
    Span anchor; /* the words of the frame */
    Span quote;
    uint32_t clause; /* index in the clauses */
    bool from_headline;
    bool from_repeat;    /* told in a segment that repeats another */
    bool own_date;       /* a date in its own sentence */
    bool unknown_date;   /* one in its own clause, of a year nobody tells (去年 on a page without a date) */
    bool shared_date;    /* which another clause of the sentence holds */
    bool date_is_news;   /* dated by `published` only */
    bool of_scene;       /* dated by the day that a sentence before it opens with, which tells nothing else */
    bool date_is_filing; /* dated by the day in the dateline only: about that day; of an item without `published` not
                            recorded */
    bool by_noun;        /* its frame is a noun's, or a name's */
    bool by_dated_noun;  /* … one that is an event only with its day: 文化年 */
    bool in_speech;      /* told inside somebody's speech */
    const char *window;  /* the last day, that it was told of (过去一天); in the arena, NULL if none was */
    const char *told_by; /* the country of who speaks there, of the item's arena; NULL if it is not known */
    bool is_introduced;  /* what the press is told of on a day of its own (介绍 X 访 P 有关情况) */
    bool lies_ahead;     /* … before it begins: 安排, at a 吹风会 */
    bool is_recalled;    /* spoken of in a relative clause: not dated by what is reported */
    bool is_nominal;     /* named only: about the day of what is reported */
    bool follows_talks;  /* where both meet the press: on the day of the talks */
    bool at_state;       /* a visit: its place is the state */
    bool at_arrival;     /* a visit: its place is where the visitor arrived; a ceremony: he is met there */
    bool at_airport;     /* a visit: its place is an airport */
    bool at_meeting;     /* a visit: its place, if it has one, is where the guest is met */
    bool to_region;      /* a visit to a part of the world, not to one state */
    bool is_off_earlier; /* was called off some time ago, on a date told in its sentence */
    bool is_end;         /* a visit: told as over, by the day of the return */
    bool is_leg;         /* a visit: told by a verb of going on to a town (转往 P) */
    bool by_travel;      /* a visit: told by a verb of going there, a town or a state */
    bool is_this;        /* of this occasion, also where it is spoken of */
    bool on_visit;       /* spoken of as done on the visit at hand: about the day of what is reported */
    bool is_habit;       /* told as done many times, at no time of its own */
    bool is_counted;     /* several encounters told at once: 去年以来 5次会晤 */
    bool inherited;      /* its subject was carried over */
    bool told_again;     /* merged from several drafts */
    bool in_body;        /* a headline's event that the body tells too */
    bool is_note;        /* a message: a note of one government to another */
    bool is_passed_on;   /* a message sent through another, who is one of the sides at hand */
    bool is_declaration; /* a signing: of what both declare, no agreement */
    bool is_met_at_once; /* a meeting with several of a list that nothing tells apart */
    bool is_lately; /* a session that somebody recalls as one of late, or an agreement to stop fighting: not of the day
                       it is told */
    bool is_exchanged;     /* a visit: one of two paid there and back (互访) */
    bool of_tour;          /* a visit told with those to other countries at once */
    bool is_by_invitation; /* a visit known by what he is invited to or attends, no word tells it */
    bool tells_hour;       /* its clause tells the time of day */
    bool is_greeting;      /* a guest met where he arrives */
    bool is_farewell;      /* a guest seen off */
    bool is_reception;     /* a ceremony of welcome for him */
    bool by_time;          /* told by a noun that only dates something else: 招待会期间 */
    bool is_award;         /* a ceremony at which an order is given, or credentials */
    bool is_next_stop;     /* lies ahead of one who has just set out */
    bool is_mission;       /* relations: an embassy or consulate opened or closed */
    bool is_team;          /* aid: people sent, no goods */
    bool is_recall;        /* a sanction: an envoy called home */
    bool is_besides; /* … envoys sent home besides what was told before (实施制裁并驱逐 X 外交官), or the reverse */
    bool is_seizure;      /* force: ground taken, no blow */
    bool is_fight;        /* force: armies at war fight on, no single blow */
    bool is_at_large;     /* force: told of several towns of its place */
    bool is_strike;       /* force: an attack, told by no word for what came of it */
    bool is_result;       /* force: what came of one: 炸毁, 打死 */
    bool is_further;      /* force, a signing: one more than those told before (还) */
    bool repels;          /* force: told as repelled, not dealt (击退) */
    bool names_target;    /* force: its clause names whom it hits, and not by the dead only */
    bool is_ending;       /* relations broken off, an office left */
    bool is_directed;     /* one does it to another: no joint deed, no membership */
    bool is_decreed;      /* an appointment told with the one who made it */
    bool takes_main_pair; /* names nobody: between those whom the item is about */
    const char *house;    /* a session: the bloc or organisation whose it is by its name; NULL if none */
    const char *sitting;  /* … and what the name says behind that, but for its town: G20|峰会, G20|杭州峰会 */
    const char *town;     /* … which that name tells; NULL if it tells none */
} Draft;

typedef List(Draft) DraftList;

/* What coding the events of one item works on. */
typedef struct EventCoder {
    Item *item;
    ClauseList clauses;
    NamedMechanismList mechanisms;
    DraftList drafts;
    Pair pair;               /* the sides of the last event between two countries */
    uint32_t pair_paragraph; /* … and the paragraph in which it is told */
    ChActor speaker;         /* who speaks in the clause at hand; all NULL if the outlet does */
    bool speaks_for_body;    /* that is a body, or its spokesman */
    ActorList addressed;     /* whom the message told last was sent to; empty if nobody */
    uint32_t story_start;    /* where the story at hand begins, of an item that tells several under headings */
    Party appointing;        /* who announced a list of appointments; count 0 if nobody did */
} EventCoder;

/* Appends the drafts that a trigger makes. */
void event_from_trigger(EventCoder *self, const Trigger *trigger);

/* Starts a draft: type, status, date, place, quote from the trigger and its
 * clause. False if the words deny the event or speak of it as a wish. */
bool draft_begin(EventCoder *self, const Trigger *trigger, Draft *draft);
/* The status of a stay of this date: it goes on unless the item's month shows
 * that it was over. */
ChStatusOfEvent stays_until(const Item *item, const char *date);
/* Sets the date that the words give, and lets the calendar correct the status: what
 * lies ahead of `published` is planned. */
void draft_set_date(EventCoder *self, const Trigger *trigger, Draft *draft);
/* The days told before the trigger for as many deeds or stays, one each (14日和16日分别会见 A 和 B), as EDTF, NULL for
 * one that cannot be told; false if there are not `count`. */
bool days_one_by_one(const Item *item, const Trigger *trigger, uint32_t count, bool planned, const char **days);
/* Dates what has no day by the units of time told before it in its sentence that are over, or are to come if it is
 * planned, as a gift then is: 过去一天，X 军袭击 Y; 未来3年向 Y 提供. */
void draft_take_window(EventCoder *self, const Trigger *trigger, Draft *draft);
/* Gives a measure the day on which it takes effect, if the words behind it tell one: 加征关税，8月1日起生效. */
void draft_take_day_of_effect(EventCoder *self, const Trigger *trigger, Draft *draft);
/* Encounters that are only counted (去年以来，X 同 Y 5次会晤): dates the draft by the years or months
 * they are told of. False if they are told of no time, and are no event then. */
bool draft_set_counted(EventCoder *self, const Trigger *trigger, Draft *draft);
/* True if one side acts upon the other: such acts are news also where somebody tells
 * them; meetings told in a speech are recalled. */
bool event_is_act(ChEventType type);
/* The place that the country named before it is told apart by (秘鲁首都利马), the
 * country itself if none is. */
const Mention *place_within(const Item *item, const Mention *country);
/* The name of a place as printed: places within one another as one (贵州省贵阳市), without
 * the word for what it is (首都哈瓦那). In the arena. */
const char *place_name(const Item *item, const Mention *place);
/* The EDTF date with ~, once; intervals as they are. A copy in the arena. */
const char *edtf_about(Arena *arena, const char *edtf);
/* The date as EDTF, in the arena. */
const char *edtf_written(Arena *arena, const Edtf *edtf);
/* True if the EDTF day or days lie in the interval `span`; unknown digits fit any. */
bool days_lie_in(const char *days, const char *span);
/* True if the date is that of what the deed of another clause, or one before it, answers or averts:
 * 为了回应昨天的袭击， 作为对6日遇袭的报复，…. */
bool date_is_answered(const Item *item, uint32_t mention);
/* True if the announcement of relations lies ahead itself, on the day: 27日将宣布与 X 建交, 27日将召开记者会，宣布 ….
 */
bool announced_then(const Item *item, const Trigger *trigger, const Mention *date);
/* True if the draft's own date lies in a month or year before the page's, and not in the two weeks before it. */
bool draft_is_long_past(const Item *item, const Draft *draft);
/* True if the draft is planned for days that it took from elsewhere and that lie before the page's: they are not its
 * own. */
bool draft_plans_past(const Item *item, const Draft *draft);
/* What one verb tells of several days (5月和7月发动袭击) is done on each: repeats the drafts of the trigger from the
 * place `made` on for the days joined before that of theirs. */
void drafts_repeat_on_days(EventCoder *self, const Trigger *trigger, size_t made);
/* Ends it: countries, pair; drops it if it stays within one country and
 * `domestic_allowed` is false. */
void draft_end(EventCoder *self, Draft *draft, bool domestic_allowed);

/* The visitor takes the place of his country in ceremonies for him (X 将以军礼欢迎). */
void drafts_fill_guests(EventCoder *self);
/* Those of a list one of whom is told to have been met apart (会见 A 时) were met one by one. */
void drafts_split_lists(EventCoder *self);
/* Talks of nobody named that are what a session of their sentence does, or a name for it, are none of their own. */
void drafts_drop_talks_at_sessions(EventCoder *self);
/* Who leaves home (乘专机离开北京) begins his first visit; what he does on the journey, and the
 * other visits, lie ahead. */
void drafts_set_out(EventCoder *self);
/* Undated events take the visit's span or the day of the item's news. */
void drafts_date_undated(EventCoder *self);
/* What the visitor does on his visit is done where he visits. */
void drafts_place_in_visits(EventCoder *self);

enum { EVENT_QUOTE_LIMIT = 60 }; /* characters of an event's quote, by the codebook */

/* The words, or as many as a quote may have. */
static inline Span quote_capped(Span words) {
    words.length = words.length > EVENT_QUOTE_LIMIT ? EVENT_QUOTE_LIMIT : words.length;
    return words;
}

/* At the regular meeting of two states' leaders (中俄总理定期会晤) the visitor's host stands for his state, who holds
 * such a post. */
void drafts_name_partners(EventCoder *self);

/* The words that prove it, at most as many as the codebook allows: those of the frame with their object, and the sides
 * by name where they fit; no word, name or title cut in two. */
Span draft_proof(const EventCoder *self, const Draft *draft);

/* Merges drafts that tell the same occurrence; keeps the fuller one. */
void drafts_merge(EventCoder *self);

/* Takes the date off: it is of something else that the words tell. */
static inline void draft_drop_date(Draft *draft) {
    draft->event.date = NULL;
    draft->event.not_before = draft->event.not_after = 0;
    draft->own_date = false;
}

/* True if one of the two names of a session holds the other. */
bool session_names_agree(const char *a, const char *b);

/* True if one of the two names holds the other, or has only words more in the middle: G20峰会, G20杭州峰会. */
bool names_are_alike(const char *a, const char *b);

/* Moves a draft forward to where it is kept; most stay where they are. */
static inline void drafts_keep(EventCoder *self, size_t to, size_t from) {
    if (to < from) {
        self->drafts.items[to] = self->drafts.items[from];
    }
}

#endif
