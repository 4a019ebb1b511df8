/* Web archives: what is picked out of them, and what damage costs. */
#include "chancery/intake.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cmocka.h>

#define CHINESE "智利外交部长3日在圣地亚哥同来访的新西兰外长举行会谈，双方就扩大两国贸易交换了意见。"

/* An archive in the making, and what intake makes of it. */
typedef struct Archive {
    char path[40];
    char bytes[1 << 18];
    size_t length;
    size_t starts[16];   /* of the records, or of the members they are packed in */
    size_t unpacked[16]; /* the same in the unpacked archive */
    size_t count, unpacked_length;
    char told[1 << 14]; /* pages by their ids, reports by their messages */
    ChIntakeCounts counts;
    size_t limit;
} Archive;

static int archive_begin(void **state) {
    Archive *self = calloc(1, sizeof *self);
    snprintf(self->path, sizeof self->path, "chancery-warc-XXXXXX");
    int file = mkstemp(self->path);
    self->limit = 1 << 20;
    close(file);
    *state = self;
    return file < 0;
}

static int archive_end(void **state) {
    unlink(((Archive *)*state)->path);
    free(*state);
    return 0;
}

/* Appends a record of any type, packed as asked: 0, 'g' or 'z'. */
static void record_add(Archive *self, char packing, const char *id, const char *type, const char *content_type,
                       const char *block, size_t length) {
    char record[1 << 17];
    int header = snprintf(record, sizeof record,
                          "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://news.example/%s\r\n"
                          "WARC-Record-ID: <urn:%s>\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n",
                          type, id, id, content_type, length);
    memcpy(record + header, block, length);
    memcpy(record + (size_t)header + length, "\r\n\r\n", 4);
    size_t whole = (size_t)header + length + 4, room = sizeof self->bytes - self->length;
    char *place = self->bytes + self->length;
    self->unpacked[self->count] = self->unpacked_length;
    self->starts[self->count++] = self->length;
    self->unpacked_length += whole;
    if (packing == 'g') {
        z_stream packer = {
            .next_in = (Bytef *)record, .avail_in = (uInt)whole, .next_out = (Bytef *)place, .avail_out = (uInt)room};
        assert_int_equal(deflateInit2(&packer, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
        assert_int_equal(deflate(&packer, Z_FINISH), Z_STREAM_END);
        self->length += packer.total_out;
        deflateEnd(&packer);
    } else if (packing == 'z') {
        ZSTD_CCtx *packer = ZSTD_createCCtx();
        ZSTD_CCtx_setParameter(packer, ZSTD_c_checksumFlag, 1);
        self->length += ZSTD_compress2(packer, place, room, record, whole);
        ZSTD_freeCCtx(packer);
    } else {
        memcpy(place, record, whole);
        self->length += whole;
    }
}

/* A response: the header's lines (each with its end), then the body. */
static void response_add(Archive *self, char packing, const char *id, const char *header, const char *body,
                         size_t length) {
    char block[1 << 16];
    int start = snprintf(block, sizeof block, "HTTP/1.1 200 OK\r\n%s\r\n", header);
    memcpy(block + start, body, length);
    record_add(self, packing, id, "response", "application/http; msgtype=response", block, (size_t)start + length);
}

/* A response whose page says who it is in Chinese. */
static void page_add(Archive *self, char packing, const char *id) {
    char page[1 << 12];
    int length =
        snprintf(page, sizeof page, "<html><head><title>%s</title></head><body><p>" CHINESE "</p></body></html>", id);
    response_add(self, packing, id, "Content-Type: text/html; charset=utf-8\r\n", page, (size_t)length);
}

static void report_keep(void *context, const ChReport *report) {
    Archive *self = context;
    const char *name = strstr(report->message, ": ");
    strcat(self->told, "[");
    strcat(self->told,
           strncmp(report->message, self->path, strlen(self->path)) == 0 ? report->message + strlen(self->path) : name);
    strcat(self->told, "] ");
}

/* Reads the archive; returns ids and messages in the order they came. */
static const char *archive_read(Archive *self) {
    FILE *file = fopen(self->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(self->bytes, 1, self->length, file), self->length);
    fclose(file);
    ChIntakeOptions options = CH_INTAKE_OPTIONS_INIT;
    options.report = report_keep;
    options.report_context = self;
    options.page_limit = self->limit;
    ChIntake *intake = ch_intake_new(&options);
    ChPage *page;
    self->told[0] = '\0';
    assert_int_equal(ch_intake_add(intake, self->path), CH_OK);
    while (ch_intake_next(intake, &page) == 1) {
        strcat(strcat(self->told, page->id), " ");
        assert_non_null(strstr(page->text, CHINESE));
        assert_int_equal(strncmp(page->url, "https://news.example/", 21), 0);
        ch_page_free(page);
    }
    self->counts = ch_intake_counts(intake);
    ch_intake_free(intake);
    return self->told;
}

/* What is told is `expected`, where '#' stands for the place of the `damaged`
 * record, and "..." for whatever follows up to the text behind it. */
static void archive_tells(Archive *self, size_t damaged, const char *expected) {
    char place[24];
    snprintf(place, sizeof place, "%zu", self->unpacked[damaged]);
    const char *told = archive_read(self), *at = told;
    for (const char *next = expected; *next != '\0';) {
        if (*next == '#' && strncmp(at, place, strlen(place)) == 0) {
            at += strlen(place);
            next++;
        } else if (strncmp(next, "...", 3) == 0) {
            next += 3;
            at = strstr(at, next);
            at = at == NULL ? "" : at;
        } else if (*at++ != *next++) {
            fail_msg("expected: %s\ntold: %s", expected, told);
        }
    }
    assert_string_equal(at, "");
}

static void three_pages_add(Archive *self, char packing) {
    self->length = self->unpacked_length = self->count = 0;
    page_add(self, packing, "a");
    page_add(self, packing, "b");
    page_add(self, packing, "c");
}

static void archives_are_read(void **state) {
    Archive *self = *state;
    for (const char *packing = "-gz"; *packing != '\0'; packing++) {
        three_pages_add(self, *packing);
        assert_string_equal(archive_read(self), "urn:a urn:b urn:c ");
        assert_int_equal(self->counts.refused + self->counts.left_out, 0);
        assert_int_equal(self->counts.pages, 3);
    }
}

static void other_records_are_passed_over(void **state) {
    Archive *self = *state;
    record_add(self, 'g', "i", "warcinfo", "application/warc-fields", "software: x\r\n", 13);
    record_add(self, 'g', "q", "request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n", 18);
    response_add(self, 'g', "picture", "Content-Type: image/png\r\n", "\x89PNG\r\n\x1A\n\0\0", 10);
    record_add(self, 'g', "moved", "response", "application/http", "HTTP/1.1 301 Moved\r\n\r\n" CHINESE,
               22 + strlen(CHINESE));
    record_add(self, 'g', "text", "conversion", "text/plain", CHINESE, strlen(CHINESE));
    record_add(self, 'g', "kept", "resource", "text/html", "<p>" CHINESE, 3 + strlen(CHINESE));
    static const char english[] = "<html><body><p>The ministers met on Monday.</p></body></html>";
    static const char japanese[] =
        "<html><body><p>外務大臣は三日、東京でニュージーランドの外務大臣と会談し、貿易の拡大について意見を交換した。"
        "両国は来年までに協定を結ぶことで一致した。</p></body></html>";
    response_add(self, 'g', "en", "Content-Type: text/html\r\n", english, sizeof english - 1);
    response_add(self, 'g', "ja", "Content-Type: text/html\r\n", japanese, sizeof japanese - 1);
    assert_string_equal(archive_read(self), "urn:text urn:kept ");
    assert_int_equal(self->counts.left_out, 2);
    assert_int_equal(self->counts.refused, 0);
}

static void codings_are_undone(void **state) {
    Archive *self = *state;
    char chunked[1 << 10], packed[1 << 10];
    size_t half = strlen(CHINESE) / 2;
    int length = snprintf(chunked, sizeof chunked, "%zx\r\n%.*s\r\n%zX;x=y\r\n%s\r\n0\r\n\r\n", half, (int)half,
                          CHINESE, strlen(CHINESE) - half, &CHINESE[half]);
    response_add(self, 0, "chunked", "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n", chunked,
                 (size_t)length);
    response_add(self, 0, "joined", "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n", CHINESE,
                 strlen(CHINESE));
    response_add(self, 0, "unpacked", "Content-Type: text/plain\r\nContent-Encoding: gzip\r\n", CHINESE,
                 strlen(CHINESE));
    for (int bits = -15; bits <= 31; bits += bits == -15 ? 30 : 16) { /* bare deflate, zlib, gzip */
        z_stream packer = {.next_in = (Bytef *)CHINESE,
                           .avail_in = (uInt)strlen(CHINESE),
                           .next_out = (Bytef *)packed,
                           .avail_out = sizeof packed};
        assert_int_equal(deflateInit2(&packer, 6, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
        assert_int_equal(deflate(&packer, Z_FINISH), Z_STREAM_END);
        char header[100];
        snprintf(header, sizeof header, "content-type:text/plain\r\nCONTENT-ENCODING: %s\r\n",
                 bits == 31 ? "GZip" : "deflate");
        response_add(self, 0, bits == 31 ? "gzip" : bits == 15 ? "zlib" : "deflate", header, packed, packer.total_out);
        deflateEnd(&packer);
    }
    response_add(self, 0, "cut", "Content-Type: text/plain\r\nContent-Encoding: gzip\r\n", packed, 40);
    response_add(self, 0, "brotli", "Content-Type: text/html\r\nContent-Encoding: br\r\n", "\x8B\x01\x80xyz", 6);
    archive_tells(self, 6,
                  "urn:chunked urn:joined urn:unpacked urn:deflate urn:zlib urn:gzip "
                  "[:7: record at byte #: the packed page is cut short] "
                  "[:8: record at byte ...: the page is packed in a way that is not read (brotli?)] ");
}

static void the_servers_encoding_is_believed(void **state) {
    Archive *self = *state;
    char encoded[1 << 10], *in = (char *)CHINESE, *out = encoded;
    size_t left = strlen(CHINESE), room = sizeof encoded;
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    assert_int_equal(iconv(converter, &in, &left, &out, &room), 0);
    iconv_close(converter);
    response_add(self, 0, "gbk", "Content-Type: text/html; charset=\"GBK\"\r\n", encoded, sizeof encoded - room);
    response_add(self, 0, "silent", "Content-Type: text/html\r\n", encoded, sizeof encoded - room);
    assert_string_equal(archive_read(self), "urn:gbk urn:silent ");
}

static void large_records_are_refused(void **state) {
    Archive *self = *state;
    self->limit = 1000;
    char zeros[5000] = {0};
    three_pages_add(self, 0);
    response_add(self, 0, "large", "Content-Type: text/html\r\n", zeros, sizeof zeros);
    page_add(self, 0, "d");
    archive_tells(self, 3, "urn:a urn:b urn:c [:4: record at byte #: larger than the page limit of 1000 bytes] urn:d ");
}

static void damaged_members_are_skipped(void **state) {
    Archive *self = *state;
    for (const char *packing = "gz"; *packing != '\0'; packing++) {
        three_pages_add(self, *packing);
        self->bytes[(self->starts[1] + self->starts[2]) / 2] ^= 0x55; /* within the second member */
        archive_tells(self, 1, "urn:a [:2: record at byte #: the ... data are damaged; skipped to the next] urn:c ");
        assert_int_equal(self->counts.refused, 1);

        three_pages_add(self, *packing);
        self->bytes[self->starts[1]] ^= 0x55; /* its first byte */
        archive_tells(self, 1, "urn:a [:2: record at byte #: the ... data are damaged; skipped to the next] urn:c ");

        three_pages_add(self, *packing);
        size_t cut = 60; /* its end: the next begins where its data should go on */
        memmove(self->bytes + self->starts[2] - cut, self->bytes + self->starts[2], self->length - self->starts[2]);
        self->length -= cut;
        archive_tells(self, 1, "urn:a [:2: record at byte #: the ...; skipped to the next] urn:c ");
    }
}

static void a_wrong_checksum_is_noticed(void **state) {
    Archive *self = *state;
    three_pages_add(self, 'g');
    self->bytes[self->starts[2] - 6] ^= 1;
    archive_tells(self, 1, "urn:a [:2: record at byte #: the gzip data are damaged; skipped to the next] urn:c ");
}

static void cut_archives_are_told(void **state) {
    Archive *self = *state;
    for (const char *packing = "-gz"; *packing != '\0'; packing++) {
        three_pages_add(self, *packing);
        self->length -= 40;
        archive_tells(
            self, 2,
            *packing == '-' ? "urn:a urn:b [:3: record at byte #: the record is cut short; skipped to the next] "
            : *packing == 'g'
                ? "urn:a urn:b [:3: record at byte #: the gzip data end too early; skipped to the next] "
                : "urn:a urn:b [:3: record at byte #: the Zstandard data end too early; skipped to the next] ");
        assert_int_equal(self->counts.refused, 1);
    }
}

static void wrong_lengths_are_survived(void **state) {
    Archive *self = *state;
    static const char *const lengths[] = {"Content-Length: 1", "Content-Length: 9",
                                          "Content-Length:  ", "Content-Longer: 1"};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        three_pages_add(self, 0);
        char *second = self->bytes + self->starts[1];
        memcpy(strstr(second, "Content-Length: "), lengths[i], 17);
        archive_tells(self, 1, "urn:a [:2: record at byte #: the record...; skipped to the next] urn:c ");
        assert_int_equal(self->counts.refused, 1);
    }
}

static void noise_between_records_is_skipped(void **state) {
    Archive *self = *state;
    three_pages_add(self, 0);
    memset(self->bytes + self->starts[1], 'x', 300);
    archive_tells(self, 1,
                  "urn:a [:2: record at byte #: no record begins where one should; skipped to the next] urn:c ");
}

int main(void) {
#define TEST(function) cmocka_unit_test_setup_teardown(function, archive_begin, archive_end)
    const struct CMUnitTest tests[] = {
        TEST(archives_are_read),           TEST(other_records_are_passed_over),
        TEST(codings_are_undone),          TEST(the_servers_encoding_is_believed),
        TEST(large_records_are_refused),   TEST(damaged_members_are_skipped),
        TEST(a_wrong_checksum_is_noticed), TEST(cut_archives_are_told),
        TEST(wrong_lengths_are_survived),  TEST(noise_between_records_is_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
