// SPDX-License-Identifier: Apache-2.0
//
// Events and counts that are acts of a state: what the US minimum standards ask about. A charge or
// a conviction is investigation and prosecution (22 USC 7106(b)(1)), a rescue or repatriation
// protection of victims ((b)(2)), an extradition (b)(5). An arrest is left to the frames of
// responses, which look at who is arrested: it may be the victims.

#include <algorithm>
#include <array>
#include <optional>

#include "extract/content_readers_internal.h"
#include "extract/event_words_internal.h"

namespace plumbline::extract {
namespace {

using model::Claim;
using model::ClaimKind;
using model::Modality;

struct StateAct {
  std::string_view code;  // of an event (data/frames/incident.tsv) or a status (status.tsv)
  std::string_view criterion;
  bool only_states;             // nobody else can do it
  std::string_view units = {};  // the classes of units that it is an act of; empty: all
};

constexpr std::array<StateAct, 28> kActs = {{
    {"charge", "22 USC 7106(b)(1)", true},
    {"conviction", "22 USC 7106(b)(1)", true},
    {"dismantling", "22 USC 7106(b)(1)", false},
    {"investigation", "22 USC 7106(b)(1)", false},
    {"sentence", "22 USC 7106(b)(1)", true},
    {"trial", "22 USC 7106(b)(1)", true},
    {"charged", "22 USC 7106(b)(1)", true},
    {"convicted", "22 USC 7106(b)(1)", true},
    {"investigated", "22 USC 7106(b)(1)", true},
    {"prosecuted", "22 USC 7106(b)(1)", true},
    {"sentenced", "22 USC 7106(b)(1)", true},
    {"assistance", "22 USC 7106(b)(2)", false},
    {"identification", "22 USC 7106(b)(2)", false},
    {"repatriation", "22 USC 7106(b)(2)", false},
    {"rescue", "22 USC 7106(b)(2)", false},
    {"assisted", "22 USC 7106(b)(2)", false},
    {"identified", "22 USC 7106(b)(2)", false},
    {"referred", "22 USC 7106(b)(2)", false},
    {"repatriated", "22 USC 7106(b)(2)", false},
    {"rescued", "22 USC 7106(b)(2)", false},
    {"extradition", "22 USC 7106(b)(5)", true},
    {"opened", "22 USC 7106(b)(1)", true},
    {"registered", "22 USC 7106(b)(2)", false, "victim"},
    {"registered", "22 USC 7106(b)(1)", false, "case complaint offence investigation"},
    {"arrested", "22 USC 7106(b)(1)", true, "trafficker suspect accused"},
    {"sheltered", "22 USC 7106(b)(2)", false},
    {"received", "22 USC 7106(b)(2)", false},
    {"withdrawn", "22 USC 7106(b)(3)", true, "visa"},
}};

const StateAct* act_of(const Claim& claim) {
  std::string_view code;
  std::string_view unit;
  if (claim.kind == ClaimKind::Incident && claim.incident) {
    if (claim.incident->modality != Modality::Asserted) return nullptr;
    code = claim.incident->type;
  } else if (claim.kind == ClaimKind::Figure && claim.figure) {
    code = claim.figure->status;
    unit = claim.figure->unit_class;
  }
  const auto is_it = [code, unit](const StateAct& act) {
    const bool unit_fits =
        act.units.empty() || (!unit.empty() && act.units.find(unit) != std::string_view::npos);
    return act.code == code && unit_fits;
  };
  const auto found = std::find_if(kActs.begin(), kActs.end(), is_it);
  return found == kActs.end() ? nullptr : &*found;
}

}  // namespace

bool is_about_trafficking(const View& view, const TokenRange& tokens) {
  for (const Hit* hit : view.find(Family::Target, tokens)) {
    const std::string& code = hit->frame->code;
    if (code == "victim" || code == "named-victim" || code == "trafficker" ||
        code == "trafficking") {
      return true;
    }
  }
  for ([[maybe_unused]] const Hit* hit : view.find(Family::Element, tokens)) return true;
  const EventWords& words = EventWords::of(view.scene.refdata);
  constexpr std::uint32_t kBefore = 250;  // tokens: a few paragraphs
  constexpr std::uint32_t kBehind = 120;
  const auto size = static_cast<std::uint32_t>(view.analysis().tokens.size());
  for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
    if (words.is(view.form(at), EventWord::OtherTrade)) return false;
  }
  for (std::uint32_t at = tokens.begin - std::min(tokens.begin, kBefore);
       at < std::min(size, tokens.end + kBehind); ++at) {
    if (words.is(view.form(at), EventWord::Topic)) return true;
  }
  return false;
}

namespace {

// `agent` may stand in another sentence.
bool acts_for_state(const View& view, const TokenRange& agent) {
  const auto hits = view.scan(agent);
  return std::any_of(hits.begin(), hits.end(), [](const Hit& hit) {
    return hit.frame->family == Family::Actor && hit.frame->code == "government";
  });
}

// Who may help and free people besides states: organisations, named or by what they are.
bool is_organisation(const View& view, const TokenRange& agent) {
  if (view.has(Family::Actor, "organisation", agent) || view.has(Family::Actor, "counter", agent)) {
    return true;
  }
  const bool people = is_only_people(view, agent);  // "Kenyan farmers"
  const auto names = names_in(view.analysis(), agent);
  return std::any_of(names.begin(), names.end(), [people](const language::Name* name) {
    const bool body = name->kind == language::NameKind::Organisation || name->is_country;
    return body && !(people && name->tokens.size() == 1);
  });
}

// The engine's event of the proposition that an incident tells or, of a count, the first one.
const language::GuessedEvent* event_of(const View& view, const Claim& claim) {
  if (view.scene.events == nullptr) return nullptr;
  const bool counts = claim.kind == ClaimKind::Figure;
  for (const SettledEvent& event : *view.scene.events) {
    if (event.untold || !view.proposition.tokens.contains(event.trigger)) continue;
    const text::Span& word = view.analysis().tokens[event.trigger].span;
    const auto& passage = claim.incident ? claim.incident->passage : std::nullopt;
    if (counts || (passage && passage->span.overlaps(word))) return &event;
  }
  return nullptr;
}

// Of a count without an event: who counted it, if that is a body.
std::string counting_body(const View& view, const Claim& claim) {
  if (claim.kind != ClaimKind::Figure || claim.figure->counted_by.empty()) return {};
  const std::string& by = claim.figure->counted_by;
  for (const language::Name* name : names_in(view.analysis(), view.proposition.tokens)) {
    const bool body = name->kind == language::NameKind::Organisation &&
                      by.find(words_of(view.scene, name->tokens)) != std::string::npos;
    if (body) return by;
  }
  for (const Hit* hit : view.find(Family::Actor, view.proposition.tokens)) {
    const std::string& code = hit->frame->code;
    const bool body = code == "government" || code == "organisation" || code == "counter";
    if (body && by.find(words_of(view.scene, hit->tokens)) != std::string::npos) return by;
  }
  return {};
}

// Of "KEN" and of "Mombasa, Kenya"; empty: not known.
std::string country_of(const View& view, std::string_view place) {
  const refdata::RefData& refdata = view.scene.refdata;
  if (refdata.country(place) != nullptr) return std::string(place);
  const std::size_t comma = place.rfind(", ");
  if (comma == std::string_view::npos) return {};
  const std::string_view name = place.substr(comma + 2);
  for (const refdata::Country& country : refdata.countries()) {
    if (country.name == name) return std::string(country.alpha3);
  }
  return {};
}

// "94 victims were identified, the ministry says": where nobody is said to have done it, the state
// body that tells of it, unless it tells of another country.
std::string telling_body(const View& view, const model::Figure& figure) {
  const auto& links = view.proposition.chain.links;
  if (links.size() < 2 && !view.proposition.direct_quote) return {};
  const model::ChainLink& link = links.back();
  const bool state =
      link.kind == model::SourceKind::Government || link.kind == model::SourceKind::Court;
  if (!state || link.name.empty() || link.status == model::LinkStatus::Unnamed) return {};
  const std::string there = country_of(view, figure.place);
  const bool abroad = !link.country.empty() && !there.empty() && link.country != there;
  return abroad ? std::string() : link.name;
}

// Who is told to do it, by the verb of the act itself, where the engine names nobody.
TokenRange doer_told(const View& view, const StateAct& act) {
  const TokenRange& tokens = view.proposition.tokens;
  for (const Hit& hit : view.hits) {
    const bool tells = hit.frame->family == Family::Status || hit.frame->family == Family::Incident;
    const std::uint32_t group =
        tells && hit.frame->code == act.code ? verb_group_at(view, hit.tokens.begin) : kNone;
    if (group == kNone) continue;
    const TokenRange doer =
        is_passive(view, group, hit.tokens.begin)
            ? agent_phrase(view, view.analysis().chunks[group].tokens.end, tokens)
            : subject_in_sentence(view, group, {tokens, tokens});
    if (!doer.empty()) return without_time(view, doer);
  }
  return {};
}

// Villagers, rebels, a gang, somebody by name: nobody who acts for a state; of what anybody may do
// an organisation does. An operation or a law says nothing of who is behind it.
bool acts_for_none(const View& view, const StateAct& act, const TokenRange& doer) {
  if (acts_for_state(view, doer) || view.has(Family::Actor, "counter", doer) ||
      view.has(Family::Person, "official", doer)) {
    return false;
  }
  if (view.has(Family::Actor, "irregular", doer)) return true;
  if (!act.only_states && is_organisation(view, doer)) return false;
  auto people = view.find(Family::Person, doer);
  const auto names = names_in(view.analysis(), doer);
  return !people.empty() || std::any_of(names.begin(), names.end(), [](const language::Name* name) {
    return name->kind == language::NameKind::Person;
  });
}

// Whether a phrase names a state other than `there`: "Chadian soldiers".
bool is_of_another(const View& view, const TokenRange& doer, const std::string& there) {
  const auto names = names_in(view.analysis(), doer);
  return std::any_of(names.begin(), names.end(), [&there](const language::Name* name) {
    return !name->country.empty() && name->country != there;
  });
}

// Of a count whose doer the engine does not name.
std::string actor_of_count(const View& view, const StateAct& act, const Claim& claim) {
  const std::string there = country_of(view, claim.figure->place);
  const TokenRange doer = doer_told(view, act);
  if (acts_for_none(view, act, doer)) return {};
  if (!there.empty() && is_of_another(view, doer, there)) return actor_of(view, doer);
  std::string body = counting_body(view, claim);
  if (body.empty()) body = telling_body(view, *claim.figure);
  if (!body.empty() || !act.only_states) return body;
  return government_of(view, there);
}

// Whose act: the state body that does it; where none is named and only states can, the state where
// it was done, if that is told. Nationalities of those it is done to say nothing.
std::string actor_of_claim(const View& view, const StateAct& act, const Claim& claim) {
  const language::GuessedEvent* event = event_of(view, claim);
  if (event != nullptr && !event->agent.empty()) {
    std::string body = speaking_body(view, words_of(view.scene, event->agent));
    if (!body.empty()) return body;
    const bool may = acts_for_state(view, event->agent) ||
                     (!act.only_states && is_organisation(view, event->agent));
    return may ? actor_of(view, event->agent) : std::string();
  }
  if (claim.kind == ClaimKind::Figure) return actor_of_count(view, act, claim);
  if (!act.only_states) return {};
  const TokenRange doer = doer_told(view, act);
  const auto& place = claim.incident->place;
  const bool other =
      acts_for_none(view, act, doer) || (place && is_of_another(view, doer, place->country));
  const bool placed = !other && event != nullptr && !event->place.empty() && place;
  return placed ? government_of(view, place->country) : std::string();
}

bool is_denied(const Claim& claim) {
  return std::any_of(
      claim.chain.links.begin(), claim.chain.links.end(),
      [](const model::ChainLink& link) { return link.manner == model::Manner::Denies; });
}

}  // namespace

std::string speaking_body(const View& view, std::string_view pronoun) {
  const std::string word = text::fold(pronoun);
  const bool other = word == "it" || word == "they";
  const Proposition& proposition = view.proposition;
  if ((word != "we" && !other) || proposition.chain.links.empty()) return {};
  if (other && (proposition.attribution == kNone || proposition.direct_quote)) return {};
  const model::ChainLink& link = proposition.chain.links.back();
  const bool publisher = proposition.chain.links.size() == 1 && !proposition.direct_quote;
  const bool body =
      (!other && publisher && link.kind == model::SourceKind::Outlet) ||
      link.kind == model::SourceKind::Government || link.kind == model::SourceKind::International ||
      link.kind == model::SourceKind::Court || link.kind == model::SourceKind::Organisation;
  return body && link.status != model::LinkStatus::Unnamed ? link.name : std::string();
}

// "pleaded not guilty", "appealed": what an accused does in court is no act of a state.
static bool is_of_accused(const View& view, const Claim& claim) {
  if (!claim.incident) return false;
  const std::optional<model::Passage>& passage = claim.incident->passage;
  if (!passage) return false;
  const text::Span& told = passage->span;
  const auto& tokens = view.analysis().tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const auto& token) {
    return token.span.begin < told.begin;
  });
  for (auto token = first; token != tokens.end() && token->span.end <= told.end; ++token) {
    const auto at = static_cast<std::uint32_t>(token - tokens.begin());
    const std::uint64_t lemma = view.word(at).lemma;
    if (lemma == key("plead") || lemma == key("appeal")) return true;
  }
  return false;
}

void tell_state_acts(const View& view, std::vector<Claim>& claims) {
  for (Claim& claim : claims) {
    if (claim.response || claim.polarity == model::Polarity::Negative) continue;
    if (claim.modality != Modality::Asserted || is_denied(claim)) continue;
    const StateAct* act = act_of(claim);
    if (act == nullptr || is_of_accused(view, claim) ||
        !is_about_trafficking(view, view.proposition.tokens))
      continue;
    std::string actor = actor_of_claim(view, *act, claim);
    if (actor.empty()) continue;
    const text::Span& span = claim.passages.front().span;
    claim.response =
        model::Response{.actor = std::move(actor),
                        .action = std::string(text::slice(view.scene.document.text, span)),
                        .direction = "supports",
                        .criterion = std::string(act->criterion)};
  }
}

}  // namespace plumbline::extract
