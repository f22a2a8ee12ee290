// SPDX-License-Identifier: Apache-2.0

#include "ingest/plain_record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace plumbline::ingest {
namespace {

using Json = nlohmann::json;

// Bytes of a string that stand for themselves.
constexpr auto kPlainBytes = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < plain.size(); ++byte) {
    plain[byte] = byte != '"' && byte != '\\';
  }
  return plain;
}();

// Whether one of eight bytes does not stand for itself.
constexpr bool holds_sign(std::uint64_t eight) {
  constexpr std::uint64_t kEach = 0x0101010101010101ULL;
  const auto is_zero = [](std::uint64_t bytes) { return (bytes - kEach) & ~bytes; };
  const std::uint64_t below = (eight - 0x20 * kEach) & ~eight;
  return ((below | is_zero(eight ^ ('"' * kEach)) | is_zero(eight ^ ('\\' * kEach))) &
          (0x80 * kEach)) != 0;
}

// RFC 8259. Each function takes what it is named after, and says whether it stood there.
class PlainRecord {
 public:
  explicit PlainRecord(std::string_view text) : text_(text) {}

  bool object(Json& out) {
    out = Json::object();
    blanks();
    if (!sign('{')) return false;
    blanks();
    if (!sign('}')) {
      do {
        if (!member(out)) return false;
      } while (sign(','));
      if (!sign('}')) return false;
    }
    blanks();
    return at_ == text_.size();
  }

 private:
  // With the blanks around it.
  bool member(Json& out) {
    std::string key;
    blanks();
    if (!string(key)) return false;
    blanks();
    if (!sign(':')) return false;
    blanks();
    if (!value(out[key])) return false;  // of a key that stands twice the last counts
    blanks();
    return true;
  }

  bool value(Json& out) {
    const char first = at_ < text_.size() ? text_[at_] : '\0';
    if (first == '"') {
      std::string words;
      if (!string(words)) return false;
      out = std::move(words);
      return true;
    }
    if (first >= '1' && first <= '9') return whole_number(out);
    if (word("true")) return set(out, true);
    if (word("false")) return set(out, false);
    return word("null") && set(out, nullptr);
  }

  template <class Value>
  static bool set(Json& out, Value value) {
    out = value;
    return true;
  }

  bool whole_number(Json& out) {
    std::uint64_t number = 0;
    const char* const begin = text_.data() + at_;
    const char* const last = text_.data() + text_.size();
    const auto [end, error] = std::from_chars(begin, last, number);
    const bool goes_on = end != last && (*end == '.' || *end == 'e' || *end == 'E');
    if (error != std::errc() || goes_on) return false;
    at_ += static_cast<std::size_t>(end - begin);
    return set(out, number);
  }

  bool string(std::string& out) {
    if (!sign('"')) return false;
    // Up to its first mark, escaped or not: of a long text nearly all of it.
    out.reserve(std::min(text_.find('"', at_), text_.size()) - at_);
    while (at_ < text_.size()) {
      const std::size_t from = at_;
      for (std::uint64_t eight = 0; at_ + sizeof eight <= text_.size(); at_ += sizeof eight) {
        std::memcpy(&eight, text_.data() + at_, sizeof eight);
        if (holds_sign(eight)) break;
      }
      while (at_ < text_.size() && kPlainBytes[static_cast<unsigned char>(text_[at_])]) ++at_;
      out.append(text_, from, at_ - from);
      if (sign('"')) return true;
      if (!sign('\\') || !escaped(out)) return false;
    }
    return false;
  }

  bool escaped(std::string& out) {
    constexpr std::string_view kNamed = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    if (at_ >= text_.size()) return false;
    if (const std::size_t found = kNamed.find(text_[at_]); found != std::string_view::npos) {
      ++at_;
      out += kMeant[found];
      return true;
    }
    std::uint32_t unit = 0;
    if (!sign('u') || !four_digits(unit)) return false;
    if (unit >= 0xD800 && unit < 0xDC00) {  // the first of a surrogate pair
      std::uint32_t low = 0;
      if (!word("\\u") || !four_digits(low) || low < 0xDC00 || low > 0xDFFF) return false;
      unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
    } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
      return false;
    }
    append_utf8(out, static_cast<char32_t>(unit));
    return true;
  }

  bool four_digits(std::uint32_t& unit) {
    const std::string_view digits = text_.substr(at_, 4);
    const char* const begin = digits.data();
    const char* const end = begin + digits.size();
    const auto read = std::from_chars(begin, end, unit, 16);
    if (digits.size() < 4 || read.ptr != end) return false;
    at_ += digits.size();
    return true;
  }

  void blanks() {
    while (sign(' ') || sign('\n') || sign('\r') || sign('\t')) {
    }
  }
  bool sign(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  bool word(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Json> read_plain_record(std::string_view record) {
  Json out;
  return PlainRecord(record).object(out) ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace plumbline::ingest
