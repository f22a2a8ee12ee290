// SPDX-License-Identifier: Apache-2.0
//
// Web archive collections (WACZ).

#pragma once

#include "base/result.h"
#include "ingest/readers.h"

namespace plumbline::ingest {

// Each WARC file in it is a member to be read on; of a bundle that `export --format wacz` wrote,
// each original. What is missing, unlisted or has another SHA-256 than its package or its record
// gives is an error part beside what is read.
[[nodiscard]] Status read_wacz(const RawFile& raw, const PartSink& sink);

}  // namespace plumbline::ingest
