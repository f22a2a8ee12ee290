// SPDX-License-Identifier: Apache-2.0

#include "accounts/audit.h"

#include <limits>

#include "base/hash.h"
#include "base/utf8.h"
#include "db/connection.h"

namespace plumbline::accounts {
namespace {

// Each cell with its length before it, so that no two entries share a form.
std::string hash_of(const Entry& entry, const std::string& previous) {
  std::string form = std::to_string(entry.number) + "\n";
  const Deed& deed = entry.deed;
  for (const std::string* cell : {&entry.at, &deed.who, &deed.address, &deed.action, &deed.subject,
                                  &deed.detail, &previous}) {
    form += std::to_string(cell->size()) + ":" + *cell + "\n";
  }
  return sha256_hex(form);
}

// What strangers type may stand in a row that stays: as text of one line, and not too long.
std::string plain(const std::string& cell) {
  constexpr std::size_t kLongest = 256;
  std::string out = repair_utf8(cell);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  if (out.size() <= kLongest) return out;
  std::size_t end = kLongest;
  while (!is_utf8_border(out, end)) --end;
  return out.substr(0, end) + "\u2026";
}

Entry entry_of(const db::Statement& row) {
  const auto cell = [&](int column) { return std::string(row.text(column)); };
  return {row.integer(0), cell(1), {cell(2), cell(3), cell(4), cell(5), cell(6)}};
}

}  // namespace

Status append(db::Connection& connection, const Deed& told, const std::string& at) {
  const Deed deed{plain(told.who), plain(told.address), plain(told.action), plain(told.subject),
                  plain(told.detail)};
  PL_TRY(db::Statement last,
         connection.prepare("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1"));
  PL_TRY(const bool row, last.step());
  const std::string previous = row ? std::string(last.text(1)) : std::string();
  const Entry entry{row ? last.integer(0) + 1 : 1, at, deed};
  const std::string hash = hash_of(entry, previous);
  PL_TRY(db::Statement insert,
         connection.prepare("INSERT INTO journal(number, at, who, address, action, subject, "
                            "detail, previous, hash) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
  insert.bind(1, entry.number).bind(2, entry.at).bind(3, deed.who).bind(4, deed.address);
  insert.bind(5, deed.action).bind(6, deed.subject).bind(7, deed.detail);
  insert.bind(8, previous).bind(9, hash);
  return insert.run();
}

Result<std::vector<Entry>> entries(const db::Connection& connection, std::int64_t before,
                                   std::size_t most) {
  PL_TRY(db::Statement rows,
         connection.prepare("SELECT number, at, who, address, action, subject, detail FROM journal "
                            "WHERE number < ?1 ORDER BY number DESC LIMIT ?2"));
  rows.bind(1, before > 0 ? before : std::numeric_limits<std::int64_t>::max());
  rows.bind(2, static_cast<std::int64_t>(most));
  std::vector<Entry> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(entry_of(rows));
  }
}

Result<AuditCheck> check(const db::Connection& connection) {
  PL_TRY(db::Statement rows,
         connection.prepare("SELECT number, at, who, address, action, subject, detail, previous, "
                            "hash FROM journal ORDER BY number"));
  AuditCheck out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    const Entry entry = entry_of(rows);
    const std::string name = "entry " + std::to_string(entry.number);
    if (entry.number != out.entries + 1) {
      out.fault = name + " follows a gap";
    } else if (rows.text(7) != out.head) {
      out.fault = name + " does not continue the one before";
    } else if (rows.text(8) != hash_of(entry, out.head)) {
      out.fault = name + " was changed after it was written";
    }
    if (!out.fault.empty()) return out;
    out.entries = entry.number;
    out.head = rows.text(8);
  }
}

}  // namespace plumbline::accounts
