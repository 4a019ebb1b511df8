/* Build tool: prints, as C bytes, one bit for each BMP character that OpenCC
 * folds from traditional to simplified script. */
#include "base/text.h"

#include <opencc/opencc.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    opencc_t converter = opencc_open("t2s.json");
    if (converter == (opencc_t)-1) {
        fputs("make_script_table: OpenCC's t2s.json cannot be opened\n", stderr);
        return 1;
    }
    static unsigned char bits[8192];
    for (uint32_t c = 0x3400; c < 0x10000; c++) {
        if (!character_is_han(c)) {
            continue;
        }
        char in[5] = {0};
        unsigned length = utf8_write(in, c);
        char *out = opencc_convert_utf8(converter, in, length);
        if (out && strcmp(in, out) != 0) {
            bits[c >> 3] |= (unsigned char)(1u << (c & 7));
        }
        opencc_convert_utf8_free(out);
    }
    for (size_t i = 0; i < sizeof bits; i++) {
        printf("%u,%s", bits[i], i % 32 == 31 ? "\n" : "");
    }
    opencc_close(converter);
    return 0;
}
