// SPDX-License-Identifier: Apache-2.0
//
// The one way a step can refuse: a value, or an Error that a person can act on.
//
// Only for what the outside world may refuse (files, SQL, malformed input, permission). Messy but
// readable text is never an error: it yields a value with diagnostics. A broken promise inside the
// program is PL_CHECK.

#pragma once

#include <cstdlib>
#include <string>
#include <utility>
#include <variant>

namespace plumbline {

// Named for what the caller can do about it.
enum class ErrorCode {
  Misuse,        // the request makes no sense: change the words typed
  NotFound,      // the thing named does not exist
  Unreadable,    // it exists, but cannot be opened or read
  Malformed,     // its content is not what its format promises
  LimitReached,  // a stated limit of size, time, memory or depth was hit
  Unavailable,   // a program or layer this machine lacks
  Conflict,      // somebody else changed or holds it
  Internal,      // our fault
};

struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;  // one sentence; names the file, the place and, where known, the mend

  // The same error told from one level up: "reading report.pdf: page 3 has no text".
  [[nodiscard]] Error within(const std::string& context) && {
    message = context + ": " + message;
    return std::move(*this);
  }
};

template <class T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that `return value;` and `return Error{...};` both read well.
  // NOLINTBEGIN(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Only after ok(): the program stops otherwise.
  [[nodiscard]] const T& operator*() const& { return checked(); }
  [[nodiscard]] const T* operator->() const { return &checked(); }
  [[nodiscard]] T take() && {
    (void)checked();
    return std::get<0>(std::move(state_));
  }
  [[nodiscard]] Error error() && { return std::get<1>(std::move(state_)); }
  [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }

 private:
  [[nodiscard]] const T& checked() const {
    if (!ok()) std::abort();
    return std::get<0>(state_);
  }
  std::variant<T, Error> state_;
};

// The value of a step that only succeeds or fails.
struct Done {
  bool operator==(const Done&) const = default;
};
using Status = Result<Done>;

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace plumbline

// PL_TRY(const Page page, read_page(3)); - the value, or return its error from here.
#define PL_TRY(declaration, expression) \
  PL_TRY_AT(PL_JOIN(pl_try_, __LINE__), declaration, expression)
#define PL_TRY_AT(result, declaration, expression) \
  auto result = (expression);                      \
  if (!result) return std::move(result).error();   \
  declaration = std::move(result).take()
#define PL_JOIN(a, b) PL_JOIN_AGAIN(a, b)
#define PL_JOIN_AGAIN(a, b) a##b

// PL_CHECK(condition): a promise inside the program; kept in release builds; never on input.
#define PL_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::plumbline::check_failed(#condition, __FILE__, __LINE__))
