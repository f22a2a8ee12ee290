// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace plumbline {

// From now on the calling thread gets the processor after those of usual priority: what it makes is
// waited for by one that has more to do. `steps` of niceness: with 5 about a third of a processor
// that another thread wants, too, with 10 a tenth.
void give_way(int steps = 5);

}  // namespace plumbline
