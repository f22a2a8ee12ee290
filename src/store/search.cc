// SPDX-License-Identifier: Apache-2.0

#include "store/search.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "db/connection.h"
#include "model/document.h"
#include "store/schema_internal.h"
#include "store/search_query.h"
#include "store/withheld_internal.h"
#include "store/word_places.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

constexpr std::uint32_t kBefore = 80;    // bytes of context before the first match
constexpr std::uint32_t kSnippet = 240;  // bytes of a snippet
// Up to so many matches are sorted; more are met while walking from the newest document on.
constexpr std::size_t kSortedMatches = 2000;
// What it costs to look up the date of a match, in steps of that walk.
constexpr std::size_t kLookUp = 8;

Result<std::vector<std::int64_t>> matching_rows(const db::Connection& connection,
                                                const std::string& expression) {
  PL_TRY(db::Statement rows,
         connection.prepare("SELECT rowid FROM fulltext WHERE fulltext MATCH ?1"));
  rows.bind(1, expression);
  std::vector<std::int64_t> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.integer(0));
  }
}

struct Dated {
  std::string published;
  std::string hash;
  std::int64_t id = 0;
};

Result<std::vector<std::int64_t>> sort_newest(const db::Connection& connection,
                                              const std::vector<std::int64_t>& rows) {
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
  std::vector<std::int64_t> out;
  for (const Dated& entry : dated) out.push_back(entry.id);
  return out;
}

// From the newest document on, keeps those that match until there are enough. Nothing if there are
// not after `most` documents.
Result<std::optional<std::vector<std::int64_t>>> walk_newest(const db::Connection& connection,
                                                             const std::vector<std::int64_t>& rows,
                                                             std::size_t limit, std::size_t most) {
  std::vector<bool> matches(static_cast<std::size_t>(rows.back()) + 1);
  for (const std::int64_t id : rows) matches[static_cast<std::size_t>(id)] = true;
  PL_TRY(db::Statement newest,
         connection.prepare("SELECT id FROM documents ORDER BY published DESC, hash"));
  std::vector<std::int64_t> out;
  for (std::size_t steps = 0; out.size() < limit; ++steps) {
    if (steps == most) return std::optional<std::vector<std::int64_t>>();
    PL_TRY(const bool row, newest.step());
    if (!row) break;
    const auto id = static_cast<std::size_t>(newest.integer(0));
    if (id < matches.size() && matches[id]) out.push_back(newest.integer(0));
  }
  return std::optional(std::move(out));
}

Result<std::vector<std::int64_t>> best_ranked(const db::Connection& connection,
                                              const std::string& expression, std::size_t limit) {
  PL_TRY(db::Statement rows,
         connection.prepare("SELECT f.rowid FROM fulltext f JOIN documents d ON d.id = f.rowid "
                            "WHERE f.fulltext MATCH ?1 ORDER BY f.rank, d.hash LIMIT ?2"));
  rows.bind(1, expression).bind(2, static_cast<std::int64_t>(limit));
  std::vector<std::int64_t> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.integer(0));
  }
}

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

// Documents that withhold a word of the query: whether they match is asked of their texts without
// what they withhold, in an index of their own where it takes one.
class Veil {
 public:
  static Result<Veil> over(const db::Connection& connection, const std::string& expression) {
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
        veil.documents_.push_back(holders.integer(0));
      }
      holders.reset();
    }
    std::sort(veil.documents_.begin(), veil.documents_.end());
    veil.documents_.erase(std::unique(veil.documents_.begin(), veil.documents_.end()),
                          veil.documents_.end());
    return veil;
  }

  [[nodiscard]] bool empty() const { return documents_.empty(); }
  [[nodiscard]] bool covers(std::int64_t row) const {
    return std::binary_search(documents_.begin(), documents_.end(), row);
  }
  // After enter().
  [[nodiscard]] const db::Connection* index() const { return index_.get(); }

  // Reads those that hold all `phrases`.
  Status read(const db::Connection& connection, const std::vector<SoughtPhrase>& phrases) {
    return each(connection, documents_, [&](const Seen& seen) -> Status {
      if (hold_all(seen.title, seen.text, phrases)) matching_.push_back(seen.id);
      return Done{};
    });
  }

  // Enters them, and so that ranks can be compared, `others` beside them.
  Status enter(const db::Connection& connection, const std::vector<std::int64_t>& others) {
    PL_TRY(index_, db::Connection::open(":memory:", db::Mode::Create));
    if (Status known = register_fulltext(*index_); !known) return known;
    if (Status made = index_->run("CREATE VIRTUAL TABLE fulltext USING fts5(title, text, "
                                  "tokenize='plumbline');"
                                  "CREATE TABLE documents(id INTEGER PRIMARY KEY, hash TEXT)");
        !made) {
      return made;
    }
    documents_.insert(documents_.end(), others.begin(), others.end());
    std::sort(documents_.begin(), documents_.end());
    documents_.erase(std::unique(documents_.begin(), documents_.end()), documents_.end());
    PL_TRY(db::Transaction transaction, db::Transaction::begin(*index_));
    PL_TRY(db::Statement words,
           index_->prepare("INSERT INTO fulltext(rowid, title, text) VALUES(?1, ?2, ?3)"));
    PL_TRY(db::Statement keep, index_->prepare("INSERT INTO documents(id, hash) VALUES(?1, ?2)"));
    Status all = each(connection, documents_, [&](const Seen& seen) -> Status {
      words.bind(1, seen.id).bind(2, seen.title).bind(3, seen.text);
      if (Status entered = words.run(); !entered) return entered;
      return keep.bind(1, seen.id).bind(2, seen.hash).run();
    });
    if (!all) return all;
    return transaction.commit();
  }

  // Of `rows` those that match without what is withheld, with those that match only so: "-name".
  Status settle(const std::string& expression, std::vector<std::int64_t>& rows) {
    std::erase_if(rows, [this](std::int64_t row) { return covers(row); });
    if (index_) {
      PL_TRY(matching_, matching_rows(*index_, expression));
    }
    const auto middle = static_cast<std::ptrdiff_t>(rows.size());
    rows.insert(rows.end(), matching_.begin(), matching_.end());
    std::inplace_merge(rows.begin(), rows.begin() + middle, rows.end());
    return Done{};
  }

 private:
  // A document without what it withholds.
  struct Seen {
    std::int64_t id = 0;
    std::string title;
    std::string text;
    std::string hash;
  };
  template <class Told>
  static Status each(const db::Connection& connection, const std::vector<std::int64_t>& ids,
                     Told told) {
    PL_TRY(db::Statement row_of,
           connection.prepare(std::string("SELECT d.title, d.text, d.hash, ") + kWithheldCell +
                              " FROM documents d" + kWithheldJoin + "WHERE d.id = ?1"));
    for (const std::int64_t id : ids) {
      PL_TRY(const bool there, row_of.bind(1, id).step());
      if (there) {
        PL_TRY(const model::Withheld withheld, withheld_of(row_of, 3));
        const Status heard =
            told({id, model::put_out_of_sight(std::string(row_of.text(0)), withheld.title),
                  model::put_out_of_sight(std::string(row_of.text(1)), withheld.spans),
                  std::string(row_of.text(2))});
        if (!heard) return heard;
      }
      row_of.reset();
    }
    return Done{};
  }

  std::vector<std::int64_t> documents_;  // sorted
  std::vector<std::int64_t> matching_;   // of them, sorted
  std::unique_ptr<db::Connection> index_;
};

// "column:begin:end column:begin:end ..." of match_offsets(); column 1 is the text.
std::vector<text::Span> parse_offsets(std::string_view list) {
  std::vector<text::Span> out;
  const char* at = list.data();
  const char* end = at + list.size();
  while (at < end) {
    std::uint32_t cells[3] = {0, 0, 0};
    for (std::uint32_t& cell : cells) {
      const auto parsed = std::from_chars(at, end, cell);
      at = parsed.ptr < end ? parsed.ptr + 1 : end;
    }
    if (cells[0] == 1) out.push_back({cells[1], cells[2]});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Moves to a code point border, then to the blank next to it if one is near.
std::uint32_t settle(std::string_view text, std::uint32_t at, bool forward) {
  constexpr std::uint32_t kNear = 20;
  while (at > 0 && at < text.size() && !is_utf8_border(text, at)) --at;
  const auto is_space = [&](std::uint32_t place) {
    return text[place] == ' ' || text[place] == '\n';
  };
  for (std::uint32_t step = 0; step < kNear; ++step) {
    if (forward && at + step < text.size() && is_space(at + step)) return at + step + 1;
    if (!forward && at > step && is_space(at - step - 1)) return at - step - 1;
  }
  return at;
}

void make_snippet(std::string_view text, SearchHit& hit) {
  const std::uint32_t first = hit.matches.empty() ? 0 : hit.matches.front().begin;
  const std::uint32_t first_end = hit.matches.empty() ? 0 : hit.matches.front().end;
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t begin = first > kBefore ? settle(text, first - kBefore, true) : 0;
  if (begin > first) begin = first;
  std::uint32_t end = std::max(first_end, begin + kSnippet);
  end = end < size ? std::max(settle(text, end, false), first_end) : size;
  hit.snippet = {begin, end};
  hit.snippet_text = std::string(text.substr(begin, end - begin));
  hit.snippet_start = count_code_points(text.substr(0, begin));
  for (const text::Span& match : hit.matches) {
    if (hit.snippet.contains(match)) hit.marks.push_back(match);
  }
}

// Tells where a document that was found matches.
class Offsets {
 public:
  static Result<Offsets> of(const db::Connection& index, const std::string& expression) {
    PL_TRY(db::Statement ask, index.prepare("SELECT match_offsets(fulltext) FROM fulltext WHERE "
                                            "fulltext MATCH ?1 AND rowid = ?2"));
    return Offsets(std::move(ask), expression);
  }
  Result<std::vector<text::Span>> in(std::int64_t id) {
    std::vector<text::Span> out;
    PL_TRY(const bool matched, ask_.bind(1, expression_).bind(2, id).step());
    if (matched) out = parse_offsets(ask_.text(0));
    ask_.reset();
    return out;
  }

 private:
  Offsets(db::Statement ask, const std::string& expression)
      : ask_(std::move(ask)), expression_(expression) {}
  db::Statement ask_;
  const std::string& expression_;
};

Result<std::vector<SearchHit>> describe_hits(const db::Connection& connection, const Veil& veil,
                                             const std::string& expression,
                                             const std::vector<std::int64_t>& rows) {
  PL_TRY(
      db::Statement row_of,
      connection.prepare(std::string("SELECT ") + kShownCells + ", d.hash, d.published, d.text " +
                         "FROM documents d" + kWithheldJoin + "WHERE d.id = ?1"));
  PL_TRY(Offsets offsets, Offsets::of(connection, expression));
  PL_TRY(Offsets veiled,
         Offsets::of(veil.index() == nullptr ? connection : *veil.index(), expression));
  const auto phrases = plain_phrases(expression);
  std::vector<SearchHit> hits;
  for (const std::int64_t id : rows) {
    SearchHit hit;
    if (!phrases) {
      PL_TRY(hit.matches, (veil.covers(id) ? veiled : offsets).in(id));
    }
    PL_TRY(const bool there, row_of.bind(1, id).step());
    if (there) {
      PL_TRY(model::Document document, shown_cells(row_of, row_of.text(kShownCount + 2)));
      hit.document = row_of.text(kShownCount);
      hit.name = std::move(document.name);
      hit.title = std::move(document.title);
      hit.publisher = std::move(document.publisher);
      hit.published = row_of.text(kShownCount + 1);
      if (phrases) hit.matches = find_places(document.text, *phrases, kSnippet);
      make_snippet(document.text, hit);
      hits.push_back(std::move(hit));
    }
    row_of.reset();
  }
  return hits;
}

// The newest of `rows`, at least `limit` of them, in their order.
Result<std::vector<std::int64_t>> newest_of(const db::Connection& connection,
                                            const std::vector<std::int64_t>& rows,
                                            std::size_t limit) {
  if (rows.size() <= limit) return sort_newest(connection, rows);
  // Where matches lie evenly, the walk is soon done; where they are all old, it would meet
  // everything. Few are sorted as soon as that is cheaper.
  const bool few = rows.size() <= kSortedMatches;
  const std::size_t most = few ? rows.size() * kLookUp : std::numeric_limits<std::size_t>::max();
  PL_TRY(std::optional<std::vector<std::int64_t>> met, walk_newest(connection, rows, limit, most));
  if (met) return std::move(*met);
  return sort_newest(connection, rows);
}

// The rows in the order of the answer, at least as many as are shown.
Result<std::vector<std::int64_t>> ordered(const db::Connection& connection,
                                          const db::Connection* ranks,
                                          const std::string& expression,
                                          const std::vector<std::int64_t>& rows,
                                          std::size_t limit) {
  if (ranks != nullptr) return best_ranked(*ranks, expression, limit);
  return newest_of(connection, rows, limit);
}

// Of `rows` those that match without what is withheld.
Status settle(Veil& veil, const db::Connection& connection, const std::string& expression,
              bool ranked, std::vector<std::int64_t>& rows) {
  const auto phrases = plain_phrases(expression);
  const std::vector<std::int64_t> others = ranked ? rows : std::vector<std::int64_t>();
  Status seen =
      phrases && !ranked ? veil.read(connection, *phrases) : veil.enter(connection, others);
  if (!seen) return seen;
  return veil.settle(expression, rows);
}

}  // namespace

Result<SearchAnswer> search(const Workspace& workspace, const SearchOptions& options) {
  std::string expression = phrase_fts5(options.query);
  if (!options.exact) {
    PL_TRY(expression, to_fts5(options.query));
  }
  SearchAnswer answer;
  if (expression.empty()) return answer;
  const db::Connection& connection = workspace.connection();
  PL_TRY(std::vector<std::int64_t> rows, matching_rows(connection, expression));
  Veil veil;
  if (options.names == Names::Withheld) {
    PL_TRY(veil, Veil::over(connection, expression));
  }
  // Of very many, those that are veiled cannot be ranked beside the others: then none is.
  const bool ranked = options.ranked && (veil.empty() || rows.size() <= kSortedMatches);
  if (!veil.empty()) {
    if (Status done = settle(veil, connection, expression, ranked, rows); !done) {
      return Error(done.error());
    }
  }
  answer.total = rows.size();
  if (rows.empty()) return answer;
  const std::size_t limit = options.limit == 0 ? rows.size() : std::min(options.limit, rows.size());
  const db::Connection* ranks = nullptr;
  if (ranked) ranks = veil.empty() ? &connection : veil.index();
  PL_TRY(rows, ordered(connection, ranks, expression, rows, limit));
  if (rows.size() > limit) rows.resize(limit);
  PL_TRY(answer.hits, describe_hits(connection, veil, expression, rows));
  return answer;
}

}  // namespace plumbline::store
