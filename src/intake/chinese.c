#include "intake/chinese.h"

#include "base/text.h"

enum { HAN_LEAST = 20, HAN_PERCENT = 30, KANA_PERCENT = 10 };

bool chinese_is_possible(Slice page) {
    /* Han characters of everyday use begin with bytes 0xE4 to 0xE9 in UTF-8. */
    size_t leads = 0;
    for (size_t at = 0; at < page.length; at++) {
        unsigned char byte = (unsigned char)page.bytes[at];
        leads += byte >= 0xE4 && byte <= 0xE9;
    }
    return leads >= HAN_LEAST;
}

static bool is_kana(uint32_t c) { return c >= 0x3041 && c <= 0x30FF && c != 0x30FB && c != 0x30FC; }

/* Letters of any script: not the general, ideographic and full-width signs. */
static bool is_letter(uint32_t c) {
    if (c < 0xC0) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
    return !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x3040) && !(c >= 0xFE00 && c <= 0xFFFF);
}

bool chinese_is(Slice text) {
    size_t han = 0, kana = 0, letters = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = utf8_read(text.bytes, text.length, &at);
        han += character_is_han(c);
        kana += is_kana(c);
        letters += is_letter(c);
    }
    return han >= HAN_LEAST && han * 100 >= letters * HAN_PERCENT && kana * 100 < han * KANA_PERCENT;
}
