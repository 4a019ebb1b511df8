/* Intake from outside: kinds of files, encodings, limits, folders, reports. */
#include "chancery/intake.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cmocka.h>

static const char simplified[] = "越南国家主席5日在河内会见了来访的芬兰总统，双方就贸易、教育等领域的合作交换了意见。\n"
                                 "会谈后，两国签署了三项协定。\n";
static const char traditional[] =
    "越南國家主席5日在河內會見了來訪的芬蘭總統，雙方就貿易、教育等領域的合作交換了意見。\n"
    "會談後，兩國簽署了三項協定。\n";

/* A test's own folder, made before and removed behind each test. */
typedef struct Folder {
    char path[64];
    ChIntakeOptions options;
    ChIntake *intake;
    char messages[8192]; /* of all reports, a line each */
    ChReport last;
} Folder;

static void report_keep(void *context, const ChReport *report) {
    Folder *folder = context;
    size_t used = strlen(folder->messages);
    snprintf(folder->messages + used, sizeof folder->messages - used, "%s\n", report->message);
    folder->last = *report;
}

static int folder_make(void **state) {
    Folder *folder = calloc(1, sizeof *folder);
    snprintf(folder->path, sizeof folder->path, "chancery-intake-XXXXXX");
    if (folder == NULL || mkdtemp(folder->path) == NULL) {
        return -1;
    }
    folder->options = (ChIntakeOptions)CH_INTAKE_OPTIONS_INIT;
    folder->options.report = report_keep;
    folder->options.report_context = folder;
    *state = folder;
    return 0;
}

static int folder_remove(void **state) {
    Folder *folder = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder->path);
    ch_intake_free(folder->intake);
    int result = system(command);
    free(folder);
    return result;
}

static const char *path_in(const Folder *folder, const char *name) {
    static char path[160];
    snprintf(path, sizeof path, "%s/%s", folder->path, name);
    return path;
}

static void file_write(const Folder *folder, const char *name, const void *bytes, size_t length) {
    FILE *file = fopen(path_in(folder, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void text_write(const Folder *folder, const char *name, const char *text) {
    file_write(folder, name, text, strlen(text));
}

/* Opens an intake with the folder's options over one path. */
static void intake_open(Folder *folder, const char *path) {
    ch_intake_free(folder->intake);
    folder->intake = ch_intake_new(&folder->options);
    folder->messages[0] = '\0';
    assert_non_null(folder->intake);
    assert_int_equal(ch_intake_add(folder->intake, path), CH_OK);
}

static ChPage *page_next(Folder *folder) {
    ChPage *page;
    int result = ch_intake_next(folder->intake, &page);
    assert_int_equal(result, page != NULL);
    return page;
}

/* The ids of all pages, in order, a blank behind each. */
static const char *ids_read(Folder *folder) {
    static char ids[1024];
    ids[0] = '\0';
    for (ChPage *page; (page = page_next(folder)) != NULL; ch_page_free(page)) {
        strcat(ids, page->id);
        strcat(ids, " ");
    }
    return ids;
}

/* `text` in another encoding; returns its length. */
static size_t encode(const char *text, const char *encoding, char *out, size_t room) {
    iconv_t converter = iconv_open(encoding, "UTF-8");
    assert_true(converter != (iconv_t)-1);
    char *in = (char *)text, *place = out;
    size_t left = strlen(text);
    assert_int_equal(iconv(converter, &in, &left, &place, &room), 0);
    iconv_close(converter);
    return (size_t)(place - out);
}

static void encoding_is_found(Folder *folder, const char *text, const char *encoding, const char *mark,
                              const char *expected) {
    char bytes[4096];
    size_t marked = strlen(mark);
    memcpy(bytes, mark, marked);
    size_t length = marked + encode(text, encoding, bytes + marked, sizeof bytes - marked);
    file_write(folder, "page.txt", bytes, length);
    intake_open(folder, path_in(folder, "page.txt"));
    ChPage *page = page_next(folder);
    assert_non_null(page);
    assert_string_equal(page->encoding, expected);
    assert_string_equal(page->text, text);
    assert_string_equal(page->id, "page");
    assert_int_equal(page->broken_bytes, 0);
    assert_string_equal(folder->messages, "");
    ch_page_free(page);
}

static void encodings_are_found(void **state) {
    Folder *folder = *state;
    encoding_is_found(folder, simplified, "UTF-8", "", "UTF-8");
    encoding_is_found(folder, simplified, "UTF-8", "\xEF\xBB\xBF", "UTF-8");
    encoding_is_found(folder, simplified, "UTF-16LE", "", "UTF-16LE");
    encoding_is_found(folder, simplified, "UTF-16BE", "", "UTF-16BE");
    encoding_is_found(folder, simplified, "UTF-16LE", "\xFF\xFE", "UTF-16LE");
    encoding_is_found(folder, simplified, "UTF-16BE", "\xFE\xFF", "UTF-16BE");
    encoding_is_found(folder, simplified, "GB18030", "", "GB18030");
    encoding_is_found(folder, "双方同意\n", "GB18030", "", "GB18030");
    encoding_is_found(folder, traditional, "BIG5", "", "Big5-HKSCS");
    encoding_is_found(folder, "雙方同意\n", "BIG5", "", "Big5-HKSCS");
}

static void lines_in_every_encoding(void **state) {
    static const char *const encodings[] = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"};
    Folder *folder = *state;
    char bytes[4096];
    for (size_t i = 0; i < 4; i++) {
        size_t length =
            encode("{\"id\":\"甲\",\"text\":\"两国领导人举行会谈。\"}\n\n{\"id\":\"乙\",\"text\":\"双方表示欢迎。\"}",
                   encodings[i], bytes, sizeof bytes);
        file_write(folder, "pages", bytes, length);
        intake_open(folder, path_in(folder, "pages"));
        assert_string_equal(ids_read(folder), "甲 乙 ");
        assert_string_equal(folder->messages, "");
    }
}

static void declared_encoding_counts(void **state) {
    Folder *folder = *state;
    char bytes[4096];
    size_t length = encode("<html><head><meta charset=\"windows-1252\"><body><p>Díaz-Canel</p>", "WINDOWS-1252", bytes,
                           sizeof bytes);
    file_write(folder, "a.html", bytes, length);
    intake_open(folder, path_in(folder, "a.html"));
    ChPage *page = page_next(folder);
    assert_string_equal(page->text, "Díaz-Canel");
    ch_page_free(page);

    /* A wrong declaration does not. */
    length = encode("<html><head><meta charset=\"gb2312\"><body><p>總統府發言人表示，雙方就經貿合作交換意見。</p>",
                    "BIG5", bytes, sizeof bytes);
    file_write(folder, "b.html", bytes, length);
    intake_open(folder, path_in(folder, "b.html"));
    page = page_next(folder);
    assert_string_equal(page->text, "總統府發言人表示，雙方就經貿合作交換意見。");
    ch_page_free(page);
}

static void given_encoding_rules(void **state) {
    Folder *folder = *state;
    char bytes[4096];
    size_t length = encode(traditional, "GB18030", bytes, sizeof bytes);
    file_write(folder, "page.txt", bytes, length);
    folder->options.encoding = "GBK";
    intake_open(folder, path_in(folder, "page.txt"));
    ChPage *page = page_next(folder);
    assert_string_equal(page->text, traditional);
    assert_string_equal(page->encoding, "GB18030");
    ch_page_free(page);

    folder->options.encoding = "klingon";
    assert_null(ch_intake_new(&folder->options));
    assert_non_null(strstr(ch_error_message(), "klingon"));
}

static void broken_bytes_are_replaced(void **state) {
    Folder *folder = *state;
    text_write(folder, "page.txt", "两国\xE4\xB8外长\xFF会谈，就双边关系和地区形势交换意见\n");
    intake_open(folder, path_in(folder, "page.txt"));
    ChPage *page = page_next(folder);
    assert_string_equal(page->text, "两国\uFFFD外长\uFFFD会谈，就双边关系和地区形势交换意见\n");
    assert_int_equal(page->broken_bytes, 3);
    assert_int_equal(folder->last.kind, CH_REPORT_BROKEN);
    assert_int_equal(folder->last.offset, 6);
    assert_non_null(strstr(folder->messages, "page.txt: 3 bytes broken as UTF-8, replaced; the first at 6"));
    assert_int_equal(ch_intake_counts(folder->intake).broken_pages, 1);
    ch_page_free(page);

    /* A character cut in two at the end of a page in GB18030. */
    char bytes[4096];
    size_t length = encode(simplified, "GB18030", bytes, sizeof bytes);
    bytes[length++] = '\xB5';
    file_write(folder, "page.txt", bytes, length);
    intake_open(folder, path_in(folder, "page.txt"));
    page = page_next(folder);
    assert_int_equal(page->broken_bytes, 1);
    assert_int_equal(folder->last.offset, length - 1);
    ch_page_free(page);
}

static void bad_records_are_skipped(void **state) {
    Folder *folder = *state;
    text_write(folder, "p.jsonl",
               "{\"id\":\"1\",\"text\":\"甲\"}\n"
               "{\"id\":\"2\",\"text\":\"乙\"\n"
               "{\"id\":\"3\"}\n"
               "{\"id\":\"4\",\"text\":5}\n"
               "[1]\n"
               "\n"
               "{\"id\":\"6\",\"text\":\"  \"}\n"
               "{\"text\":\"己\"}\n"
               "{\"id\":\"7\",\"text\":\"\xFF庚\"}\n"
               "{\"id\":\"8\",\"text\":\"辛\"}");
    intake_open(folder, path_in(folder, "p.jsonl"));
    assert_string_equal(ids_read(folder), "1 p:8 7 8 ");
    assert_non_null(strstr(folder->messages, "p.jsonl:2: not a JSON object: "));
    assert_non_null(strstr(folder->messages, "p.jsonl:3: neither a field \"text\" nor \"html\"\n"));
    assert_non_null(strstr(folder->messages, "p.jsonl:4: the field \"text\" must be a string\n"));
    assert_non_null(strstr(folder->messages, "p.jsonl:5: expected a JSON object, one a line\n"));
    assert_non_null(strstr(folder->messages, "p.jsonl:7: the page is empty\n"));
    assert_non_null(strstr(folder->messages, "p.jsonl:9: 1 byte broken as UTF-8"));
    assert_int_equal(ch_intake_counts(folder->intake).refused, 5);
    assert_int_equal(ch_intake_counts(folder->intake).pages, 4);
}

/* A record whose brackets are nested `depth` deep, in front of one that is fine. */
static void nested_write(Folder *folder, unsigned depth) {
    FILE *file = fopen(path_in(folder, "n.jsonl"), "wb");
    assert_non_null(file);
    fputs("{\"id\":\"1\",\"text\":\"甲\",\"x\":", file);
    for (unsigned i = 0; i < depth; i++) {
        fputc('[', file);
    }
    for (unsigned i = 0; i < depth; i++) {
        fputc(']', file);
    }
    fputs("}\n{\"id\":\"2\",\"text\":\"乙\"}\n", file);
    fclose(file);
}

static void nesting_is_limited(void **state) {
    Folder *folder = *state;
    nested_write(folder, 100);
    intake_open(folder, path_in(folder, "n.jsonl"));
    assert_string_equal(ids_read(folder), "1 2 ");
    nested_write(folder, 100000);
    intake_open(folder, path_in(folder, "n.jsonl"));
    assert_string_equal(ids_read(folder), "2 ");
    assert_non_null(strstr(folder->messages, "n.jsonl:1: not a JSON object: nested deeper than the limit"));

    FILE *file = fopen(path_in(folder, "n.html"), "wb");
    assert_non_null(file);
    fputs("<html><body>", file);
    for (unsigned i = 0; i < 100000; i++) {
        fputs("<div>", file);
    }
    fputs("深", file);
    fclose(file);
    intake_open(folder, path_in(folder, "n.html"));
    assert_string_equal(ids_read(folder), "");
    assert_non_null(strstr(folder->messages, "n.html: the HTML is nested deeper than the limit"));

    file = fopen(path_in(folder, "n.html"), "wb");
    assert_non_null(file);
    fputs("<html><body><p", file);
    for (unsigned i = 0; i < 100000; i++) {
        fprintf(file, " a%u='>'", i);
    }
    fclose(file);
    intake_open(folder, path_in(folder, "n.html"));
    assert_string_equal(ids_read(folder), "");
    assert_non_null(strstr(folder->messages, "more than 512 attributes"));
}

static void size_is_limited(void **state) {
    Folder *folder = *state;
    FILE *file = fopen(path_in(folder, "l.jsonl"), "wb");
    assert_non_null(file);
    fputs("{\"id\":\"1\",\"text\":\"甲\"}\n{\"id\":\"2\",\"text\":\"", file);
    for (unsigned i = 0; i < 1000000; i++) {
        fputs("乙", file);
    }
    fputs("\"}\n{\"id\":\"3\",\"text\":\"丙\"}\n", file);
    fclose(file);
    folder->options.page_limit = 1000;
    intake_open(folder, path_in(folder, "l.jsonl"));
    assert_string_equal(ids_read(folder), "1 3 ");
    assert_non_null(strstr(folder->messages, "l.jsonl:2: the line is longer than the page limit of 1000 bytes"));

    text_write(folder, "l.txt", simplified);
    folder->options.page_limit = strlen(simplified);
    intake_open(folder, path_in(folder, "l.txt"));
    assert_string_equal(ids_read(folder), "l ");
    folder->options.page_limit = strlen(simplified) - 1;
    intake_open(folder, path_in(folder, "l.txt"));
    assert_string_equal(ids_read(folder), "");
    assert_non_null(strstr(folder->messages, "l.txt: larger than the page limit of"));
}

static void other_files_are_refused(void **state) {
    Folder *folder = *state;
    text_write(folder, "a.txt", "");
    text_write(folder, "b.txt", " \n\t\n");
    text_write(folder, "c.pdf", "%PDF-1.4\n1 0 obj");
    file_write(folder, "d.bin", "\0\0\1\2\0\3abc\0\0", 11);
    text_write(folder, "e.html", "<html><body><script>x</script></body></html>");
    text_write(folder, "f.txt", simplified);
    intake_open(folder, folder->path);
    assert_int_equal(ch_intake_add(folder->intake, "no such file"), CH_OK);
    assert_string_equal(ids_read(folder), "f ");
    assert_non_null(strstr(folder->messages, "a.txt: the page is empty\n"));
    assert_non_null(strstr(folder->messages, "b.txt: the page is empty\n"));
    assert_non_null(strstr(folder->messages, "c.pdf: a binary file"));
    assert_non_null(strstr(folder->messages, "d.bin: a binary file"));
    assert_non_null(strstr(folder->messages, "e.html: the HTML has no visible text\n"));
    assert_non_null(strstr(folder->messages, "no such file: cannot be read: No such file or directory\n"));
    assert_int_equal(ch_intake_counts(folder->intake).refused, 6);
}

static void folders_are_walked_in_order(void **state) {
    Folder *folder = *state;
    assert_int_equal(mkdir(path_in(folder, "m"), 0700), 0);
    assert_int_equal(mkdir(path_in(folder, "m/deep"), 0700), 0);
    text_write(folder, "z.txt", simplified);
    text_write(folder, "a.txt", simplified);
    text_write(folder, ".hidden.txt", simplified);
    text_write(folder, "m/deep/k.html", "<html><body>正文</body></html>");
    text_write(folder, "m/b.txt", simplified);
    assert_int_equal(symlink("..", path_in(folder, "m/loop")), 0);
    assert_int_equal(symlink("../a.txt", path_in(folder, "m/link.txt")), 0);
    assert_int_equal(symlink("nowhere", path_in(folder, "m/dangling")), 0);
    assert_int_equal(mkfifo(path_in(folder, "m/fifo"), 0600), 0);
    intake_open(folder, folder->path);
    assert_string_equal(ids_read(folder), "a b k link z ");
    assert_non_null(strstr(folder->messages, "m/loop: a link to a folder is not followed"));
    assert_non_null(strstr(folder->messages, "m/dangling: cannot be read: No such file or directory"));
    assert_non_null(strstr(folder->messages, "m/fifo: neither a file nor a folder"));
    assert_int_equal(ch_intake_counts(folder->intake).refused, 1);
}

static void packed_files_are_unpacked(void **state) {
    Folder *folder = *state;
    char path[160];
    snprintf(path, sizeof path, "%s", path_in(folder, "p.jsonl.gz"));
    for (unsigned member = 0; member < 2; member++) { /* as two members */
        gzFile file = gzopen(path, "ab");
        assert_non_null(file);
        for (unsigned i = 0; i < 2000; i++) {
            gzprintf(file, "{\"text\":\"%u 双方举行会谈。\"}\n", i);
        }
        gzclose(file);
    }
    intake_open(folder, path);
    size_t pages = 0;
    for (ChPage *page; (page = page_next(folder)) != NULL; ch_page_free(page)) {
        pages++;
        assert_int_equal(page->record, pages);
        assert_int_equal(strncmp(page->id, "p:", 2), 0);
    }
    assert_int_equal(pages, 4000);
    assert_string_equal(folder->messages, "");

    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(truncate(path, status.st_size - 200), 0);
    intake_open(folder, path);
    for (ChPage *page; (page = page_next(folder)) != NULL;) {
        ch_page_free(page);
    }
    assert_true(ch_intake_counts(folder->intake).pages > 2000);
    assert_non_null(strstr(folder->messages, "p.jsonl.gz: reading stopped: the gzip data end too early"));
}

static void standard_input_is_read(void **state) {
    Folder *folder = *state;
    text_write(folder, "in.txt", simplified);
    int kept = dup(STDIN_FILENO);
    assert_non_null(freopen(path_in(folder, "in.txt"), "rb", stdin));
    intake_open(folder, "-");
    ChPage *page = page_next(folder);
    assert_string_equal(page->id, "stdin");
    assert_string_equal(page->source, "-");
    assert_string_equal(page->text, simplified);
    ch_page_free(page);
    assert_null(page_next(folder));
    dup2(kept, STDIN_FILENO);
    close(kept);
}

static void misuse_is_told(void **state) {
    Folder *folder = *state;
    ChPage *page;
    assert_int_equal(ch_intake_next(NULL, &page), CH_ERROR_USAGE);
    assert_int_equal(ch_intake_add(NULL, "x"), CH_ERROR_USAGE);
    folder->options.page_limit = 0;
    assert_null(ch_intake_new(&folder->options));
    folder->options = (ChIntakeOptions)CH_INTAKE_OPTIONS_INIT;
    folder->options.version = 99;
    assert_null(ch_intake_new(&folder->options));
    assert_non_null(strstr(ch_error_message(), "version 99"));
    ch_intake_free(NULL);
    ch_page_free(NULL);
}

#define TEST_IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_remove)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST_IN_FOLDER(encodings_are_found),
        TEST_IN_FOLDER(lines_in_every_encoding),
        TEST_IN_FOLDER(declared_encoding_counts),
        TEST_IN_FOLDER(given_encoding_rules),
        TEST_IN_FOLDER(broken_bytes_are_replaced),
        TEST_IN_FOLDER(bad_records_are_skipped),
        TEST_IN_FOLDER(nesting_is_limited),
        TEST_IN_FOLDER(size_is_limited),
        TEST_IN_FOLDER(other_files_are_refused),
        TEST_IN_FOLDER(folders_are_walked_in_order),
        TEST_IN_FOLDER(packed_files_are_unpacked),
        TEST_IN_FOLDER(standard_input_is_read),
        TEST_IN_FOLDER(misuse_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
