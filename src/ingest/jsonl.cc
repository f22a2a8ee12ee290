// SPDX-License-Identifier: Apache-2.0
//
// JSON documents: an object a line, or an array of objects. Keys are those that archives of news
// use; docs/reference/formats.md lists them.

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "ingest/find_linear.h"
#include "ingest/gate.h"
#include "ingest/header_date.h"
#include "ingest/plain_record.h"
#include "ingest/readers.h"

namespace plumbline::ingest {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestRecord = std::size_t{32} << 20U;  // parsing takes several times that
constexpr int kDeepestValue = 256;

// The first of `keys` that holds a text.
template <std::size_t N>
std::string first_text(const Json& record, const std::array<const char*, N>& keys) {
  for (const char* key : keys) {
    const auto found = record.find(key);
    if (found == record.end()) continue;
    if (found->is_string()) return found->template get<std::string>();
    if (found->is_number_integer()) return std::to_string(found->template get<std::int64_t>());
  }
  return {};
}

// The same, out of a record that needs it no longer: a text is long.
template <std::size_t N>
std::string take_text(Json& record, const std::array<const char*, N>& keys) {
  for (const char* key : keys) {
    const auto found = record.find(key);
    if (found != record.end() && found->is_string()) {
      return std::move(found->template get_ref<std::string&>());
    }
    if (found != record.end() && found->is_number_integer()) break;
  }
  return first_text(record, keys);
}

std::vector<std::string> authors_of(const Json& record) {
  std::vector<std::string> authors;
  for (const char* key : {"authors", "author", "byline"}) {
    const auto found = record.find(key);
    if (found == record.end()) continue;
    if (found->is_string() && !found->get<std::string>().empty())
      authors.push_back(found->get<std::string>());
    if (found->is_array()) {
      for (const Json& entry : *found) {
        if (entry.is_string() && authors.size() < 100) authors.push_back(entry.get<std::string>());
      }
    }
    if (!authors.empty()) break;
  }
  return authors;
}

// Whether a string of JSON may hold the piece byte for byte. A mark within it is always escaped.
bool may_stand_as_it_is(std::string_view piece) {
  const std::size_t mark = piece.find('"', 1);
  return mark == std::string_view::npos || piece[mark - 1] == '\\';
}

// Where `piece` stands in `record` at or after `from`. A paragraph nearly always begins a few bytes
// behind the one before ("\\n\\n"), so those are tried before the search is made ready. To be ready
// for a long piece takes as long as to read it: its beginning is looked for first.
std::size_t find_piece(std::string_view record, std::string_view piece, std::size_t from) {
  constexpr std::size_t kTried = 24;
  for (std::size_t at = from; at < from + kTried && at < record.size(); ++at) {
    if (record[at] == piece.front() && record.substr(at).starts_with(piece)) return at;
  }
  constexpr std::size_t kBeginning = 64;
  constexpr int kBeginnings = 8;  // what repeats itself is left to the search that is linear
  for (int i = 0; i < kBeginnings && piece.size() > kBeginning; ++i) {
    const std::size_t at = find_linear(record, piece.substr(0, kBeginning), from);
    if (at == std::string_view::npos || record.substr(at).starts_with(piece)) return at;
    from = at + 1;
  }
  return find_linear(record, piece, from);
}

// Where the string that begins at `begin` ends: at its quotation mark, or the end of the text. From
// mark to mark: one behind an odd number of backslashes belongs to the string.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  for (std::size_t at = text.find('"', begin); at != std::string_view::npos;
       at = text.find('"', at + 1)) {
    std::size_t first = at;  // of the backslashes before it
    while (first > begin && text[first - 1] == '\\') --first;
    if ((at - first) % 2 == 0) return at;
  }
  return text.size();
}

// The places of `document.text` in the record: exact where it holds a paragraph byte for byte.
void map_into_record(std::string_view record, const ByteRange& range, model::Document& document) {
  std::size_t from = 0;
  // With "\u2019" for an apostrophe its paragraph is not to be found.
  const bool plain = is_ascii(record);
  std::vector<model::SourceRun> map;
  map.reserve(document.map.size());
  for (const model::SourceRun& run : document.map) {
    const std::string_view piece = text::slice(document.text, run.text);
    const bool may_stand =
        piece.size() > 8 && may_stand_as_it_is(piece) && !(plain && !is_ascii(piece));
    const std::size_t at = may_stand ? find_piece(record, piece, from) : std::string_view::npos;
    model::SourceRun moved = run;
    if (at != std::string_view::npos) {
      moved.begin = range.begin + at;
      moved.end = moved.begin + piece.size();
      from = at + piece.size();
    } else {
      moved.begin = range.begin + from;
      moved.end = range.end;
    }
    map.push_back(moved);
  }
  document.map = std::move(map);
}

// Nesting is counted before parsing, so that no record can exhaust the stack.
bool too_deep(std::string_view record) {
  int depth = 0;
  for (std::size_t at = 0; at < record.size(); ++at) {
    const char c = record[at];
    if (c == '"') {
      at = end_of_string(record, at + 1);
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepestValue) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

Part refused(std::string name, const char* why) {
  return {std::move(name), std::nullopt, Error{ErrorCode::Malformed, why}};
}

Part read_record(std::string_view record, const ByteRange& range, std::string name,
                 const RawFile& raw) {
  if (record.size() > kLongestRecord)
    return {std::move(name), std::nullopt,
            Error{ErrorCode::LimitReached, "the record is larger than 32 MiB"}};
  const std::string repaired = is_valid_utf8(record) ? std::string() : repair_utf8(record);
  const std::string_view valid = repaired.empty() ? record : std::string_view(repaired);
  std::optional<Json> plain = read_plain_record(valid);
  if (!plain && too_deep(record)) {
    return refused(std::move(name), "the record is nested too deeply");
  }
  Json json = plain ? *std::move(plain) : Json::parse(valid, nullptr, false);
  if (!json.is_object()) return refused(std::move(name), "the record is not a JSON object");
  const std::string id = repair_utf8(first_text(json, std::array{"id", "_id", "guid"}));
  if (!id.empty() && id.size() <= 200) name = id;
  const std::string text =
      take_text(json, std::array{"text", "body", "content", "article", "full_text", "abstract"});
  if (text.empty()) {
    const std::string html = first_text(json, std::array{"html", "raw_html"});
    if (html.empty())
      return refused(std::move(name),
                     "the record has no key with a text (text, body, content, html)");
    return {std::move(name), std::nullopt, Member{html, std::nullopt, "UTF-8"}};
  }
  RawFile inner = raw;
  inner.bytes = text;
  inner.charset = "UTF-8";
  Result<model::Document> read = read_text(inner);
  if (!read) return {std::move(name), std::nullopt, std::move(read).error()};
  model::Document document = std::move(read).take();
  map_into_record(record, range, document);
  document.media_type = "application/json";
  const auto prefer = [&json](std::string& field, const auto& keys) {
    if (std::string value = first_text(json, keys); !value.empty()) field = repair_utf8(value);
  };
  prefer(document.title, std::array{"title", "headline"});
  prefer(document.url, std::array{"url", "link", "uri"});
  prefer(document.language, std::array{"lang", "language"});
  prefer(document.publisher, std::array{"publisher", "source", "outlet", "site", "sitename"});
  document.language = document.language.substr(0, document.language.find_first_of("-_"));
  if (document.language.size() != 2) document.language.clear();
  if (std::vector<std::string> authors = authors_of(json); !authors.empty())
    document.authors = std::move(authors);
  const std::string date =
      first_text(json, std::array{"date", "published", "pub_date", "date_published", "datetime"});
  if (const auto iso = parse_iso(date)) {
    document.published = *iso;
  } else if (const auto found = find_date(date)) {
    document.published = *found;
  }
  if (!repaired.empty())
    document.diagnostics.push_back(
        {"I002", "the record is not valid UTF-8; bad places were replaced by U+FFFD",
         std::nullopt});
  return {std::move(name), range, std::move(document)};
}

// The end of the JSON value that begins at `at`, by brackets outside strings.
std::size_t end_of_object(std::string_view text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at + 1);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth <= 0) return at + 1;
  }
  return text.size();
}

}  // namespace

// Objects are found by their brackets, so records may be one a line, spread over lines, or in an
// array; a damaged line costs itself alone.
Status read_jsonl(const RawFile& raw, const PartSink& sink) {
  const std::string_view text = raw.bytes;
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  std::size_t number = raw.records_before;
  at = text.find_first_not_of(" \t\r\n", at);
  if (at != std::string_view::npos && text[at] == '[') ++at;
  while (at != std::string_view::npos && at < text.size()) {
    at = text.find_first_not_of(" \t\r\n,", at);
    if (at == std::string_view::npos || text[at] == ']') break;
    const std::size_t line = std::min(text.find('\n', at), text.size());
    std::size_t end = text[at] == '{' ? end_of_object(text, at) : line;
    // An object that is still open where the next one begins is broken: its line alone is lost.
    const std::size_t next = text.find_first_not_of(" \t\r\n", line);
    if (end > line && next != std::string_view::npos && text.substr(next, 2) == "{\"") end = line;
    if (++number > raw.limits.members) {
      return Error{ErrorCode::LimitReached, "the file has more records than the limit of " +
                                                std::to_string(raw.limits.members)};
    }
    const ByteRange range{at, end};
    if (raw.wants != nullptr && !(*raw.wants)(GateForm::Json, text.substr(at, end - at), "")) {
      at = end;
      continue;
    }
    if (!sink(read_record(text.substr(at, end - at), range, std::to_string(number), raw)))
      return Done{};
    at = end;
  }
  if (number == raw.records_before) {
    return Error{ErrorCode::Malformed, "the file holds no JSON objects"};
  }
  return Done{};
}

}  // namespace plumbline::ingest
