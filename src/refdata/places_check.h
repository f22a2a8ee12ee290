// SPDX-License-Identifier: Apache-2.0
//
// The tables of places can be compared with their checksums while a document is read already: they
// are half of what is compared at a start.

#pragma once

#include "base/result.h"

namespace plumbline::refdata {

// After this RefData::load() does not compare places and their names. Who calls it must ask
// check_places() before showing what rests on them. Until then what is damaged in them is wrong,
// and does no harm: their readers follow nothing out of the image. Nothing changes if load() was
// called before.
void put_off_places();
// Malformed if they are damaged. Takes some milliseconds of one thread.
[[nodiscard]] Status check_places();

}  // namespace plumbline::refdata
