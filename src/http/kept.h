// SPDX-License-Identifier: Apache-2.0
//
// The last answers of routes. An answer is good as long as the workspace has the version that it
// was made of.

#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/message.h"

namespace plumbline::http {

// Safe for many threads. Holds at most `most` bytes; the one asked for longest ago goes
// first.
class Kept {
 public:
  static constexpr std::size_t kAround = 512;  // bytes of an answer besides body and question

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
  static std::size_t size_of(const Entry& entry);
  void meet(std::int64_t version);

  std::mutex mutex_;
  std::size_t most_ = std::size_t{32} << 20U;
  std::size_t held_ = 0;
  std::int64_t version_ = -1;
  std::list<Entry> entries_;  // the one asked for last is first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;  // by their questions
};

// What is asked, so that equal questions are equal words.
[[nodiscard]] std::string question_of(const Request& request);

}  // namespace plumbline::http
