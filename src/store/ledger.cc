// SPDX-License-Identifier: Apache-2.0

#include "store/ledger.h"

#include <map>

#include "db/connection.h"
#include "store/withheld_internal.h"

namespace plumbline::store {
namespace {

struct StateName {
  FileState state;
  const char* name;
};
constexpr StateName kStates[] = {{FileState::Pending, "pending"},
                                 {FileState::Done, "done"},
                                 {FileState::Failed, "failed"},
                                 {FileState::NeedsYou, "needs-you"}};

constexpr const char* kFileColumns =
    "SELECT path, member, hash, size, state, reason, engine, role, documents, attempts, added, "
    "updated, id FROM files ";

FileRow read_row(const db::Statement& rows) {
  FileRow row;
  row.path = rows.text(0);
  row.member = rows.text(1);
  row.hash = rows.text(2);
  row.size = static_cast<std::uint64_t>(rows.integer(3));
  row.state = parse_file_state(rows.text(4)).value_or(FileState::Failed);
  row.reason = rows.text(5);
  row.engine = rows.text(6);
  row.role = rows.text(7);
  row.documents = rows.integer(8);
  row.attempts = rows.integer(9);
  row.added = rows.text(10);
  row.updated = rows.text(11);
  row.id = rows.integer(12);
  return row;
}

Result<std::vector<FileRow>> read_rows(db::Statement rows) {
  std::vector<FileRow> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(read_row(rows));
  }
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

// What must not be shown of files: by the hash of one, and of folders by their path.
class WithheldFiles {
 public:
  static Result<WithheldFiles> read(const Workspace& workspace) {
    WithheldFiles files;
    PL_TRY(db::Statement rows, workspace.connection().prepare(
                                   "SELECT d.original, d.name, w.spans FROM documents d JOIN "
                                   "withheld w ON w.document = d.id"));
    while (true) {
      PL_TRY(const bool row, rows.step());
      if (!row) break;
      PL_TRY(const model::Withheld withheld, withheld_of(rows, 2));
      model::Withheld names;
      names.words = withheld.words;
      if (names.words.empty()) continue;
      const std::string name(rows.text(1));
      model::add(files.hidden_[std::string(rows.text(0))], names, 0);
      model::add(files.hidden_[folder_of(name.substr(0, name.find('!')))], names, 0);
    }
    for (auto& [key, names] : files.hidden_) model::settle(names);
    return files;
  }

  void hide(FileRow& row) const {
    const std::string folder = folder_of(row.path);
    const std::string shown = put_out_of_sight(folder, folder);
    std::string file = put_out_of_sight(row.path.substr(folder.size()), row.hash);
    row.reason = put_out_of_sight(put_out_of_sight(std::move(row.reason), folder), row.hash);
    row.member = put_out_of_sight(std::move(row.member), row.hash);
    row.path = put_out_of_sight(shown, row.hash) + file;
  }

 private:
  [[nodiscard]] std::string put_out_of_sight(std::string text, const std::string& key) const {
    const auto found = hidden_.find(key);
    if (found == hidden_.end()) return text;
    return model::put_words_out_of_sight(std::move(text), found->second.words);
  }

  std::map<std::string, model::Withheld> hidden_;
};

}  // namespace

const char* to_string(FileState state) {
  for (const StateName& entry : kStates) {
    if (entry.state == state) return entry.name;
  }
  return "failed";
}

std::optional<FileState> parse_file_state(std::string_view word) {
  for (const StateName& entry : kStates) {
    if (entry.name == word) return entry.state;
  }
  return std::nullopt;
}

Result<std::vector<FileRow>> read_ledger(const Workspace& workspace, const LedgerFilter& filter) {
  // Said once more for the index of those that are not done (files_open).
  const bool open = filter.state && *filter.state != FileState::Done;
  const std::string order = filter.newest ? "ORDER BY id DESC" : "ORDER BY path, member";
  const std::string sql = std::string(kFileColumns) + "WHERE 1 " +
                          (filter.state ? "AND state = ?1 " : "") +
                          (open ? "AND state <> 'done' " : "") +
                          (filter.before != 0 ? "AND id < ?3 " : "") + order + " LIMIT ?2";
  PL_TRY(db::Statement rows, workspace.connection().prepare(sql));
  if (filter.state) rows.bind(1, std::string_view(to_string(*filter.state)));
  if (filter.before != 0) rows.bind(3, filter.before);
  rows.bind(2, filter.limit == 0 ? -1 : static_cast<std::int64_t>(filter.limit));
  PL_TRY(std::vector<FileRow> out, read_rows(std::move(rows)));
  if (out.empty()) return out;
  PL_TRY(const WithheldFiles withheld, WithheldFiles::read(workspace));
  for (FileRow& row : out) withheld.hide(row);
  return out;
}

bool lies_somewhere(std::string_view path) {
  return !path.starts_with("upload:") && !path.starts_with("stdin:");
}

Result<std::vector<FileRow>> unfinished_files(const Workspace& workspace, Unfinished which,
                                              std::int64_t only) {
  // A member that failed asks for its file to be read again.
  const std::string states =
      which == Unfinished::Pending ? "('pending')" : "('failed', 'needs-you')";
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(std::string(kFileColumns) +
                                        "WHERE member = '' AND path IN (SELECT path FROM files "
                                        "WHERE state IN " +
                                        states +
                                        ") AND (?1 = 0 OR path = (SELECT path FROM files WHERE id "
                                        "= ?1)) ORDER BY path"));
  rows.bind(1, only);
  PL_TRY(std::vector<FileRow> out, read_rows(std::move(rows)));
  std::erase_if(out, [](const FileRow& row) { return !lies_somewhere(row.path); });
  return out;
}

Result<LedgerCounts> count_ledger(const Workspace& workspace) {
  const db::Connection& connection = workspace.connection();
  // Nearly all are done: they are what the few others leave (files_open).
  LedgerCounts counts;
  PL_TRY(counts.done, connection.number("SELECT count(*) FROM files", 0));
  PL_TRY(
      db::Statement rows,
      connection.prepare("SELECT state, count(*) FROM files WHERE state <> 'done' GROUP BY state"));
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return counts;
    const std::int64_t count = rows.integer(1);
    counts.done -= count;
    switch (parse_file_state(rows.text(0)).value_or(FileState::Failed)) {
      case FileState::Pending: counts.pending = count; break;
      case FileState::Done: break;
      case FileState::Failed: counts.failed = count; break;
      case FileState::NeedsYou: counts.needs_you = count; break;
    }
  }
}

struct KnownFiles::Statements {
  db::Statement original;
  db::Statement current;
  db::Statement failure;
};

KnownFiles::KnownFiles(std::unique_ptr<Statements> statements)
    : statements_(std::move(statements)) {}
KnownFiles::KnownFiles(KnownFiles&&) noexcept = default;
KnownFiles::~KnownFiles() = default;

Result<KnownFiles> KnownFiles::open(const Workspace& workspace) {
  const db::Connection& connection = workspace.connection();
  PL_TRY(db::Statement original, connection.prepare("SELECT 1 FROM originals WHERE hash = ?1"));
  PL_TRY(db::Statement current,
         connection.prepare("SELECT max(documents) FROM files WHERE hash = ?1 AND engine = ?2 AND "
                            "role = ?3 AND state = 'done' AND member = ''"));
  PL_TRY(db::Statement failure,
         connection.prepare("SELECT reason FROM files WHERE hash = ?1 AND engine = ?2 AND "
                            "state = 'failed' AND member = ''"));
  return KnownFiles(std::make_unique<Statements>(
      Statements{std::move(original), std::move(current), std::move(failure)}));
}

Result<KnownFile> KnownFiles::look_up(const std::string& hash, const std::string& engine,
                                      const std::string& role) {
  KnownFile known;
  PL_TRY(known.original, statements_->original.bind(1, hash).step());
  statements_->original.reset();
  PL_TRY(const bool failed, statements_->failure.bind(1, hash).bind(2, engine).step());
  if (failed) known.failure = statements_->failure.text(0);
  statements_->failure.reset();
  if (!known.original) return known;
  statements_->current.bind(1, hash).bind(2, engine).bind(3, role);
  PL_TRY(const bool row, statements_->current.step());
  known.current = row && !statements_->current.is_null(0);
  if (known.current) known.documents = statements_->current.integer(0);
  statements_->current.reset();
  return known;
}

}  // namespace plumbline::store
