#include "intake/encoding.h"

#include "intake/json_reader.h"

#include <stdint.h>
#include <stdio.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

const char encoding_utf8[] = "UTF-8";
const char encoding_utf16le[] = "UTF-16LE";
const char encoding_utf16be[] = "UTF-16BE";
const char encoding_gb18030[] = "GB18030";
const char encoding_big5[] = "Big5-HKSCS";

/* How much of a text is looked at: more does not change the answer. */
enum { SAMPLE_SIZE = 64 * 1024 };

/* What a sample looks like when read in one encoding. Everything but ASCII is
 * counted in characters. */
typedef struct Likeness {
    size_t common; /* characters in everyday use */
    size_t rare;   /* characters that exist */
    size_t broken; /* bytes that fit no character */
} Likeness;

/* 1 for ordinary text, 0 for text of rare characters only, below it for noise. */
static double likeness_value(Likeness self) {
    size_t all = self.common + self.rare + self.broken;
    return all == 0 ? 0 : ((double)self.common - 2.0 * (double)self.broken) / (double)all;
}

static Likeness likeness_utf8(const uint8_t *bytes, size_t length) {
    Likeness likeness = {0};
    for (size_t at = 0; at < length;) {
        size_t start = at;
        UChar32 character;
        U8_NEXT(bytes, at, length, character);
        if (character < 0) {
            likeness.broken += at - start;
        } else if (character >= 0x80) {
            likeness.common++;
        }
    }
    return likeness;
}

/* GB 2312 puts the 3,755 characters of everyday use in rows 0xB0 to 0xD7, and
 * punctuation and full-width forms in 0xA1 and 0xA3. */
static Likeness likeness_gb18030(const uint8_t *bytes, size_t length) {
    Likeness likeness = {0};
    for (size_t at = 0; at < length;) {
        uint8_t lead = bytes[at], trail = at + 1 < length ? bytes[at + 1] : 0;
        if (lead < 0x80) {
            at++;
        } else if (lead > 0x80 && lead < 0xFF && trail >= 0x40 && trail != 0x7F && trail != 0xFF) {
            bool everyday = trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xD7) || lead == 0xA1 || lead == 0xA3);
            likeness.common += everyday;
            likeness.rare += !everyday;
            at += 2;
        } else if (lead > 0x80 && lead < 0xFF && trail >= 0x30 && trail <= 0x39 && at + 3 < length &&
                   bytes[at + 2] > 0x80 && bytes[at + 3] >= 0x30 && bytes[at + 3] <= 0x39) {
            likeness.rare++;
            at += 4;
        } else {
            likeness.broken++;
            at++;
        }
    }
    return likeness;
}

/* The punctuation of running text in Big5, row 0xA1: comma, ideographic comma,
 * stop, interpuncts, colon and its kin, brackets, quotation marks. The rest of
 * rows 0xA1 and 0xA3 is vertical forms, box drawing and bopomofo. */
static bool big5_everyday_mark(uint8_t trail) {
    return (trail >= 0x40 && trail <= 0x4B) || trail == 0x50 || trail == 0x58 || trail == 0x5D || trail == 0x5E ||
           (trail >= 0x69 && trail <= 0x7A) || trail == 0xA7 || trail == 0xA8;
}

/* Big5 puts the 5,401 characters of everyday use in rows 0xA4 to 0xC6; its
 * full-width digits and letters begin at 0xA2AF. */
static Likeness likeness_big5(const uint8_t *bytes, size_t length) {
    Likeness likeness = {0};
    for (size_t at = 0; at < length;) {
        uint8_t lead = bytes[at], trail = at + 1 < length ? bytes[at + 1] : 0;
        bool pair = lead > 0x80 && lead < 0xFF && ((trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail < 0xFF));
        if (lead < 0x80) {
            at++;
        } else if (pair) {
            bool everyday = (lead >= 0xA4 && lead <= 0xC6) || (lead == 0xA1 && big5_everyday_mark(trail)) ||
                            (lead == 0xA2 && trail >= 0xAF);
            likeness.common += everyday;
            likeness.rare += !everyday;
            at += 2;
        } else {
            likeness.broken++;
            at++;
        }
    }
    return likeness;
}

/* The share of 16-bit units that are ASCII, Chinese, or the punctuation and
 * full-width forms of Chinese text. `high` is where a unit's high byte stands. */
static double utf16_share(const uint8_t *bytes, size_t length, size_t high) {
    size_t fitting = 0, units = length / 2;
    for (size_t unit = 0; unit < units; unit++) {
        uint8_t upper = bytes[2 * unit + high], lower = bytes[2 * unit + 1 - high];
        if (upper == 0) {
            fitting += lower >= 0x20 || (lower >= '\t' && lower <= '\r');
        } else {
            fitting += (upper >= 0x4E && upper <= 0x9F) || upper == 0x20 || upper == 0x30 || upper == 0xFF;
        }
    }
    return units == 0 ? 0 : (double)fitting / (double)units;
}

/* UTF-16 without a byte-order mark, or NULL. */
static const char *utf16_detect(const uint8_t *bytes, size_t length) {
    if (length < 4) {
        return NULL;
    }
    double little = utf16_share(bytes, length, 1), big = utf16_share(bytes, length, 0);
    if (little >= 0.9 && little > big) {
        return encoding_utf16le;
    }
    if (big >= 0.9 && big > little) {
        return encoding_utf16be;
    }
    return NULL;
}

size_t encoding_mark_length(Slice bytes, const char *encoding) {
    if (bytes.length >= 3 && strcmp(encoding, encoding_utf8) == 0) {
        return memcmp(bytes.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    }
    if (bytes.length >= 2 && strcmp(encoding, encoding_utf16le) == 0) {
        return memcmp(bytes.bytes, "\xFF\xFE", 2) == 0 ? 2 : 0;
    }
    if (bytes.length >= 2 && strcmp(encoding, encoding_utf16be) == 0) {
        return memcmp(bytes.bytes, "\xFE\xFF", 2) == 0 ? 2 : 0;
    }
    if (bytes.length >= 4 && strcmp(encoding, encoding_gb18030) == 0) {
        return memcmp(bytes.bytes, "\x84\x31\x95\x33", 4) == 0 ? 4 : 0;
    }
    return 0;
}

/* The encoding of the byte-order mark, or NULL. */
static const char *mark_detect(Slice bytes) {
    const char *const marked[] = {encoding_utf8, encoding_utf16le, encoding_utf16be, encoding_gb18030};
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
        if (encoding_mark_length(bytes, marked[i]) > 0) {
            return marked[i];
        }
    }
    return NULL;
}

/* Between the multi-byte encodings, by what the text would look like. A
 * declaration tips the balance where the difference is small. */
static const char *multibyte_detect(const uint8_t *bytes, size_t length, const char *declared) {
    const struct {
        const char *name;
        double value;
    } candidates[] = {
        {encoding_utf8, likeness_value(likeness_utf8(bytes, length))},
        {encoding_gb18030, likeness_value(likeness_gb18030(bytes, length))},
        {encoding_big5, likeness_value(likeness_big5(bytes, length))},
    };
    const char *best = encoding_utf8;
    double best_value = -2;
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        bool is_declared = declared != NULL && strcmp(declared, candidates[i].name) == 0;
        double value = candidates[i].value + (is_declared ? 0.15 : 0);
        if (value <= best_value) {
            continue;
        }
        best = candidates[i].name;
        best_value = value;
    }
    return best;
}

/* True if so many bytes are NUL that they must be halves of 16-bit units. */
static bool is_widened(Slice bytes) {
    size_t nuls = 0;
    for (size_t at = 0; at < bytes.length; at++) {
        const char *nul = memchr(bytes.bytes + at, 0, bytes.length - at);
        if (nul == NULL) {
            break;
        }
        at = (size_t)(nul - bytes.bytes);
        nuls++;
    }
    return nuls * 8 > bytes.length;
}

const char *encoding_detect(Slice bytes, const char *declared) {
    const char *marked = mark_detect(bytes);
    if (marked != NULL) {
        return marked;
    }
    if (json_utf8_valid(bytes.bytes, bytes.length) && !is_widened(bytes)) {
        return encoding_utf8;
    }

    /* Markup and digits say nothing: begin at the first character that does. */
    const uint8_t *sample = (const uint8_t *)bytes.bytes;
    size_t length = bytes.length < SAMPLE_SIZE ? bytes.length : SAMPLE_SIZE;
    const char *utf16 = utf16_detect(sample, length);
    if (utf16 != NULL) {
        return utf16;
    }
    size_t at = 0;
    while (at < bytes.length && sample[at] < 0x80) {
        at++;
    }
    length = bytes.length - at < SAMPLE_SIZE ? bytes.length - at : SAMPLE_SIZE;
    const char *detected = multibyte_detect(sample + at, length, declared);
    bool other = declared != NULL && strcmp(declared, encoding_utf8) != 0 && strcmp(declared, encoding_gb18030) != 0 &&
                 strcmp(declared, encoding_big5) != 0 && strncmp(declared, "UTF-16", 6) != 0;
    /* An encoding of another language is believed: nothing here knows better. */
    return other ? declared : detected;
}

const char *encoding_canonical(const char *name) {
    static const struct {
        const char *spelling, *encoding;
    } supersets[] = {
        {"gb2312", encoding_gb18030},   {"gbk", encoding_gb18030},   {"gb18030", encoding_gb18030},
        {"cp936", encoding_gb18030},    {"x-gbk", encoding_gb18030}, {"gb_2312-80", encoding_gb18030},
        {"euc-cn", encoding_gb18030},   {"big5", encoding_big5},     {"big5-hkscs", encoding_big5},
        {"cp950", encoding_big5},       {"big-5", encoding_big5},    {"x-x-big5", encoding_big5},
        {"utf-8", encoding_utf8},       {"utf8", encoding_utf8},     {"utf-16le", encoding_utf16le},
        {"utf-16be", encoding_utf16be},
    };
    for (size_t i = 0; i < sizeof supersets / sizeof *supersets; i++) {
        if (slice_is_word((Slice){name, strlen(name)}, supersets[i].spelling)) {
            return supersets[i].encoding;
        }
    }
    UErrorCode status = U_ZERO_ERROR;
    const char *known = ucnv_getAlias(name, 0, &status);
    return U_SUCCESS(status) ? known : NULL;
}

const char *encoding_declared(Slice html, char *name, size_t size) {
    static const char key[] = "charset", xml[] = "encoding"; /* of <meta>, of <?xml */
    size_t end = html.length < 8192 ? html.length : 8192;
    for (size_t at = 0; at + sizeof key <= end; at++) {
        Slice rest = {html.bytes + at, end - at};
        bool is_xml = html.length > 5 && memcmp(html.bytes, "<?xml", 5) == 0 && rest.length >= sizeof xml &&
                      slice_is_word((Slice){rest.bytes, sizeof xml - 1}, xml);
        if (!is_xml && !slice_is_word((Slice){rest.bytes, sizeof key - 1}, key)) {
            continue;
        }
        at += is_xml ? sizeof xml - 1 : sizeof key - 1;
        while (at < end && strchr(" =\"'\t", html.bytes[at]) != NULL && html.bytes[at] != '\0') {
            at++;
        }
        size_t length = 0;
        for (; at + length < end && length + 1 < size; length++) {
            char letter = html.bytes[at + length];
            if (letter <= ' ' || strchr("\"'>;/", letter) != NULL) {
                break;
            }
            name[length] = letter;
        }
        name[length] = '\0';
        return length > 0 ? name : NULL;
    }
    return NULL;
}

/* Copies UTF-8 and replaces what is broken in it. */
static Breakage utf8_mend(Slice bytes, Bytes *out) {
    Breakage breakage = {0};
    const uint8_t *from = (const uint8_t *)bytes.bytes;
    size_t copied = 0;
    for (size_t at = 0; at < bytes.length;) {
        size_t start = at;
        UChar32 character;
        U8_NEXT(from, at, bytes.length, character);
        if (character >= 0) {
            continue;
        }
        if (breakage.count == 0) {
            breakage.first = start;
        }
        breakage.count += at - start;
        bytes_append(out, bytes.bytes + copied, start - copied);
        bytes_append_character(out, 0xFFFD);
        copied = at;
    }
    bytes_append(out, bytes.bytes + copied, bytes.length - copied);
    return breakage;
}

/* Appends UTF-16 units as UTF-8. `lead` holds a surrogate that waits for its
 * other half, or 0. */
static void units_append(Bytes *out, const UChar *units, size_t count, UChar *lead) {
    for (size_t i = 0; i < count; i++) {
        UChar32 character = units[i];
        if (U16_IS_LEAD(character)) {
            *lead = units[i];
            continue;
        }
        if (U16_IS_TRAIL(character)) {
            character = *lead != 0 ? U16_GET_SUPPLEMENTARY(*lead, character) : 0xFFFD;
        }
        *lead = 0;
        bytes_append_character(out, (unsigned)character);
    }
}

/* The converter from an encoding, or NULL. It stops at what it cannot read, so
 * that the place is known. */
static UConverter *decoder_converter(Decoder *self, const char *encoding) {
    if (self->name == encoding) {
        ucnv_reset(self->converter);
        return self->converter;
    }
    decoder_free(self);
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &status);
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_FAILURE(status)) {
        ucnv_close(converter);
        return NULL;
    }
    *self = (Decoder){converter, encoding};
    return converter;
}

Breakage decoder_decode(Decoder *self, const char *encoding, Slice bytes, Bytes *out) {
    size_t mark = encoding_mark_length(bytes, encoding);
    Slice content = {bytes.bytes + mark, bytes.length - mark};
    UConverter *converter = strcmp(encoding, encoding_utf8) == 0 ? NULL : decoder_converter(self, encoding);
    if (converter == NULL) {
        Breakage breakage = utf8_mend(content, out);
        breakage.first += mark;
        return breakage;
    }
    Breakage breakage = {0};
    const char *source = content.bytes, *end = content.bytes + content.length;
    UChar lead = 0, units[4096] = {0};
    for (bool more = true; more;) {
        UChar *target = units;
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, units + 4096, &source, end, NULL, true, &status);
        units_append(out, units, (size_t)(target - units), &lead);
        more = U_FAILURE(status) != 0;
        if (U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR) {
            continue;
        }

        char invalid[16];
        int8_t length = (int8_t)sizeof invalid;
        UErrorCode ignored = U_ZERO_ERROR;
        ucnv_getInvalidChars(converter, invalid, &length, &ignored);
        size_t broken = U_SUCCESS(ignored) && length > 0 ? (size_t)length : 1;
        if (breakage.count == 0) {
            breakage.first = (size_t)(source - bytes.bytes) - broken;
        }
        breakage.count += broken;
        bytes_append_character(out, 0xFFFD);
        lead = 0;
    }
    return breakage;
}

void decoder_free(Decoder *self) {
    if (self->converter != NULL) {
        ucnv_close(self->converter);
    }
    *self = (Decoder){0};
}
