// SPDX-License-Identifier: Apache-2.0

#include "app/trace.h"

#include <algorithm>
#include <map>
#include <optional>

#include "app/search.h"
#include "app/violence.h"
#include "store/reader.h"
#include "store/search.h"
#include "store/words.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kWindow = 8;  // words in a row that are no accident
constexpr std::size_t kStep = 4;
constexpr std::size_t kMostWindows = 24;  // of one passage
constexpr std::size_t kMostEchoes = 50;

// "DOCUMENT:c3" in its two parts; nothing if it is not of that form.
struct NamedClaim {
  std::string document;
  std::string claim;
};
bool is_claim_id(const std::string& word) {
  return word.size() >= 2 && word[0] == 'c' &&
         word.find_first_not_of("0123456789", 1) == std::string::npos;
}
std::optional<NamedClaim> parse_claim_name(const std::string& what) {
  const std::size_t colon = what.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  const std::string id = what.substr(colon + 1);
  if (!is_claim_id(id)) return std::nullopt;
  return NamedClaim{what.substr(0, colon), id};
}

std::vector<text::Span> spans_of_words(std::string_view text) {
  std::vector<text::Span> out;
  store::each_word(text, &out, [](void* to, std::string_view, std::size_t begin, std::size_t end) {
    static_cast<std::vector<text::Span>*>(to)->push_back(text::make_span(begin, end));
    return 0;
  });
  return out;
}

// Pieces of a passage that are looked for in other documents: all of it, then its windows.
std::vector<std::string> pieces_of(const std::string& passage) {
  const std::vector<text::Span> words = spans_of_words(passage);
  std::vector<std::string> pieces = {passage};
  for (std::size_t at = 0; at + kWindow < words.size() + 1 && pieces.size() <= kMostWindows;
       at += kStep) {
    const std::size_t last = std::min(at + kWindow, words.size()) - 1;
    pieces.push_back(passage.substr(words[at].begin, words[last].end - words[at].begin));
  }
  return pieces;
}

struct TracedClaim {
  Echo echo;
  text::Span span;
};

void take_hits(std::map<std::string, TracedClaim>& found, const store::SearchAnswer& answer,
               bool whole) {
  for (const store::SearchHit& hit : answer.hits) {
    if (hit.matches.empty()) continue;
    const text::Span first = hit.matches.front();
    const auto [entry, fresh] = found.try_emplace(hit.document);
    TracedClaim& into = entry->second;
    if (fresh) {
      into.echo = {hit.document, hit.name, hit.publisher, hit.published, "", whole};
      into.span = first;
    } else if (!into.echo.whole) {
      into.span = text::cover(into.span, first);
    }
  }
}

Result<std::vector<Echo>> echoes_of(const store::Workspace& workspace,
                                    const model::Document& document, const model::Claim& claim) {
  const std::string passage(text::slice(document.text, claim.passages.front().span));
  std::map<std::string, TracedClaim> found;
  bool whole = true;
  for (const std::string& piece : pieces_of(passage)) {
    PL_TRY(const store::SearchAnswer answer,
           store::search(
               workspace,
               {.query = piece, .exact = true, .limit = kMostEchoes, .names = store::Names::Kept}));
    take_hits(found, answer, whole);
    whole = false;
  }
  found.erase(document.id.value);
  std::vector<Echo> echoes;
  for (auto& [hash, entry] : found) {
    PL_TRY(const model::Document other, store::read_document(workspace, hash));
    entry.echo.words = std::string(text::slice(other.text, entry.span));
    echoes.push_back(std::move(entry.echo));
  }
  std::stable_sort(echoes.begin(), echoes.end(), [](const Echo& a, const Echo& b) {
    if (a.published.empty() != b.published.empty()) return b.published.empty();
    return a.published != b.published ? a.published < b.published : a.document < b.document;
  });
  if (echoes.size() > kMostEchoes) echoes.resize(kMostEchoes);
  return echoes;
}

Result<Trace> trace_claim(const store::Workspace& workspace, const model::Report& report,
                          const model::Claim& claim) {
  // Its words are looked for as they stand, and shown without names of victims.
  PL_TRY(std::vector<Echo> echoes, echoes_of(workspace, report.document, claim));
  model::Report shown = report;
  model::withhold(shown);
  const auto index = static_cast<std::size_t>(&claim - report.claims.data());
  const model::Claim& told = shown.claims[index];
  PL_TRY(OriginsAnswer origins, origins_of(workspace, shown, told));
  PL_TRY(const std::vector<store::Standing> standings, store::read_standings(workspace, shown));
  Trace trace{shown.document,
              told,
              {},
              std::move(echoes),
              std::move(origins),
              0,
              store::to_string(standings[index])};
  PL_TRY(const Violence violence, Violence::load());
  trace.violence = violence.tells(text::slice(shown.document.text, told.passages.front().span));
  for (const model::Finding& finding : shown.findings) {
    if (finding.claim == claim.id) trace.findings.push_back(finding);
  }
  return trace;
}

Result<std::vector<Trace>> trace_named(const store::Workspace& workspace, const NamedClaim& name) {
  PL_TRY(const std::string hash, store::find_document(workspace, name.document));
  PL_TRY(const model::Report report, store::read_report(workspace, hash, store::Names::Kept));
  for (const model::Claim& claim : report.claims) {
    if (claim.id != name.claim) continue;
    PL_TRY(Trace trace, trace_claim(workspace, report, claim));
    std::vector<Trace> out;
    out.push_back(std::move(trace));
    return out;
  }
  model::Report shown = report;
  model::withhold(shown);
  return Error{ErrorCode::NotFound, shown.document.name + " has no claim " + name.claim +
                                        "; it has " + std::to_string(shown.claims.size())};
}

bool holds_match(const model::Claim& claim, const std::vector<text::Span>& matches) {
  return std::any_of(claim.passages.begin(), claim.passages.end(), [&](const auto& passage) {
    return std::any_of(matches.begin(), matches.end(),
                       [&](const text::Span& match) { return passage.span.overlaps(match); });
  });
}

Result<std::vector<Trace>> trace_words(const store::Workspace& workspace,
                                       const TraceOptions& options) {
  PL_TRY(store::SearchAnswer answer,
         store::search(workspace, {.query = options.what, .exact = true, .limit = kMostEchoes}));
  if (answer.hits.empty()) {
    PL_TRY(answer, store::search(workspace, {.query = options.what, .limit = kMostEchoes}));
  }
  std::vector<Trace> out;
  for (const store::SearchHit& hit : answer.hits) {
    PL_TRY(const model::Report report,
           store::read_report(workspace, hit.document, store::Names::Kept));
    for (const model::Claim& claim : report.claims) {
      if (out.size() >= options.limit) return out;
      if (!holds_match(claim, hit.matches)) continue;
      PL_TRY(Trace trace, trace_claim(workspace, report, claim));
      out.push_back(std::move(trace));
    }
  }
  if (!out.empty()) return out;
  return Error{ErrorCode::NotFound,
               "no claim in the workspace holds these words; try fewer of them, or: plumbline "
               "search"};
}

}  // namespace

Result<std::vector<Trace>> trace(const TraceOptions& options) {
  if (is_claim_id(options.what)) {
    return Error{ErrorCode::Misuse, "claims are numbered in each document; say which " +
                                        ("one you mean: DOCUMENT:" + options.what) +
                                        ", as `plumbline claims` prints it"};
  }
  PL_TRY(const std::int64_t unsearched, options.enter ? enter_references(options.workspace)
                                                      : references_waiting(options.workspace));
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  const auto name = parse_claim_name(options.what);
  PL_TRY(std::vector<Trace> traces,
         name ? trace_named(workspace, *name) : trace_words(workspace, options));
  for (Trace& trace : traces) trace.unsearched = unsearched;
  return traces;
}

}  // namespace plumbline::app
