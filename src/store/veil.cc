// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <string_view>
#include <utility>

#include "model/document.h"
#include "store/schema_internal.h"
#include "store/veil_internal.h"
#include "store/withheld_internal.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

// The folded words of an expression of search_query.h; behind the last of a phrase may be a star.
struct Term {
  std::string word;
  bool prefix = false;
};
std::vector<Term> terms_of(std::string_view expression) {
  std::vector<Term> terms;
  for (std::size_t at = expression.find('"'); at != std::string_view::npos;) {
    std::string phrase;
    std::size_t end = at + 1;
    for (; end < expression.size(); ++end) {
      const bool twice = expression.substr(end).starts_with("\"\"");
      if (expression[end] == '"' && !twice) break;
      end += twice ? 1U : 0U;
      phrase += expression[end];
    }
    each_word(phrase, &terms, [](void* to, std::string_view folded, std::size_t, std::size_t) {
      static_cast<std::vector<Term>*>(to)->push_back({std::string(folded)});
      return 0;
    });
    const bool star = end + 1 < expression.size() && expression[end + 1] == '*';
    if (star && !terms.empty()) terms.back().prefix = true;
    at = expression.find('"', std::min(end + 1, expression.size()));
  }
  return terms;
}

// The text with every word that holds something of `hidden` marked as veiled. Word for word, so
// that phrases and distances match as they do in the index of all; not by an X for each letter,
// which a query could hold.
std::string veiled(std::string_view text, const std::vector<text::Span>& hidden) {
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

void make_rising(Ids& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

Result<Ids> matching_rows(const db::Connection& connection, const std::string& expression) {
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
  PL_TRY(std::unique_ptr<db::Connection> opened,
         db::Connection::open(":memory:", db::Mode::Create));
  if (Status known = register_fulltext(*opened); !known) return std::move(known).error();
  constexpr const char* kKept =
      "CREATE VIRTUAL TABLE fulltext USING fts5(title, text, content='', columnsize=0, "
      "tokenize='plumbline');"
      "CREATE TABLE documents(id INTEGER PRIMARY KEY, hash TEXT)";
  constexpr const char* kVeiledTables =
      "CREATE VIRTUAL TABLE fulltext USING fts5(title, text, tokenize='plumbline_veiled');"
      "CREATE TABLE documents(id INTEGER PRIMARY KEY, hash TEXT)";
  if (Status made = opened->run(names == Names::Kept ? kKept : kVeiledTables); !made) {
    return std::move(made).error();
  }
  WordIndex index(std::move(opened));
  if (Status entered = index.enter(connection, documents, names); !entered) {
    return std::move(entered).error();
  }
  return index;
}

Status WordIndex::enter(const db::Connection& connection, const Ids& documents, Names names) {
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*index_));
  PL_TRY(db::Statement row_of,
         connection.prepare(std::string("SELECT d.title, d.text, d.hash, ") + kWithheldCell +
                            " FROM documents d" + kWithheldJoin + "WHERE d.id = ?1"));
  PL_TRY(db::Statement words,
         index_->prepare("INSERT INTO fulltext(rowid, title, text) VALUES(?1, ?2, ?3)"));
  PL_TRY(db::Statement keep, index_->prepare("INSERT INTO documents(id, hash) VALUES(?1, ?2)"));
  for (const std::int64_t id : documents) {
    PL_TRY(const bool there, row_of.bind(1, id).step());
    if (there) {
      std::string title(row_of.text(0));
      std::string text(row_of.text(1));
      if (names == Names::Withheld) {
        PL_TRY(const model::Withheld withheld, withheld_of(row_of, 3));
        title = veiled(title, withheld.title);
        text = veiled(text, withheld.spans);
      }
      words.bind(1, id).bind(2, title).bind(3, text);
      if (Status entered = words.run(); !entered) return entered;
      const std::string hash(row_of.text(2));
      if (Status entered = keep.bind(1, id).bind(2, hash).run(); !entered) return entered;
    }
    row_of.reset();
  }
  return transaction.commit();
}

Result<Veil> Veil::over(const db::Connection& connection, const std::string& expression,
                        const Ids* among) {
  Veil veil;
  PL_TRY(db::Statement holders, connection.prepare("SELECT document FROM withheld_words WHERE "
                                                   "word >= ?1 AND word < ?2"));
  for (const Term& term : terms_of(expression)) {
    // No word holds a blank, and every letter follows one.
    const std::string end = term.word + (term.prefix ? "\U0010FFFF" : " ");
    holders.bind(1, term.word).bind(2, end);
    while (true) {
      PL_TRY(const bool row, holders.step());
      if (!row) break;
      const std::int64_t id = holders.integer(0);
      if (among != nullptr && !std::binary_search(among->begin(), among->end(), id)) continue;
      veil.documents_.push_back(id);
    }
    holders.reset();
  }
  make_rising(veil.documents_);
  return veil;
}

bool Veil::covers(std::int64_t row) const {
  return seen_ && std::binary_search(documents_.begin(), documents_.end(), row);
}

Status Veil::read(const db::Connection& connection, const std::vector<SoughtPhrase>& words) {
  PL_TRY(db::Statement row_of,
         connection.prepare(std::string("SELECT d.title, d.text, d.hash, ") + kWithheldCell +
                            " FROM documents d" + kWithheldJoin + "WHERE d.id = ?1"));
  for (const std::int64_t id : documents_) {
    PL_TRY(const bool there, row_of.bind(1, id).step());
    if (there) {
      PL_TRY(const model::Withheld withheld, withheld_of(row_of, 3));
      const std::string title = veiled(row_of.text(0), withheld.title);
      const std::string text = veiled(row_of.text(1), withheld.spans);
      if (hold_all(title, text, words)) matching_.push_back(id);
    }
    row_of.reset();
  }
  seen_ = true;
  return Done{};
}

Status Veil::enter(const db::Connection& connection, const Ids& others) {
  documents_.insert(documents_.end(), others.begin(), others.end());
  make_rising(documents_);
  PL_TRY(WordIndex index, WordIndex::of(connection, documents_, Names::Withheld));
  index_ = std::make_unique<WordIndex>(std::move(index));
  seen_ = true;
  return Done{};
}

Status Veil::settle(const std::string& expression, Ids& rows) const {
  std::erase_if(rows, [this](std::int64_t row) { return covers(row); });
  Ids veiled = matching_;
  if (index_ != nullptr) {
    PL_TRY(veiled, matching_rows(index_->connection(), expression));
  }
  rows.insert(rows.end(), veiled.begin(), veiled.end());
  std::sort(rows.begin(), rows.end());
  return Done{};
}

}  // namespace plumbline::store
