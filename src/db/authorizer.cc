// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <string_view>

#include <sqlite3.h>

#include "db/authorizer_internal.h"

namespace plumbline::db {
namespace {

// What the program asks of its files; SQLite's full-text search asks data_version itself.
constexpr std::array<std::string_view, 15> kAsked = {
    "application_id",    "busy_timeout",  "cell_size_check", "data_version",   "foreign_keys",
    "foreign_key_check", "journal_mode",  "page_count",      "page_size",      "quick_check",
    "schema_version",    "secure_delete", "synchronous",     "trusted_schema", "user_version"};
// Those it also gives a value: how long this connection waits, a limit of the check.
constexpr std::array<std::string_view, 2> kTold = {"busy_timeout", "quick_check"};
// Those a writer does.
constexpr std::array<std::string_view, 6> kWritten = {"application_id", "user_version",
                                                      "max_page_count", "wal_checkpoint",
                                                      "cache_size",     "wal_autocheckpoint"};

template <class Names>
bool among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// `value` is null where the pragma is only asked.
bool is_harmless(std::string_view pragma, const char* value, bool writes) {
  if (among(kTold, pragma) || (value == nullptr && among(kAsked, pragma))) return true;
  return writes && among(kWritten, pragma);
}

std::string_view word(const char* given) {
  return given == nullptr ? std::string_view() : std::string_view(given);
}

// What each kind of access may do; the meaning of `first` and `second` is that of the action
// (sqlite3.h, "Authorizer Action Codes").
bool may_read(int action, const char* first, const char* second, bool writes) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT: return true;
    case SQLITE_FUNCTION: return word(second) != "load_extension";
    // How SQLite asks for the columns of a virtual table that it opens. A statement that would
    // really change the schema so is refused without us (SQLITE_DBCONFIG_DEFENSIVE).
    case SQLITE_UPDATE: return word(first) == "sqlite_master";
    case SQLITE_PRAGMA: return is_harmless(word(first), second, writes);
    default: return false;
  }
}

// NOLINTBEGIN(readability-function-size): SQLite calls these two, with the parameters it chose.
int ask_reader(void*, int action, const char* first, const char* second, const char*, const char*) {
  return may_read(action, first, second, false) ? SQLITE_OK : SQLITE_DENY;
}

int ask_writer(void*, int action, const char* first, const char* second, const char*, const char*) {
  switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH: return SQLITE_DENY;
    case SQLITE_FUNCTION:
    case SQLITE_PRAGMA: return may_read(action, first, second, true) ? SQLITE_OK : SQLITE_DENY;
    default: return SQLITE_OK;
  }
}
// NOLINTEND(readability-function-size)

}  // namespace

void authorize(sqlite3* handle, Mode mode) {
  sqlite3_set_authorizer(handle, mode == Mode::ReadOnly ? ask_reader : ask_writer, nullptr);
}

}  // namespace plumbline::db
