// SPDX-License-Identifier: Apache-2.0
//
// Phrases that name a text or somebody who can speak, and those who hand another's words on.
// Private to extract's attribution files.

#pragma once

#include "extract/reading_internal.h"

namespace plumbline::extract {

// circumstances.cc: "the article", "its 2023 report": a noun of speech or writing heads it.
[[nodiscard]] bool names_text(const Reading& reading, const TokenRange& phrase);
// relays.cc: whether the words before ", | quoted by F" name somebody, not a work or figures.
[[nodiscard]] bool is_somebody_quoted(const Reading& reading, const TokenRange& before);
// A noun of that kind in data/source_nouns.tsv stands in the phrase before any preposition.
[[nodiscard]] bool names_kind(const Reading& reading, const TokenRange& phrase,
                              std::string_view kind);
// A name, a pronoun or a noun of data/source_nouns.tsv heads the phrase.
[[nodiscard]] bool can_speak(const Reading& reading, const TokenRange& source);
// "140 Nepali", "Filipino," of a row of peoples: whom somebody counts, no speaker behind a verb.
[[nodiscard]] bool is_counted(const Reading& reading, const TokenRange& phrase);
// Whether `told`, the object of a verb, is what somebody came upon and no finding.
[[nodiscard]] bool comes_upon(const Reading& reading, const VerbGroup& group,
                              const TokenRange& told);
// subjects.cc: a government, an organisation, a court or an outlet stands in the phrase.
[[nodiscard]] bool names_body(const Reading& reading, const TokenRange& phrase);
// "From the prefecture they told us that C": the prefecture in place of "they".
[[nodiscard]] Subject whose_people(const Reading& reading, const Subject& subject);
// mere_words.cc: words that describe and report nothing; "recruited by an agency called V".
[[nodiscard]] bool only_describes(const Reading& reading, const CueHit& hit,
                                  const VerbGroup& group);
[[nodiscard]] bool tells_of_object(const Reading& reading, const VerbGroup& group,
                                   const Subject& subject);
// C of "What S told H was that C"; empty: no such form.
[[nodiscard]] TokenRange cleft_content(const Reading& reading, const VerbGroup& group,
                                       const Subject& subject);
[[nodiscard]] bool tells_of_ability(const Reading& reading, const VerbGroup& group,
                                    const TokenRange& owner);
// "were warned by S": the subject hears it.
[[nodiscard]] bool hears_it(const Reading& reading, const VerbGroup& group);
[[nodiscard]] bool is_anyone(const Reading& reading, const TokenRange& agent);
// "cited `by` police for speeding".
[[nodiscard]] bool is_fined(const Reading& reading, std::uint32_t verb, const TokenRange& by);
// "according to police figures | released in May |, C": where the words end that tell when; `at` if
// there are none.
[[nodiscard]] std::uint32_t past_release(const Reading& reading, std::uint32_t at);
// circumstances.cc: S of "S, in a letter to `reader` ..., gives a reason", where `hit` is "in a
// letter to", and of "attributes to S the statement that"; empty: none.
[[nodiscard]] TokenRange writer_of_letter(const Reading& reading, const CueHit& hit,
                                          const TokenRange& reader);
[[nodiscard]] TokenRange credited_before(const Reading& reading, std::uint32_t noun);
// silence.cc: "who asked not to be named"; "did not say how", "nobody could explain the gap".
[[nodiscard]] bool asks_for_silence(const Reading& reading, const VerbGroup& group);
[[nodiscard]] bool keeps_silent(const Reading& reading, const VerbGroup& group,
                                const TokenRange& source);
// "no clear evidence that C"; "The claim that C is wrong", whose content begins at `content`.
[[nodiscard]] bool is_denied(const Reading& reading, std::uint32_t noun);
[[nodiscard]] bool is_judged(const Reading& reading, std::uint32_t noun, std::uint32_t content);
// "Programmes sought to reach 300 girls", "the plan aims to": what a thing is for, no wish of its.
[[nodiscard]] bool is_purpose(const Reading& reading, const TokenRange& source,
                              const TokenRange& told);
// quoted_content.cc: the clause around "the daily points out" between commas; empty: none.
[[nodiscard]] std::vector<TokenRange> content_around_tag(const Reading& reading,
                                                         std::uint32_t tag_begin,
                                                         std::uint32_t tag_end);
// no_report.cc: a verdict, a plea, "the reporting period", "it was not known whether": by its words
// an act of speech, and nobody's statement.
[[nodiscard]] bool reports_nothing(const Reading& reading, const Found& found);
// deeds.cc: "demanded cash", "called the police", "a plan called SAFE", "accused of telling her
// that": by its words an act of speech, and a deed, a name, a rule or a purpose.
[[nodiscard]] bool is_deed(const Reading& reading, const Found& found);
// "rejected the asylum claims of 40 men": decided on, and nothing denied.
[[nodiscard]] bool is_decision(const Reading& reading, const Found& found);
// "boys `allegedly` tied to the rebels": hedges what they are, not what is told of them.
[[nodiscard]] bool hedges_quality(const Reading& reading, const CueHit& hit);
// "promised them places as nannies": `told` is given, not said.
[[nodiscard]] bool promises_thing(const Reading& reading, std::uint32_t verb,
                                  const TokenRange& told);
// Whether a gerund behind the token names an act: "the reporting", "using, buying or offering".
[[nodiscard]] bool names_an_act(const Reading& reading, std::uint32_t before);
// "nobody", "No one was arrested", "none of them", "no official", "neither guest".
[[nodiscard]] bool names_nobody(const language::Analysis& analysis, const TokenRange& phrase);
// cross_sentence.cc: S of "that S released", "which S carried out" behind the name of a text.
[[nodiscard]] TokenRange maker_of_text(const Reading& reading, std::uint32_t at);
// relays.cc: F of ", which F quotes", "to which F refers", "which is quoted by F" at `at`.
struct Relay {
  TokenRange by;
  TokenRange work;  // "in its article"; may be empty
};
// "F in its article": F and the text apart.
[[nodiscard]] Relay relay_of(const Reading& reading, const TokenRange& phrase);
[[nodiscard]] Relay relative_relay(const Reading& reading, std::uint32_t at);
// relays.cc: a verb of handing on another's text ("quoted by", "presented in").
[[nodiscard]] bool hands_on(const Reading& reading, std::uint32_t at);
// Past "in full", "in part" at `at`.
[[nodiscard]] std::uint32_t past_extent(const Reading& reading, std::uint32_t at);
// The phrase with "that was quoted by F", "cited in F" after it.
[[nodiscard]] TokenRange with_handing_on(const Reading& reading, const TokenRange& phrase);

// ", reports S in a study | published on Monday": the source ends with the text it speaks in.
[[nodiscard]] bool told_in_text(const Reading& reading, const TokenRange& source);

}  // namespace plumbline::extract
