// SPDX-License-Identifier: Apache-2.0
//
// IOM's Human Trafficking Case Data Standard is for records of a registry. What is published gives
// few of its fields and decides nothing: every person is a possible victim, nobody has a name, no
// place is finer than a first-level region, and the comment says where the row comes from.

#include <algorithm>
#include <cctype>
#include <map>

#include "base/date.h"
#include "exchange/csv_internal.h"
#include "exchange/writer.h"

namespace plumbline::exchange {
namespace {

constexpr std::string_view kHtcdsStandard = "htcds";
using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

void put(Values& values, const std::string& field, const std::string& value) {
  auto& list = values[field];
  for (const std::string& there : list) {
    if (there == value) return;
  }
  list.push_back(value);
}

bool is_full(const Date& date) {
  return date.month != 0 && date.day != 0;
}

class HtcdsWriter : public Writer {
 public:
  explicit HtcdsWriter(const Outlet& outlet) : outlet_(outlet) {}

  Status add(const Entry& entry) override {
    std::string rows = head();
    for (const ClaimEntry& claim : entry.claims) {
      const Values values = values_of(entry, claim);
      if (values.empty()) continue;
      CsvRow row;
      for (const std::string& field : fields_) {
        const auto found = values.find(field);
        std::string cell;
        if (found != values.end()) {
          for (const std::string& value : found->second) cell += (cell.empty() ? "" : ";") + value;
        }
        row.add(cell);
      }
      rows += row.line();
    }
    return rows.empty() ? Status(Done{}) : outlet_.sink(rows);
  }
  Status finish() override { return outlet_.sink(head()); }

 private:
  std::string head() {
    if (!fields_.empty()) return {};
    fields_ = outlet_.setting.world.fields(kHtcdsStandard);
    CsvRow row;
    for (const std::string& field : fields_) row.add(field);
    return row.line();
  }

  // Empty: the claim tells nothing of victims that the standard has a field for. What is denied or
  // supposed is no record of anybody.
  [[nodiscard]] Values values_of(const Entry& entry, const ClaimEntry& it) const {
    Values values;
    const model::Claim& claim = it.claim;
    if (!is_told(claim) || !claim.elements) return values;
    for (const auto* list : {&claim.elements->acts, &claim.elements->purposes}) {
      for (const model::Element& element : *list) add_codes(element.code, values);
    }
    for (const model::Element& element : claim.elements->means) add_means(element, values);
    if (values.empty()) return values;
    for (const std::string& noun : it.victim_nouns) add_codes("noun:" + noun, values);
    // Fields that take one value: the row is of several people, none of them is told apart.
    for (const std::string_view field : {"prs_Gender", "vic_ForcedLabourIndustry"}) {
      const auto found = values.find(field);
      if (found != values.end() && found->second.size() > 1) values.erase(found);
    }
    for (const std::string& country : it.victim_countries) put(values, "prs_Citizenship", country);
    put(values, "vic_TraffickingStatus", "PossibleVictimOfTrafficking");
    add_event(claim, values);
    put(values, "cco_CaseComment", comment(entry, it));
    return values;
  }

  // The standard tells debts, papers and wages apart where the Protocol has one word: coercion.
  // What a word says depends on the means: papers that are kept and papers that are forged.
  void add_means(const model::Element& means, Values& values) const {
    Values precise;
    for (const std::string& word : words_of(means.words)) {
      add_codes(means.code + ":" + word, precise);
    }
    if (precise.empty()) add_codes(means.code, precise);
    for (const auto& [field, list] : precise) {
      for (const std::string& value : list) put(values, field, value);
    }
  }

  static std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80 || std::isalpha(byte) != 0) {
        words.back() += static_cast<char>(std::tolower(byte));
      } else if (!words.back().empty()) {
        words.emplace_back();
      }
    }
    return words;
  }

  void add_codes(const std::string& ours, Values& values) const {
    for (const auto& [field, value] : outlet_.setting.world.codes(kHtcdsStandard, ours)) {
      put(values, field, value);
    }
  }

  void add_event(const model::Claim& claim, Values& values) const {
    // The standard has one type a row; the gravest that is told stands for the others.
    constexpr std::string_view kGravestFirst[] = {"Exploitation", "Transit", "Recruitment"};
    if (const auto types = values.find("hte_Type"); types != values.end()) {
      for (const std::string_view type : kGravestFirst) {
        const std::vector<std::string>& told = types->second;
        if (std::find(told.begin(), told.end(), type) == told.end()) continue;
        types->second = {std::string(type)};
        break;
      }
    }
    // Day and place are those of the deed, and then the type is too: those of an arrest or a
    // judgement are not when and where anybody was exploited.
    if (!claim.incident || !is_told(claim.incident->modality)) return;
    const auto types = outlet_.setting.world.codes(kHtcdsStandard, "event:" + claim.incident->type);
    if (types.empty()) return;
    Values placed;
    if (is_full(claim.incident->when.from) &&
        (!claim.incident->when.to.stated() ||
         claim.incident->when.to == claim.incident->when.from)) {
      put(placed, "hte_Date", to_iso(claim.incident->when.from));
    }
    if (const auto& place = claim.incident->place; place) {
      const auto spot = outlet_.setting.world.spot(*place);
      if (spot && !spot->country.empty()) put(placed, "hte_Country", spot->country);
      if (spot && !spot->region.empty()) put(placed, "hte_State", spot->region);
    }
    if (placed.empty()) return;
    for (const auto& [field, value] : types) values[field] = {value};
    values.merge(placed);
  }

  static std::string comment(const Entry& entry, const ClaimEntry& it) {
    return "Published claim, not a case record: \"" + it.words.front().exact + "\" (" +
           model::describe(it.claim.chain) + "; " + model::to_string(it.claim.modality) + "; " +
           claim_iri(entry, it) + ")";
  }

  Outlet outlet_;
  std::vector<std::string> fields_;
};

}  // namespace

std::unique_ptr<Writer> htcds_writer(const Outlet& outlet) {
  return std::make_unique<HtcdsWriter>(outlet);
}

}  // namespace plumbline::exchange
