// SPDX-License-Identifier: Apache-2.0

#include "base/priority.h"

#include <sys/resource.h>
#include <unistd.h>

namespace plumbline {

void give_way(int steps) {
  const auto self = static_cast<id_t>(::gettid());
  // Where it cannot be done, it only takes longer.
  (void)::setpriority(PRIO_PROCESS, self, ::getpriority(PRIO_PROCESS, self) + steps);
}

}  // namespace plumbline
