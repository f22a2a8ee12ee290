// SPDX-License-Identifier: Apache-2.0
//
// How many lines there may be at once, and whose makes room when one more comes: of strangers the
// one that came first, whatever it does, but in a crowd none that has come just now, or somebody
// whose header is on its way would be driven out by those who press in behind; else of people who
// have come in the one on which we have waited longest. Lines are of several threads; all here is
// safe for them, and only take() and leave_by() take memory, without which all is as before.

#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>

namespace plumbline::http {

class Place;

struct PlacesRule {
  int most = 0;   // lines; from here on somebody makes room
  int crowd = 0;  // lines, where whoever would make room has come just now; not less than `most`
  std::chrono::milliseconds just_now{0};
};

// Descriptors: a line of a stranger holds two, its own and one by which others shut it; the others
// are for the workspace, files that come in and the page.
constexpr std::size_t kDescriptorsOfLine = 2;
constexpr std::size_t kOtherDescriptors = 512;

// The rule if the system grants no more descriptors than these: with fewer lines, if it must be.
[[nodiscard]] PlacesRule lines_within(PlacesRule rule, std::size_t descriptors);

// Outlives the places it gives.
class Places {
 public:
  explicit Places(int most) : Places(PlacesRule{most, most}) {}
  explicit Places(const PlacesRule& rule) : rule_(rule) {}

  // A place for a stranger's line; whoever makes room for it is told. Null: all are kept.
  [[nodiscard]] std::unique_ptr<Place> take();
  [[nodiscard]] const PlacesRule& rule() const { return rule_; }

 private:
  friend class Place;
  bool make_room();
  [[nodiscard]] bool has_room() const;

  std::mutex mutex_;
  const PlacesRule rule_;
  int taken_ = 0;  // by lines that are not shut
  std::list<Place*> strangers_;
  std::list<Place*> people_;
};

// That of one line.
class Place {
 public:
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  // The other side keeps us waiting, from now on if it is one of the people. A stranger who was
  // kept (it was signing in) goes to the end, too.
  void wait();
  // It has been heard and is answered: nobody inside makes room meanwhile.
  void answer();
  // It makes no room, stranger's or not, until it waits again.
  void keep();
  // Somebody who has come in asks on it; it is kept until it waits.
  void let_in();
  // What is done when it makes room, once, by the thread of whoever takes the new place; it asks
  // nothing of places. False: it made room before.
  [[nodiscard]] bool leave_by(std::function<void()> leave);

 private:
  friend class Places;
  explicit Place(Places& places) : places_(places) {}
  void list();
  void unlist();

  Places& places_;
  const std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
  bool known_ = false;
  bool lost_ = true;                    // it made room, or was not given yet
  std::list<Place*>* among_ = nullptr;  // null: it is kept
  std::list<Place*> alone_{this};       // then; so listing it takes no memory
  const std::list<Place*>::iterator at_ = alone_.begin();
  std::function<void()> leave_;
};

}  // namespace plumbline::http
