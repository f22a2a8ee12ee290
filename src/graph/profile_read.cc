// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "graph/profile_read_internal.h"
#include "graph/profile_stance_internal.h"
#include "text/phrase_table.h"
#include "text/title_case.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::graph {
namespace {

using model::PlaceRole;

constexpr std::string_view kCriterion = "22 USC 7106(b)(";

// Hyphens between letters count as blanks, as the tables say.
std::string without_hyphens(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

const char* role_word(PlaceRole role) {
  switch (role) {
    case PlaceRole::Origin: return "origin";
    case PlaceRole::Transit: return "transit";
    case PlaceRole::Destination: return "destination";
    default: return "";
  }
}

const char* direction_of(PlaceRole role) {
  switch (role) {
    case PlaceRole::Origin: return "out";
    case PlaceRole::Transit: return "through";
    case PlaceRole::Destination: return "in";
    case PlaceRole::Internal: return "internal";
    case PlaceRole::Location: break;
  }
  return "";
}

// Whether the other end belongs to the country's role: where to, where from, both.
bool is_partner(PlaceRole own, PlaceRole other) {
  if (other == PlaceRole::Internal || other == PlaceRole::Location) return false;
  if (own == PlaceRole::Origin) return other != PlaceRole::Origin;
  if (own == PlaceRole::Destination) return other != PlaceRole::Destination;
  return own == PlaceRole::Transit && other != PlaceRole::Transit;
}

bool is_real(model::Modality modality) {
  return modality != model::Modality::Conditional && modality != model::Modality::Predicted;
}

// What of a claim is told of as something that is, by the words of its passage.
class Telling {
 public:
  Telling(const model::Claim& claim, std::string_view exact, const refdata::RefData& refdata)
      : begin_(claim.passages.front().span.begin), size_(exact.size()), stance_(exact, refdata) {}

  // Words elsewhere than in the passage are taken as told.
  [[nodiscard]] bool tells(const std::optional<model::Passage>& passage) const {
    return !passage || !within(passage) || stance_.tells(passage->span.begin - begin_);
  }
  [[nodiscard]] bool tells(const std::string& words) const { return stance_.tells_words(words); }
  [[nodiscard]] bool is_rare(const std::optional<model::Passage>& passage) const {
    return passage && within(passage) && stance_.is_rare(passage->span.begin - begin_);
  }

 private:
  [[nodiscard]] bool within(const std::optional<model::Passage>& passage) const {
    return passage && passage->span.begin >= begin_ && passage->span.begin < begin_ + size_;
  }

  std::size_t begin_;
  std::size_t size_;
  Stance stance_;
};

}  // namespace

std::string LineName::key() const {
  std::string out = std::to_string(static_cast<int>(section));
  for (const std::string* part : {&group, &code, &detail, &partner, &words}) out += '\x1f' + *part;
  return out;
}

bool ClaimLines::is_denied(const model::Claim& claim, std::string_view exact) const {
  if (claim.modality == model::Modality::Denied) return true;
  if (claim.polarity != model::Polarity::Negative) return false;
  // "The law does not permit children to work at night" is a law, not the lack of one.
  return claim.kind != model::ClaimKind::Law || !Stance(exact, refdata_).forbids();
}

ClaimLines::ClaimLines(std::string country, const refdata::RefData& refdata)
    : country_(std::move(country)), refdata_(refdata) {
  const refdata::TableView purposes = refdata.table_view("palermo");
  for (std::size_t row = 0; row < purposes.rows(); ++row) {
    if (purposes.cell(row, 1) != "purpose") continue;
    purposes_.emplace(purposes.cell(row, 0), purposes.cell(row, 2));
  }
  const refdata::TableView headings = refdata.table_view("profile_responses");
  for (std::size_t row = 0; row < headings.rows(); ++row) {
    headings_.emplace(headings.cell(row, 0), Heading{std::string(headings.cell(row, 1)),
                                                     std::string(headings.cell(row, 2))});
  }
  const refdata::TableView happenings = refdata.table_view("happenings");
  for (std::size_t row = 0; row < happenings.rows(); ++row) {
    happenings_.emplace(happenings.cell(row, 0), Happens{std::string(happenings.cell(row, 3)),
                                                         std::string(happenings.cell(row, 4)),
                                                         std::string(happenings.cell(row, 1))});
  }
}

// The one country that the title of a document names; empty if it names none or several. The state
// that publishes counts only where there is no other.
std::string ClaimLines::home_of(const model::Document& document) const {
  const std::vector<text::Token> tokens = text::tokenize(document.title);
  std::set<std::string> named;
  for (const text::PhraseMatch& match : refdata_.country_names().find_longest(tokens)) {
    if (tokens[match.tokens.begin].letters == text::LetterCase::Lower) continue;
    const refdata::NameValue value = refdata::name_value(match.value);
    if (value.index < refdata_.countries().size()) {
      named.emplace(refdata_.countries()[value.index].alpha3);
    }
  }
  if (named.size() > 1) named.erase("USA");
  return named.size() == 1 ? *named.begin() : std::string();
}

// What a claim on several countries says of forms and people belongs to the one that it is about
// first, or to all whom its route names; in a document on another country only to the latter.
bool ClaimLines::is_of(const model::Claim& claim, const std::string& home) const {
  const auto at = std::find(claim.about.begin(), claim.about.end(), country_);
  if (at == claim.about.end()) return false;
  const bool elsewhere = !home.empty() && home != country_;
  if (at == claim.about.begin() && !elsewhere) return true;
  return claim.route && std::any_of(claim.route->stops.begin(), claim.route->stops.end(),
                                    [&](const model::RouteStop& stop) {
                                      return stop.place.country == country_ &&
                                             stop.role != PlaceRole::Location;
                                    });
}

// Whether what is done is done here: not where the country only is where people come from.
bool ClaimLines::is_scene(const model::Claim& claim) const {
  if (!claim.route) return true;
  bool here = false;
  bool there = false;
  for (const model::RouteStop& stop : claim.route->stops) {
    const bool scene = stop.role == PlaceRole::Destination || stop.role == PlaceRole::Internal;
    if (!scene && stop.role != PlaceRole::Location) continue;
    (stop.place.country == country_ ? here : there) = true;
  }
  return here || !there;
}

std::vector<LineName> ClaimLines::lines_of(const model::Document& document,
                                           const model::Claim& claim) const {
  std::vector<LineName> out;
  if (!is_real(claim.modality) || claim.modality == model::Modality::Opinion) return out;
  const text::Span span = claim.passages.front().span;
  if (span.end > document.text.size()) return out;
  const std::string_view exact = text::slice(document.text, span);
  // "Identification of Hazardous Occupations Prohibited for Children": the head of a table or the
  // title of a law says nothing of anybody.
  if (text::is_title_case(text::tokenize(exact))) return out;
  const std::string home = home_of(document);
  const bool own = home.empty() || home == country_;
  add_routes(claim, own, out);
  if (is_of(claim, home)) {
    add_elements(claim, exact, out);
    if (own) {
      add_responses(claim, exact, out);
      add_words(exact, "unreported", Section::Unreported, out);
    }
  }
  std::set<std::string> known;
  std::erase_if(out, [&](const LineName& name) { return !known.insert(name.key()).second; });
  return out;
}

bool ClaimLines::tells_of_help(const model::Claim& claim) const {
  const auto helps = [&](const model::Incident& incident) {
    const auto happens = happenings_.find(incident.type);
    if (happens == happenings_.end()) return false;
    const std::string& kin = happens->second.kin;
    return kin == "rescue" || kin == "release" || kin == "raid" || kin == "escape";
  };
  return (claim.incident && helps(*claim.incident)) ||
         std::any_of(claim.more_incidents.begin(), claim.more_incidents.end(), helps);
}

namespace {

// A kind of place that every country has, told without saying of which one.
bool is_within(const model::Place& place) {
  static constexpr text::WordSet kParts{
      "capital", "city",  "cities",  "town",    "towns",  "village",  "villages", "area",
      "areas",   "urban", "centers", "centres", "island", "islands",  "farms",    "mines",
      "coast",   "north", "south",   "east",    "west",   "interior", "province", "provinces"};
  if (!place.country.empty() || place.name.empty()) return false;
  if (place.name.front() < 'a' || place.name.front() > 'z') return false;
  bool part = false;
  for (const text::Token& token : text::tokenize(place.name)) {
    const std::string word = text::fold(text::slice(place.name, token.span));
    // "other countries", "border areas of neighbouring states"
    if (word.starts_with("countr") || word.starts_with("neighb") || word == "states") return false;
    part = part || kParts.has_folded(word);
  }
  return part;
}

}  // namespace

// A name that is no state and no part of the world: "Desert Inn Motel", "Copake". Whether it lies
// abroad nobody can tell, so it is the other end of no way out of the country or into it.
bool ClaimLines::is_spot(const model::Place& place) const {
  if (!place.country.empty() || place.name.empty()) return false;
  if (place.name.front() >= 'a' && place.name.front() <= 'z') return false;
  const std::vector<text::Token> tokens = text::tokenize(place.name);
  for (const text::Token& token : tokens) {
    const std::string word = text::fold(text::slice(place.name, token.span));
    if (word.starts_with("countr") || word == "states" || word == "nations") return false;
  }
  for (const text::PhraseMatch& match : refdata_.place_names().find_longest(tokens)) {
    const refdata::PlaceRecord known = refdata_.place(refdata::name_value(match.value).index);
    if (known.kind == refdata::PlaceKind::WorldRegion) return false;
  }
  return true;
}

bool ClaimLines::add_partners(const model::Route& route, PlaceRole role, bool own_document,
                              std::vector<LineName>& out) const {
  bool partnered = false;
  for (const model::RouteStop& other : route.stops) {
    if (other.place.country == country_ || !is_partner(role, other.role)) continue;
    partnered = true;
    // "from the islands to the capital", "to urban centres": within the country.
    if (is_within(other.place)) {
      if (own_document) out.push_back({Section::Route, "internal", "", "", "", ""});
      continue;
    }
    if (is_spot(other.place)) continue;
    const refdata::Country* country = refdata_.country(other.place.country);
    out.push_back({Section::Route, direction_of(role),
                   country != nullptr ? std::string(country->name) : other.place.name,
                   other.place.country, role_word(other.role), ""});
  }
  return partnered;
}

void ClaimLines::add_routes(const model::Claim& claim, bool own_document,
                            std::vector<LineName>& out) const {
  if (!claim.route) return;
  for (const model::RouteStop& own : claim.route->stops) {
    if (own.place.country != country_) continue;
    const PlaceRole role = own.role;
    if (role == PlaceRole::Internal || (claim.route->internal && role != PlaceRole::Location)) {
      if (own_document) out.push_back({Section::Route, "internal", "", "", "", ""});
      continue;
    }
    if (role == PlaceRole::Location) continue;
    const bool partnered = add_partners(*claim.route, role, own_document, out);
    // "freed 23 workers from a cannery in Burgas": where from they were freed is no origin
    if (!partnered && !(role == PlaceRole::Origin && tells_of_help(claim))) {
      out.push_back({Section::Route, direction_of(role), "", "", "", ""});
    }
  }
}

// "Men" of "Men and women are exploited", with those named beside them.
std::string ClaimLines::with_others(std::string_view exact, const std::string& first) const {
  const std::vector<text::Token> tokens = text::tokenize(exact);
  std::uint32_t own = 0;
  while (own < tokens.size() && !stand_at(first, exact, tokens, own)) ++own;
  if (own == tokens.size()) return first;
  const std::size_t begin = tokens[own].span.begin;
  std::size_t end = begin + first.size();
  const text::PhraseTable& words = refdata_.table_phrases("profile_words");
  const refdata::TableView table = refdata_.table_view("profile_words");
  bool joined = false;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].span.begin < end) continue;
    const std::string_view word = text::slice(exact, tokens[at].span);
    if (word == "," || word == "and" || word == "or") {
      joined = true;
      continue;
    }
    std::vector<std::uint32_t> rows;
    const std::uint32_t size = words.match_at(tokens, at, rows);
    const bool people = std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
      return table.cell(row, 1) == "victims";
    });
    const bool described = word == "young" || word == "some" ||
                           tokens[at].letters == text::LetterCase::Title;  // "Nepali"
    if (!joined || (!people && !described)) break;
    if (!people) continue;
    end = tokens[at + size - 1].span.end;
    at += size - 1;
    joined = false;
  }
  return std::string(exact.substr(begin, end - begin));
}

// "Denied complicity in forced labour" leaves open whether there is forced labour.
bool ClaimLines::denies_a_share(const model::Claim& claim, std::string_view exact) const {
  if (claim.modality != model::Modality::Denied) return false;
  std::vector<LineName> shares;
  add_words(exact, "share", Section::Unreported, shares);
  return !shares.empty();
}

void ClaimLines::add_elements(const model::Claim& claim, std::string_view exact,
                              std::vector<LineName>& out) const {
  // That a law forbids it, or that somebody acts against it, does not say that it is there.
  // Nor does "is no marginal matter" deny it.
  const bool loose =
      claim.kind == model::ClaimKind::Statement || claim.kind == model::ClaimKind::Trend ||
      claim.kind == model::ClaimKind::Opinion || claim.kind == model::ClaimKind::Verdict;
  const bool there = claim.kind != model::ClaimKind::Law &&
                     claim.kind != model::ClaimKind::Response && !denies_a_share(claim, exact) &&
                     !(loose && claim.polarity == model::Polarity::Negative);
  const Telling telling(claim, exact, refdata_);
  if (claim.elements && there) {
    bool purpose_told = false;
    for (const model::Element& purpose : claim.elements->purposes) {
      const auto name = purposes_.find(purpose.code);
      if (name == purposes_.end() || !telling.tells(purpose.passage)) continue;
      purpose_told = true;
      out.push_back({Section::Form, purpose.code, name->second, "", "", ""});
    }
    const auto told = [&](const std::string& words) {
      return telling.tells(words) ? std::string_view(words) : std::string_view();
    };
    const std::string victims = with_others(exact, claim.elements->victims);
    add_words(told(victims), "victims", Section::Victims, out);
    add_nationalities(told(victims), out);
    add_words(told(claim.elements->perpetrators), "perpetrators", Section::Perpetrators, out);
    add_words(told(claim.elements->facilitators), "perpetrators", Section::Perpetrators, out);
    if ((purpose_told || claim.route) && is_scene(claim)) {
      add_words(exact, "sector", Section::Sector, out);
    }
  }
  const auto people = [&](const model::Incident& incident) {
    if (telling.tells(incident.passage)) add_people(incident, exact, out);
  };
  if (claim.incident) people(*claim.incident);
  std::for_each(claim.more_incidents.begin(), claim.more_incidents.end(), people);
}

// "Assists homeless children with clothes": helped, but nobody says that they were exploited.
bool ClaimLines::tells_of_victims(std::string_view exact) const {
  const std::string plain = without_hyphens(exact);
  const std::vector<std::uint32_t> kinds = stance_kinds(text::tokenize(plain), refdata_);
  return std::any_of(kinds.begin(), kinds.end(),
                     [](std::uint32_t each) { return (each & kVictim) != 0; });
}

void ClaimLines::add_people(const model::Incident& incident, std::string_view exact,
                            std::vector<LineName>& out) const {
  const auto happens = happenings_.find(incident.type);
  if (happens == happenings_.end() || !is_real(incident.modality)) return;
  if (happens->second.kin == "assistance" && !tells_of_victims(exact)) return;
  const auto add = [&](const std::string& part, const std::string& words) {
    if (part == "accused") add_words(words, "perpetrators", Section::Perpetrators, out);
    if (part != "victim") return;
    add_words(words, "victims", Section::Victims, out);
    add_nationalities(words, out);
  };
  add(happens->second.agent, incident.agent);
  add(happens->second.patient, incident.patient);
}

void ClaimLines::add_response(const std::string& code, const std::string& direction,
                              std::vector<LineName>& out) const {
  const auto heading = headings_.find(code);
  if (heading == headings_.end()) return;
  out.push_back(
      {Section::Response, code, heading->second.name, "", direction, heading->second.group});
}

bool ClaimLines::happened_here(const model::Claim& claim, const model::Incident& incident) const {
  if (incident.place && !incident.place->country.empty()) {
    return incident.place->country == country_;
  }
  return claim.about.size() == 1;
}

void ClaimLines::add_responses(const model::Claim& claim, std::string_view exact,
                               std::vector<LineName>& out) const {
  const Telling telling(claim, exact, refdata_);
  if (claim.response) {
    const std::string& criterion = claim.response->criterion;
    // "The National Authority for the Protection of Children" is a name, not an act.
    const bool name = text::is_title_case(text::tokenize(claim.response->action));
    if (criterion.starts_with(kCriterion) && !name && telling.tells(claim.response->action)) {
      const std::size_t end = criterion.find(')', kCriterion.size());
      add_response(criterion.substr(kCriterion.size(), end - kCriterion.size()),
                   claim.response->direction.empty() ? "unclear" : claim.response->direction, out);
    }
  }
  const auto happened = [&](const model::Incident& incident) {
    if (is_real(incident.modality) && happened_here(claim, incident) &&
        telling.tells(incident.passage) && !telling.is_rare(incident.passage)) {
      add_response(incident.type, "", out);
    }
  };
  if (claim.incident) happened(*claim.incident);
  for (const model::Incident& incident : claim.more_incidents) happened(incident);
  if (claim.kind == model::ClaimKind::Law) add_response("law", "", out);
}

void ClaimLines::add_words(std::string_view text, std::string_view part, Section section,
                           std::vector<LineName>& out) const {
  if (text.empty()) return;
  const refdata::TableView table = refdata_.table_view("profile_words");
  const std::string plain = without_hyphens(text);
  for (const text::PhraseMatch& match :
       refdata_.table_phrases("profile_words").find_longest(text::tokenize(plain))) {
    if (table.cell(match.value, 1) != part) continue;
    out.push_back({section, std::string(table.cell(match.value, 2)),
                   std::string(table.cell(match.value, 3)), "", "", ""});
  }
}

void ClaimLines::add_nationalities(std::string_view text, std::vector<LineName>& out) const {
  const std::vector<text::Token> tokens = text::tokenize(text);
  for (const text::PhraseMatch& match : refdata_.country_names().find_longest(tokens)) {
    const std::uint32_t at = match.tokens.begin;
    if (tokens[at].letters == text::LetterCase::Lower) continue;
    const refdata::NameValue value = refdata::name_value(match.value);
    // "children in Moldova" may be anybody's
    const bool from = at > 0 && tokens[at - 1].key == text::key_of("from");
    if (!value.demonym && !from) continue;
    if (value.index >= refdata_.countries().size()) continue;
    const refdata::Country& country = refdata_.countries()[value.index];
    out.push_back(
        {Section::Nationality, std::string(country.alpha3), std::string(country.name), "", "", ""});
  }
}

}  // namespace plumbline::graph
