// SPDX-License-Identifier: Apache-2.0

#include "base/memory.h"

#include <malloc.h>

namespace plumbline {

void keep_freed_memory() {
  constexpr int kKept = 256 << 20;    // bytes at the end of a heap
  constexpr int kGrowth = 16 << 20;   // by which it grows
  constexpr int kLargest = 32 << 20;  // piece of it; the most that the C library allows
  ::mallopt(M_TRIM_THRESHOLD, kKept);
  ::mallopt(M_TOP_PAD, kGrowth);
  ::mallopt(M_MMAP_THRESHOLD, kLargest);
}

}  // namespace plumbline
