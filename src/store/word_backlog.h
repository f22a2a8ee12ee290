// SPDX-License-Identifier: Apache-2.0
//
// References are found for quotations as soon as they are added (seeds.h). The index of their
// words, which `search` needs and which takes several times as long, is made when somebody first
// searches.

#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

// References whose words `search` does not know yet.
[[nodiscard]] Result<std::int64_t> count_wordless(const Workspace& workspace);

// Makes them known, some 16 MB of text or 4,000 documents in a transaction: a kill loses the last
// of these only, and the next call goes on. So does it after `stop` became true, which is looked at
// between transactions. An error if the workspace cannot be written.
[[nodiscard]] Status index_words(const std::string& folder,
                                 const std::atomic<bool>* stop = nullptr);

}  // namespace plumbline::store
