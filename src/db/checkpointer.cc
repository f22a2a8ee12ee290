// SPDX-License-Identifier: Apache-2.0

#include "db/checkpointer.h"

#include <utility>

#include <sqlite3.h>

namespace plumbline::db {

Result<std::unique_ptr<Checkpointer>> Checkpointer::begin(const Connection& of,
                                                          const Limits& limits) {
  PL_TRY(std::unique_ptr<Connection> own, Connection::open(of.path(), Mode::ReadWrite));
  return std::unique_ptr<Checkpointer>(new Checkpointer(of, std::move(own), limits));
}

Checkpointer::Checkpointer(const Connection& of, std::unique_ptr<Connection> own,
                           const Limits& limits)
    : of_(of), own_(std::move(own)), limits_(limits), thread_([this] { work(); }) {
  const auto hook = [](void* self, sqlite3*, const char*, int pages) {
    static_cast<Checkpointer*>(self)->committed(pages);
    return SQLITE_OK;
  };
  sqlite3_wal_hook(of_.native(), hook, this);
}

Checkpointer::~Checkpointer() {
  sqlite3_wal_hook(of_.native(), nullptr, nullptr);
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

// Called by SQLite when a transaction of the connection has ended.
void Checkpointer::committed(std::int64_t pages) {
  std::unique_lock lock(mutex_);
  if (pages < pages_) moved_ = asked_ = 0;  // the log was begun anew
  pages_ = pages;
  if (pages_ - asked_ >= limits_.least) {
    asked_ = pages_;
    changed_.notify_all();
  }
  if (pages_ <= limits_.most) return;
  asked_ = pages_;
  changed_.notify_all();
  changed_.wait(lock, [this] { return moved_ >= asked_; });
}

void Checkpointer::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopped_ || moved_ < asked_; });
    if (stopped_) return;
    const std::int64_t mine = asked_;
    lock.unlock();
    move();
    lock.lock();
    // Less than the log had when it was asked for: it was begun anew meanwhile.
    moved_ = mine <= asked_ ? mine : asked_;
    changed_.notify_all();
  }
}

void Checkpointer::move() const {
  Result<Statement> moving = own_->prepare("PRAGMA wal_checkpoint(PASSIVE)");
  if (!moving) return;
  Statement statement = std::move(moving).take();
  [[maybe_unused]] const Result<bool> row = statement.step();
}

}  // namespace plumbline::db
