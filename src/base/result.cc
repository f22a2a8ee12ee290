// SPDX-License-Identifier: Apache-2.0

#include "base/result.h"

#include <cstdio>

namespace plumbline {

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "plumbline: internal check failed: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace plumbline
