// SPDX-License-Identifier: Apache-2.0
//
// The Smuggling Protocol's tests against those of the Trafficking Protocol: a border, money for the
// passage, nobody deceived or forced, nobody exploited.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "verify/checks_internal.h"

namespace plumbline::verify {
namespace {

bool holds(std::string_view folded, std::string_view part) {
  return folded.find(part) != std::string_view::npos;
}

constexpr text::WordSet kMoving{
    "transport", "transported", "transfer", "carried", "carry", "carries", "drive", "drove",
    "driven",    "ferried",     "ferry",    "ferries", "take",  "took",    "taken", "takes",
    "bring",     "brought",     "move",     "moved",   "guide", "guided",  "cross", "crossed",
    "pass",      "flown",       "smuggled", "shipped", "led",   "crossing"};
constexpr text::WordSet kSmuggledPeople{
    "people",     "persons",    "migrants", "citizens", "nationals",  "men",       "passengers",
    "man",        "labourers",  "workers",  "refugees", "travellers", "customers", "clients",
    "immigrants", "foreigners", "them",     "groups",   "families",   "immigrant", "migrant"};
// Exploitation, wages promised, people sold: no mere passage.
constexpr text::WordSet kExploited{
    "exploited", "exploit",      "exploitation", "forced",     "force",   "slavery",
    "slave",     "slaves",       "beaten",       "threatened", "raped",   "promised",
    "salary",    "wage",         "wages",        "deceived",   "tricked", "lured",
    "kidnapped", "prostitution", "brothel",      "brothels",   "debt",    "beg",
    "begging",   "passports",    "bondage",      "freedom",    "ransom",  "compound"};
// Hired, in the very words of the passage: no mere passenger.
constexpr text::WordSet kHired{"jobs", "posts"};
constexpr text::WordSet kChildren{"child",    "children",  "minor",  "minors",     "girl",
                                  "girls",    "boy",       "boys",   "adolescent", "adolescents",
                                  "teenager", "teenagers", "infant", "infants"};

bool moves_people(const Checking& checking, const model::Claim& claim) {
  if (claim.elements && std::any_of(claim.elements->acts.begin(), claim.elements->acts.end(),
                                    [](const model::Element& act) {
                                      return act.code == "ACT.TRANSPORT" ||
                                             act.code == "ACT.TRANSFER";
                                    })) {
    return true;
  }
  const text::Span span = claim.passages.front().span;
  if (!checking.holds(kMoving, span)) return false;
  // "So much was paid by young men | who were brought by air to Benghazi"
  return checking.holds(kSmuggledPeople, span) ||
         checking.holds(kSmuggledPeople, checking.sentence_of(span));
}

// The country that most claims are about: what lies elsewhere, lies across a border.
std::string main_country(const Checking& checking) {
  std::map<std::string, std::size_t> counts;
  for (const model::Claim& claim : checking.claims) {
    if (!claim.about.empty()) ++counts[claim.about.front()];
  }
  const auto most = std::max_element(
      counts.begin(), counts.end(),
      [](const auto& left, const auto& right) { return left.second < right.second; });
  return most == counts.end() ? std::string() : most->first;
}

bool crosses_border(const model::Claim& claim, std::string_view folded, const std::string& home) {
  if (claim.route && claim.route->internal) return false;
  if (holds(folded, "border") || holds(folded, "abroad") || claim.about.size() > 1) return true;
  // Stops without a country ("Europe") are elsewhere than any country.
  std::string first = claim.route && claim.route->stops.size() == 1 ? home : std::string();
  for (const model::RouteStop& stop :
       claim.route ? claim.route->stops : std::vector<model::RouteStop>{}) {
    const std::string& place = stop.place.country.empty() ? stop.place.name : stop.place.country;
    if (!first.empty() && place != first) return true;
    first = place;
  }
  return false;
}

// Paid for, or called smuggling or unlawful entry in so many words.
bool is_for_passage(const model::Claim& claim, std::string_view folded) {
  const bool paid = (claim.elements && !claim.elements->payment.empty()) ||
                    (claim.figure && claim.figure->unit_class == "money");
  for (const std::string_view words :
       {"for money", "for a fee", "for a payment", "smuggl", "illegal entry", "illegal migra",
        "irregular migra", "illegally cross"}) {
    if (holds(folded, words)) return true;
  }
  return paid;
}

// What claims tell of money, in the order of the text.
class Payments {
 public:
  explicit Payments(const Checking& checking) : checking_(checking) {
    for (const model::Claim& claim : checking.claims) {
      const bool money = is_money(claim.figure) ||
                         std::any_of(claim.more_figures.begin(), claim.more_figures.end(),
                                     [](const model::Figure& figure) { return is_money(figure); });
      if (money) spans_.push_back(claim.passages.front().span);
    }
  }

  // Money in the sentence of `span`; or it says that somebody paid, and the one before how much.
  [[nodiscard]] std::optional<text::Span> beside(const text::Span& span) const {
    static constexpr text::WordSet kPaid{"paid", "pay",   "pays",  "paying",
                                         "cost", "costs", "price", "fee"};
    const text::Span sentence = checking_.sentence_of(span);
    if (const auto here = in(sentence)) return here;
    if (sentence.begin < 2 || !checking_.holds(kPaid, sentence)) return std::nullopt;
    return in(checking_.sentence_of({sentence.begin - 2, sentence.begin - 1}));
  }

  // The money told in the claims of a sentence.
  [[nodiscard]] std::optional<text::Span> in(const text::Span& sentence) const {
    for (const text::Span& span : spans_) {
      if (span.begin >= sentence.begin && span.begin < sentence.end) return span;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] static bool is_money(const Boxed<model::Figure>& figure) {
    return figure && figure->unit_class == "money" && figure->value > 0;
  }

  const Checking& checking_;
  std::vector<text::Span> spans_;
};

// Money beside the words may be what a victim paid or owes: who is told of as one person, or whose
// exploitation the same sentence or the next tells, was no mere passenger.
bool is_one_persons_story(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kOne{"she", "her", "he", "him", "victim", "victims", "woman"};
  const text::Span sentence = checking.sentence_of(span);
  if (checking.holds(kOne, sentence) || checking.holds(kExploited, sentence)) return true;
  static constexpr text::WordSet kNone{"none", "nobody", "no", "not", "never"};
  const text::Span next = checking.sentence_of({sentence.end + 1, sentence.end + 2});
  return next.begin >= sentence.end && checking.holds(kExploited, next) &&
         !checking.holds(kNone, next);
}

// "When she fell short she was sold to a second one": no passage, whatever border it went across.
bool is_sale(std::string_view folded) {
  for (const std::string_view words :
       {"was sold", "were sold", "been sold", "is sold", "are sold"}) {
    if (holds(folded, words)) return true;
  }
  return false;
}

// Whether another claim about the same words tells of means or exploitation.
bool exploited_nearby(const Checking& checking, const model::Claim& claim) {
  const text::Span span = claim.passages.front().span;
  return std::any_of(checking.claims.begin(), checking.claims.end(),
                     [&](const model::Claim& other) {
                       if (&other == &claim || !other.elements) return false;
                       return other.passages.front().span.overlaps(span) &&
                              (!other.elements->means.empty() || !other.elements->purposes.empty());
                     });
}

// The paragraph around a span, folded.
std::string paragraph_of(const Checking& checking, const text::Span& span) {
  constexpr std::size_t kReach = 800;  // of either side; a paragraph may be a whole book
  const std::size_t first = span.begin - std::min<std::size_t>(span.begin, kReach);
  const std::size_t last = std::min(checking.document.text.size(), span.end + kReach);
  const std::string_view around =
      std::string_view(checking.document.text).substr(first, last - first);
  const std::size_t gap = around.rfind("\n\n", span.begin - first);
  const std::size_t begin = gap == std::string_view::npos ? 0 : gap;
  const std::size_t end = std::min(around.find("\n\n", span.end - first), around.size());
  return text::fold(around.substr(begin, end - begin));
}

// The document calls this, or what surrounds it, trafficking in persons.
bool is_called_trafficking(const Checking& checking, const text::Span& span,
                           std::string_view claim_words, bool document_tells) {
  const std::string around = paragraph_of(checking, span);
  if (holds(around, "not trafficking") || holds(around, "not human trafficking") ||
      holds(around, "no trafficking")) {
    return false;
  }
  // Called smuggling: then somebody must call the same trafficking right beside it.
  if (holds(claim_words, "smuggl") && !holds(claim_words, "traffick")) {
    return holds(around, "traffick");
  }
  return document_tells;
}

// Whether the document speaks of trafficking in persons at all.
bool tells_of_trafficking(const Checking& checking) {
  const auto terms = checking.refdata.terms();
  for (const text::PhraseMatch& match :
       checking.refdata.term_phrases().find_longest(checking.tokens)) {
    if (match.value < terms.size() && terms[match.value].concept_code == "TIP") return true;
  }
  return holds(text::fold(checking.document.text), "traffick");
}

// "Drivers ask 90 euros a head for the crossing: 'human trafficking in broad daylight'": a fare
// that somebody calls trafficking beside it, with no more told of those who paid.
class Fares {
 public:
  Fares(Checking& checking, const Payments& payments) : checking_(checking), payments_(payments) {}

  void check() {
    static constexpr text::WordSet kPayer{"passenger", "passengers", "head", "seat",
                                          "traveller", "travellers", "fare", "traveler"};
    std::uint32_t looked_to = 0;  // a sentence once
    for (const text::Token& token : checking_.tokens) {
      if (token.span.begin < looked_to || !kPayer.has(token.key)) continue;
      const text::Span sentence = checking_.sentence_of(token.span);
      looked_to = sentence.end;
      check_sentence(sentence);
    }
  }

 private:
  void check_sentence(const text::Span& sentence) {
    static constexpr text::WordSet kWay{"crossing", "crossings", "border", "boat",   "boats",
                                        "truck",    "lorry",     "ferry",  "bus",    "passport",
                                        "passage",  "convoy",    "van",    "dinghy", "river"};
    const auto money = payments_.in(sentence);
    if (!money) return;
    const bool last = sentence.end + 2 >= checking_.document.text.size();
    const text::Span next =
        last ? sentence : checking_.sentence_of({sentence.end + 1, sentence.end + 2});
    const bool follows = next.begin >= sentence.end;
    const std::uint32_t begin = sentence.begin - std::min(sentence.begin, 2U);
    const text::Span before = checking_.sentence_of({begin, begin + 1});
    const text::Span here{sentence.begin, follows ? next.end : sentence.end};
    if (!checking_.holds(kWay, {before.begin, sentence.end}) || checking_.holds(kExploited, here) ||
        checking_.holds(kHired, here) || is_sale(text::fold(checking_.words(here))) ||
        checking_.holds(kChildren, here) || !is_called_so(sentence, follows ? next : sentence) ||
        is_told(here)) {
      return;
    }
    const model::Claim* claim = claim_at(checking_, *money);
    model::Finding& finding =
        checking_.findings.emplace_back("smuggling-or-trafficking", checking_.passage(sentence));
    finding.words = std::string(checking_.words(sentence));
    if (claim != nullptr) finding.claim = claim->id;
    finding.expected = "a means (force, fraud, coercion, abuse) and a purpose of exploitation";
    finding.reference =
        "Trafficking in Persons Protocol, art. 3(a); Smuggling of Migrants Protocol, art. 3(a)";
    finding.explanation =
        "A fare for the passage is called trafficking: no means and no exploitation is stated. On "
        "these facts it may be migrant smuggling.";
  }

  // "the prosecutor called it human trafficking", "... : 'human trafficking'", "This human
  // trafficking": of what the sentence tells.
  [[nodiscard]] bool is_called_so(const text::Span& sentence, const text::Span& next) const {
    const std::string here = text::fold(checking_.words(sentence));
    for (const std::string_view words :
         {"called it human trafficking", "called it trafficking", "calls it human trafficking",
          "calls it trafficking", "call it human trafficking", "call it trafficking",
          ": \"human trafficking", ": \u201chuman trafficking", ": human trafficking"}) {
      if (holds(here, words)) return !holds(here, "not " + std::string(words));
    }
    const std::string behind = text::fold(checking_.words(next));
    return behind.starts_with("this human trafficking") || behind.starts_with("this trafficking");
  }
  [[nodiscard]] bool is_told(const text::Span& span) const {
    return std::any_of(
        checking_.findings.begin(), checking_.findings.end(), [&](const model::Finding& finding) {
          return finding.code == "smuggling-or-trafficking" && finding.passage.span.overlaps(span);
        });
  }

  Checking& checking_;
  const Payments& payments_;
};

}  // namespace

void check_smuggling(Checking& checking) {
  const std::string home = main_country(checking);
  std::optional<bool> tells;  // looked up once, when first asked for
  const Payments payments(checking);
  std::uint32_t told_to = 0;  // the end of the sentence told last: one finding for each
  for (const model::Claim& claim : checking.claims) {
    const text::Span span = claim.passages.front().span;
    if (claim.kind == model::ClaimKind::Law || !moves_people(checking, claim)) continue;
    const std::string folded = text::fold(checking.words(span));
    if (!crosses_border(claim, folded, home)) continue;
    std::optional<text::Span> money;
    if (!is_for_passage(claim, folded)) {
      money = payments.beside(span);
      if (!money || is_one_persons_story(checking, span)) continue;
    }
    const bool stated =
        claim.elements && (!claim.elements->means.empty() || !claim.elements->purposes.empty());
    const bool children = claim.elements && holds_word(kChildren, claim.elements->victims);
    if (stated || children || is_sale(folded) || checking.holds(kExploited, span) ||
        checking.holds(kHired, span) || checking.holds(kChildren, span) ||
        exploited_nearby(checking, claim)) {
      continue;
    }
    if (!tells) tells = tells_of_trafficking(checking);
    if (!is_called_trafficking(checking, span, folded, *tells)) continue;
    text::Span whole = money ? text::cover(span, *money) : span;
    if (span.begin < told_to) {  // one sentence, told once
      model::Finding& before = checking.findings.back();
      whole = text::cover(before.passage.span, whole);
      before.passage.span = whole;
      before.words = std::string(checking.words(whole));
      continue;
    }
    told_to = checking.sentence_of(span).end;
    model::Finding& finding = checking.add("smuggling-or-trafficking", claim, whole);
    finding.expected = "a means (force, fraud, coercion, abuse) and a purpose of exploitation";
    finding.reference =
        "Trafficking in Persons Protocol, art. 3(a); Smuggling of Migrants Protocol, "
        "art. 3(a)";
    std::string payment = claim.elements ? claim.elements->payment : std::string();
    if (!payment.empty() && !payment.starts_with("for ")) payment = "for " + payment;
    finding.explanation =
        "The document speaks of trafficking, but what is told is transport across a border" +
        std::string(payment.empty() ? "" : " " + payment) +
        ": no means and no exploitation is stated. On these facts it may be migrant smuggling.";
  }
  Fares(checking, payments).check();
}

}  // namespace plumbline::verify
