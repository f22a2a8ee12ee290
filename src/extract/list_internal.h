// SPDX-License-Identifier: Apache-2.0
//
// Lists of those of whom something is said.

#pragma once

#include <cstdint>

#include "extract/reading_internal.h"

namespace plumbline::extract {

// "The border guard, the coast police and | the labour office say": all bodies of the list that the
// subject ends and that opens its sentence; the subject itself where it ends none.
[[nodiscard]] TokenRange with_bodies_before(const Reading& reading, const TokenRange& subject);
// The last of "the coast police, DHS and | the labour office"; empty: no list of bodies.
[[nodiscard]] TokenRange last_of_bodies(const Reading& reading, const TokenRange& phrase);
// "Men, women, and | children are believed to have been sold": where the list begins whose last
// item begins at `begin`; `begin` itself if it is none. In subjects.cc.
[[nodiscard]] std::uint32_t list_begin(const Reading& reading, std::uint32_t begin);

}  // namespace plumbline::extract
