// SPDX-License-Identifier: Apache-2.0

#include <charconv>
#include <cmath>
#include <string>

#include "language/numbers_internal.h"

namespace plumbline::language {
namespace {

using NumberWord = text::WordValue<double>;

constexpr std::array<NumberWord, 29> kUnitWords = {{
    {"zero"_w, 0},     {"one"_w, 1},        {"two"_w, 2},       {"three"_w, 3},
    {"four"_w, 4},     {"five"_w, 5},       {"six"_w, 6},       {"seven"_w, 7},
    {"eight"_w, 8},    {"nine"_w, 9},       {"ten"_w, 10},      {"eleven"_w, 11},
    {"twelve"_w, 12},  {"thirteen"_w, 13},  {"fourteen"_w, 14}, {"fifteen"_w, 15},
    {"sixteen"_w, 16}, {"seventeen"_w, 17}, {"eighteen"_w, 18}, {"nineteen"_w, 19},
    {"twenty"_w, 20},  {"thirty"_w, 30},    {"forty"_w, 40},    {"fifty"_w, 50},
    {"sixty"_w, 60},   {"seventy"_w, 70},   {"eighty"_w, 80},   {"ninety"_w, 90},
    {"fourty"_w, 40},
}};

constexpr std::array<NumberWord, 8> kScaleWords = {{
    {"dozen"_w, 12},
    {"hundred"_w, 100},
    {"thousand"_w, 1e3},
    {"million"_w, 1e6},
    {"billion"_w, 1e9},
    {"trillion"_w, 1e12},
    {"lakh"_w, 1e5},
    {"crore"_w, 1e7},
}};

constexpr std::array<NumberWord, 8> kVagueWords = {{
    {"dozens"_w, 12},
    {"scores"_w, 20},
    {"hundreds"_w, 100},
    {"thousands"_w, 1e3},
    {"tens"_w, 10},
    {"millions"_w, 1e6},
    {"billions"_w, 1e9},
    {"trillions"_w, 1e12},
}};

constexpr std::array<NumberWord, 20> kOrdinalWords = {{
    {"first"_w, 1},        {"second"_w, 2},      {"third"_w, 3},       {"fourth"_w, 4},
    {"fifth"_w, 5},        {"sixth"_w, 6},       {"seventh"_w, 7},     {"eighth"_w, 8},
    {"ninth"_w, 9},        {"tenth"_w, 10},      {"eleventh"_w, 11},   {"twelfth"_w, 12},
    {"thirteenth"_w, 13},  {"fourteenth"_w, 14}, {"fifteenth"_w, 15},  {"sixteenth"_w, 16},
    {"seventeenth"_w, 17}, {"eighteenth"_w, 18}, {"nineteenth"_w, 19}, {"twentieth"_w, 20},
}};

constexpr text::WordMap kUnits(kUnitWords);
constexpr text::WordMap kScales(kScaleWords);
constexpr text::WordMap kVague(kVagueWords);
constexpr text::WordMap kOrdinals(kOrdinalWords);

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "1,078" and "1.078.000" group; "3.5" and "3,5" do not. Nothing if the token is no such number.
std::optional<double> value_of_figures(std::string_view word) {
  std::array<char, 40> digits{};
  std::size_t size = 0;
  std::size_t since = 0;  // digits since the last separator
  std::size_t separators = 0;
  std::size_t point = 0;  // where a decimal point stands in `digits`, 0 for none
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (size + 2 >= digits.size()) return std::nullopt;
    if (is_digit(word[i])) {
      digits[size++] = word[i];
      ++since;
      continue;
    }
    if ((word[i] != ',' && word[i] != '.') || i == 0 || point != 0) return std::nullopt;
    std::size_t run = 0;
    while (i + 1 + run < word.size() && is_digit(word[i + 1 + run])) ++run;
    const bool groups =
        run == 3 && (since <= 3) && (word[i] == ',' || separators > 0 || i + 4 < word.size());
    ++separators;
    since = 0;
    if (groups) continue;
    point = size;
    digits[size++] = '.';
  }
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + size, value);
  if (error != std::errc{} || end != digits.data() + size || size == 0) return std::nullopt;
  return value;
}

// "twenty-five", "twenty five": one word in two.
const double* after_hyphen(std::string_view word, double& tens) {
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return nullptr;
  const double* first = kUnits.find(text::key_of(word.substr(0, hyphen)));
  const double* second = kUnits.find(text::key_of(word.substr(hyphen + 1)));
  if (first == nullptr || second == nullptr || *first < 20 || *second > 9) return nullptr;
  tens = *first;
  return second;
}

struct Words {
  double total = 0;    // finished thousands, millions
  double current = 0;  // below the next scale
  bool any = false;
};

// Takes the next number word in; false if it does not go on.
bool take_unit(const Draft& draft, std::uint32_t at, Words& sum) {
  const double* unit = kUnits.find(draft.key(at));
  if (unit != nullptr) {
    const double low = std::fmod(sum.current, 100);
    const bool fits = !sum.any || (low == 0 && sum.current > 0) || sum.current == 0 ||
                      (low >= 20 && std::fmod(low, 10) == 0 && *unit < 10);
    if (!fits) return false;
    sum.current += *unit;
    sum.any = true;
    return true;
  }
  const std::string_view word = draft.word(at);
  double tens = 0;
  const double* ones = word.size() < 16 ? after_hyphen(word, tens) : nullptr;
  if (ones == nullptr || std::fmod(sum.current, 100) != 0) return false;
  sum.current += tens + *ones;
  sum.any = true;
  return true;
}

bool take_scale(const Draft& draft, std::uint32_t at, Words& sum) {
  const double* scale = kScales.find(draft.key(at));
  if (scale == nullptr || !sum.any) return false;
  if (*scale <= 100) {
    sum.current = (sum.current == 0 ? 1 : sum.current) * *scale;
  } else {
    sum.total += (sum.current == 0 ? 1 : sum.current) * *scale;
    sum.current = 0;
  }
  return true;
}

// "dozens", "tens of thousands", "several hundred".
std::optional<NumberRead> read_vague(const Draft& draft, std::uint32_t at) {
  const bool several = draft.key(at) == "several"_w || draft.key(at) == "many"_w;
  const double* scale = several ? kScales.find(draft.key(at + 1)) : nullptr;
  if (scale != nullptr) return NumberRead{at + 2, *scale, true, true};
  const double* first = kVague.find(draft.key(at));
  if (first == nullptr) return std::nullopt;
  NumberRead read{at + 1, *first, true, true};
  const double* second = draft.key(at + 1) == "of"_w ? kVague.find(draft.key(at + 2)) : nullptr;
  if (second != nullptr) {
    read.value *= *second;
    read.end = at + 3;
  }
  const bool tens = draft.key(at) == "tens"_w;
  return tens && second == nullptr ? std::nullopt : std::optional(read);
}

}  // namespace

bool may_start_number(std::uint64_t key) {
  static constexpr text::WordSet kAll([] {
    std::array<std::uint64_t, kUnitWords.size() + kScaleWords.size() + kVagueWords.size() + 5>
        keys{};
    std::size_t at = 0;
    for (const NumberWord& each : kUnitWords) keys[at++] = each.key;
    for (const NumberWord& each : kScaleWords) keys[at++] = each.key;
    for (const NumberWord& each : kVagueWords) keys[at++] = each.key;
    keys[at++] = "a"_w;
    keys[at++] = "half"_w;
    keys[at++] = "several"_w;
    keys[at++] = "many"_w;
    keys[at] = "an"_w;
    return keys;
  }());
  return kAll.has(key);
}

std::optional<NumberRead> read_number(const Draft& draft, std::uint32_t at) {
  if (!draft.inside(at)) return std::nullopt;
  if (draft.is_number(at)) {
    const std::optional<double> figures = value_of_figures(draft.word(at));
    if (!figures) return std::nullopt;
    NumberRead read{at + 1, *figures, false, false};
    const double* scale = kScales.find(draft.key(read.end));
    if (scale != nullptr) {
      read.value *= *scale;
      ++read.end;
    }
    return read;
  }
  if (!draft.is_word(at)) return std::nullopt;
  const bool hyphen = draft.word(at).find('-') != std::string_view::npos;
  if (!hyphen && !may_start_number(draft.key(at))) return std::nullopt;
  if (auto vague = read_vague(draft, at)) return vague;
  Words sum;
  std::uint32_t i = at;
  const bool half = draft.key(at) == "half"_w && draft.key(at + 1) == "a"_w;
  const double* halved = half ? kScales.find(draft.key(at + 2)) : nullptr;
  if (halved != nullptr) return NumberRead{at + 3, *halved / 2, true, false};  // "half a dozen"
  const bool article = draft.key(at) == "a"_w || draft.key(at) == "an"_w;
  if (article && kScales.find(draft.key(at + 1)) != nullptr) {
    sum.current = 1;
    sum.any = true;
    ++i;
  }
  const std::uint32_t limit = draft.sentence(at).end;
  while (i < limit) {
    if (take_unit(draft, i, sum) || take_scale(draft, i, sum)) {
      ++i;
      continue;
    }
    const bool joins = draft.key(i) == "and"_w && sum.any && (sum.current >= 100 || sum.total > 0);
    Words probe = sum;
    if (!joins || i + 1 >= limit || !take_unit(draft, i + 1, probe)) break;
    ++i;
  }
  if (!sum.any || i == at) return std::nullopt;
  return NumberRead{i, sum.total + sum.current, true, false};
}

std::optional<int> read_plain_integer(const Draft& draft, std::uint32_t at) {
  if (!draft.is_number(at)) return std::nullopt;
  const std::string_view word = draft.word(at);
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

std::optional<int> read_year(const Draft& draft, std::uint32_t at) {
  constexpr int kFirst = 1000;
  constexpr int kLast = 2100;
  const std::optional<int> value = read_plain_integer(draft, at);
  if (!value || draft.word(at).size() != 4 || *value < kFirst || *value > kLast)
    return std::nullopt;
  return value;
}

int read_ordinal(const Draft& draft, std::uint32_t at) {
  const double* word = kOrdinals.find(draft.key(at));
  if (word != nullptr) return static_cast<int>(*word);
  const std::string_view text = draft.word(at);
  if (text.size() < 3 || text.size() > 6 || !is_digit(text.front())) return 0;
  const std::string_view ending = text.substr(text.size() - 2);
  if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return 0;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size() - 2, value);
  return error == std::errc{} && end == text.data() + text.size() - 2 ? value : 0;
}

}  // namespace plumbline::language
