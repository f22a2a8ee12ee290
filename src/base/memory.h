// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace plumbline {

// Memory that is freed stays with the process for what comes next, up to some hundred megabytes.
// For a program that takes and frees the same amount again and again until it ends: to give a page
// back and take another costs as much as to fill it.
void keep_freed_memory();

}  // namespace plumbline
