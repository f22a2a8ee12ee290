// SPDX-License-Identifier: Apache-2.0

#include "store/health.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "db/connection.h"
#include "store/journal.h"
#include "store/original.h"
#include "store/word_backlog.h"

namespace plumbline::store {
namespace {

HealthCheck check_database(const Workspace& workspace) {
  HealthCheck check{"database", true, "no fault in its pages"};
  const auto answer = workspace.connection().word("PRAGMA quick_check(1)");
  if (!answer || *answer != "ok") {
    check.good = false;
    check.detail = (answer ? *answer : answer.error().message) +
                   "; restore plumbline.db from a copy, or add the files again to a new workspace";
  }
  return check;
}

HealthCheck check_keys(const Workspace& workspace) {
  HealthCheck check{"tables", true, "every row belongs to another that is there"};
  const auto broken =
      workspace.connection().number("SELECT count(*) FROM pragma_foreign_key_check", 0);
  if (!broken || *broken != 0) {
    check.good = false;
    check.detail =
        broken ? std::to_string(*broken) + " rows belong to nothing" : broken.error().message;
  }
  return check;
}

// The comparison is a command to the index, and commands need the right to write.
HealthCheck check_fulltext(const Workspace* writable) {
  HealthCheck check{"full text", true, "agrees with the texts"};
  if (writable == nullptr) {
    check.detail = "not checked: the workspace cannot be written";
    return check;
  }
  // As long as some texts are to come, it can only be held against itself.
  const auto wordless = count_wordless(*writable);
  const bool whole = wordless && *wordless == 0;
  if (!whole && wordless) {
    check.detail = "agrees with itself; the next search enters " + std::to_string(*wordless) +
                   (*wordless == 1 ? " reference" : " references");
  }
  const Status agreed = writable->connection().run(
      std::string("INSERT INTO fulltext(fulltext, rank) VALUES('integrity-check', ") +
      (whole ? "1)" : "0)"));
  if (!agreed) {
    check.good = false;
    check.detail = "does not agree with the texts (" + agreed.error().message +
                   "); add the files again to a new workspace";
  }
  return check;
}

HealthCheck check_reference_index(const Workspace& workspace) {
  HealthCheck check{"reference index", true, "holds every reference document"};
  const auto missing = workspace.connection().number(
      "SELECT count(*) FROM reference_documents WHERE first_block IS NULL", 0);
  if (!missing) {
    check.good = false;
    check.detail = missing.error().message;
  } else if (*missing != 0) {
    check.good = false;
    check.detail =
        std::to_string(*missing) + " reference documents are not in it; the next add takes them in";
  }
  return check;
}

HealthCheck check_chain(const Workspace& workspace) {
  HealthCheck check{"journal", true, ""};
  const auto journal = check_journal(workspace);
  if (!journal) {
    check.good = false;
    check.detail = journal.error().message;
  } else if (!journal->fault.empty()) {
    check.good = false;
    check.detail = journal->fault + "; somebody changed it: compare with a copy";
  } else {
    check.detail = std::to_string(journal->entries) + " entries, chain whole" +
                   (journal->head.empty() ? "" : ", head " + journal->head.substr(0, 16));
  }
  return check;
}

// What is wrong with one original; empty if nothing.
std::string original_fault(const std::string& path, const std::string& hash, std::int64_t size,
                           bool deep) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return "is missing";
  if (status.st_size != size) return "has another size";
  if (!deep) return {};
  const auto bytes = read_file(path);
  if (!bytes) return "cannot be read";
  return sha256_hex(*bytes) == hash ? "" : "was changed";
}

Result<std::string> first_lost_original(const Workspace& workspace, bool deep, std::size_t& count) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare("SELECT hash, size FROM originals ORDER BY hash"));
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return std::string();
    ++count;
    const std::string hash(rows.text(0));
    const std::string path = original_path(workspace.folder(), hash);
    const std::string fault = original_fault(path, hash, rows.integer(1), deep);
    if (!fault.empty()) return path + " " + fault;
  }
}

HealthCheck check_originals(const Workspace& workspace, bool deep) {
  HealthCheck check{"originals", true, ""};
  std::size_t count = 0;
  const auto lost = first_lost_original(workspace, deep, count);
  if (!lost || !lost->empty()) {
    check.good = false;
    check.detail = (lost ? *lost : lost.error().message) + "; restore it from a copy";
  } else {
    check.detail = std::to_string(count) + (deep ? " files, contents as they came" : " files");
  }
  return check;
}

}  // namespace

std::vector<HealthCheck> check_health(const std::string& folder, bool deep) {
  const auto opened = Workspace::open(folder, Access::Read);
  if (!opened) return {{"workspace", false, opened.error().message}};
  std::vector<HealthCheck> checks;
  checks.push_back({"workspace", true, folder});
  checks.push_back(check_database(*opened));
  checks.push_back(check_keys(*opened));
  const auto writable = Workspace::open(folder, Access::Write);
  checks.push_back(check_fulltext(writable ? &*writable : nullptr));
  checks.push_back(check_reference_index(*opened));
  checks.push_back(check_chain(*opened));
  checks.push_back(check_originals(*opened, deep));
  return checks;
}

SqliteFeatures sqlite_features() {
  SqliteFeatures features;
  features.version = sqlite3_libversion();
  features.fulltext = sqlite3_compileoption_used("ENABLE_FTS5") != 0;
  features.threads = sqlite3_threadsafe() != 0;
  return features;
}

}  // namespace plumbline::store
