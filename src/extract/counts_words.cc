// SPDX-License-Identifier: Apache-2.0
//
// Numbers that are no numerals: fractions ("a third of"), ratios ("one in five", "43 in 1,000"),
// multiples ("twice as many"), "both", a lone "one", and nothing at all ("no convictions", "nobody
// was charged", "did not convict any traffickers").

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

class Finder {
 public:
  explicit Finder(CountedSentence& sentence) : s_(sentence), view_(sentence.view) {}

  void find() {
    join_ratios();
    mark_multiples();
    for (std::uint32_t at = s_.tokens.begin; at < s_.tokens.end; ++at) {
      if (is_in_time(view_, at)) continue;
      if (fraction(at) || both(at) || twice(at) || hyphened(at) || lone_one(at) || every_third(at))
        continue;
      nothing(at);
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

  // Words that qualify a number and stand before it: "nearly a third", "fewer than a fifth".
  void qualify(Count& count) const {
    std::uint32_t begin = count.tokens.begin;
    static constexpr text::WordSet kOne{"nearly",  "about",   "almost",       "some",
                                        "roughly", "over",    "around",       "barely",
                                        "hardly",  "perhaps", "approximately"};
    static constexpr text::WordSet kThan{"more", "fewer", "less", "at"};
    if (is(begin - 1, {key("than"), key("least"), key("most"), key("to"), key("even")}) &&
        begin >= s_.tokens.begin + 2 &&
        (kThan.has(form(begin - 2)) || is(begin - 2, {key("up"), key("close"), key("not")}))) {
      begin -= 2;
    } else if (begin > s_.tokens.begin && kOne.has(form(begin - 1))) {
      begin -= 1;
    } else {
      return;
    }
    count.approximator = text::fold(words_of(view_.scene, {begin, count.tokens.begin}));
    count.tokens.begin = begin;
  }

  void add(Count count) {
    count.in_words = true;
    qualify(count);
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
        qualify(whole);
        continue;
      }
      whole.tokens.begin = s_.counts[part].tokens.begin;
      whole.approximator = s_.counts[part].approximator;
      s_.counts.erase(s_.counts.begin() + part);
      --i;
    }
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
    return is_ratio(part, whole.value, of && (!out_of && has_definite_whole(at)), of && !out_of)
               ? part_at
               : kNone;
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
    if (!is_composed(at)) return false;
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

  // "every third victim": one in three.
  bool every_third(std::uint32_t at) {
    static constexpr std::array<std::uint64_t, 5> kOrdinals = {
        key("second"), key("third"), key("fourth"), key("fifth"), key("tenth")};
    static constexpr std::array<double, 5> kShares = {50, 33.3, 25, 20, 10};
    if (!is(at, {key("every")}) || !noun(at + 2)) return false;
    const bool people = !view_.find(Family::Person, {at + 2, at + 3}).empty() ||
                        !view_.find(Family::Unit, {at + 2, at + 3}).empty();
    if (!people) return false;
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

  // "14 in car washes and one in a nail salon", "two constables and one borrowed car": a "one" that
  // stands beside other numbers.
  bool lone_one(std::uint32_t at) {
    if (!is(at, {key("one")}) || index_at(at) != kNone || s_.counts.empty()) return false;
    const bool joined = is(at - 1, {key("and"), key(","), key("or"), key("only"), key("just"),
                                    key("to"), key("one"), key("with"), key(";"), key("plus")});
    if (!joined) return false;
    const std::uint32_t next = at + 1;
    const bool pronoun =
        is(next, {key("of"), key("in"), key("at"), key("for"), key("from"), key("on"), key("under"),
                  key("did"), key("was"), key("more"), key("by")});
    const bool ends = next >= s_.tokens.end || view_.is_mark(next);
    const std::uint32_t head =
        s_.tree.is(at, {Relation::NumericModifier}) ? s_.tree.head(at) : kNone;
    const bool counts =
        head != kNone && head > at && head < at + 5 && noun(head) && !is_in_time(view_, head);
    if (!pronoun && !ends && !counts) return false;
    if (is(next, {key("another"), key("day"), key("morning"), key("hand"), key("time")}))
      return false;
    Count count;
    count.tokens = {at, at + 1};
    count.value = 1;
    add(std::move(count));
    return true;
  }

  void add_none(TokenRange tokens, TokenRange unit) {
    Count count;
    count.tokens = tokens;
    count.value = 0;
    count.none = true;
    count.unit = unit;
    count.beside = !unit.empty();
    s_.counts.push_back(std::move(count));
  }

  // People, proceedings, services and money, of which there may be none; laws and plans may not.
  [[nodiscard]] bool may_be_none(std::uint32_t head) const {
    static constexpr text::WordSet kMore{"money",        "budget",      "funding",      "funds",
                                         "compensation", "interpreter", "interpreters", "guests",
                                         "conviction",   "convictions", "assistance",   "referrals",
                                         "referral",     "penalties",   "restitution",  "visits"};
    if (is(head, {key("charity"), key("charities"), key("agency"), key("agencies"), key("country"),
                  key("report"), key("reports")}))
      return false;
    if (kMore.has(view_.form(head))) return true;
    for (const Hit* hit : view_.find(Family::Unit, {head, head + 1})) {
      const std::string& code = hit->frame->code;
      if (code != "penalty" && code != "country") return true;
    }
    for (const Hit* hit : view_.find(Family::Person, {head, head + 1})) {
      if (hit->frame->code != "thing") return true;
    }
    return false;
  }

  // The noun of a phrase that begins at `at`: over adjectives and nouns.
  [[nodiscard]] std::uint32_t noun_from(std::uint32_t at) const {
    std::uint32_t head = kNone;
    for (std::uint32_t i = at; i < s_.tokens.end && i < at + 6; ++i) {
      const Pos pos = view_.word(i).pos;
      if (is_in_time(view_, i)) break;
      if (pos == Pos::Noun || pos == Pos::ProperNoun) {
        head = i;
      } else if (pos != Pos::Adjective && view_.word(i).form != VerbForm::PastParticiple) {
        break;
      }
    }
    return head;
  }

  void nothing(std::uint32_t at) {
    if (index_at(at) != kNone) return;
    if (is(at, {key("no")}) && is(at + 1, {key("one")})) return no_one(at);
    if (is(at, {key("no"), key("zero"), key("nil")})) {
      return no_noun(at, at + 1, !is(at, {key("no")}));
    }
    if (is(at, {key("not")})) return not_one(at);
    if (is(at, {key("none"), key("neither")})) return none_of(at);
    if (is(at, {key("anyone"), key("anybody")})) return not_anyone(at);
    if (is(at, {key("nobody"), key("nothing")})) return no_one(at);
    not_any(at);
  }

  // "not one conviction", "not a single trafficker", "and not one in the second".
  void not_one(std::uint32_t at) {
    const bool single = is(at + 1, {key("a"), key("one")}) && is(at + 2, {key("single")});
    const bool one = is(at + 1, {key("one")}) && (!is(at + 2, {key("in")}) || !s_.counts.empty());
    if (single || one) no_noun(at, at + (single ? 3 : 2), false);
  }

  // "none of the victims", "in Ticino none", "none was convicted"; "neither suspect".
  void none_of(std::uint32_t at) {
    const bool of = is(at + 1, {key("of")});
    const bool said = is(at + 1, {key("was"), key("were"), key("has"), key("have")});
    const bool none = is(at, {key("none")});
    if (of || (none && (said || !s_.counts.empty()))) return add_none({at, at + 1}, {});
    const bool suspect = !none && noun(at + 1) && !view_.word(at + 1).plural && may_be_none(at + 1);
    if (suspect) add_none({at, at + 1}, {at + 1, at + 2});
  }

  void no_noun(std::uint32_t at, std::uint32_t from, bool zero) {
    const std::uint32_t head = noun_from(from);
    if (head == kNone) {
      // "58 calls in the first quarter and not one in the second"
      if (!s_.counts.empty() && is(at, {key("not")})) add_none({at, from}, {});
      return;
    }
    if ((zero && view_.word(head).plural) || may_be_none(head))
      add_none({at, from}, {from, head + 1});
  }

  // "nobody was convicted", "convicted nobody": as a patient of what is done to people.
  void no_one(std::uint32_t at) {
    const std::uint32_t end = is(at, {key("no")}) ? at + 2 : at + 1;
    const bool thing = is(at, {key("nothing")});
    for (const Hit* hit : view_.find(Family::Status, s_.tokens)) {
      const std::uint32_t verb = hit->tokens.begin;
      const std::uint32_t group = verb_group_at(view_, verb);
      if (group == kNone) continue;
      const auto& chunk = view_.analysis().chunks[group];
      const bool before = chunk.tokens.begin >= end && chunk.tokens.begin <= end + 2;
      const bool patient = before ? is_passive(view_, group, verb) : chunk.tokens.end == at;
      if (patient && !thing) return add_none({at, end}, {});
    }
    // "of which schools got 640 million ... and inspection nothing"
    const bool beside = thing && !s_.counts.empty() && s_.counts.front().kind == CountKind::Money &&
                        (end >= s_.tokens.end || view_.is_mark(end));
    if (beside) add_none({at, end}, {});
  }

  // "did not arrest anyone".
  void not_anyone(std::uint32_t at) {
    if (denied_before(at) && !view_.find(Family::Status, {at - 1, at}).empty())
      add_none({at, at + 1}, {});
  }

  // Whether the verb right before `at` is said not to have been done: "did not arrest", "never
  // prosecuted", "failed to convict".
  [[nodiscard]] bool denied_before(std::uint32_t at) const {
    const std::uint32_t group = at > s_.tokens.begin ? verb_group_at(view_, at - 1) : kNone;
    if (group == kNone) return false;
    const auto& chunk = view_.analysis().chunks[group];
    if (chunk.modal != kNone || chunk.tokens.end != at) return false;
    if (chunk.negated) return true;
    for (std::uint32_t i = chunk.tokens.begin > s_.tokens.begin + 2 ? chunk.tokens.begin - 2
                                                                    : s_.tokens.begin;
         i < at; ++i) {
      if (is(i, {key("never"), key("failed"), key("fails"), key("fail"), key("yet")})) return true;
    }
    return false;
  }

  // "did not convict any traffickers", "has not prosecuted a case since", "without a single
  // arrest".
  void not_any(std::uint32_t at) {
    const bool any = is(at, {key("any")});
    if (!any && !is(at, {key("a"), key("an")})) return;
    const bool single = is(at + 1, {key("single")});
    const bool neither = any && is(s_.tokens.begin, {key("neither")});
    const bool without = is(at - 1, {key("without")}) && (any || single);
    if (!neither && !without) {
      if (!denied_before(at)) return;
      const auto& chunk = view_.analysis().chunks[verb_group_at(view_, at - 1)];
      const bool be = chunk.head != kNone && view_.word(chunk.head).lemma == key("be");
      if (!any && !single && !be && view_.find(Family::Status, chunk.tokens).empty()) return;
    }
    const std::uint32_t from = at + (single ? 2 : 1);
    const std::uint32_t head = noun_from(from);
    if (head == kNone || !may_be_none(head)) return;
    add_none({at, from}, {from, head + 1});
  }

  CountedSentence& s_;
  const View& view_;
};

}  // namespace

void find_counts_in_words(CountedSentence& sentence) {
  Finder(sentence).find();
}

}  // namespace plumbline::extract
