// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <limits>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "store/fitting_internal.h"
#include "store/newest_internal.h"

namespace plumbline::store {
namespace {

// Up to so many documents are sorted; more are met while walking from the newest document on.
constexpr std::size_t kSorted = 2000;
// What it costs to look up the date of a document, in steps of that walk: its row lies anywhere,
// beside its text, and the index of dates in a row.
constexpr std::size_t kLookUp = 32;

constexpr const char* kNewest = "SELECT id FROM documents ORDER BY published DESC, hash";
// Behind the day ?1 and the hash ?2; said so that the index begins there.
constexpr const char* kBehind =
    "SELECT id FROM documents WHERE published <= ?1 AND (published < ?1 OR hash > ?2) ORDER BY "
    "published DESC, hash";

struct Dated {
  std::string published;
  std::string hash;
  std::int64_t id = 0;
};

Result<Ids> sort_newest(const db::Connection& connection, const Ids& rows,
                        const std::optional<DocumentCursor>& after) {
  PL_TRY(db::Statement look_up,
         connection.prepare("SELECT published, hash FROM documents WHERE id = ?1"));
  std::vector<Dated> dated;
  dated.reserve(rows.size());
  for (const std::int64_t id : rows) {
    PL_TRY(const bool there, look_up.bind(1, id).step());
    if (there) dated.push_back({std::string(look_up.text(0)), std::string(look_up.text(1)), id});
    look_up.reset();
  }
  std::sort(dated.begin(), dated.end(), [](const Dated& a, const Dated& b) {
    return a.published != b.published ? a.published > b.published : a.hash < b.hash;
  });
  Ids out;
  for (const Dated& entry : dated) {
    const bool before =
        after && (entry.published != after->published ? entry.published > after->published
                                                      : entry.hash <= after->hash);
    if (!before) out.push_back(entry.id);
  }
  return out;
}

// From the newest document on, or from the one behind `after`, keeps those that match until there
// are enough. Nothing if there are not after `most` documents.
Result<std::optional<Ids>> walk_newest(const db::Connection& connection, const Ids& rows,
                                       const std::optional<DocumentCursor>& after,
                                       std::size_t limit, std::size_t most) {
  DocumentSet matches;
  for (const std::int64_t id : rows) matches.insert(id);
  PL_TRY(db::Statement newest, connection.prepare(after ? kBehind : kNewest));
  if (after) newest.bind(1, after->published).bind(2, after->hash);
  Ids out;
  for (std::size_t steps = 0; out.size() < limit; ++steps) {
    if (steps == most) return std::optional<Ids>();
    PL_TRY(const bool row, newest.step());
    if (!row) break;
    if (matches.contains(newest.integer(0))) out.push_back(newest.integer(0));
  }
  return std::optional(std::move(out));
}

using Placed = std::vector<std::pair<std::uint32_t, std::int64_t>>;
// So many times a page are gathered before the best are picked.
constexpr std::size_t kGathered = 4;

// Leaves the first `limit` of more, in any order, and gives the last place of them.
std::uint32_t cut(Placed& placed, std::size_t limit) {
  if (limit == 0) {
    placed.clear();
    return 0;
  }
  const auto last = placed.begin() + static_cast<std::ptrdiff_t>(limit) - 1;
  std::nth_element(placed.begin(), last, placed.end());
  const std::uint32_t place = last->first;
  placed.resize(limit);
  return place;
}

// Nothing if one of them came later than the order.
Result<std::optional<Ids>> pick_newest(const db::Connection& connection, const NewestOrder& order,
                                       const Ids& rows, const std::optional<DocumentCursor>& after,
                                       std::size_t limit) {
  PL_TRY(const auto from, first_place(connection, order, after));
  if (!from) return std::optional(Ids());
  if (*from == 0) return std::optional<Ids>();
  Placed placed;
  std::uint32_t last = std::numeric_limits<std::uint32_t>::max();  // that can be on the page
  for (const std::int64_t id : rows) {
    const std::uint32_t place = order.place_of(id);
    if (place == 0) return std::optional<Ids>();
    if (place < *from || place > last) continue;
    placed.emplace_back(place, id);
    if (placed.size() / kGathered > limit) last = cut(placed, limit);
  }
  std::sort(placed.begin(), placed.end());
  if (placed.size() > limit) placed.resize(limit);
  Ids out;
  out.reserve(placed.size());
  for (const auto& [place, id] : placed) out.push_back(id);
  return std::optional(std::move(out));
}

// Up to such an id they are kept: a file may say of a document what it likes.
constexpr std::int64_t kMostId = std::int64_t{1} << 23U;

// By place. Nothing if there are too many.
Result<std::optional<std::vector<std::uint32_t>>> read_order(const db::Connection& connection) {
  PL_TRY(db::Statement newest, connection.prepare(kNewest));
  std::vector<std::uint32_t> out;
  while (true) {
    PL_TRY(const bool row, newest.step());
    if (!row) return std::optional(std::move(out));
    const std::int64_t id = newest.integer(0);
    if (id < 0 || id > kMostId) return std::optional<std::vector<std::uint32_t>>();
    out.push_back(static_cast<std::uint32_t>(id));
  }
}

// The orders of the workspaces that were asked for last.
class Orders {
 public:
  std::shared_ptr<const NewestOrder> find(const std::string& folder, std::int64_t number) {
    const std::scoped_lock lock(mutex_);
    const auto found = all_.find(folder);
    return found != all_.end() && found->second.number == number ? found->second.order : nullptr;
  }
  void keep(const std::string& folder, std::int64_t number,
            std::shared_ptr<const NewestOrder> order) {
    constexpr std::size_t kMost = 4;
    const std::scoped_lock lock(mutex_);
    if (all_.size() >= kMost && !all_.contains(folder)) all_.clear();
    all_[folder] = {number, std::move(order)};
  }

 private:
  struct Entry {
    std::int64_t number = 0;
    std::shared_ptr<const NewestOrder> order;
  };
  std::mutex mutex_;
  std::map<std::string, Entry> all_;
};

Orders& orders() {
  static Orders all;
  return all;
}

}  // namespace

Result<std::shared_ptr<const NewestOrder>> NewestOrder::of(const Workspace& workspace) {
  if (!workspace.connection().reusable()) return std::shared_ptr<const NewestOrder>();
  PL_TRY(const std::optional<std::int64_t> number, number_to_keep_by(workspace));
  return of(workspace, number);
}

Result<std::shared_ptr<const NewestOrder>> NewestOrder::of(const Workspace& workspace,
                                                           std::optional<std::int64_t> number) {
  std::shared_ptr<const NewestOrder> none;
  if (!number) return none;
  if (auto kept = orders().find(workspace.folder(), *number)) return kept;
  PL_TRY(auto ids, read_order(workspace.connection()));
  if (!ids) return none;
  auto made = std::make_shared<NewestOrder>();
  made->ids_ = std::move(*ids);
  if (!made->ids_.empty()) {
    made->places_.resize(*std::max_element(made->ids_.begin(), made->ids_.end()) + std::size_t{1});
  }
  std::uint32_t place = 0;
  for (const std::uint32_t id : made->ids_) made->places_[id] = ++place;
  orders().keep(workspace.folder(), *number, made);
  return std::shared_ptr<const NewestOrder>(std::move(made));
}

Result<std::optional<std::uint32_t>> first_place(const db::Connection& connection,
                                                 const NewestOrder& order,
                                                 const std::optional<DocumentCursor>& after) {
  if (!after) return std::optional<std::uint32_t>(1);
  PL_TRY(db::Statement first, connection.prepare(std::string(kBehind) + " LIMIT 1"));
  first.bind(1, after->published).bind(2, after->hash);
  PL_TRY(const bool any, first.step());
  if (!any) return std::optional<std::uint32_t>();
  return std::optional(order.place_of(first.integer(0)));
}

Result<Ids> newest_of(const db::Connection& connection, const NewestOrder* order, const Ids& rows,
                      const std::optional<DocumentCursor>& after, std::size_t limit) {
  if (order != nullptr) {
    PL_TRY(std::optional<Ids> picked, pick_newest(connection, *order, rows, after, limit));
    if (picked) return std::move(*picked);
  }
  if (rows.size() > limit) {
    // Where they lie evenly, the walk is soon done; where they are all old, it would meet
    // everything. Few are sorted as soon as that is cheaper.
    const bool few = rows.size() <= kSorted;
    const std::size_t most = few ? rows.size() * kLookUp : std::numeric_limits<std::size_t>::max();
    PL_TRY(std::optional<Ids> met, walk_newest(connection, rows, after, limit, most));
    if (met) return std::move(*met);
  }
  PL_TRY(Ids newest, sort_newest(connection, rows, after));
  if (newest.size() > limit) newest.resize(limit);
  return newest;
}

}  // namespace plumbline::store
