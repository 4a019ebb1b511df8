// cppjieba, words only: cuts the text a line at a time as its own demonstrations do.
//
//     peer_cppjieba RUNS TEXT DICTIONARY_FOLDER [hmm]    a line of seconds a run
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "cppjieba/Jieba.hpp"

static double now() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

int main(int count, char **words) {
    if (count < 4) {
        std::fputs("peer_cppjieba RUNS TEXT DICTIONARY_FOLDER\n", stderr);
        return 2;
    }
    std::string folder = words[3];
    cppjieba::Jieba jieba(folder + "/jieba.dict.utf8", folder + "/hmm_model.utf8", folder + "/user.dict.utf8",
                          folder + "/idf.utf8", folder + "/stop_words.utf8");
    std::vector<std::string> lines, cut;
    std::ifstream file(words[2]);
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    size_t found = 0;
    for (int run = std::atoi(words[1]); run > 0; run--) {
        double start = now();
        for (const std::string &line : lines) {
            jieba.Cut(line, cut, true);
            found += cut.size();
        }
        std::printf("%.6f\n", now() - start);
    }
    std::fprintf(stderr, "cppjieba: %zu words\n", found);
    return 0;
}
