// SPDX-License-Identifier: Apache-2.0

#include "model/move.h"

namespace plumbline::model {
namespace {

void move(Passage& passage, std::uint32_t by) {
  passage.span.begin += by;
  passage.span.end += by;
}

void move(std::optional<Passage>& passage, std::uint32_t by) {
  if (passage) move(*passage, by);
}

void move(Incident& incident, std::uint32_t by) {
  move(incident.passage, by);
  if (incident.place) move(incident.place->passage, by);
}

void move(std::vector<Element>& elements, std::uint32_t by) {
  for (Element& element : elements) move(element.passage, by);
}

}  // namespace

void move_passages(Claim& claim, std::uint32_t by) {
  for (Passage& passage : claim.passages) move(passage, by);
  for (ChainLink& link : claim.chain.links) {
    move(link.speaker, by);
    move(link.cue_passage, by);
  }
  if (claim.incident) move(*claim.incident, by);
  for (Incident& incident : claim.more_incidents) move(incident, by);
  if (claim.figure) move(claim.figure->passage, by);
  for (Figure& figure : claim.more_figures) move(figure.passage, by);
  if (claim.route) {
    for (RouteStop& stop : claim.route->stops) move(stop.place.passage, by);
  }
  if (claim.elements) {
    move(claim.elements->acts, by);
    move(claim.elements->means, by);
    move(claim.elements->purposes, by);
  }
}

void forget_passages(Claim& claim) {
  forget_passages(claim.chain);
  const auto forget = [](Incident& incident) {
    incident.passage.reset();
    if (incident.place) incident.place->passage.reset();
  };
  if (claim.incident) forget(*claim.incident);
  for (Incident& incident : claim.more_incidents) forget(incident);
  if (claim.figure) claim.figure->passage.reset();
  for (Figure& figure : claim.more_figures) figure.passage.reset();
  if (claim.route) {
    for (RouteStop& stop : claim.route->stops) stop.place.passage.reset();
  }
  if (!claim.elements) return;
  for (auto* elements :
       {&claim.elements->acts, &claim.elements->means, &claim.elements->purposes}) {
    for (Element& element : *elements) element.passage.reset();
  }
}

void forget_passages(AttributionChain& chain) {
  for (ChainLink& link : chain.links) {
    link.speaker.reset();
    link.cue_passage.reset();
  }
}

}  // namespace plumbline::model
