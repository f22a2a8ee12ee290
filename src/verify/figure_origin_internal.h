// SPDX-License-Identifier: Apache-2.0
//
// Whether somebody is told who could have counted a figure: docs/reference/findings.md, "When a
// figure has an origin".

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "verify/checks_internal.h"
#include "verify/figure_keepers_internal.h"

namespace plumbline::verify {

// "64" or "three".
[[nodiscard]] bool is_number(const Checking& checking, const text::Token& token);
// What is counted when trafficking is: people, cases and what becomes of them.
[[nodiscard]] bool is_counted(std::string_view unit_class);
[[nodiscard]] bool is_told(
    const model::Claim& claim);                    // asserted or alleged, not denied or planned
[[nodiscard]] bool is_long(const Period& period);  // longer than a single event
// "every year", "annually", "per month".
[[nodiscard]] bool recurs(const Checking& checking, const text::Span& span);
// "that the 57 be paid": those told of before.
[[nodiscard]] bool is_definite(const Checking& checking, const model::Figure& figure);
// "Of them, 70 per cent are girls": stands and falls with the figure before.
[[nodiscard]] bool is_part(const Checking& checking, const text::Span& span);
// The same of a claim's figure, by the words beside its number.
[[nodiscard]] bool is_part(const Checking& checking, const model::Claim& claim);

// "compared with 31 in the period before": the number is of another time by its own words.
[[nodiscard]] bool is_compared(const Checking& checking, const text::Span& number);

// Asks of the claims of one document, in their order.
class FigureOrigins {
 public:
  explicit FigureOrigins(const Checking& checking);

  // Whether nobody is told who could have counted; once for a figure and what leans on it.
  [[nodiscard]] bool lacks(const model::Claim& claim);

 private:
  // Which kinds of data/wordlists/figure_origins.tsv stand in a stretch.
  struct Words {
    bool none = false;
    bool record = false;
    bool own = false;
    bool digest = false;
    bool rides = false;
  };
  [[nodiscard]] bool is_without(const model::Claim& claim);
  [[nodiscard]] bool is_counted_by(const model::ChainLink& origin, bool official);
  [[nodiscard]] Words words_in(const text::Span& span) const;
  [[nodiscard]] bool leans(const model::Claim& claim, const Words& own) const;
  [[nodiscard]] bool names_a_counter(const text::Span& sentence, const text::Span& span) const;
  [[nodiscard]] bool has_counter(const model::Claim& claim);
  [[nodiscard]] bool is_with_the_last(const model::Claim& claim, const text::Span& sentence) const;
  [[nodiscard]] bool is_disowned_behind(const text::Span& sentence) const;
  [[nodiscard]] const model::ChainLink* introduced(const model::ChainLink& link) const;
  [[nodiscard]] static bool is_denied(const Checking& checking, const text::Span& sentence);

  const Checking& checking_;
  const text::PhraseTable& list_;
  refdata::TableView rows_;
  FigureKeepers keepers_;
  std::set<double> told_;                    // figures that lack an origin
  std::set<double> counted_;                 // numbers told by somebody who counts
  const model::Claim* last_with_ = nullptr;  // before this one, and somebody counted it
  std::map<std::string, const model::ChainLink*> people_;  // told with office or organisation
  bool digest_ = false;                                    // the document sums up one work
  bool own_ = false;                                       // it reports on its own work
  std::optional<text::Span> last_figure_;                  // of the claim before that holds one
};

}  // namespace plumbline::verify
