// SPDX-License-Identifier: Apache-2.0
//
// What kept searches have to tell: which documents came to match since somebody last looked, or
// since a day. All in it may be shown: names of victims are withheld.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/span.h"

namespace plumbline::model {

struct DigestEntry {
  std::int64_t number = 0;  // of the alert, rising
  std::string at;           // when the document came to match, UTC
  std::string document;     // hash
  std::string name;
  std::string title;
  std::string publisher;
  std::string published;              // ISO; empty: not stated
  std::string passage;                // around the first match, or the first claim that fits
  std::size_t start = 0;              // of the passage in the text, in code points
  std::vector<text::Span> marks;      // matches, in bytes of the passage
  std::vector<std::string> findings;  // codes of the document, gravest first
};

struct DigestSearch {
  std::int64_t number = 0;
  std::string name;
  std::string words;                 // what is searched for, as a reader is told
  std::vector<DigestEntry> entries;  // the newest alert first
  std::int64_t all = 0;              // alerts there are, of which the entries are the newest
  bool more = false;                 // behind the last entry
};

struct Digest {
  std::string made;                    // UTC
  std::string who;                     // whose searches
  std::string since;                   // ISO day; empty: what was not seen
  std::vector<DigestSearch> searches;  // those with something to tell, in the order they were kept
  std::int64_t quiet = 0;              // searches that have nothing
};

}  // namespace plumbline::model
