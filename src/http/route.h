// SPDX-License-Identifier: Apache-2.0
//
// What may be asked for. One table: the server answers by it, the OpenAPI document and the test
// over all routes are made from it, so that no route goes without description or protection.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "accounts/account.h"
#include "accounts/audit.h"
#include "http/door.h"
#include "http/message.h"

namespace plumbline::app {
class Pipeline;
}

namespace plumbline::http {

struct Parameter {
  std::string_view name;
  std::string_view in;     // path, query
  std::string_view words;  // what it means
};

// What the body of a request may be.
struct BodyRule {
  std::string_view type = "application/json";
  std::uint64_t most = 1U << 20U;  // bytes
};
[[nodiscard]] BodyRule body_rule(std::string_view method, std::string_view path);

class Jobs;
class Kept;

// What is worked on, and who does.
struct Desk {
  std::string workspace;
  std::string who = {};  // as decisions are signed
  // Told when words of references wait to be entered; may be empty.
  std::function<void()> words_wait = {};
  const app::Pipeline* pipeline = nullptr;  // reads documents; null: none are taken
  Kept* kept = nullptr;                     // answers of slow routes; null: each is made anew
  Jobs* jobs = nullptr;                     // null: none are begun
  Visitor visitor = {};                     // who asks
  accounts::Accounts* accounts = nullptr;   // null: there is one person
  cases::Cases* cases = nullptr;            // likewise
  bool entered = false;                     // the deed stands in the journal already
  Kept* kept_short = nullptr;               // Keep::UntilWritten; null as above
  Kept* kept_counts = nullptr;              // Keep::UntilDocumentsChange; null as above
};

// What every handler is given. Views: valid during the call.
struct Call {
  const Request& request;
  const Desk& desk;
  std::map<std::string, std::string, std::less<>> path;  // {hash} of the pattern

  [[nodiscard]] std::string part(std::string_view name) const {
    const auto found = path.find(name);
    return found == path.end() ? std::string() : found->second;
  }
};

// How long an answer of a quick route is told from memory.
enum class Keep : std::uint8_t {
  No,
  UntilWritten,  // until anything in the workspace changes
  // Counts that depend on documents and what was read in them alone, not on what people confirm or
  // reject: until those change. They take long enough to be made by a thread of their own.
  UntilDocumentsChange,
};

struct Route {
  std::string_view method;
  std::string_view pattern;  // "/api/documents/{hash}"; a part in braces takes one segment
  accounts::Right right = accounts::Right::Administer;  // that who asks must have
  std::string_view summary;
  std::span<const Parameter> parameters;
  Response (*run)(const Call& call) = nullptr;
  bool slow = false;  // may take seconds: reads all that is told of a country, or of all; is kept
  // What the journal of a team calls it, entered before it is done; empty: it is not entered.
  std::string_view deed = {};
  // Asked for again and again: the answer is told from memory for a while. It must not depend on
  // who asks.
  Keep kept = Keep::No;
};

[[nodiscard]] std::span<const Route> routes();

// The parts in braces if the path fits the pattern.
[[nodiscard]] std::optional<std::map<std::string, std::string, std::less<>>> fit(
    std::string_view pattern, std::string_view path);

// The answer of the table: 404 if no pattern fits, 405 with `Allow` if none has the method. HEAD is
// answered as GET. 403 if the visitor has not the right. Does not ask who is asking: guard.h does.
[[nodiscard]] Response answer(const Request& request, const Desk& desk);
// What answer() would enter in the journal first, for who enters it himself and says so
// (Desk::entered); nothing if nothing is entered, or the visitor has not the right.
[[nodiscard]] std::optional<accounts::Deed> deed_of(const Request& request, const Desk& desk);
// The answer if it is in memory. For a visitor who has the right, after his deed was entered.
[[nodiscard]] std::optional<Response> kept_answer(const Request& request, const Desk& desk);
// The route that would answer; nullptr: none.
[[nodiscard]] const Route* route_of(const Request& request);

// OpenAPI 3.1, made from routes().
[[nodiscard]] std::string openapi();

}  // namespace plumbline::http
