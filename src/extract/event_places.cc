// SPDX-License-Identifier: Apache-2.0
//
// Where an event happened whose sentence does not say: where the text last said that something
// happened, a few sentences before. Only for what happens to victims where they are kept; courts
// and police may act elsewhere, and people are recruited in one place and moved to another.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"

namespace plumbline::extract {
namespace {

constexpr std::uint32_t kReach = 3;  // sentences

constexpr std::array<std::string_view, 7> kOnTheSpot = {
    "exploitation", "harbouring", "violence", "escape", "rescue", "death", "disappearance"};

bool is_on_the_spot(const std::string& type) {
  return std::find(kOnTheSpot.begin(), kOnTheSpot.end(), type) != kOnTheSpot.end();
}

// Places said with "in", "at", "near": by their first tokens, with the sentence they stand in.
class PlacesBefore {
 public:
  PlacesBefore(const View& view) : view_(view) {
    const language::Analysis& analysis = view.analysis();
    for (const language::Name& name : analysis.names) {
      if (name.kind != language::NameKind::Place || name.is_country) continue;
      if (is_location(name) || is_place_of_event(name)) {
        places_.push_back(&name);
      }
    }
  }

  // The last one that begins before the byte `at`, not too far back; null if there is none.
  [[nodiscard]] const language::Name* last_before(std::uint32_t at) const {
    const language::Analysis& analysis = view_.analysis();
    const auto next =
        std::partition_point(places_.begin(), places_.end(), [&](const language::Name* name) {
          return analysis.tokens[name->tokens.begin].span.begin < at;
        });
    if (next == places_.begin()) return nullptr;
    const language::Name* found = *std::prev(next);
    const auto after = std::partition_point(
        analysis.sentences.begin(), analysis.sentences.end(), [&](const text::Sentence& sentence) {
          return analysis.tokens[sentence.tokens.begin].span.begin <= at;
        });
    const auto here = static_cast<std::uint32_t>(after - analysis.sentences.begin());
    return analysis.sentence_of[found->tokens.begin] + 1 + kReach >= here ? found : nullptr;
  }

 private:
  // "took them to Palma"
  [[nodiscard]] bool is_place_of_event(const language::Name& name) const {
    if (view_.scene.events == nullptr) return false;
    return std::any_of(view_.scene.events->begin(), view_.scene.events->end(),
                       [&](const language::GuessedEvent& event) {
                         return event.place.contains(name.tokens.begin);
                       });
  }

  [[nodiscard]] bool is_location(const language::Name& name) const {
    std::uint32_t before = name.tokens.begin;
    if (before == 0) return true;  // a dateline
    --before;
    if (before > 0 && view_.word(before).pos != Pos::Adposition) --before;
    return view_.is(before, {key("in"), key("at"), key("near"), key("outside"), key("across"),
                             key("of"), key("into"), key("off")});
  }

  const View& view_;
  std::vector<const language::Name*> places_;
};

}  // namespace

void place_events(const Scene& scene, std::vector<model::Claim>& claims) {
  if (scene.analysis.arcs.empty()) return;
  const Proposition whole{};
  const View view{.scene = scene, .proposition = whole, .frames = *scene.frames};
  const PlacesBefore places(view);
  const auto settle = [&](model::Incident& incident) {
    if (incident.place || !incident.passage || !is_on_the_spot(incident.type)) return;
    const language::Name* name = places.last_before(incident.passage->span.begin);
    if (name != nullptr) incident.place = place_of(view, *name);
  };
  for (model::Claim& claim : claims) {
    if (claim.incident) settle(*claim.incident);
    for (model::Incident& more : claim.more_incidents) settle(more);
  }
}

}  // namespace plumbline::extract
