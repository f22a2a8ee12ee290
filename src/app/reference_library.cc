// SPDX-License-Identifier: Apache-2.0

#include "app/reference_library.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/shelf.h"
#include "base/utf8.h"
#include "store/reader.h"
#include "store/reference_index.h"
#include "store/seeds.h"
#include "verify/verify.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kMostMatches = 16;  // of each kind looked at by the runs they share
// Of each kind handed on with their texts.
constexpr std::size_t kMostLibraryCandidates = 3;
constexpr std::size_t kMostKeptBytes = std::size_t{8} << 20U;  // of texts; their words take more
// Where several share nearly as many runs, the pairs of neighbouring words decide.
constexpr double kNear = 0.6;
constexpr std::uint32_t kPlaceMargin =
    1024;  // bytes around a place, besides those of the quotation
// A reference of the origin named comes before its equals; more weight would let a name that many
// texts hold ("the ministry") outweigh the words themselves.
constexpr double kOwnSourceFactor = 1.2;

// A place of a reference.
using Excerpted = std::pair<std::string, std::uint32_t>;

class Library final : public verify::ReferenceLibrary {
 public:
  Library(store::ReferenceIndex index, std::vector<store::ReferenceRow> rows,
          std::vector<store::StoredVerdict> verdicts)
      : index_(std::move(index)), rows_(std::move(rows)), verdicts_(std::move(verdicts)) {
    for (const store::ReferenceRow& row : rows_) {
      Shelved shelved =
          shelve(row.publisher, row.title, row.opening, row.details.standard, row.details.edition);
      shelved.country = row.details.country;
      shelf_.put(std::move(shelved));
    }
  }

  std::vector<verify::Candidate> candidates(std::string_view quotation,
                                            const verify::Sought& sought) const override {
    const auto kind_of = [&](std::uint32_t number) { return kind(shelf_.at(number), sought); };
    const bool all_alike = sought.edition == 0 && sought.countries.empty();
    auto matches =
        index_.match(quotation, kMostMatches, all_alike ? store::ReferenceIndex::Kind{} : kind_of);
    if (!matches) {
      note(std::move(matches).error());
      return {};
    }
    std::array<std::vector<Found>, store::ReferenceIndex::kKinds> kinds;
    const auto margin = static_cast<std::uint32_t>(quotation.size()) + kPlaceMargin;
    for (const store::ReferenceMatch& match : *matches) {
      kinds[kind_of(match.number)].push_back({match, std::nullopt});
    }
    std::vector<verify::Candidate> out;
    for (std::vector<Found>& found : kinds) {
      if (!sought.chain.links.empty()) prefer_own(sought.chain.links.back(), found);
      sort_near(quotation, margin, found);
      if (found.size() > kMostLibraryCandidates) found.resize(kMostLibraryCandidates);
      for (Found& each : found) {
        auto source = source_of(quotation, each, margin);
        if (!source) continue;
        const store::ReferenceRow& row = rows_[each.match.number];
        out.push_back({model::DocumentId{row.hash}, row.title.empty() ? row.name : row.title,
                       std::move(source), shelf_.at(each.match.number).edition,
                       row.details.country});
      }
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

  bool waits(const verify::Sought& sought) const override {
    if (index_.waiting().empty()) return false;
    const bool of_edition = std::any_of(
        index_.waiting().begin(), index_.waiting().end(),
        [&](std::uint32_t number) { return kind(shelf_.at(number), sought) <= kAsFarAsTold; });
    if (of_edition || sought.chain.links.empty()) return of_edition;
    const std::vector<std::uint32_t>& own = references_of(sought.chain.links.back());
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t number) {
      return std::binary_search(index_.waiting().begin(), index_.waiting().end(), number);
    });
  }

  std::vector<verify::RecordedVerdict> verdicts(std::string_view alpha3,
                                                int edition) const override {
    const auto before = [](const store::StoredVerdict& stored,
                           const std::pair<std::string_view, int>& wanted) {
      return std::pair<std::string_view, int>(stored.row.country, stored.row.edition) < wanted;
    };
    std::vector<verify::RecordedVerdict> out;
    auto at =
        std::lower_bound(verdicts_.begin(), verdicts_.end(), std::pair(alpha3, edition), before);
    for (; at != verdicts_.end() && at->row.country == alpha3 && at->row.edition == edition; ++at) {
      const auto number = number_of(at->hash);
      if (!number) continue;
      const store::ReferenceRow& row = rows_[*number];
      out.push_back({row.title.empty() ? row.name : row.title, at->row.tier,
                     model::Passage{model::DocumentId{at->hash}, at->row.span}});
    }
    return out;
  }

  const Error* failure() const override { return failure_ ? &*failure_ : nullptr; }

 private:
  struct Found {
    store::ReferenceMatch match;
    std::optional<store::Excerpt> excerpt;  // once it was read
  };

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

  void prefer_own(const model::ChainLink& origin, std::vector<Found>& found) const {
    const std::vector<std::uint32_t>& own = references_of(origin);
    for (Found& each : found) {
      if (std::binary_search(own.begin(), own.end(), each.match.number)) {
        each.match.score *= kOwnSourceFactor;
      }
    }
    sort(found);
  }

  static void sort(std::vector<Found>& found) {
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.match.score > b.match.score; });
  }

  // Those with nearly the best score, by how many pairs of neighbouring words they share.
  void sort_near(std::string_view quotation, std::uint32_t margin,
                 std::vector<Found>& found) const {
    if (found.size() <= 1) return;
    const double near = kNear * found.front().match.score;
    const store::SharedPairs pairs(quotation);
    for (Found& each : found) {
      if (each.match.score < near) break;
      const auto* excerpt = read(quotation, each, margin);
      if (excerpt == nullptr) continue;
      each.match.score *= 1.0 + static_cast<double>(pairs.count(excerpt->text));
    }
    sort(found);
  }

  // 0: of the edition and the country that the text names; 1: as far as the reference tells, too;
  // 2: on that country, or on one it does not tell; 3: any other.
  static constexpr std::size_t kAsFarAsTold = 1;
  [[nodiscard]] static std::size_t kind(const Shelved& shelved, const verify::Sought& sought) {
    const bool told = !shelved.country.empty();
    const bool country = sought.countries.empty() || !told ||
                         std::find(sought.countries.begin(), sought.countries.end(),
                                   shelved.country) != sought.countries.end();
    if (!country) return 3;
    const bool edition =
        sought.edition == 0 || shelved.edition == 0 || sought.edition == shelved.edition;
    if (!edition) return 2;
    const bool surely =
        (sought.countries.empty() || told) && (sought.edition == 0 || shelved.edition != 0);
    return surely ? 0 : 1;
  }

  // The stretch around a place, read once; nullptr: it cannot be read, which is noted.
  store::Excerpt* read(std::string_view quotation, Found& found, std::uint32_t margin) const {
    if (!found.excerpt) {
      auto excerpt = index_.excerpt(found.match.hash, found.match.place, margin);
      if (excerpt) {
        found.excerpt = std::move(excerpt).take();
        if (found.match.by_words) narrow(quotation, margin, *found.excerpt);
      } else {
        note(std::move(excerpt).error());
      }
    }
    return found.excerpt ? &*found.excerpt : nullptr;
  }

  // What is found by words lies somewhere in many thousand bytes: to hold it against all of them
  // takes longer than to find it.
  static void narrow(std::string_view quotation, std::uint32_t margin, store::Excerpt& excerpt) {
    const text::Span dense = store::densest(quotation, excerpt.text, margin);
    if (dense.empty()) return;
    std::size_t begin = dense.begin - std::min(dense.begin, margin);
    std::size_t end = std::min<std::size_t>(excerpt.text.size(), std::size_t{dense.end} + margin);
    while (begin > 0 && !is_utf8_border(excerpt.text, begin)) --begin;
    while (end < excerpt.text.size() && !is_utf8_border(excerpt.text, end)) ++end;
    excerpt.text = excerpt.text.substr(begin, end - begin);
    excerpt.begin += static_cast<std::uint32_t>(begin);
  }

  [[nodiscard]] std::shared_ptr<const verify::SourceText> source_of(std::string_view quotation,
                                                                    Found& found,
                                                                    std::uint32_t margin) const {
    const Excerpted at{found.match.hash, found.match.place.begin};
    const auto kept = sources_.find(at);
    const bool whole = !found.match.by_words;  // else it is cut for this quotation
    if (whole && kept != sources_.end() && kept->second.margin >= margin) {
      return kept->second.source;
    }
    auto* excerpt = read(quotation, found, margin);
    if (excerpt == nullptr) return nullptr;
    if (!whole) {
      return std::make_shared<const verify::SourceText>(std::move(excerpt->text), excerpt->begin);
    }
    kept_bytes_ += excerpt->text.size();
    if (kept_bytes_ > kMostKeptBytes) {
      sources_.clear();
      kept_bytes_ = excerpt->text.size();
    }
    auto source =
        std::make_shared<const verify::SourceText>(std::move(excerpt->text), excerpt->begin);
    sources_[at] = {source, margin};
    return source;
  }

  void note(Error error) const {
    if (!failure_) failure_ = std::move(error).within("looking into the reference library");
  }

  // One thread, see the header: what was read is kept for the next quotation.
  store::ReferenceIndex index_;
  std::vector<store::ReferenceRow> rows_;
  std::vector<store::StoredVerdict> verdicts_;  // by country and edition
  Shelf shelf_;
  mutable std::optional<model::ChainLink> asked_;
  mutable std::vector<std::uint32_t> own_;
  struct Kept {
    std::shared_ptr<const verify::SourceText> source;
    std::uint32_t margin = 0;
  };
  mutable std::map<Excerpted, Kept> sources_;
  mutable std::size_t kept_bytes_ = 0;
  mutable std::optional<Error> failure_;
};

}  // namespace

Result<std::shared_ptr<const verify::ReferenceLibrary>> open_library(
    const store::Workspace& workspace) {
  PL_TRY(const std::int64_t seedless, store::count_seedless(workspace));
  if (seedless > 0) {
    // Where it cannot be done the library says of which it cannot tell anything.
    [[maybe_unused]] const Status done = store::index_seeds(workspace.folder());
  }
  // The index first: from here on all that is read is of one moment.
  PL_TRY(store::ReferenceIndex index, store::ReferenceIndex::open(workspace));
  PL_TRY(std::vector<store::ReferenceRow> rows, store::list_references(workspace));
  PL_TRY(std::vector<store::StoredVerdict> verdicts, store::list_verdicts(workspace));
  return std::shared_ptr<const verify::ReferenceLibrary>(
      std::make_shared<Library>(std::move(index), std::move(rows), std::move(verdicts)));
}

}  // namespace plumbline::app
