// SPDX-License-Identifier: Apache-2.0

#include "store/grounds.h"

#include <algorithm>
#include <future>
#include <memory>
#include <optional>
#include <utility>

#include "app/grounds_internal.h"
#include "app/sentence_around_internal.h"
#include "assess/when.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "resolve/accounts.h"
#include "resolve/credits.h"
#include "resolve/voices.h"
#include "store/reader.h"
#include "text/sentence.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kBefore = 600;  // bytes before a sentence that may tell what it is about

// Whole sentences of the same paragraph.
std::string words_before(const std::vector<text::Sentence>& sentences, std::string_view text,
                         std::uint32_t at) {
  const auto own = std::partition_point(
      sentences.begin(), sentences.end(),
      [&](const text::Sentence& sentence) { return sentence.span.begin < at; });
  if (own == sentences.end() || own == sentences.begin() || own->span.begin != at) return {};
  auto first = own;
  while (first != sentences.begin() && (first - 1)->paragraph == own->paragraph &&
         at - (first - 1)->span.begin <= kBefore) {
    --first;
  }
  if (first == own) return {};
  return std::string(text::slice(text, {first->span.begin, (own - 1)->span.end}));
}

// Makes grounds of documents that have none, or none of today.
class GroundsMaker {
 public:
  // Bytes by row of the workspace.
  using Made = std::unordered_map<std::int64_t, std::string>;
  // Where one fails, those that were made all the same.
  struct Outcome {
    Made made;
    Status status = Done{};
  };

  GroundsMaker(const store::Workspace& workspace, const assess::Standard& standard,
               const std::string& country, const refdata::RefData& refdata)
      : workspace_(workspace),
        standard_(standard),
        country_(country),
        refdata_(refdata),
        mapper_(standard, country, refdata),
        reports_(refdata),
        accounts_(refdata) {}

  // Of all of these, also of those of which no claim turns out to be about the country.
  [[nodiscard]] Outcome make(const std::vector<const store::ToldDocument*>& documents) const {
    std::vector<std::int64_t> rows;
    Outcome out;
    for (const store::ToldDocument* document : documents) {
      rows.push_back(document->row);
      out.made[document->row];
    }
    // Each has its place, so that threads do not meet.
    out.status =
        store::each_reading(workspace_, rows, [&](const store::KeptReading& reading) -> Status {
          PL_TRY(out.made.find(reading.row())->second, bytes_of(reading));
          return Done{};
        });
    std::erase_if(out.made, [](const auto& entry) { return entry.second.empty(); });
    return out;
  }

 private:
  [[nodiscard]] Result<std::string> bytes_of(const store::KeptReading& reading) const {
    PL_TRY(store::StoredReport stored, reading.read({.country = country_, .findings = false}));
    const model::Document& document = stored.report.document;
    DocumentGrounds out;
    std::vector<const model::Claim*> claims;
    for (std::size_t i = 0; i < stored.report.claims.size(); ++i) {
      const model::Claim& claim = stored.report.claims[i];
      if (std::find(claim.about.begin(), claim.about.end(), country_) == claim.about.end()) {
        continue;
      }
      if (stored.standings[i] == store::Standing::Rejected) {
        ++out.rejected;
        continue;
      }
      out.told = true;
      if (claim.passages.front().span.end > document.text.size()) continue;
      ++out.read;
      claims.push_back(&claim);
    }
    if (out.told) hold_against(document, claims, out);
    if (!out.grounds.empty()) {
      PL_TRY(const store::StoredReport whole, reading.read({.findings = false}));
      withhold_names(whole.report, out);
    }
    return to_bytes(out);
  }

  void hold_against(const model::Document& document, const std::vector<const model::Claim*>& claims,
                    DocumentGrounds& out) const {
    const std::string& text = document.text;
    assess::DocumentAtHand at_hand{document.id.value, document.name,      document.publisher,
                                   document.title,    document.published, {}};
    Period told = reports_.of(at_hand);
    if (!told.stated()) told = {document.published, document.published};
    out.edition = std::max(0, assess::edition_of(told, standard_));
    out.own_report = reports_.own_of(at_hand, standard_.id);
    std::optional<std::vector<text::Sentence>> sentences;  // few documents are asked for them
    assess::Mapper::Shared shared;
    for (const model::Claim* claim : claims) {
      const text::Span span = claim->passages.front().span;
      const std::string_view passage = text::slice(text, span);
      if (!mapper_.may_bear(*claim, passage, shared)) continue;
      if (!sentences) {
        sentences = text::split_sentences(text, text::tokenize(text));
        if (!sentences->empty()) {
          at_hand.opening = std::string(text::slice(text, sentences->front().span));
        }
      }
      const text::Span sentence = sentence_around(*sentences, span);
      const assess::ClaimAtHand claimed{claim, 0, std::string(passage),
                                        std::string(text::slice(text, sentence)),
                                        words_before(*sentences, text, sentence.begin)};
      std::vector<assess::Mapped> mapped = mapper_.map(claimed, at_hand, 0, shared);
      if (mapped.empty()) continue;
      out.grounds.push_back(ground_of(claimed, at_hand, text));
      out.grounds.back().mapped = std::move(mapped);
    }
  }

  [[nodiscard]] MadeGround ground_of(const assess::ClaimAtHand& claimed,
                                     const assess::DocumentAtHand& at_hand,
                                     std::string_view text) const {
    const model::Claim& claim = *claimed.claim;
    MadeGround out;
    out.claim = claim.id;
    out.span = claim.passages.front().span;
    out.start = count_code_points(text.substr(0, out.span.begin));
    out.end = out.start + count_code_points(claimed.passage);
    out.exact = claimed.passage;
    out.chain = model::describe(claim.chain);
    out.source = assess::told_source(claim.chain);
    out.told = assess::told_of(claimed, at_hand, reports_);
    if (const auto* source = resolve::last_source(claim.chain)) out.voice = *source;
    return out;
  }

  // Nobody may be shown names of victims. `whole`: the document with all of its claims.
  void withhold_names(const model::Report& whole, DocumentGrounds& out) const {
    out.document = whole.document;
    out.credits = resolve::credits_of(out.document, refdata_);
    out.sketch = resolve::sketch_of(out.document.text);
    out.words = sha256_hex(out.document.text);
    const std::vector<std::string> withheld = accounts_.withheld(whole.document, whole.claims);
    out.document.title = resolve::withhold(out.document.title, withheld);
    for (MadeGround& ground : out.grounds) {
      ground.exact = resolve::withhold(ground.exact, withheld);
    }
  }

  const store::Workspace& workspace_;
  const assess::Standard& standard_;
  const std::string& country_;
  const refdata::RefData& refdata_;
  assess::Mapper mapper_;
  assess::ReportPeriods reports_;
  resolve::AccountReader accounts_;
};

// Whatever else a document's grounds follow from.
std::string basis_of_grounds(const refdata::RefData& refdata) {
  constexpr std::size_t kDigits = 16;
  return sha256_hex(std::to_string(kGroundsForm) + '\n' + model::engine_version() + '\n' +
                    std::string(refdata.version()))
      .substr(0, kDigits);
}

// What was made now of documents of which nothing of today is kept.
struct FreshGrounds {
  store::GroundsKey key;
  store::ToldDocuments told;
  std::vector<const store::ToldDocument*> lacking;
  GroundsMaker::Made made;
};

// Where the workspace cannot be written the answer is the same, and the next as slow.
void keep_fresh(const FreshGrounds& fresh, const std::string& folder) {
  std::vector<store::GroundsRow> rows;
  rows.reserve(fresh.made.size());
  for (const store::ToldDocument* document : fresh.lacking) {
    const auto made = fresh.made.find(document->row);
    if (made != fresh.made.end()) rows.push_back({document, made->second});
  }
  static_cast<void>(store::keep_grounds(folder, fresh.key, fresh.told, rows));
}

// Where the grounds of a document come from: made just now, kept, or, if what is kept cannot be
// read, made when they are asked for.
struct WhatIsThere {
  store::GroundsReader& kept;
  const FreshGrounds& fresh;
  const GroundsMaker& maker;
};

Status add_one(HeldGrounds& out, const store::ToldDocument& document, const WhatIsThere& there,
               std::size_t rules) {
  const auto now = there.fresh.made.find(document.row);
  if (now != there.fresh.made.end()) return out.add(document.row, now->second, rules);
  PL_TRY(const std::optional<std::string> found, there.kept.find(document));
  if (found && out.add(document.row, *found, rules)) return Done{};
  GroundsMaker::Outcome again = there.maker.make({&document});
  if (!again.status) return std::move(again.status);
  return out.add(document.row, again.made.at(document.row), rules);
}

}  // namespace

Result<HeldGrounds> gather_grounds(const store::Workspace& workspace,
                                   const assess::Standard& standard, const std::string& country,
                                   const refdata::RefData& refdata) {
  auto fresh = std::make_shared<FreshGrounds>();
  fresh->key = {country, standard.id, basis_of_grounds(refdata)};
  PL_TRY(fresh->told, store::documents_told_of(workspace, country));
  PL_TRY(store::GroundsReader reader,
         store::GroundsReader::open(workspace, fresh->key, fresh->told));
  for (const store::ToldDocument& document : fresh->told.documents) {
    PL_TRY(const bool held, reader.holds(document));
    if (!held) fresh->lacking.push_back(&document);
  }
  const GroundsMaker maker(workspace, standard, country, refdata);
  if (!fresh->lacking.empty()) {
    GroundsMaker::Outcome outcome = maker.make(fresh->lacking);
    fresh->made = std::move(outcome.made);
    if (!outcome.status) {
      // The next question need not make the others again.
      keep_fresh(*fresh, workspace.folder());
      return std::move(outcome.status).error();
    }
  }
  HeldGrounds out;
  const std::size_t rules = standard.rules.size();
  const WhatIsThere there{reader, *fresh, maker};
  for (const store::ToldDocument& document : fresh->told.documents) {
    if (Status added = add_one(out, document, there, rules); !added) {
      return std::move(added).error();
    }
  }
  if (!fresh->lacking.empty()) {
    // If the machine has no more threads, whoever waits for it writes it.
    // What is given to std::async is copied, not moved: of a thread that was not to be had nothing
    // would be left.
    const auto write = [fresh, folder = workspace.folder()]() mutable {
      keep_fresh(*fresh, folder);
      fresh.reset();
    };
    out.writing = std::async(std::launch::async | std::launch::deferred, write);
  }
  return out;
}

}  // namespace plumbline::app
