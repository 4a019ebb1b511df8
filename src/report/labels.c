#include "report/labels.h"

#include <stddef.h>
#include <string.h>

typedef struct Words {
    const char *english, *chinese;
} Words;

static const Words labels[LABEL_COUNT] = {
#define X(name, english, chinese) {english, chinese},
    LABELS(X)
#undef X
};

static const struct {
    const char *word;
    Words words;
} codebook[] = {
    {"visit", {"visit", "访问"}},
    {"meeting", {"meeting", "会见"}},
    {"talks", {"talks", "会谈"}},
    {"call", {"call", "通话"}},
    {"session", {"session", "会议"}},
    {"message", {"message", "函电"}},
    {"ceremony", {"ceremony", "仪式"}},
    {"signing", {"signing", "签署"}},
    {"relations", {"relations", "建交"}},
    {"aid", {"aid", "援助"}},
    {"state", {"state visit", "国事访问"}},
    {"official", {"official visit", "正式访问"}},
    {"working", {"working visit", "工作访问"}},
    {"friendly", {"friendly visit", "友好访问"}},
    {"official friendly", {"official friendly visit", "正式友好访问"}},
    {"planned", {"planned", "计划"}},
    {"cancelled", {"cancelled", "取消"}},
    {"ongoing", {"ongoing", "进行中"}},
    {"agreed", {"agreed", "商定"}},
    {"pledged", {"pledged", "承诺"}},
    {"proposed", {"proposed", "提议"}},
    {"target", {"target", "目标"}},
    {"open", {"open", "未到期"}},
    {"met", {"met", "已实现"}},
    {"missed", {"missed", "未实现"}},
    {"unknown", {"unknown", "不明"}},
    {"support", {"supports", "支持"}},
    {"praise", {"praises", "赞赏"}},
    {"thank", {"thanks", "感谢"}},
    {"congratulate", {"congratulates", "祝贺"}},
    {"condole", {"condoles", "慰问"}},
    {"oppose", {"opposes", "反对"}},
    {"condemn", {"condemns", "谴责"}},
    {"concern", {"is concerned", "关切"}},
    {"wish", {"wishes", "愿望"}},
    {"inform", {"informs", "通报"}},
    {"neutral", {"says", "表示"}},
    {"trade", {"trade", "贸易"}},
    {"investment", {"investment", "投资"}},
    {"growth", {"growth", "增长"}},
    {"tourism", {"tourism", "旅游"}},
    {"people", {"people", "人员"}},
    {"projects", {"projects", "项目"}},
    {"rank", {"rank", "位次"}},
    {"other", {"other", "其他"}},
};

static const char *choose(Words words, const char *language) {
    return strcmp(language, "zh") == 0 ? words.chinese : words.english;
}

const char *label(Label which, const char *language) { return choose(labels[which], language); }

const char *codebook_label(const char *word, const char *language) {
    for (size_t i = 0; i < sizeof codebook / sizeof *codebook; i++) {
        if (strcmp(codebook[i].word, word) == 0) {
            return choose(codebook[i].words, language);
        }
    }
    return word;
}
