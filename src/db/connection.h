// SPDX-License-Identifier: Apache-2.0
//
// SQL to SQLite: connection, statement, transaction. Knows files, rows and values; what the tables
// mean is the business of others.
//
// Every connection keeps the same rules: write-ahead log, foreign keys on, deleted content
// overwritten, schema code not trusted, a bounded wait for other writers, no statement that leaves
// the file or, on a reader, changes anything (authorizer_internal.h). Errors name the database file
// and what mends them. A Connection and its Statements belong to one thread at a time.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace plumbline::db {

enum class Mode : std::uint8_t {
  Create,     // reads and writes; made if it is not there
  ReadWrite,  // must be there
  ReadOnly,
};

constexpr int kBusyTimeoutMs = 30000;  // how long a writer waits for another one
constexpr int kCacheKib = 32768;       // of pages that a connection keeps in memory

class Connection;
class KeptStatements;

// A compiled statement. Parameters and columns count from 1 and 0, as in SQLite.
class Statement {
 public:
  // Values are not copied: text must live until the statement has been run.
  Statement& bind(int at, std::string_view text);
  Statement& bind(int at, std::int64_t value);
  Statement& bind_bytes(int at, std::string_view bytes);  // read again by text()
  Statement& bind_null(int at);

  // One step: true if a row is there to be read, false at the end. After the end the statement is
  // ready to run again.
  [[nodiscard]] Result<bool> step();
  // Runs to the end, whatever rows come.
  [[nodiscard]] Status run();
  void reset();

  // Of the current row; text is valid until the next step.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  friend class Connection;
  struct Finalize {
    std::shared_ptr<KeptStatements> kept;  // takes it back; null: nobody does
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3_stmt* statement, const Connection* owner, std::shared_ptr<KeptStatements> kept)
      : statement_(statement, Finalize{std::move(kept)}), owner_(owner) {}
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  const Connection* owner_;
};

// Lives on the heap so that statements can point back to it.
class Connection {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::string& path, Mode mode);

  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // From now on the `most` statements used last stay compiled when they are done with, for whoever
  // prepares the same words again: compiling costs more than many a question. For connections that
  // live long.
  void keep_statements(std::size_t most);

  // Any number of statements whose rows nobody wants.
  [[nodiscard]] Status run(const std::string& sql) const;
  [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
  // First column of the first row; `otherwise` if there is no row.
  [[nodiscard]] Result<std::int64_t> number(const std::string& sql, std::int64_t otherwise) const;
  [[nodiscard]] Result<std::string> word(const std::string& sql) const;

  [[nodiscard]] std::int64_t last_id() const;
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] const std::string& path() const { return path_; }
  // Whether another question may be asked on it later: no transaction is open, and it sees what
  // others write meanwhile.
  [[nodiscard]] bool reusable() const;

  // For extensions that only SQLite's own interface can register.
  [[nodiscard]] sqlite3* native() const { return handle_.get(); }

  // What SQLite last complained of, with file and mend.
  [[nodiscard]] Error error(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  Connection(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  [[nodiscard]] Status configure(Mode mode);
  [[nodiscard]] Status prepare_to_write() const;

  std::unique_ptr<sqlite3, Close> handle_;
  std::string path_;
  std::shared_ptr<KeptStatements> kept_;
  bool immutable_ = false;  // read as it lay when it was opened
};

// While it lives, everything read is as it was when the first row was read, whoever writes; nothing
// can be written through this connection.
class Snapshot {
 public:
  [[nodiscard]] static Result<Snapshot> begin(const Connection& connection);
  // The same if nothing was begun yet; else what was begun goes on. Many statements in one are
  // cheaper, too: each alone takes and gives back the locks of a reader.
  [[nodiscard]] static Result<Snapshot> within(const Connection& connection);

  Snapshot(Snapshot&& other) noexcept;
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(Snapshot&&) = delete;
  ~Snapshot();

 private:
  explicit Snapshot(const Connection* connection) : connection_(connection) {}
  const Connection* connection_;  // nullptr: not ours to end
};

// All or nothing. Without commit() everything since begin() is undone.
class Transaction {
 public:
  // Takes the right to write at once, so that no later step can fail for another writer.
  [[nodiscard]] static Result<Transaction> begin(Connection& connection);

  Transaction(Transaction&& other) noexcept;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  // On failure the transaction is still undone.
  [[nodiscard]] Status commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

}  // namespace plumbline::db
