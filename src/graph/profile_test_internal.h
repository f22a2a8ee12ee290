// SPDX-License-Identifier: Apache-2.0
//
// Documents whose sentences are claims, for tests of profiles.

#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/profile.h"

namespace plumbline::graph {

inline const refdata::RefData& data() {
  static const refdata::RefData kData = refdata::RefData::load().take();
  return kData;
}

// Documents whose sentences are claims.
class Desk {
 public:
  struct Entry {
    std::size_t document;
    model::Claim claim;
  };

  std::size_t document(const std::string& publisher, const std::string& published) {
    model::Document document;
    document.id.value = std::string(63, '0') + std::to_string(documents_.size());
    document.name = "doc" + std::to_string(documents_.size());
    document.publisher = publisher;
    document.published = *parse_iso(published);
    documents_.push_back(document);
    return documents_.size() - 1;
  }

  void undate(std::size_t document) { documents_[document].published = {}; }
  void title(std::size_t document, const std::string& title) { documents_[document].title = title; }

  model::Claim& claim(std::size_t document, model::ClaimKind kind, const std::string& words) {
    model::Document& home = documents_[document];
    const std::size_t begin = home.text.size();
    home.text += words + "\n";
    model::Claim made("c" + std::to_string(entries_.size() + 1), kind,
                      model::Passage(home.id, text::make_span(begin, begin + words.size())));
    model::ChainLink publisher;
    publisher.name = home.publisher;
    publisher.kind = model::SourceKind::Outlet;
    made.chain.links.push_back(publisher);
    entries_.push_back({document, std::move(made)});
    return entries_.back().claim;
  }

  model::Claim& route(std::size_t document, const std::string& words,
                      const std::vector<std::pair<std::string, model::PlaceRole>>& stops) {
    model::Claim& made = claim(document, model::ClaimKind::Route, words);
    made.route.emplace();
    for (const auto& [country, role] : stops) {
      model::RouteStop stop;
      stop.place.country = country;
      stop.place.name = country;
      stop.role = role;
      made.route->stops.push_back(stop);
      made.about.push_back(country);
    }
    return made;
  }

  [[nodiscard]] model::CountryProfile profile(const std::string& country, unsigned seed = 0,
                                              int since = 0, int until = 0) const {
    std::vector<const Entry*> order;
    for (const Entry& entry : entries_) order.push_back(&entry);
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    ProfileBuilder builder(country, {since, until}, data());
    for (const Entry* entry : order) builder.add(documents_[entry->document], entry->claim);
    model::CountryProfile out = builder.finish();
    add_contradictions(out);
    add_questions(out, {});
    return out;
  }

 private:
  std::vector<model::Document> documents_;
  std::vector<Entry> entries_;
};

inline model::ChainLink source(const std::string& name, model::SourceKind kind) {
  model::ChainLink link;
  link.name = name;
  link.kind = kind;
  return link;
}

inline std::string dump(const model::ProfileRoute& route) {
  return route.direction + " " + route.partner + " " + std::to_string(route.support.documents) +
         "/" + std::to_string(route.support.origins) + " " +
         std::to_string(route.support.first_year) + "-" + std::to_string(route.support.last_year) +
         (route.support.old ? " old" : "");
}

inline std::vector<std::string> routes(const model::CountryProfile& profile) {
  std::vector<std::string> out;
  for (const model::ProfileRoute& route : profile.routes) out.push_back(dump(route));
  return out;
}

}  // namespace plumbline::graph
