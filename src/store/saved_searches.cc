// SPDX-License-Identifier: Apache-2.0

#include "store/saved_searches.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "db/connection.h"
#include "store/alerts_internal.h"
#include "store/fitting_internal.h"
#include "store/journal.h"
#include "store/search.h"
#include "store/search_query.h"

namespace plumbline::store {
namespace {

constexpr const char* kSavedSearchCells =
    "number, who, name, query, kind, country, finding, language, year, reference, made";

SavedSearch search_of(const db::Statement& row) {
  SavedSearch out;
  out.number = row.integer(0);
  out.who = row.text(1);
  out.name = row.text(2);
  out.query = row.text(3);
  out.filter.kind = row.text(4);
  out.filter.country = row.text(5);
  out.filter.finding = row.text(6);
  out.filter.language = row.text(7);
  out.filter.year = static_cast<int>(row.integer(8));
  if (!row.is_null(9)) out.filter.reference = row.integer(9) == 1;
  out.made = row.text(10);
  return out;
}

bool says_something(const SavedSearch& search) {
  return !search.query.empty() ||
         std::any_of(std::begin(kQualities), std::end(kQualities),
                     [&](Quality quality) { return asks(search.filter, quality); });
}

// Matches of one search, entered once each.
class Matches {
 public:
  static Result<Matches> open(const db::Connection& connection, std::int64_t search) {
    PL_TRY(db::Statement match,
           connection.prepare("INSERT OR IGNORE INTO search_matches(search, document) VALUES(?1, "
                              "?2)"));
    PL_TRY(db::Statement alert,
           connection.prepare("INSERT INTO search_alerts(search, document, at) VALUES(?1, ?2, "
                              "?3)"));
    match.bind(1, search);
    alert.bind(1, search);
    return Matches(std::move(match), std::move(alert), connection);
  }
  // True if it is new.
  Result<bool> enter(std::int64_t document) {
    if (Status done = match_.bind(2, document).run(); !done) return std::move(done).error();
    return connection_->changes() > 0;
  }
  Status tell(std::int64_t document, const std::string& at) {
    return alert_.bind(2, document).bind(3, at).run();
  }

 private:
  Matches(db::Statement match, db::Statement alert, const db::Connection& connection)
      : match_(std::move(match)), alert_(std::move(alert)), connection_(&connection) {}
  db::Statement match_;
  db::Statement alert_;
  const db::Connection* connection_;
};

// References whose words wait to be entered (word_backlog.h): found by searches from then on, by
// kept ones at once.
Result<Ids> wordless(const db::Connection& connection) {
  PL_TRY(db::Statement rows, connection.prepare("SELECT document FROM reference_documents WHERE "
                                                "words = 0 ORDER BY document"));
  Ids out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.integer(0));
  }
}

// Which of the documents, whose words are in `words`, an expression finds.
Result<Ids> found_among(const db::Connection& connection, const WordIndex& words,
                        const std::string& expression, const Ids& documents) {
  PL_TRY(Ids rows, matching_rows(words.connection(), expression));
  PL_TRY(Veil veil, Veil::over(connection, expression, &documents));
  if (veil.empty()) return rows;
  if (Status entered = veil.enter(connection); !entered) return Error(entered.error());
  if (Status done = veil.settle(expression, rows); !done) return Error(done.error());
  return rows;
}

Result<Ids> matching_now(const Workspace& workspace, const SavedSearch& search,
                         const std::string& expression) {
  const db::Connection& connection = workspace.connection();
  PL_TRY(Ids rows, fitting_documents(workspace, search.query, search.filter));
  if (expression.empty()) return rows;
  PL_TRY(const Ids waiting, wordless(connection));
  if (waiting.empty()) return rows;
  PL_TRY(const WordIndex words, WordIndex::of(connection, waiting, Names::Kept));
  PL_TRY(Ids more, found_among(connection, words, expression, waiting));
  if (Status kept = keep_fitting(connection, search.filter, more); !kept) {
    return Error(kept.error());
  }
  rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

Result<std::int64_t> insert(const db::Connection& connection, const SavedSearch& search,
                            const std::string& expression, const std::string& now) {
  PL_TRY(db::Statement add,
         connection.prepare(
             "INSERT INTO saved_searches(who, name, query, expression, kind, country, finding, "
             "language, year, reference, made, seen) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11, "
             "(SELECT coalesce(max(number), 0) FROM search_alerts))"));
  add.bind(1, search.who).bind(2, search.name).bind(3, search.query).bind(4, expression);
  add.bind(5, search.filter.kind).bind(6, search.filter.country).bind(7, search.filter.finding);
  add.bind(8, search.filter.language).bind(9, std::int64_t{search.filter.year});
  if (search.filter.reference) {
    add.bind(10, std::int64_t{*search.filter.reference ? 1 : 0});
  } else {
    add.bind_null(10);
  }
  if (Status added = add.bind(11, now).run(); !added) return std::move(added).error();
  return connection.last_id();
}

Status journal_entry(db::Connection& connection, const std::string& now, std::string_view action,
                     std::int64_t number) {
  PL_TRY(JournalTail journal, JournalTail::at_end(connection));
  PL_TRY(db::Statement entry, connection.prepare(kJournalInsert));
  // Neither whose nor what for: what somebody looks for is theirs.
  const std::string subject = std::to_string(number);
  return journal.append(entry, {now, action, subject, ""});
}

// What may not be kept.
Status may_save(const db::Connection& connection, const SavedSearch& search) {
  PL_TRY(db::Statement rows, connection.prepare("SELECT count(*), coalesce(sum(name = ?2), 0) FROM "
                                                "saved_searches WHERE who = ?1"));
  PL_TRY(const bool row, rows.bind(1, search.who).bind(2, search.name).step());
  if (row && rows.integer(1) > 0) {
    return Error{ErrorCode::Conflict,
                 "a search called '" + search.name + "' is kept already; choose another name"};
  }
  if (row && rows.integer(0) >= kMostSavedSearches) {
    return Error{ErrorCode::LimitReached, "one person keeps at most " +
                                              std::to_string(kMostSavedSearches) +
                                              " searches; remove one first"};
  }
  return Done{};
}

Error no_search(std::int64_t number) {
  return {ErrorCode::NotFound, "no kept search has the number " + std::to_string(number)};
}

}  // namespace

Result<std::vector<SavedSearch>> saved_searches(const Workspace& workspace,
                                                const std::string& who) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             std::string("SELECT ") + kSavedSearchCells +
             ", (SELECT count(*) FROM search_alerts a WHERE a.search = s.number), (SELECT count(*) "
             "FROM search_alerts a WHERE a.search = s.number AND a.number > s.seen) FROM "
             "saved_searches s WHERE ?1 = '' OR who = ?1 ORDER BY number"));
  rows.bind(1, who);
  std::vector<SavedSearch> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(search_of(rows));
    out.back().alerts = rows.integer(11);
    out.back().unseen = rows.integer(12);
  }
}

Result<std::int64_t> save_search(const std::string& folder, const SavedSearch& search) {
  std::string expression;
  if (!search.query.empty()) {
    PL_TRY(expression, to_fts5(search.query));
  }
  const bool says_no_word = expression.empty() && !search.query.empty();
  if (!says_something(search) || says_no_word) {
    return Error{ErrorCode::Misuse,
                 "a search that is kept has words, or something to sort out by; all documents are "
                 "no search"};
  }
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  db::Connection& connection = workspace.connection();
  PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
  if (Status may = may_save(connection, search); !may) return std::move(may).error();
  const std::string now = now_utc();
  PL_TRY(const std::int64_t number, insert(connection, search, expression, now));
  PL_TRY(const Ids rows, matching_now(workspace, search, expression));
  PL_TRY(Matches matches, Matches::open(connection, number));
  for (const std::int64_t id : rows) {
    PL_TRY([[maybe_unused]] const bool fresh, matches.enter(id));
  }
  if (Status told = journal_entry(connection, now, "save-search", number); !told) {
    return std::move(told).error();
  }
  if (Status done = transaction.commit(); !done) return std::move(done).error();
  return number;
}

Status remove_search(const std::string& folder, const std::string& who, std::int64_t number) {
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  db::Connection& connection = workspace.connection();
  PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
  PL_TRY(db::Statement remove,
         connection.prepare("DELETE FROM saved_searches WHERE number = ?1 AND who = ?2"));
  if (Status done = remove.bind(1, number).bind(2, who).run(); !done) return done;
  if (connection.changes() == 0) return no_search(number);
  if (Status told = journal_entry(connection, now_utc(), "remove-search", number); !told) {
    return told;
  }
  return transaction.commit();
}

Status mark_seen(const std::string& folder, const std::string& who, std::int64_t number,
                 std::int64_t through) {
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  db::Connection& connection = workspace.connection();
  PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
  // Never beyond the last there is: the next one gets a higher number.
  PL_TRY(db::Statement mark,
         connection.prepare("UPDATE saved_searches SET seen = max(seen, min(?3, (SELECT "
                            "coalesce(max(number), 0) FROM search_alerts))) WHERE number = ?1 AND "
                            "who = ?2"));
  if (Status done = mark.bind(1, number).bind(2, who).bind(3, through).run(); !done) return done;
  if (connection.changes() == 0) return no_search(number);
  return transaction.commit();
}

Result<AlertPage> list_alerts(const Workspace& workspace, const AlertFilter& filter) {
  static constexpr const char* kConditions =
      " FROM search_alerts a JOIN saved_searches s ON s.number = a.search WHERE a.search = ?1 AND "
      "a.at >= ?2 AND (?3 = 0 OR a.number > s.seen)";
  const db::Connection& connection = workspace.connection();
  PL_TRY(db::Statement count, connection.prepare(std::string("SELECT count(*)") + kConditions));
  PL_TRY(db::Statement rows,
         connection.prepare(std::string("SELECT a.number, a.at, a.document, (SELECT hash FROM ") +
                            "documents d WHERE d.id = a.document)" + kConditions +
                            " AND (?4 = 0 OR a.number < ?4) ORDER BY a.number DESC LIMIT ?5"));
  for (db::Statement* each : {&count, &rows}) {
    each->bind(1, filter.search).bind(2, filter.since);
    each->bind(3, std::int64_t{filter.unseen ? 1 : 0});
  }
  const auto limit = static_cast<std::int64_t>(filter.limit);
  rows.bind(4, filter.before).bind(5, limit == 0 ? std::int64_t{-1} : limit + 1);
  AlertPage page;
  PL_TRY(const bool counted, count.step());
  if (counted) page.all = count.integer(0);
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return page;
    if (limit != 0 && page.alerts.size() == filter.limit) {
      page.more = true;
      return page;
    }
    page.alerts.push_back(
        {rows.integer(0), std::string(rows.text(1)), rows.integer(2), std::string(rows.text(3))});
  }
}

namespace {

// A kept search with the expression that it is asked by.
struct Asked {
  SavedSearch search;
  std::string expression;
};

Result<std::vector<Asked>> all_asked(const db::Connection& connection) {
  PL_TRY(db::Statement rows,
         connection.prepare(std::string("SELECT ") + kSavedSearchCells +
                            ", expression FROM saved_searches ORDER BY number"));
  std::vector<Asked> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back({search_of(rows), std::string(rows.text(11))});
  }
}

// Documents that are held against one search after the other.
class Brought {
 public:
  Brought(const db::Connection& connection, Ids documents)
      : connection_(connection), documents_(std::move(documents)) {}

  Result<Ids> fitting(const Asked& asked) {
    Ids found = documents_;
    if (!asked.expression.empty()) {
      if (words_ == nullptr) {
        PL_TRY(WordIndex made, WordIndex::of(connection_, documents_, Names::Kept));
        words_ = std::make_unique<WordIndex>(std::move(made));
      }
      PL_TRY(found, found_among(connection_, *words_, asked.expression, documents_));
    }
    if (Status kept = keep_fitting(connection_, asked.search.filter, found); !kept) {
      return Error(kept.error());
    }
    return found;
  }

 private:
  const db::Connection& connection_;
  Ids documents_;                     // rising
  std::unique_ptr<WordIndex> words_;  // once somebody asks for words
};

Status tell_one(const db::Connection& connection, std::int64_t search, const Ids& found,
                const std::string& at) {
  PL_TRY(Matches matches, Matches::open(connection, search));
  for (const std::int64_t id : found) {
    PL_TRY(const bool fresh, matches.enter(id));
    if (!fresh) continue;
    if (Status told = matches.tell(id, at); !told) return told;
  }
  return Done{};
}

}  // namespace

Status tell_searches(db::Connection& connection, Ids documents, const std::string& at) {
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  if (documents.empty()) return Done{};
  PL_TRY(const std::vector<Asked> searches, all_asked(connection));
  Brought brought(connection, std::move(documents));
  for (const Asked& asked : searches) {
    PL_TRY(const Ids found, brought.fitting(asked));
    if (found.empty()) continue;
    if (Status told = tell_one(connection, asked.search.number, found, at); !told) return told;
  }
  return Done{};
}

}  // namespace plumbline::store
