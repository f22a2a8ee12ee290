// SPDX-License-Identifier: Apache-2.0

#include "http/kept.h"

#include <algorithm>

namespace plumbline::http {

void Kept::meet(std::int64_t version) {
  if (version <= version_) return;
  version_ = version;
  entries_.clear();
  held_ = 0;
}

std::optional<Response> Kept::find(const std::string& question, std::int64_t version) {
  const std::scoped_lock lock(mutex_);
  meet(version);
  if (version != version_) return std::nullopt;
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& each) { return each.question == question; });
  if (found == entries_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found);
  return found->answer;
}

void Kept::keep(const std::string& question, std::int64_t version, const Response& answer) {
  const std::scoped_lock lock(mutex_);
  meet(version);
  // Made while something else was added: it may hold either.
  if (answer.passing || answer.write || answer.tell) return;
  if (version != version_ || answer.status != 200 || answer.body.size() > most_ / 4) return;
  const bool there = std::any_of(entries_.begin(), entries_.end(),
                                 [&](const Entry& each) { return each.question == question; });
  if (there) return;
  entries_.push_front({question, answer});
  held_ += answer.body.size();
  while (held_ > most_) {
    held_ -= entries_.back().answer.body.size();
    entries_.pop_back();
  }
}

std::string question_of(const Request& request) {
  std::string out = request.path;
  for (const auto& [name, value] : request.query) {
    if (name == "ticket") continue;  // who asks, not what
    out += '\0' + name + '\0' + value;
  }
  return out;
}

}  // namespace plumbline::http
