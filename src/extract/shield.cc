// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "extract/shield_internal.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::NameKind;
using text::TokenRange;

// A given name alone is read as any kind of name.
bool may_be_person(const model::ChainLink& link) {
  return link.kind == model::SourceKind::Person || link.kind == model::SourceKind::Unknown ||
         link.kind == model::SourceKind::Organisation || link.kind == model::SourceKind::Survivor;
}

}  // namespace

void Shield::cover(model::ChainLink& link) const {
  if (link.kind == model::SourceKind::Outlet) {
    // Who was read as the publisher may yet be the one whom the text opens with.
    std::string name = link.name;
    if (names_.mask(name) && name == kSurvivor) {
      link.name.clear();
      link.status = model::LinkStatus::Unnamed;
      link.speaker.reset();
    }
  } else if (!link.name.empty()) {
    const std::vector<text::Token> office = text::tokenize(link.office);
    bool titled = std::any_of(office.begin(), office.end(), [&](const text::Token& token) {
      return words_.is(token.key, ShieldWord::Office);
    });
    for (const Titled& other : titled_) {
      if (!link.speaker || link.speaker->span.begin >= other.at.end ||
          other.at.begin >= link.speaker->span.end) {
        continue;
      }
      titled = true;
      link.name = other.printed;  // whoever took both for one named the victim in full
    }
    if (names_.mask(link.name, titled)) {
      link.status = model::LinkStatus::Unnamed;
      link.speaker.reset();
      if (may_be_person(link) && (link.name == kSurvivor || link.name == kRelative)) {
        link.kind =
            link.name == kSurvivor ? model::SourceKind::Survivor : model::SourceKind::Person;
        link.office.clear();
        link.organisation.clear();
      }
    }
  }
  names_.mask(link.office);
  names_.mask(link.organisation);
  names_.mask(link.cue);
  if (link.work) names_.mask(link.work->title);
  for (std::string& candidate : link.candidates) names_.mask(candidate);
}

void Shield::cover(model::AttributionChain& chain) const {
  if (names_.empty()) return;
  for (model::ChainLink& link : chain.links) cover(link);
}

void Shield::cover(model::Incident& incident) const {
  names_.mask(incident.agent);
  names_.mask(incident.patient);
  names_.mask(incident.penalty);
  if (!incident.place) return;
  std::string name = incident.place->name;
  const auto at_name = [&](const text::Span& span) {
    return incident.place->passage && span.begin <= incident.place->passage->span.begin &&
           incident.place->passage->span.begin < span.end;
  };
  const bool unknown = incident.place->geonames_id == 0 && incident.place->country.empty();
  if (std::any_of(covered_at_.begin(), covered_at_.end(), at_name) ||
      (unknown && names_.mask(name))) {
    incident.place.reset();
  }
}

void Shield::cover(model::Elements& elements) const {
  for (auto* list : {&elements.acts, &elements.means, &elements.purposes}) {
    for (model::Element& element : *list) names_.mask(element.words);
  }
  for (std::string* words :
       {&elements.victims, &elements.perpetrators, &elements.facilitators, &elements.payment}) {
    names_.mask(*words);
  }
}

void Shield::cover(model::Claim& claim) const {
  if (names_.empty()) return;
  cover(claim.chain);
  for (model::ChainLink& link : claim.cited) cover(link);
  if (claim.incident) cover(*claim.incident);
  for (model::Incident& incident : claim.more_incidents) cover(incident);
  if (claim.elements) cover(*claim.elements);
  const auto cover_figure = [&](model::Figure& figure) {
    for (std::string* words : {&figure.unit, &figure.counted_by, &figure.status}) {
      names_.mask(*words);
    }
  };
  if (claim.figure) cover_figure(*claim.figure);
  for (model::Figure& figure : claim.more_figures) cover_figure(figure);
  if (claim.response) {
    names_.mask(claim.response->actor);
    names_.mask(claim.response->action);
  }
  if (!claim.trend) return;
  for (std::string& moved : claim.trend->of) names_.mask(moved);
}

}  // namespace plumbline::extract
