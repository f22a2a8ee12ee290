// SPDX-License-Identifier: Apache-2.0

#include "app/reference_library.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/shelf.h"
#include "store/reader.h"
#include "store/reference_index.h"
#include "verify/verify.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kMostMatches = 64;                       // looked at by their rare words
// Handed on with their texts: so many that fit what the text names, and so many that do not.
constexpr std::size_t kMostCandidates = 3;
constexpr std::size_t kMostKeptBytes = std::size_t{8} << 20U;  // of texts; their words take more
// Where more than the candidates share nearly as many words, the order of the words decides, as far
// as that much text goes.
constexpr double kNear = 0.6;
constexpr std::size_t kMostSortedBytes = std::size_t{1} << 20U;
// A reference of the origin named comes before its equals; more weight would let a name that many
// texts hold ("the ministry") outweigh the words themselves.
constexpr double kOwnSource = 1.2;

class Library final : public verify::ReferenceLibrary {
 public:
  Library(store::ReferenceIndex index, std::vector<store::ReferenceRow> rows)
      : index_(std::move(index)), rows_(std::move(rows)) {
    for (const store::ReferenceRow& row : rows_) {
      Shelved shelved =
          shelve(row.publisher, row.title, row.opening, row.details.standard, row.details.edition);
      shelved.country = row.details.country;
      shelf_.put(std::move(shelved));
    }
  }

  std::vector<verify::Candidate> candidates(std::string_view quotation,
                                            const verify::Sought& sought) const override {
    auto matches = index_.match(quotation, kMostMatches);
    if (!matches) return {};
    std::vector<store::ReferenceMatch> ranked = std::move(matches).take();
    sort_near(quotation, ranked);
    if (!sought.chain.links.empty()) {
      const std::vector<std::uint32_t>& own = references_of(sought.chain.links.back());
      for (store::ReferenceMatch& match : ranked) {
        const auto number = number_of(match.hash);
        if (number && std::binary_search(own.begin(), own.end(), *number)) match.score *= kOwnSource;
      }
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
      return a.score != b.score ? a.score > b.score : a.hash < b.hash;
    });
    // Both kinds: the edition and country that the text names, and the nearest words anywhere.
    std::vector<verify::Candidate> out;
    std::size_t others = 0;
    std::size_t named = 0;
    for (const store::ReferenceMatch& match : ranked) {
      const auto number = number_of(match.hash);
      if (!number) continue;
      const bool fitting = fits(shelf_.at(*number), sought);
      std::size_t& count = fitting ? named : others;
      if (count == kMostCandidates) continue;
      const auto source = source_of(match.hash);
      if (!source) continue;
      ++count;
      const store::ReferenceRow& row = rows_[*number];
      out.push_back({model::DocumentId{match.hash}, row.title.empty() ? row.name : row.title,
                     source, shelf_.at(*number).edition, row.details.country});
    }
    return out;
  }

  bool holds_source(const model::AttributionChain& chain) const override {
    if (chain.links.empty()) return false;
    const model::ChainLink& origin = chain.links.back();
    const std::vector<std::uint32_t>& own = references_of(origin);
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t number) {
      return fits_edition(shelf_.at(number), origin);
    });
  }

  bool holds_edition(const verify::Candidate& found, const verify::Sought& sought) const override {
    const auto number = number_of(found.document.value);
    return number && shelf_.holds_edition(shelf_.at(*number), sought);
  }

 private:
  // The place of a reference on the shelf: rows come in the order of their hashes.
  [[nodiscard]] std::optional<std::uint32_t> number_of(const std::string& hash) const {
    const auto found =
        std::lower_bound(rows_.begin(), rows_.end(), hash,
                         [](const store::ReferenceRow& row, const std::string& wanted) {
                           return row.hash < wanted;
                         });
    if (found == rows_.end() || found->hash != hash) return std::nullopt;
    return static_cast<std::uint32_t>(found - rows_.begin());
  }

  // Of the last link asked for: a quotation asks twice.
  const std::vector<std::uint32_t>& references_of(const model::ChainLink& link) const {
    const bool known = asked_ && asked_->name == link.name &&
                       asked_->organisation == link.organisation && asked_->work == link.work;
    if (!known) {
      asked_ = link;
      own_ = shelf_.of(link);
    }
    return own_;
  }

  // Matches with nearly the best score, by how many pairs of neighbouring words they share.
  void sort_near(std::string_view quotation, std::vector<store::ReferenceMatch>& ranked) const {
    const auto far = std::find_if(ranked.begin(), ranked.end(), [&](const auto& match) {
      return match.score < kNear * ranked.front().score;
    });
    const auto near = static_cast<std::size_t>(far - ranked.begin());
    if (near <= 2) return;
    const verify::SourceText quoted{std::string(quotation)};
    std::size_t bytes = 0;
    std::size_t read = 0;
    for (; read < near && bytes < kMostSortedBytes; ++read) {
      const auto source = source_of(ranked[read].hash);
      if (!source) continue;
      bytes += source->text().size();
      ranked[read].score *= 1.0 + static_cast<double>(verify::shared_pairs(quoted, *source));
    }
    std::stable_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(read),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
  }

  [[nodiscard]] static bool fits(const Shelved& shelved, const verify::Sought& sought) {
    const bool edition =
        sought.edition == 0 || shelved.edition == 0 || sought.edition == shelved.edition;
    return edition && (sought.countries.empty() || shelved.country.empty() ||
                       std::find(sought.countries.begin(), sought.countries.end(),
                                 shelved.country) != sought.countries.end());
  }

  [[nodiscard]] std::shared_ptr<const verify::SourceText> source_of(const std::string& hash) const {
    const auto kept = sources_.find(hash);
    if (kept != sources_.end()) return kept->second;
    auto text = index_.text(hash);
    if (!text) return nullptr;
    kept_bytes_ += text->size();
    if (kept_bytes_ > kMostKeptBytes) {
      sources_.clear();
      kept_bytes_ = text->size();
    }
    auto source = std::make_shared<const verify::SourceText>(std::move(text).take());
    return sources_.emplace(hash, std::move(source)).first->second;
  }

  // One thread, see the header: what was read is kept for the next quotation.
  store::ReferenceIndex index_;
  std::vector<store::ReferenceRow> rows_;
  Shelf shelf_;
  mutable std::optional<model::ChainLink> asked_;
  mutable std::vector<std::uint32_t> own_;
  mutable std::map<std::string, std::shared_ptr<const verify::SourceText>> sources_;
  mutable std::size_t kept_bytes_ = 0;
};

}  // namespace

Result<std::shared_ptr<const verify::ReferenceLibrary>> open_library(
    const store::Workspace& workspace) {
  PL_TRY(std::vector<store::ReferenceRow> rows, store::list_references(workspace));
  PL_TRY(store::ReferenceIndex index, store::ReferenceIndex::open(workspace));
  return std::shared_ptr<const verify::ReferenceLibrary>(
      std::make_shared<Library>(std::move(index), std::move(rows)));
}

}  // namespace plumbline::app
