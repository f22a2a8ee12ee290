// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <utility>

#include "http/places_internal.h"

namespace plumbline::http {

PlacesRule lines_within(PlacesRule rule, std::size_t descriptors) {
  // Of few the lines get half.
  const std::size_t others = std::min(kOtherDescriptors, descriptors / 2);
  const std::size_t lines = std::max<std::size_t>(1, (descriptors - others) / kDescriptorsOfLine);
  if (lines < static_cast<std::size_t>(rule.crowd)) rule.crowd = static_cast<int>(lines);
  rule.most = std::min(rule.most, rule.crowd);
  return rule;
}

std::unique_ptr<Place> Places::take() {
  std::unique_ptr<Place> place(new Place(*this));  // ends without the lock, which it takes
  const std::scoped_lock lock(mutex_);
  if (!has_room() && !make_room()) return nullptr;
  ++taken_;
  place->lost_ = false;
  place->list();
  return place;
}

bool Places::has_room() const {
  if (taken_ < rule_.most) return true;
  if (taken_ >= rule_.crowd || strangers_.empty()) return false;
  return std::chrono::steady_clock::now() - strangers_.front()->since_ < rule_.just_now;
}

bool Places::make_room() {
  std::list<Place*>& among = strangers_.empty() ? people_ : strangers_;
  if (among.empty()) return false;
  Place& leaves = *among.front();
  leaves.unlist();
  leaves.lost_ = true;
  --taken_;
  // What it holds for that ends with it: lines that are gone and do not know it hold no more.
  if (const auto leave = std::exchange(leaves.leave_, {})) leave();
  return true;
}

Place::~Place() {
  const std::scoped_lock lock(places_.mutex_);
  unlist();
  if (!lost_) --places_.taken_;
}

void Place::list() {
  among_ = known_ ? &places_.people_ : &places_.strangers_;
  among_->splice(among_->end(), alone_);
}

void Place::unlist() {
  if (among_ != nullptr) alone_.splice(alone_.end(), *among_, at_);
  among_ = nullptr;
}

void Place::wait() {
  const std::scoped_lock lock(places_.mutex_);
  if (lost_ || (among_ != nullptr && !known_)) return;
  unlist();
  list();
}

void Place::answer() {
  const std::scoped_lock lock(places_.mutex_);
  if (known_) unlist();
}

void Place::keep() {
  const std::scoped_lock lock(places_.mutex_);
  unlist();
}

void Place::let_in() {
  const std::scoped_lock lock(places_.mutex_);
  if (!known_) unlist();
  known_ = true;
}

bool Place::leave_by(std::function<void()> leave) {
  const std::scoped_lock lock(places_.mutex_);
  leave_ = std::move(leave);
  return !lost_;
}

}  // namespace plumbline::http
