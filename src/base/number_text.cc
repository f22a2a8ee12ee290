// SPDX-License-Identifier: Apache-2.0

#include "base/number_text.h"

#include <algorithm>

namespace plumbline {

std::string grouped(double value) {
  std::string out = std::to_string(value);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  if (out == "-0") return "0";
  const std::size_t first = out.front() == '-' ? 1 : 0;
  for (std::size_t at = std::min(out.find('.'), out.size()); at > first + 3; at -= 3) {
    out.insert(at - 3, ",");
  }
  return out;
}

}  // namespace plumbline
