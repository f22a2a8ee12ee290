// SPDX-License-Identifier: Apache-2.0
//
// How is this text built? Document to Analysis.

#pragma once

#include <span>
#include <vector>

#include "language/analysis.h"
#include "language/learned.h"
#include "model/document.h"
#include "refdata/refdata.h"

namespace plumbline::language {

// Never fails: what cannot be told apart is left out of its layer, what is odd becomes a
// diagnostic. Pure: the same document and reference data give the same analysis on any thread.
// Linear in the text. Where `learned` is given, it reads tags, tree and names; else rules do.
[[nodiscard]] Analysis analyse(const model::Document& document, const refdata::RefData& refdata,
                               const Learned* learned = nullptr);

// The same of several, in their order, a fifth faster for short ones: each layer is made for all of
// them before the next, so that its code stays in the processor's cache.
[[nodiscard]] std::vector<Analysis> analyse_all(std::span<const model::Document* const> documents,
                                                const refdata::RefData& refdata,
                                                const Learned* learned = nullptr);

}  // namespace plumbline::language
