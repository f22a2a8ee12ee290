// SPDX-License-Identifier: Apache-2.0

#include "app/pipeline.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <optional>
#include <set>

#include "app/stretches.h"
#include "extract/extract.h"
#include "ingest/ingest.h"
#include "language/analyse.h"
#include "language/frame.h"
#include "model/move.h"
#include "refdata/linked_model.h"
#include "refdata/refdata.h"
#include "resolve/credits.h"
#include "verify/verify.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kVersionDigits = 12;  // of the hash of the reference data

// The blocks of a stretch, counted from its beginning.
std::vector<model::Block> blocks_in(const model::Document& document, const text::Span& stretch) {
  std::vector<model::Block> blocks;
  const auto move = [&stretch](text::Span span) {
    return text::Span{std::max(span.begin, stretch.begin) - stretch.begin,
                      std::min(span.end, stretch.end) - stretch.begin};
  };
  for (model::Block block : document.blocks) {
    if (!block.text.overlaps(stretch)) continue;
    block.text = move(block.text);
    // A label in the stretch before cannot be cited from here.
    if (block.speaker && !stretch.contains(*block.speaker)) block.speaker.reset();
    if (block.speaker) block.speaker = move(*block.speaker);
    blocks.push_back(block);
  }
  return blocks;
}

class Engine final : public Pipeline {
 public:
  Engine(refdata::RefData refdata, std::optional<language::Learned> learned)
      : refdata_(std::move(refdata)), learned_(std::move(learned)) {}

  void read(const std::string& name, std::string_view bytes, const Sink& sink) const override {
    ingest::read_bytes(name, bytes, ingest::Options{}, sink);
  }

  void state_frame(model::Document& document) const override {
    language::state_frame(document, refdata_, learned_ ? &*learned_ : nullptr);
  }

  [[nodiscard]] std::vector<std::string> credits(const model::Document& document) const override {
    return resolve::credits_of(document, refdata_);
  }

  // Document -> Analysis -> Claims -> Findings -> Report.
  model::Report analyse(model::Document document,
                        const verify::ReferenceLibrary* library) const override {
    state_frame(document);
    std::vector<Read> reads;
    reads.push_back(read_claims(document));
    std::vector<model::Document> one;
    one.push_back(std::move(document));
    return std::move(verified_all(std::move(one), std::move(reads), library).front());
  }

  // Each stage for all of them before the next: its code then stays in the processor's cache.
  [[nodiscard]] std::vector<model::Report> analyse_all(
      std::vector<model::Document> documents) const override {
    std::vector<const model::Document*> short_ones;
    for (model::Document& document : documents) {
      state_frame(document);
      if (stretches(document.text).size() == 1) short_ones.push_back(&document);
    }
    std::vector<language::Analysis> analyses =
        language::analyse_all(short_ones, refdata_, learned_ ? &*learned_ : nullptr);
    std::vector<extract::ToExtract> to_extract;
    for (std::size_t i = 0; i < short_ones.size(); ++i) {
      to_extract.push_back({*short_ones[i], analyses[i]});
    }
    std::vector<extract::Extracted> extracted = extract::extract_all(to_extract, refdata_);
    std::vector<Read> reads;
    reads.reserve(documents.size());
    std::size_t next = 0;  // of the short ones
    for (model::Document& document : documents) {
      const bool analysed = next < short_ones.size() && short_ones[next] == &document;
      reads.push_back(analysed ? whole_read(std::move(analyses[next]), std::move(extracted[next]),
                                            document.diagnostics)
                               : read_claims(document));
      if (analysed) ++next;
    }
    return verified_all(std::move(documents), std::move(reads), nullptr);
  }

  void verify(model::Report& report, const verify::ReferenceLibrary* library) const override {
    verify::Verified verified = verify::verify_report(
        report.document, text::tokenize(report.document.text), report.claims, refdata_, library);
    report.findings = std::move(verified.findings);
    report.quotations = std::move(verified.quotations);
  }

  [[nodiscard]] std::string country_of(const model::Document& document) const override {
    const std::vector<text::Token> tokens = text::tokenize(document.title);
    std::set<std::string_view> named;
    for (const text::PhraseMatch& match : refdata_.country_names().find_longest(tokens)) {
      const refdata::NameValue value = refdata::name_value(match.value);
      if (tokens[match.tokens.begin].letters == text::LetterCase::Lower) continue;
      named.insert(refdata_.countries()[value.index].alpha3);
    }
    if (named.size() > 1) named.erase("USA");
    return named.size() == 1 ? std::string(*named.begin()) : std::string();
  }

  [[nodiscard]] std::string version() const override {
    return std::string(model::engine_version()) + "+" +
           std::string(refdata_.version().substr(0, kVersionDigits)) + (learned_ ? "" : "+rules");
  }

 private:
  struct Read {
    std::vector<model::Claim> claims;
    std::vector<text::Token> tokens;  // of the whole text; none if it was read in several stretches
    extract::Shielded shielded;
  };

  // Of a text in one stretch.
  static Read whole_read(language::Analysis analysis, extract::Extracted extracted,
                         std::vector<model::Diagnostic>& diagnostics) {
    diagnostics.insert(diagnostics.end(), std::move_iterator(analysis.diagnostics.begin()),
                       std::move_iterator(analysis.diagnostics.end()));
    return {std::move(extracted.claims), std::move(analysis.tokens), std::move(extracted.shielded)};
  }

  [[nodiscard]] std::vector<model::Report> verified_all(
      std::vector<model::Document> documents, std::vector<Read> reads,
      const verify::ReferenceLibrary* library) const {
    std::vector<verify::ToVerify> to_verify;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (reads[i].tokens.empty()) reads[i].tokens = text::tokenize(documents[i].text);
      to_verify.push_back({documents[i], reads[i].tokens, reads[i].claims});
    }
    std::vector<verify::Verified> verified = verify::verify_all(to_verify, refdata_, library);
    std::vector<model::Report> reports;
    reports.reserve(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
      reports.push_back({std::move(documents[i]), std::move(reads[i].claims),
                         std::move(verified[i].findings), std::move(verified[i].quotations),
                         std::move(reads[i].shielded.withheld)});
    }
    return reports;
  }

  // Analyses the document stretch by stretch (nearly always there is one) and numbers its claims.
  Read read_claims(model::Document& document) const {
    const std::vector<text::Span> spans = stretches(document.text);
    if (spans.size() == 1) return read_stretch({document, 0, nullptr}, document.diagnostics);
    std::vector<Read> reads;
    model::Document part = document;
    bool told = false;
    for (const text::Span& span : spans) {
      if (learned_ && !told && span.begin >= kLearnedBytes) {
        told = true;
        document.diagnostics.push_back(
            {"L004", "a long text: from here on rules read it, less exactly", span});
      }
      cut_stretch(document, span, part);
      reads.push_back(read_stretch({part, span.begin, nullptr}, document.diagnostics));
      reads.back().tokens = {};
    }
    share_names(document, spans, reads);
    Read whole;
    std::size_t claims = 0;
    for (const Read& read : reads) claims += read.claims.size();
    whole.claims.reserve(claims);
    for (std::size_t i = 0; i < reads.size(); ++i) {
      // Taken, so that what is left of them is let go of before the next are moved.
      for (model::Claim& claim : std::exchange(reads[i].claims, {})) {
        claim.id = "c" + std::to_string(whole.claims.size() + 1);
        whole.claims.push_back(std::move(claim));
      }
      model::add(whole.shielded.withheld, reads[i].shielded.withheld, spans[i].begin);
    }
    model::settle(whole.shielded.withheld);
    return whole;
  }

  static void cut_stretch(const model::Document& document, const text::Span& span,
                          model::Document& part) {
    part.text = text::slice(document.text, span);
    part.blocks = blocks_in(document, span);
  }

  // Whom one stretch tells of as a victim no other may name: those that do are read again.
  void share_names(const model::Document& document, const std::vector<text::Span>& spans,
                   std::vector<Read>& reads) const {
    extract::Shielded known;
    for (const Read& read : reads) {
      const extract::Shielded& own = read.shielded;
      known.names.insert(known.names.end(), own.names.begin(), own.names.end());
      model::add(known.withheld, own.withheld, 0);
    }
    model::settle(known.withheld);
    if (known.names.empty() && known.withheld.details.empty()) return;
    model::Document part = document;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      cut_stretch(document, spans[i], part);
      const std::string hidden =
          model::put_out_of_sight(part.text, reads[i].shielded.withheld.spans);
      if (model::put_names_out_of_sight(hidden, known.withheld) == hidden) continue;
      std::vector<model::Diagnostic> told_before;
      reads[i] = read_stretch({part, spans[i].begin, &known}, told_before);
      reads[i].tokens = {};
    }
  }

  struct Stretch {
    const model::Document& part;
    std::uint32_t offset = 0;                  // in the whole
    const extract::Shielded* known = nullptr;  // what other stretches tell
  };

  // Claims of one stretch; diagnostics are added.
  Read read_stretch(const Stretch& stretch, std::vector<model::Diagnostic>& diagnostics) const {
    const auto& [part, offset, known] = stretch;
    const bool learned = learned_ && offset < kLearnedBytes;
    language::Analysis analysis = language::analyse(part, refdata_, learned ? &*learned_ : nullptr);
    extract::Shielded shielded;
    std::vector<model::Claim> claims =
        extract::extract_claims(part, analysis, refdata_, &shielded, known);
    if (offset != 0) {
      for (model::Claim& claim : claims) model::move_passages(claim, offset);
    }
    for (model::Diagnostic& diagnostic : analysis.diagnostics) {
      if (diagnostic.where) {
        diagnostic.where->begin += offset;
        diagnostic.where->end += offset;
      }
      diagnostics.push_back(std::move(diagnostic));
    }
    return {std::move(claims), std::move(analysis.tokens), std::move(shielded)};
  }

  refdata::RefData refdata_;
  std::optional<language::Learned> learned_;
};

Result<language::Learned> open_model() {
  PL_TRY(const std::string_view model, refdata::linked_model());
  return language::Learned::open(model);
}

}  // namespace

std::vector<model::Report> Pipeline::analyse_all(std::vector<model::Document> documents) const {
  std::vector<model::Report> reports;
  reports.reserve(documents.size());
  for (model::Document& document : documents) {
    reports.push_back(analyse(std::move(document), nullptr));
  }
  return reports;
}

Result<std::unique_ptr<Pipeline>> load_pipeline(EngineKind kind, Reads reads) {
  std::future<void> reader;  // its destructor waits
  // The sandbox first, while the process is small and has one thread.
  if (reads == Reads::Files && ingest::start_sandbox()) {
    // "deferred": where no thread is to be had, the first read gets its reader ready itself.
    reader = std::async(std::launch::async | std::launch::deferred,
                        [] { ingest::prepare_reader(ingest::Options{}); });
  }
  // The model is opened while the rest is checked: each takes about as long.
  std::future<Result<language::Learned>> opening;
  // "deferred": opened below where no thread is to be had.
  if (kind == EngineKind::Learned) {
    opening = std::async(std::launch::async | std::launch::deferred, open_model);
  }
  PL_TRY(refdata::RefData refdata, refdata::RefData::load());
  std::optional<language::Learned> learned;
  if (opening.valid()) {
    PL_TRY(language::Learned opened, opening.get());
    learned = std::move(opened);
  }
  return std::unique_ptr<Pipeline>(
      std::make_unique<Engine>(std::move(refdata), std::move(learned)));
}

}  // namespace plumbline::app
