#include "code/speech.h"

void code_commitments(SpeechCoder *self, const Reading *reading) {
    (void)self;
    (void)reading;
}
