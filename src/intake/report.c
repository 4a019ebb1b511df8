#include "intake/report.h"

#include <stdarg.h>
#include <stdio.h>

void reporter_tell(Reporter *self, ChReportKind kind, Place place, const char *format, ...) {
    if (kind == CH_REPORT_REFUSED) {
        self->counts.refused++;
    }
    if (self->report == NULL) {
        return;
    }
    char message[4096 + 512]; /* a path and a cause; longer ones are cut */
    int length = place.record > 0 ? snprintf(message, 4096, "%s:%zu: ", place.source, place.record)
                                  : snprintf(message, 4096, "%s: ", place.source);
    size_t used = length < 4096 ? (size_t)length : 4095;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message + used, sizeof message - used, format, arguments);
    va_end(arguments);
    ChReport report = {kind, place.source, place.record, place.offset, message};
    self->report(self->context, &report);
}
