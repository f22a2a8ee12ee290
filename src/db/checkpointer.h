// SPDX-License-Identifier: Apache-2.0
//
// Moves what was committed from the log into its database beside the thread that commits, which
// otherwise waits for it: as much is written there as in the log.

#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "base/result.h"
#include "db/connection.h"

namespace plumbline::db {

// Takes the place of a connection's own checkpoints, until it ends. What fails is tried again by
// the next, or by the last connection to close: the log holds it. Nothing is moved before those who
// read let it go.
class Checkpointer {
 public:
  // Of the log, in pages. `least`: unmoved, before somebody moves them; pages that several commits
  // wrote are moved once. `most`: all of it, before a commit waits until they are moved: only then
  // the next transaction can begin the log anew.
  struct Limits {
    std::int64_t least = 0;
    std::int64_t most = 0;
  };
  // The connection must outlive it.
  [[nodiscard]] static Result<std::unique_ptr<Checkpointer>> begin(const Connection& of,
                                                                   const Limits& limits);
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;
  // Waits for what is at work.
  ~Checkpointer();

 private:
  Checkpointer(const Connection& of, std::unique_ptr<Connection> own, const Limits& limits);
  void committed(std::int64_t pages);
  void work();
  void move() const;

  const Connection& of_;
  std::unique_ptr<Connection> own_;  // of the thread
  Limits limits_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::int64_t pages_ = 0;  // guarded by mutex_, as all below: of the log, as of the last commit
  std::int64_t asked_ = 0;  // so many are to be moved
  std::int64_t moved_ = 0;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace plumbline::db
