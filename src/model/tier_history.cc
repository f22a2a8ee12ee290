// SPDX-License-Identifier: Apache-2.0

#include "model/tier_history.h"

namespace plumbline::model {

const char* to_string(TierMove move) {
  switch (move) {
    case TierMove::First: return "first";
    case TierMove::Same: return "same";
    case TierMove::Raised: return "raised";
    case TierMove::Lowered: return "lowered";
    case TierMove::Back: return "back";
    case TierMove::Left: return "left";
    case TierMove::Missing: return "missing";
  }
  return "missing";
}

const char* to_string(ClockState state) {
  switch (state) {
    case ClockState::Off: return "off";
    case ClockState::BeforeClock: return "before-clock";
    case ClockState::Counting: return "counting";
    case ClockState::Waived: return "waived";
    case ClockState::Overrun: return "overrun";
    case ClockState::Automatic: return "automatic";
  }
  return "off";
}

std::string tier_words(const std::string& tier) {
  if (tier == "2WL") return "Tier 2 Watch List";
  if (tier == "SPECIAL") return "special case";
  if (tier == "not-in-report") return "not in the report";
  return tier.empty() ? "no row" : "Tier " + tier;
}

}  // namespace plumbline::model
