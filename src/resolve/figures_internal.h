// SPDX-License-Identifier: Apache-2.0
//
// Steps of gathering figures: figure_measure.cc reads what each counts, figure_parts.cc what is
// part of what within a sentence, figure_values.cc whether two values agree and why not,
// figure_rows.cc holds rows against each other; figures.cc puts them together.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "refdata/refdata.h"
#include "resolve/figures.h"
#include "text/token.h"

namespace plumbline::resolve {

// What the sentence of a figure says besides, read once for all figures in it.
struct SentenceWords {
  std::vector<std::uint64_t> telling;  // words that tell something, sorted
  std::vector<std::uint64_t> numbers;  // hash_of_number() of each
};
// Of its digits, without commas.
[[nodiscard]] std::uint64_t hash_of_number(std::string digits);

// A figure as it is compared.
struct ReadFigure {
  Measure measure;
  std::string field;              // families that may be taken for one another
  std::set<std::string> context;  // scope of its sentence beyond its own words
  std::shared_ptr<const SentenceWords> said;
  std::uint64_t digits = 0;          // hash_of_number() of its value
  std::string doer;                  // who counted or did it, folded; empty: not stated
  std::optional<std::size_t> whole;  // figure that it is told as a part of
  bool place_stated = false;
  bool bare = false;       // a number whose unit stands elsewhere in the sentence
  bool unreal = false;     // planned, denied, conditional; or so many more than somewhere else
  bool converted = false;  // "9.6 billion francs ($17 million)": what another is worth
  bool counted = true;     // says what it counts
};

// Which part of a sentence's figures belong together, as `Parts` finds them.
struct PartList {
  std::size_t whole = 0;
  std::vector<std::size_t> parts;
  bool all = false;    // told as all of the whole: "of whom", ":" or brackets
  bool loose = false;  // "including": some of it, and they may overlap
};

// The tables, read once.
class FigureTables {
 public:
  explicit FigureTables(const refdata::RefData& refdata);

  struct Kind {
    std::string_view family;
    std::string_view stage;
  };
  [[nodiscard]] Kind kind_of(std::string_view unit_class, std::string_view status) const;
  [[nodiscard]] std::string_view field_of(std::string_view family) const;
  [[nodiscard]] std::string_view name_of_family(std::string_view family) const;
  [[nodiscard]] std::string_view name_of_stage(std::string_view stage) const;
  [[nodiscard]] std::string_view meaning_of_stage(std::string_view stage) const;
  // Whether a word of a unit sets nothing apart.
  [[nodiscard]] bool is_plain(std::string_view word) const;
  // "about", "at-least", "more" ...; empty: exact, or "only", which says nothing of the number.
  [[nodiscard]] std::string_view sense_of(const std::string& approximator) const;
  [[nodiscard]] std::size_t order_of_family(std::string_view family) const;
  [[nodiscard]] const refdata::RefData& refdata() const { return refdata_; }

  struct Scoped {
    std::uint32_t begin = 0;  // tokens
    std::uint32_t end = 0;
    std::vector<std::string> facets;  // "age=child"
  };
  [[nodiscard]] std::vector<Scoped> scopes_in(std::span<const text::Token> tokens) const;
  struct Marked {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string_view mark;
  };
  [[nodiscard]] std::vector<Marked> marks_in(std::span<const text::Token> tokens) const;

 private:
  [[nodiscard]] std::string_view find(const refdata::TableView& table, std::string_view key,
                                      std::size_t column) const;
  const refdata::RefData& refdata_;
  refdata::TableView units_;
  refdata::TableView families_;
  refdata::TableView stages_;
  refdata::TableView scopes_;
  refdata::TableView marks_;
};

// One sentence with figures, its words told apart.
struct FigureSentence {
  std::string words;  // hyphens between letters as blanks
  std::vector<text::Token> tokens;
  std::vector<FigureTables::Scoped> scopes;
  std::vector<FigureTables::Marked> marks;
  std::vector<std::size_t> figures;  // in reading order
  // Tokens of figures[i]: half-open.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> at;

  [[nodiscard]] std::uint32_t end_before(std::size_t i) const {
    return i == 0 ? 0 : at[i - 1].second;
  }
  [[nodiscard]] std::uint32_t begin_behind(std::size_t i) const {
    return i + 1 == at.size() ? static_cast<std::uint32_t>(tokens.size()) : at[i + 1].first;
  }
  // Whether a mark of that name lies in the tokens; the nearest to their end.
  [[nodiscard]] bool has_mark(std::string_view mark, std::uint32_t begin, std::uint32_t end) const;
};

[[nodiscard]] FigureSentence read_sentence(const std::vector<ReportedFigure>& figures,
                                           std::vector<std::size_t> here,
                                           const FigureTables& tables);

// Hyphens between letters as blanks: "labor-trafficking cases".
[[nodiscard]] std::string without_hyphens(std::string_view words);

// What each figure of the sentence counts; fills those of `out`.
void read_measures(const std::vector<FigureSource>& sources,
                   const std::vector<ReportedFigure>& figures, const FigureSentence& sentence,
                   const FigureTables& tables, std::vector<ReadFigure>& out);

// Finds wholes with their parts; parts take from their whole what they leave open. `before`: the
// sentence right before, to which "of these" may go back; or null.
[[nodiscard]] std::vector<PartList> find_parts(const std::vector<ReportedFigure>& figures,
                                               const FigureSentence& sentence,
                                               const FigureSentence* before,
                                               std::vector<ReadFigure>& read);
// Nothing if the parts cannot be added up: they are rounded, or may overlap.
[[nodiscard]] std::optional<SumCheck> check_sum(const std::vector<ReportedFigure>& figures,
                                                const std::vector<ReadFigure>& read,
                                                const PartList& list);

// "1,200", "200 to 300", "about 40".
[[nodiscard]] std::string written(const model::Figure& figure);

// Whether the two can be one number told with more and with less care.
[[nodiscard]] bool may_agree(const model::Figure& a, const model::Figure& b,
                             const FigureTables& tables);

struct Compared {
  const std::vector<FigureSource>& sources;
  const std::vector<ReportedFigure>& figures;
  const std::vector<ReadFigure>& read;
  const FigureTables& tables;
  std::vector<std::size_t> taken_back;  // figures
};
// Why two figures of one row differ in value.
[[nodiscard]] Why why_differ(const Compared& all, std::size_t one, std::size_t other);
[[nodiscard]] std::string words_of(const Compared& all, Why why, std::size_t one,
                                   std::size_t other);
// Of the words that tell something in the shorter sentence, the share that the other has too.
[[nodiscard]] double likeness(const ReadFigure& a, const ReadFigure& b);
// The same title but for its years, by one publisher.
[[nodiscard]] bool is_same_series(const FigureSource& a, const FigureSource& b);

// The figure by which the one who told `index` took it back; nothing if nobody did.
[[nodiscard]] std::optional<std::size_t> taken_back_by(const Compared& all, std::size_t index);

// To how many origins reports of one value lead; 0: they only rest on each other.
[[nodiscard]] std::size_t count_origins(const std::vector<FigureSource>& sources,
                                        const std::vector<ReportedFigure>& figures,
                                        const std::vector<std::size_t>& reports);

[[nodiscard]] std::string key_of(const Measure& measure);
[[nodiscard]] std::string place_name(const std::string& place, const refdata::RefData& refdata);
// Half a year or more.
[[nodiscard]] bool is_long(const Period& period);

// Fills `others` and `whole` of the rows, and finds jumps in series of years.
void compare_rows(const Compared& all, std::vector<FigureRow>& rows);
[[nodiscard]] std::vector<Jump> find_jumps(const Compared& all, const std::vector<FigureRow>& rows);

}  // namespace plumbline::resolve
