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

#include <cstdint>
#include <memory>
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
  Workspace(std::string folder, std::unique_ptr<db::Connection> connection);
  std::string folder_;
  std::unique_ptr<db::Connection> connection_;
};

// The current time in UTC, "2026-11-24T04:30:00Z".
[[nodiscard]] std::string now_utc();

}  // namespace plumbline::store
