// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace plumbline {

// From now on the calling thread gets the processor after those of usual priority: what it makes is
// waited for by one that has more to do.
void give_way();

}  // namespace plumbline
