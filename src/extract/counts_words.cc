// SPDX-License-Identifier: Apache-2.0
//
// Numbers that are no numerals: fractions ("a third of"), ratios ("one in five", "43 in 1,000"),
// multiples ("twice as many"), "both". counts_few.cc has "one" and nothing at all.

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Relation;

struct Fraction {
  std::uint64_t key;
  double percent;
};
constexpr std::array<Fraction, 12> kFractions = {{{key("half"), 50},
                                                  {key("halves"), 50},
                                                  {key("third"), 100.0 / 3},
                                                  {key("thirds"), 100.0 / 3},
                                                  {key("quarter"), 25},
                                                  {key("quarters"), 25},
                                                  {key("fifth"), 20},
                                                  {key("fifths"), 20},
                                                  {key("sixth"), 100.0 / 6},
                                                  {key("eighth"), 12.5},
                                                  {key("tenth"), 10},
                                                  {key("tenths"), 10}}};

double fraction_of(std::uint64_t word) {
  for (const Fraction& fraction : kFractions) {
    if (fraction.key == word) return fraction.percent;
  }
  return 0;
}

double rounded(double percent) {
  return std::round(percent * 10) / 10;
}

class QuantityFinder {
 public:
  explicit QuantityFinder(CountedSentence& sentence) : s_(sentence), view_(sentence.view) {}

  void find() {
    join_ratios();
    share_of_every();
    mark_multiples();
    for (std::uint32_t at = s_.tokens.begin; at < s_.tokens.end; ++at) {
      if (is_in_time(view_, at)) continue;
      if (fraction(at) || both(at) || twice(at) || hyphened(at)) continue;
      every_third(at);
    }
    std::sort(s_.counts.begin(), s_.counts.end(),
              [](const Count& a, const Count& b) { return a.tokens.begin < b.tokens.begin; });
  }

 private:
  [[nodiscard]] std::uint64_t form(std::uint32_t at) const {
    return at < s_.tokens.end ? view_.form(at) : 0;
  }
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<std::uint64_t> keys) const {
    return at >= s_.tokens.begin && at < s_.tokens.end && view_.is(at, keys);
  }
  [[nodiscard]] bool noun(std::uint32_t at) const {
    return at < s_.tokens.end && is_noun(view_, at);
  }
  [[nodiscard]] std::uint32_t index_at(std::uint32_t at) const {
    for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
      if (s_.counts[i].tokens.contains(at)) return i;
    }
    return kNone;
  }

  void add(Count count) {
    count.in_words = true;
    qualify_count(s_, count);
    s_.counts.push_back(std::move(count));
  }

  // A small number word that no quantity holds ("one in four").
  [[nodiscard]] double small_number(std::uint32_t at) const {
    if (is(at, {key("one")})) return 1;
    const std::uint32_t index = index_at(at);
    return index == kNone ? 0 : s_.counts[index].value;
  }

  // "one in five", "two out of three", "1 in 170", "one adult in every 90", "eight of ten women".
  void join_ratios() {
    for (std::size_t i = 0; i < s_.counts.size(); ++i) {
      const std::uint32_t part_at = ratio_part(s_.counts[i]);
      if (part_at == kNone) continue;
      Count& whole = s_.counts[i];
      const std::uint32_t part = index_at(part_at);
      whole.kind = CountKind::Share;
      whole.value = rounded(100 * small_number(part_at) / whole.value);
      whole.tokens.begin = part_at;
      whole.approximator.clear();
      if (part == kNone) {
        qualify_count(s_, whole);
        continue;
      }
      whole.tokens.begin = s_.counts[part].tokens.begin;
      whole.approximator = s_.counts[part].approximator;
      s_.counts.erase(s_.counts.begin() + part);
      --i;
    }
  }
  // "Of every hundred complaints, three are looked into": so many in a hundred.
  void share_of_every() {
    std::uint32_t at = s_.tokens.begin;
    if (is(at, {key("out")})) ++at;
    if (!is(at, {key("of")}) || !is(at + 1, {key("every"), key("each")})) return;
    const bool counted = index_at(at + 2) != kNone;  // "a hundred" alone may be none
    const double whole = counted ? s_.counts[index_at(at + 2)].value
                                 : (is(at + 2, {key("hundred")}) ? 100.0 : 1000.0);
    if (!counted && !is(at + 2, {key("hundred"), key("thousand")})) return;
    if (counted) s_.counts.erase(s_.counts.begin() + index_at(at + 2));
    if (s_.counts.empty()) return;
    Count& part = s_.counts.front();
    const bool plain = part.kind == CountKind::Number && !part.upper && !noun(part.tokens.end);
    if (!plain || part.value >= whole) return;
    part.kind = CountKind::Share;
    part.value = rounded(100 * part.value / whole);
  }

  // Where the part of a ratio stands whose other number is `whole`; kNone if it is none.
  [[nodiscard]] std::uint32_t ratio_part(const Count& whole) const {
    if (whole.kind != CountKind::Number || whole.upper) return kNone;
    std::uint32_t at = whole.tokens.begin;
    if (at > s_.tokens.begin && is(at - 1, {key("every"), key("each"), key("a")})) --at;
    if (at < s_.tokens.begin + 2) return kNone;
    const bool in = is(at - 1, {key("in")});
    const bool of = is(at - 1, {key("of")});
    if (!in && !of) return kNone;
    std::uint32_t part_at = at - 2;
    const bool out_of = of && is(part_at, {key("out")});
    if (out_of) --part_at;
    // "one complaint in eight", "one adult in every 90", but "one girl in ten villages"
    const bool spread =
        at != whole.tokens.begin || (!noun(whole.tokens.end) && is(part_at - 1, {key("one")}));
    if (in && spread && noun(part_at)) --part_at;
    const double part = small_number(part_at);
    if (part <= 0 || part >= whole.value) return kNone;
    const bool bare_of = of && !out_of;
    const bool rate = out_of
                          ? whole.value <= 10 || whole.value == 100 || whole.value == 1000
                          : is_ratio(part, whole.value, bare_of && has_definite_whole(at), bare_of);
    return rate ? part_at : kNone;
  }
  // Two numbers that are plainly a rate and not two counts: "14 of 22 posts" are those.
  [[nodiscard]] static bool is_ratio(double part, double whole, bool definite, bool of) {
    constexpr double kSmall = 10;
    const bool round = whole == 10 || whole == 100 || whole == 1000;
    if (of) return !definite && whole <= kSmall;
    return part <= kSmall || round;
  }
  [[nodiscard]] bool has_definite_whole(std::uint32_t at) const {
    return is(at, {key("the"), key("these"), key("those"), key("its"), key("their")});
  }

  // "three times the figure", "13 times as many", "five times more": multiples; any other "times"
  // says how often, and nothing is counted.
  void mark_multiples() {
    std::erase_if(s_.counts, [&](Count& count) {
      if (count.kind != CountKind::Number || !is(count.tokens.end, {key("times")})) return false;
      const std::uint32_t next = count.tokens.end + 1;
      const bool multiple =
          is(next, {key("as"), key("the"), key("more"), key("what"), key("that"), key("higher"),
                    key("larger"), key("its"), key("their"), key("fewer"), key("this")});
      if (!multiple) return true;
      count.kind = CountKind::Multiple;
      count.compares = true;
      count.tokens.end = next;
      return false;
    });
  }

  bool twice(std::uint32_t at) {
    const bool double_the =
        is(at, {key("double")}) && is(at + 1, {key("the"), key("that"), key("what")});
    const bool twice_as =
        is(at, {key("twice")}) && is(at + 1, {key("as"), key("the"), key("that"), key("what")});
    if (!double_the && !twice_as) return false;
    Count count;
    count.kind = CountKind::Multiple;
    count.compares = true;
    count.tokens = {at, at + 1};
    count.value = 2;
    add(std::move(count));
    return true;
  }

  // "a third of", "two thirds", "half"; not "a third defendant", "the first half".
  bool fraction(std::uint32_t at) {
    double percent = fraction_of(form(at));
    if (percent <= 0 && !is_composed(at)) return false;  // most words
    Count count;
    count.kind = CountKind::Share;
    count.tokens = {at, at + 1};
    if (percent <= 0) return hyphened_fraction(at, count);
    const bool is_half = is(at, {key("half")});
    const std::uint32_t index = at > s_.tokens.begin ? index_at(at - 1) : kNone;
    const bool before_of = is(at + 1, {key("of")});
    const bool ends = at + 1 >= s_.tokens.end || view_.is_mark(at + 1) || is(at + 1, {key("and")});
    if (index != kNone && s_.counts[index].value < 10 && view_.word(at).plural) {
      percent *= s_.counts[index].value;
      count.tokens.begin = s_.counts[index].tokens.begin;
      count.approximator = s_.counts[index].approximator;
      s_.counts.erase(s_.counts.begin() + index);
    } else if (is_half) {
      if (!half_counts(at)) return false;
      if (is(at - 1, {key("a")})) return false;
    } else if (is(at - 1, {key("a"), key("one")})) {
      count.compares = is(at + 1, {key("more"), key("fewer"), key("less")});
      const bool said = is(at + 1, {key("were"), key("are"), key("was"), key("had"), key("have")});
      // "fell by a third", "nearly a quarter"; not "a sixth, a woman".
      const bool led =
          is(at - 2, {key("by"), key("than"), key("to"), key("nearly"), key("about"), key("almost"),
                      key("over"), key("roughly"), key("is"), key("was"), key("around")});
      const bool shares = std::any_of(s_.counts.begin(), s_.counts.end(), [](const Count& each) {
        return each.kind == CountKind::Share;
      });
      if (!before_of && !(ends && (led || shares)) && !count.compares && !said) return false;
      count.tokens.begin = at - 1;
      if (index != kNone) s_.counts.erase(s_.counts.begin() + index);
    } else {
      return false;
    }
    count.value = rounded(percent);
    join_range(count, at);
    return true;
  }

  // "half of those", "half the victims", "fell by half", "about half were"; not "the first half",
  // "half a dozen", "half a day's pay".
  [[nodiscard]] bool half_counts(std::uint32_t at) const {
    if (is(at - 1, {key("first"), key("second"), key("last"), key("the"), key("other"), key("a"),
                    key("and"), key("other")})) {
      return false;
    }
    if (index_at(at) != kNone || index_at(at + 1) != kNone) {
      return is(at + 1, {key("and")});
    }
    const bool follows =
        is(at + 1, {key("of"), key("the"), key("all"), key("were"), key("are"), key("had"),
                    key("have"), key("and"), key("their"), key("its")});
    return follows || (is(at - 1, {key("by")}) || at + 1 >= s_.tokens.end) ||
           (at + 1 < s_.tokens.end && view_.is_mark(at + 1));
  }

  // "between half and two thirds".
  void join_range(Count& count, std::uint32_t at) {
    for (Count& other : s_.counts) {
      const bool between =
          other.kind == CountKind::Share && other.tokens.end + 1 == count.tokens.begin &&
          is(other.tokens.end, {key("and"), key("to")}) && other.value < count.value &&
          (is(other.tokens.begin - 1, {key("between")}) || is(other.tokens.end, {key("to")}));
      if (!between) continue;
      other.upper = count.value;
      other.tokens.end = at + 1;
      return;
    }
    add(std::move(count));
  }

  // Whether a word is made of a number and more: "two-thirds", "tenfold".
  [[nodiscard]] bool is_composed(std::uint32_t at) const {
    const text::Token& token = view_.analysis().tokens[at];
    if (token.kind != text::TokenKind::Word) return false;
    const std::string_view word = text::slice(view_.scene.document.text, token.span);
    return word.find('-') != std::string_view::npos || word.ends_with("fold");
  }

  // "one-third", "two-thirds".
  bool hyphened_fraction(std::uint32_t at, Count& count) {
    const std::string word = text::fold(words_of(view_.scene, {at, at + 1}));
    const std::size_t hyphen = word.find('-');
    if (hyphen == std::string::npos) return false;
    const double percent = fraction_of(text::key_of(word.substr(hyphen + 1)));
    const std::string first = word.substr(0, hyphen);
    const double times = first == "one"     ? 1
                         : first == "two"   ? 2
                         : first == "three" ? 3
                         : first == "four"  ? 4
                                            : 0;
    if (percent <= 0 || times <= 0) return false;
    count.value = rounded(percent * times);
    join_range(count, at);
    return true;
  }

  // "a 31-percent decline", "a 42-count indictment", "a 12-member gang", "a seven-year term".
  bool hyphened(std::uint32_t at) {
    if (!is_composed(at)) return false;
    const std::string word = text::fold(words_of(view_.scene, {at, at + 1}));
    if (word.ends_with("fold")) return manifold(word, at);
    const std::size_t hyphen = word.find('-');
    if (hyphen == std::string::npos || hyphen == 0) return false;
    Count count;
    count.tokens = {at, at + 1};
    count.value = small_value(word.substr(0, hyphen));
    if (count.value <= 0 || !name_unit(word.substr(hyphen + 1), at, count)) return false;
    add(std::move(count));
    return true;
  }
  bool name_unit(const std::string& unit, std::uint32_t at, Count& count) const {
    static constexpr text::WordSet kTerms{"term",   "sentence", "sentences",    "terms",
                                          "prison", "jail",     "imprisonment", "suspended"};
    static constexpr std::array<std::pair<std::string_view, const char*>, 5> kUnits = {
        {{"count", "offence"},
         {"member", "person"},
         {"bed", "facility"},
         {"officer", "official"},
         {"person", "person"}}};
    if (unit == "percent") {
      count.kind = CountKind::Share;
      return true;
    }
    count.unit_words = unit;
    if ((unit == "year" || unit == "month") && kTerms.has(form(at + 1))) {
      count.kind = CountKind::Term;
      count.unit_class = "penalty";
    }
    for (const auto& [name, of] : kUnits) {
      if (unit == name) count.unit_class = of;
    }
    return !count.unit_class.empty();
  }
  // "tenfold", "a 10-fold rise".
  bool manifold(const std::string& word, std::uint32_t at) {
    constexpr std::size_t kFold = 4;
    const std::size_t tail = word.ends_with("-fold") ? kFold + 1 : kFold;
    Count count;
    count.tokens = {at, at + 1};
    count.kind = CountKind::Multiple;
    count.value = word.size() > tail ? small_value(word.substr(0, word.size() - tail)) : 0;
    if (count.value < 2) return false;
    add(std::move(count));
    return true;
  }
  // "12", "seven"; 0 if it is no such number.
  [[nodiscard]] static double small_value(const std::string& word) {
    static constexpr std::array<std::string_view, 11> kWords = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    for (std::size_t i = 0; i < kWords.size(); ++i) {
      if (kWords[i] == word) return static_cast<double>(i);
    }
    double value = 0;
    for (const char c : word) {
      if (c < '0' || c > '9' || value > 1e6) return 0;
      value = value * 10 + (c - '0');
    }
    return value;
  }

  // "every third victim": one in three; not "every second year".
  bool every_third(std::uint32_t at) {
    static constexpr std::array<std::uint64_t, 5> kOrdinals = {
        key("second"), key("third"), key("fourth"), key("fifth"), key("tenth")};
    static constexpr std::array<double, 5> kShares = {50, 33.3, 25, 20, 10};
    if (!is(at, {key("every")}) || !noun(at + 2)) return false;
    static constexpr text::WordSet kSpells{"year",   "month", "week",  "day",    "night",   "hour",
                                           "minute", "time",  "day's", "monday", "weekend", "line"};
    if (kSpells.has(view_.form(at + 2)) || counts_nothing(view_, at + 2)) return false;
    for (std::size_t i = 0; i < kOrdinals.size(); ++i) {
      if (form(at + 1) != kOrdinals[i]) continue;
      Count count;
      count.kind = CountKind::Share;
      count.tokens = {at, at + 2};
      count.value = kShares[i];
      add(std::move(count));
      return true;
    }
    return false;
  }

  // "both victims": two.
  bool both(std::uint32_t at) {
    if (!is(at, {key("both")})) return false;
    // "the inspectorates of both regions": whose, not how many
    const bool owned = at > s_.tokens.begin && view_.word(at - 1).pos == Pos::Adposition;
    if (owned && view_.find(Family::Person, {at + 1, std::min(at + 3, s_.tokens.end)}).empty()) {
      return false;
    }
    std::uint32_t next = at + 1;
    if (is(next, {key("of")})) ++next;
    if (is(next, {key("the"), key("these"), key("those"), key("their")})) ++next;
    while (next < s_.tokens.end && view_.word(next).pos == Pos::Adjective) ++next;
    if (!noun(next) || !view_.word(next).plural) return false;
    if (is(next + 1, {key("and")}) && index_at(next + 2) == kNone)
      return false;  // "both men and women"
    Count count;
    count.tokens = {at, at + 1};
    count.value = 2;
    add(std::move(count));
    return true;
  }

  CountedSentence& s_;
  const View& view_;
};

}  // namespace

void qualify_count(const CountedSentence& s, Count& count) {
  const View& view = s.view;
  const auto is = [&](std::uint32_t at, std::initializer_list<std::uint64_t> keys) {
    return s.tokens.contains(at) && view.is(at, keys);
  };
  std::uint32_t begin = count.tokens.begin;
  static constexpr text::WordSet kOne{"nearly",  "about",   "almost",       "some",
                                      "roughly", "over",    "around",       "barely",
                                      "hardly",  "perhaps", "approximately"};
  static constexpr text::WordSet kThan{"more", "fewer", "less", "at"};
  if (is(begin - 1, {key("than"), key("least"), key("most"), key("to"), key("even")}) &&
      begin >= s.tokens.begin + 2 &&
      (kThan.has(view.form(begin - 2)) || is(begin - 2, {key("up"), key("close"), key("not")}))) {
    begin -= 2;
  } else if (begin > s.tokens.begin && kOne.has(view.form(begin - 1))) {
    begin -= 1;
  } else {
    return;
  }
  count.approximator = text::fold(words_of(view.scene, {begin, count.tokens.begin}));
  count.tokens.begin = begin;
}

void find_counts_in_words(CountedSentence& sentence) {
  QuantityFinder(sentence).find();
}

}  // namespace plumbline::extract
