// The floor: what a machine does at least with a text before anything is understood.
//
//     floor read RUNS TEXT           reads the file
//     floor utf8 RUNS TEXT           checks that it is UTF-8 (simdjson)
//     floor match RUNS TEXT FORMS    finds every form of the lexicon (Hyperscan)
//
// Prints a line of seconds of processor time a run.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#ifdef WITH_HYPERSCAN
#include <hs.h>
#endif
#include <simdjson.h>

static std::string file_read(const char *path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

static double now() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

static void time_runs(int runs, const std::function<void()> &work) {
    work(); // once to warm up
    while (runs-- > 0) {
        double start = now();
        work();
        std::printf("%.6f\n", now() - start);
    }
}

static void read_plainly(const char *path) {
    static std::vector<char> buffer(256 * 1024);
    std::FILE *file = std::fopen(path, "rb");
    if (file == nullptr) {
        std::abort();
    }
    std::setvbuf(file, nullptr, _IONBF, 0);
    while (std::fread(buffer.data(), 1, buffer.size(), file) > 0) {
    }
    std::fclose(file);
}

#ifdef WITH_HYPERSCAN
static int count_match(unsigned, unsigned long long, unsigned long long, unsigned, void *context) {
    ++*static_cast<unsigned long long *>(context);
    return 0;
}

static int match(int runs, const std::string &text, const char *forms_path) {
    std::ifstream file(forms_path);
    std::vector<std::string> forms;
    for (std::string line; std::getline(file, line);) {
        forms.push_back(line);
    }
    std::vector<const char *> pointers;
    std::vector<size_t> lengths;
    std::vector<unsigned> flags(forms.size(), 0), ids;
    for (const std::string &form : forms) {
        pointers.push_back(form.data());
        lengths.push_back(form.size());
        ids.push_back(static_cast<unsigned>(ids.size()));
    }
    hs_database_t *database = nullptr;
    hs_compile_error_t *error = nullptr;
    hs_scratch_t *scratch = nullptr;
    if (hs_compile_lit_multi(pointers.data(), flags.data(), ids.data(), lengths.data(),
                             static_cast<unsigned>(forms.size()), HS_MODE_BLOCK, nullptr, &database,
                             &error) != HS_SUCCESS ||
        hs_alloc_scratch(database, &scratch) != HS_SUCCESS) {
        std::fprintf(stderr, "floor: %s\n", error != nullptr ? error->message : "no memory left");
        return 1;
    }
    unsigned long long found = 0;
    time_runs(runs, [&] {
        found = 0;
        hs_scan(database, text.data(), static_cast<unsigned>(text.size()), 0, scratch, count_match, &found);
    });
    std::fprintf(stderr, "floor: %zu forms, %llu matches\n", forms.size(), found);
    hs_free_scratch(scratch);
    hs_free_database(database);
    return 0;
}
#endif

int main(int count, char **words) {
    if (count < 4) {
        std::fputs("floor read|utf8 RUNS TEXT, floor match RUNS TEXT FORMS\n", stderr);
        return 2;
    }
    std::string what = words[1], text = file_read(words[3]);
    int runs = std::atoi(words[2]);
    if (what == "read") {
        time_runs(runs, [&] { read_plainly(words[3]); });
    } else if (what == "utf8") {
        volatile bool valid;
        time_runs(runs, [&] { valid = simdjson::validate_utf8(text.data(), text.size()); });
    }
#ifdef WITH_HYPERSCAN
    else if (what == "match" && count > 4) {
        return match(runs, text, words[4]);
    }
#endif
    else {
        return 1;
    }
    return 0;
}
