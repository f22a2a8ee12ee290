// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cstring>
#include <iterator>
#include <string_view>
#include <utility>

#include "model/document.h"
#include "store/schema_internal.h"
#include "store/veil_internal.h"
#include "store/withheld_internal.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

// The text with every word that holds something of `hidden` marked as veiled. Word for word, so
// that phrases and distances match as they do in the index of all; not by an X for each letter,
// which a query could hold.
std::string veiled(std::string_view text, const std::vector<text::Span>& hidden) {
  if (hidden.empty()) return std::string(text);
  struct Walk {
    const std::vector<text::Span>& hidden;
    std::string out;
  } walk{hidden, std::string(text)};
  each_word(text, &walk, [](void* at, std::string_view, std::size_t begin, std::size_t end) {
    Walk& here = *static_cast<Walk*>(at);
    const bool hides =
        std::any_of(here.hidden.begin(), here.hidden.end(),
                    [&](const text::Span& span) { return span.begin < end && span.end > begin; });
    if (!hides) return 0;
    here.out.replace(begin, end - begin, end - begin, kVeiledOn);
    here.out[begin] = kVeiled;
    return 0;
  });
  return std::move(walk.out);
}

// A document as it is entered: with Names::Withheld without what is withheld of it.
struct Entered {
  std::int64_t id = 0;
  std::string title;
  std::string text;
  std::string hash;
};

Result<db::Statement> rows_with_withheld(const db::Connection& connection) {
  return connection.prepare(std::string("SELECT d.title, d.text, d.hash, ") + kWithheldCell +
                            " FROM documents d" + kWithheldJoin + "WHERE d.id = ?1");
}

template <class Take>
Status each_entered(const db::Connection& connection, const Ids& documents, Names names,
                    const Take& take) {
  PL_TRY(db::Statement row_of, rows_with_withheld(connection));
  for (const std::int64_t id : documents) {
    PL_TRY(const bool there, row_of.bind(1, id).step());
    if (there) {
      Entered document{id, std::string(row_of.text(0)), std::string(row_of.text(1)),
                       std::string(row_of.text(2))};
      if (names == Names::Withheld) {
        PL_TRY(const model::Withheld withheld, withheld_of(row_of, 3));
        document.title = veiled(document.title, withheld.title);
        document.text = veiled(document.text, withheld.spans);
      }
      if (Status taken = take(document); !taken) return taken;
    }
    row_of.reset();
  }
  return Done{};
}

void make_rising(Ids& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

namespace {

// The documents that hold a phrase, all in one cell (phrase_rows): to be handed them one by one
// costs more than it costs the index to find them.
Result<Ids> rows_with(const db::Connection& connection, const std::string& phrase) {
  PL_TRY(db::Statement all, connection.prepare("SELECT phrase_rows(fulltext) FROM fulltext WHERE "
                                               "fulltext MATCH ?1 LIMIT 1"));
  PL_TRY(const bool any, all.bind(1, phrase).step());
  Ids out;
  if (!any) return out;
  const std::string_view cell = all.text(0);
  out.resize(cell.size() / sizeof(std::int64_t));
  std::memcpy(out.data(), cell.data(), out.size() * sizeof(std::int64_t));
  return out;
}

}  // namespace

Result<Ids> matching_rows(const db::Connection& connection, const std::string& expression) {
  const auto phrases = plain_phrases(expression);
  if (phrases && phrases->size() == 1) return rows_with(connection, expression);
  PL_TRY(db::Statement rows,
         connection.prepare("SELECT rowid FROM fulltext WHERE fulltext MATCH ?1"));
  rows.bind(1, expression);
  Ids out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.integer(0));
  }
}

Result<WordIndex> WordIndex::of(const db::Connection& connection, const Ids& documents,
                                Names names) {
  constexpr const char* kKept =
      "CREATE VIRTUAL TABLE fulltext USING fts5(title, text, content='', columnsize=0, "
      "tokenize='plumbline')";
  constexpr const char* kWithTexts =
      "CREATE VIRTUAL TABLE fulltext USING fts5(title, text, tokenize='plumbline_veiled')";
  return made(names == Names::Kept ? kKept : kWithTexts, connection, documents, names);
}

Result<WordIndex> WordIndex::for_ranks(const db::Connection& connection, const Ids& documents) {
  constexpr const char* kRanks =
      "CREATE VIRTUAL TABLE fulltext USING fts5(title, text, content='', "
      "tokenize='plumbline_veiled')";
  return made(kRanks, connection, documents, Names::Withheld);
}

Result<WordIndex> WordIndex::made(const char* table, const db::Connection& connection,
                                  const Ids& documents, Names names) {
  PL_TRY(std::unique_ptr<db::Connection> opened,
         db::Connection::open(":memory:", db::Mode::Create));
  if (Status known = register_fulltext(*opened); !known) return std::move(known).error();
  for (const char* sql : {table, "CREATE TABLE documents(id INTEGER PRIMARY KEY, hash TEXT)"}) {
    if (Status ready = opened->run(sql); !ready) return std::move(ready).error();
  }
  WordIndex index(std::move(opened));
  if (Status entered = index.enter(connection, documents, names); !entered) {
    return std::move(entered).error();
  }
  return index;
}

Status WordIndex::enter(const db::Connection& connection, const Ids& documents, Names names) {
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*index_));
  PL_TRY(db::Statement words,
         index_->prepare("INSERT INTO fulltext(rowid, title, text) VALUES(?1, ?2, ?3)"));
  PL_TRY(db::Statement keep, index_->prepare("INSERT INTO documents(id, hash) VALUES(?1, ?2)"));
  Status entered = each_entered(connection, documents, names, [&](const Entered& each) -> Status {
    words.bind(1, each.id).bind(2, each.title).bind(3, each.text);
    if (Status done = words.run(); !done) return done;
    return keep.bind(1, each.id).bind(2, each.hash).run();
  });
  if (!entered) return entered;
  return transaction.commit();
}

Result<Veil> Veil::over(const db::Connection& connection, const std::string& expression,
                        const Ids* among) {
  Veil veil;
  PL_TRY(db::Statement holders, connection.prepare("SELECT document FROM withheld_words WHERE "
                                                   "word >= ?1 AND word < ?2"));
  for (const SoughtPhrase& phrase : all_phrases(expression)) {
    for (const std::string& word : phrase.words) {
      const bool prefix = phrase.prefix && &word == &phrase.words.back();
      // No word holds a blank, and every letter follows one.
      const std::string end = word + (prefix ? "\U0010FFFF" : " ");
      holders.bind(1, word).bind(2, end);
      while (true) {
        PL_TRY(const bool row, holders.step());
        if (!row) break;
        const std::int64_t id = holders.integer(0);
        if (among != nullptr && !std::binary_search(among->begin(), among->end(), id)) continue;
        veil.documents_.push_back(id);
      }
      holders.reset();
    }
  }
  make_rising(veil.documents_);
  return veil;
}

bool Veil::covers(std::int64_t row) const {
  return seen_ && std::binary_search(documents_.begin(), documents_.end(), row);
}

Status Veil::read(const db::Connection& connection, const std::vector<SoughtPhrase>& phrases) {
  seen_ = true;
  PL_TRY(db::Statement row_of, rows_with_withheld(connection));
  for (const std::int64_t id : documents_) {
    PL_TRY(const bool there, row_of.bind(1, id).step());
    if (there) {
      PL_TRY(const model::Withheld withheld, withheld_of(row_of, 3));
      const bool holds =
          hold_all({row_of.text(0), withheld.title}, {row_of.text(1), withheld.spans}, phrases);
      if (holds) matching_.push_back(id);
    }
    row_of.reset();
  }
  return Done{};
}

Status Veil::enter(const db::Connection& connection) {
  PL_TRY(WordIndex index, WordIndex::of(connection, documents_, Names::Withheld));
  index_ = std::make_unique<WordIndex>(std::move(index));
  seen_ = true;
  return Done{};
}

Status Veil::settle(const std::string& expression, Ids& rows) const {
  if (!seen_) return Done{};
  Ids others;
  others.reserve(rows.size());
  std::set_difference(rows.begin(), rows.end(), documents_.begin(), documents_.end(),
                      std::back_inserter(others));
  Ids veiled = matching_;
  if (index_ != nullptr) {
    PL_TRY(veiled, matching_rows(index_->connection(), expression));
  }
  rows.clear();
  std::merge(others.begin(), others.end(), veiled.begin(), veiled.end(), std::back_inserter(rows));
  return Done{};
}

}  // namespace plumbline::store
