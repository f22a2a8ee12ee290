// SPDX-License-Identifier: Apache-2.0
//
// The Smuggling Protocol's tests against those of the Trafficking Protocol: a border, money for the
// passage, nobody deceived or forced, nobody exploited.

#include <algorithm>
#include <string>

#include "verify/checks_internal.h"

namespace plumbline::verify {
namespace {

bool holds(std::string_view folded, std::string_view part) {
  return folded.find(part) != std::string_view::npos;
}

bool moves_people(const model::Elements& elements) {
  return std::any_of(elements.acts.begin(), elements.acts.end(), [](const model::Element& act) {
    return act.code == "ACT.TRANSPORT" || act.code == "ACT.TRANSFER";
  });
}

bool crosses_border(const model::Claim& claim) {
  if (!claim.route || claim.route->internal) return false;
  // Stops without a country ("Europe") are elsewhere than any country.
  std::string first;
  bool seen = false;
  for (const model::RouteStop& stop : claim.route->stops) {
    const std::string& place = stop.place.country.empty() ? stop.place.name : stop.place.country;
    if (seen && place != first) return true;
    first = place;
    seen = true;
  }
  return false;
}

bool names_children(std::string_view victims) {
  const std::string folded = text::fold(victims);
  return holds(folded, "child") || holds(folded, "minor") || holds(folded, "girl") ||
         holds(folded, "boy");
}

// Paid for, or called smuggling or unlawful entry in so many words.
bool is_for_passage(const model::Elements& elements, std::string_view folded) {
  return !elements.payment.empty() || holds(folded, "smuggl") || holds(folded, "illegal entry") ||
         holds(folded, "illegal migra") || holds(folded, "irregular migra") ||
         holds(folded, "illegally cross") || holds(folded, "visa");
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

// The document calls this, or what surrounds it, trafficking in persons.
bool is_called_trafficking(const Checking& checking, std::string_view claim_words) {
  if (holds(claim_words, "smuggl") && !holds(claim_words, "traffick")) return false;
  const auto terms = checking.refdata.terms();
  for (const text::PhraseMatch& match :
       checking.refdata.term_phrases().find_longest(checking.tokens)) {
    if (match.value < terms.size() && terms[match.value].concept_code == "TIP") return true;
  }
  return holds(text::fold(checking.document.text), "human traffick");
}

}  // namespace

void check_smuggling(Checking& checking) {
  for (const model::Claim& claim : checking.claims) {
    if (!claim.elements || !moves_people(*claim.elements) || !crosses_border(claim)) continue;
    const model::Elements& elements = *claim.elements;
    if (!elements.means.empty() || !elements.purposes.empty()) continue;
    if (names_children(elements.victims) || exploited_nearby(checking, claim)) continue;
    const text::Span span = claim.passages.front().span;
    const std::string folded = text::fold(checking.words(span));
    if (!is_for_passage(elements, folded) || !is_called_trafficking(checking, folded)) continue;
    model::Finding& finding = checking.add("smuggling-or-trafficking", claim, span);
    finding.expected = "a means (force, fraud, coercion, abuse) and a purpose of exploitation";
    finding.reference =
        "Trafficking in Persons Protocol, art. 3(a); Smuggling of Migrants Protocol, "
        "art. 3(a)";
    finding.explanation =
        "The document speaks of trafficking, but what is told is transport across a border" +
        std::string(elements.payment.empty() ? "" : " " + elements.payment) +
        ": no means and no exploitation is stated. On these facts it may be migrant smuggling.";
  }
}

}  // namespace plumbline::verify
