#include "report/width.h"

#include "base/text.h"

#include <unicode/uchar.h>

static size_t character_width(uint32_t c) {
    if (c < 0x300) {
        return c >= 0x20 && (c < 0x7F || c >= 0xA0);
    }
    if (c >= 0x4E00 && c < 0xA000) {
        return 2; /* nearly all that is printed */
    }
    int8_t category = u_charType((UChar32)c);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) {
        return 0;
    }
    int32_t width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

size_t display_width(const char *text) {
    size_t columns = 0, length = strlen(text);
    for (size_t at = 0; at < length;) {
        columns += character_width(utf8_read(text, length, &at));
    }
    return columns;
}

size_t width_prefix(const char *text, size_t columns) {
    size_t taken = 0, length = strlen(text), at = 0;
    while (at < length) {
        size_t next = at;
        taken += character_width(utf8_read(text, length, &next));
        if (taken > columns) {
            break;
        }
        at = next;
    }
    return at;
}
