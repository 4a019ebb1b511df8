/* Files of any kind: what they hold and which encoding they are in is found out,
 * or forced by the first byte. */
#include "fuzz_intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static const char *const encodings[] = {NULL, NULL, NULL, "utf-8", "gb18030", "big5", "utf-16le", "utf-16be"};
    if (length == 0)
        return 0;
    fuzz_intake("", bytes + 1, length - 1, encodings[*bytes % 8]);
    return 0;
}
