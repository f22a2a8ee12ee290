// SPDX-License-Identifier: Apache-2.0

#include "app/reference_library.h"

#include <algorithm>
#include <map>
#include <vector>

#include "app/shelf.h"
#include "store/reader.h"
#include "verify/verify.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kMostMatches = 16;    // looked at by their rare words
constexpr std::size_t kMostCandidates = 3;  // handed on with their texts
constexpr std::size_t kMostKeptTexts = 16;
constexpr double kOwnSource = 2.0;      // a reference of the origin named counts twice
constexpr double kOtherEdition = 0.25;  // one of another year hardly counts

struct Held {
  store::ReferenceRow row;
  Shelved shelved;
};

class Library final : public verify::ReferenceLibrary {
 public:
  Library(const store::Workspace& workspace, std::vector<store::ReferenceRow> rows)
      : workspace_(workspace) {
    for (store::ReferenceRow& row : rows) {
      Shelved shelved =
          shelve(row.publisher, row.title, row.opening, row.details.standard, row.details.edition);
      const std::string hash = row.hash;
      shelf_.emplace(hash, Held{std::move(row), std::move(shelved)});
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
      return belongs(entry.second.shelved, origin) && fits_edition(entry.second.shelved, origin);
    });
  }

 private:
  [[nodiscard]] double fit(const std::string& hash, const model::AttributionChain& chain) const {
    const auto shelved = shelf_.find(hash);
    if (shelved == shelf_.end() || chain.links.empty()) return 1.0;
    const model::ChainLink& origin = chain.links.back();
    const double own = belongs(shelved->second.shelved, origin) ? kOwnSource : 1.0;
    return fits_edition(shelved->second.shelved, origin) ? own : own * kOtherEdition;
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
  std::map<std::string, Held> shelf_;
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
