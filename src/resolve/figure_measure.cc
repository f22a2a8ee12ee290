// SPDX-License-Identifier: Apache-2.0
//
// What a figure counts: family and stage from its class and status, scope from its own words and
// those of its sentence, and what period is meant.

#include <algorithm>
#include <memory>

#include "base/hash.h"
#include "base/number_text.h"
#include "resolve/figures_internal.h"
#include "text/word_set.h"

namespace plumbline::resolve {
namespace {

using text::Token;

// Families in which an offence must be known before two figures are held against each other.
bool needs_offence(std::string_view field) {
  return field == "proceedings";
}

bool starts(std::string_view facet, std::string_view name) {
  return facet.size() > name.size() && facet.starts_with(name) && facet[name.size()] == '=';
}

bool has_offence(const std::set<std::string>& scope) {
  return std::any_of(scope.begin(), scope.end(), [](const std::string& facet) {
    return starts(facet, "topic") || starts(facet, "form");
  });
}

class Measures {
 public:
  Measures(const std::vector<FigureSource>& sources, const std::vector<ReportedFigure>& figures,
           const FigureSentence& sentence, const FigureTables& tables)
      : sources_(sources), figures_(figures), s_(sentence), tables_(tables) {}

  [[nodiscard]] ReadFigure read(std::size_t i) const {
    const ReportedFigure& figure = figures_[s_.figures[i]];
    ReadFigure out;
    const auto kind = tables_.kind_of(figure.figure.unit_class, figure.figure.status);
    out.measure.family = kind.family;
    out.measure.stage = kind.stage;
    out.counted = !kind.family.empty();
    out.field = tables_.field_of(kind.family);
    out.doer = text::fold(figure.figure.counted_by);
    read_place(figure, out);
    read_scope(i, out);
    read_period(i, out.measure);
    out.unreal = is_unreal(i);
    out.converted = is_converted(i);
    return out;
  }

 private:
  void read_place(const ReportedFigure& figure, ReadFigure& out) const {
    const std::string& place = figure.figure.place;
    out.place_stated = !place.empty();
    const bool country = tables_.refdata().country(place) != nullptr;
    out.measure.country = country ? place : figure.country;
    if (country || place.empty()) return;
    out.measure.place = place;
    if (std::string of = country_behind(place); !of.empty()) out.measure.country = std::move(of);
  }
  // Of "Burgas, Bulgaria", as places are named.
  [[nodiscard]] std::string country_behind(const std::string& place) const {
    const std::size_t comma = place.rfind(", ");
    if (comma == std::string::npos) return {};
    const auto& names = tables_.refdata().country_names();
    for (const std::uint32_t value : names.lookup(place.substr(comma + 2))) {
      const refdata::NameValue name = refdata::name_value(value);
      if (!name.demonym && name.index < tables_.refdata().countries().size()) {
        return std::string(tables_.refdata().countries()[name.index].alpha3);
      }
    }
    return {};
  }

  void read_scope(std::size_t i, ReadFigure& out) const {
    const model::Figure& figure = figures_[s_.figures[i]].figure;
    std::set<std::string> own;
    std::set<std::string> words;
    const std::string unit = without_hyphens(figure.unit);
    add_words(unit, text::tokenize(unit), own, words);
    for (const auto& scope : s_.scopes) {
      if (scope.begin >= s_.at[i].first && scope.end <= s_.at[i].second) {
        own.insert(scope.facets.begin(), scope.facets.end());
      }
    }
    if (figure.unit_class == "child") own.insert("age=child");
    const bool names = text::fold(figure.unit).find("traffick") != std::string::npos;
    if (names && needs_offence(out.field) && !has_offence(own)) own.insert("topic=trafficking");
    out.bare = s_.at[i].second - s_.at[i].first <= 1;
    out.context = context_of(i);
    if (out.bare) own.insert(out.context.begin(), out.context.end());
    if (needs_offence(out.field) && !has_offence(own)) {
      std::set<std::string> offences;
      std::copy_if(
          out.context.begin(), out.context.end(), std::inserter(offences, offences.end()),
          [](const std::string& facet) { return starts(facet, "topic") || starts(facet, "form"); });
      if (offences.size() == 1) own.insert(*offences.begin());
    }
    if (out.measure.family == "victims") own.erase("topic=trafficking");
    for (const std::string& facet : own) out.context.erase(facet);
    out.measure.scope.assign(own.begin(), own.end());
    out.measure.words.assign(words.begin(), words.end());
    if (out.measure.family == "money" && words.empty()) out.measure.words.push_back(figure.unit);
  }

  // What the words of a unit say beyond its class.
  void add_words(std::string_view printed, const std::vector<Token>& tokens,
                 std::set<std::string>& own, std::set<std::string>& words) const {
    std::vector<bool> told(tokens.size());
    for (const auto& scope : tables_.scopes_in(tokens)) {
      own.insert(scope.facets.begin(), scope.facets.end());
      std::fill(told.begin() + scope.begin, told.begin() + scope.end, true);
    }
    for (const text::PhraseMatch& match : tables_.refdata().country_names().find_longest(tokens)) {
      if (tokens[match.tokens.begin].letters == text::LetterCase::Lower) continue;
      const auto& country = tables_.refdata().countries()[refdata::name_value(match.value).index];
      own.insert("nationality=" + std::string(country.alpha3));
      std::fill(told.begin() + match.tokens.begin, told.begin() + match.tokens.end, true);
    }
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (told[at] || tokens[at].kind != text::TokenKind::Word) continue;
      std::string word = text::fold(text::slice(printed, tokens[at].span));
      if (tables_.is_plain(word)) continue;
      constexpr std::size_t kShort = 3;
      // "serious", "basis" and "business" are not several of anything.
      constexpr std::string_view kOfOne = "sui";
      if (word.size() > kShort && word.back() == 's' &&
          kOfOne.find(word[word.size() - 2]) == std::string_view::npos) {
        word.pop_back();
      }
      words.insert(std::move(word));
    }
  }

  // The first figure of a sentence has what stands before it, each what stands up to the next.
  [[nodiscard]] std::set<std::string> context_of(std::size_t i) const {
    std::set<std::string> out;
    for (const auto& scope : s_.scopes) {
      const bool behind = scope.begin >= s_.at[i].second && scope.end <= s_.begin_behind(i);
      const bool before = i == 0 && scope.end <= s_.at[i].first;
      if (behind || before) out.insert(scope.facets.begin(), scope.facets.end());
    }
    return out;
  }

  void read_period(std::size_t i, Measure& measure) const {
    const ReportedFigure& figure = figures_[s_.figures[i]];
    const auto size = static_cast<std::uint32_t>(s_.tokens.size());
    measure.period = figure.figure.period;
    constexpr std::uint32_t kNear = 6;  // words between a number and "a year"
    const std::uint32_t near = std::min(s_.begin_behind(i), s_.at[i].second + kNear);
    for (const std::string_view each : {"year", "month", "week", "day"}) {
      if (s_.has_mark(each, s_.end_before(i), near)) measure.per = each;
    }
    const bool open_end = measure.period.from.stated() && !measure.period.to.stated();
    if (measure.period.stated()) {
      measure.kind = open_end                            ? PeriodKind::Since
                     : s_.has_mark("fiscal", 0, size)    ? PeriodKind::Fiscal
                     : s_.has_mark("reporting", 0, size) ? PeriodKind::Reporting
                                                         : PeriodKind::Calendar;
      return;
    }
    const Date published = sources_[figure.document].published;
    if (!s_.has_mark("doc-year", 0, size) || !published.stated()) return;
    if (s_.has_mark("other-year", 0, size)) return;
    measure.kind = PeriodKind::Document;
    measure.period.from = measure.period.to = Date{published.year, 0, 0};
  }

  // Planned, denied, conditional; or nobody's number but a capacity.
  [[nodiscard]] bool is_unreal(std::size_t i) const {
    const ReportedFigure& figure = figures_[s_.figures[i]];
    if (figure.modality == model::Modality::Denied ||
        figure.modality == model::Modality::Conditional ||
        figure.modality == model::Modality::Predicted ||
        figure.polarity == model::Polarity::Negative || figure.taken_back) {
      return true;
    }
    // "23 workers, not 32"
    static constexpr text::WordSet kNot{"not", "never"};
    if (s_.at[i].first > 0 && kNot.has(s_.tokens[s_.at[i].first - 1].key)) return true;
    if (is_change(i)) return true;
    constexpr std::uint32_t kReach = 9;
    const std::uint32_t begin = s_.at[i].first;
    const std::uint32_t from = std::max(s_.end_before(i), begin > kReach ? begin - kReach : 0);
    return s_.has_mark("target", from, begin);
  }

  // "230 fewer victims", "another 12 arrests": how many more or fewer, of whatever there was. "30
  // or more victims" are thirty at least.
  [[nodiscard]] bool is_change(std::size_t i) const {
    const std::uint32_t begin = s_.at[i].first;
    const std::uint32_t from = std::max(s_.end_before(i), begin > 0 ? begin - 1 : 0);
    return std::any_of(s_.marks.begin(), s_.marks.end(), [&](const FigureTables::Marked& each) {
      if (each.mark != "change" || each.begin < from || each.end > s_.at[i].second + 1)
        return false;
      static constexpr text::WordSet kJoins{"or", "and"};
      const bool bound = each.begin > begin && kJoins.has(s_.tokens[each.begin - 1].key) &&
                         s_.tokens[each.begin].key == text::key_of("more");
      if (bound) return false;
      return each.end >= s_.tokens.size() || s_.tokens[each.end].key != text::key_of("than");
    });
  }

  // "9.6 billion francs ($17 million)": an amount in brackets right behind one in other money.
  [[nodiscard]] bool is_converted(std::size_t i) const {
    const model::Figure& figure = figures_[s_.figures[i]].figure;
    if (i == 0 || figure.unit_class != "money") return false;
    const model::Figure& before = figures_[s_.figures[i - 1]].figure;
    if (before.unit_class != "money" || before.unit == figure.unit) return false;
    constexpr std::uint32_t kReach = 4;
    const std::uint32_t begin = s_.at[i].first;
    if (begin < s_.at[i - 1].second || begin - s_.at[i - 1].second > kReach) return false;
    for (std::uint32_t at = s_.at[i - 1].second; at <= begin; ++at) {
      if (s_.tokens[at].key == text::key_of("(")) return true;
    }
    return false;
  }

  const std::vector<FigureSource>& sources_;
  const std::vector<ReportedFigure>& figures_;
  const FigureSentence& s_;
  const FigureTables& tables_;
};

}  // namespace

namespace {

std::vector<std::uint64_t> numbers_in(std::string_view sentence) {
  std::vector<std::uint64_t> out;
  for (const Token& token : text::tokenize(sentence)) {
    if (token.kind != text::TokenKind::Number) continue;
    out.push_back(hash_of_number(std::string(text::slice(sentence, token.span))));
  }
  return out;
}

// The words of a sentence that tell something: no numbers, none of three letters or less.
std::vector<std::uint64_t> telling_words(const FigureSentence& sentence) {
  constexpr std::uint32_t kShort = 3;
  static constexpr text::WordSet kNothing{
      "that", "with", "from",   "were", "their", "they",  "have",  "which", "this",  "than",
      "more", "also", "during", "year", "there", "these", "those", "been",  "about", "other"};
  std::vector<std::uint64_t> out;
  for (const Token& token : sentence.tokens) {
    const bool word = token.kind == text::TokenKind::Word && token.span.size() > kShort;
    if (word && !kNothing.has(token.key)) out.push_back(token.key);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

std::uint64_t hash_of_number(std::string digits) {
  std::erase(digits, ',');
  return fast_hash(digits);
}

std::string without_hyphens(std::string_view words) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  std::string out(words);
  for (std::size_t at = 1; at + 1 < out.size(); ++at) {
    if (out[at] == '-' && letter(words[at - 1]) && letter(words[at + 1])) out[at] = ' ';
  }
  return out;
}

bool FigureSentence::has_mark(std::string_view mark, std::uint32_t begin, std::uint32_t end) const {
  return std::any_of(marks.begin(), marks.end(), [&](const FigureTables::Marked& each) {
    return each.mark == mark && each.begin >= begin && each.end <= end;
  });
}

FigureSentence read_sentence(const std::vector<ReportedFigure>& figures,
                             std::vector<std::size_t> here, const FigureTables& tables) {
  FigureSentence out;
  out.words = without_hyphens(figures[here.front()].sentence);
  out.tokens = text::tokenize(out.words);
  out.scopes = tables.scopes_in(out.tokens);
  out.marks = tables.marks_in(out.tokens);
  std::sort(here.begin(), here.end(), [&](std::size_t a, std::size_t b) {
    return figures[a].at != figures[b].at ? figures[a].at < figures[b].at : a < b;
  });
  for (const std::size_t index : here) {
    const text::Span at = figures[index].at;
    const auto first =
        std::partition_point(out.tokens.begin(), out.tokens.end(),
                             [&](const Token& token) { return token.span.end <= at.begin; });
    const auto last = std::partition_point(
        first, out.tokens.end(), [&](const Token& token) { return token.span.begin < at.end; });
    out.at.emplace_back(static_cast<std::uint32_t>(first - out.tokens.begin()),
                        static_cast<std::uint32_t>(last - out.tokens.begin()));
  }
  out.figures = std::move(here);
  return out;
}

void read_measures(const std::vector<FigureSource>& sources,
                   const std::vector<ReportedFigure>& figures, const FigureSentence& sentence,
                   const FigureTables& tables, std::vector<ReadFigure>& out) {
  const Measures measures(sources, figures, sentence, tables);
  // That of the first: of another the words may end elsewhere.
  const std::string_view words = figures[sentence.figures.front()].sentence;
  const auto said = std::make_shared<const SentenceWords>(
      SentenceWords{telling_words(sentence), numbers_in(words)});
  for (std::size_t i = 0; i < sentence.figures.size(); ++i) {
    const ReportedFigure& figure = figures[sentence.figures[i]];
    ReadFigure read = measures.read(i);
    read.said = said;
    if (figure.sentence != words) {
      read.said = std::make_shared<const SentenceWords>(
          SentenceWords{said->telling, numbers_in(figure.sentence)});
    }
    read.digits = hash_of_number(grouped(figure.figure.value));
    out[sentence.figures[i]] = std::move(read);
  }
}

}  // namespace plumbline::resolve
