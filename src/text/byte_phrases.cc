// SPDX-License-Identifier: Apache-2.0

#include "text/byte_phrases.h"

#include <algorithm>
#include <set>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "text/byte_words_internal.h"

namespace plumbline::text {
namespace {

constexpr std::uint64_t kByteMagic = 0x3153504250424C50ULL;

struct ByteHeader {
  std::uint64_t magic = kByteMagic;
  std::uint64_t sieve_words = 0;  // powers of two
  std::uint64_t slots = 0;
  std::uint64_t values = 0;
};

std::uint64_t key_of_step(std::uint32_t node, std::uint64_t hash) {
  const std::uint64_t key = mix_word(hash ^ (std::uint64_t{node} << 32U), node + 1ULL);
  return key == 0 ? 1 : key;
}

std::string with_case(std::string_view phrase, std::string_view language, bool upper) {
  auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(phrase.data(), static_cast<std::int32_t>(phrase.size())));
  const icu::Locale locale(std::string(language).c_str());
  std::string out;
  (upper ? text.toUpper(locale) : text.toLower(locale)).toUTF8String(out);
  return out;
}

// The first letter of each word, or of the first alone, as a capital; the rest as it is.
std::string with_capitals(std::string_view phrase, std::string_view language, bool every) {
  std::string out;
  bool begins = true;
  for (std::size_t at = 0; at < phrase.size();) {
    std::size_t next = at + 1;
    while (next < phrase.size() && (static_cast<unsigned char>(phrase[next]) & 0xC0U) == 0x80U) {
      ++next;
    }
    const std::string_view letter = phrase.substr(at, next - at);
    const bool blank = letter == " " || letter == "-";
    out += begins && !blank ? with_case(letter, language, true) : std::string(letter);
    begins = blank ? begins || every : false;
    at = next;
  }
  return out;
}

// A word that holds Arabic or Armenian marks, cut at them; true if nothing was left out.
template <class Piece>
bool cut_at_marks(std::string_view bytes, std::size_t begin, std::size_t end, Piece piece) {
  std::size_t from = begin;
  for (std::size_t at = begin; at + 1 < end; ++at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    if (first < 0xD5 || first > 0xDB) continue;
    if (!is_edge_mark(first, static_cast<unsigned char>(bytes[at + 1]))) continue;
    if (at > from && !piece(from, at)) return false;
    from = at + 2;
    ++at;
  }
  return from >= end || piece(from, end);
}

std::vector<std::uint64_t> hashes_of(std::string_view phrase) {
  std::vector<std::uint64_t> out;
  for_each_byte_word(phrase, false, [&](std::size_t begin, std::size_t end) {
    return cut_at_marks(phrase, begin, end, [&](std::size_t from, std::size_t to) {
      out.push_back(hash_word(phrase.data() + from, to - from, phrase.size() - from));
      return true;
    });
  });
  return out;
}

template <class Number>
void append_number(std::string& out, const Number& number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

}  // namespace

void BytePhraseBuilder::add(std::string_view phrase, std::uint32_t value,
                            std::string_view language) {
  const std::string lower = with_case(phrase, language, false);
  std::set<std::vector<std::uint64_t>> forms;
  for (const std::string& form :
       {std::string(phrase), lower, with_capitals(lower, language, false),
        with_capitals(lower, language, true), with_case(lower, language, true)}) {
    forms.insert(hashes_of(form));
  }
  for (const std::vector<std::uint64_t>& form : forms) {
    if (form.empty() || form.size() > kMostWords) continue;
    std::vector<std::uint32_t>& values = phrases_[form];
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
}

std::string BytePhraseBuilder::build() const {
  // Nodes by the words that lead to them, in order, so that the same phrases give the same bytes.
  std::map<std::vector<std::uint64_t>, std::uint32_t> nodes = {{{}, 0}};
  for (const auto& [words, values] : phrases_) {
    std::vector<std::uint64_t> way;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      way.push_back(words[i]);
      nodes.emplace(way, static_cast<std::uint32_t>(nodes.size()));
    }
  }
  std::map<std::vector<std::uint64_t>, BytePhrases::Slot> steps;
  std::vector<std::uint32_t> all_values;
  for (const auto& [words, node] : nodes) {
    if (!words.empty()) steps[words].node = node;
  }
  for (const auto& [words, values] : phrases_) {
    BytePhrases::Slot& slot = steps[words];
    slot.first = static_cast<std::uint32_t>(all_values.size());
    slot.count = static_cast<std::uint32_t>(values.size());
    all_values.insert(all_values.end(), values.begin(), values.end());
  }
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(2 * steps.size(), 2));
  const std::size_t begins = static_cast<std::size_t>(std::count_if(
      steps.begin(), steps.end(), [](const auto& step) { return step.first.size() == 1; }));
  const std::size_t sieve_words =
      std::bit_ceil(std::clamp<std::size_t>(begins, 1, std::size_t{1} << 12U));
  std::vector<std::uint64_t> sieve(sieve_words);
  std::vector<BytePhrases::Slot> table(slots);
  for (auto& [words, slot] : steps) {
    std::vector<std::uint64_t> way = words;
    const std::uint64_t hash = way.back();
    way.pop_back();
    if (way.empty())
      sieve[(hash & (sieve_words * 64 - 1)) >> 6U] |= std::uint64_t{1} << (hash & 63U);
    slot.key = key_of_step(nodes.at(way), hash);
    std::size_t at = slot.key & (slots - 1);
    while (table[at].key != 0) at = (at + 1) & (slots - 1);
    table[at] = slot;
  }
  std::string out;
  append_number(out, ByteHeader{kByteMagic, sieve_words, slots, all_values.size()});
  for (const std::uint64_t word : sieve) append_number(out, word);
  for (const BytePhrases::Slot& slot : table) append_number(out, slot);
  for (const std::uint32_t value : all_values) append_number(out, value);
  return out;
}

Result<BytePhrases> BytePhrases::view(std::string_view table) {
  const Error bad{ErrorCode::Malformed, "this is no table of phrases"};
  ByteHeader header;
  if (table.size() < sizeof header || reinterpret_cast<std::uintptr_t>(table.data()) % 8 != 0) {
    return bad;
  }
  std::memcpy(&header, table.data(), sizeof header);
  constexpr std::uint64_t kMost = std::uint64_t{1} << 24U;
  if (header.magic != kByteMagic || !std::has_single_bit(header.sieve_words) ||
      !std::has_single_bit(header.slots) || header.sieve_words > kMost || header.slots > kMost ||
      header.values > kMost) {
    return bad;
  }
  const std::size_t sieve = header.sieve_words * 8;
  const std::size_t slots = header.slots * sizeof(Slot);
  if (table.size() != sizeof header + sieve + slots + header.values * 4) return bad;
  BytePhrases out;
  out.sieve_ = reinterpret_cast<const std::uint64_t*>(table.data() + sizeof header);
  out.sieve_mask_ = header.sieve_words * 64 - 1;
  out.slots_ = table.substr(sizeof header + sieve, slots);
  out.slot_mask_ = header.slots - 1;
  out.values_ = table.substr(sizeof header + sieve + slots);
  bool open = false;  // an empty place ends every search
  for (std::size_t at = 0; at < header.slots; ++at) {
    Slot slot;
    std::memcpy(&slot, out.slots_.data() + at * sizeof slot, sizeof slot);
    open = open || slot.key == 0;
    if (slot.first > header.values || slot.count > header.values - slot.first) return bad;
  }
  if (!open) return bad;
  return out;
}

BytePhrases::Slot BytePhrases::slot(std::uint32_t node, std::uint64_t hash) const {
  const std::uint64_t key = key_of_step(node, hash);
  if (slots_.empty()) return {};
  for (std::size_t at = key & slot_mask_;; at = (at + 1) & slot_mask_) {
    Slot found;
    std::memcpy(&found, slots_.data() + at * sizeof found, sizeof found);
    if (found.key == key) return found;
    if (found.key == 0) return {};
  }
}

// One pass over bytes: words are gathered by the thousand, those that may begin a phrase are looked
// at when the words behind them are there.
class BytePass {
 public:
  BytePass(const BytePhrases& phrases, std::string_view bytes, ByteForm form, bool first_only)
      : phrases_(phrases), bytes_(bytes), form_(form), first_only_(first_only) {}

  std::vector<BytePhrase> run() {
    for_each_byte_word(bytes_, form_ == ByteForm::Escaped,
                       [this](std::size_t begin, std::size_t end) {
                         const auto first = static_cast<unsigned char>(bytes_[begin]);
                         if (first < 0x80) return take(begin, end);  // marks stand in other words
                         return cut_at_marks(bytes_, begin, end,
                                             [this](auto from, auto to) { return take(from, to); });
                       });
    if (!done_) settle(size_);
    return std::move(found_);
  }

 private:
  struct Word {
    std::uint64_t hash = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  static constexpr std::size_t kWords = 2048;
  static constexpr std::size_t kAhead = 40;  // words that may stand behind the first, with tags
  static constexpr std::size_t kWidestGap = 6;
  static constexpr std::size_t kWidestMarkup = 200;

  bool take(std::size_t begin, std::size_t end) {
    const std::uint64_t hash = hash_word(bytes_.data() + begin, end - begin, bytes_.size() - begin);
    words_[size_] = {hash, begin, end};
    if (phrases_.may_begin(hash)) starts_[starts_size_++] = size_;
    if (++size_ < kWords) return true;
    settle(kWords - kAhead);
    std::copy(words_.begin() + (kWords - kAhead), words_.end(), words_.begin());
    size_ = kAhead;
    return !done_;
  }

  // Looks at the starts before `until`; the others move to the front.
  void settle(std::size_t until) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < starts_size_ && !done_; ++i) {
      if (starts_[i] < until) {
        match(starts_[i]);
      } else {
        starts_[kept++] = starts_[i] - until;
      }
    }
    starts_size_ = kept;
  }

  void match(std::size_t first) {
    if (words_[first].begin < free_) return;
    BytePhrases::Slot best;
    std::size_t best_end = 0;
    std::size_t at = first;
    BytePhrases::Slot slot = phrases_.slot(0, words_[first].hash);
    while (slot.key != 0) {
      if (slot.count != 0) {
        best = slot;
        best_end = words_[at].end;
      }
      if (slot.node == 0) break;
      const std::size_t next = next_word(at);
      if (next == size_) break;
      slot = phrases_.slot(slot.node, words_[next].hash);
      at = next;
    }
    if (best.count == 0) return;
    free_ = best_end;
    for (std::uint32_t i = 0; i < best.count; ++i) {
      std::uint32_t value = 0;
      std::memcpy(&value, phrases_.values_.data() + (best.first + i) * sizeof value, sizeof value);
      found_.push_back({words_[first].begin, best_end, value});
    }
    done_ = first_only_;
  }

  // The word that goes on with a phrase after word `at`; size_ if none does.
  [[nodiscard]] std::size_t next_word(std::size_t at) const {
    const std::size_t next = at + 1;
    if (next >= size_) return size_;
    if (is_light(words_[at].end, words_[next].begin)) return next;
    return form_ == ByteForm::Markup ? behind_markup(at) : size_;
  }

  // Blanks, hyphens, apostrophes and quotation marks only.
  [[nodiscard]] bool is_light(std::size_t from, std::size_t to) const {
    if (to - from > kWidestGap) return is_blank(from, to);
    for (std::size_t i = from; i < to; ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[i]);
      const bool light = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' ||
                         byte == '-' || byte == '\'' || byte == '"' || byte >= 0x80 ||
                         (form_ == ByteForm::Escaped && is_escape(i));
      if (!light) return false;
    }
    return blank_lines(from, to) < 2;
  }
  // "\n" and "\t" of JSON.
  [[nodiscard]] bool is_escape(std::size_t at) const {
    return bytes_[at] == '\\' ||
           (at > 0 && bytes_[at - 1] == '\\' &&
            std::string_view("nrt").find(bytes_[at]) != std::string_view::npos);
  }
  // An indented line may begin with many blanks.
  [[nodiscard]] bool is_blank(std::size_t from, std::size_t to) const {
    if (to - from > kWidestMarkup) return false;
    const std::string_view gap = bytes_.substr(from, to - from);
    return gap.find_first_not_of(" \t\r\n") == std::string_view::npos && blank_lines(from, to) < 2;
  }
  [[nodiscard]] std::size_t blank_lines(std::size_t from, std::size_t to) const {
    return static_cast<std::size_t>(std::count(bytes_.begin() + static_cast<std::ptrdiff_t>(from),
                                               bytes_.begin() + static_cast<std::ptrdiff_t>(to),
                                               '\n'));
  }

  // "human <b class=x>trafficking" and "human&nbsp;trafficking".
  [[nodiscard]] std::size_t behind_markup(std::size_t at) const {
    std::size_t from = words_[at].end;
    std::size_t next = at + 1;
    while (next < size_ && words_[next].begin - words_[at].end < kWidestMarkup) {
      if (is_light(from, words_[next].begin)) return next;
      const std::size_t open = bytes_.find_first_not_of(" \t\r\n-'\"", from);
      if (open == std::string_view::npos || open >= words_[next].begin) return size_;
      std::size_t end = std::string_view::npos;
      if (bytes_[open] == '<') end = bytes_.substr(0, open + kWidestMarkup).find('>', open);
      if (bytes_.substr(open, 6) == "&nbsp;") end = open + 5;
      if (bytes_.substr(open, 6) == "&#160;") end = open + 5;
      if (end == std::string_view::npos) return size_;
      from = end + 1;
      while (next < size_ && words_[next].begin < from) ++next;
    }
    return size_;
  }

  const BytePhrases& phrases_;
  std::string_view bytes_;
  ByteForm form_;
  bool first_only_;
  bool done_ = false;
  std::size_t free_ = 0;  // where the last match ended
  std::size_t size_ = 0;
  std::size_t starts_size_ = 0;
  std::array<Word, kWords> words_;
  std::array<std::size_t, kWords> starts_{};
  std::vector<BytePhrase> found_;
};

std::vector<BytePhrase> BytePhrases::find(std::string_view bytes, ByteForm form) const {
  return BytePass(*this, bytes, form, false).run();
}

bool BytePhrases::any(std::string_view bytes, ByteForm form) const {
  return !BytePass(*this, bytes, form, true).run().empty();
}

}  // namespace plumbline::text
