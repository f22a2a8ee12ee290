// SPDX-License-Identifier: Apache-2.0

#include "app/assess.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "app/country_word.h"
#include "app/laid_kept_internal.h"
#include "app/owners_internal.h"
#include "app/parallel_internal.h"
#include "app/sentence_around_internal.h"
#include "app/source_register_internal.h"
#include "assess/assess.h"
#include "assess/when.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "refdata/refdata.h"
#include "resolve/accounts.h"
#include "resolve/credits.h"
#include "resolve/reprints.h"
#include "resolve/voices.h"
#include "store/judgements.h"
#include "store/reader.h"
#include "text/sentence.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kBefore = 600;  // bytes before a sentence that may tell what it is about

constexpr std::size_t kAssessBatch = 64;  // documents that wait to be held against the rules

// A document and its claims about the country, and what of them bears on the standard.
struct WaitingDocument {
  model::Document document;
  std::vector<std::unique_ptr<model::Claim>> claims;
  assess::DocumentAtHand at_hand;
  std::vector<assess::ClaimAtHand> bearing;  // without the index of their document
  std::vector<assess::Mapped> mapped;        // of these, by index
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

void hold_against(const assess::Mapper& mapper, WaitingDocument& waiting) {
  const model::Document& document = waiting.document;
  const std::string& text = document.text;
  waiting.at_hand = {document.id.value, document.name,      document.publisher,
                     document.title,    document.published, {}};
  const std::vector<text::Sentence> sentences = text::split_sentences(text, text::tokenize(text));
  if (!sentences.empty()) {
    waiting.at_hand.opening = std::string(text::slice(text, sentences.front().span));
  }
  assess::Mapper::Shared shared;
  for (const std::unique_ptr<model::Claim>& claim : waiting.claims) {
    const text::Span span = claim->passages.front().span;
    const text::Span sentence = sentence_around(sentences, span);
    assess::ClaimAtHand at_hand{claim.get(), 0, std::string(text::slice(text, span)),
                                std::string(text::slice(text, sentence)),
                                words_before(sentences, text, sentence.begin)};
    std::vector<assess::Mapped> mapped =
        mapper.map(at_hand, waiting.at_hand, waiting.bearing.size(), shared);
    if (mapped.empty()) continue;
    std::move(mapped.begin(), mapped.end(), std::back_inserter(waiting.mapped));
    waiting.bearing.push_back(std::move(at_hand));
  }
}

// The claims about a country that bear on a standard, with the texts of their documents. Of the
// others only what counts them is kept, so that memory grows with the evidence.
class AssessReading {
 public:
  AssessReading(const assess::Standard& standard, std::string country,
                const refdata::RefData& refdata)
      : mapper_(standard, country, refdata) {
    desk.country_name = std::string(refdata.country(country)->name);
    desk.country = std::move(country);
  }

  // All claims of a document come one after the other.
  void take(store::StoredClaim&& stored) {
    if (stored.standing == store::Standing::Rejected) {
      ++rejected;
      return;
    }
    if (waiting_.empty() || waiting_.back().document.id != stored.document->id) {
      if (waiting_.size() == kAssessBatch) settle();
      waiting_.emplace_back().document = *stored.document;
    }
    if (stored.claim.passages.front().span.end > stored.document->text.size()) return;
    ++desk.read;
    waiting_.back().claims.push_back(std::make_unique<model::Claim>(std::move(stored.claim)));
  }

  // After the last of them.
  void settle() {
    on_all_processors(waiting_.size(),
                      [&](std::size_t index) { hold_against(mapper_, waiting_[index]); });
    for (WaitingDocument& waiting : waiting_) settle(waiting);
    waiting_.clear();
  }

  assess::Desk desk;
  std::size_t rejected = 0;  // claims
  std::vector<std::unique_ptr<model::Claim>> claims;
  std::vector<model::Document> documents;  // without text where nothing bears on the standard

 private:
  void settle(WaitingDocument& waiting) {
    for (assess::Mapped& mapped : waiting.mapped) mapped.claim += desk.claims.size();
    std::move(waiting.mapped.begin(), waiting.mapped.end(), std::back_inserter(desk.mapped));
    for (assess::ClaimAtHand& bearing : waiting.bearing) {
      bearing.document = desk.documents.size();
      const auto own =
          std::find_if(waiting.claims.begin(), waiting.claims.end(),
                       [&](const auto& claim) { return claim.get() == bearing.claim; });
      claims.push_back(std::move(*own));
      desk.claims.push_back(std::move(bearing));
    }
    desk.documents.push_back(std::move(waiting.at_hand));
    if (waiting.bearing.empty()) std::string().swap(waiting.document.text);
    documents.push_back(std::move(waiting.document));
  }

  assess::Mapper mapper_;
  std::vector<WaitingDocument> waiting_;
};

// Whose word each piece of evidence is. Only documents that have some are held beside each other.
class Voices {
 public:
  Voices(const store::Workspace& workspace, const refdata::RefData& refdata, AssessReading& reading)
      : workspace_(workspace), refdata_(refdata), reading_(reading) {}

  Status find() {
    std::vector<resolve::Said> said;
    for (const assess::Mapped& mapped : reading_.desk.mapped) {
      const assess::ClaimAtHand& at_hand = reading_.desk.claims[mapped.claim];
      said.push_back({teller(at_hand.document), at_hand.claim});
    }
    PL_TRY(const std::vector<std::vector<resolve::Taken>> taken, taken_words());
    PL_TRY(const std::vector<resolve::Owner> owners, owners_known(workspace_.folder(), refdata_));
    PL_TRY(const std::vector<store::SourceJudgement> judgements,
           store::source_judgements(workspace_));
    const std::vector<resolve::Judged> judged = judged_pairs(judgements);
    for (const resolve::Voice& voice :
         resolve::find_voices(tellers_, said, taken, {owners, judged, refdata_})) {
      reading_.desk.voices.push_back({voice.number, voice.name});
    }
    return Done{};
  }

 private:
  std::size_t teller(std::size_t document) {
    const auto [found, fresh] = numbers_.try_emplace(document, tellers_.size());
    if (!fresh) return found->second;
    const assess::DocumentAtHand& at_hand = reading_.desk.documents[document];
    const model::Document& whole = reading_.documents[document];
    tellers_.push_back({at_hand.id, at_hand.name, at_hand.publisher, at_hand.published,
                        resolve::credits_of(whole, refdata_)});
    resolve::Article article;
    article.id = at_hand.id;
    article.publisher = at_hand.publisher;
    article.names = resolve::names_of_publisher(at_hand.publisher, refdata_);
    article.published = at_hand.published;
    article.credits = tellers_.back().credits;
    article.sketch = resolve::sketch_of(whole.text);
    // The same words, printed otherwise, stand in other places.
    article.reader = sha256_hex(whole.text);
    articles_.push_back(std::move(article));
    documents_.push_back(document);
    return found->second;
  }

  Result<std::vector<std::vector<resolve::Taken>>> taken_words() {
    std::vector<std::vector<resolve::Taken>> taken(tellers_.size());
    const auto text_of = [&](std::size_t index) -> Result<std::string> {
      return reading_.documents[documents_[index]].text;
    };
    PL_TRY(store::LaidReader reader,
           store::LaidReader::open(workspace_, store::LaidAmong::Evidence));
    std::vector<std::int64_t> rows;
    for (const resolve::Article& article : articles_) {
      PL_TRY(const std::int64_t row, reader.row_of(article.id));
      rows.push_back(row);
    }
    LaidKept kept(workspace_.folder(), rows, std::move(reader), store::LaidAmong::Evidence);
    PL_TRY(const resolve::Reprints reprints, resolve::find_reprints(articles_, text_of, &kept));
    kept.write();
    for (const resolve::Family& family : reprints.families) {
      for (const resolve::Member& member : family.members) taken[member.article] = member.taken;
    }
    return taken;
  }

  const store::Workspace& workspace_;
  const refdata::RefData& refdata_;
  AssessReading& reading_;
  std::map<std::size_t, std::size_t> numbers_;  // document, teller
  std::vector<std::size_t> documents_;          // of each teller
  std::vector<resolve::Teller> tellers_;
  std::vector<resolve::Article> articles_;
};

// Offsets of evidence, and its words without names that nobody may be shown.
class Finishing {
 public:
  Finishing(const store::Workspace& workspace, const refdata::RefData& refdata,
            const AssessReading& reading)
      : workspace_(workspace), accounts_(refdata), reading_(reading) {
    for (std::size_t i = 0; i < reading.documents.size(); ++i) {
      numbers_[reading.documents[i].id.value] = i;
    }
  }

  Status finish(model::Assessment& assessment) {
    std::set<std::size_t> documents;
    for (const model::CriterionAssessment& criterion : assessment.criteria) {
      for (const model::CriterionEvidence& evidence : criterion.evidence) {
        documents.insert(numbers_.at(evidence.passage.document.value));
      }
    }
    if (Status read = read_withheld({documents.begin(), documents.end()}); !read) return read;
    for (model::CriterionAssessment& criterion : assessment.criteria) {
      for (model::CriterionEvidence& evidence : criterion.evidence) finish(evidence);
    }
    return Done{};
  }

 private:
  void finish(model::CriterionEvidence& evidence) const {
    const std::size_t document = numbers_.at(evidence.passage.document.value);
    const std::string_view text = reading_.documents[document].text;
    const text::Span span = evidence.passage.span;
    evidence.start = count_code_points(text.substr(0, span.begin));
    evidence.end = evidence.start + count_code_points(text::slice(text, span));
    const std::vector<std::string>& withheld = withheld_.at(document);
    evidence.exact = resolve::withhold(evidence.exact, withheld);
    evidence.title = resolve::withhold(evidence.title, withheld);
  }

  Status read_withheld(const std::vector<std::size_t>& documents) {
    for (std::size_t from = 0; from < documents.size(); from += kAssessBatch) {
      const std::size_t size = std::min(kAssessBatch, documents.size() - from);
      std::vector<model::Report> reports;
      for (std::size_t i = 0; i < size; ++i) {
        PL_TRY(model::Report report,
               store::read_report(workspace_, reading_.documents[documents[from + i]].id.value));
        reports.push_back(std::move(report));
      }
      std::vector<std::vector<std::string>> found(size);
      on_all_processors(size, [&](std::size_t i) {
        found[i] = accounts_.read(reports[i].document, reports[i].claims).withheld;
      });
      for (std::size_t i = 0; i < size; ++i) {
        withheld_.emplace(documents[from + i], std::move(found[i]));
      }
    }
    return Done{};
  }

  const store::Workspace& workspace_;
  resolve::AccountReader accounts_;
  const AssessReading& reading_;
  std::map<std::string, std::size_t> numbers_;
  std::map<std::size_t, std::vector<std::string>> withheld_;
};

// What a decision rests on: it stays the same when documents are read anew and nothing of the
// evidence changes.
std::string basis_of(const model::CriterionAssessment& criterion) {
  std::set<std::string> lines;
  for (const model::CriterionEvidence& each : criterion.evidence) {
    if (each.stale || each.bearing == model::Bearing::Context) continue;
    lines.insert(each.passage.document.value + '\t' + model::to_string(each.bearing) + '\t' +
                 each.question + '\t' + (each.alleged ? "alleged" : "") + '\t' + each.exact);
  }
  std::string all;
  for (const std::string& line : lines) all += line + '\n';
  return sha256_hex(all);
}

std::optional<model::CriterionFinding> finding_of_word(const std::string& word) {
  using Finding = model::CriterionFinding;
  for (const Finding each :
       {Finding::Met, Finding::Partly, Finding::NotMet, Finding::Contested, Finding::CannotTell}) {
    if (word == model::to_string(each)) return each;
  }
  return std::nullopt;
}

model::CriterionJudgement judgement_of(const store::CriterionJudgementRow& row) {
  model::CriterionJudgement out;
  out.number = row.number;
  out.at = row.at;
  out.who = row.who;
  out.finding = finding_of_word(row.finding).value_or(model::CriterionFinding::CannotTell);
  out.why = row.why;
  return out;
}

Status add_decisions(const store::Workspace& workspace, model::Assessment& assessment) {
  PL_TRY(const std::vector<store::CriterionJudgementRow> rows,
         store::criterion_judgements(workspace));
  for (model::CriterionAssessment& criterion : assessment.criteria) {
    for (const store::CriterionJudgementRow& row : rows) {
      if (row.country != assessment.country || row.standard != assessment.standard ||
          row.year != assessment.year || row.criterion != criterion.id) {
        continue;
      }
      criterion.decided = judgement_of(row);
      criterion.decided->outdated = row.basis != basis_of(criterion);
    }
  }
  assess::roll_up(assessment);
  return Done{};
}

// The newest edition that a document with something to say under the standard tells of. An annual
// report tells of the time of its edition: the one of 2024 comes out when that of 2025 has begun.
int newest_edition(const assess::Standard& standard, const assess::Desk& desk,
                   const refdata::RefData& refdata) {
  const assess::ReportPeriods reports(refdata);
  std::set<std::size_t> speaking;
  for (const assess::Mapped& mapped : desk.mapped) {
    speaking.insert(desk.claims[mapped.claim].document);
  }
  int newest = 0;
  for (std::size_t i = 0; i < desk.documents.size(); ++i) {
    if (!speaking.empty() && !speaking.contains(i)) continue;
    const assess::DocumentAtHand& document = desk.documents[i];
    Period told = reports.of(document);
    if (!told.stated()) told = {document.published, document.published};
    newest = std::max(newest, assess::edition_of(told, standard));
  }
  return newest;
}

Status keep_criterion(const std::string& id, model::Assessment& assessment) {
  if (id.empty()) return Done{};
  std::string known;
  for (model::CriterionAssessment& criterion : assessment.criteria) {
    known += (known.empty() ? "" : ", ") + criterion.id;
    if (criterion.id != id) continue;
    model::CriterionAssessment kept = std::move(criterion);
    assessment.criteria.clear();
    assessment.criteria.push_back(std::move(kept));
    return Done{};
  }
  return Error{ErrorCode::NotFound, "no criterion '" + id + "' is assessed under " +
                                        assessment.standard + "; there are: " + known};
}

// Proposal with proposal: that a person decided otherwise on one of the two is no change.
void compare(const model::Assessment& before, model::Assessment& assessment) {
  assessment.compared_with = before.year;
  for (model::CriterionAssessment& criterion : assessment.criteria) {
    for (const model::CriterionAssessment& each : before.criteria) {
      if (each.id != criterion.id) continue;
      criterion.before = each.proposed;
    }
  }
}

struct Assessed {
  model::Assessment assessment;
  std::string basis;  // of the one criterion asked for
};

Result<Assessed> assess_all(const AssessOptions& options) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const std::string country, country_code(options.country, refdata));
  PL_TRY(const assess::Standard standard, assess::load_standard(refdata, options.standard));
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  AssessReading reading(standard, country, refdata);
  store::ClaimFilter filter;
  filter.country = country;
  filter.limit = 0;
  if (Status read = store::each_claim(
          workspace, filter, [&](store::StoredClaim&& claim) { reading.take(std::move(claim)); },
          store::Findings::Left);
      !read) {
    return std::move(read).error();
  }
  reading.settle();
  if (Status found = Voices(workspace, refdata, reading).find(); !found) {
    return std::move(found).error();
  }
  const int year =
      options.year != 0 ? options.year : newest_edition(standard, reading.desk, refdata);
  if (year == 0) {
    return Error{ErrorCode::Misuse, "no dated document is about " + reading.desk.country_name +
                                        "; say which edition with --year"};
  }
  Assessed out;
  PL_TRY(out.assessment, assess::assess(standard, year, reading.desk, refdata));
  out.assessment.rejected = reading.rejected;
  if (options.compared_with != 0) {
    PL_TRY(model::Assessment before,
           assess::assess(standard, options.compared_with, reading.desk, refdata));
    if (Status added = add_decisions(workspace, before); !added) return std::move(added).error();
    compare(before, out.assessment);
  }
  if (Status finished = Finishing(workspace, refdata, reading).finish(out.assessment); !finished) {
    return std::move(finished).error();
  }
  if (Status added = add_decisions(workspace, out.assessment); !added) {
    return std::move(added).error();
  }
  if (Status kept = keep_criterion(options.criterion, out.assessment); !kept) {
    return std::move(kept).error();
  }
  if (!options.criterion.empty()) out.basis = basis_of(out.assessment.criteria.front());
  return out;
}

}  // namespace

Result<model::Assessment> assess(const AssessOptions& options) {
  PL_TRY(Assessed assessed, assess_all(options));
  return std::move(assessed.assessment);
}

Result<std::int64_t> decide_criterion(const CriterionDecision& decision) {
  if (!finding_of_word(decision.finding)) {
    return Error{ErrorCode::Misuse, "no finding is called '" + decision.finding +
                                        "'; one of: met, partly, not-met, contested, cannot-tell"};
  }
  if (decision.asked.criterion.empty() || decision.why.empty()) {
    return Error{ErrorCode::Misuse, "a decision needs a criterion and a reason (--why)"};
  }
  for (const std::string* words : {&decision.who, &decision.why}) {
    if (!is_valid_utf8(*words)) return Error{ErrorCode::Misuse, "the reason is not valid UTF-8"};
    constexpr std::size_t kMost = 2000;
    if (words->size() > kMost) {
      return Error{ErrorCode::LimitReached, "names and reasons have at most 2000 bytes"};
    }
  }
  PL_TRY(const Assessed assessed, assess_all(decision.asked));
  store::CriterionJudgementRow row;
  row.who = decision.who;
  row.country = assessed.assessment.country;
  row.standard = assessed.assessment.standard;
  row.year = assessed.assessment.year;
  row.criterion = decision.asked.criterion;
  row.finding = decision.finding;
  row.why = decision.why;
  row.basis = assessed.basis;
  return store::add_criterion_judgement(decision.asked.workspace, row, decision.seen);
}

Result<std::vector<PastJudgement>> past_judgements(const std::string& folder) {
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const std::vector<store::CriterionJudgementRow> rows,
         store::criterion_judgements(workspace));
  std::vector<PastJudgement> out;
  for (const store::CriterionJudgementRow& row : rows) {
    out.push_back({row.country, row.standard, row.year, row.criterion, judgement_of(row)});
  }
  return out;
}

}  // namespace plumbline::app
