// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "verify/checks_internal.h"
#include "verify/figure_origin_internal.h"

namespace plumbline::verify {
namespace {

// Claims before this one that a figure is compared with: enough for a chapter, so that a book of
// figures takes linear time.
constexpr std::size_t kLookBack = 2000;

using model::SourceKind;

// "1,200": as the field prints numbers.
std::string written(double value) {
  std::string number = std::to_string(value);
  number.erase(number.find_last_not_of('0') + 1);
  if (number.back() == '.') number.pop_back();
  const std::size_t point = std::min(number.find('.'), number.size());
  for (std::size_t at = point; at > 3; at -= 3) number.insert(at - 3, ",");
  return number;
}

std::string written(const model::Figure& figure) {
  std::string out = written(figure.value);
  if (figure.upper) out += " to " + written(*figure.upper);
  return out + (figure.unit.empty() ? "" : " " + figure.unit);
}

// The words that set a unit apart: "child victims of trafficking" gives "child".
std::set<std::string> distinctions(const model::Figure& figure) {
  static constexpr text::WordSet kCommon{
      "of",       "human",   "trafficking", "in",      "persons", "the",       "people",
      "case",     "cases",   "victim",      "victims", "person",  "beings",    "trafficked",
      "suspects", "suspect", "traffickers", "new",     "total",   "identified"};
  std::set<std::string> out;
  for (const text::Token& token : text::tokenize(figure.unit)) {
    std::string word = text::fold(text::slice(figure.unit, token.span));
    if (!kCommon.has_folded(word)) out.insert(std::move(word));
  }
  return out;
}

bool is_city(const std::string& place) {
  return place.size() != 3 && !place.empty();
}

// The noun of a unit: "women" of "Nigerian women from Edo".
std::string head_of(const model::Figure& figure) {
  std::string head;
  for (const text::Token& token : text::tokenize(figure.unit)) {
    const std::string word = text::fold(text::slice(figure.unit, token.span));
    if (word == "of" || word == "from" || word == "in") break;
    head = word;
  }
  return head;
}

// Same unit, status, period and place; a place left out is the one that the document tells of.
bool same_sum(const model::Figure& a, const model::Figure& b) {
  // "took a third more calls", "83 per cent were women": shares of nothing that is told.
  const bool bare = a.unit_class == "share" && (a.unit == "percent" || b.unit == "percent");
  const bool anchored = !bare && a.period.stated() && !a.unit.empty() && is_long(a.period);
  // Of victims, "counted", "identified" and "registered" are one status.
  const auto known = [](const model::Figure& figure) {
    return figure.unit_class == "victim" &&
           (figure.status.empty() || figure.status == "identified" ||
            figure.status == "registered");
  };
  const bool status = (a.status == b.status && (!a.status.empty() || a.place == b.place)) ||
                      (known(a) && known(b) && a.place == b.place);
  const bool place = a.place == b.place || a.place.empty() || b.place.empty();
  return anchored && status && place && a.period == b.period && a.unit_class == b.unit_class &&
         distinctions(a) == distinctions(b);
}

// People of one event in one town: "54 Nigerian women" and "37 women in the house in Arlit".
bool same_event(const model::Figure& a, const model::Figure& b) {
  const bool status = a.status == b.status || a.status.empty() || b.status.empty();
  const bool period = a.period == b.period || !a.period.stated() || !b.period.stated();
  if (!is_city(a.place) || a.place != b.place || !status || !period ||
      a.unit_class != b.unit_class || head_of(a).empty() || head_of(a) != head_of(b)) {
    return false;
  }
  const std::set<std::string> left = distinctions(a);
  const std::set<std::string> right = distinctions(b);
  return std::includes(left.begin(), left.end(), right.begin(), right.end()) ||
         std::includes(right.begin(), right.end(), left.begin(), left.end());
}

// What each does by itself: two who do it have two sums.
constexpr text::WordSet kDeeds{"assisted", "rescued",      "referred",  "repatriated",
                               "arrested", "convicted",    "sentenced", "acquitted",
                               "charged",  "investigated", "deported",  "prosecuted",
                               "opened",   "sheltered",    "received",  "intercepted",
                               "expelled", "withdrawn",    "confirmed", "dismantled"};

bool same_thing(const model::Figure& a, const model::Figure& b) {
  if (!is_counted(a.unit_class) || !(same_sum(a, b) || same_event(a, b))) return false;
  return !kDeeds.has_folded(a.status) || a.counted_by.empty() || b.counted_by.empty() ||
         text::fold(a.counted_by) == text::fold(b.counted_by);
}

// "network" and "networks".
bool same_noun(const std::string& a, const std::string& b) {
  return a == b || a + "s" == b || b + "s" == a;
}

// The speaker whom a figure goes back to.
std::string origin_of(const model::Claim& claim) {
  if (!claim.figure->counted_by.empty()) return text::fold(claim.figure->counted_by);
  return claim.chain.links.empty() ? std::string() : text::fold(claim.chain.links.back().name);
}

// Figures that echo one told before: "eleven such cases in the same year", "66, on the contrary,".
class Echoes {
 public:
  explicit Echoes(const Checking& checking)
      : checking_(checking),
        list_(checking.refdata.wordlist("figure_echoes")),
        rows_(checking.refdata.table_view("wordlists/figure_echoes")) {}

  // Whether `claim` counts what `other`, a little before it, has counted, by its own words.
  [[nodiscard]] bool same_again(const model::Claim& other, const model::Claim& claim) const {
    constexpr std::uint32_t kReach = 700;  // bytes: a paragraph or two
    const text::Span span = claim.passages.front().span;
    const text::Span before = other.passages.front().span;
    if (before.begin >= span.begin || span.begin - before.begin > kReach) return false;
    const text::Span sentence = checking_.sentence_of(span);
    const Words words = words_in(sentence);
    const model::Figure& a = *other.figure;
    const model::Figure& b = *claim.figure;
    if (!words.any() || !is_alike(a, b, words) || (a.period != b.period && b.period.stated())) {
      return false;
    }
    if (recurs(checking_, before) != recurs(checking_, span)) return false;  // "9,000 a year"
    if (counts_itself(sentence)) return false;  // who counts itself counts something else
    if (names_elsewhere(sentence, checking_.sentence_of(before), a)) return false;
    const bool one = origin_of(other) == origin_of(claim) || is_same_body(a, b);
    if (one && !words.restates) {
      return words.again && a.status == b.status && !a.status.empty();
    }
    return a.status == b.status || (b.status.empty() && !one);
  }

 private:
  // How the words of a sentence say that its figure was told before.
  struct Words {
    bool again = false;
    bool contrast = false;
    bool restates = false;
    [[nodiscard]] bool any() const { return again || contrast || restates; }
  };

  [[nodiscard]] Words words_in(const text::Span& span) const {
    Words words;
    const auto tokens = checking_.tokens_in(span);
    for (const text::PhraseMatch& match : list_.find_longest(tokens)) {
      const std::string_view kind = rows_.cell(match.value, 1);
      if (kind == "contrast-number" && !number_follows(tokens, match.tokens.end)) continue;
      words.again = words.again || kind == "again";
      words.restates = words.restates || kind == "restates";
      words.contrast = words.contrast || kind.starts_with("contrast");
    }
    return words;
  }
  [[nodiscard]] static bool is_alike(const model::Figure& a, const model::Figure& b,
                                     const Words& words) {
    const bool class_fits = is_counted(a.unit_class) || a.unit_class == "group" ||
                            (words.restates && a.unit_class == "other");
    return class_fits && a.unit_class == b.unit_class && !head_of(a).empty() &&
           same_noun(head_of(a), head_of(b));
  }
  // "We ourselves took 11"; not "our police".
  [[nodiscard]] bool counts_itself(const text::Span& sentence) const {
    static constexpr text::WordSet kOwn{"we", "ourselves"};
    static constexpr text::WordSet kState{"police", "government", "ministry", "authorities",
                                          "state",  "courts",     "country"};
    const auto tokens = checking_.tokens_in(sentence);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (kOwn.has(tokens[at].key)) return true;
      const bool ours = tokens[at].key == text::key_of("our");
      if (ours && (at + 1 == tokens.size() || !kState.has(tokens[at + 1].key))) return true;
    }
    return false;
  }
  // "but gives | the number as 64"; not "but gives no dates".
  [[nodiscard]] bool number_follows(std::span<const text::Token> tokens, std::size_t at) const {
    constexpr std::size_t kReach = 4;
    const std::size_t end = std::min(tokens.size(), at + kReach);
    const auto near = tokens.subspan(std::min(at, end), end - std::min(at, end));
    return std::any_of(near.begin(), near.end(),
                       [this](const text::Token& token) { return is_number(checking_, token); });
  }
  // "the ministry" after "Ministry of Internal Affairs".
  [[nodiscard]] static bool is_same_body(const model::Figure& a, const model::Figure& b) {
    const Body left(a.counted_by);
    const Body right(b.counted_by);
    return right.definite && left.holds(right.head);
  }
  struct Body {
    explicit Body(std::string_view printed) {
      for (const text::Token& token : text::tokenize(printed)) {
        words.push_back(text::fold(text::slice(printed, token.span)));
      }
      definite = words.size() == 2 && words.front() == "the";
      if (definite) head = words.back();
    }
    [[nodiscard]] bool holds(const std::string& word) const {
      return std::find(words.begin(), words.end(), word) != words.end();
    }
    std::vector<std::string> words;
    std::string head;
    bool definite = false;
  };
  // "For Kenya it gives 702 in the same year": another country than the one counted before.
  [[nodiscard]] bool names_elsewhere(const text::Span& here, const text::Span& before,
                                     const model::Figure& figure) const {
    const std::set<std::uint32_t> known = countries_in(before);
    for (const std::uint32_t country : countries_in(here)) {
      const bool same = checking_.refdata.countries()[country].alpha3 == figure.place;
      if (!same && !known.contains(country)) return true;
    }
    return false;
  }
  [[nodiscard]] std::set<std::uint32_t> countries_in(const text::Span& span) const {
    std::set<std::uint32_t> found;
    const auto tokens = checking_.tokens_in(span);
    for (const text::PhraseMatch& match : checking_.refdata.country_names().find_longest(tokens)) {
      if (tokens[match.tokens.begin].letters == text::LetterCase::Lower) continue;
      found.insert(refdata::name_value(match.value).index);
    }
    return found;
  }

  const Checking& checking_;
  const text::PhraseTable& list_;
  refdata::TableView rows_;
};

// "at least 40" and "45" can both be true.
bool may_agree(const model::Figure& a, const model::Figure& b) {
  if (!a.approximator.empty() || !b.approximator.empty()) return true;
  const double a_high = a.upper.value_or(a.value);
  const double b_high = b.upper.value_or(b.value);
  return a.value <= b_high && b.value <= a_high;
}

// Which claims are parts of a figure told before ("none of them"): each is looked at once.
class PartFigures {
 public:
  explicit PartFigures(const Checking& checking)
      : checking_(checking), known_(checking.claims.size()) {}

  [[nodiscard]] bool has(std::size_t index) {
    std::optional<bool>& part = known_[index];
    if (!part) part = is_part(checking_, checking_.claims[index]);
    return *part;
  }

 private:
  const Checking& checking_;
  std::vector<std::optional<bool>> known_;
};

// "nine girls ...; two are back": a number without its noun, told by who told of the nine, is some
// of them.
bool is_some_of(const Checking& checking, const model::Claim& other, const model::Claim& claim) {
  const std::string noun = head_of(*claim.figure);
  if (noun.empty() || claim.figure->passage == std::nullopt) return false;
  const std::string printed = text::fold(checking.words(claim.figure->passage->span));
  const auto speaker = [](const model::Claim& each) {
    return each.chain.links.empty() ? std::string() : text::fold(each.chain.links.back().name);
  };
  const bool one = origin_of(other) == origin_of(claim) || speaker(other) == speaker(claim);
  return printed.find(noun) == std::string::npos && one &&
         claim.figure->value < other.figure->value;
}

// "2016": a time, not a count.
bool is_year_number(std::string_view words) {
  return words.size() == 4 && (words.starts_with("19") || words.starts_with("20"));
}

// "3 May", "May 3": a day, not a count.
bool is_day(const Checking& checking, const text::Token& token) {
  static constexpr text::WordSet kMonths{"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
  const auto& all = checking.tokens;
  const auto at = static_cast<std::size_t>(&token - all.data());
  return (at > 0 && kMonths.has(all[at - 1].key)) ||
         (at + 1 < all.size() && kMonths.has(all[at + 1].key));
}

// "15 violations that involved 20 minors and 29 that involved 34 minors": a sentence that goes on
// to count another thing between the two tells each of its own.
bool is_listed_with(const Checking& checking, const model::Claim& other,
                    const model::Claim& claim) {
  if (!(other.chain == claim.chain)) return false;  // "20, but the hostel says 34"
  const auto place_of = [](const model::Claim& each) {
    return each.figure->passage ? each.figure->passage->span : each.passages.front().span;
  };
  const text::Span first = place_of(other);
  const text::Span second = place_of(claim);
  if (first.end >= second.begin || !(checking.sentence_of(first) == checking.sentence_of(second))) {
    return false;
  }
  const auto between = checking.tokens_in({first.end, second.begin});
  return std::any_of(between.begin(), between.end(), [&](const text::Token& token) {
    const std::string_view words = checking.words(token.span);
    return is_number(checking, token) && !is_year_number(words) && words != "one" &&
           !is_day(checking, token);
  });
}

// "younger 16" of "20 minors younger than age 16", "between 16 18", "aged 12 17"; empty: no ages.
// Of "over 3 days", "under the 2016 law", "between 2016 and 2019" none.
std::string ages_of(const Checking& checking, const model::Figure& figure) {
  static constexpr text::WordSet kCues{"younger", "older", "under",   "over", "below",
                                       "above",   "aged",  "between", "age",  "ages"};
  static constexpr text::WordSet kSure{"younger", "older", "aged", "age", "ages", "years", "year"};
  static constexpr text::WordSet kAlong{"than",  "age",     "ages", "of", "the", "from",  "and",
                                        "years", "between", "to",   "or", "-",   "\u2013"};
  constexpr std::size_t kNear = 4;  // tokens: "20 of the minors, aged"
  constexpr std::size_t kDigits = 2;
  if (!figure.passage) return {};
  const std::uint32_t end = figure.passage->span.end;
  const auto tokens = checking.tokens_in({end, checking.sentence_of(figure.passage->span).end});
  std::size_t at = 0;
  while (at < tokens.size() && !kCues.has(tokens[at].key)) {
    if (++at > kNear) return {};
  }
  if (at == tokens.size()) return {};
  std::string out(checking.words(tokens[at].span));
  // "under 16" is said of ages alone; "over 3" of anything.
  bool sure = kSure.has(tokens[at].key) || out == "under" || out == "below";
  bool number = false;
  for (++at; at < tokens.size(); ++at) {
    const std::string_view words = checking.words(tokens[at].span);
    if (tokens[at].kind == text::TokenKind::Number && words.size() <= kDigits) {
      number = true;
      out += " ";
      out += words;
    } else if (!kAlong.has(tokens[at].key)) {
      break;
    }
    sure = sure || kSure.has(tokens[at].key);
  }
  return number && sure ? out : std::string();
}

// "nine ...; the report speaks of two. The other seven came later": the text accounts for the
// difference itself.
bool is_settled(const Checking& checking, std::size_t index, double difference) {
  constexpr std::uint32_t kSoon = 300;  // bytes
  const std::uint32_t end = checking.claims[index].passages.front().span.end;
  for (std::size_t k = index + 1; k < checking.claims.size(); ++k) {
    const model::Claim& later = checking.claims[k];
    if (later.passages.front().span.begin > end + kSoon) return false;
    if (later.figure && later.figure->value == difference && is_part(checking, later)) return true;
  }
  return false;
}

// The words of the sentence around a figure that say more than its unit, each once.
std::set<std::string> words_beside(const Checking& checking, const model::Claim& claim) {
  constexpr std::size_t kTelling = 5;  // letters
  std::set<std::string> out;
  const text::Span span =
      claim.figure->passage ? claim.figure->passage->span : claim.passages.front().span;
  const std::string unit = text::fold(claim.figure->unit);
  for (const text::Token& token : checking.tokens_in(checking.sentence_of(span))) {
    std::string word = text::fold(checking.words(token.span));
    if (word.size() < kTelling || unit.find(word) != std::string::npos) continue;
    out.insert(std::move(word));
  }
  return out;
}

// "14% of the cases ended in a fine", "80% of the cases began with a summons": shares of one whole
// tell of different things unless their sentences say the same.
bool may_be_one_share(const Checking& checking, const model::Claim& a, const model::Claim& b) {
  if (a.figure->unit_class != "share" || b.figure->unit_class != "share") return true;
  constexpr std::size_t kFew = 2;
  const std::set<std::string> left = words_beside(checking, a);
  const std::set<std::string> right = words_beside(checking, b);
  const auto shared = static_cast<std::size_t>(std::count_if(
      left.begin(), left.end(), [&](const std::string& word) { return right.contains(word); }));
  return shared >= kFew && shared * 3 >= std::min(left.size(), right.size());
}

// Two numbers that differ, told once however often the text comes back to them.
using Conflicts = std::set<std::tuple<double, double, std::string>>;

// The first figure before the claim's own that differs from it and counts the same.
void check_conflict(Checking& checking, const Echoes& echoes, PartFigures& parts, std::size_t index,
                    Conflicts& told) {
  const model::Claim& claim = checking.claims[index];
  const text::Span span = claim.passages.front().span;
  // "None has come": some of those told before.
  if (!is_told(claim) || claim.figure->value == 0 || parts.has(index)) return;
  if (is_definite(checking, *claim.figure)) return;
  if (claim.figure->passage && is_compared(checking, claim.figure->passage->span)) return;
  for (std::size_t k = index - std::min(index, kLookBack); k < index; ++k) {
    const model::Claim& other = checking.claims[k];
    if (!other.figure || !is_told(other) || other.figure->value == 0) continue;
    if (may_agree(*claim.figure, *other.figure) || parts.has(k)) continue;
    const bool same =
        same_thing(*claim.figure, *other.figure) && !is_some_of(checking, other, claim) &&
        !is_listed_with(checking, other, claim) && may_be_one_share(checking, other, claim) &&
        ages_of(checking, *other.figure) == ages_of(checking, *claim.figure);
    if (!same && !echoes.same_again(other, claim)) continue;
    const auto [low, high] = std::minmax(claim.figure->value, other.figure->value);
    if (is_settled(checking, index, high - low)) return;
    if (!told.emplace(low, high, claim.figure->unit_class).second) return;
    model::Finding& finding = checking.add("figure-conflict", claim, span);
    finding.expected = written(*other.figure) + " (claim " + other.id + ")";
    finding.explanation = "The same document gives " + written(*other.figure) + " and " +
                          written(*claim.figure) + " for the same place and period.";
    return;
  }
}

// " what was registered", " who fled"; nothing without a status.
std::string counted_thing(const std::string& status) {
  static constexpr text::WordSet kOfTheirOwn{"arrived", "departed", "fled"};
  if (status.empty()) return {};
  return (kOfTheirOwn.has_folded(status) ? " who " : " what was ") + status;
}

}  // namespace

void check_figures(Checking& checking) {
  FigureOrigins origins(checking);
  const Echoes echoes(checking);
  PartFigures parts(checking);
  Conflicts told;
  for (std::size_t i = 0; i < checking.claims.size(); ++i) {
    const model::Claim& claim = checking.claims[i];
    if (!claim.figure) continue;
    const text::Span span = claim.passages.front().span;
    const model::Figure& figure = *claim.figure;
    if (origins.lacks(claim)) {
      model::Finding& finding = checking.add("figure-without-origin", claim, span);
      finding.expected = "a register, report, office or court that counted";
      finding.explanation = "The text gives " + written(figure) +
                            " and names nobody who could have counted" +
                            counted_thing(figure.status) + ".";
    }
    check_conflict(checking, echoes, parts, i, told);
  }
}

}  // namespace plumbline::verify
