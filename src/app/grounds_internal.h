// SPDX-License-Identifier: Apache-2.0
//
// What a document says of a state under a standard, as bytes that the workspace keeps, and what
// makes it out of the document.

#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assess/assess.h"
#include "base/result.h"
#include "model/chain.h"
#include "model/document.h"
#include "refdata/refdata.h"
#include "resolve/sketch.h"
#include "store/workspace.h"

namespace plumbline::app {

// What is found of a document, and how its bytes are written: what was made in another form is made
// anew. Another number whenever the same document would give something else, in `assess` and
// `resolve` too, though neither data nor version of the program changed.
constexpr int kGroundsForm = 1;

// A claim that bears on the standard.
struct MadeGround {
  std::string claim;
  text::Span span;
  std::size_t start = 0;
  std::size_t end = 0;
  std::string exact;
  std::string chain;
  assess::ToldSource source;
  Period told;
  std::optional<model::ChainLink> voice;  // resolve::last_source()
  std::vector<assess::Mapped> mapped;
};

struct DocumentGrounds {
  bool told = false;         // a claim that nobody rejected is about the state
  std::size_t read = 0;      // such claims
  std::size_t rejected = 0;  // claims about it
  int edition = 0;           // that the document tells of; 0: no time is stated
  Period own_report;         // ReportPeriods::own_of()
  // Where something bears on the standard:
  std::vector<MadeGround> grounds;
  model::Document document;  // without its text
  std::vector<std::string> credits;
  resolve::Sketch sketch;  // of its text as it is shown
  std::string words;       // SHA-256 of that
};
[[nodiscard]] std::string to_bytes(const DocumentGrounds& grounds);

// What is known of all documents, put together from their bytes.
class HeldGrounds {
 public:
  struct Paper {           // of each of desk.documents
    std::int64_t row = 0;  // of the workspace
    std::string_view words;
    std::vector<std::string> credits;
    resolve::Sketch sketch;
  };

  // Of documents in their order, of a standard with so many rules. Malformed if these are no such
  // bytes, or of other rules; then nothing is added.
  [[nodiscard]] Status add(std::int64_t row, std::string_view bytes, std::size_t rules);

  assess::Desk desk;
  std::vector<Paper> papers;
  std::vector<const model::ChainLink*> voices;  // of each of desk.grounds; nullptr: the publisher
  std::size_t rejected = 0;                     // claims
  // What was made now is written into the workspace meanwhile, if anything was; whoever writes
  // there next waits for it.
  std::future<void> writing;
  int newest = 0;  // edition that a document with grounds tells of
  int newest_of_all = 0;

 private:
  struct Taken;
  static std::optional<Taken> take(std::string_view text, std::size_t rules);
  void put(Taken taken);

  std::deque<std::string> kept_;  // what all views look at
  std::unordered_map<std::string, model::ChainLink> links_;
};

// Of all documents that tell of the country: as they were kept, else made now and kept if the
// workspace can be written. The standard must outlive it.
[[nodiscard]] Result<HeldGrounds> gather_grounds(const store::Workspace& workspace,
                                                 const assess::Standard& standard,
                                                 const std::string& country,
                                                 const refdata::RefData& refdata);

}  // namespace plumbline::app
