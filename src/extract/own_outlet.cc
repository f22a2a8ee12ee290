// SPDX-License-Identifier: Apache-2.0
//
// By what names whoever publishes calls itself: it is no link of its own chains.

#include <algorithm>

#include "extract/linker_internal.h"
#include "extract/relays_internal.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::extract {

using model::ChainLink;
using model::LinkStatus;

// Whether the text names another body of that noun: "Ministry of Labour", "Interior Ministry"
// beside the "Ministry of Justice" that publishes.
bool Linker::has_namesake(std::string_view part) const {
  std::string whole = text::fold(linked_.publisher.name);
  if (whole.starts_with("the ")) whole.erase(0, 4);
  return std::any_of(
      r_.analysis.names.begin(), r_.analysis.names.end(), [&](const language::Name& name) {
        std::string words = text::fold(r_.words(name.tokens));
        if (words.starts_with("the ")) words.erase(0, 4);
        const bool itself = whole.starts_with(words) || words.starts_with(whole);
        return !itself &&
               (" " + words + " ").find(" " + std::string(part) + " ") != std::string::npos;
      });
}

// "The Dispatch", "the Desk" of the "River Dispatch" that publishes: its last word, as a name.
bool Linker::is_short_name(const TokenRange& source) const {
  const std::string whole = text::fold(linked_.publisher.name);
  std::uint32_t at = source.begin;
  const bool inside = r_.key(at) == "the"_w;
  if (inside) ++at;
  if (at + 1 != source.end || (!inside && (at == 0 || r_.key(at - 1) != "the"_w))) return false;
  const std::string word = text::fold(r_.words({at, source.end}));
  const bool capital = r_.analysis.tokens[at].letters == text::LetterCase::Title ||
                       r_.analysis.tokens[at].letters == text::LetterCase::Upper;
  // "The General", "the Army" are others: only words that name no office and no body.
  for (const char* kind : {"role", "official", "government", "court", "organisation", "group"}) {
    if (names_kind(r_, {at, source.end}, kind)) return false;
  }
  static constexpr text::WordSet kOthers{"justice", "general", "army", "police", "state", "church"};
  return capital && !kOthers.has(r_.key(at)) && whole.ends_with(" " + word) && !has_namesake(word);
}

// "BWS" of the "Bay Wire Service": the first letters of the words of its name.
bool Linker::is_initials(const TokenRange& source) const {
  std::uint32_t at = source.begin;
  if (r_.key(at) == "the"_w) ++at;
  const std::string_view word = r_.words({at, source.end});
  if (at + 1 != source.end || word.size() < 3 ||
      r_.analysis.tokens[at].letters != text::LetterCase::Upper) {
    return false;
  }
  const std::string_view whole = linked_.publisher.name;
  std::string initials;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool begins = i == 0 || whole[i - 1] == ' ' || whole[i - 1] == '-';
    if (begins && whole[i] >= 'A' && whole[i] <= 'Z') initials += whole[i];
  }
  return initials == word || (initials.starts_with('T') && initials.substr(1) == word &&
                              text::fold(whole).starts_with("the "));
}

// "this newspaper", "our portal", where the text has spoken of no other: "A paper in Lagos tells of
// it. This paper"
bool Linker::is_this_outlet(const TokenRange& source) const {
  if (source.size() != 2 || !one_of(r_.key(source.begin), "this"_w, "our"_w)) return false;
  static constexpr text::WordSet kOutlets{"newspaper", "paper",  "magazine", "newsletter",
                                          "blog",      "portal", "website",  "publication"};
  const std::uint64_t noun = r_.key(source.begin + 1);
  if (!kOutlets.has(noun)) return false;
  for (std::uint32_t at = 1; at < source.begin; ++at) {
    if (r_.key(at) == noun && !one_of(r_.key(at - 1), "this"_w, "our"_w)) return false;
  }
  return true;
}

// Its name in any case, or what it calls itself: "the Embassy" of "EMBASSY OF NEPAL".
bool Linker::is_publisher(const TokenRange& source, const ChainLink& link) const {
  constexpr std::size_t kShortest = 4;
  const auto bare = [](std::string_view name) {
    std::string folded = text::fold(name);
    if (folded.starts_with("the ")) folded.erase(0, 4);
    return folded;
  };
  if (is_this_outlet(source)) return true;
  const std::string whole = bare(linked_.publisher.name);
  const std::string part = bare(link.name);
  if (!whole.empty() && bare(r_.words(source)) == whole) return true;
  if (is_short_name(source)) return true;
  // The letters of another that the text gives them to ("the Kenya Nurses Association (KNA)").
  const bool own_letters = part == whole || part == bare(r_.words(source));
  if (own_letters && is_initials(source)) return true;
  if (whole.empty() || part.size() < kShortest || !whole.starts_with(part)) return false;
  const std::string_view rest = std::string_view(whole).substr(part.size());
  if (rest.empty() || rest.starts_with(", ")) return true;  // "Bay Monitor, Lagos"
  const bool noun =
      rest.starts_with(" of ") || rest.starts_with(" for ") || rest.starts_with(" in ");
  const std::uint32_t at = source.begin;
  const bool led = r_.key(at) == "the"_w || (at > 0 && r_.key(at - 1) == "the"_w);
  const bool taken_up = link.status == LinkStatus::Carried && r_.pos(at) == Pos::Pronoun;
  return noun && (led || taken_up) && !has_namesake(part);
}

// "We demand", "our counsellors say", outside of quotation marks: the publisher's own words.
bool Linker::is_own_voice(const Found& found, const ChainLink& link) const {
  const std::uint32_t at = found.out.source.begin;
  if (!link.name.empty()) {  // the publisher names itself
    // "in the view of the Post", "of the Dispatch": its name, though the word also names a text
    const bool speaks =
        !link.work || link.work->kind == "statement" || is_short_name(found.out.source);
    return found.out.parent == kNone && is_publisher(found.out.source, link) && speaks &&
           found.via.empty() && found.medium.empty() && !found.out.cross_sentence;
  }
  // "I want to repeat my thanks": one speaker for both
  const std::uint32_t parent = found.out.parent;
  const bool alone = parent == kNone || linked_.found[parent].out.source == found.out.source;
  return found.out.source.size() == 1 &&
         one_of(r_.key(at), "we"_w, "i"_w, "our"_w, "my"_w) &&  // "in my opinion"
         r_.quote_of(at) == kNone && alone;
}

}  // namespace plumbline::extract
