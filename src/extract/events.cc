// SPDX-License-Identifier: Apache-2.0

#include "extract/content_readers_internal.h"
#include "extract/events_internal.h"

namespace plumbline::extract {

std::vector<SettledEvent> settle_events(const Scene& scene) {
  std::vector<SettledEvent> events;
  events.reserve(scene.analysis.guessed_events.size());
  for (const language::GuessedEvent& guess : scene.analysis.guessed_events) {
    events.push_back({guess, {}});
  }
  if (events.empty()) return events;
  const Proposition whole{};
  View view{.scene = scene, .proposition = whole, .frames = *scene.frames};
  view.leading = scene.leading ? *scene.leading : std::string();
  mend_events(view, events);
  settle_roles(view, events);
  settle_places(view, events);
  settle_times(view, events);
  return events;
}

}  // namespace plumbline::extract
