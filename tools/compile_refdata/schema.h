// SPDX-License-Identifier: Apache-2.0
//
// What each data file must hold: its columns and the words its cells may use. A file without an
// entry may have any columns; its rows are only checked as TSV.

#pragma once

#include "tsv.h"

namespace plumbline::refdata_compiler {

void check_schema(const Tsv& tsv, Faults& faults);

// No two rows may share the value of `columns` (given by index).
void check_unique(const Tsv& tsv, const std::vector<std::size_t>& columns, Faults& faults);

}  // namespace plumbline::refdata_compiler
