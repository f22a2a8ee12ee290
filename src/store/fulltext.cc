// SPDX-License-Identifier: Apache-2.0
//
// The seam to SQLite's FTS5: our words as its tokenizer, and byte offsets of its matches.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include "db/connection.h"
#include "store/schema_internal.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

using TokenSink = int (*)(void*, int, const char*, int, int, int);

// The tokenizers have no state of their own; FTS5 wants a pointer that is not null.
int create_tokenizer(void*, const char**, int, Fts5Tokenizer** out) {
  static char instance = 0;
  *out = reinterpret_cast<Fts5Tokenizer*>(&instance);
  return SQLITE_OK;
}

void delete_tokenizer(Fts5Tokenizer*) {}

// Bytes of the words of one column, by word number.
struct WordOffsets {
  std::vector<std::pair<int, int>> at;
  std::size_t wanted = 0;  // words; those behind are not looked for
};

// NOLINTBEGIN(readability-function-size): SQLite calls these, with the parameters it chose.
int tokenize(Fts5Tokenizer*, void* context, int, const char* text, int size, TokenSink sink) {
  struct Call {
    void* context;
    TokenSink sink;
  } call{context, sink};
  if (text == nullptr || size <= 0) return SQLITE_OK;
  return each_word({text, static_cast<std::size_t>(size)}, &call,
                   [](void* at, std::string_view folded, std::size_t begin, std::size_t end) {
                     const Call& to = *static_cast<Call*>(at);
                     return to.sink(to.context, 0, folded.data(), static_cast<int>(folded.size()),
                                    static_cast<int>(begin), static_cast<int>(end));
                   });
}

// As tokenize(); a word that is veiled is one that no query can hold.
int tokenize_veiled(Fts5Tokenizer* self, void* context, int flags, const char* text, int size,
                    TokenSink sink) {
  const std::string_view all(text == nullptr ? "" : text,
                             static_cast<std::size_t>(std::max(size, 0)));
  struct Call {
    void* context;
    TokenSink sink;
    std::size_t from;
  } call{context, sink, 0};
  const auto shifted = [](void* at, int, const char* word, int length, int begin, int end) {
    const Call& to = *static_cast<Call*>(at);
    const int from = static_cast<int>(to.from);
    return to.sink(to.context, 0, word, length, from + begin, from + end);
  };
  while (call.from < all.size()) {
    const std::size_t veiled = std::min(all.find(kVeiled, call.from), all.size());
    const std::string_view seen = all.substr(call.from, veiled - call.from);
    if (const int stop =
            tokenize(self, &call, flags, seen.data(), static_cast<int>(seen.size()), shifted)) {
      return stop;
    }
    if (veiled == all.size()) break;
    const std::size_t end = std::min(all.find_first_not_of(kVeiledOn, veiled + 1), all.size());
    if (const int stop =
            sink(context, 0, &kVeiled, 1, static_cast<int>(veiled), static_cast<int>(end))) {
      return stop;
    }
    call.from = end;
  }
  return SQLITE_OK;
}

int collect_offset(void* context, int, const char*, int, int begin, int end) {
  auto& offsets = *static_cast<WordOffsets*>(context);
  offsets.at.emplace_back(begin, end);
  return offsets.at.size() < offsets.wanted ? SQLITE_OK : SQLITE_DONE;
}
// NOLINTEND(readability-function-size)

// A phrase found in a column: its first word and how many words it has.
struct Instance {
  int column = 0;
  int first = 0;
  int words = 0;
};

int read_instances(const Fts5ExtensionApi* api, Fts5Context* fts, std::vector<Instance>& out) {
  constexpr int kMost = 64;  // more marks than a snippet can show
  int count = 0;
  if (const int code = api->xInstCount(fts, &count); code != SQLITE_OK) return code;
  for (int i = 0; i < std::min(count, kMost); ++i) {
    int phrase = 0;
    Instance instance;
    const int code = api->xInst(fts, i, &phrase, &instance.column, &instance.first);
    if (code != SQLITE_OK) return code;
    instance.words = api->xPhraseSize(fts, phrase);
    out.push_back(instance);
  }
  return SQLITE_OK;
}

// How many words of a column have to be told apart to place all instances in it.
std::size_t words_wanted(const std::vector<Instance>& instances, int column) {
  int out = 0;
  for (const Instance& each : instances) {
    if (each.column == column) out = std::max(out, each.first + std::max(each.words, 1));
  }
  return static_cast<std::size_t>(out);
}

int append_offsets(const Fts5ExtensionApi* api, Fts5Context* fts,
                   const std::vector<Instance>& instances, std::string& out) {
  WordOffsets offsets;
  int loaded = -1;
  for (const Instance& instance : instances) {
    if (instance.column != loaded) {
      const char* text = nullptr;
      int size = 0;
      offsets.at.clear();
      offsets.wanted = words_wanted(instances, instance.column);
      int code = api->xColumnText(fts, instance.column, &text, &size);
      if (code == SQLITE_OK) code = api->xTokenize(fts, text, size, &offsets, collect_offset);
      if (code != SQLITE_OK && code != SQLITE_DONE) return code;
      loaded = instance.column;
    }
    const auto first = static_cast<std::size_t>(instance.first);
    const auto last = first + static_cast<std::size_t>(std::max(instance.words, 1)) - 1;
    if (last >= offsets.at.size()) continue;
    if (!out.empty()) out += ' ';
    out += std::to_string(instance.column) + ":" + std::to_string(offsets.at[first].first) + ":" +
           std::to_string(offsets.at[last].second);
  }
  return SQLITE_OK;
}

void match_offsets(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* result, int,
                   sqlite3_value**) {
  std::vector<Instance> instances;
  std::string out;
  int code = read_instances(api, fts, instances);
  if (code == SQLITE_OK) code = append_offsets(api, fts, instances, out);
  if (code != SQLITE_OK) {
    sqlite3_result_error_code(result, code);
    return;
  }
  sqlite3_result_text64(result, out.data(), out.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

int collect_row(const Fts5ExtensionApi* api, Fts5Context* fts, void* into) {
  static_cast<std::vector<sqlite3_int64>*>(into)->push_back(api->xRowid(fts));
  return SQLITE_OK;
}

void phrase_rows(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* result, int,
                 sqlite3_value**) {
  std::vector<sqlite3_int64> rows;
  const int code = api->xQueryPhrase(fts, 0, &rows, collect_row);
  if (code != SQLITE_OK) {
    sqlite3_result_error_code(result, code);
    return;
  }
  sqlite3_result_blob64(result, rows.data(), rows.size() * sizeof(sqlite3_int64), SQLITE_TRANSIENT);
}

fts5_api* find_api(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

Status register_fulltext(db::Connection& connection) {
  fts5_api* api = find_api(connection.native());
  if (api == nullptr) {
    return Error{ErrorCode::Unavailable,
                 "this SQLite has no full-text search (FTS5); install libsqlite3-0 of Debian"};
  }
  fts5_tokenizer tokenizer{create_tokenizer, delete_tokenizer, tokenize};
  int code = api->xCreateTokenizer(api, "plumbline", nullptr, &tokenizer, nullptr);
  fts5_tokenizer veiled{create_tokenizer, delete_tokenizer, tokenize_veiled};
  if (code == SQLITE_OK) {
    code = api->xCreateTokenizer(api, "plumbline_veiled", nullptr, &veiled, nullptr);
  }
  if (code == SQLITE_OK) {
    code = api->xCreateFunction(api, "match_offsets", nullptr, match_offsets, nullptr);
  }
  if (code == SQLITE_OK) {
    code = api->xCreateFunction(api, "phrase_rows", nullptr, phrase_rows, nullptr);
  }
  if (code != SQLITE_OK) return connection.error(code);
  return Done{};
}

}  // namespace plumbline::store
