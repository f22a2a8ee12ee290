// SPDX-License-Identifier: Apache-2.0

#include <charconv>
#include <cmath>
#include <string>

#include "language/numbers_internal.h"

namespace plumbline::language {
namespace {

using NumberWord = text::WordValue<double>;

constexpr std::array<NumberWord, 31> kUnitWords = {{
    {"zero"_w, 0},     {"one"_w, 1},        {"two"_w, 2},       {"three"_w, 3},
    {"four"_w, 4},     {"five"_w, 5},       {"six"_w, 6},       {"seven"_w, 7},
    {"eight"_w, 8},    {"nine"_w, 9},       {"ten"_w, 10},      {"eleven"_w, 11},
    {"twelve"_w, 12},  {"thirteen"_w, 13},  {"fourteen"_w, 14}, {"fifteen"_w, 15},
    {"sixteen"_w, 16}, {"seventeen"_w, 17}, {"eighteen"_w, 18}, {"nineteen"_w, 19},
    {"twenty"_w, 20},  {"thirty"_w, 30},    {"forty"_w, 40},    {"fifty"_w, 50},
    {"sixty"_w, 60},   {"seventy"_w, 70},   {"eighty"_w, 80},   {"ninety"_w, 90},
    {"fourty"_w, 40},  {"nought"_w, 0},     {"naught"_w, 0},
}};

constexpr std::array<NumberWord, 10> kScaleWords = {{
    {"dozen"_w, 12},
    {"hundred"_w, 100},
    {"thousand"_w, 1e3},
    {"lakh"_w, 1e5},
    {"lakhs"_w, 1e5},
    {"million"_w, 1e6},
    {"crore"_w, 1e7},
    {"crores"_w, 1e7},
    {"billion"_w, 1e9},
    {"trillion"_w, 1e12},
}};

// Written behind figures: "10 mln", "2.5bn".
constexpr std::array<NumberWord, 12> kShortScaleWords = {{
    {"k"_w, 1e3},
    {"m"_w, 1e6},
    {"mm"_w, 1e6},
    {"mn"_w, 1e6},
    {"mln"_w, 1e6},
    {"mio"_w, 1e6},
    {"b"_w, 1e9},
    {"bn"_w, 1e9},
    {"bln"_w, 1e9},
    {"tn"_w, 1e12},
    {"tln"_w, 1e12},
    {"trn"_w, 1e12},
}};

// Parts of a whole; their plurals and "a", "one" before them.
constexpr std::array<NumberWord, 18> kPartWords = {{
    {"half"_w, 2},
    {"halves"_w, 2},
    {"third"_w, 3},
    {"thirds"_w, 3},
    {"quarter"_w, 4},
    {"quarters"_w, 4},
    {"fourth"_w, 4},
    {"fourths"_w, 4},
    {"fifth"_w, 5},
    {"fifths"_w, 5},
    {"sixth"_w, 6},
    {"sixths"_w, 6},
    {"eighth"_w, 8},
    {"eighths"_w, 8},
    {"tenth"_w, 10},
    {"tenths"_w, 10},
    {"hundredth"_w, 100},
    {"thousandth"_w, 1000},
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
constexpr text::WordMap kShortScales(kShortScaleWords);
constexpr text::WordMap kFractionParts(kPartWords);
constexpr text::WordMap kVague(kVagueWords);
constexpr text::WordMap kOrdinals(kOrdinalWords);

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Bytes of a blank or mark inside a number as the tokenizer keeps them together; 0 for none.
std::size_t blank_at(std::string_view word, std::size_t at) {
  for (const std::string_view mark : {"\u00A0", "\u202F", "\u2009", "\u2019", "'"}) {
    if (word.compare(at, mark.size(), mark) == 0) return mark.size();
  }
  return 0;
}

// "12,34,567": lakhs and crores, groups of two before the last three.
bool is_indian(std::string_view word) {
  std::size_t commas = 0, since = 0;
  for (const char c : word.substr(0, word.find('.'))) {
    if (c == ',') {
      if (since == 0 || since > 2) return false;
      ++commas;
      since = 0;
    } else if (!is_digit(c)) {
      return false;
    } else {
      ++since;
    }
  }
  return commas >= 2 && since == 3;
}

}  // namespace

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
    if (const std::size_t blank = blank_at(word, i); blank > 0 && i > 0 && point == 0) {
      i += blank - 1;  // "1 234" with a hard or thin blank, "1'234"
      ++separators;
      since = 0;
      continue;
    }
    if ((word[i] != ',' && word[i] != '.') || i == 0 || point != 0) return std::nullopt;
    std::size_t run = 0;
    while (i + 1 + run < word.size() && is_digit(word[i + 1 + run])) ++run;
    if (word[i] == ',' && is_indian(word)) continue;
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

double short_scale(std::string_view word) {
  const double* scale = kShortScales.find(text::key_of(word));
  return scale == nullptr ? 0 : *scale;
}

namespace {

// "\u00BD", "\u2154": 0 for anything else.
double value_of_fraction_sign(std::string_view word) {
  struct Sign {
    std::string_view sign;
    double value;
  };
  static constexpr auto kSigns = std::to_array<Sign>({{"\u00BC", 0.25},
                                                      {"\u00BD", 0.5},
                                                      {"\u00BE", 0.75},
                                                      {"\u2153", 1.0 / 3},
                                                      {"\u2154", 2.0 / 3},
                                                      {"\u2155", 0.2},
                                                      {"\u215B", 0.125}});
  for (const Sign& each : kSigns) {
    if (each.sign == word) return each.value;
  }
  return 0;
}

// Behind a whole number: "2\u00BD", "2 1/4".
NumberRead with_fraction(const Draft& draft, NumberRead read) {
  if (read.value != std::floor(read.value)) return read;
  if (const double part = value_of_fraction_sign(draft.word(read.end)); part != 0) {
    read.value += part;
    ++read.end;
    return read;
  }
  const auto above =
      draft.is_number(read.end) ? value_of_figures(draft.word(read.end)) : std::nullopt;
  const bool slash = draft.word(read.end + 1) == "/" && draft.is_number(read.end + 2) &&
                     !draft.out.tokens[read.end + 1].space_before &&
                     !draft.out.tokens[read.end + 2].space_before;
  const auto below = above && slash ? value_of_figures(draft.word(read.end + 2)) : std::nullopt;
  const bool usual = below && *above >= 1 && *above < *below && read.value < 1000 &&
                     (*below <= 5 || *below == 8 || *below == 10 || *below == 16);
  if (!usual || draft.word(read.end + 3) == "/") return read;  // "5 6/8/2020" is a date
  read.value += *above / *below;
  read.end += 3;
  return read;
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
  bool scaled = false;  // the last word was a scale above hundred
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
    sum.scaled = false;
    return true;
  }
  const std::string_view word = draft.word(at);
  double tens = 0;
  const double* ones = word.size() < 16 ? after_hyphen(word, tens) : nullptr;
  if (ones == nullptr || std::fmod(sum.current, 100) != 0) return false;
  sum.current += tens + *ones;
  sum.any = true;
  sum.scaled = false;
  return true;
}

// "million", and behind a count "millions" ("two millions", "three dozens").
const double* scale_at(const Draft& draft, std::uint32_t at) {
  const std::uint64_t word = draft.key(at);
  if (const double* scale = kScales.find(word)) return scale;
  return word == "tens"_w || word == "scores"_w ? nullptr : kVague.find(word);
}

bool take_scale(const Draft& draft, std::uint32_t at, Words& sum) {
  const double* scale = sum.any ? scale_at(draft, at) : nullptr;
  if (scale == nullptr) return false;
  if (sum.scaled) {  // "three lakh crore", "a thousand million"
    sum.total *= *scale;
  } else if (*scale <= 100) {
    sum.current = (sum.current == 0 ? 1 : sum.current) * *scale;
  } else {
    sum.total += (sum.current == 0 ? 1 : sum.current) * *scale;
    sum.current = 0;
    sum.scaled = true;
  }
  return true;
}

// Behind a scale: "and a half" of it, "and two thirds" of it, "and 21".
NumberRead with_rest(const Draft& draft, NumberRead read, double scale) {
  if (draft.key(read.end) != "and"_w) return read;
  const std::uint32_t at = read.end + 1;
  const bool article = draft.key(at) == "a"_w;
  const double* count = article ? nullptr : kUnits.find(draft.key(at));
  const double* part =
      article || count != nullptr ? kFractionParts.find(draft.key(at + 1)) : nullptr;
  if (part != nullptr && draft.key(at + 2) != "of"_w) {
    read.value += scale * (count == nullptr ? 1 : *count) / *part;
    read.end = at + 2;
    return read;
  }
  const auto figures = draft.is_number(at) ? value_of_figures(draft.word(at)) : std::nullopt;
  if (figures && *figures < scale && scale == 100 && *figures == std::floor(*figures)) {
    read.value += *figures;
    read.end = at + 1;
  }
  return read;
}

}  // namespace

NumberRead with_scale(const Draft& draft, NumberRead read) {
  const double* scale = scale_at(draft, read.end);
  if (scale == nullptr && draft.inside(read.end)) {
    const double* cut = kShortScales.find(draft.key(read.end));
    // "5 m" may be metres and "2 b" a flat: a single letter counts where money stands before it.
    const bool letter = draft.word(read.end).size() == 1;
    if (cut != nullptr && !letter) scale = cut;
  }
  const bool plural = scale != nullptr && kScales.find(draft.key(read.end)) == nullptr;
  if (scale == nullptr || (plural && read.value < 2)) return read;  // "no. 1 hundreds of times"
  read.value *= *scale;
  ++read.end;
  while (const double* more = kScales.find(draft.key(read.end))) {  // "3 lakh crore"
    read.value *= *more;
    ++read.end;
  }
  // 68.1 times 1e9 is 68099999999.99999 in binary.
  constexpr double kThousandths = 1e3, kLimit = 1e12;
  if (read.value < kLimit) read.value = std::round(read.value * kThousandths) / kThousandths;
  return with_rest(draft, read, *scale);
}

namespace {

// A word that wants one number behind it.
bool is_approximating(std::uint64_t word) {
  return word == "than"_w || word == "about"_w || word == "some"_w || word == "over"_w ||
         word == "nearly"_w || word == "almost"_w || word == "around"_w || word == "least"_w ||
         word == "roughly"_w || word == "estimated"_w || word == "approximately"_w;
}

// "1 234 567": groups of three parted by blanks, if there are two of them or the blank is a hard or
// thin one ("12 345" with a plain blank may be two numbers).
NumberRead with_spaced_groups(const Draft& draft, NumberRead read) {
  if (read.value >= 1000 || draft.word(read.end - 1).find('.') != std::string_view::npos) {
    return read;
  }
  NumberRead grouped = read;
  bool hard = true;
  while (draft.is_number(grouped.end) && draft.word(grouped.end).size() == 3) {
    const auto figures = value_of_figures(draft.word(grouped.end));
    const std::uint32_t from = draft.out.tokens[grouped.end - 1].span.end;
    const std::uint32_t to = draft.out.tokens[grouped.end].span.begin;
    const std::string_view gap = text::slice(draft.document.text, text::Span{from, to});
    if (!figures || *figures != std::floor(*figures) || gap.empty()) break;
    if (gap == " ") hard = false;
    if (gap.find('\n') != std::string_view::npos) break;
    grouped.value = grouped.value * 1000 + *figures;
    ++grouped.end;
  }
  const std::uint32_t groups = grouped.end - read.end;
  // "more than 4 000 workers": a single plain blank joins where the words before want one number.
  const std::uint32_t first = read.end - 1;
  const bool wanted = groups == 1 && first > draft.sentence(first).begin &&
                      is_approximating(draft.key(first - 1)) && !draft.is_number(grouped.end);
  if (wanted) return grouped;
  return groups >= 2 || (groups == 1 && hard) ? grouped : read;
}

// "10M", "1.2bn": figures and scale in one word.
std::optional<NumberRead> read_joined_scale(const Draft& draft, std::uint32_t at) {
  const std::string_view word = draft.word(at);
  if (word.empty() || !is_digit(word.front())) return std::nullopt;
  std::size_t size = 1;
  while (size < word.size() && (is_digit(word[size]) || word[size] == '.' || word[size] == ',')) {
    ++size;
  }
  const std::string_view letters = word.substr(size);
  const double* scale = kShortScales.find(text::key_of(letters));
  // "10m" and "5k" may be metres and a race.
  const bool metres = letters == "m" || letters == "k" || letters == "mm" || letters == "b";
  const auto value = value_of_figures(word.substr(0, size));
  if (scale == nullptr || metres || !value) return std::nullopt;
  return NumberRead{at + 1, *value * *scale, false, false};
}

// "half a million", "half a dozen", "a quarter million", "quarter of a million". Shares of a whole
// ("two thirds of the women") count nobody; extract/counts_words.cc reads them.
std::optional<NumberRead> read_part_of_scale(const Draft& draft, std::uint32_t at) {
  const bool article = draft.key(at) == "a"_w || draft.key(at) == "one"_w;
  const std::uint32_t part_at = article ? at + 1 : at;
  if (const std::string_view word = draft.word(part_at); word.size() > 5 && word[4] == '-') {
    const bool half = text::key_of(word.substr(0, 4)) == "half"_w;  // "half-dozen", "half-million"
    const double* whole = half ? kScales.find(text::key_of(word.substr(5))) : nullptr;
    if (whole != nullptr) return NumberRead{part_at + 1, *whole / 2, true, false};
  }
  if (draft.key(part_at) != "half"_w && draft.key(part_at) != "quarter"_w) return std::nullopt;
  std::uint32_t scale_at = part_at + 1;
  if (draft.key(scale_at) == "of"_w && draft.key(scale_at + 1) == "a"_w) ++scale_at;
  if (draft.key(scale_at) == "a"_w) ++scale_at;
  const double* scale = kScales.find(draft.key(scale_at));
  if (scale == nullptr) return std::nullopt;
  return NumberRead{scale_at + 1, *scale / *kFractionParts.find(draft.key(part_at)), true, false};
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

// The scale word right before `end`; 1 if there is none.
double last_scale(const Draft& draft, std::uint32_t end) {
  const double* scale = end > 0 ? kScales.find(draft.key(end - 1)) : nullptr;
  return scale == nullptr ? 1 : *scale;
}

// "two point five", "nought point nought four": the digits behind the point, of numbers below 100
// one after the other. 0 and `end` itself if there is no such thing.
struct PointRead {
  std::uint32_t end = 0;
  double value = 0;
};
PointRead read_point(const Draft& draft, std::uint32_t end) {
  if (draft.key(end) != "point"_w) return {end, 0};
  // "At one point five men were beaten"
  const bool once = end >= 2 && draft.key(end - 1) == "one"_w && draft.key(end - 2) == "at"_w;
  if (once) return {end, 0};
  PointRead read{end + 1, 0};
  double place = 0.1;
  for (const double* unit = kUnits.find(draft.key(read.end)); unit != nullptr && *unit < 10;
       unit = kUnits.find(draft.key(read.end))) {
    read.value += *unit * place;
    place /= 10;
    ++read.end;
  }
  if (read.end > end + 1) return read;
  double tens = 0;
  const double* ones = after_hyphen(draft.word(read.end), tens);  // "point seventy-one"
  const double* whole = kUnits.find(draft.key(read.end));         // "point eleven"
  if (ones == nullptr && whole == nullptr) return {end, 0};
  return {read.end + 1, (ones != nullptr ? tens + *ones : *whole) / 100};
}

// "one million and a half", "five and a half million", "three and a half".
NumberRead with_half(const Draft& draft, NumberRead read, double scale) {
  NumberRead more = with_rest(draft, read, scale);
  if (more.end == read.end || scale != 1) return more;
  if (const double* after = kScales.find(draft.key(more.end))) {
    more.value *= *after;
    ++more.end;
  }
  return more;
}

}  // namespace

bool may_start_number(std::uint64_t key) {
  static constexpr text::WordSet kAll([] {
    std::array<std::uint64_t, kUnitWords.size() + kScaleWords.size() + kVagueWords.size() + 6>
        keys{};
    std::size_t at = 0;
    for (const NumberWord& each : kUnitWords) keys[at++] = each.key;
    for (const NumberWord& each : kScaleWords) keys[at++] = each.key;
    for (const NumberWord& each : kVagueWords) keys[at++] = each.key;
    keys[at++] = "a"_w;
    keys[at++] = "half"_w;
    keys[at++] = "quarter"_w;
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
    const NumberRead spaced = with_spaced_groups(draft, {at + 1, *figures, false, false});
    return with_scale(draft, with_fraction(draft, spaced));
  }
  if (auto joined = read_joined_scale(draft, at)) return joined;
  constexpr std::size_t kShortestPair = 9;  // bytes of "sixty-six", "half-lakh"
  const std::string_view word = draft.word(at);
  const bool pair = word.size() >= kShortestPair && word.find('-') != std::string_view::npos;
  if (!pair && !may_start_number(draft.key(at))) return std::nullopt;
  if (auto part = read_part_of_scale(draft, at)) return part;
  if (!draft.is_word(at)) return std::nullopt;
  if (auto vague = read_vague(draft, at)) return vague;
  Words sum;
  std::uint32_t i = at;
  const bool article = draft.key(at) == "a"_w || draft.key(at) == "an"_w;
  if (article && kScales.find(draft.key(at + 1)) != nullptr) {
    sum.current = 1;
    sum.any = true;
    ++i;
  } else if (kScales.find(draft.key(at)) != nullptr && kScales.find(draft.key(at + 1)) != nullptr) {
    sum.current = 1;  // "hundred thousand people"
    sum.any = true;
  }
  const std::uint32_t limit = draft.sentence(at).end;
  while (i < limit) {
    if (take_unit(draft, i, sum) || take_scale(draft, i, sum)) {
      ++i;
      continue;
    }
    const bool joins = draft.key(i) == "and"_w && sum.any && (sum.current >= 100 || sum.total > 0);
    Words probe = sum;
    const bool part =
        kFractionParts.find(draft.key(i + 2)) != nullptr;  // "a million and two thirds"
    if (!joins || part || i + 1 >= limit || !take_unit(draft, i + 1, probe)) break;
    ++i;
  }
  if (!sum.any || i == at) return std::nullopt;
  if (const PointRead point = read_point(draft, i); point.end > i && point.end <= limit) {
    const NumberRead decimal{point.end, sum.total + sum.current + point.value, true, false};
    return with_scale(draft, decimal);
  }
  const NumberRead read{i, sum.total + sum.current, true, false};
  return with_half(draft, read, sum.current == 0 ? last_scale(draft, i) : 1);
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

int ordinal_of(std::uint64_t key) {
  const double* word = kOrdinals.find(key);
  return word == nullptr ? 0 : static_cast<int>(*word);
}

int read_ordinal(const Draft& draft, std::uint32_t at) {
  if (const int word = ordinal_of(draft.key(at)); word != 0) return word;
  const std::string_view text = draft.word(at);
  if (text.size() < 3 || text.size() > 6 || !is_digit(text.front())) return 0;
  const std::string_view ending = text.substr(text.size() - 2);
  if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return 0;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size() - 2, value);
  return error == std::errc{} && end == text.data() + text.size() - 2 ? value : 0;
}

}  // namespace plumbline::language
