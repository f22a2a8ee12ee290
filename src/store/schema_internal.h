// SPDX-License-Identifier: Apache-2.0
//
// The form of the database file: one list of steps, oldest first.

#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/result.h"

namespace plumbline::db {
class Connection;
struct Migration;
}  // namespace plumbline::db

namespace plumbline::store {

constexpr std::int64_t kApplicationId = 0x504C4D42;  // "PLMB"

// Every form the file ever had, as steps from nothing to today's.
[[nodiscard]] std::span<const db::Migration> schema_steps();

// Brings the file to today's form; refuses newer and foreign ones.
[[nodiscard]] Status bring_up_to_date(db::Connection& connection);
// The same test without a change.
[[nodiscard]] Status require_today(const db::Connection& connection);

// How the tokenizer `plumbline_veiled` is told of a word that must not be found: its first byte is
// one of these, the others are the other one. No query holds them.
constexpr char kVeiled = '\x01';
constexpr char kVeiledOn = '\x02';

// Teaches a connection our words (tokenizer `plumbline`); `match_offsets(fulltext)`, which gives
// "column:begin:end" in bytes for each matched phrase; and `phrase_rows(fulltext)`, which gives of
// an expression that is one phrase the ids of all documents that hold it, rising, 8 bytes each in
// the order of this machine. Before any statement that uses them.
[[nodiscard]] Status register_fulltext(db::Connection& connection);

}  // namespace plumbline::store
