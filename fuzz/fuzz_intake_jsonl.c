/* JSON lines: whatever stands in the lines, no crash, pages that keep their promises. */
#include "fuzz_intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    fuzz_intake("{\"id\":", bytes, length, NULL);
    return 0;
}
