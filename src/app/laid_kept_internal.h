// SPDX-License-Identifier: Apache-2.0
//
// Pairs of articles that earlier questions laid side by side, out of the workspace and into it.

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "resolve/reprints.h"
#include "store/laid.h"

namespace plumbline::app {

// What earlier questions found, and what this one finds. Where the workspace cannot be written, or
// has no room, the answer is the same and the next question as slow.
class LaidKept final : public resolve::LaidBefore {
 public:
  // `rows`: of the articles, in the workspace; must outlive it.
  LaidKept(std::string folder, const std::vector<std::int64_t>& rows, store::LaidReader reader,
           store::LaidAmong among)
      : folder_(std::move(folder)),
        rows_(rows),
        reader_(std::move(reader)),
        among_(std::move(among)) {}

  Result<std::optional<resolve::Laid>> find(std::size_t one, std::size_t other) override;
  Status keep(std::size_t one, std::size_t other, resolve::Laid laid) override;
  // What is not written yet; after the last question.
  void write();

 private:
  std::string folder_;
  const std::vector<std::int64_t>& rows_;
  store::LaidReader reader_;
  store::LaidAmong among_;
  std::vector<store::LaidRow> fresh_;
  bool writable_ = true;
};

}  // namespace plumbline::app
