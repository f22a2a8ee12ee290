// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "extract/content_clause_internal.h"
#include "extract/content_view_internal.h"

namespace plumbline::extract {

using language::Analysis;
using language::Chunk;
using language::ChunkKind;
using text::TokenKind;

bool View::is_mark(std::uint32_t at) const {
  const TokenKind kind = analysis().tokens[at].kind;
  return kind == TokenKind::Punctuation || kind == TokenKind::OpenQuote ||
         kind == TokenKind::CloseQuote;
}

const Hit* View::first(Family family, std::string_view code, const TokenRange& range) const {
  if (!has(family)) return nullptr;
  for (const Hit& hit : hits) {
    if (hit.tokens.begin >= range.end) break;
    if (hit.frame->family == family && hit.tokens.begin >= range.begin &&
        hit.tokens.end <= range.end && hit.frame->code == code) {
      return &hit;
    }
  }
  return nullptr;
}

bool lists_class(std::string_view listed, std::string_view code) {
  while (!listed.empty()) {
    const std::size_t cut = listed.find('+');
    if (listed.substr(0, cut) == code) return true;
    if (cut == std::string_view::npos) break;
    listed.remove_prefix(cut + 1);
  }
  return false;
}

View make_view(const Scene& scene, const Proposition& proposition) {
  const Frames& frames = scene.frames != nullptr ? *scene.frames : Frames::of(scene.refdata);
  View view{scene, proposition, frames, {}, 0, {}, {}, {}};
  view.leading = scene.leading ? *scene.leading : leading_country(scene);
  for (const CountrySection& section : scene.sections ? *scene.sections : country_sections(scene)) {
    if (section.token <= proposition.tokens.begin) view.leading = section.country;
  }
  view.hits = view.scan(proposition.tokens);
  for (const Hit& hit : view.hits) {
    view.families |= std::uint32_t{1} << static_cast<unsigned>(hit.frame->family);
  }
  split_clauses(view);
  return view;
}

std::string words_of(const Scene& scene, const TokenRange& range) {
  std::string out;
  if (range.empty()) return out;
  const auto& tokens = scene.analysis.tokens;
  out.reserve(scene.analysis.span(range).size());
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (at > range.begin && tokens[at].space_before) out += ' ';
    out += text::slice(scene.document.text, tokens[at].span);
  }
  return out;
}

model::Passage passage_of(const Scene& scene, const TokenRange& range) {
  return {scene.document.id, scene.analysis.span(range)};
}

TokenRange trimmed(const View& view, TokenRange range) {
  const auto loose = [&](std::uint32_t at) {
    const TokenKind kind = view.analysis().tokens[at].kind;
    return view.is_mark(at) &&
           !(kind == TokenKind::Punctuation && view.is(at, {key("("), key(")")}));
  };
  // "But that is another matter": a subject, no conjunction
  const auto points = [&](std::uint32_t at) {
    return view.is(at, {key("that")}) && at + 1 < range.end &&
           view.is(at + 1, {key("is"), key("was"), key("has"), key("would"), key("will"),
                            key("may"), key("can"), key("does"), key("did"), key("means")});
  };
  while (!range.empty() && !points(range.begin) &&
         (loose(range.begin) || view.is(range.begin, {key("and"), key("but"), key("that"),
                                                      key("while"), key("whereas")}))) {
    ++range.begin;
  }
  // "He went on | despite": what stood behind it is another's statement.
  const auto opens = [&](std::uint32_t at) {
    return view.is(at, {key("despite"), key("although"), key("because"), key("while"), key("by")});
  };
  while (!range.empty() && (loose(range.end - 1) || opens(range.end - 1))) --range.end;
  return range;
}

std::uint32_t chunk_from(const Analysis& analysis, std::uint32_t token) {
  const auto found =
      std::lower_bound(analysis.chunks.begin(), analysis.chunks.end(), token,
                       [](const Chunk& chunk, std::uint32_t at) { return chunk.tokens.end <= at; });
  if (found == analysis.chunks.end()) return kNone;
  return static_cast<std::uint32_t>(found - analysis.chunks.begin());
}

std::uint32_t chunk_at(const Analysis& analysis, std::uint32_t token) {
  return token < analysis.chunk_of.size() ? analysis.chunk_of[token] : kNone;
}

bool is_noun_phrase(const Analysis& analysis, std::uint32_t chunk) {
  return chunk != kNone && analysis.chunks[chunk].kind == ChunkKind::NounPhrase;
}

namespace {

bool is_token_of_time(const Analysis& analysis, std::uint32_t token) {
  return std::any_of(analysis.times.begin(), analysis.times.end(),
                     [&](const auto& time) { return time.tokens.contains(token); });
}

// "prosecuted 20 defendants": a lone participle with an object of its own is a past tense.
bool has_object(const Analysis& analysis, const Chunk& chunk) {
  if (chunk.tokens.begin == 0) return false;
  const Pos before = analysis.words[chunk.tokens.begin - 1].pos;
  const bool follows = before == Pos::Noun || before == Pos::ProperNoun || before == Pos::Pronoun ||
                       before == Pos::Adverb || before == Pos::Coordinator ||
                       before == Pos::Punctuation || before == Pos::Symbol;
  if (!follows || analysis.tokens[chunk.tokens.begin - 1].key == key(".")) return false;
  std::uint32_t after = chunk.tokens.end;
  const auto particle = {key("down"), key("up"), key("off"), key("out"), key("away"), key("over")};
  if (after < analysis.tokens.size() &&
      std::find(particle.begin(), particle.end(), analysis.tokens[after].key) != particle.end()) {
    ++after;  // "shut down a nightclub"
  }
  return is_noun_phrase(analysis, chunk_at(analysis, after)) && !is_token_of_time(analysis, after);
}

}  // namespace

bool is_finite(const Analysis& analysis, const Chunk& chunk) {
  if (chunk.kind != ChunkKind::VerbGroup || chunk.infinitive) return false;
  for (std::uint32_t at = chunk.tokens.begin; at < chunk.tokens.end; ++at) {
    const language::Word& word = analysis.words[at];
    if (word.form == VerbForm::Present || word.form == VerbForm::Past ||
        word.form == VerbForm::Base) {
      return true;
    }
    if (word.pos == Pos::Auxiliary && word.form != VerbForm::Gerund) return true;
  }
  const bool lone = chunk.head != kNone && chunk.tokens.end > chunk.tokens.begin &&
                    analysis.words[chunk.head].form == VerbForm::PastParticiple;
  return chunk.modal != kNone || (lone && has_object(analysis, chunk));
}

bool is_passive(const View& view, std::uint32_t group, std::uint32_t token) {
  const Analysis& analysis = view.analysis();
  const Chunk& chunk = analysis.chunks[group];
  if (!chunk.tokens.contains(token)) return true;  // the adjective behind "were"
  for (std::uint32_t at = chunk.tokens.begin; at < chunk.tokens.end; ++at) {
    if (analysis.words[at].pos == Pos::Auxiliary) return chunk.passive;
  }
  if (chunk.infinitive || chunk.head == kNone) return chunk.passive;
  const VerbForm form = analysis.words[chunk.head].form;
  return form == VerbForm::PastParticiple && !has_object(analysis, chunk);
}

std::uint32_t verb_group_at(const View& view, std::uint32_t token) {
  const Analysis& analysis = view.analysis();
  if (token >= analysis.tokens.size()) return kNone;
  const std::uint32_t chunk = chunk_at(analysis, token);
  if (chunk == kNone && token > 0 && view.word(token).pos == Pos::Adjective) {
    const std::uint32_t before = chunk_at(analysis, token - 1);
    return before == kNone || is_noun_phrase(analysis, before) ? kNone : before;
  }
  if (chunk == kNone || is_noun_phrase(analysis, chunk)) return kNone;
  return chunk;
}

bool is_joined(const View& view, const language::Name& name, const TokenRange& phrase) {
  return name.tokens.begin > phrase.begin + 1 &&
         view.is(name.tokens.begin - 1, {key("and"), key("or")});
}

std::string name_or_words(const View& view, const TokenRange& phrase) {
  if (phrase.empty()) return {};
  const auto& chunks = view.analysis().chunks;
  const std::uint32_t first = chunk_from(view.analysis(), phrase.begin);
  const std::uint32_t head = first == kNone ? phrase.end - 1 : chunks[first].head;
  for (const language::Name* name : names_in(view.analysis(), phrase)) {
    const bool whole = name->tokens.contains(head == kNone ? phrase.end - 1 : head);
    if (whole && !is_joined(view, *name, phrase) &&
        name->kind == language::NameKind::Organisation && !name->canonical.empty()) {
      return name->canonical;
    }
  }
  return words_of(view.scene, trimmed(view, phrase));
}

}  // namespace plumbline::extract
