/* Feeds: whatever the markup, no crash, no hang, pages that keep their promises. */
#include "fuzz_intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    fuzz_intake("<?xml version=\"1.0\"?><rss", bytes, length, NULL);
    return 0;
}
