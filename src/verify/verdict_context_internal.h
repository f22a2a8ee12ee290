// SPDX-License-Identifier: Apache-2.0
//
// Which edition and which country a verdict is about where its own words do not say: what the text
// around it tells, if it tells only one thing.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "verify/checks_internal.h"

namespace plumbline::verify {

constexpr int kFirstEdition = 2001;
constexpr int kReportMonth =
    6;  // reports appear in June or later; before, last year's is the latest
constexpr std::string_view kReporter = "USA";  // the country that judges, rarely the one judged

// Where the edition of a verdict is taken from, the surest first.
enum class EditionFrom : std::uint8_t { Claim, Chain, Context, Document, Nowhere };

struct Edition {
  int year = 0;
  EditionFrom from = EditionFrom::Nowhere;
  bool sure = false;  // of one from the context: its year is that of the placement
};

// Built once a document; linear in its tokens. Spans are those of the document's text.
class VerdictContext {
 public:
  explicit VerdictContext(const Checking& checking);

  // The edition that the paragraph names up to `span`, the last one before it if there are several;
  // else the only one that the document names. 0 if there is none or no telling.
  [[nodiscard]] int edition_near(const text::Span& span) const;
  // The country, other than the one that issues the report, that the paragraph names up to `span`;
  // else the only one of the document. nullptr if there is none or no telling.
  [[nodiscard]] const refdata::Country* country_near(const text::Span& span) const;
  // The country that three in four mentions of any are of; nullptr if there is none.
  [[nodiscard]] const refdata::Country* main_country() const;
  // Whether the paragraph names a country, other than the one that issues the report, up to `span`.
  [[nodiscard]] bool paragraph_names(const text::Span& span) const;
  // Whether the sentence of `span` names the country, up to the end of `span`; true as well where
  // the document names none (a metadata's or a headline's country has no rival).
  [[nodiscard]] bool names(const text::Span& span, const refdata::Country& country) const;

  // Whether the words say where the country that issues the report stands itself ("the United
  // States remained on Tier 1"), and not only that it judges.
  [[nodiscard]] bool judges_itself(const text::Span& span) const;

  [[nodiscard]] bool same_paragraph(const text::Span& a, const text::Span& b) const {
    return paragraph_of(a.begin) == paragraph_of(b.begin);
  }

 private:
  struct Named {
    std::uint32_t at = 0;  // byte
    std::uint32_t value = 0;
  };
  void find_countries(const Checking& checking);
  void find_editions(const Checking& checking);
  [[nodiscard]] std::uint32_t paragraph_of(std::uint32_t at) const;

  const refdata::RefData& refdata_;
  std::vector<std::uint32_t> paragraphs_;  // where each begins, in bytes
  std::vector<std::uint32_t> sentences_;
  std::vector<Named> countries_;                // value: index in RefData::countries()
  std::vector<Named> editions_;                 // value: year
  std::vector<std::uint32_t> reporter_stands_;  // where it is said of the reporter itself
};

// "lifted the Kingdom to Tier 2", "they had us on the Watch List": the words tell of the country
// that the text is about without its name.
[[nodiscard]] bool tells_own_country(const Checking& checking, const text::Span& span);
// "both", "were": said of several countries.
[[nodiscard]] bool is_plural(const Checking& checking, const text::Span& span);
// Whether the edition of that year can have been read when the text was written.
[[nodiscard]] bool is_out(const Checking& checking, int year);

// The last edition that can have been read when the text was written; 0 where it has no date.
[[nodiscard]] int latest_edition(const Checking& checking);

// The edition that a verdict is about: its own words, its chain, the text around it, the date.
[[nodiscard]] Edition edition_of(const Checking& checking, const VerdictContext& context,
                                 const model::Claim& claim);

}  // namespace plumbline::verify
