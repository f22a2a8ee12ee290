// SPDX-License-Identifier: Apache-2.0

#include "resolve/figures.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "resolve/figures_internal.h"

namespace plumbline::resolve {
namespace {

// Figures in an order that depends on nothing but themselves.
std::vector<std::size_t> in_order(const std::vector<FigureSource>& sources,
                                  const std::vector<ReportedFigure>& figures) {
  std::vector<std::size_t> order(figures.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = [&](std::size_t index) {
    const ReportedFigure& figure = figures[index];
    const FigureSource& source = sources[figure.document];
    return std::make_tuple(source.published, std::string_view(source.id),
                           figure.sentence_begin + figure.at.begin, std::string_view(figure.claim));
  };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return order;
}

std::vector<FigureValue> values_of(const Compared& all, const std::vector<std::size_t>& reports) {
  std::map<std::tuple<double, double, std::string>, FigureValue> found;
  for (const std::size_t index : reports) {
    const model::Figure& figure = all.figures[index].figure;
    FigureValue& value =
        found[{figure.value, figure.upper.value_or(figure.value), figure.approximator}];
    value.low = figure.value;
    value.high = figure.upper;
    value.approximator = figure.approximator;
    value.reports.push_back(index);
  }
  std::vector<FigureValue> out;
  for (auto& [key, value] : found) {
    std::vector<std::size_t> documents;
    for (const std::size_t index : value.reports) documents.push_back(all.figures[index].document);
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    value.documents = documents.size();
    value.origins = count_origins(all.sources, all.figures, value.reports);
    out.push_back(std::move(value));
  }
  std::stable_sort(out.begin(), out.end(), [](const FigureValue& a, const FigureValue& b) {
    return std::tuple(b.origins, b.documents, b.low) < std::tuple(a.origins, a.documents, a.low);
  });
  return out;
}

// Reports of both values in one document: who has both tells them apart, whatever others copy.
std::optional<std::pair<std::size_t, std::size_t>> one_text(const Compared& all,
                                                            const FigureValue& a,
                                                            const FigureValue& b) {
  for (const std::size_t one : a.reports) {
    for (const std::size_t other : b.reports) {
      if (all.figures[one].document == all.figures[other].document) return std::pair(one, other);
    }
  }
  return std::nullopt;
}

// The reports that show best how two values stand to each other. What reconciles them (a later
// edition, rounding) outranks a conflict, and a conflict what merely may explain it.
// `several`: documents that give more than one value of the row. Which of them another document
// means is not told, so none contradicts it.
Difference difference(const Compared& all, std::size_t row, const FigureValue& a,
                      const FigureValue& b, const std::set<std::size_t>& several) {
  const auto rank = [](Why why) {
    switch (why) {
      case Why::Rounding: return 0;
      case Why::Edition:
      case Why::Corrected: return 1;
      case Why::Conflict: return 2;
      default: return 3;
    }
  };
  Difference best;
  bool found = false;
  if (const auto both = one_text(all, a, b)) {
    best = {Why::SameText, row, both->first, both->second, {}};
    best.words = words_of(all, best.why, best.one, best.other);
    return best;
  }
  for (const std::size_t one : a.reports) {
    for (const std::size_t other : b.reports) {
      Why why = why_differ(all, one, other);
      const bool open = several.contains(all.figures[one].document) ||
                        several.contains(all.figures[other].document);
      if (open && (why == Why::Conflict || why == Why::Edition)) why = Why::Scope;
      if (found && rank(why) >= rank(best.why)) continue;
      best = {why, row, one, other, {}};
      found = true;
    }
    if (found && rank(best.why) == 0) break;  // nothing outranks it
  }
  best.words = words_of(all, best.why, best.one, best.other);
  return best;
}

void find_differences(const Compared& all, std::size_t index, FigureRow& row) {
  if (!row.measure.period.stated()) return;
  std::map<std::size_t, std::size_t> counts;  // of values, by document
  for (const FigureValue& value : row.values) {
    std::set<std::size_t> documents;
    for (const std::size_t report : value.reports) documents.insert(all.figures[report].document);
    for (const std::size_t document : documents) ++counts[document];
  }
  std::set<std::size_t> several;
  for (const auto& [document, count] : counts) {
    if (count > 1) several.insert(document);
  }
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    for (std::size_t k = i + 1; k < row.values.size(); ++k) {
      row.within.push_back(difference(all, index, row.values[i], row.values[k], several));
    }
  }
  std::stable_sort(row.within.begin(), row.within.end(),
                   [](const Difference& a, const Difference& b) { return a.why < b.why; });
}

// "The year" of a document is another for each series.
std::string row_key(const Compared& all, std::size_t index) {
  const Measure& measure = all.read[index].measure;
  std::string key = key_of(measure);
  if (measure.kind != PeriodKind::Document) return key;
  const FigureSource& source = all.sources[all.figures[index].document];
  return key + "|" + text::fold(source.publisher.empty() ? source.id : source.publisher);
}

std::vector<FigureRow> rows_of(const Compared& all, const std::vector<std::size_t>& order) {
  std::map<std::string, std::vector<std::size_t>> found;
  std::map<std::string, std::vector<std::size_t>> parts;
  for (const std::size_t index : order) {
    const ReadFigure& read = all.read[index];
    if (!read.counted || read.unreal) continue;
    const bool part = read.whole && read.measure == all.read[*read.whole].measure;
    (part ? parts : found)[row_key(all, index)].push_back(index);
  }
  std::vector<FigureRow> rows;
  for (const auto& [key, reports] : found) {
    FigureRow row;
    constexpr std::size_t kDigits = 8;
    row.key = sha256_hex(key).substr(0, kDigits);
    row.measure = all.read[reports.front()].measure;
    row.place_stated = std::any_of(reports.begin(), reports.end(),
                                   [&](std::size_t index) { return all.read[index].place_stated; });
    row.values = values_of(all, reports);
    row.parts = parts[key];
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [&](const FigureRow& a, const FigureRow& b) {
    const auto place = [&](const FigureRow& row) {
      const Measure& m = row.measure;
      const Date begin = m.period.from.stated() ? m.period.from : m.period.to;
      return std::tuple(m.country.empty(), m.country, all.tables.order_of_family(m.family),
                        !m.period.stated(), begin, m.period.to, m.kind, m.place, m.stage, m.words,
                        m.scope.size(), m.scope, m.per, row.key);
    };
    return place(a) < place(b);
  });
  return rows;
}

// Figures by the sentence that they stand in, in order.
std::map<std::pair<std::size_t, std::uint32_t>, std::vector<std::size_t>> by_sentence(
    const std::vector<ReportedFigure>& figures, const std::vector<std::size_t>& order) {
  std::map<std::pair<std::size_t, std::uint32_t>, std::vector<std::size_t>> out;
  for (const std::size_t index : order) {
    out[{figures[index].document, figures[index].sentence_begin}].push_back(index);
  }
  return out;
}

// Whether the sentence of `next` stands right behind that of `figure`.
bool follows(const std::vector<ReportedFigure>& figures, std::size_t figure, std::size_t next) {
  constexpr std::size_t kBlank = 2;
  const ReportedFigure& a = figures[figure];
  const ReportedFigure& b = figures[next];
  const std::size_t end = a.sentence_begin + a.sentence.size();
  return a.document == b.document && b.sentence_begin >= end && b.sentence_begin - end <= kBlank;
}

}  // namespace

FiguresTogether gather_figures(const std::vector<FigureSource>& sources,
                               const std::vector<ReportedFigure>& figures,
                               const refdata::RefData& refdata) {
  const FigureTables tables(refdata);
  const std::vector<std::size_t> order = in_order(sources, figures);
  std::vector<ReadFigure> read(figures.size());
  FiguresTogether out;
  std::optional<FigureSentence> before;
  for (auto& [where, here] : by_sentence(figures, order)) {
    FigureSentence sentence = read_sentence(figures, here, tables);
    read_measures(sources, figures, sentence, tables, read);
    const bool near = before && follows(figures, before->figures.front(), here.front());
    for (const PartList& list : find_parts(figures, sentence, near ? &*before : nullptr, read)) {
      if (auto sum = check_sum(figures, read, list)) out.sums.push_back(std::move(*sum));
    }
    before = std::move(sentence);
  }
  Compared all{sources, figures, read, tables, {}};
  std::copy_if(order.begin(), order.end(), std::back_inserter(all.taken_back),
               [&](std::size_t index) { return figures[index].taken_back; });
  for (const std::size_t index : order) {
    if (!read[index].counted) out.uncounted.push_back(index);
    if (read[index].counted && read[index].unreal) out.unreal.push_back(index);
  }
  out.rows = rows_of(all, order);
  for (std::size_t i = 0; i < out.rows.size(); ++i) find_differences(all, i, out.rows[i]);
  compare_rows(all, out.rows);
  out.jumps = find_jumps(all, out.rows);
  std::vector<std::size_t> rank(figures.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  std::sort(out.sums.begin(), out.sums.end(),
            [&](const SumCheck& a, const SumCheck& b) { return rank[a.whole] < rank[b.whole]; });
  return out;
}

}  // namespace plumbline::resolve
