// SPDX-License-Identifier: Apache-2.0

#include "app/profile.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "app/country_word.h"
#include "app/figures.h"
#include "app/jigsaw.h"
#include "graph/profile.h"
#include "refdata/refdata.h"
#include "resolve/jigsaw.h"
#include "store/reader.h"

namespace plumbline::app {
namespace {

using ClaimKey = std::pair<std::string, std::string>;  // hash, "c12"

// Fields of figures (data/figure_families.tsv) that a profile holds as series.
constexpr std::string_view kFields[] = {"victims", "proceedings"};

// The number of a law or a decree is read as a year at times; of nothing before is told in figures.
constexpr int kFirstYear = 1900;

bool is_series(const refdata::RefData& refdata, const std::string& unit) {
  const refdata::TableView families = refdata.table_view("figure_families");
  for (std::size_t row = 0; row < families.rows(); ++row) {
    if (families.cell(row, 0) != unit) continue;
    return std::find(std::begin(kFields), std::end(kFields), families.cell(row, 2)) !=
           std::end(kFields);
  }
  return false;
}

std::vector<model::ProfileTier> tiers_of(const std::string& country, graph::ProfileYears years,
                                         const refdata::RefData& refdata) {
  std::map<std::string, std::string, std::less<>> sources;
  const refdata::TableView table = refdata.table_view("tier_sources");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    sources.emplace(table.cell(row, 0), table.cell(row, 1));
  }
  std::vector<model::ProfileTier> out;
  for (const refdata::TierRow& row : refdata.tiers()) {
    if (row.country != country || !years.hold(row.year)) continue;
    const auto source = sources.find(row.source);
    out.push_back({row.year, std::string(row.tier), std::string(row.evidence),
                   source == sources.end() ? std::string(row.source) : source->second});
  }
  std::sort(out.begin(), out.end(),
            [](const auto& one, const auto& other) { return one.edition > other.edition; });
  return out;
}

// Whether a publisher is known to be an outlet or a body of the country.
class Belongs {
 public:
  Belongs(std::string country, const refdata::RefData& refdata)
      : country_(std::move(country)), refdata_(refdata) {}

  void take(const store::StoredClaim& stored) {
    const std::string& publisher = stored.document->publisher;
    if (!publisher.empty() && seen_.insert(publisher).second && is_here(publisher)) {
      inside_.insert(publisher);
    }
    const auto& links = stored.claim.chain.links;
    for (std::size_t at = 1; at < links.size(); ++at) {
      const bool person = links[at].kind == model::SourceKind::Person ||
                          links[at].kind == model::SourceKind::Survivor;
      if (links[at].country != country_ || links[at].name.empty()) continue;
      const std::string& name = person ? links[at].organisation : links[at].name;
      // "Burma said": a state by its name is no body of it that could be asked. Nor is a name that
      // goes on into its sentence.
      constexpr std::size_t kLongName = 60;
      const refdata::Country* own = refdata_.country(country_);
      const bool state = own != nullptr && own->name == name;
      const bool group = links[at].kind == model::SourceKind::Group;
      if (!name.empty() && !state && !group && name.size() <= kLongName) ++heard_[name];
    }
  }

  [[nodiscard]] graph::ProfileGround ground() const {
    graph::ProfileGround out;
    out.inside.assign(inside_.begin(), inside_.end());
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [name, times] : heard_) order.emplace_back(SIZE_MAX - times, name);
    std::sort(order.begin(), order.end());
    for (auto& [times, name] : order) out.heard.push_back(std::move(name));
    return out;
  }

 private:
  [[nodiscard]] bool is_here(const std::string& publisher) const {
    for (const std::uint32_t value : refdata_.agency_names().lookup(publisher)) {
      const std::uint32_t index = refdata::name_value(value).index;
      const bool known = index < refdata_.agencies().size();
      if (known && refdata_.agencies()[index].country == country_) return true;
    }
    return false;
  }

  std::string country_;
  const refdata::RefData& refdata_;
  std::set<std::string> seen_;
  std::set<std::string> inside_;
  std::map<std::string, std::size_t> heard_;
};

bool is_contested(const CountedRow& row, const RowValue& value) {
  return std::any_of(row.notes.begin(), row.notes.end(), [&](const RowNote& note) {
    if (note.why != "conflict" || !note.row.empty()) return false;
    return std::any_of(value.reports.begin(), value.reports.end(), [&](std::size_t report) {
      return report == note.one || report == note.other;
    });
  });
}

// Figures as series: rows of one definition, one behind the other. Of the answer nothing is held.
class Series {
 public:
  Series(const FiguresAnswer& answer, const refdata::RefData& refdata) {
    std::map<std::string, std::size_t> index;
    for (const CountedRow& row : answer.rows) {
      if (!is_series(refdata, row.unit)) continue;
      if (!row.from.stated() || row.from.year < kFirstYear) {
        ++undated_;
        continue;
      }
      std::string key =
          row.unit + '\x1f' + row.what + '\x1f' + row.place + '\x1f' + row.period_kind;
      for (const std::string& facet : row.scope) key += '\x1f' + facet;
      const auto [at, fresh] = index.try_emplace(std::move(key), series_.size());
      if (fresh) series_.push_back(begun(row));
      for (const RowValue& value : row.values) {
        series_[at->second].points.push_back(point(row, value, answer.reports));
      }
    }
  }

  [[nodiscard]] bool wants(const ClaimKey& claim) const { return wanted_.contains(claim); }

  // Once, when the profile has its passages.
  void put(model::CountryProfile& profile) && {
    std::vector<std::size_t> places(wanted_.size(), profile.passages.size());
    for (std::size_t at = profile.passages.size(); at-- > 0;) {
      const model::ProfilePassage& passage = profile.passages[at];
      const auto found = wanted_.find({passage.passage.document.value, passage.claim});
      if (found != wanted_.end()) places[found->second] = at;
    }
    profile.figures_undated = undated_;
    profile.series = std::move(series_);
    for (model::ProfileSeries& series : profile.series) {
      for (model::ProfilePoint& point : series.points) {
        for (std::size_t& passage : point.passages) passage = places[passage];
        std::erase(point.passages, profile.passages.size());
        std::sort(point.passages.begin(), point.passages.end());
        point.passages.erase(std::unique(point.passages.begin(), point.passages.end()),
                             point.passages.end());
      }
      sort_points(series);
    }
    // Long series tell more than lone numbers.
    std::stable_sort(profile.series.begin(), profile.series.end(),
                     [](const auto& one, const auto& other) {
                       if (one.unit != other.unit) return one.unit < other.unit;
                       return one.points.size() > other.points.size();
                     });
  }

 private:
  static model::ProfileSeries begun(const CountedRow& row) {
    model::ProfileSeries out;
    out.unit = row.unit;
    out.name = row.unit_name + (row.what.empty() ? "" : ": " + row.what);
    out.status = row.status;
    out.scope = row.scope;
    out.place = row.place;
    out.period_kind = row.period_kind;
    return out;
  }

  // In place of passages, numbers of claims that are wanted.
  [[nodiscard]] model::ProfilePoint point(const CountedRow& row, const RowValue& value,
                                          const std::vector<FigureReport>& reports) {
    model::ProfilePoint out;
    out.row = row.key;
    out.period = row.period;
    out.from = to_iso(row.from);
    out.to = row.to.stated() ? to_iso(row.to) : out.from;
    out.value = value.value;
    out.upper = value.upper.value_or(value.value);
    out.approximator = value.approximator;
    out.documents = value.documents;
    out.origins = value.origins;
    out.contested = is_contested(row, value);
    for (const std::size_t report : value.reports) {
      const auto claim =
          wanted_.try_emplace({reports[report].document, reports[report].claim}, wanted_.size());
      out.passages.push_back(claim.first->second);
    }
    return out;
  }

  static void sort_points(model::ProfileSeries& series) {
    std::stable_sort(series.points.begin(), series.points.end(),
                     [](const auto& one, const auto& other) {
                       return std::tie(one.from, one.to, one.value) <
                              std::tie(other.from, other.to, other.value);
                     });
  }

  std::vector<model::ProfileSeries> series_;
  std::map<ClaimKey, std::size_t> wanted_;
  std::size_t undated_ = 0;
};

Result<std::string> newest_in(const store::Workspace& workspace) {
  PL_TRY(const std::vector<std::string> hashes, store::article_hashes(workspace));
  if (hashes.empty()) return std::string();
  PL_TRY(const model::Document document, store::read_document(workspace, hashes.front()));
  return to_iso(document.published);
}

Result<Series> series_of(const ProfileOptions& options, const std::string& country,
                         const refdata::RefData& refdata) {
  FiguresOptions counted;
  counted.workspace = options.workspace;
  counted.country = country;
  counted.since = options.since;
  counted.until = options.until;
  PL_TRY(const FiguresAnswer answer, figures(counted));
  return Series(answer, refdata);
}

}  // namespace

Result<model::CountryProfile> profile(const ProfileOptions& options) {
  if (options.until != 0 && options.until < options.since) {
    return Error{ErrorCode::Misuse, "until " + std::to_string(options.until) + " is before since " +
                                        std::to_string(options.since)};
  }
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const std::string country, country_code(options.country, refdata));
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY(Series series, series_of(options, country, refdata));
  const graph::ProfileYears years{options.since, options.until};
  graph::ProfileBuilder builder(country, years, refdata);
  Belongs belongs(country, refdata);
  const resolve::PersonReader people(refdata);
  std::vector<resolve::ToldPerson> persons;
  store::ClaimFilter filter;
  filter.country = country;
  filter.limit = 0;
  std::size_t rejected = 0;
  const Status read = store::each_claim(
      workspace, filter,
      [&](const store::StoredClaim& stored) {
        const text::Span span = stored.claim.passages.front().span;
        if (span.end <= stored.document->text.size()) {
          people.read(stored.document->id.value, stored.claim,
                      text::slice(stored.document->text, span), persons);
        }
        // It says nothing of the country any more; whom it singles out is singled out all the same.
        if (stored.standing == store::Standing::Rejected) {
          ++rejected;
          return;
        }
        builder.add(*stored.document, stored.claim);
        belongs.take(stored);
        if (series.wants({stored.document->id.value, stored.claim.id})) {
          builder.keep(*stored.document, stored.claim);
        }
      },
      store::Findings::Left);
  if (!read) return Error(read.error());
  model::CountryProfile out = builder.finish();
  out.rejected = rejected;
  out.tiers = tiers_of(country, years, refdata);
  std::move(series).put(out);
  graph::ProfileGround ground = belongs.ground();
  // Of a stretch of the past it is no news that nothing later is told.
  if (options.until == 0) {
    PL_TRY(ground.newest, newest_in(workspace));
  }
  // Held against all persons of the workspace, so that `jigsaw` says the same.
  if (!persons.empty()) {
    PL_TRY(const JigsawAnswer jigsaw_answer, jigsaw({options.workspace, country}));
    ground.singled_out = jigsaw_answer.singled_out.size();
  }
  graph::add_contradictions(out);
  graph::add_questions(out, ground);
  return out;
}

}  // namespace plumbline::app
