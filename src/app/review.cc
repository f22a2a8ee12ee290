// SPDX-License-Identifier: Apache-2.0

#include "app/review.h"

#include <algorithm>

#include "base/utf8.h"
#include "model/withheld.h"
#include "store/claim_judgements.h"
#include "store/corrections.h"
#include "store/reader.h"

namespace plumbline::app {
namespace {

// What a correction makes of the claim, in the words that people are shown.
std::string words_of_correction(const store::ClaimJudgement& judgement,
                                const model::Report& report) {
  const auto made = store::read_correction(judgement, report.withheld);
  if (!made) return {};
  if (judgement.verb == "correct-kind") return model::to_string(made->claim.kind);
  if (judgement.verb == "correct-source") return model::describe(made->claim.chain);
  store::ClaimJudgement sought = judgement;
  sought.words = made->words;
  sought.span = made->claim.passages.front().span;
  const auto now = store::place_of_words(sought, report);
  return now ? std::string(text::slice(report.document.text, *now))
             : model::put_words_out_of_sight(made->words, report.withheld.words);
}

ClaimDecision decision_of(const store::ClaimJudgement& judgement, const store::Placed& placed,
                          const model::Report& report) {
  ClaimDecision out;
  out.number = judgement.number;
  out.at = judgement.at;
  out.who = judgement.who;
  out.verb = judgement.verb;
  out.why = model::put_names_out_of_sight(judgement.why, report.withheld);
  out.undoes = judgement.undoes;
  if (placed.claim) out.claim = report.claims[*placed.claim].id;
  // Who is known for a victim since the decision was made is not named by it either.
  out.words = placed.span ? std::string(text::slice(report.document.text, *placed.span))
                          : model::put_words_out_of_sight(judgement.words, report.withheld.words);
  if (!store::is_correction(judgement.verb)) return out;
  out.now = words_of_correction(judgement, report);
  out.was = judgement.verb == "correct-kind" ? judgement.kind : out.words;
  if (judgement.verb == "correct-source") {
    out.was = placed.claim ? model::describe(report.claims[*placed.claim].chain) : "";
  }
  return out;
}

std::int64_t twins_before(const model::Report& report, const model::Claim& claim) {
  std::int64_t twins = 0;
  for (const model::Claim& each : report.claims) {
    if (&each == &claim) break;
    const bool same = each.passages.front().span == claim.passages.front().span;
    twins += same && each.kind == claim.kind ? 1 : 0;
  }
  return twins;
}

Result<const model::Claim*> find_claim(const model::Report& report, const std::string& id) {
  for (const model::Claim& claim : report.claims) {
    if (claim.id == id) return &claim;
  }
  return Error{ErrorCode::NotFound, report.document.name + " has no claim " + id + "; it has " +
                                        std::to_string(report.claims.size())};
}

Status require(const ReviewRequest& request) {
  const auto is = [&](std::string_view verb) { return request.verb == verb; };
  if (!is("confirm") && !is("reject") && !is("note") && !is("undo") && !is(store::kAddVerb) &&
      !store::is_correction(request.verb)) {
    return Error{ErrorCode::Misuse,
                 "a claim is decided on by confirm, reject, note, undo, correct-span, correct-kind "
                 "or correct-source, or there is add, not '" +
                     request.verb + "'"};
  }
  if (request.who.empty()) return Error{ErrorCode::Misuse, "who decides is not said"};
  if (request.why.empty() && (is("reject") || is("note"))) {
    return Error{ErrorCode::Misuse, "a " + request.verb + " needs a reason"};
  }
  for (const std::string* words : {&request.who, &request.why}) {
    if (!is_valid_utf8(*words)) {
      return Error{ErrorCode::Misuse, "the name or the reason is not valid UTF-8"};
    }
    constexpr std::size_t kMost = 4000;  // a page takes 1000 letters of up to 4 bytes
    if (words->size() > kMost) {
      return Error{ErrorCode::LimitReached, "names and reasons have at most 4000 bytes"};
    }
  }
  return Done{};
}

// The last decision on the claim that stands; nullptr: none does.
const ClaimDecision* last_standing(const std::vector<ClaimDecision>& decisions,
                                   const std::string& claim) {
  const auto found = std::find_if(decisions.rbegin(), decisions.rend(), [&](const auto& each) {
    return each.claim == claim && each.verb != "undo" && !each.taken_back;
  });
  return found == decisions.rend() ? nullptr : &*found;
}

}  // namespace

std::string standing_of(const std::vector<ClaimDecision>& decisions, const std::string& claim) {
  const auto found = std::find_if(decisions.rbegin(), decisions.rend(), [&](const auto& each) {
    return each.claim == claim && !each.taken_back &&
           (each.verb == "confirm" || each.verb == "reject");
  });
  return found == decisions.rend() ? std::string() : found->verb;
}

namespace {

std::vector<ClaimDecision> decisions_of(const std::vector<store::ClaimJudgement>& judgements,
                                        const model::Report& report) {
  const std::vector<store::Placed> places = store::place_judgements(judgements, report);
  std::vector<ClaimDecision> out;
  for (std::size_t i = 0; i < judgements.size(); ++i) {
    out.push_back(decision_of(judgements[i], places[i], report));
    if (judgements[i].undoes == 0) continue;
    for (ClaimDecision& before : out) {
      if (before.number == judgements[i].undoes) before.taken_back = true;
    }
  }
  return out;
}

}  // namespace

Result<std::vector<ClaimDecision>> claim_decisions(const std::string& folder,
                                                   const model::Report& report) {
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const auto judgements, store::claim_judgements(workspace, report.document.id.value));
  return decisions_of(judgements, report);
}

Result<DecidedReport> decided_report(const std::string& folder, const std::string& document) {
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const std::string hash, store::find_document(workspace, document));
  PL_TRY(store::JudgedReport read, store::read_judged(workspace, hash));
  DecidedReport out;
  out.decisions = decisions_of(read.judgements, read.report);
  out.report = std::move(read.report);
  store::correct(out.report, read.judgements);
  return out;
}

Result<std::vector<ClaimDecision>> document_decisions(const std::string& folder,
                                                      const std::string& hash) {
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const store::JudgedReport read, store::read_judged(workspace, hash));
  return decisions_of(read.judgements, read.report);
}

namespace {

// The judgement that is asked for, on the claim as the machine read it.
store::ClaimJudgement judgement_on(const model::Report& report, const model::Claim& claim,
                                   const ReviewRequest& request) {
  store::ClaimJudgement judgement;
  judgement.who = request.who;
  judgement.verb = request.verb;
  judgement.why = request.why;
  judgement.document = report.document.id.value;
  judgement.kind = model::to_string(claim.kind);
  judgement.span = claim.passages.front().span;
  judgement.twin = twins_before(report, claim);
  judgement.words = text::slice(report.document.text, judgement.span);
  return judgement;
}

// Number of the last decision on the claim; Conflict if the person has not seen it.
Result<std::int64_t> last_seen(const std::vector<ClaimDecision>& decisions,
                               const ReviewRequest& request) {
  const ClaimDecision* last = nullptr;
  for (const ClaimDecision& each : decisions) {
    if (each.claim == request.claim) last = &each;
  }
  const std::int64_t number = last == nullptr ? 0 : last->number;
  if (request.seen < 0) return number;
  if (number <= request.seen) return request.seen;
  return Error{ErrorCode::Conflict, "decided meanwhile by " + last->who + " (" + last->verb + ", " +
                                        last->at + "); look at it and decide again"};
}

// A document as it was looked at once: what is decided rests on these decisions and no later ones,
// or somebody's that came in between would be overruled unseen.
struct Reviewed {
  model::Report read;       // as the machine read it
  model::Report corrected;  // as people left it
  std::vector<ClaimDecision> decisions;
  std::int64_t last = 0;  // number of the last of them; 0: none
};
Result<Reviewed> reviewed_document(const ReviewRequest& request) {
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(request.workspace, store::Access::Read));
  PL_TRY(const std::string hash, store::find_document(workspace, request.document));
  // Before the report, which holds the claims that people added: what is added between the two is
  // then in the report, or is later than the last that was looked at.
  PL_TRY(const auto judgements, store::claim_judgements(workspace, hash));
  PL_TRY(model::Report read, store::read_uncorrected(workspace, hash));
  model::Report corrected = read;
  store::correct(corrected, judgements);
  Reviewed out{std::move(read), std::move(corrected), {}, 0};
  out.decisions = decisions_of(judgements, out.read);
  if (!judgements.empty()) out.last = judgements.back().number;
  return out;
}

// Whoever adds one that was added meanwhile is told that it is there.
Result<std::int64_t> add_claim(const Reviewed& document, const ReviewRequest& request) {
  const model::Report& report = document.corrected;
  PL_TRY(const model::Claim claim, added_claim(report, request.correction));
  store::ClaimJudgement judgement = judgement_on(report, claim, request);
  judgement.value = store::correction_value(report, claim);
  // A claim of this kind and words that was taken back may be added again.
  return store::add_claim_judgement(request.workspace, judgement, document.last);
}

}  // namespace

Result<std::int64_t> review(const ReviewRequest& request) {
  if (Status complete = require(request); !complete) return std::move(complete).error();
  PL_TRY(const Reviewed document, reviewed_document(request));
  if (request.verb == store::kAddVerb) return add_claim(document, request);
  PL_TRY(const model::Claim* claim, find_claim(document.read, request.claim));
  const std::vector<ClaimDecision>& decisions = document.decisions;
  store::ClaimJudgement judgement = judgement_on(document.read, *claim, request);
  // Who decides is shown what others decided before anything else is said.
  PL_TRY(const std::int64_t seen, last_seen(decisions, request));
  if (request.verb == "undo") {
    const ClaimDecision* standing = last_standing(decisions, request.claim);
    if (standing == nullptr) {
      return Error{ErrorCode::NotFound, "nothing was decided on " + request.claim};
    }
    judgement.undoes = standing->number;
  }
  if (store::is_correction(request.verb)) {
    PL_TRY(const model::Claim* today, find_claim(document.corrected, request.claim));
    PL_TRY(const model::Claim made,
           corrected_claim(document.corrected, *today, request.verb, request.correction));
    judgement.value = store::correction_value(document.corrected, made);
  }
  return store::add_claim_judgement(request.workspace, judgement, seen);
}

}  // namespace plumbline::app
