// SPDX-License-Identifier: Apache-2.0
//
// Which places of the reference documents may hold a quotation: those that share runs of words with
// it, or, if hardly any are left as they stood (a bad scan), its rare words (seeds.h).

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"
#include "text/span.h"

namespace plumbline::store {

struct ReferenceMatch {
  std::string hash;
  std::uint32_t number = 0;  // of the reference, in the order of hashes
  double score = 0;
  text::Span place;       // bytes of its text in which what is shared begins
  bool by_words = false;  // the quotation stands anywhere near `place`, which is large
};

// A piece of a reference's text.
struct Excerpt {
  std::string text;
  std::uint32_t begin = 0;  // byte of the whole text
};

// References without seeds, in the workspace as it is now.
[[nodiscard]] Result<std::int64_t> count_seedless(const Workspace& workspace);
// Writes the seeds that are missing. An error if the workspace cannot be written.
[[nodiscard]] Status index_seeds(const std::string& folder);

// One thread; the workspace must outlive it. What is read of the workspace meanwhile, by anybody,
// is as it was at open(): an `add` beside it moves the seeds.
class ReferenceIndex {
 public:
  [[nodiscard]] static Result<ReferenceIndex> open(const Workspace& workspace);
  ReferenceIndex(ReferenceIndex&&) noexcept;
  ~ReferenceIndex();

  // References whose seeds are not written yet (they are being added, or a kill came between):
  // match() cannot find them. Their numbers, rising.
  [[nodiscard]] const std::vector<std::uint32_t>& waiting() const;

  // Of what kind a reference is to who asks, by its number: 0 to kKinds - 1.
  static constexpr std::size_t kKinds = 4;
  using Kind = std::function<std::size_t(std::uint32_t number)>;

  // Up to `limit` places in references of each kind, best first, equal ones in the order of hashes.
  // The fewer places a run stands at, the more it says. Time grows with the number of places of the
  // rarer runs, up to a bound.
  [[nodiscard]] Result<std::vector<ReferenceMatch>> match(std::string_view quotation,
                                                          std::size_t limit,
                                                          const Kind& kind_of = {}) const;

  // What stands of a reference around `place`, with `margin` bytes on either side; all of it if it
  // is short or `place` is empty. NotFound if there is none of that hash.
  [[nodiscard]] Result<Excerpt> excerpt(const std::string& hash, const text::Span& place,
                                        std::uint32_t margin) const;

 private:
  struct State;
  explicit ReferenceIndex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace plumbline::store
