// SPDX-License-Identifier: Apache-2.0

#include "app/saved_searches.h"

#include <algorithm>
#include <utility>

#include "app/search_filter_internal.h"
#include "base/date.h"
#include "base/utf8.h"
#include "model/finding.h"
#include "refdata/refdata.h"
#include "store/reader.h"
#include "store/saved_searches.h"
#include "store/search.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kMostSearchName = 120;  // bytes
constexpr std::size_t kMostQuery = 2000;      // bytes
constexpr std::size_t kPassage = 400;         // bytes of a claim's passage

std::string words_of_search(const store::SavedSearch& search, const refdata::RefData& refdata) {
  std::string out = search.query;
  const auto add = [&out](const std::string& words) { out += (out.empty() ? "" : "; ") + words; };
  const store::DocumentFilter& filter = search.filter;
  if (!filter.kind.empty()) add("claims of kind " + filter.kind);
  if (!filter.country.empty()) {
    const refdata::Country* country = refdata.country(filter.country);
    add(country == nullptr ? filter.country : std::string(country->name));
  }
  if (!filter.finding.empty()) add("finding " + filter.finding);
  if (filter.year != 0) add("published in " + std::to_string(filter.year));
  if (!filter.language.empty()) add("language " + filter.language);
  if (filter.reference) add(*filter.reference ? "references only" : "articles only");
  return out;
}

KeptSearch kept_of(store::SavedSearch search, const refdata::RefData& refdata) {
  KeptSearch out;
  out.words = words_of_search(search, refdata);
  out.number = search.number;
  out.who = std::move(search.who);
  out.name = std::move(search.name);
  out.query = std::move(search.query);
  out.filter = {search.filter.kind, search.filter.country,  search.filter.finding,
                search.filter.year, search.filter.language, search.filter.reference};
  out.made = std::move(search.made);
  out.alerts = search.alerts;
  out.unseen = search.unseen;
  return out;
}

Status require_name(const std::string& name) {
  if (name.empty() || name.size() > kMostSearchName) {
    return Error{ErrorCode::Misuse, "the name of a kept search has 1 to 120 bytes"};
  }
  const bool plain = is_valid_utf8(name) && std::none_of(name.begin(), name.end(), [](char c) {
                       return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
                     });
  if (plain) return Done{};
  return Error{ErrorCode::Misuse, "the name of a kept search is one line of text"};
}

Status require_day(const std::string& day) {
  if (day.empty()) return Done{};
  const auto date = parse_iso(day);
  if (date && date->day != 0) return Done{};
  return Error{ErrorCode::Misuse, "'" + day + "' is no day; write it as 2026-03-01"};
}

// The first claim that makes the document fit, or the first finding.
std::optional<text::Span> fitting_place(const model::Report& report,
                                        const store::DocumentFilter& filter) {
  for (const model::Claim& claim : report.claims) {
    const bool kind = filter.kind.empty() || filter.kind == model::to_string(claim.kind);
    const bool country = filter.country.empty() || std::find(claim.about.begin(), claim.about.end(),
                                                             filter.country) != claim.about.end();
    const bool finding =
        filter.finding.empty() ||
        std::any_of(report.findings.begin(), report.findings.end(), [&](const auto& each) {
          return each.code == filter.finding && each.claim == claim.id;
        });
    if (kind && country && finding) return claim.passages.front().span;
  }
  for (const model::Finding& each : report.findings) {
    if (each.code == filter.finding) return each.passage.span;
  }
  return std::nullopt;
}

// The passage of a hit; of a search without words, that of what makes the document fit.
void set_passage(model::DigestEntry& entry, const store::SearchHit& hit,
                 const model::Report& report, const store::SavedSearch& search) {
  entry.passage = hit.snippet_text;
  entry.start = hit.snippet_start;
  for (const text::Span& mark : hit.marks) {
    entry.marks.push_back({mark.begin - hit.snippet.begin, mark.end - hit.snippet.begin});
  }
  const std::string& text = report.document.text;
  const auto place = hit.matches.empty() ? fitting_place(report, search.filter) : std::nullopt;
  if (!place || place->end > text.size()) return;
  std::size_t size = std::min<std::size_t>(place->size(), kPassage);
  while (size > 0 && !is_utf8_border(text, place->begin + size)) --size;
  entry.passage = text.substr(place->begin, size);
  entry.start = count_code_points(std::string_view(text).substr(0, place->begin));
  entry.marks.clear();
}

Result<model::DigestEntry> digest_entry(const store::Workspace& workspace,
                                        const store::Alert& alert, const store::SearchHit& hit,
                                        const store::SavedSearch& search) {
  model::DigestEntry entry;
  entry.number = alert.number;
  entry.at = alert.at;
  entry.document = alert.document;
  entry.name = hit.name;
  entry.title = hit.title;
  entry.publisher = hit.publisher;
  entry.published = hit.published;
  PL_TRY(const model::Report report, store::read_report(workspace, alert.document));
  set_passage(entry, hit, report, search);
  for (const auto& known : model::kFindingCodes) {
    const bool has = std::any_of(report.findings.begin(), report.findings.end(),
                                 [&](const auto& each) { return each.code == known.code; });
    if (has) entry.findings.emplace_back(known.code);
  }
  return entry;
}

Result<model::DigestSearch> told_by(const store::Workspace& workspace,
                                    const store::SavedSearch& search,
                                    const DigestOptions& options) {
  store::AlertFilter filter;
  filter.search = search.number;
  filter.since = options.since;
  filter.unseen = options.since.empty() && !options.all;
  filter.before = options.before;
  filter.limit = options.limit;
  PL_TRY(const store::AlertPage page, store::list_alerts(workspace, filter));
  std::vector<std::int64_t> ids;
  for (const store::Alert& alert : page.alerts) ids.push_back(alert.id);
  PL_TRY(const std::vector<store::SearchHit> hits,
         store::describe_documents(workspace, search.query, ids));
  model::DigestSearch out;
  out.number = search.number;
  out.name = search.name;
  out.all = page.all;
  out.more = page.more;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    PL_TRY(model::DigestEntry entry, digest_entry(workspace, page.alerts[i], hits[i], search));
    out.entries.push_back(std::move(entry));
  }
  return out;
}

}  // namespace

Result<std::vector<KeptSearch>> kept_searches(const std::string& folder, const std::string& who) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(std::vector<store::SavedSearch> all, store::saved_searches(workspace, who));
  std::vector<KeptSearch> out;
  for (store::SavedSearch& each : all) out.push_back(kept_of(std::move(each), refdata));
  return out;
}

Result<std::int64_t> keep_search(const KeepRequest& request) {
  if (Status named = require_name(request.name); !named) return std::move(named).error();
  if (request.query.size() > kMostQuery || !is_valid_utf8(request.query)) {
    return Error{ErrorCode::Misuse, "a search that is kept has at most 2000 bytes of text"};
  }
  store::SavedSearch search;
  search.who = request.who;
  search.name = request.name;
  search.query = request.query;
  PL_TRY(search.filter, document_filter(request.filter));
  // A workspace that is not there yet is not made by this.
  PL_TRY([[maybe_unused]] const std::int64_t left, enter_references(request.workspace));
  return store::save_search(request.workspace, search);
}

Status forget_search(const std::string& workspace, const std::string& who, std::int64_t number) {
  return store::remove_search(workspace, who, number);
}

Status see_alerts(const std::string& workspace, const std::string& who, std::int64_t number,
                  std::int64_t through) {
  return store::mark_seen(workspace, who, number, through);
}

Result<model::Digest> digest(const DigestOptions& options) {
  if (Status day = require_day(options.since); !day) return std::move(day).error();
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY(const std::vector<store::SavedSearch> searches,
         store::saved_searches(workspace, options.who));
  model::Digest out;
  out.made = store::now_utc();
  out.who = options.who;
  out.since = options.since;
  bool there = options.search == 0;
  for (const store::SavedSearch& search : searches) {
    if (options.search != 0 && search.number != options.search) continue;
    there = true;
    PL_TRY(model::DigestSearch told, told_by(workspace, search, options));
    told.words = words_of_search(search, refdata);
    if (told.all == 0) {
      ++out.quiet;
    } else {
      out.searches.push_back(std::move(told));
    }
  }
  if (there) return out;
  return Error{ErrorCode::NotFound,
               "no kept search of yours has the number " + std::to_string(options.search)};
}

}  // namespace plumbline::app
