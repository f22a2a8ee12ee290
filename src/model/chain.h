// SPDX-License-Identifier: Apache-2.0
//
// Who said it, through whom: the chain of attribution from the publisher of a document to the
// origin of a statement.
//
// Terms follow the attribution literature (Pareti 2012; PolNeAR, Newell et al. 2018): a *source*
// is linked by a *cue* to a *content*; attributions nest.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/passage.h"

namespace plumbline::model {

enum class SourceKind : std::uint8_t {
  Outlet,         // newspaper, agency, broadcaster, the publisher of the document
  Organisation,   // NGO, foundation, company, research body
  Government,     // a state, ministry, agency, police, parliament
  International,  // UN body, Council of Europe, EU, OSCE
  Court,
  Person,
  Survivor,  // a victim or survivor speaking; never named in output
  Press,     // "the media", "local press": outlets nobody names
  Group,     // "activists", "experts", "NGOs": a class of people nobody names
  Document,  // a report or article that no author is given for
  Unknown,   // "it was found that": nobody at all
};

enum class LinkStatus : std::uint8_t {
  Named,      // the text names this source here
  Carried,    // named earlier; pronoun, "the article continues", an uninterrupted quotation
  Unnamed,    // the text does not name it
  Ambiguous,  // more than one reading; `candidates` lists them, best first
};

enum class Manner : std::uint8_t { Publishes, Says, Cites, Quotes, Denies, Alleges, Finds, Hopes };

// What the source published it in.
struct Work {
  std::string kind;  // "report", "article", "statement", "interview"
  std::string title;
  int edition = 0;  // year; 0: not stated
  bool operator==(const Work&) const = default;
};

struct ChainLink {
  std::string name;  // canonical where known, else as printed; "" only if Unnamed and nothing said
  SourceKind kind = SourceKind::Unknown;
  LinkStatus status = LinkStatus::Named;
  std::string office;        // "director"
  std::string organisation;  // "Crisis Center of Azerbaijan"
  std::string country;       // ISO 3166-1 alpha-3 where known
  std::optional<Work> work;
  Manner manner = Manner::Says;
  std::string cue;                 // as printed: "pointed out that"
  std::optional<Passage> speaker;  // where it is named; absent for the publisher
  std::optional<Passage> cue_passage;
  std::vector<std::string> candidates;  // for Ambiguous
  bool operator==(const ChainLink&) const = default;
};

// links.front() is the publisher, links.back() the origin.
struct AttributionChain {
  std::vector<ChainLink> links;
  bool operator==(const AttributionChain&) const = default;
};

[[nodiscard]] const char* to_string(SourceKind kind);
[[nodiscard]] const char* to_string(LinkStatus status);
[[nodiscard]] const char* to_string(Manner manner);

// One line, the same in logs, tests and dossiers, publisher first:
//   "Daily Post < Rights Watch [report 2024] < activists (unnamed)"
[[nodiscard]] std::string describe(const AttributionChain& chain);

}  // namespace plumbline::model
