// SPDX-License-Identifier: Apache-2.0
//
// A workspace: the folder where documents, their claims and what was done with them are kept.
//
//   plumbline.db          tables, full text, journal (see schema.cc)
//   originals/ab/cdef...  the bytes of every file as it came, named by their SHA-256
//
// Opening is cheap. A Workspace belongs to one thread at a time; several may be open on one folder,
// in one process or many. What the rows mean is told by the headers beside this one.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"

namespace plumbline::db {
class Connection;
}

namespace plumbline::store {

enum class Access : std::uint8_t {
  Write,  // made if it is not there, brought up to date if it is old
  Read,   // NotFound if it is not there
};

// Which file a path led to: another one may be put in its place.
struct FileMark {
  std::uint64_t device = 0;
  std::uint64_t number = 0;
  std::int64_t born = 0;  // nanoseconds since 1970: numbers are given out again
  bool operator==(const FileMark&) const = default;
};

class Workspace {
 public:
  [[nodiscard]] static Result<Workspace> open(const std::string& folder, Access access);

  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  ~Workspace();

  [[nodiscard]] const std::string& folder() const { return folder_; }
  // For the other files of this room.
  [[nodiscard]] db::Connection& connection() const { return *connection_; }

 private:
  Workspace(std::string folder, std::unique_ptr<db::Connection> connection,
            std::optional<FileMark> mark);
  void give_back();
  std::string folder_;
  std::unique_ptr<db::Connection> connection_;
  std::optional<FileMark> mark_;  // of a reader: taken before the file was opened
};

// For a process that asks often: readers that are done with stay open for the next one of the same
// folder, up to `most` of them. 0, as it is at the start: none does. A file that was replaced is
// opened anew. Safe for many threads.
void keep_readers(std::size_t most);

// A number that is another one as soon as anybody has written anything into the workspace's
// database, or put another file in its place; it only grows. It counts from the first question of
// this process, and costs a few microseconds. Safe for many threads.
[[nodiscard]] Result<std::int64_t> commit_number(const std::string& folder);

// The same for documents, what was read in them and what they are found by: a confirmation, a
// rejection or a note changes nothing of that, a correction does. Whoever counts takes the number
// first: a count is of that state or of a later one.
[[nodiscard]] Result<std::int64_t> document_number(const std::string& folder);

// document_number() for a process that keeps readers, by which it may keep counts as well; nothing
// for one that asks once.
[[nodiscard]] Result<std::optional<std::int64_t>> number_to_keep_by(const Workspace& workspace);

// The current time in UTC, "2026-11-24T04:30:00Z".
[[nodiscard]] std::string now_utc();

}  // namespace plumbline::store
