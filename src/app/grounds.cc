// SPDX-License-Identifier: Apache-2.0

#include "store/grounds.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "app/grounds_internal.h"
#include "app/sentence_around_internal.h"
#include "assess/when.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "resolve/accounts.h"
#include "resolve/credits.h"
#include "resolve/voices.h"
#include "store/reader.h"
#include "text/sentence.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kBefore = 600;  // bytes before a sentence that may tell what it is about

constexpr std::size_t kTogether = 64;  // documents that wait to be held against the rules

// A document and its claims about the country, and what of them bears on the standard.
struct WaitingDocument {
  model::Document document;
  std::vector<model::Claim> claims;
  DocumentGrounds grounds;
  model::Report whole;  // where something bears: the document with all of its claims
  std::string bytes;
};

// Whole sentences of the same paragraph.
std::string words_before(const std::vector<text::Sentence>& sentences, std::string_view text,
                         std::uint32_t at) {
  const auto own =
      std::find_if(sentences.begin(), sentences.end(),
                   [&](const text::Sentence& sentence) { return sentence.span.begin == at; });
  if (own == sentences.end() || own == sentences.begin()) return {};
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
  Result<Made> make(const std::vector<const store::ToldDocument*>& documents) {
    store::ClaimFilter filter;
    filter.country = country_;
    filter.limit = 0;
    filter.among.emplace();
    for (const store::ToldDocument* document : documents) {
      filter.among->push_back(document->row);
      rows_[document->hash] = document->row;
      made_[document->row] = to_bytes({});
    }
    std::sort(filter.among->begin(), filter.among->end());
    const Status read = store::each_claim(
        workspace_, filter, [&](store::StoredClaim&& claim) { take(std::move(claim)); },
        store::Findings::Left);
    if (!read) return Error(read.error());
    settle();
    if (!fault_) return Error(fault_.error());
    return std::exchange(made_, {});
  }

 private:
  // All claims of a document come one after the other.
  void take(store::StoredClaim&& stored) {
    if (waiting_.empty() || waiting_.back().document.id != stored.document->id) {
      if (waiting_.size() == kTogether) settle();
      waiting_.emplace_back().document = *stored.document;
    }
    WaitingDocument& waiting = waiting_.back();
    if (stored.standing == store::Standing::Rejected) {
      ++waiting.grounds.rejected;
      return;
    }
    waiting.grounds.told = true;
    if (stored.claim.passages.front().span.end > waiting.document.text.size()) return;
    ++waiting.grounds.read;
    waiting.claims.push_back(std::move(stored.claim));
  }

  void settle() {
    on_all_processors(waiting_.size(), [&](std::size_t index) { hold_against(waiting_[index]); });
    for (WaitingDocument& waiting : waiting_) {
      if (waiting.grounds.grounds.empty() || !fault_) continue;  // a fault ends it all
      Result<model::Report> whole = store::read_report(workspace_, waiting.document.id.value);
      if (whole) {
        waiting.whole = std::move(whole).take();
      } else {
        fault_ = whole.error();
      }
    }
    on_all_processors(waiting_.size(), [&](std::size_t index) { finish(waiting_[index]); });
    for (WaitingDocument& waiting : waiting_) {
      made_[rows_.at(waiting.document.id.value)] = std::move(waiting.bytes);
    }
    waiting_.clear();
  }

  void hold_against(WaitingDocument& waiting) const {
    const model::Document& document = waiting.document;
    const std::string& text = document.text;
    assess::DocumentAtHand at_hand{document.id.value, document.name,      document.publisher,
                                   document.title,    document.published, {}};
    const std::vector<text::Sentence> sentences = text::split_sentences(text, text::tokenize(text));
    if (!sentences.empty()) {
      at_hand.opening = std::string(text::slice(text, sentences.front().span));
    }
    Period told = reports_.of(at_hand);
    if (!told.stated()) told = {document.published, document.published};
    waiting.grounds.edition = std::max(0, assess::edition_of(told, standard_));
    waiting.grounds.own_report = reports_.own_of(at_hand, standard_.id);
    assess::Mapper::Shared shared;
    for (const model::Claim& claim : waiting.claims) {
      const text::Span span = claim.passages.front().span;
      const text::Span sentence = sentence_around(sentences, span);
      const assess::ClaimAtHand claimed{&claim, 0, std::string(text::slice(text, span)),
                                        std::string(text::slice(text, sentence)),
                                        words_before(sentences, text, sentence.begin)};
      std::vector<assess::Mapped> mapped = mapper_.map(claimed, at_hand, 0, shared);
      if (mapped.empty()) continue;
      MadeGround ground;
      ground.claim = claim.id;
      ground.span = span;
      ground.start = count_code_points(std::string_view(text).substr(0, span.begin));
      ground.end = ground.start + count_code_points(claimed.passage);
      ground.exact = claimed.passage;
      ground.chain = model::describe(claim.chain);
      ground.source = assess::told_source(claim.chain);
      ground.told = assess::told_of(claimed, at_hand, reports_);
      if (const auto* source = resolve::last_source(claim.chain)) ground.voice = *source;
      ground.mapped = std::move(mapped);
      waiting.grounds.grounds.push_back(std::move(ground));
    }
  }

  // Nobody may be shown names of victims.
  void finish(WaitingDocument& waiting) const {
    DocumentGrounds& out = waiting.grounds;
    if (!out.grounds.empty()) {
      out.credits = resolve::credits_of(waiting.document, refdata_);
      out.sketch = resolve::sketch_of(waiting.document.text);
      out.words = sha256_hex(waiting.document.text);
      out.document = std::move(waiting.document);
      waiting.document.id = out.document.id;
      const std::vector<std::string> withheld =
          accounts_.read(waiting.whole.document, waiting.whole.claims).withheld;
      out.document.title = resolve::withhold(out.document.title, withheld);
      for (MadeGround& ground : out.grounds) {
        ground.exact = resolve::withhold(ground.exact, withheld);
      }
    }
    waiting.bytes = to_bytes(out);
  }

  const store::Workspace& workspace_;
  const assess::Standard& standard_;
  const std::string& country_;
  const refdata::RefData& refdata_;
  assess::Mapper mapper_;
  assess::ReportPeriods reports_;
  resolve::AccountReader accounts_;
  std::vector<WaitingDocument> waiting_;
  Status fault_ = Done{};
  std::unordered_map<std::string, std::int64_t> rows_;  // by hash
  Made made_;
};

// Whatever else a document's grounds follow from.
std::string basis_of_grounds(const refdata::RefData& refdata) {
  constexpr std::size_t kDigits = 16;
  return sha256_hex(std::to_string(kGroundsForm) + '\n' + model::engine_version() + '\n' +
                    std::string(refdata.version()))
      .substr(0, kDigits);
}

// Of documents of which nothing of today is kept. Where the workspace cannot be written the answer
// is the same, and the next as slow.
Result<GroundsMaker::Made> made_now(const store::Workspace& workspace, const store::GroundsKey& key,
                                    const store::ToldDocuments& told, store::GroundsReader& reader,
                                    GroundsMaker& maker) {
  std::vector<const store::ToldDocument*> lacking;
  for (const store::ToldDocument& document : told.documents) {
    PL_TRY(const bool held, reader.holds(document));
    if (!held) lacking.push_back(&document);
  }
  if (lacking.empty()) return GroundsMaker::Made{};
  PL_TRY(GroundsMaker::Made made, maker.make(lacking));
  std::vector<store::GroundsRow> rows;
  rows.reserve(lacking.size());
  for (const store::ToldDocument* document : lacking) {
    rows.push_back({document, made.at(document->row)});
  }
  static_cast<void>(store::keep_grounds(workspace.folder(), key, told, rows));
  return made;
}

}  // namespace

Result<HeldGrounds> gather_grounds(const store::Workspace& workspace,
                                   const assess::Standard& standard, const std::string& country,
                                   const refdata::RefData& refdata) {
  const store::GroundsKey key{country, standard.id, basis_of_grounds(refdata)};
  PL_TRY(const store::ToldDocuments told, store::documents_told_of(workspace, country));
  PL_TRY(store::GroundsReader reader, store::GroundsReader::open(workspace, key, told));
  GroundsMaker maker(workspace, standard, country, refdata);
  PL_TRY(GroundsMaker::Made made, made_now(workspace, key, told, reader, maker));
  HeldGrounds out;
  const std::size_t rules = standard.rules.size();
  for (const store::ToldDocument& document : told.documents) {
    const auto now = made.find(document.row);
    std::string fresh = now == made.end() ? std::string() : std::move(now->second);
    if (fresh.empty()) {
      PL_TRY(const std::optional<std::string> found, reader.find(document));
      if (found && out.add(document.row, *found, rules)) continue;
      PL_TRY(GroundsMaker::Made anew, maker.make({&document}));
      fresh = std::move(anew.at(document.row));
    }
    if (Status added = out.add(document.row, fresh, rules); !added) return std::move(added).error();
  }
  return out;
}

}  // namespace plumbline::app
