// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <string>

#include "extract/event_words_internal.h"
#include "text/token.h"

namespace plumbline::extract {
namespace {

constexpr std::array<std::string_view, 9> kEventWordKinds = {
    "court", "office", "court-rank", "male", "female", "several", "thing", "topic", "other-trade"};

}  // namespace

const EventWords& EventWords::of(const refdata::RefData& refdata) {
  static std::mutex guard;
  static std::map<std::string, EventWords, std::less<>> made;
  const std::scoped_lock lock(guard);
  if (const auto found = made.find(refdata.version()); found != made.end()) return found->second;
  EventWords& words = made[std::string(refdata.version())];
  const refdata::TableView table = refdata.table_view("wordlists/event_words");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto* const kind =
        std::find(kEventWordKinds.begin(), kEventWordKinds.end(), table.cell(row, 1));
    if (kind == kEventWordKinds.end()) continue;
    const std::string_view all = table.cell(row, 0);
    for (std::size_t at = 0; at <= all.size();) {
      const std::size_t end = std::min(all.find('|', at), all.size());
      words.kinds_[text::key_of(all.substr(at, end - at))] |= 1U
                                                              << (kind - kEventWordKinds.begin());
      at = end + 1;
    }
  }
  return words;
}

}  // namespace plumbline::extract
