// SPDX-License-Identifier: Apache-2.0

#include "store/search.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "db/connection.h"
#include "model/document.h"
#include "store/fitting_internal.h"
#include "store/kept_matches_internal.h"
#include "store/kept_rows_internal.h"
#include "store/newest_internal.h"
#include "store/search_query.h"
#include "store/veil_internal.h"
#include "store/withheld_internal.h"
#include "store/word_places.h"

namespace plumbline::store {
namespace {

constexpr std::uint32_t kBefore = 80;    // bytes of context before the first match
constexpr std::uint32_t kSnippet = 240;  // bytes of a snippet

// Those of `rows`, which are rising, best first.
Result<Ids> best_ranked(const db::Connection& connection, const std::string& expression,
                        const Ids& rows, std::size_t limit) {
  PL_TRY(db::Statement ranked,
         connection.prepare("SELECT f.rowid FROM fulltext f JOIN documents d ON d.id = f.rowid "
                            "WHERE f.fulltext MATCH ?1 ORDER BY f.rank, d.hash"));
  ranked.bind(1, expression);
  Ids out;
  while (out.size() < limit) {
    PL_TRY(const bool row, ranked.step());
    if (!row) break;
    const std::int64_t id = ranked.integer(0);
    if (std::binary_search(rows.begin(), rows.end(), id)) out.push_back(id);
  }
  return out;
}

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

// What of a hit is no match: out of a row that is kept, else read.
Status describe_head(const db::Statement& row, const DocumentRow* kept, std::string& text,
                     SearchHit& hit) {
  if (kept != nullptr) {
    hit.document = kept->hash;
    hit.name = kept->name;
    hit.title = kept->title;
    hit.publisher = kept->publisher;
    hit.published = kept->published;
    PL_TRY(const model::Withheld withheld, withheld_of(row, kShownCount - 1));
    text = model::put_out_of_sight(std::string(row.text(kShownCount)), withheld.spans);
    return Done{};
  }
  PL_TRY(model::Document document, shown_cells(row, row.text(kShownCount)));
  hit.name = std::move(document.name);
  hit.title = std::move(document.title);
  hit.publisher = std::move(document.publisher);
  hit.document = row.text(kShownCount + 1);
  hit.published = row.text(kShownCount + 2);
  text = std::move(document.text);
  return Done{};
}

// `heads`: of each of these documents its row; null, or fewer of them: it is read.
Result<std::vector<SearchHit>> describe_hits(const db::Connection& connection,
                                             const std::vector<KeptRows::Row>& heads,
                                             const Veil& veil, const std::string& expression,
                                             const Ids& rows) {
  PL_TRY(
      db::Statement row_of,
      connection.prepare(std::string("SELECT ") + kShownCells + ", d.text, d.hash, d.published " +
                         "FROM documents d" + kWithheldJoin + "WHERE d.id = ?1"));
  PL_TRY(Offsets offsets, Offsets::of(connection, expression));
  PL_TRY(Offsets veiled,
         Offsets::of(veil.index() == nullptr ? connection : *veil.index(), expression));
  const auto phrases = plain_phrases(expression);
  std::vector<SearchHit> hits;
  hits.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    SearchHit hit;
    if (!phrases) {
      PL_TRY(hit.matches, (veil.covers(rows[i]) ? veiled : offsets).in(rows[i]));
    }
    PL_TRY(const bool there, row_of.bind(1, rows[i]).step());
    if (there) {
      std::string text;
      const Status described =
          describe_head(row_of, i < heads.size() ? heads[i].get() : nullptr, text, hit);
      if (!described) return Error(described.error());
      if (phrases) hit.matches = find_places(text, *phrases, kSnippet);
      make_snippet(text, hit);
      hits.push_back(std::move(hit));
    }
    row_of.reset();
  }
  return hits;
}

// What a search found: rising ids, and those that are veiled.
struct Found {
  Ids rows;
  Veil veil;
};

Result<Found> find(const db::Connection& connection, const KeptMatches& kept,
                   const std::string& expression, Names names) {
  Found found;
  PL_TRY(found.rows, kept.rows(connection, expression));
  if (names != Names::Withheld) return found;
  // Where each phrase must stand, none is found without what it withholds that is not found with
  // it: few are read, and not all that withhold a word of a phrase.
  const auto phrases = plain_phrases(expression);
  PL_TRY(found.veil, Veil::over(connection, expression, phrases ? &found.rows : nullptr));
  if (found.veil.empty()) return found;
  const Status entered =
      phrases ? found.veil.read(connection, *phrases) : found.veil.enter(connection);
  if (!entered) return Error(entered.error());
  if (Status done = found.veil.settle(expression, found.rows); !done) return Error(done.error());
  return found;
}

// Whether an index of their own is made in a moment: few documents, and none of them a book.
Result<bool> can_be_ranked(const db::Connection& connection, const Ids& documents) {
  if (documents.size() > kMostRanked) return false;
  PL_TRY(db::Statement letters,
         connection.prepare("SELECT length(text) FROM documents WHERE id = ?1"));
  std::int64_t sum = 0;
  for (const std::int64_t id : documents) {
    PL_TRY(const bool there, letters.bind(1, id).step());
    if (there) sum += letters.integer(0);
    letters.reset();
    if (sum > kMostRankedLetters) return false;
  }
  return true;
}

// The best first, by an index of their own.
Result<Ids> ranked(const db::Connection& connection, const Found& found,
                   const std::string& expression, std::size_t limit) {
  PL_TRY(const WordIndex index, WordIndex::for_ranks(connection, found.rows));
  return best_ranked(index.connection(), expression, found.rows, limit);
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
  PL_TRY(const KeptMatches kept, KeptMatches::of(workspace));
  PL_TRY(const KeptRows kept_rows, KeptRows::of(workspace));
  PL_TRY(const auto order, NewestOrder::of(workspace, kept_rows.number()));
  PL_TRY(const db::Snapshot snapshot, db::Snapshot::within(connection));
  PL_TRY(Found found, find(connection, kept, expression, options.names));
  if (Status fit = keep_fitting(connection, options.filter, found.rows); !fit) {
    return Error(fit.error());
  }
  answer.total = found.rows.size();
  if (found.rows.empty()) return answer;
  const std::size_t limit = options.limit == 0 ? found.rows.size() : options.limit;
  if (options.ranked && options.names == Names::Withheld) {
    PL_TRY(answer.ranked, can_be_ranked(connection, found.rows));
  }
  Ids rows;
  if (answer.ranked) {
    PL_TRY(rows, ranked(connection, found, expression, limit + 1));
  } else {
    PL_TRY(rows, newest_of(connection, order.get(), found.rows, options.filter.after, limit + 1));
  }
  answer.more = rows.size() > limit;
  if (answer.more) rows.resize(limit);
  // The newest of many stand in many answers; the few that hold what is rare do not, and would only
  // take their places.
  std::vector<KeptRows::Row> heads = kept_rows.find(rows);
  if (answer.more && kept_rows.number()) {
    PL_TRY(heads, kept_rows.rows(connection, rows));
  }
  PL_TRY(answer.hits, describe_hits(connection, heads, found.veil, expression, rows));
  return answer;
}

Result<std::vector<SearchHit>> describe_documents(const Workspace& workspace,
                                                  const std::string& query,
                                                  const std::vector<std::int64_t>& ids) {
  const db::Connection& connection = workspace.connection();
  // No word is without letters: it is found nowhere.
  if (query.empty()) return describe_hits(connection, {}, Veil(), "\"\"", ids);
  PL_TRY(const std::string expression, to_fts5(query));
  Ids among = ids;
  std::sort(among.begin(), among.end());
  PL_TRY(Veil veil, Veil::over(connection, expression, &among));
  if (!veil.empty()) {
    if (Status entered = veil.enter(connection); !entered) return Error(entered.error());
  }
  return describe_hits(connection, {}, veil, expression, ids);
}

Result<std::vector<std::int64_t>> matching_documents(const Workspace& workspace,
                                                     const std::string& query) {
  PL_TRY(const std::string expression, to_fts5(query));
  if (expression.empty()) return Ids();
  PL_TRY(const KeptMatches kept, KeptMatches::of(workspace));
  PL_TRY(Found found, find(workspace.connection(), kept, expression, Names::Withheld));
  return std::move(found.rows);
}

Result<std::vector<std::int64_t>> fitting_documents(const Workspace& workspace,
                                                    const std::string& query,
                                                    const DocumentFilter& filter) {
  Ids rows;
  if (!query.empty()) {
    PL_TRY(rows, matching_documents(workspace, query));
  } else {
    PL_TRY(db::Statement all, workspace.connection().prepare("SELECT id FROM documents"));
    while (true) {
      PL_TRY(const bool row, all.step());
      if (!row) break;
      rows.push_back(all.integer(0));
    }
    std::sort(rows.begin(), rows.end());
  }
  if (Status kept = keep_fitting(workspace.connection(), filter, rows); !kept) {
    return Error(kept.error());
  }
  return rows;
}

}  // namespace plumbline::store
