// SPDX-License-Identifier: Apache-2.0

#include "app/reference_library.h"

#include <algorithm>
#include <map>
#include <vector>

#include "store/reader.h"
#include "store/words.h"
#include "verify/verify.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kMostMatches = 16;    // looked at by their rare words
constexpr std::size_t kMostCandidates = 3;  // handed on with their texts
constexpr std::size_t kMostKeptTexts = 16;
constexpr double kOwnSource = 2.0;      // a reference of the origin named counts twice
constexpr double kOtherEdition = 0.25;  // one of another year hardly counts

// Who publishes under a standard, in the folded words that any of its names holds.
struct StandardOwner {
  std::string_view standard;
  std::vector<std::string_view> words;
};
const std::vector<StandardOwner>& standard_owners() {
  static const std::vector<StandardOwner> kOwners = {
      {"us-tvpa", {"state", "department"}},
  };
  return kOwners;
}

// True if the words of `part` stand side by side in `whole`; both folded.
bool holds_words(const std::string& whole, const std::string& part) {
  return !part.empty() && (" " + whole + " ").find(" " + part + " ") != std::string::npos;
}

bool holds_all(const std::string& folded, const std::vector<std::string_view>& words) {
  return std::all_of(words.begin(), words.end(), [&folded](std::string_view word) {
    return holds_words(folded, std::string(word));
  });
}

// A year in a title: "Review of the year 2023". 0 if there is none or there are several.
int year_in(const std::string& folded) {
  int year = 0;
  for (std::size_t at = 0; at + 4 <= folded.size(); ++at) {
    const bool starts = at == 0 || folded[at - 1] == ' ';
    const bool ends = at + 4 == folded.size() || folded[at + 4] == ' ';
    const std::string word = folded.substr(at, 4);
    const bool digits = word.find_first_not_of("0123456789") == std::string::npos;
    if (!starts || !ends || !digits || (word[0] != '1' && word[0] != '2')) continue;
    if (year != 0 && year != std::stoi(word)) return 0;
    year = std::stoi(word);
  }
  return year;
}

struct Shelved {
  store::ReferenceRow row;
  std::string names;  // folded: publisher, title, opening words
  int edition = 0;
};

class Library final : public verify::ReferenceLibrary {
 public:
  Library(const store::Workspace& workspace, std::vector<store::ReferenceRow> rows)
      : workspace_(workspace) {
    for (store::ReferenceRow& row : rows) {
      Shelved shelved;
      const std::string title = store::fold_words(row.title);
      shelved.names =
          store::fold_words(row.publisher) + " | " + title + " | " + store::fold_words(row.opening);
      shelved.edition = row.details.edition != 0 ? row.details.edition : year_in(title);
      shelved.row = std::move(row);
      shelf_.emplace(shelved.row.hash, std::move(shelved));
    }
  }

  std::vector<verify::Candidate> candidates(std::string_view quotation,
                                            const model::AttributionChain& chain) const override {
    auto matches = store::match_references(workspace_, quotation, kMostMatches);
    if (!matches) return {};
    std::vector<store::ReferenceMatch> ranked = std::move(matches).take();
    for (store::ReferenceMatch& match : ranked) match.score *= fit(match.hash, chain);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
      return a.score != b.score ? a.score > b.score : a.hash < b.hash;
    });
    std::vector<verify::Candidate> out;
    for (const store::ReferenceMatch& match : ranked) {
      if (out.size() == kMostCandidates) break;
      const auto shelved = shelf_.find(match.hash);
      if (shelved == shelf_.end()) continue;
      const store::ReferenceRow& row = shelved->second.row;
      std::string title = row.title.empty() ? row.name : row.title;
      out.push_back({model::DocumentId{match.hash}, std::move(title), text_of(match.hash)});
    }
    return out;
  }

  bool holds_source(const model::AttributionChain& chain) const override {
    if (chain.links.empty()) return false;
    const model::ChainLink& origin = chain.links.back();
    return std::any_of(shelf_.begin(), shelf_.end(), [&origin](const auto& entry) {
      return belongs(entry.second, origin) && fits_edition(entry.second, origin);
    });
  }

 private:
  static bool belongs(const Shelved& shelved, const model::ChainLink& link) {
    const std::string name = store::fold_words(link.name);
    if (holds_words(shelved.names, name)) return true;
    if (holds_words(shelved.names, store::fold_words(link.organisation))) return true;
    if (link.work && holds_words(shelved.names, store::fold_words(link.work->title))) return true;
    return std::any_of(
        standard_owners().begin(), standard_owners().end(), [&](const StandardOwner& owner) {
          return owner.standard == shelved.row.details.standard && holds_all(name, owner.words);
        });
  }

  static bool fits_edition(const Shelved& shelved, const model::ChainLink& link) {
    return !link.work || link.work->edition == 0 || shelved.edition == 0 ||
           link.work->edition == shelved.edition;
  }

  [[nodiscard]] double fit(const std::string& hash, const model::AttributionChain& chain) const {
    const auto shelved = shelf_.find(hash);
    if (shelved == shelf_.end() || chain.links.empty()) return 1.0;
    const model::ChainLink& origin = chain.links.back();
    const double own = belongs(shelved->second, origin) ? kOwnSource : 1.0;
    return fits_edition(shelved->second, origin) ? own : own * kOtherEdition;
  }

  [[nodiscard]] std::string text_of(const std::string& hash) const {
    const auto kept = texts_.find(hash);
    if (kept != texts_.end()) return kept->second;
    auto document = store::read_document(workspace_, hash);
    if (!document) return {};
    if (texts_.size() >= kMostKeptTexts) texts_.clear();
    return texts_.emplace(hash, document->text).first->second;
  }

  const store::Workspace& workspace_;
  std::map<std::string, Shelved> shelf_;
  mutable std::map<std::string, std::string> texts_;  // a cache: one thread, see the header
};

}  // namespace

Result<std::shared_ptr<const verify::ReferenceLibrary>> open_library(
    const store::Workspace& workspace) {
  PL_TRY(std::vector<store::ReferenceRow> rows, store::list_references(workspace));
  return std::shared_ptr<const verify::ReferenceLibrary>(
      std::make_shared<Library>(workspace, std::move(rows)));
}

}  // namespace plumbline::app
