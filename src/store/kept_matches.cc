// SPDX-License-Identifier: Apache-2.0

#include <list>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/kept_matches_internal.h"
#include "store/word_backlog.h"

namespace plumbline::store {
namespace {

// Fewer are found again in no time.
constexpr std::size_t kLong = 1000;
constexpr std::size_t kMostMatchBytes = std::size_t{16} << 20U;
// Ids are kept in 4 bytes; of a file with higher ones nothing is.
constexpr std::int64_t kMostKeptId = INT64_C(0xFFFFFFFF);

using ShortIds = std::vector<std::uint32_t>;

// Safe for many threads. What was asked for longest ago goes first.
class MatchStore {
 public:
  std::shared_ptr<const ShortIds> find(const std::string& what, std::int64_t number) {
    const std::scoped_lock lock(mutex_);
    const auto found = places_.find(what);
    if (found == places_.end()) return nullptr;
    if (found->second->number != number) {
      drop(found->second);
      return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->ids;
  }

  void keep(const std::string& what, std::int64_t number, std::shared_ptr<const ShortIds> ids) {
    const std::scoped_lock lock(mutex_);
    if (const auto found = places_.find(what); found != places_.end()) drop(found->second);
    entries_.push_front({what, number, std::move(ids)});
    places_.emplace(entries_.front().what, entries_.begin());
    held_ += size_of(entries_.front());
    while (held_ > kMostMatchBytes) drop(std::prev(entries_.end()));
  }

 private:
  struct Entry {
    std::string what;
    std::int64_t number = 0;
    std::shared_ptr<const ShortIds> ids;
  };
  using Place = std::list<Entry>::iterator;

  static std::size_t size_of(const Entry& entry) {
    return entry.what.size() + entry.ids->size() * sizeof(std::uint32_t);
  }
  void drop(Place place) {
    held_ -= size_of(*place);
    places_.erase(place->what);
    entries_.erase(place);
  }

  std::mutex mutex_;
  std::size_t held_ = 0;
  std::list<Entry> entries_;  // the one asked for last is first
  std::unordered_map<std::string_view, Place> places_;
};

MatchStore& match_store() {
  static MatchStore all;
  return all;
}

}  // namespace

Result<KeptMatches> KeptMatches::of(const Workspace& workspace) {
  KeptMatches out;
  if (!workspace.connection().reusable()) return out;
  PL_TRY(const std::optional<std::int64_t> number, number_to_keep_by(workspace));
  if (!number) return out;
  // Their entering is no change of documents.
  PL_TRY(const std::int64_t waiting, count_wordless(workspace));
  if (waiting > 0) return out;
  out.folder_ = workspace.folder();
  out.number_ = number;
  return out;
}

Result<Ids> KeptMatches::rows(const db::Connection& connection,
                              const std::string& expression) const {
  if (!number_) return matching_rows(connection, expression);
  const std::string what = folder_ + "\n" + expression;
  if (const auto kept = match_store().find(what, *number_)) {
    return Ids(kept->begin(), kept->end());
  }
  PL_TRY(Ids rows, matching_rows(connection, expression));
  const bool fit = rows.size() >= kLong &&
                   rows.size() * sizeof(std::uint32_t) < kMostMatchBytes / 4 && rows.front() >= 0 &&
                   rows.back() <= kMostKeptId;
  if (fit) {
    auto ids = std::make_shared<ShortIds>();
    ids->reserve(rows.size());
    for (const std::int64_t id : rows) ids->push_back(static_cast<std::uint32_t>(id));
    match_store().keep(what, *number_, std::move(ids));
  }
  return rows;
}

}  // namespace plumbline::store
