// SPDX-License-Identifier: Apache-2.0

#include <vector>

#include "verify/verdict_record_internal.h"

namespace plumbline::verify {

std::string tier_name(std::string_view tier) {
  if (tier == "2WL") return "Tier 2 Watch List";
  if (tier == "SPECIAL") return "Special Case";
  return "Tier " + std::string(tier);
}

bool says(const refdata::Formula& row, model::Compliance compliance, model::Efforts efforts) {
  const bool same = row.compliance == (compliance == model::Compliance::Full ? "full" : "not-full");
  const std::string_view wanted = efforts == model::Efforts::Significant      ? "significant"
                                  : efforts == model::Efforts::NotSignificant ? "not-significant"
                                                                              : "";
  const bool whole = row.text.find("...") == std::string_view::npos;
  return same && whole && row.efforts == wanted;
}

std::string what_is_said(const model::Verdict& verdict, std::string_view off, bool quoted) {
  const std::string words = quoted ? "The words in quotation marks are " : "The words are ";
  if (verdict.efforts == model::Efforts::NotSignificant) {
    return words + "those of a Tier 3 verdict: no significant efforts.";
  }
  if (verdict.compliance == model::Compliance::Full) {
    return words + "those of a Tier 1 verdict.";
  }
  if (verdict.compliance == model::Compliance::NotAtAll) {
    return words +
           "those of no official verdict: it never says \"does not meet\" without \"fully\".";
  }
  if (verdict.efforts == model::Efforts::Significant) {
    return words + "those of a Tier 2 verdict: significant efforts are made.";
  }
  if (!off.empty() && (verdict.tier.empty() || verdict.tier == off)) {
    return "The text says that it has left it.";
  }
  if (!verdict.tier.empty()) return "The text says " + tier_name(verdict.tier) + ".";
  return "The text gives another verdict.";
}

std::string_view denial_before(std::string_view formula, std::size_t at) {
  for (const std::string_view denial : {"does not ", "do not ", "not "}) {
    const std::size_t size = denial.size();
    const bool before = at >= size && formula.substr(at - size, size) == denial;
    if (before && (at == size || formula[at - size - 1] == ' ')) {
      return formula.substr(at - size, size - 1);
    }
  }
  return {};
}

const Placement* VerdictRecord::of(const refdata::Country& country, int year) {
  const auto [entry, fresh] = known_.try_emplace({std::string(country.alpha3), year});
  std::optional<Placement>& placement = entry->second;
  if (fresh) placement = find(country, year);
  if (!placement) return nullptr;
  if (!placement->tier.empty()) {
    // That of a reference, whose words lie in the entry.
    placement->row.tier = placement->tier;
    placement->row.country = country.alpha3;
  }
  return &*placement;
}

std::optional<Placement> VerdictRecord::find(const refdata::Country& country, int year) const {
  const refdata::TierRow* row = checking_.refdata.tier(country.alpha3, year);
  std::optional<Placement> placement;
  if (row != nullptr) {
    placement.emplace();
    placement->row = *row;
    placement->reference = "US TIP report " + std::to_string(row->year) + ", " +
                           std::string(country.name) + ": " + tier_name(row->tier) + " (source " +
                           source_of(*row) + ")";
  }
  if (checking_.library == nullptr) return placement;
  const std::vector<RecordedVerdict> told = checking_.library->verdicts(country.alpha3, year);
  if (told.empty()) return placement;
  const RecordedVerdict& first = told.front();
  for (const RecordedVerdict& other : told) {
    if (other.tier != first.tier) return placement;
  }
  Placement from;
  from.tier = first.tier;
  from.row.year = year;
  from.reference = first.title + " (edition of " + std::to_string(year) + "), " +
                   std::string(country.name) + ": " + tier_name(first.tier);
  from.passage = first.passage;
  if (row != nullptr && row->tier != first.tier) {
    from.note = " The table that comes with the program has " + tier_name(row->tier) + ".";
  }
  return from;
}

// Where the row of the table is known from, in words a reader can follow.
std::string VerdictRecord::source_of(const refdata::TierRow& row) const {
  const refdata::TableView sources = checking_.refdata.table_view("tier_sources");
  for (std::size_t i = 0; i < sources.rows(); ++i) {
    if (sources.cell(i, 0) != row.source) continue;
    std::string place(sources.cell(i, 1));
    // "github .../file.json (The work it holds), remark": the work is what a reader can find.
    const std::size_t open = place.find('(');
    const std::size_t close = place.find(')');
    if (place.starts_with("github ") && open != std::string::npos && close > open) {
      place = place.substr(open + 1, close - open - 1);
    }
    return place;
  }
  return std::string(row.source);
}

}  // namespace plumbline::verify
