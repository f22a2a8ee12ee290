// SPDX-License-Identifier: Apache-2.0

#include "store/search.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "db/connection.h"
#include "model/document.h"
#include "store/search_query.h"
#include "store/withheld_internal.h"

namespace plumbline::store {
namespace {

constexpr std::uint32_t kBefore = 80;    // bytes of context before the first match
constexpr std::uint32_t kSnippet = 240;  // bytes of a snippet
// Up to so many matches are sorted; more are met while walking from the newest document on.
constexpr std::size_t kSortedMatches = 2000;

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

// From the newest document on, keeps those that match until there are enough.
Result<std::vector<std::int64_t>> walk_newest(const db::Connection& connection,
                                              const std::vector<std::int64_t>& rows,
                                              std::size_t limit) {
  std::vector<bool> matches(static_cast<std::size_t>(rows.back()) + 1);
  for (const std::int64_t id : rows) matches[static_cast<std::size_t>(id)] = true;
  PL_TRY(db::Statement newest,
         connection.prepare("SELECT id FROM documents ORDER BY published DESC, hash"));
  std::vector<std::int64_t> out;
  while (out.size() < limit) {
    PL_TRY(const bool row, newest.step());
    if (!row) break;
    const auto id = static_cast<std::size_t>(newest.integer(0));
    if (id < matches.size() && matches[id]) out.push_back(newest.integer(0));
  }
  return out;
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

Result<std::vector<SearchHit>> describe_hits(const db::Connection& connection,
                                             const std::string& expression,
                                             const std::vector<std::int64_t>& rows) {
  PL_TRY(
      db::Statement row_of,
      connection.prepare(std::string("SELECT d.hash, d.name, d.title, d.publisher, d.published, "
                                     "d.text, ") +
                         kWithheldCell + " FROM documents d" + kWithheldJoin + "WHERE d.id = ?1"));
  PL_TRY(db::Statement offsets,
         connection.prepare("SELECT match_offsets(fulltext) FROM fulltext WHERE fulltext MATCH ?1 "
                            "AND rowid = ?2"));
  std::vector<SearchHit> hits;
  for (const std::int64_t id : rows) {
    SearchHit hit;
    PL_TRY(const bool matched, offsets.bind(1, expression).bind(2, id).step());
    if (matched) hit.matches = parse_offsets(offsets.text(0));
    offsets.reset();
    PL_TRY(const bool there, row_of.bind(1, id).step());
    if (there) {
      model::Document document;
      document.name = row_of.text(1);
      document.title = row_of.text(2);
      document.text = row_of.text(5);
      PL_TRY(const model::Withheld withheld, withheld_of(row_of, 6));
      model::withhold(document, withheld);
      hit.document = row_of.text(0);
      hit.name = std::move(document.name);
      hit.title = std::move(document.title);
      hit.publisher = row_of.text(3);
      hit.published = row_of.text(4);
      make_snippet(document.text, hit);
      hits.push_back(std::move(hit));
    }
    row_of.reset();
  }
  return hits;
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
  answer.total = rows.size();
  if (rows.empty()) return answer;
  const std::size_t limit = options.limit == 0 ? rows.size() : std::min(options.limit, rows.size());
  if (options.ranked) {
    PL_TRY(rows, best_ranked(connection, expression, limit));
  } else if (rows.size() <= kSortedMatches) {
    PL_TRY(rows, sort_newest(connection, rows));
  } else {
    PL_TRY(rows, walk_newest(connection, rows, limit));
  }
  if (rows.size() > limit) rows.resize(limit);
  PL_TRY(answer.hits, describe_hits(connection, expression, rows));
  return answer;
}

}  // namespace plumbline::store
