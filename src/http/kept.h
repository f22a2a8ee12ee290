// SPDX-License-Identifier: Apache-2.0
//
// The last answers of slow routes. An answer is good as long as nothing is added to the workspace
// or decided in it, which its number of changes tells.

#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>

#include "http/message.h"

namespace plumbline::http {

// Safe for many threads. Holds at most `most` bytes of bodies; the one asked for longest ago goes
// first.
class Kept {
 public:
  Kept() = default;
  explicit Kept(std::size_t most) : most_(most) {}

  // `version`: of the workspace; answers of others are forgotten.
  [[nodiscard]] std::optional<Response> find(const std::string& question, std::int64_t version);
  void keep(const std::string& question, std::int64_t version, const Response& answer);

 private:
  struct Entry {
    std::string question;
    Response answer;
  };
  void meet(std::int64_t version);

  std::mutex mutex_;
  std::size_t most_ = std::size_t{32} << 20U;
  std::size_t held_ = 0;
  std::int64_t version_ = -1;
  std::list<Entry> entries_;  // the one asked for last is first
};

// What is asked, so that equal questions are equal words.
[[nodiscard]] std::string question_of(const Request& request);

}  // namespace plumbline::http
