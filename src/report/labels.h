/* Labels: the words of briefs and the headings of lists, in both languages. */
#ifndef CHANCERY_REPORT_LABELS_H
#define CHANCERY_REPORT_LABELS_H

/* X(NAME, English, Chinese) */
#define LABELS(X)                                                                                                  \
    X(TITLE, "Brief: %s – %s", "%s—%s关系简报")                                                                    \
    X(AS_OF, "as of %s", "截至%s")                                                                                 \
    X(BASIS, "%zu records of %zu pages", "依据%zu条记录，%zu篇报道")                                               \
    X(BASIS_MANY, "%s%zu records; persons, promises and positions by the newest",                                  \
      "依据%s%zu条记录；人物、承诺与表态以最近的为准")                                                             \
    X(MORE_THAN, "more than ", "逾")                                                                               \
    X(SINCE, "since %s", "自%s起")                                                                                 \
    X(CONTACTS, "Contacts by year and level", "历年往来与级别")                                                    \
    X(CONTACTS_TEXT, "%zu contacts in %zu years; most in %s (%s)", "%zu次往来，跨%zu个年份；最多的是%s年（%s次）") \
    X(LEADERS, "leaders", "领导人")                                                                                \
    X(MINISTERS, "ministers", "部长级")                                                                            \
    X(OTHERS, "others", "其他")                                                                                    \
    X(EARLIER, "Contacts of earlier years: %zu.", "更早年份的往来：%zu次。")                                       \
    X(LEFT_OUT, "Of no known year and left out: %zu.", "年份不明、未列入的：%zu条。")                              \
    X(NO_YEAR, "Without a year: %zu.", "年份不明的：%zu次。")                                                      \
    X(LAST, "Last visits, meetings and calls", "最近的访问、会晤与通话")                                           \
    X(NEXT, "Announced and not yet told as held", "已宣布、尚未见报道举行")                                        \
    X(NO_NEXT, "Nothing is announced.", "未见预告。")                                                              \
    X(NO_LAST, "No visit, meeting or call is recorded.", "没有访问、会晤或通话的记录。")                           \
    X(WHO, "Who is who now: %s", "现任人物：%s")                                                                   \
    X(NO_WHO, "No one is named.", "没有具名人物。")                                                                \
    X(MECHANISMS, "Mechanisms", "合作机制")                                                                        \
    X(NO_MECHANISMS, "No mechanism is named.", "未提及合作机制。")                                                 \
    X(PROMISES, "Promises and what became of them", "承诺及其落实")                                                \
    X(NO_PROMISES, "No undertaking is recorded.", "没有承诺的记录。")                                              \
    X(FIGURES, "Figures", "数字")                                                                                  \
    X(NO_FIGURES, "No figure is recorded.", "没有数字的记录。")                                                    \
    X(FIGURES_TEXT, "%s by year, %s to %s", "%s逐年数字，%s年至%s年")                                              \
    X(POSITIONS, "Positions taken by %s", "%s的表态")                                                              \
    X(NO_POSITIONS, "No position is recorded.", "没有表态的记录。")                                                \
    X(SOURCES, "Sources", "来源")                                                                                  \
    X(SHOWN, "%zu of %zu shown.", "共%2$zu条，列出%1$zu条。")                                                      \
    X(SHOWN_NEWEST, "%zu of the newest %zu shown.", "最近的%2$zu条中列出%1$zu条。")                                \
    X(FOOTER,                                                                                                      \
      "Each line ends with its sources and the id of its record: `chancery show ID` prints the words that "        \
      "prove it.",                                                                                                 \
      "每行末尾是来源编号和记录编号：chancery show 编号 可看到作为依据的原文。")                                   \
    X(DATE, "date", "日期")                                                                                        \
    X(KIND, "what", "类型")                                                                                        \
    X(SIDES, "who", "双方")                                                                                        \
    X(PLACE, "where", "地点")                                                                                      \
    X(POST, "post", "职务")                                                                                        \
    X(NAME, "name", "姓名")                                                                                        \
    X(SEEN, "last seen", "最近出现")                                                                               \
    X(SESSION, "last session", "最近一次")                                                                         \
    X(HELD, "held", "举行日期")                                                                                    \
    X(UPCOMING, "next", "下一次")                                                                                  \
    X(TOLD, "told", "报道")                                                                                        \
    X(BY, "by", "承诺者")                                                                                          \
    X(WORDS, "words", "原文")                                                                                      \
    X(DUE, "due", "期限")                                                                                          \
    X(FATE, "fate", "结果")                                                                                        \
    X(MEASURE, "figure", "指标")                                                                                   \
    X(PERIOD, "period", "时期")                                                                                    \
    X(VALUE, "value", "数值")                                                                                      \
    X(CHANGE, "change", "变化")                                                                                    \
    X(SPEAKER, "speaker", "发言者")                                                                                \
    X(STANCE, "stance", "立场")                                                                                    \
    X(ORDINAL, "no. %d", "第%d次")                                                                                 \
    X(BOTH, "both sides", "双方")                                                                                  \
    X(RANK, "no. %d", "第%d位")                                                                                    \
    X(LARGE, " bn", "亿")                                                                                          \
    X(SMALL, " m", "万")                                                                                           \
    X(UNDATED, "undated", "日期不明")                                                                              \
    X(MECHANISM, "mechanism", "机制")                                                                              \
    /* Headings of lists. */                                                                                       \
    X(HEAD_ID, "id", "编号")                                                                                       \
    X(HEAD_WORDS, "words", "原文")                                                                                 \
    X(HEAD_PAGES, "pages", "篇数")                                                                                 \
    X(HEAD_FIRST_SEEN, "first seen", "最早")                                                                       \
    X(HEAD_LAST_SEEN, "last seen", "最近")                                                                         \
    X(HEAD_DATE, "date", "日期")                                                                                   \
    X(HEAD_TYPE, "type", "类型")                                                                                   \
    X(HEAD_STATUS, "status", "状态")                                                                               \
    X(HEAD_INITIATOR, "initiator", "主动方")                                                                       \
    X(HEAD_COUNTERPART, "counterpart", "对方")                                                                     \
    X(HEAD_PLACE, "place", "地点")                                                                                 \
    X(HEAD_MECHANISM, "mechanism", "机制")                                                                         \
    X(HEAD_PAGE, "page", "来源")                                                                                   \
    X(HEAD_MEASURE, "measure", "指标")                                                                             \
    X(HEAD_WHAT, "what", "内容")                                                                                   \
    X(HEAD_COUNTRIES, "countries", "国家")                                                                         \
    X(HEAD_UNIT, "unit", "单位")                                                                                   \
    X(HEAD_FIGURES, "figures", "数值")                                                                             \
    X(HEAD_NAME, "name", "姓名")                                                                                   \
    X(HEAD_COUNTRY, "country", "国家")                                                                             \
    X(HEAD_POSTS, "posts", "职务")                                                                                 \
    X(HEAD_POST, "post", "职务")                                                                                   \
    X(HEAD_FORMER_SINCE, "former since", "卸任后见于")                                                             \
    X(HEAD_SESSIONS, "sessions", "届次")                                                                           \
    X(HEAD_MISSING, "missing", "未见届次")                                                                         \
    X(HEAD_NEXT, "next", "下一届")                                                                                 \
    X(HEAD_TOLD, "told", "报道")                                                                                   \
    X(HEAD_BY, "by", "承诺者")                                                                                     \
    X(HEAD_KIND, "kind", "类型")                                                                                   \
    X(HEAD_VALUE, "value", "数值")                                                                                 \
    X(HEAD_DUE, "due", "期限")                                                                                     \
    X(HEAD_FATE, "fate", "结果")                                                                                   \
    X(HEAD_PERIOD, "period", "时期")                                                                               \
    X(HEAD_CHANGE, "change", "变化")                                                                               \
    X(HEAD_SPEAKER, "speaker", "发言者")                                                                           \
    X(HEAD_STANCE, "stance", "立场")                                                                               \
    X(HEAD_TOWARD, "toward", "对象")

typedef enum Label {
#define X(name, english, chinese) LABEL_##name,
    LABELS(X)
#undef X
        LABEL_COUNT
} Label;

/* Never NULL; `language` is "zh" or "en". */
const char *label(Label which, const char *language);
/* A word of the codebook (visit, planned, pledged, met, support …) for readers;
 * the word itself if it has no other name. */
const char *codebook_label(const char *word, const char *language);

#endif
