// SPDX-License-Identifier: Apache-2.0
//
// What leaves a workspace for another program: one document with those of its claims that were
// asked for. Its text is not here, only passages, with the names of victims withheld; so no format
// can give away what an entry does not hold.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.h"

namespace plumbline::exchange {

inline constexpr std::string_view kWithheld = "[name withheld]";

// The words of a passage and where they stand, in code points of the document's canonical text.
struct Words {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string exact;
  std::string prefix;  // up to 32 bytes before it
  std::string suffix;
  bool withheld = false;  // a name was left out: `exact` is not what stands there
};

struct ClaimEntry {
  model::Claim claim;        // no string of it names a victim; its spans have lost their text
  std::vector<Words> words;  // of its passages; never empty
  std::vector<model::Finding> findings;
  std::vector<std::string> victim_countries;  // alpha-3, where they are told to be from
  std::vector<std::string> victim_nouns;      // lemmas, folded: "woman", "worker"
};

struct Entry {
  model::Document document;  // without text, map, blocks and diagnostics; `name` without folders
  std::string original;      // SHA-256 of the file it came from
  std::string added;         // when that was kept, UTC: "2026-11-24T04:30:00Z"
  std::vector<ClaimEntry> claims;
};

// "urn:sha256:..." of the document; "...#char=10,50" of a passage (RFC 5147); the claim's own name
// "urn:plumbline:claim:HASH:c3".
[[nodiscard]] std::string document_iri(const Entry& entry);
[[nodiscard]] std::string passage_iri(const Entry& entry, const Words& words);
[[nodiscard]] std::string claim_iri(const Entry& entry, const ClaimEntry& claim);

// `document.url` if it is one of the web, as a URI (what may not stand in one escaped); else empty.
[[nodiscard]] std::string web_url(const model::Document& document);

// Whether the text says who this is. Survivors and people nobody names are not.
[[nodiscard]] bool is_named(const model::ChainLink& link);
// Whether the text tells it as having happened, or alleges it: what is denied, supposed, planned or
// said not to be is no fact of its own.
[[nodiscard]] bool is_told(const model::Claim& claim);
[[nodiscard]] bool is_told(model::Modality modality);
// The origin of a claim: the last link of its chain; nothing if there is no chain.
[[nodiscard]] const model::ChainLink* origin_of(const model::Claim& claim);

// "a; b; c".
[[nodiscard]] std::string joined(const std::vector<std::string>& items);

// The first 40 digits of the SHA-256 of what names a thing: stable, whatever was exported before.
[[nodiscard]] std::string stable_id(std::string_view kind, const std::vector<std::string>& names);

}  // namespace plumbline::exchange
