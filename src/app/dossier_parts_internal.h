// SPDX-License-Identifier: Apache-2.0
//
// What the sections of a dossier are made of, and with.

#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "app/incidents.h"
#include "base/result.h"
#include "model/assessment.h"
#include "model/dossier.h"
#include "model/profile.h"
#include "refdata/refdata.h"
#include "text/message.h"

namespace plumbline::app {

// The catalogue of a language (data/dossier_words). Misuse lists the languages there are.
[[nodiscard]] Result<model::DossierWords> dossier_words(const refdata::RefData& refdata,
                                                        const std::string& language);

// Everything that is known before the first sentence is written.
struct DossierMatter {
  const refdata::RefData& refdata;
  model::CountryProfile profile;
  std::optional<model::Assessment> assessment;
  IncidentsAnswer incidents;
};

// Writes statements and gives passages their numbers, in the order they are first cited.
class DossierPen {
 public:
  explicit DossierPen(model::Dossier& dossier) : dossier_(dossier) {}

  [[nodiscard]] std::string words(std::string_view key,
                                  const text::MessageValues& values = {}) const;
  [[nodiscard]] std::string number(double value) const;
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
  // Names for a sentence; those that hold a comma or "and" themselves are parted by semicolons.
  [[nodiscard]] std::string names(const std::vector<std::string>& items) const;
  // "the Philippines": with the article where the language has one for it.
  [[nodiscard]] std::string place(const std::string& name) const;
  // Words of the profile with the article before each such name: "in the Philippines".
  [[nodiscard]] std::string with_articles(std::string words) const;
  [[nodiscard]] std::string date(const std::string& iso) const;
  // No nearer than the other end of a span is known: "between 2006 and 2023", not "13 May 2023".
  [[nodiscard]] std::string date(const std::string& iso, const std::string& other) const;
  // "2012–2018", "2018"; empty if no year is known.
  [[nodiscard]] std::string years(int first, int last) const;

  std::size_t cite(const model::ProfilePassage& passage);
  std::size_t cite(const model::CriterionEvidence& evidence);
  std::size_t cite(const IncidentTelling& telling);
  // A passage that a person cites, whatever claim stands on it.
  std::size_t cite(const model::Passage& passage, const std::string& exact, std::size_t start,
                   std::size_t end);
  // The passages of a line that show it best: those with most words of its `name` first, then the
  // newest, another document each, and, where more than one may be cited, one that denies it if
  // there is one.
  std::vector<std::size_t> cite(const model::CountryProfile& profile,
                                const model::ProfileSupport& support, std::string_view name,
                                std::size_t most = 4);
  std::vector<std::size_t> cite(const model::CountryProfile& profile,
                                const std::vector<std::size_t>& passages, std::size_t most = 4);

  [[nodiscard]] model::DossierStatement say(std::string key, std::string_view pattern,
                                            const text::MessageValues& values = {},
                                            std::vector<std::size_t> passages = {}) const;

 private:
  std::size_t put(const model::Passage& passage, const std::string& claim, const std::string& exact,
                  std::size_t start, std::size_t end);
  std::size_t document(const std::string& hash);

  model::Dossier& dossier_;
  std::map<std::tuple<std::string, std::size_t, std::size_t, std::string>, std::size_t> numbers_;
  std::map<std::string, std::size_t> documents_;
};

// One function a section; blocks are put behind `out`. A section without blocks is left out.
using Blocks = std::vector<model::DossierBlock>;
void write_summary(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_placement(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_criteria(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_routes(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_exploitation(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_figures(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_responses(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_incidents(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_disagreements(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_sources(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_questions(const DossierMatter& matter, DossierPen& pen, Blocks& out);
void write_limits(const DossierMatter& matter, DossierPen& pen, Blocks& out);

// What stands in several sections.
void put_paragraph(Blocks& out, std::vector<model::DossierStatement> statements,
                   model::DossierParagraph::Form form = model::DossierParagraph::Form::Body);
// Words made for a terminal, as a reader of a page expects them: dates in words, no keys.
[[nodiscard]] std::string readable(const DossierPen& pen, std::string_view words);
// With a capital and a full stop.
[[nodiscard]] std::string as_sentence(std::string words);
[[nodiscard]] std::string capitalised(std::string words);
[[nodiscard]] std::string tier_words(const DossierPen& pen, std::string_view tier);
// "2 alleged, 1 denied, nothing recent"; empty if there is nothing to remark.
[[nodiscard]] std::string remarks(const DossierPen& pen, const model::ProfileSupport& support);
// A table of lines with their support: name, documents, origins, years, remarks.
[[nodiscard]] model::DossierTable support_table(const DossierPen& pen, std::string key,
                                                std::string_view caption, std::string_view head);
// The key stays from one day to the next, whatever words the row begins with.
struct RowName {
  std::string key;
  std::string words;
  std::string sought = {};  // words that a passage that shows it best has; empty: `words`
};
// What a passage says that tells of a way and of no partner: "destination", where people are
// brought in.
[[nodiscard]] std::string_view role_words(std::string_view direction);
void put_support_row(model::DossierTable& table, DossierPen& pen,
                     const model::CountryProfile& profile, RowName name,
                     const model::ProfileSupport& support);
// Of how many lines somebody says that it is so.
template <class Line>
[[nodiscard]] std::size_t supported(const std::vector<Line>& lines) {
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [](const Line& line) { return line.support.documents > 0; }));
}

// The map of the routes; nothing if no route has a partner with a known place.
[[nodiscard]] std::optional<model::RouteMap> route_map(const DossierMatter& matter,
                                                       const DossierPen& pen);
// "Out: Georgia, Turkey. In: Moldova."
[[nodiscard]] std::string ways_in_words(const model::RouteMap& map, const DossierPen& pen);
// "out.destination.GEO": of its row in the table of routes.
[[nodiscard]] std::string route_key(const model::ProfileRoute& route);

}  // namespace plumbline::app
