// SPDX-License-Identifier: Apache-2.0

#include "app/figures.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/country_word.h"
#include "app/reprints.h"
#include "app/sentence_around_internal.h"
#include "base/kept_words.h"
#include "base/utf8.h"
#include "model/chain.h"
#include "refdata/refdata.h"
#include "resolve/figures.h"
#include "resolve/taken_back.h"
#include "store/reader.h"
#include "text/sentence.h"

namespace plumbline::app {
namespace {

// What is only shown of a figure.
struct ShownFigure {
  std::string_view chain;
  std::size_t start = 0;
};

struct GatheredFigures {
  std::vector<resolve::FigureSource> sources;
  std::vector<std::string> names;  // of them
  std::vector<resolve::ReportedFigure> figures;
  std::vector<ShownFigure> shown;  // of them
  KeptWords words;                 // of both
  std::size_t rejected = 0;        // claims

  [[nodiscard]] const std::string& document(std::size_t figure) const {
    return sources[figures[figure].document].id;
  }
};

bool names_source(const model::ChainLink& link) {
  return !link.name.empty() &&
         (link.status == model::LinkStatus::Named || link.status == model::LinkStatus::Carried);
}

// Takes the figures out of claims, document by document.
class FigureReading {
 public:
  FigureReading(std::string country, const refdata::RefData& refdata, GatheredFigures& out)
      : country_(std::move(country)), refdata_(refdata), out_(out) {}

  void take(const store::StoredClaim& stored) {
    const model::Claim& claim = stored.claim;
    if (!claim.figure) return;
    if (stored.standing == store::Standing::Rejected) {
      ++out_.rejected;
      return;
    }
    if (out_.sources.empty() || out_.sources.back().id != stored.document->id.value) {
      begin(*stored.document);
    }
    take(claim, *claim.figure);
    for (const model::Figure& figure : claim.more_figures) take(claim, figure);
  }

 private:
  void begin(const model::Document& document) {
    resolve::FigureSource source;
    source.id = document.id.value;
    source.publisher = document.publisher;
    source.title = document.title;
    source.published = document.published;
    source.family = out_.sources.size();
    out_.sources.push_back(std::move(source));
    out_.names.push_back(document.name);
    text_ = document.text;
    const std::vector<text::Token> tokens = text::tokenize(text_);
    sentences_ = text::split_sentences(text_, tokens);
  }

  void take(const model::Claim& claim, const model::Figure& figure) {
    const text::Span span = figure.passage ? figure.passage->span : claim.passages.front().span;
    if (span.end > text_.size()) return;
    const std::string about = claim.about.size() == 1 ? claim.about.front() : std::string();
    const bool code = figure.place.size() == 3;
    if (!country_.empty() && (code ? figure.place : about) != country_) return;
    const text::Span sentence = sentence_around(sentences_, span);
    resolve::ReportedFigure out;
    out.document = out_.sources.size() - 1;
    out.claim = claim.id;
    out.figure = figure;
    out.figure.passage.reset();  // it is `at`
    out.country = about;
    out.sentence = out_.words.keep(text::slice(text_, sentence));
    out.sentence_begin = sentence.begin;
    out.at = {span.begin - sentence.begin, span.end - sentence.begin};
    out.modality = claim.modality;
    out.polarity = claim.polarity;
    out.headline = claim.headline;
    out.taken_back = resolve::is_taken_back(text_, claim.passages.front().span, refdata_);
    const auto& links = claim.chain.links;
    if (links.size() > 1) {
      out.voice = out_.words.keep(links.back().name);
      if (names_source(links.back())) out.said_by = out.voice;
    }
    out_.shown.push_back({out_.words.keep(model::describe(claim.chain)),
                          count_code_points(std::string_view(text_).substr(0, span.begin))});
    out_.figures.push_back(std::move(out));
  }

  std::string country_;
  const refdata::RefData& refdata_;
  GatheredFigures& out_;
  std::string text_;
  std::vector<text::Sentence> sentences_;
};

// Documents that took words from each other are one family.
Status join_families(const FiguresOptions& options, GatheredFigures& gathered) {
  if (gathered.sources.size() < 2) return Done{};
  std::vector<std::string> documents;
  std::map<std::string, std::size_t, std::less<>> sources;
  for (std::size_t i = 0; i < gathered.sources.size(); ++i) {
    documents.push_back(gathered.sources[i].id);
    sources[documents.back()] = i;
  }
  PL_TRY(const std::vector<KinFamily> families, kin_of(options.workspace, documents));
  for (const KinFamily& family : families) {
    std::optional<std::size_t> first;
    for (const KinMember& member : family) {
      const auto found = sources.find(member.document);
      if (found == sources.end()) continue;
      if (!first) first = found->second;
      gathered.sources[found->second].family = *first;
    }
  }
  return Done{};
}

// Puts what was found into what is shown: rows that were asked for, and the reports they name.
class Telling {
 public:
  Telling(const FiguresOptions& options, const refdata::RefData& refdata, GatheredFigures gathered,
          const resolve::FiguresTogether& found)
      : options_(options), refdata_(refdata), gathered_(std::move(gathered)), found_(found) {}

  FiguresAnswer tell(const std::string& document) {
    for (std::size_t i = 0; i < found_.rows.size(); ++i) {
      if (is_asked(found_.rows[i], document)) shown_.insert(i);
    }
    for (const std::size_t i : shown_) answer_.rows.push_back(row(found_.rows[i]));
    for (const resolve::SumCheck& sum : found_.sums) tell(sum);
    for (const resolve::Jump& jump : found_.jumps) {
      if (!shown_.contains(jump.row)) continue;
      answer_.jumps.push_back(
          {found_.rows[jump.row].key, found_.rows[jump.before].key, jump.words});
    }
    for (const std::size_t index : found_.unreal) {
      if (document.empty() || gathered_.document(index) == document) {
        answer_.planned.push_back(report(index));
      }
    }
    answer_.uncounted = static_cast<std::size_t>(
        std::count_if(found_.uncounted.begin(), found_.uncounted.end(), [&](std::size_t index) {
          return document.empty() || gathered_.document(index) == document;
        }));
    answer_.rejected = gathered_.rejected;
    return std::move(answer_);
  }

 private:
  [[nodiscard]] bool is_asked(const resolve::FigureRow& row, const std::string& document) {
    const resolve::Measure& measure = row.measure;
    if (!options_.row.empty()) return row.key == options_.row;
    if (!options_.status.empty() && measure.stage != options_.status) return false;
    if (!document.empty() && !holds(row, document)) return false;
    if (!is_unit(measure.family)) {
      ++answer_.other_units;
      return false;
    }
    if (options_.since == 0 && options_.until == 0) return true;
    if (!measure.period.stated()) {
      ++answer_.without_period;
      return false;
    }
    const int from = measure.period.from.stated() ? measure.period.from.year : 0;
    const int to = measure.period.to.stated() ? measure.period.to.year : INT16_MAX;
    return (options_.since == 0 || to >= options_.since) &&
           (options_.until == 0 || from <= options_.until);
  }
  [[nodiscard]] bool holds(const resolve::FigureRow& row, const std::string& document) const {
    for (const resolve::FigureValue& value : row.values) {
      for (const std::size_t index : value.reports) {
        if (gathered_.document(index) == document) return true;
      }
    }
    return false;
  }
  [[nodiscard]] bool is_unit(const std::string& family) const {
    if (options_.unit == "all") return true;
    if (!options_.unit.empty()) return family == options_.unit;
    const refdata::TableView families = refdata_.table_view("figure_families");
    for (std::size_t i = 0; i < families.rows(); ++i) {
      if (families.cell(i, 0) == family) return families.cell(i, 3) == "yes";
    }
    return false;
  }

  // The index in the answer of a report, put there if it is not yet.
  std::size_t report(std::size_t index) {
    const auto [known, fresh] = reports_.try_emplace(index, answer_.reports.size());
    if (fresh) answer_.reports.push_back(told(index));
    return known->second;
  }

  [[nodiscard]] FigureReport told(std::size_t index) const {
    const resolve::ReportedFigure& figure = gathered_.figures[index];
    const resolve::FigureSource& source = gathered_.sources[figure.document];
    FigureReport out;
    out.document = source.id;
    out.name = gathered_.names[figure.document];
    out.title = source.title;
    out.publisher = source.publisher;
    out.published = to_iso(source.published);
    out.claim = figure.claim;
    out.value = figure.figure.value;
    out.upper = figure.figure.upper;
    out.approximator = figure.figure.approximator;
    out.unit = figure.figure.unit;
    out.chain = gathered_.shown[index].chain;
    out.source = std::string(figure.voice);
    out.source_named = !figure.said_by.empty();
    out.sentence = std::string(figure.sentence);
    out.exact = std::string(text::slice(figure.sentence, figure.at));
    out.start = gathered_.shown[index].start;
    out.end = out.start + count_code_points(out.exact);
    out.headline = figure.headline;
    return out;
  }

  CountedRow row(const resolve::FigureRow& row) {
    const resolve::Measure& measure = row.measure;
    CountedRow out;
    out.key = row.key;
    out.country = measure.country;
    if (const auto* country = refdata_.country(measure.country); country != nullptr) {
      out.country_name = country->name;
    }
    out.place = measure.place;
    out.place_stated = row.place_stated;
    out.unit = measure.family;
    out.unit_name = unit_name(measure.family);
    out.status = measure.stage;
    out.scope = measure.scope;
    out.what = resolve::describe(measure, refdata_);
    out.period_kind = resolve::to_string(measure.kind);
    out.period = resolve::describe_period(measure);
    out.from = measure.period.from;
    out.to = measure.period.to;
    if (row.whole) out.whole = found_.rows[*row.whole].key;
    for (const resolve::FigureValue& value : row.values) {
      RowValue shown{value.low, value.high, value.approximator, value.documents, value.origins, {}};
      for (const std::size_t index : value.reports) shown.reports.push_back(report(index));
      out.values.push_back(std::move(shown));
    }
    for (const std::size_t part : row.parts) out.parts.push_back(report(part));
    for (const resolve::Difference& difference : row.within)
      out.notes.push_back(note(difference, ""));
    for (const resolve::Difference& difference : row.others) {
      out.notes.push_back(note(difference, found_.rows[difference.row].key));
    }
    return out;
  }
  RowNote note(const resolve::Difference& difference, std::string other_row) {
    return {resolve::to_string(difference.why), std::move(other_row), report(difference.one),
            report(difference.other), difference.words};
  }
  [[nodiscard]] std::string unit_name(const std::string& family) const {
    const refdata::TableView families = refdata_.table_view("figure_families");
    for (std::size_t i = 0; i < families.rows(); ++i) {
      if (families.cell(i, 0) == family) return std::string(families.cell(i, 1));
    }
    return family;
  }

  void tell(const resolve::SumCheck& sum) {
    for (const std::size_t i : shown_) {
      const auto& values = found_.rows[i].values;
      const bool here = std::any_of(values.begin(), values.end(), [&](const auto& value) {
        return std::find(value.reports.begin(), value.reports.end(), sum.whole) !=
               value.reports.end();
      });
      if (!here) continue;
      CheckedSum out;
      out.result = resolve::to_string(sum.result);
      out.row = found_.rows[i].key;
      out.sum = sum.sum;
      out.whole = report(sum.whole);
      for (const std::size_t part : sum.parts) out.parts.push_back(report(part));
      out.words = sum.words;
      answer_.sums.push_back(std::move(out));
      return;
    }
  }

  const FiguresOptions& options_;
  const refdata::RefData& refdata_;
  GatheredFigures gathered_;
  const resolve::FiguresTogether& found_;
  FiguresAnswer answer_;
  std::set<std::size_t> shown_;
  std::map<std::size_t, std::size_t> reports_;
};

Status require_unit(const std::string& unit, const refdata::RefData& refdata) {
  if (unit.empty() || unit == "all") return Done{};
  std::string known = "all";
  const refdata::TableView families = refdata.table_view("figure_families");
  for (std::size_t i = 0; i < families.rows(); ++i) {
    if (families.cell(i, 0) == unit) return Done{};
    known += ", " + std::string(families.cell(i, 0));
  }
  return Error{ErrorCode::Misuse, "no unit is called '" + unit + "'; one of: " + known};
}

Status require_status(const std::string& status, const refdata::RefData& refdata) {
  if (status.empty()) return Done{};
  std::string known;
  const refdata::TableView stages = refdata.table_view("figure_stages");
  for (std::size_t i = 0; i < stages.rows(); ++i) {
    if (stages.cell(i, 0) == status) return Done{};
    known += std::string(known.empty() ? "" : ", ") + std::string(stages.cell(i, 0));
  }
  return Error{ErrorCode::Misuse, "no status is called '" + status + "'; one of: " + known};
}

}  // namespace

Result<FiguresAnswer> figures(const FiguresOptions& options) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  if (Status known = require_unit(options.unit, refdata); !known) return std::move(known).error();
  if (Status known = require_status(options.status, refdata); !known) {
    return std::move(known).error();
  }
  store::ClaimFilter filter;
  filter.limit = 0;
  filter.contents = {model::Content::Figure};
  if (!options.country.empty()) {
    PL_TRY(filter.country, country_code(options.country, refdata));
  }
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  std::string document;
  if (!options.document.empty()) {
    PL_TRY(document, store::find_document(workspace, options.document));
  }
  GatheredFigures gathered;
  FigureReading reading(filter.country, refdata, gathered);
  Status read = store::each_claim(
      workspace, filter, [&](const store::StoredClaim& stored) { reading.take(stored); },
      store::Findings::Left);
  if (!read) return std::move(read).error();
  if (Status joined = join_families(options, gathered); !joined) return std::move(joined).error();
  const resolve::FiguresTogether found =
      resolve::gather_figures(gathered.sources, gathered.figures, refdata);
  Telling telling(options, refdata, std::move(gathered), found);
  FiguresAnswer answer = telling.tell(document);
  if (!options.row.empty() && answer.rows.empty()) {
    return Error{ErrorCode::NotFound, "no row has the key '" + options.row +
                                          "'; keys stand at the end of each row of `figures`"};
  }
  return answer;
}

}  // namespace plumbline::app
