// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <numeric>

#include "resolve/source_names_internal.h"
#include "text/token.h"

namespace plumbline::resolve {
namespace {

using model::SourceKind;

// Folded, without an article, a possessive or marks at either end.
std::string folded(std::string_view name) {
  std::string key = text::fold_loose(name);
  if (key.starts_with("the ")) key.erase(0, 4);
  while (!key.empty() && (key.back() == ' ' || key.back() == '.' || key.back() == ',')) {
    key.pop_back();
  }
  if (key.ends_with("'s")) key.erase(key.size() - 2);
  return key;
}

SourceKind kind_of(const refdata::Agency& agency) {
  if (agency.kind == "government") return SourceKind::Government;
  if (agency.kind == "international") return SourceKind::International;
  if (agency.kind == "court") return SourceKind::Court;
  return agency.kind == "outlet" ? SourceKind::Outlet : SourceKind::Organisation;
}

// The agency that goes by this name; nullptr where none does, or several.
const refdata::Agency* agency_of(const std::string& name, const refdata::RefData& refdata) {
  const refdata::Agency* found = nullptr;
  for (const std::uint32_t value : refdata.agency_names().lookup(name)) {
    const refdata::NameValue read = refdata::name_value(value);
    if (read.index >= refdata.agencies().size()) continue;
    const refdata::Agency& agency = refdata.agencies()[read.index];
    if (read.acronym &&
        std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
      continue;
    }
    if (found != nullptr && found->name != agency.name) return nullptr;
    found = &agency;
  }
  return found;
}

bool is_capital(std::string_view name) {
  return !name.empty() && ((name.front() >= 'A' && name.front() <= 'Z') ||
                           static_cast<unsigned char>(name.front()) >= 0x80);
}

// Whether the words of `part` stand together in `whole`.
bool holds_words(const std::string& whole, const std::string& part) {
  return !part.empty() && (" " + whole + " ").find(" " + part + " ") != std::string::npos;
}

bool speaks_no_longer(const std::string& office) {
  const std::string key = text::fold(office);
  return key.starts_with("former") || key.starts_with("ex-") || key.find("lawyer") != key.npos;
}

}  // namespace

std::string SourceNames::key_of(const std::string& name, std::string* canonical,
                                SourceKind* kind) const {
  std::string bare = name;
  if (bare.starts_with("the ") || bare.starts_with("The ")) bare.erase(0, 4);
  const refdata::Agency* agency = agency_of(name, refdata_);
  if (agency == nullptr) agency = agency_of(bare, refdata_);
  if (agency == nullptr) return folded(name);
  if (canonical != nullptr) *canonical = agency->name;
  if (kind != nullptr) *kind = kind_of(*agency);
  return folded(agency->name) + "|" + std::string(agency->country);
}

std::size_t SourceNames::add(const std::string& key, const std::string& name,
                             const std::string& canonical, SourceKind kind) {
  const auto [found, fresh] = numbers_.try_emplace(key, entries_.size());
  if (fresh) entries_.push_back({key, {}, canonical, kind, {}, {}, false, false, {}});
  Entry& entry = entries_[found->second];
  // A publisher is an outlet until something else is known of it; of names, the first in alphabet.
  if (entry.kind == SourceKind::Outlet || entry.kind == SourceKind::Unknown) {
    if (kind != SourceKind::Unknown) entry.kind = kind;
  }
  entry.printed.insert(name);
  if (canonical.empty() && !name.empty()) entry.shown = *entry.printed.begin();
  return found->second;
}

std::size_t SourceNames::publisher(const Teller& teller) {
  if (teller.publisher.empty()) {
    return add("document " + teller.document, teller.name, {}, SourceKind::Unknown);
  }
  return named(teller.publisher, SourceKind::Outlet);
}

std::size_t SourceNames::named(const std::string& name, SourceKind kind) {
  std::string canonical;
  SourceKind known = kind;
  const std::string key = key_of(name, &canonical, &known);
  const std::size_t number = add(key, name, canonical, known);
  entries_[number].forms.push_back({.name = name, .kind = kind});
  return number;
}

std::size_t SourceNames::link(const model::ChainLink& link, std::size_t outlet) {
  const bool body = link.kind == SourceKind::Outlet || link.kind == SourceKind::Organisation ||
                    link.kind == SourceKind::Document || link.kind == SourceKind::Unknown;
  if (body && agency_of(link.name, refdata_) == nullptr && is_capital(link.name) &&
      holds_words(entries_[outlet].key, folded(link.name))) {
    return outlet;
  }
  const std::size_t number = named(link.name, link.kind);
  if (!link.organisation.empty() && link.kind == SourceKind::Person &&
      !speaks_no_longer(link.office)) {
    entries_[number].organisations.insert(link.organisation);
  }
  NameForm& form = entries_[number].forms.back();
  form.organisation = link.organisation;
  form.country = link.country;
  if (!link.office.empty()) form.offices = {link.office};
  return number;
}

std::size_t SourceNames::unnamed(const std::string& words, std::size_t teller, bool ambiguous) {
  const std::string key =
      "unnamed " + std::to_string(teller) + " " + text::fold(words) + (ambiguous ? "?" : "");
  const std::size_t number = add(key, words, words, SourceKind::Group);
  entries_[number].unnamed = !ambiguous;
  entries_[number].ambiguous = ambiguous;
  return number;
}

bool SourceNames::is_body(const std::string& name) const {
  if (agency_of(name, refdata_) != nullptr) return true;
  const std::vector<text::Token> tokens = text::tokenize(name);
  if (tokens.size() < 2 || !is_capital(name)) return false;
  const text::PhraseTable& heads = refdata_.wordlist("organisation_heads");
  std::vector<std::uint32_t> values;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].letters == text::LetterCase::Title && heads.match_at(tokens, at, values) != 0) {
      return true;
    }
  }
  return false;
}

// "harbour light" of "harbour light association": the rest of the longer says what body it is.
bool SourceNames::lacks_only_kind(const std::string& shorter, const std::string& longer) const {
  if (shorter.find(' ') == std::string::npos || !longer.starts_with(shorter + " ")) return false;
  const std::string rest = longer.substr(shorter.size() + 1);
  return rest.find(' ') == std::string::npos &&
         !refdata_.wordlist("organisation_heads").lookup(rest).empty();
}

void SourceNames::join(std::size_t number, std::size_t into, const char* why) {
  const std::size_t lead = lead_[into];
  if (lead_[number] == lead) return;
  const std::size_t old = lead_[number];
  for (std::size_t& each : lead_) {
    if (each == old) each = lead;
  }
  entries_[number].why = why;
}

// Spellings, scripts, acronyms and what a person decided, as `sources` joins names.
void SourceNames::merge_by_register(std::span<const Judged> judgements) {
  std::map<std::string, std::pair<NameForm, std::set<std::size_t>>> met;  // by key of the form
  for (std::size_t number = 0; number < entries_.size(); ++number) {
    for (const NameForm& form : entries_[number].forms) {
      auto& [kept, bearers] =
          met.try_emplace(key_of_form(form), form, std::set<std::size_t>{}).first->second;
      for (const std::string& office : form.offices) kept.offices.push_back(office);
      bearers.insert(number);
    }
  }
  std::vector<NameForm> forms;
  std::vector<std::size_t> bearer;
  for (auto& [key, value] : met) {
    auto& offices = value.first.offices;
    std::sort(offices.begin(), offices.end());
    offices.erase(std::unique(offices.begin(), offices.end()), offices.end());
    forms.push_back(std::move(value.first));
    bearer.push_back(*value.second.begin());
  }
  for (const Entity& entity : find_entities(forms, judgements, refdata_).entities) {
    for (const EntityName& name : entity.forms) {
      if (!name.tie) continue;
      const bool judged = name.tie->judgement != 0;
      join(bearer[name.form], bearer[entity.forms.front().form], judged ? "judged" : "same-source");
    }
  }
}

void SourceNames::merge_short_names() {
  for (const auto& [key, number] : numbers_) {
    if (entries_[number].unnamed || entries_[number].ambiguous) continue;
    std::vector<std::size_t> longer;
    for (auto at = numbers_.upper_bound(key); at != numbers_.end() && at->first.starts_with(key);
         ++at) {
      if (lacks_only_kind(key, at->first)) longer.push_back(at->second);
    }
    if (longer.size() == 1) join(number, longer.front(), "short-name");
  }
}

void SourceNames::merge_speakers() {
  for (const auto& [key, number] : numbers_) {
    std::set<std::size_t> bodies;
    for (const std::string& organisation : entries_[number].organisations) {
      const auto known = numbers_.find(key_of(organisation, nullptr, nullptr));
      if (known != numbers_.end() && known->second != number) {
        bodies.insert(lead_[known->second]);
      }
    }
    if (bodies.size() == 1) join(number, *bodies.begin(), "speaks-for");
  }
}

void SourceNames::merge(std::span<const Judged> judgements) {
  // Bodies for which somebody speaks are sources too.
  for (std::size_t number = 0; number < entries_.size(); ++number) {
    const std::set<std::string> organisations = entries_[number].organisations;
    for (const std::string& name : organisations) {
      const std::string key = folded(name);
      const auto longer = numbers_.upper_bound(key);
      const bool known = longer != numbers_.end() && lacks_only_kind(key, longer->first);
      if (known || is_body(name)) named(name, SourceKind::Organisation);
    }
  }
  lead_.resize(entries_.size());
  std::iota(lead_.begin(), lead_.end(), std::size_t{0});
  merge_by_register(judgements);
  merge_short_names();
  merge_speakers();
  for (std::size_t number = 0; number < entries_.size(); ++number) {
    Entry& lead = entries_[lead_[number]];
    const SourceKind kind = entries_[number].kind;
    const bool better = kind != SourceKind::Person && kind != SourceKind::Unknown;
    if (lead.kind == SourceKind::Outlet && better) lead.kind = kind;
  }
}

std::vector<Alias> SourceNames::aliases(std::size_t number) const {
  std::vector<Alias> out;
  for (std::size_t other = 0; other < entries_.size(); ++other) {
    if (lead_[other] != lead_[number]) continue;
    const Entry& entry = entries_[other];
    for (const std::string& printed : entry.printed) {
      if (printed == entries_[lead_[number]].shown || printed.empty()) continue;
      if (folded(printed) == folded(entries_[lead_[number]].shown)) continue;
      out.push_back({printed, entry.why.empty() ? "same-name" : entry.why});
    }
  }
  std::sort(out.begin(), out.end(), [](const Alias& a, const Alias& b) { return a.name < b.name; });
  return out;
}

const Owner* SourceNames::owner(std::size_t number, std::span<const Owner> owners) const {
  const std::string& key = entries_[number].key;
  for (const Owner& owner : owners) {
    if (key_of(owner.name, nullptr, nullptr) == key) return &owner;
    for (const std::string& name : owner.names) {
      const bool open = name.ends_with("*");  // "US Embassy*"
      if (open && key.starts_with(folded(name.substr(0, name.size() - 1)))) return &owner;
      if (!open && key_of(name, nullptr, nullptr) == key) return &owner;
    }
  }
  return nullptr;
}

namespace {

constexpr std::string_view kOwns = "owns";
constexpr std::string_view kPart = "part";

Owner owner_of_cells(std::string_view name, std::string_view relation, std::string_view names) {
  Owner owner{std::string(name), {}, relation == kPart};
  while (!names.empty()) {
    const std::size_t bar = std::min(names.find('|'), names.size());
    owner.names.emplace_back(names.substr(0, bar));
    names.remove_prefix(std::min(bar + 1, names.size()));
  }
  return owner;
}

}  // namespace

std::optional<Owner> owner_of_row(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  const std::size_t first = line.find('\t');
  const std::size_t second = first == line.npos ? line.npos : line.find('\t', first + 1);
  if (second == line.npos || first == 0 || second + 1 == line.size()) return std::nullopt;
  if (line.find('\t', second + 1) != line.npos) return std::nullopt;
  const std::string_view relation = line.substr(first + 1, second - first - 1);
  if (relation != kOwns && relation != kPart) return std::nullopt;
  return owner_of_cells(line.substr(0, first), relation, line.substr(second + 1));
}

std::vector<Owner> owners_of(const refdata::RefData& refdata) {
  const refdata::TableView table = refdata.table_view("owners");
  std::vector<Owner> owners;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    owners.push_back(owner_of_cells(table.cell(row, 0), table.cell(row, 1), table.cell(row, 2)));
  }
  return owners;
}

}  // namespace plumbline::resolve
