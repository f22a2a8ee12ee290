// SPDX-License-Identifier: Apache-2.0

#include "http/kept.h"

namespace plumbline::http {

std::size_t Kept::size_of(const Entry& entry) {
  return entry.question.size() + entry.answer.body.size() + kAround;
}

void Kept::meet(std::int64_t version) {
  if (version <= version_) return;
  version_ = version;
  places_.clear();
  entries_.clear();
  held_ = 0;
}

std::optional<Response> Kept::find(const std::string& question, std::int64_t version) {
  const std::scoped_lock lock(mutex_);
  meet(version);
  if (version != version_) return std::nullopt;
  const auto found = places_.find(question);
  if (found == places_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->answer;
}

void Kept::keep(const std::string& question, std::int64_t version, const Response& answer) {
  const std::scoped_lock lock(mutex_);
  meet(version);
  // Made while something else was added: it may hold either.
  if (answer.passing || answer.write || answer.tell) return;
  if (version != version_ || answer.status != 200 || size_of({question, answer}) > most_ / 4)
    return;
  if (places_.contains(question)) return;
  entries_.push_front({question, answer});
  places_.emplace(entries_.front().question, entries_.begin());
  held_ += size_of(entries_.front());
  while (held_ > most_) {
    held_ -= size_of(entries_.back());
    places_.erase(entries_.back().question);
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
