// SPDX-License-Identifier: Apache-2.0
//
// What the readers of content see of one proposition: its frames' hits, its clauses, and the
// little grammar they share (phrases, subjects, objects). Shallow on purpose: tags and base chunks
// are all the engine promises (language/analysis.h).

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "extract/content.h"
#include "extract/content_frames_internal.h"

namespace plumbline::extract {

using language::kNone;
using language::Pos;
using language::VerbForm;
using text::TokenRange;

// The key of a lower-case ASCII word, at compile time.
consteval std::uint64_t key(std::string_view word) {
  return fast_hash(word);
}

inline constexpr auto kAddress = [](const auto& each) { return &each; };

// Those of `layer`, which is sorted by its first tokens, that begin inside `range`.
template <class Each>
[[nodiscard]] std::span<const Each> beginning_in(const std::vector<Each>& layer,
                                                 const TokenRange& range) {
  const auto from = [&](std::uint32_t token) {
    return std::partition_point(layer.begin(), layer.end(),
                                [token](const Each& each) { return each.tokens.begin < token; });
  };
  return {from(range.begin), from(std::max(range.begin, range.end))};
}

// A stretch of the proposition that can be a claim of its own: it has its own subject and verb.
struct Clause {
  TokenRange tokens;
  TokenRange main;  // without a fronted adjunct ("despite ..., ", "given ..., ")
};

struct View {
  const Scene& scene;
  const Proposition& proposition;
  const Frames& frames;
  std::vector<Hit> hits;
  std::uint32_t families = 0;  // a bit for each family that has a hit
  std::vector<Clause> clauses;
  std::string leading;              // the country that the document is mostly about, or empty
  std::vector<std::uint8_t> below;  // for each token of the proposition: 1 in a subordinate part

  [[nodiscard]] const language::Analysis& analysis() const { return scene.analysis; }
  [[nodiscard]] std::uint64_t form(std::uint32_t at) const { return analysis().tokens[at].key; }
  [[nodiscard]] const language::Word& word(std::uint32_t at) const { return analysis().words[at]; }
  // For a few words; a longer list is a text::WordSet. False behind the last word. Inlined wherever
  // it is asked, so that the list is compared and not made: 3 % of reading a document.
  [[nodiscard, gnu::always_inline]] bool is(std::uint32_t at,
                                            std::initializer_list<std::uint64_t> keys) const {
    if (at >= analysis().tokens.size()) return false;
    const std::uint64_t own = form(at);
    return std::any_of(keys.begin(), keys.end(), [own](std::uint64_t key) { return key == own; });
  }
  [[nodiscard]] bool is_mark(std::uint32_t at) const;  // punctuation or a quotation mark
  // A verb group may begin before the proposition that was cut out of it: nothing is known there.
  [[nodiscard]] bool subordinate(std::uint32_t at) const {
    return proposition.tokens.contains(at) && below[at - proposition.tokens.begin] != 0;
  }
  [[nodiscard]] bool has(Family family) const {
    return (families >> static_cast<unsigned>(family) & 1U) != 0;
  }
  // All frames inside `range`, which need not lie in the proposition.
  [[nodiscard]] std::vector<Hit> scan(const TokenRange& range) const {
    return scene.found_frames != nullptr ? scene.found_frames->scan(range)
                                         : frames.scan(scene.analysis, range);
  }
  // Hits of one family inside `range`, as pointers; found while they are walked through.
  [[nodiscard]] auto find(Family family, const TokenRange& range) const {
    const auto ours = [family, end = range.end](const Hit& hit) {
      return hit.frame->family == family && hit.tokens.end <= end;
    };
    return (has(family) ? beginning_in(hits, range) : std::span<const Hit>()) |
           std::views::filter(ours) | std::views::transform(kAddress);
  }
  [[nodiscard]] const Hit* first(Family family, std::string_view code,
                                 const TokenRange& range) const;
  [[nodiscard]] bool has(Family family, std::string_view code, const TokenRange& range) const {
    return first(family, code, range) != nullptr;
  }
};

// "Latvia - United States Department of State", "Kenya: 12 freed", "Ghana": the country with which
// a title opens, by itself; empty if it does not.
[[nodiscard]] std::string heading_country(const Scene& scene);
// The country that most of a document's places belong to, its headline counting more.
[[nodiscard]] std::string leading_country(const Scene& scene);
// Sections that begin with the name of a country and a colon, or with a line of that name alone, if
// there are two countries of them or more.
[[nodiscard]] std::vector<CountrySection> country_sections(const Scene& scene);
[[nodiscard]] View make_view(const Scene& scene, const Proposition& proposition);

// The words under `range`, white space made one blank, outer marks dropped.
[[nodiscard]] std::string words_of(const Scene& scene, const TokenRange& range);
[[nodiscard]] model::Passage passage_of(const Scene& scene, const TokenRange& range);
// Without marks at the ends and without a leading "and", "but", "that".
[[nodiscard]] TokenRange trimmed(const View& view, TokenRange range);

// Chunks. An index into Analysis::chunks, or kNone.
[[nodiscard]] std::uint32_t chunk_at(const language::Analysis& analysis, std::uint32_t token);
[[nodiscard]] std::uint32_t chunk_from(const language::Analysis& analysis, std::uint32_t token);
[[nodiscard]] bool is_noun_phrase(const language::Analysis& analysis, std::uint32_t chunk);
[[nodiscard]] bool is_finite(const language::Analysis& analysis, const language::Chunk& chunk);

// Whether a list of classes in a frame's value, "ngo+international", has `code`; an empty one has
// none.
[[nodiscard]] bool lists_class(std::string_view listed, std::string_view code);

// Names that begin inside `range`, as pointers.
[[nodiscard]] inline auto names_in(const language::Analysis& analysis, const TokenRange& range) {
  return beginning_in(analysis.names, range) | std::views::transform(kAddress);
}

// The noun phrase that begins at or around `token`, with its "of" and "in" tails and lists, up to
// `end`: "members of an international gang led from Ruritania". Empty if no noun phrase is there.
// Of: "of" and "'s"; Full: also participles, "from" and the like; Wide: any preposition.
enum class Tail : std::uint8_t { Base, Of, Full, Wide };
[[nodiscard]] TokenRange noun_phrase(const View& view, std::uint32_t token, std::uint32_t end,
                                     Tail tail);

// Who a verb group is said of, and what follows it. Empty ranges if there is none.
[[nodiscard]] TokenRange subject_of(const View& view, std::uint32_t verb, const TokenRange& clause);
[[nodiscard]] TokenRange object_of(const View& view, std::uint32_t after, const TokenRange& clause);
[[nodiscard]] TokenRange agent_phrase(const View& view, std::uint32_t after,
                                      const TokenRange& clause);

// The verb group that holds `token`, as an index into Analysis::chunks, or kNone.
// "were lured": a participle tagged as adjective belongs to the group before it.
[[nodiscard]] std::uint32_t verb_group_at(const View& view, std::uint32_t token);
// Whether the subject of `group` undergoes what `token` says. A lone participle is passive
// ("victims identified in May") unless an object follows it ("prosecuted 20 defendants").
[[nodiscard]] bool is_passive(const View& view, std::uint32_t group, std::uint32_t token);

// Whether what stands at `token` is negated: its verb group, "fail to", "no", "without" before it.
[[nodiscard]] bool is_negated(const View& view, const TokenRange& at, const TokenRange& clause);

// Whether `name` stands behind "and" in `phrase`: "Irish and Dutch police" are two bodies.
[[nodiscard]] bool is_joined(const View& view, const language::Name& name,
                             const TokenRange& phrase);

// What a noun phrase names: the canonical name if it is one ("Federal Agency of X"), else its
// words.
[[nodiscard]] std::string name_or_words(const View& view, const TokenRange& phrase);

template <std::size_t N>
[[nodiscard]] bool is_one_of(const std::array<std::string_view, N>& list, std::string_view code) {
  return std::find(list.begin(), list.end(), code) != list.end();
}

}  // namespace plumbline::extract
