// SPDX-License-Identifier: Apache-2.0

#include "app/reference_verdicts.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "app/pipeline.h"
#include "app/shelf.h"
#include "store/records.h"

namespace plumbline::app {
namespace {

constexpr std::string_view kTierLetters = "tier";
constexpr std::string_view kSigns[] = {"Tier ", "TIER ", "tier rating"};
constexpr std::size_t kMostSentences = 4000;  // a report on all countries has some 200 placements
constexpr std::size_t kLongest = 1200;        // bytes of a sentence

bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
  return stop && at + 2 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\n') &&
         text[at + 2] >= 'A' && text[at + 2] <= 'Z';
}

text::Span sentence_at(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongest && !ends_sentence(text, begin - 1)) --begin;
  while (begin < at && text[begin] == ' ') ++begin;
  std::size_t end = at;
  while (end < text.size() && end - at < kLongest && !ends_sentence(text, end)) ++end;
  if (end < text.size() && text[end] != '\n') ++end;
  return text::make_span(begin, end);
}

// "was on Tier 3 in 2024": of another edition than this one.
bool names_other_year(std::string_view sentence, int edition) {
  for (std::size_t at = sentence.find("20"); at != std::string_view::npos;
       at = sentence.find("20", at + 1)) {
    const auto digit = [&](std::size_t place) {
      return place < sentence.size() && sentence[place] >= '0' && sentence[place] <= '9';
    };
    const bool alone =
        (at == 0 || !digit(at - 1)) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
    if (alone && sentence.substr(at, 4) != std::to_string(edition)) return true;
  }
  return false;
}

// "was not placed on Tier 3"; "does not fully meet", "is not making significant efforts" and what
// else a state did not do are the verdict's own.
bool denies(std::string_view sentence) {
  constexpr std::string_view kNot = " not ";
  for (std::size_t at = sentence.find(kNot); at != std::string_view::npos;
       at = sentence.find(kNot, at + 1)) {
    const std::string_view behind = sentence.substr(at + kNot.size());
    for (const std::string_view word :
         {"placed ", "on ", "in ", "ranked ", "rated ", "listed ", "put ", "upgraded ",
          "downgraded ", "moved ", "raised ", "remain ", "be ", "been ", "a ", "the ", "to ",
          "Tier ", "TIER "}) {
      if (behind.starts_with(word)) return true;
    }
  }
  for (const std::string_view words : {"no longer", "never", "rather than", "instead of"}) {
    if (sentence.find(words) != std::string_view::npos) return true;
  }
  return false;
}

// Where "tier" begins at or after `from`, its letters small or capital; past the end: nowhere.
// Every byte of every reference is looked at, so many at once where the processor can.
std::size_t next_tier(std::string_view text, std::size_t from) {
  const auto stands_at = [text](std::size_t at) {
    return std::equal(kTierLetters.begin(), kTierLetters.end(),
                      text.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char small, char letter) { return small == (letter | 0x20); });
  };
  std::size_t at = from;
#if defined(__SSE2__)
  constexpr std::size_t kWide = 16;
  const __m128i small = _mm_set1_epi8(0x20);
  const auto letters = [&](std::size_t begin, char letter) {
    const auto* bytes = reinterpret_cast<const __m128i*>(text.data() + begin);
    return _mm_cmpeq_epi8(_mm_or_si128(_mm_loadu_si128(bytes), small), _mm_set1_epi8(letter));
  };
  for (; at + kWide + kTierLetters.size() <= text.size(); at += kWide) {
    const __m128i ends =
        _mm_and_si128(letters(at, kTierLetters.front()), letters(at + 3, kTierLetters.back()));
    const __m128i found = _mm_and_si128(ends, letters(at + 1, kTierLetters[1]));
    for (auto mask = static_cast<unsigned>(_mm_movemask_epi8(found)); mask != 0; mask &= mask - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(mask));
      if (stands_at(place)) return place;
    }
  }
#endif
  while (at + kTierLetters.size() <= text.size() && !stands_at(at)) ++at;
  return at + kTierLetters.size() <= text.size() ? at : text.size();
}

// Sentences that speak of a tier, in order, each once.
std::vector<text::Span> sentences_on_tiers(std::string_view text) {
  std::vector<text::Span> out;
  for (std::size_t at = next_tier(text, 0); at < text.size(); at = next_tier(text, at + 1)) {
    const std::string_view rest = text.substr(at);
    const bool sign = std::any_of(std::begin(kSigns), std::end(kSigns),
                                  [rest](std::string_view each) { return rest.starts_with(each); });
    if (!sign) continue;
    out.push_back(sentence_at(text, at));
    if (out.size() == kMostSentences) break;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

std::vector<store::VerdictRow> verdicts_in(const model::Document& document,
                                           const store::ReferenceDetails& details,
                                           const Pipeline& pipeline) {
  const std::vector<text::Span> sentences = sentences_on_tiers(document.text);
  if (sentences.empty()) return {};
  const int edition =
      shelve(document.publisher, document.title, {}, details.standard, details.edition).edition;
  if (edition == 0) return {};
  // A text of these alone; where each begins in it is kept.
  model::Document part;
  part.id = document.id;
  part.title = document.title;
  part.publisher = document.publisher;
  part.published = document.published;
  part.text = document.title + "\n\n";
  std::vector<std::uint32_t> begins;
  for (const text::Span& sentence : sentences) {
    begins.push_back(static_cast<std::uint32_t>(part.text.size()));
    part.text += text::slice(document.text, sentence);
    part.text += "\n\n";
  }
  const model::Report report = pipeline.analyse(std::move(part), nullptr);
  std::vector<store::VerdictRow> out;
  for (const model::Claim& claim : report.claims) {
    if (!claim.verdict || claim.verdict->tier.empty() || claim.verdict->fragment) continue;
    const bool stated = claim.modality == model::Modality::Asserted && !claim.direct_quote &&
                        (claim.polarity == model::Polarity::Positive ||
                         claim.verdict->compliance != model::Compliance::Unstated);
    const int of = claim.verdict->edition;
    if (!stated || (of != 0 && of != edition)) continue;
    std::string country = details.country;
    if (country.empty() && claim.about.size() == 1) country = claim.about.front();
    const bool other =
        !details.country.empty() && !claim.about.empty() &&
        std::find(claim.about.begin(), claim.about.end(), details.country) == claim.about.end();
    const std::uint32_t at = claim.passages.front().span.begin;
    const auto after = std::upper_bound(begins.begin(), begins.end(), at);
    if (country.empty() || other || after == begins.begin()) continue;
    const auto index = static_cast<std::size_t>(after - begins.begin()) - 1;
    const std::string_view sentence = text::slice(document.text, sentences[index]);
    if (names_other_year(sentence, edition) || denies(sentence)) continue;
    out.push_back({std::move(country), edition, claim.verdict->tier, sentences[index]});
  }
  return out;
}

}  // namespace plumbline::app
