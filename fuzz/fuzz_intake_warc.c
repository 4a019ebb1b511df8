/* Web archives: whatever the records, packed or not, no crash, no hang. */
#include "fuzz_intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    /* A packed archive tells itself by its own first bytes. */
    bool packed = length > 4 && (memcmp(bytes, "\x1F\x8B\x08", 3) == 0 || memcmp(bytes, "\x28\xB5\x2F\xFD", 4) == 0);
    fuzz_intake(packed ? "" : "WARC/1.", bytes, length, NULL);
    return 0;
}
