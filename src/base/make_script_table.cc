/* Build tool: prints OpenCC's dictionaries from traditional to simplified script as
 * the C tables that script.c reads. Entries that would change the number of
 * characters are left out: text is folded one to one. */
#include <cstdint>
#include <cstdio>
#include <exception>
#include <map>
#include <stdexcept>
#include <string>

#include <Config.hpp>
#include <Conversion.hpp>
#include <ConversionChain.hpp>
#include <Converter.hpp>
#include <DictEntry.hpp>
#include <DictGroup.hpp>
#include <Lexicon.hpp>

namespace {

/* The range that a table by code point covers; others stand in a sorted list. */
enum { DENSE_FIRST = 0x3400, DENSE_END = 0xA000, BMP_END = 0x10000 };

using Characters = std::u32string;

/* The dictionaries are valid UTF-8. */
Characters characters_of(const std::string &bytes) {
    Characters characters;
    for (size_t at = 0; at < bytes.size();) {
        unsigned char first = static_cast<unsigned char>(bytes[at]);
        int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
        char32_t c = more == 3 ? first & 7 : more == 2 ? first & 15 : more == 1 ? first & 31 : first;
        for (at++; more > 0 && at < bytes.size(); more--, at++) {
            c = c << 6 | (static_cast<unsigned char>(bytes[at]) & 0x3F);
        }
        characters.push_back(c);
    }
    return characters;
}

bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
           c == 0x3007;
}

/* Set in `bits`: what `traditional` folds. A variant that simplified script has too (著) tells nothing. */
void print_characters(const std::map<Characters, Characters> &entries,
                      const std::map<Characters, Characters> &traditional) {
    static uint8_t bits[BMP_END / 8];
    static uint16_t dense[DENSE_END - DENSE_FIRST];
    std::map<char32_t, char32_t> others;
    for (const auto &[from, to] : entries) {
        if (from.size() > 1 || from == to) {
            continue;
        }
        char32_t c = from[0];
        auto folded = traditional.find(from);
        if (c < BMP_END && is_han(c) && folded != traditional.end() && folded->second != from) {
            bits[c >> 3] |= static_cast<uint8_t>(1 << (c & 7));
        }
        if (c >= DENSE_FIRST && c < DENSE_END && to[0] < BMP_END) {
            dense[c - DENSE_FIRST] = static_cast<uint16_t>(to[0]);
        } else {
            others[c] = to[0];
        }
    }
    std::puts("const unsigned char script_traditional_bits[8192] = {");
    for (size_t i = 0; i < sizeof bits; i++) {
        std::printf("%u,%s", bits[i], i % 32 == 31 ? "\n" : "");
    }
    std::printf("};\nenum { DENSE_FIRST = %d, DENSE_END = %d };\n", DENSE_FIRST, DENSE_END);
    std::puts("static const uint16_t dense[DENSE_END - DENSE_FIRST] = {");
    for (size_t i = 0; i < sizeof dense / sizeof *dense; i++) {
        std::printf("%u,%s", dense[i], i % 32 == 31 ? "\n" : "");
    }
    std::puts("};\nstatic const ScriptPair others[] = {");
    for (const auto &[from, to] : others) {
        std::printf("{%u,%u},\n", static_cast<unsigned>(from), static_cast<unsigned>(to));
    }
    std::puts("};");
}

/* Sorted by their first characters, of those that share one the longest first. */
void print_phrases(const std::map<Characters, Characters> &entries) {
    static uint8_t openers[BMP_END / 8];
    std::map<char32_t, std::multimap<size_t, const std::pair<const Characters, Characters> *, std::greater<>>> sorted;
    for (const auto &entry : entries) {
        if (entry.first.size() > 1 && entry.first[0] < BMP_END) {
            sorted[entry.first[0]].emplace(entry.first.size(), &entry);
            openers[entry.first[0] >> 3] |= static_cast<uint8_t>(1 << (entry.first[0] & 7));
        }
    }
    std::puts("static const unsigned char opener_bits[8192] = {");
    for (size_t i = 0; i < sizeof openers; i++) {
        std::printf("%u,%s", openers[i], i % 32 == 31 ? "\n" : "");
    }
    std::puts("};\nstatic const ScriptPhrase phrases[] = {");
    for (const auto &[first, group] : sorted) {
        for (const auto &[length, entry] : group) {
            std::printf("{%zu,(const uint32_t[]){", length);
            for (char32_t c : entry->first) {
                std::printf("%u,", static_cast<unsigned>(c));
            }
            std::printf("},(const uint32_t[]){");
            for (char32_t c : entry->second) {
                std::printf("%u,", static_cast<unsigned>(c));
            }
            std::puts("}},");
        }
    }
    std::puts("};");
}

using Entries = std::map<Characters, Characters>;

/* Adds the entries of the first dictionary of the configuration, with what `next` makes of them;
 * entries that are there already stay. */
void add_entries(const char *configuration, size_t steps, const opencc::Converter *next, Entries &entries) {
    auto conversions = opencc::Config().NewFromFile(configuration)->GetConversionChain()->GetConversions();
    if (conversions.size() != steps) {
        throw std::runtime_error(std::string(configuration) + " is expected to convert in another number of steps");
    }
    opencc::LexiconPtr lexicon = conversions.front()->GetDict()->GetLexicon();
    for (const auto &entry : *lexicon) {
        Characters from = characters_of(entry->Key());
        Characters to = characters_of(next ? next->Convert(entry->GetDefault()) : entry->GetDefault());
        bool folds = from.size() == to.size() && !from.empty();
        for (char32_t c : to) {
            folds = folds && is_han(c);
        }
        if (folds) {
            entries.emplace(from, to);
        }
    }
}

/* Variants in use in Taiwan that OpenCC leaves as they are: 砲 for 炮, 鎗 for 枪, 妳 for 你, 牠 for
 * 它, 擡 for 抬, 濬 for 浚, 讌 for 宴. */
void add_variants(Entries &entries) {
    static const char32_t pairs[][2] = {{0x7832, 0x70AE}, {0x9397, 0x67AA}, {0x59B3, 0x4F60}, {0x7260, 0x5B83},
                                        {0x64E1, 0x62AC}, {0x6FEC, 0x6D5A}, {0x8B8C, 0x5BB4}};
    for (const auto &pair : pairs) {
        entries[Characters(1, pair[0])] = Characters(1, pair[1]);
    }
}

} // namespace

int main() {
    try {
        Entries entries, traditional;
        opencc::ConverterPtr simplify = opencc::Config().NewFromFile("t2s.json");
        add_entries("t2s.json", 1, nullptr, traditional);
        add_entries("tw2s.json", 2, simplify.get(), entries); /* the variants of Taiwan first: 隨著 */
        add_entries("hk2s.json", 2, simplify.get(), entries); /* then those of Hong Kong: 衞 */
        entries.insert(traditional.begin(), traditional.end());
        add_variants(entries);
        print_characters(entries, traditional);
        print_phrases(entries);
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "make_script_table: OpenCC's dictionaries cannot be read: %s\n", problem.what());
        return 1;
    }
    return 0;
}
