// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "model/document.h"
#include "store/kept_rows_internal.h"
#include "store/withheld_internal.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kMostRowBytes = std::size_t{16} << 20U;
constexpr std::size_t kMostSetBytes = std::size_t{16} << 20U;
// So often a quality is asked for before all that have it are gathered.
constexpr int kWorthGathering = 8;
constexpr std::size_t kAroundRow = 160;  // bytes of the table and of the row beside its words

std::size_t size_of(const DocumentRow& row) {
  std::size_t size = sizeof(DocumentRow) + kAroundRow + row.hash.size() + row.name.size() +
                     row.title.size() + row.publisher.size();
  for (const std::string& code : row.findings) size += sizeof(std::string) + code.size();
  return size;
}

// Of one workspace, as long as its documents are those of one number.
class RowStore {
 public:
  std::vector<KeptRows::Row> find(const std::string& folder, std::int64_t number, const Ids& ids) {
    std::vector<KeptRows::Row> out(ids.size());
    const std::scoped_lock lock(mutex_);
    if (!is_of(folder, number)) return out;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto found = rows_.find(ids[i]);
      if (found != rows_.end()) out[i] = found->second;
    }
    return out;
  }

  void keep(const std::string& folder, std::int64_t number, const Ids& ids,
            const std::vector<KeptRows::Row>& rows) {
    const std::scoped_lock lock(mutex_);
    if (!meet(folder, number)) return;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (rows[i] == nullptr || !rows_.emplace(ids[i], rows[i]).second) continue;
      row_bytes_ += size_of(*rows[i]);
    }
    // Most are asked for again at once; to know which costs more than to read them again.
    if (row_bytes_ > kMostRowBytes) forget_rows();
  }

  struct Gathered {
    std::shared_ptr<const DocumentSet> set;
    bool worth = false;  // to be gathered now
  };
  Gathered set(const std::string& folder, std::int64_t number, const std::string& what) {
    const std::scoped_lock lock(mutex_);
    if (!meet(folder, number)) return {};
    Asked& asked = sets_[what];
    if (asked.set == nullptr) ++asked.times;
    return {asked.set, asked.times >= kWorthGathering};
  }

  void keep_set(const std::string& folder, std::int64_t number, const std::string& what,
                std::shared_ptr<const DocumentSet> set) {
    const std::scoped_lock lock(mutex_);
    if (!meet(folder, number)) return;
    set_bytes_ += set->bytes();
    if (set_bytes_ > kMostSetBytes) {
      sets_.clear();
      set_bytes_ = set->bytes();
    }
    sets_[what].set = std::move(set);
  }

 private:
  struct Asked {
    int times = 0;
    std::shared_ptr<const DocumentSet> set;
  };

  [[nodiscard]] bool is_of(const std::string& folder, std::int64_t number) const {
    return number == number_ && folder == folder_;
  }
  // False: they are of documents that have changed since.
  bool meet(const std::string& folder, std::int64_t number) {
    if (is_of(folder, number)) return true;
    if (folder == folder_ && number < number_) return false;
    folder_ = folder;
    number_ = number;
    forget_rows();
    sets_.clear();
    set_bytes_ = 0;
    return true;
  }
  void forget_rows() {
    rows_.clear();
    row_bytes_ = 0;
  }

  std::mutex mutex_;
  std::string folder_;
  std::int64_t number_ = -1;
  std::size_t row_bytes_ = 0;
  std::size_t set_bytes_ = 0;
  std::unordered_map<std::int64_t, KeptRows::Row> rows_;
  std::unordered_map<std::string, Asked> sets_;
};

RowStore& row_store() {
  static RowStore all;
  return all;
}

// Nothing: those that have it do not stand in an index.
std::optional<std::string> name_of(const DocumentFilter& filter, Quality quality) {
  switch (quality) {
    case Quality::Kind: return "kind " + filter.kind;
    case Quality::Country: return "country " + filter.country;
    case Quality::Finding: return "finding " + filter.finding;
    case Quality::Year: return "year " + std::to_string(filter.year);
    case Quality::Language:
    case Quality::Reference: break;
  }
  return std::nullopt;
}

// What is shown of one document.
constexpr const char* kRowCells =
    ", d.hash, d.published, d.language, coalesce(r.claims, 0), (SELECT group_concat(value) FROM "
    "(SELECT value FROM facets f WHERE f.document = d.id AND f.facet = 'finding' ORDER BY value "
    "LIMIT -1)), EXISTS(SELECT 1 FROM reference_documents x WHERE x.document = d.id) FROM "
    "documents d LEFT JOIN readings r ON r.document = d.id";

// Puts rows where there is none yet; of a document that is gone there is none.
Status read_shown_rows(const db::Connection& connection, const Ids& ids,
                       std::vector<KeptRows::Row>& rows) {
  PL_TRY(db::Statement row_of, connection.prepare(std::string("SELECT ") + kShownCells + kRowCells +
                                                  kWithheldJoin + "WHERE d.id = ?1"));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (rows[i] != nullptr) continue;
    PL_TRY(const bool there, row_of.bind(1, ids[i]).step());
    if (there) {
      DocumentRow out;
      PL_TRY(model::Document document, shown_cells(row_of));
      out.name = std::move(document.name);
      out.title = std::move(document.title);
      out.publisher = std::move(document.publisher);
      out.hash = row_of.text(kShownCount);
      out.published = row_of.text(kShownCount + 1);
      out.language = row_of.text(kShownCount + 2);
      out.claims = row_of.integer(kShownCount + 3);
      out.findings = split_cell(row_of.text(kShownCount + 4));
      out.reference = row_of.integer(kShownCount + 5) != 0;
      rows[i] = std::make_shared<const DocumentRow>(std::move(out));
    }
    row_of.reset();
  }
  return Done{};
}

}  // namespace

std::vector<std::string> split_cell(std::string_view words) {
  std::vector<std::string> out;
  while (!words.empty()) {
    const std::size_t comma = words.find(',');
    out.emplace_back(words.substr(0, comma));
    words = comma == std::string_view::npos ? std::string_view() : words.substr(comma + 1);
  }
  return out;
}

Result<KeptRows> KeptRows::of(const Workspace& workspace) {
  KeptRows out;
  if (!workspace.connection().reusable()) return out;
  PL_TRY(out.number_, number_to_keep_by(workspace));
  out.folder_ = workspace.folder();
  return out;
}

Result<std::vector<KeptRows::Row>> KeptRows::rows(const db::Connection& connection,
                                                  const Ids& ids) const {
  std::vector<Row> out = find(ids);
  if (std::find(out.begin(), out.end(), nullptr) == out.end()) return out;
  if (Status read = read_shown_rows(connection, ids, out); !read) return std::move(read).error();
  if (number_) row_store().keep(folder_, *number_, ids, out);
  return out;
}

std::vector<KeptRows::Row> KeptRows::find(const Ids& ids) const {
  if (!number_) return std::vector<Row>(ids.size());
  return row_store().find(folder_, *number_, ids);
}

Result<std::shared_ptr<const DocumentSet>> KeptRows::documents_with(
    const db::Connection& connection, const DocumentFilter& filter, Quality quality) const {
  std::shared_ptr<const DocumentSet> none;
  if (!number_) return none;
  const std::optional<std::string> what = name_of(filter, quality);
  if (!what) return none;
  const RowStore::Gathered found = row_store().set(folder_, *number_, *what);
  if (found.set != nullptr || !found.worth) return found.set;
  PL_TRY(DocumentSet gathered, store::documents_with(connection, filter, quality));
  auto set = std::make_shared<const DocumentSet>(std::move(gathered));
  row_store().keep_set(folder_, *number_, *what, set);
  return std::shared_ptr<const DocumentSet>(std::move(set));
}

}  // namespace plumbline::store
