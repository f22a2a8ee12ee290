// SPDX-License-Identifier: Apache-2.0
//
// Who keeps count, by the words around a figure: data/wordlists/figure_keepers.tsv.

#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "verify/checks_internal.h"

namespace plumbline::verify {

// Offices of a state, and words of bodies that keep records.
inline constexpr text::WordSet kStateOffices{
    "minister",    "prosecutor", "commissioner", "ombudsman",      "ombudsperson",
    "ombudswoman", "judge",      "governor",     "mayor",          "inspector",
    "ambassador",  "rapporteur", "commander",    "superintendent", "senator",
    "attorney",    "magistrate", "sheriff",      "consul",         "attache\u0301"};
inline constexpr text::WordSet kStateBodies{
    "ministry",     "police",     "prosecutor",  "prosecutors", "court",       "department",
    "agency",       "bureau",     "directorate", "commission",  "government",  "service",
    "inspectorate", "parliament", "nations",     "iom",         "unodc",       "osce",
    "europol",      "interpol",   "statistics",  "guard",       "gendarmerie", "customs",
    "embassy",      "tribunal",   "authority",   "secretariat"};

class FigureKeepers {
 public:
  explicit FigureKeepers(const Checking& checking);

  // "the 60 cases she handled", "the 40 cases that the mission examined": who did it counted.
  [[nodiscard]] bool is_handled(const text::Span& figure) const;
  // "the Ministry told the House: 402 cases": whether who ends before tokens[body] tells what
  // stands behind a colon further on.
  [[nodiscard]] bool tells_ahead(std::span<const text::Token> tokens, std::size_t body) const;
  // "police headquarters", "the centres for social work": no name, yet a body or a paper.
  [[nodiscard]] bool keeps_records(std::string_view name) const;
  // Whether the text gives the state office of a person beside his name, anywhere.
  [[nodiscard]] bool holds_office(const std::string& name);

 private:
  [[nodiscard]] bool is_kind(std::string_view word, std::string_view kind) const;
  [[nodiscard]] bool has_office_beside(std::size_t begin, std::size_t end) const;

  const Checking& checking_;
  const text::PhraseTable& list_;
  refdata::TableView rows_;
  std::map<std::string, bool> offices_;  // by name, as asked before
};

}  // namespace plumbline::verify
