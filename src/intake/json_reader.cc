#include "intake/json_reader.h"

#include <cctype>
#include <charconv>
#include <cstring>
#include <new>
#include <string>

#include <simdjson.h>

using simdjson::dom::element;
using simdjson::dom::element_type;

struct JsonReader {
    explicit JsonReader(unsigned limit) : nesting_limit(limit) {}
    simdjson::dom::parser parser;
    unsigned nesting_limit;
    size_t prepared = 0; // bytes of text the parser has room for
    std::string mended;  // a text with its lone surrogates and control characters replaced
};

namespace {

// Told of every value, in the order of the text.
struct Visitor {
    JsonVisit *visit;
    void *context;

    void tell(JsonKind kind, unsigned depth, const std::string_view *key, std::string_view string = {}) const {
        JsonValue value{};
        value.kind = kind;
        value.depth = depth;
        if (key != nullptr) {
            value.key = key->data();
            value.key_length = key->size();
        }
        value.string = string.data();
        value.length = string.size();
        visit(context, &value);
    }

    void tell_integer(element value, unsigned depth, const std::string_view *key) const {
        char digits[24];
        std::to_chars_result end{};
        uint64_t positive = 0;
        if (value.get(positive) == simdjson::SUCCESS) {
            end = std::to_chars(digits, digits + sizeof digits, positive);
        } else {
            end = std::to_chars(digits, digits + sizeof digits, value.get_int64().value_unsafe());
        }
        tell(JSON_INTEGER, depth, key, {digits, static_cast<size_t>(end.ptr - digits)});
    }

    // The depth is bounded by the parser's own limit.
    void walk(element value, unsigned depth, const std::string_view *key) const {
        switch (value.type()) {
        case element_type::OBJECT:
            tell(JSON_OBJECT, depth, key);
            for (auto field : simdjson::dom::object(value.get_object().value_unsafe()))
                walk(field.value, depth + 1, &field.key);
            return tell(JSON_OBJECT_END, depth, key);
        case element_type::ARRAY:
            tell(JSON_ARRAY, depth, key);
            for (auto item : simdjson::dom::array(value.get_array().value_unsafe()))
                walk(item, depth + 1, nullptr);
            return tell(JSON_ARRAY_END, depth, key);
        case element_type::STRING:
            return tell(JSON_STRING, depth, key, value.get_string().value_unsafe());
        case element_type::INT64:
        case element_type::UINT64:
            return tell_integer(value, depth, key);
        case element_type::DOUBLE:
            return tell(JSON_REAL, depth, key);
        case element_type::BOOL:
            return tell(JSON_BOOLEAN, depth, key);
        default:
            return tell(JSON_NULL, depth, key);
        }
    }
};

// The code unit of a \uXXXX escape at `at`, or -1 if there is none.
int code_unit(const char *bytes, size_t length, size_t at) {
    if (length - at < 6 || bytes[at] != '\\' || bytes[at + 1] != 'u')
        return -1;
    int unit = 0;
    auto end = std::from_chars(bytes + at + 2, bytes + at + 6, unit, 16);
    return end.ptr == bytes + at + 6 ? unit : -1;
}

// Replaces bare control characters and lone surrogates; true if there were any.
bool mend(std::string &text) {
    bool changed = false;
    for (size_t at = 0; at < text.size(); at++) {
        if (static_cast<unsigned char>(text[at]) < 0x20 && text[at] != ' ') {
            text[at] = ' ';
            changed = true;
        }
        if (text[at] != '\\')
            continue;
        int unit = code_unit(text.data(), text.size(), at);
        if (unit < 0xD800 || unit > 0xDFFF) {
            at++; // the escaped character is no control character or backslash of its own
            continue;
        }
        int next = at + 6 < text.size() ? code_unit(text.data(), text.size(), at + 6) : -1;
        if (unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
            at += 11;
            continue;
        }
        text.replace(at + 2, 4, "FFFD");
        at += 5;
        changed = true;
    }
    return changed;
}

const char *cause(simdjson::error_code error) {
    switch (error) {
    case simdjson::EMPTY:
        return "no JSON value here";
    case simdjson::DEPTH_ERROR:
        return "nested deeper than the limit";
    case simdjson::UNCLOSED_STRING:
        return "a string is not closed";
    case simdjson::STRING_ERROR:
        return "a string holds a bad escape";
    case simdjson::NUMBER_ERROR:
        return "a number is malformed";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
        return "a word that is neither true, false nor null";
    case simdjson::UNESCAPED_CHARS:
        return "a string holds a bare control character";
    case simdjson::UTF8_ERROR:
        return "not UTF-8";
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY:
        return "too large for the memory at hand";
    default:
        return "a comma, colon, quotation mark or bracket is missing or superfluous";
    }
}

} // namespace

JsonReader *json_reader_new(unsigned nesting_limit) { return new (std::nothrow) JsonReader(nesting_limit); }

void json_reader_free(JsonReader *self) { delete self; }

static simdjson::error_code parse(JsonReader *self, const char *bytes, size_t length, element &root) {
    // simdjson sizes its tables for the longest text met, and never smaller than 4 KiB.
    if (length > self->prepared || self->prepared == 0) {
        size_t room = length < 4096 ? 4096 : length + length / 2;
        if (auto error = self->parser.allocate(room, self->nesting_limit); error)
            return error;
        self->prepared = room;
    }
    return self->parser.parse(bytes, length, false).get(root);
}

const char *json_reader_read(JsonReader *self, const char *bytes, size_t length, JsonVisit *visit, void *context) {
    element root;
    auto error = parse(self, bytes, length, root);
    if (error == simdjson::STRING_ERROR || error == simdjson::UNESCAPED_CHARS) {
        self->mended.assign(bytes, length);
        if (mend(self->mended)) {
            self->mended.reserve(self->mended.size() + simdjson::SIMDJSON_PADDING);
            error = parse(self, self->mended.data(), self->mended.size(), root);
        }
    }
    if (error != simdjson::SUCCESS)
        return cause(error);
    Visitor{visit, context}.walk(root, 0, nullptr);
    return nullptr;
}

bool json_utf8_valid(const char *bytes, size_t length) { return simdjson::validate_utf8(bytes, length); }
