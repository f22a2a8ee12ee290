// SPDX-License-Identifier: Apache-2.0
//
// Small blocks of memory that a thread gives back are kept for when it next asks for some.
//
// An article is made of some thousand of them, and many articles are made together: what malloc
// itself keeps for a thread is seven of each size, and all others it joins and cuts up again.
// docs/performance.md says what that costs.

#pragma once

#include <cstddef>
#include <memory>

namespace plumbline {

// While one lives, `new` and `delete` of its thread go through it: blocks up to kLargestKept bytes,
// kMostKept bytes of them at most. Every block is one of malloc, so any thread may give back what
// another was given. A thread has one at a time; it ends in the thread in which it began.
//
// Not for code that reads what others made, which runs in a process of its own (ingest/sandbox.h):
// malloc finds some blocks that are given back twice, this does not. Under a sanitizer it keeps
// nothing, so that every use of a block that was given back is seen.
class BlockCache {
 public:
  static constexpr std::size_t kLargestKept = 1024;
  static constexpr std::size_t kMostKept = std::size_t{8} << 20U;

  BlockCache();
  BlockCache(const BlockCache&) = delete;
  BlockCache& operator=(const BlockCache&) = delete;
  ~BlockCache();

  [[nodiscard]] std::size_t kept_bytes() const;
  // False where it was built with a sanitizer.
  [[nodiscard]] static bool keeps();
  // For a process that was forked from a thread with one: it has none from here on.
  static void leave();

  struct Lists;

 private:
  std::unique_ptr<Lists> lists_;
};

}  // namespace plumbline
