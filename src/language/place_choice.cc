// SPDX-License-Identifier: Apache-2.0

#include <cmath>
#include <numbers>

#include "language/place_choice_internal.h"
#include "text/token.h"

namespace plumbline::language {
namespace {

// Scores are in steps of ten of a town's people: a city of a million starts with 6.
constexpr double kWorldRegion = 12;
constexpr double kWater = 6.5;  // or another area that no table of countries and regions has
constexpr double kCountry = 8.5;
constexpr double kRegion = 6;      // and a step for each ten million people
constexpr double kDistrict = 3.5;  // as a town of 3,000
constexpr double kSmall = 0.3;     // less for a place that few texts speak of
constexpr double kCapital = 1;     // more for a capital
constexpr double kOtherName = 2;   // less for a place that is called so, but mainly otherwise ...
constexpr double kOtherNameOfGreat = 0.5;
constexpr double kGreat = 1000000;  // ... and less so if so many live there
constexpr double kKnownCity = 5.6;  // of 400,000 people

constexpr double kBeside = 8;  // the words beside the name say where it lies
constexpr double kBesideElsewhere = 4;
constexpr double kContainer = 4;  // it is what another name is said to lie in
constexpr double kContainerElsewhere = 2;

constexpr double kCountryWeight = 2, kCountryMost = 3;
constexpr double kRegionWeight = 1.5, kRegionMost = 3;
constexpr double kNearWeight = 2.5, kNearMost = 2;
constexpr double kNearKm = 150;
constexpr double kOutletVotes = 3;
constexpr double kMostVotes = 3;       // of one name, however often it is told
constexpr std::size_t kMostNear = 64;  // names that tell by nearness
constexpr std::size_t kMostCandidates = 60;
constexpr int kRounds = 3;
constexpr double kEarthKm = 6371;

bool is_town(SenseKind kind) {
  return kind == SenseKind::City || kind == SenseKind::Capital;
}

std::array<double, 3> on_sphere(double latitude, double longitude) {
  const double phi = latitude * std::numbers::pi / 180;
  const double lambda = longitude * std::numbers::pi / 180;
  return {std::cos(phi) * std::cos(lambda), std::cos(phi) * std::sin(lambda), std::sin(phi)};
}

double square_of_km(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum * kEarthKm * kEarthKm;  // along the chord
}

double near_by(double square) {
  const double ratio = square / (kNearKm * kNearKm);
  return 1 / (1 + ratio * ratio);
}

// A district has no list of its towns: those of its region within this distance.
constexpr double kDistrictKm = 60;

bool lies_in(const Candidate& inner, const Candidate& outer) {
  switch (outer.kind) {
    case SenseKind::Country:
      return inner.country == outer.country && inner.kind != SenseKind::Country;
    case SenseKind::Region:
      return inner.region == outer.region && inner.kind != SenseKind::Region &&
             inner.kind != SenseKind::Country;
    case SenseKind::District:
      return inner.region == outer.region && is_town(inner.kind) &&
             square_of_km(inner.at, outer.at) < kDistrictKm * kDistrictKm;
    default: return false;
  }
}

double saturated(double weight, double votes, double most) {
  return std::min(most, weight * std::log1p(std::max(0.0, votes)));
}

bool has_lower_letter(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "uk" of "https://www.example.co.uk/a/b"; empty if there is none.
std::string_view country_label(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/:?#"));
  const std::size_t dot = url.rfind('.');
  if (dot == std::string_view::npos || url.size() - dot != 3) return {};
  return url.substr(dot + 1);
}

}  // namespace

PlaceChoice::PlaceChoice(const model::Document& document, const Analysis& analysis,
                         const refdata::RefData& refdata)
    : document_(document), analysis_(analysis), refdata_(refdata) {
  hear_outlet();
}

// The outlet's country: by the end of its address, or as a known outlet.
void PlaceChoice::hear_outlet() {
  std::string label(country_label(document_.url));
  for (char& c : label) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  if (label == "UK") label = "GB";
  for (const refdata::Country& country : refdata_.countries()) {
    if (country.alpha2 == label) outlet_country_ = number_of(country.alpha3);
  }
  if (outlet_country_ != 0 || document_.publisher.empty()) return;
  for (const std::uint32_t value : refdata_.agency_names().lookup(document_.publisher)) {
    const refdata::Agency& agency = refdata_.agencies()[refdata::name_value(value).index];
    if (agency.kind == "outlet" && !agency.country.empty()) {
      outlet_country_ = number_of(agency.country);
    }
  }
}

std::uint32_t PlaceChoice::number_of(std::string_view key) {
  if (key.empty()) return 0;
  const auto next = static_cast<std::uint32_t>(numbers_.size() + 1);
  return numbers_.emplace(std::string(key), next).first->second;
}

std::optional<Candidate> PlaceChoice::candidate(std::uint32_t index, Table table,
                                                std::string_view name) {
  const bool small = table == Table::SmallPlaces;
  Candidate found;
  const auto locate = [&](double latitude, double longitude) {
    found.located = latitude != 0 || longitude != 0;
    found.at = on_sphere(latitude, longitude);
  };
  if (table == Table::Countries) {
    const refdata::Country& record = refdata_.countries()[index];
    found.sense.country = index;
    found.kind = SenseKind::Country;
    found.country = number_of(record.alpha3);
    found.own = kCountry;
    locate(record.latitude, record.longitude);
    return found;
  }
  const refdata::PlaceRecord place = refdata_.place(index);
  if (place.name.empty()) return std::nullopt;
  found.sense.place = index;
  found.country = number_of(place.country);
  const bool is_region = place.kind == refdata::PlaceKind::Region;
  const std::string_view region = is_region ? place.name : place.region;
  if (!region.empty()) {
    found.region = number_of(std::string(place.country) + '.' + std::string(region));
  }
  const double people = std::log10(1.0 + place.population);
  found.main_name = text::fold_loose(place.name) == name;
  const double penalty =
      found.main_name ? 0 : (place.population >= kGreat ? kOtherNameOfGreat : kOtherName);
  switch (place.kind) {
    case refdata::PlaceKind::City:
      found.kind = SenseKind::City;
      found.own = people - penalty - (place.population < 5000 ? kSmall : 0);
      break;
    case refdata::PlaceKind::Capital:
      found.kind = SenseKind::Capital;
      found.own = people - penalty + kCapital;
      break;
    case refdata::PlaceKind::Region:
      found.kind = SenseKind::Region;
      found.own = kRegion + std::max(0.0, people - 6);
      break;
    case refdata::PlaceKind::District:
      found.kind = SenseKind::District;
      found.own = kDistrict - penalty;  // "Butler" alone for "Butler County"
      break;
    case refdata::PlaceKind::WorldRegion:
      found.kind = SenseKind::WorldRegion;
      found.own = small ? kWater : kWorldRegion;
      break;
  }
  locate(place.latitude, place.longitude);
  return found;
}

const text::PhraseTable& PlaceChoice::names_of(Table table) const {
  if (table == Table::Countries) return refdata_.country_names();
  return table == Table::Places ? refdata_.place_names() : refdata_.small_place_names();
}

void PlaceChoice::look_up(Table table, std::string_view name, std::vector<Candidate>& found) {
  const std::vector<std::uint32_t> values = names_of(table).lookup(name);
  if (values.empty()) return;
  const std::string own = text::fold_loose(name);
  for (const std::uint32_t value : values) {
    const refdata::NameValue read = refdata::name_value(value);
    if (read.acronym && has_lower_letter(name)) continue;
    auto one = candidate(read.index, table, own);
    if (!one || found.size() >= kMostCandidates) continue;
    const bool known = std::any_of(found.begin(), found.end(),
                                   [&](const Candidate& each) { return each.sense == one->sense; });
    if (!known) found.push_back(*one);
  }
}

std::vector<Candidate> PlaceChoice::candidates_of(std::string_view name) {
  std::vector<Candidate> found;
  for (const Table table : {Table::Countries, Table::Places, Table::SmallPlaces}) {
    look_up(table, name, found);
  }
  for (const std::string_view kind : {" County", " Parish", " District"}) {
    look_up(Table::SmallPlaces, std::string(name) + std::string(kind), found);
  }
  look_up(Table::SmallPlaces, "Province of " + std::string(name), found);
  return found;
}

// "Banjul" is the capital and "Lagos" the city rather than the region around it of the same name.
void PlaceChoice::put_cities_first(std::vector<Candidate>& candidates) {
  for (Candidate& region : candidates) {
    for (const Candidate& each : candidates) {
      const bool inside = region.kind == SenseKind::Region && each.region == region.region;
      const bool known = each.kind == SenseKind::Capital ||
                         (each.kind == SenseKind::City && each.main_name && each.own >= kKnownCity);
      if (inside && known) region.own = std::min(region.own, each.own - 0.5);
    }
  }
}

std::size_t PlaceChoice::group_of(const std::vector<std::string>& names,
                                  std::string_view only_country) {
  std::string key = text::fold(names.front());
  if (!only_country.empty()) key += "=" + std::string(only_country);
  const auto [at, fresh] = group_by_name_.emplace(key, groups_.size());
  if (!fresh) return at->second;
  Group group;
  for (const std::string& name : names) {
    group.candidates = candidates_of(name);
    if (!group.candidates.empty()) break;
  }
  put_cities_first(group.candidates);
  if (!only_country.empty()) {
    const std::uint32_t wanted = number_of(only_country);
    std::erase_if(group.candidates, [&](const Candidate& each) {
      return each.kind != SenseKind::Country || each.country != wanted;
    });
  }
  group.country =
      std::any_of(group.candidates.begin(), group.candidates.end(),
                  [](const Candidate& each) { return each.kind == SenseKind::Country; });
  groups_.push_back(std::move(group));
  return at->second;
}

std::size_t PlaceChoice::add(const text::Span& span, const std::vector<std::string>& names,
                             std::string_view only_country) {
  Mention mention;
  mention.span = span;
  mention.group = group_of(names, only_country);
  const auto& tokens = analysis_.tokens;
  const auto after = std::lower_bound(
      tokens.begin(), tokens.end(), span.end,
      [](const text::Token& token, std::uint32_t end) { return token.span.begin < end; });
  if (after != tokens.end()) mention.next = static_cast<std::uint32_t>(after - tokens.begin());
  groups_[mention.group].mentions += 1;
  mention.beside.assign(groups_[mention.group].candidates.size(), 0);
  mentions_.push_back(std::move(mention));
  return mentions_.size() - 1;
}

// What the words that begin at `token` may name, whether or not they were taken for a name.
std::vector<Candidate> PlaceChoice::places_after(std::uint32_t token) {
  std::vector<Candidate> found;
  std::vector<std::uint32_t> values;
  for (const Table table : {Table::Countries, Table::Places, Table::SmallPlaces}) {
    values.clear();
    const std::uint32_t length = names_of(table).match_at(analysis_.tokens, token, values);
    if (length == 0) continue;
    const text::Span span =
        text::span_of(analysis_.tokens, text::TokenRange{token, token + length});
    const std::string_view name = text::slice(document_.text, span);
    if (name.front() >= 'a' && name.front() <= 'z') continue;
    for (const std::uint32_t value : values) {
      const refdata::NameValue entry = refdata::name_value(value);
      if (entry.demonym || (entry.acronym && has_lower_letter(name))) continue;
      if (const auto one = candidate(entry.index, table, text::fold_loose(name))) {
        if (!is_town(one->kind)) found.push_back(*one);
      }
    }
  }
  return found;
}

// "the State of Georgia": one of the states of a federation, where there is one of that name.
void PlaceChoice::link_state(Mention& mention) {
  const auto& tokens = analysis_.tokens;
  const auto begin = std::lower_bound(
      tokens.begin(), tokens.end(), mention.span.begin,
      [](const text::Token& token, std::uint32_t at) { return token.span.begin < at; });
  if (begin - tokens.begin() < 2 || mention.beside.empty()) return;
  const bool led = (begin - 1)->key == "of"_w && (begin - 2)->key == "state"_w &&
                   (begin - 2)->letters == text::LetterCase::Title;
  if (!led) return;
  std::vector<Candidate>& candidates = groups_[mention.group].candidates;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].kind != SenseKind::Region) continue;
    mention.beside[i] = kBeside;
    candidates[i].linked = kBesideElsewhere;
  }
}

// "Paris, Texas", "Tripoli in Libya", "Oxford (Miss.)".
void PlaceChoice::link_neighbours() {
  const auto& tokens = analysis_.tokens;
  for (std::size_t m = 0; m < mentions_.size(); ++m) {
    link_state(mentions_[m]);
    const std::uint32_t at = mentions_[m].next;
    if (at == kNone || at + 1 >= tokens.size() || mentions_[m].beside.empty()) continue;
    const std::string_view mark = text::slice(document_.text, tokens[at].span);
    const bool joins =
        mark == "," || mark == "(" || tokens[at].key == "in"_w || tokens[at].key == "of"_w;
    if (!joins) continue;
    const std::vector<Candidate> beside = places_after(at + 1);
    link(m, beside);
    if (mark == ",") mentions_[m].elsewhere = told_elsewhere(mentions_[m], beside);
  }
}

// "Kufra, Libya" where no list has a Kufra of Libya: no little town of another country. Of a list
// of places ("Izmir, Greece and Italy") a country says nothing of what stands before it.
std::uint32_t PlaceChoice::told_elsewhere(const Mention& mention,
                                          const std::vector<Candidate>& beside) const {
  const Group& group = groups_[mention.group];
  const auto country = std::find_if(beside.begin(), beside.end(), [](const Candidate& each) {
    return each.kind == SenseKind::Country;
  });
  const bool linked = std::any_of(mention.beside.begin(), mention.beside.end(),
                                  [](double gain) { return gain > 0; });
  const bool known = std::any_of(group.candidates.begin(), group.candidates.end(),
                                 [](const Candidate& each) { return each.own >= kKnownCity; });
  if (country == beside.end() || group.country || linked || known) return kNone;
  std::vector<std::uint32_t> values;
  const auto& tokens = analysis_.tokens;
  const std::uint32_t name = mention.next + 1;
  const std::uint32_t behind = name + refdata_.country_names().match_at(tokens, name, values);
  const auto named = [&](std::uint32_t at) {
    return at < tokens.size() && (refdata_.country_names().match_at(tokens, at, values) > 0 ||
                                  refdata_.place_names().match_at(tokens, at, values) > 0);
  };
  const bool joined =
      behind < tokens.size() && (tokens[behind].key == "and"_w || tokens[behind].key == "or"_w);
  const bool comma =
      behind < tokens.size() && text::slice(document_.text, tokens[behind].span) == ",";
  if (joined || (comma && named(behind + 1))) return kNone;
  // "In Kufstein, Italy arrested two": the comma ends where it was, the country acts.
  static constexpr text::WordSet kWhere{"in", "at", "near", "from", "after"};
  std::uint32_t first = mention.next;
  while (first > 0 && tokens[first - 1].span.begin >= mention.span.begin) --first;
  const bool opens = first > 0 && kWhere.has(tokens[first - 1].key) &&
                     tokens[first - 1].letters == text::LetterCase::Title;
  const bool goes_on = behind < tokens.size() && tokens[behind].kind == text::TokenKind::Word;
  if (opens && goes_on) return kNone;
  return country->sense.country;
}

void PlaceChoice::link(std::size_t number, const std::vector<Candidate>& beside) {
  Mention& mention = mentions_[number];
  Group& group = groups_[mention.group];
  const bool follows =
      number + 1 < mentions_.size() && mentions_[number + 1].span.begin < mention.span.end + 12;
  for (std::size_t i = 0; i < group.candidates.size(); ++i) {
    Candidate& inner = group.candidates[i];
    for (const Candidate& outer : beside) {
      // "China, Japan" lists two countries, whatever town of Japan is called China.
      const bool listed =
          group.country && outer.kind == SenseKind::Country && inner.kind != SenseKind::Region;
      if (listed || !lies_in(inner, outer)) continue;
      mention.beside[i] = kBeside;
      inner.linked = kBesideElsewhere;
      if (!follows) continue;
      Mention& next = mentions_[number + 1];
      Group& container = groups_[next.group];
      for (std::size_t k = 0; k < container.candidates.size(); ++k) {
        if (!(container.candidates[k].sense == outer.sense)) continue;
        next.beside[k] = std::max(next.beside[k], kContainer);
        container.candidates[k].linked =
            std::max(container.candidates[k].linked, kContainerElsewhere);
      }
    }
  }
}

void PlaceChoice::share_out(Group& group, const std::vector<double>& gains) const {
  double most = -1e9;
  for (std::size_t i = 0; i < group.candidates.size(); ++i) {
    const Candidate& each = group.candidates[i];
    most = std::max(most, each.own + each.linked + gains[i]);
  }
  double sum = 0;
  for (std::size_t i = 0; i < group.candidates.size(); ++i) {
    Candidate& each = group.candidates[i];
    each.share = std::exp(each.own + each.linked + gains[i] - most);
    sum += each.share;
  }
  for (Candidate& each : group.candidates) each.share /= sum;
}

PlaceChoice::Votes PlaceChoice::count() const {
  Votes votes;
  for (auto* each : {&votes.countries, &votes.inside, &votes.regions}) {
    each->assign(numbers_.size() + 1, 0);
  }
  votes.countries[outlet_country_] += kOutletVotes;
  for (const Group& group : groups_) {
    const double weight = std::min(kMostVotes, 1 + 0.5 * (group.mentions - 1));
    for (const Candidate& each : group.candidates) {
      votes.countries[each.country] += weight * each.share;
      if (each.kind != SenseKind::Country) votes.inside[each.country] += weight * each.share;
      votes.regions[each.region] += weight * each.share;
    }
  }
  return votes;
}

// How much the other names speak for each candidate. Where a name is a country's too ("Georgia",
// "Niger"), its rivals gain by places of their own region and by those near them alone: that the
// United States urge Georgia to do something does not make it a state of theirs.
std::vector<double> PlaceChoice::gains_of(std::size_t number, const Votes& votes) const {
  const Group& group = groups_[number];
  const double weight = std::min(kMostVotes, 1 + 0.5 * (group.mentions - 1));
  // A name does not speak for itself: what its own candidates gave is taken off.
  const auto given = [&](const auto& counts) {
    double sum = 0;
    for (const Candidate& each : group.candidates) sum += counts(each) ? weight * each.share : 0;
    return sum;
  };
  std::vector<double> gains;
  for (const Candidate& each : group.candidates) {
    double gain = 0;
    const bool whole = each.kind == SenseKind::Country;
    if (each.country != 0 && (whole || !group.country)) {
      const double own = given([&](const Candidate& other) {
        return other.country == each.country && !(whole && other.kind == SenseKind::Country);
      });
      const auto& heard = whole ? votes.inside : votes.countries;
      gain += saturated(kCountryWeight, heard[each.country] - own, kCountryMost);
    }
    if (each.region != 0) {
      const double own = given([&](const Candidate& other) { return other.region == each.region; });
      gain += saturated(kRegionWeight, votes.regions[each.region] - own, kRegionMost);
    }
    if (!whole && each.kind != SenseKind::WorldRegion) {
      gain += saturated(kNearWeight, nearness(number, each), kNearMost);
    }
    gains.push_back(gain);
  }
  return gains;
}

double PlaceChoice::nearness(std::size_t number, const Candidate& candidate) const {
  constexpr double kSure = 0.6;
  double sum = 0;
  for (const std::size_t other : best_known_) {
    if (other == number) continue;
    for (const Candidate& each : groups_[other].candidates) {
      const bool tells = each.share > kSure && each.located &&
                         (is_town(each.kind) || each.kind == SenseKind::District);
      if (tells) sum += each.share * near_by(square_of_km(candidate.at, each.at));
    }
  }
  return sum;
}

void PlaceChoice::settle() {
  link_neighbours();
  gains_.clear();
  for (Group& group : groups_) {
    gains_.emplace_back(group.candidates.size(), 0.0);
    share_out(group, gains_.back());
  }
  best_known_.clear();
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (!groups_[i].candidates.empty()) best_known_.push_back(i);
  }
  std::stable_sort(best_known_.begin(), best_known_.end(), [&](std::size_t a, std::size_t b) {
    return groups_[a].mentions > groups_[b].mentions;
  });
  if (best_known_.size() > kMostNear) best_known_.resize(kMostNear);
  for (int round = 0; round < kRounds; ++round) {
    const Votes votes = count();
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (groups_[i].candidates.size() > 1) gains_[i] = gains_of(i, votes);
    }
    for (std::size_t i = 0; i < groups_.size(); ++i) share_out(groups_[i], gains_[i]);
  }
}

std::optional<PlaceSense> PlaceChoice::at(std::size_t number, double least_gain) const {
  const Mention& mention = mentions_[number];
  const Group& group = groups_[mention.group];
  if (mention.elsewhere != kNone) return std::nullopt;
  std::optional<PlaceSense> best;
  double most = -1e9, gain_of_best = 0;
  for (std::size_t i = 0; i < group.candidates.size(); ++i) {
    const Candidate& each = group.candidates[i];
    const double gain = each.linked + gains_[mention.group][i] + mention.beside[i];
    if (each.own + gain <= most) continue;
    most = each.own + gain;
    gain_of_best = gain;
    best = each.sense;
  }
  return gain_of_best >= least_gain ? best : std::nullopt;
}

}  // namespace plumbline::language
