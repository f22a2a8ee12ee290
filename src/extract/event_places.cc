// SPDX-License-Identifier: Apache-2.0
//
// Where an event happened whose sentence does not say: where an earlier event of the paragraph did,
// a few sentences before. The claim names this rule among its producers. Only for what happens to
// victims where they are kept; courts and police may act elsewhere, and people are recruited in one
// place and moved to another.

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

// Towns where earlier events of the text took place, by their first tokens.
class PlacesBefore {
 public:
  explicit PlacesBefore(const View& view) : view_(view) {
    for (const language::GuessedEvent& event : *view.scene.events) {
      for (const language::Name* name : names_in(view.analysis(), event.place)) {
        const bool town = name->kind == language::NameKind::Place && !name->is_country;
        if (town) places_.push_back(name);
      }
    }
    std::sort(places_.begin(), places_.end(),
              [](const auto* a, const auto* b) { return a->tokens.begin < b->tokens.begin; });
  }

  // The last one before the byte `at`, in its paragraph and not too far back; null if there is
  // none.
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
    if (after == analysis.sentences.begin()) return nullptr;
    const auto here = static_cast<std::uint32_t>(after - analysis.sentences.begin()) - 1;
    const std::uint32_t there = analysis.sentence_of[found->tokens.begin];
    const bool near = there + kReach >= here &&
                      analysis.sentences[there].paragraph == analysis.sentences[here].paragraph;
    return near ? found : nullptr;
  }

 private:
  const View& view_;
  std::vector<const language::Name*> places_;
};

}  // namespace

void place_events(const Scene& scene, std::vector<model::Claim>& claims) {
  if (scene.events == nullptr) return;
  const Proposition whole{};
  const View view{.scene = scene, .proposition = whole, .frames = *scene.frames};
  const PlacesBefore places(view);
  const auto settle = [&](model::Incident& incident, model::Claim& claim) {
    if (incident.place || !incident.passage || !is_on_the_spot(incident.type)) return;
    const language::Name* name = places.last_before(incident.passage->span.begin);
    if (name == nullptr) return;
    incident.place = place_of(view, *name);
    claim.producers.push_back({"extract", "content.place-carried"});
  };
  for (model::Claim& claim : claims) {
    if (claim.incident) settle(*claim.incident, claim);
    for (model::Incident& more : claim.more_incidents) settle(more, claim);
  }
}

}  // namespace plumbline::extract
