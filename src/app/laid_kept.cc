// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>

#include "app/laid_kept_internal.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kPairsTogether = 20'000;  // pairs; some 2 MB

}  // namespace

Result<std::optional<resolve::Laid>> LaidKept::find(std::size_t one, std::size_t other) {
  PL_TRY(std::optional<store::LaidRow> row, reader_.find(rows_[one], rows_[other]));
  std::optional<resolve::Laid> laid;
  if (row) laid.emplace(resolve::Laid{row->basis, std::move(row->found)});
  return laid;
}

Status LaidKept::keep(std::size_t one, std::size_t other, resolve::Laid laid) {
  if (!writable_) return Done{};
  fresh_.push_back({rows_[one], rows_[other], laid.basis, std::move(laid.found)});
  if (fresh_.size() >= kPairsTogether) write();
  return Done{};
}

void LaidKept::write() {
  // Beside each other as they will lie.
  std::sort(fresh_.begin(), fresh_.end(), [](const store::LaidRow& a, const store::LaidRow& b) {
    return std::minmax(a.one, a.other) < std::minmax(b.one, b.other);
  });
  if (!fresh_.empty()) writable_ = static_cast<bool>(store::keep_laid(folder_, fresh_, among_));
  fresh_.clear();
}

}  // namespace plumbline::app
