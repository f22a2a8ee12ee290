// SPDX-License-Identifier: Apache-2.0
//
// Which words of a passage tell what is, and which only what a law, a plan or a duty says shall be?

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "refdata/refdata.h"
#include "text/sentence.h"
#include "text/token.h"

namespace plumbline::graph {

// Offsets are bytes of the passage. "The national plan to combat slavery" tells of a plan and of no
// slave; "slavery is punishable by prison" of no sentence. What stands behind "but" tells again.
class Stance {
 public:
  Stance(std::string_view text, const refdata::RefData& refdata);

  // What begins there is told of as something that is.
  [[nodiscard]] bool tells(std::size_t offset) const;
  // "Were rarely prosecuted": what begins there hardly happens.
  [[nodiscard]] bool is_rare(std::size_t offset) const;
  // "Does not permit": of a law, that it says no, not that it says nothing.
  [[nodiscard]] bool forbids() const;

 private:
  void find_norms(const refdata::RefData& refdata);
  void find_plans();
  [[nodiscard]] std::uint32_t break_after(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t token_at(std::size_t offset) const;

  std::vector<text::Token> tokens_;
  std::vector<text::TokenRange> norms_;
};

}  // namespace plumbline::graph
