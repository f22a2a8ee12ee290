// SPDX-License-Identifier: Apache-2.0

#include "store/word_backlog.h"

#include <vector>

#include "db/connection.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{16} << 20U;
constexpr std::int64_t kBatchDocuments = 4000;

// The first that wait, as many as are entered together.
Result<std::vector<std::int64_t>> next_batch(db::Statement& waiting) {
  std::vector<std::int64_t> ids;
  std::size_t bytes = 0;
  while (bytes < kBatchBytes) {
    PL_TRY(const bool row, waiting.step());
    if (!row) break;
    ids.push_back(waiting.integer(0));
    bytes += static_cast<std::size_t>(waiting.integer(1));
  }
  waiting.reset();
  return ids;
}

}  // namespace

Result<std::int64_t> count_wordless(const Workspace& workspace) {
  return workspace.connection().number("SELECT count(*) FROM reference_documents WHERE words = 0",
                                       0);
}

Status index_words(const std::string& folder, const std::atomic<bool>* stop) {
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  db::Connection& connection = workspace.connection();
  PL_TRY(db::Statement waiting,
         connection.prepare("SELECT r.document, length(d.text) FROM reference_documents r JOIN "
                            "documents d ON d.id = r.document WHERE r.words = 0 LIMIT ?1"));
  PL_TRY(db::Statement enter,
         connection.prepare("INSERT INTO fulltext(rowid, title, text) SELECT id, title, text FROM "
                            "documents WHERE id = ?1"));
  PL_TRY(db::Statement mark,
         connection.prepare("UPDATE reference_documents SET words = 1 WHERE document = ?1"));
  while (stop == nullptr || !*stop) {
    PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
    PL_TRY(const std::vector<std::int64_t> ids, next_batch(waiting.bind(1, kBatchDocuments)));
    if (ids.empty()) return transaction.commit();
    for (const std::int64_t id : ids) {
      if (Status done = enter.bind(1, id).run(); !done) return done;
      if (Status done = mark.bind(1, id).run(); !done) return done;
    }
    if (Status done = transaction.commit(); !done) return done;
  }
  return Done{};
}

}  // namespace plumbline::store
