// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.h"
#include "store/claim_judgements.h"
#include "store/corrections.h"

namespace plumbline::store {
namespace {

// What model/withheld.h puts in the place of a letter.
bool is_cross(char32_t value) {
  constexpr std::array<char32_t, 4> kCrosses = {U'X', U'\u03A7', U'\uFF38', U'\U0001D5B7'};
  return std::find(kCrosses.begin(), kCrosses.end(), value) != kCrosses.end();
}

// Whether `words` stand at `at`, letter by letter; what is withheld on one side fits any letter of
// as many bytes, but at least half must be read on both.
bool stand_at(std::string_view text, std::size_t at, std::string_view words) {
  if (at > text.size() || text.size() - at < words.size()) return false;
  std::size_t read = 0;
  std::size_t crossed = 0;
  for (std::size_t i = 0; i < words.size();) {
    const CodePoint want = decode_utf8(words, i);
    const CodePoint have = decode_utf8(text, at + i);
    const bool hidden = is_cross(want.value) != is_cross(have.value);
    if (want.size != have.size || (want.value != have.value && !hidden)) return false;
    ++(hidden ? crossed : read);
    i += want.size;
  }
  return crossed <= read;
}

// Letters and digits alone, and where each byte of them stands in the text.
struct Bare {
  std::string letters;
  std::vector<std::size_t> places;
};
Bare bare(std::string_view text) {
  Bare out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t value = point.value;
    const bool upper = value >= U'A' && value <= U'Z';
    const bool ascii =
        upper || (value >= U'a' && value <= U'z') || (value >= U'0' && value <= U'9');
    const bool marks = (value >= 0x2000 && value <= 0x206F) || value == 0xFEFF || value < 0xC0;
    if (ascii || !marks) {
      for (std::size_t i = 0; i < point.size; ++i) {
        const char byte = text[at + i];
        out.letters += upper ? static_cast<char>(byte - 'A' + 'a') : byte;
        out.places.push_back(at + i);
      }
    }
    at += std::max<std::size_t>(point.size, 1);
  }
  return out;
}

// The occurrence of `words` that begins nearest to `near`.
std::optional<std::size_t> nearest(std::string_view text, std::string_view words,
                                   std::size_t near) {
  const auto away = [&](std::size_t at) { return at > near ? at - near : near - at; };
  std::optional<std::size_t> best;
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1)) {
    if (!best || away(at) < away(*best)) best = at;
    if (at > near) break;
  }
  return best;
}

std::optional<text::Span> hidden_place(std::string_view text, std::string_view words) {
  for (std::size_t at = 0; at + words.size() <= text.size(); ++at) {
    if (is_utf8_border(text, at) && stand_at(text, at, words)) {
      return text::make_span(at, at + words.size());
    }
  }
  return std::nullopt;
}

// Where the words of a judgement stand today.
std::optional<text::Span> place_of(const ClaimJudgement& judgement, const model::Report& report,
                                   std::optional<Bare>& bare_text) {
  const std::string& text = report.document.text;
  const std::string& words = judgement.words;
  if (words.empty()) return std::nullopt;
  if (stand_at(text, judgement.span.begin, words)) {
    return text::make_span(judgement.span.begin, judgement.span.begin + words.size());
  }
  if (const auto at = nearest(text, words, judgement.span.begin)) {
    return text::make_span(*at, *at + words.size());
  }
  if (words.find('X') != std::string::npos || !report.withheld.empty()) {
    if (const auto found = hidden_place(text, words)) return found;
  }
  const Bare wanted = bare(words);
  if (wanted.letters.empty()) return std::nullopt;
  if (!bare_text) bare_text = bare(text);
  const auto before = std::lower_bound(bare_text->places.begin(), bare_text->places.end(),
                                       std::size_t{judgement.span.begin});
  const auto at = nearest(bare_text->letters, wanted.letters,
                          static_cast<std::size_t>(before - bare_text->places.begin()));
  if (!at) return std::nullopt;
  return text::make_span(bare_text->places[*at],
                         bare_text->places[*at + wanted.letters.size() - 1] + 1);
}

std::size_t shared(const text::Span& a, const text::Span& b) {
  const auto begin = std::max(a.begin, b.begin);
  const auto end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

std::optional<std::size_t> claim_at(const ClaimJudgement& judgement, const text::Span& place,
                                    const std::vector<model::Claim>& claims) {
  std::optional<std::size_t> best;
  std::optional<std::size_t> exact;
  std::int64_t twins = 0;
  std::size_t best_held = 0;  // bytes in both
  std::size_t best_all = 1;   // bytes in either
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (judgement.kind != model::to_string(claims[i].kind)) continue;
    const text::Span& span = claims[i].passages.front().span;
    if (span == place && twins++ <= judgement.twin) exact = i;
    const std::size_t held = shared(span, place);
    const std::size_t all = span.size() + place.size() - held;
    if (held * 2 < span.size() || held * 2 < place.size()) continue;
    if (best && held * best_all <= best_held * all) continue;
    best = i;
    best_held = held;
    best_all = all;
  }
  return exact ? exact : best;
}

// The judgement as if it had been made on what people made of the claim by correcting it; nothing
// if nobody did.
std::optional<ClaimJudgement> as_corrected(const ClaimJudgement& judgement,
                                           const std::vector<ClaimJudgement>& judgements,
                                           const model::Withheld& withheld) {
  const std::set<std::int64_t> taken_back = taken_back_in(judgements);
  std::optional<ClaimJudgement> out;
  for (const ClaimJudgement& each : judgements) {
    const bool same = each.kind == judgement.kind && each.span == judgement.span &&
                      each.twin == judgement.twin && each.words == judgement.words;
    if (!same || !is_correction(each.verb) || taken_back.contains(each.number)) continue;
    const auto corrected = read_correction(each, withheld);
    if (!corrected) continue;
    out = judgement;
    out->kind = model::to_string(corrected->claim.kind);
    out->span = corrected->claim.passages.front().span;
    out->words = corrected->words;
    out->twin = 0;
  }
  return out;
}

}  // namespace

std::set<std::int64_t> taken_back_in(const std::vector<ClaimJudgement>& judgements) {
  std::set<std::int64_t> out;
  for (const ClaimJudgement& each : judgements) {
    if (each.undoes != 0) out.insert(each.undoes);
  }
  return out;
}

const char* to_string(Standing standing) {
  switch (standing) {
    case Standing::Confirmed: return "confirmed";
    case Standing::Rejected: return "rejected";
    case Standing::Undecided: break;
  }
  return "";
}

std::optional<text::Span> place_of_words(const ClaimJudgement& judgement,
                                         const model::Report& report) {
  std::optional<Bare> bare_text;
  return place_of(judgement, report, bare_text);
}

std::vector<Placed> place_judgements(const std::vector<ClaimJudgement>& judgements,
                                     const model::Report& report) {
  std::vector<Placed> out;
  std::optional<Bare> bare_text;
  const auto place = [&](const ClaimJudgement& judgement) {
    Placed placed;
    placed.span = place_of(judgement, report, bare_text);
    if (placed.span) placed.claim = claim_at(judgement, *placed.span, report.claims);
    return placed;
  };
  for (const ClaimJudgement& judgement : judgements) {
    Placed placed = place(judgement);
    if (!placed.claim) {
      if (const auto learned = as_corrected(judgement, judgements, report.withheld)) {
        const Placed there = place(*learned);
        if (there.claim) placed = there;
      }
    }
    out.push_back(placed);
  }
  return out;
}

std::vector<Standing> standings_of(const std::vector<ClaimJudgement>& judgements,
                                   const model::Report& report) {
  std::vector<Standing> out(report.claims.size(), Standing::Undecided);
  if (judgements.empty()) return out;
  const std::set<std::int64_t> taken_back = taken_back_in(judgements);
  const auto places = place_judgements(judgements, report);
  for (std::size_t i = 0; i < judgements.size(); ++i) {
    const std::optional<std::size_t>& claim = places[i].claim;
    if (!claim || taken_back.contains(judgements[i].number)) continue;
    if (judgements[i].verb == "confirm") out[*claim] = Standing::Confirmed;
    if (judgements[i].verb == "reject") out[*claim] = Standing::Rejected;
  }
  return out;
}

}  // namespace plumbline::store
