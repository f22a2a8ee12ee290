// SPDX-License-Identifier: Apache-2.0
//
// Does a claim of one document say what a claim of another says?
//
// Decided by what was read out of them (the same figure, event or verdict at the same place and
// time) or by the same words in the same order; never by likeness of subject. Where that is not
// enough the answer is Unsure with what is missing, and the two are not counted together.
//
// Pure, and each answer names its grounds.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/claim.h"
#include "refdata/refdata.h"

namespace plumbline::resolve {

// One claim as it is held beside claims of other documents. `claim` must outlive it.
struct Telling {
  std::string document;  // hash
  std::string publisher;
  Date published;
  const model::Claim* claim = nullptr;
  std::string words;        // of its first passage
  bool taken_back = false;  // taken_back.h
};

enum class Sameness : std::uint8_t {
  Other,      // they speak of different things
  Unsure,     // they may say the same; what is missing stands in the grounds
  Otherwise,  // they speak of the same thing and differ in what the grounds name
  Same,
};

enum class Ground : std::uint8_t {
  SameWords,
  SameFigure,
  SameEvent,
  SameVerdict,
  SamePlace,
  SameTime,
  SameNames,    // proper names both give to who did it or to whom it was done
  SharedWords,  // further words of content, too few to be the same words
  OtherNumber,
  OtherTime,  // within a day or so of the other, or another period for the same words
  OtherVerdict,
  Denied,       // one says that it is not so
  NotEnough,    // too little to tell
  NoEdition,    // one of the two does not say of which year
  OtherStatus,  // counted in another state: identified, and registered
  NoNumber,     // the event is the same, but the other gives no number of it
  TakenBack,    // the other document tells it only to take it back
};
[[nodiscard]] const char* to_string(Sameness sameness);
[[nodiscard]] const char* to_string(Ground ground);

struct Reasoned {
  Ground ground = Ground::NotEnough;
  std::string detail;  // "23 workers", "2023-03-15 for 2023-03-14"; may be empty
  bool operator==(const Reasoned&) const = default;
};

struct Likeness {
  Sameness sameness = Sameness::Other;
  std::vector<Reasoned> grounds;  // none for Other
};

// Words of content of one passage, cut to what is the same in their forms, in order.
struct ContentWords {
  std::vector<std::uint64_t> keys;
  std::vector<std::string> printed;  // of each key, folded
  std::vector<std::string> numbers;  // "23", "2022": by value, in order
  bool negated = false;
};
[[nodiscard]] ContentWords content_words(std::string_view passage, const refdata::RefData& refdata);

// Holds many claims beside one. `seed` and `refdata` must outlive it.
class Comparison {
 public:
  Comparison(const Telling& seed, const refdata::RefData& refdata);

  // Whether `other` says what the seed says; it may say more. Linear in the two passages, but for
  // the alignment of their words.
  [[nodiscard]] Likeness with(const Telling& other) const;

  // The words of the seed by which others are best looked for, the telling ones first.
  [[nodiscard]] const ContentWords& words() const { return words_; }

 private:
  const Telling& seed_;
  const refdata::RefData& refdata_;
  ContentWords words_;
};

}  // namespace plumbline::resolve
