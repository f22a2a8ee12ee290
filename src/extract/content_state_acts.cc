// SPDX-License-Identifier: Apache-2.0
//
// Events and counts that are acts of a state: what the US minimum standards ask about. A charge or
// a conviction is investigation and prosecution (22 USC 7106(b)(1)), a rescue or repatriation
// protection of victims ((b)(2)), an extradition (b)(5). An arrest is left to the frames of
// responses, which look at who is arrested: it may be the victims.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"

namespace plumbline::extract {
namespace {

using model::Claim;
using model::ClaimKind;
using model::Modality;

struct StateAct {
  std::string_view code;  // of an event (data/frames/incident.tsv) or a status (status.tsv)
  std::string_view criterion;
  bool only_states;  // nobody else can do it
};

constexpr std::array<StateAct, 21> kActs = {{
    {"charge", "22 USC 7106(b)(1)", true},          {"conviction", "22 USC 7106(b)(1)", true},
    {"dismantling", "22 USC 7106(b)(1)", false},    {"investigation", "22 USC 7106(b)(1)", false},
    {"sentence", "22 USC 7106(b)(1)", true},        {"trial", "22 USC 7106(b)(1)", true},
    {"charged", "22 USC 7106(b)(1)", true},         {"convicted", "22 USC 7106(b)(1)", true},
    {"investigated", "22 USC 7106(b)(1)", true},    {"prosecuted", "22 USC 7106(b)(1)", true},
    {"sentenced", "22 USC 7106(b)(1)", true},       {"assistance", "22 USC 7106(b)(2)", false},
    {"identification", "22 USC 7106(b)(2)", false}, {"repatriation", "22 USC 7106(b)(2)", false},
    {"rescue", "22 USC 7106(b)(2)", false},         {"assisted", "22 USC 7106(b)(2)", false},
    {"identified", "22 USC 7106(b)(2)", false},     {"referred", "22 USC 7106(b)(2)", false},
    {"repatriated", "22 USC 7106(b)(2)", false},    {"rescued", "22 USC 7106(b)(2)", false},
    {"extradition", "22 USC 7106(b)(5)", true},
}};

const StateAct* act_of(const Claim& claim) {
  std::string_view code;
  if (claim.kind == ClaimKind::Incident && claim.incident) {
    const Modality modality = claim.incident->modality;
    if (modality != Modality::Asserted && modality != Modality::Alleged) return nullptr;
    code = claim.incident->type;
  } else if (claim.kind == ClaimKind::Figure && claim.figure) {
    code = claim.figure->status;
  }
  const auto found = std::find_if(kActs.begin(), kActs.end(),
                                  [code](const StateAct& act) { return act.code == code; });
  return found == kActs.end() ? nullptr : &*found;
}

}  // namespace

void tell_state_acts(const View& view, std::vector<Claim>& claims) {
  for (Claim& claim : claims) {
    if (claim.response || claim.polarity == model::Polarity::Negative) continue;
    const StateAct* act = act_of(claim);
    if (act == nullptr) continue;
    const TokenRange& tokens = view.proposition.tokens;
    std::string actor = acting_government(view, tokens);
    if (actor.empty() && act->only_states) actor = state_spoken_of(view, tokens);
    if (actor.empty()) continue;
    const text::Span& span = claim.passages.front().span;
    claim.response =
        model::Response{.actor = std::move(actor),
                        .action = std::string(text::slice(view.scene.document.text, span)),
                        .direction = "supports",
                        .criterion = std::string(act->criterion)};
  }
}

}  // namespace plumbline::extract
