// SPDX-License-Identifier: Apache-2.0
//
// Where and to whom something was said: "in its 2023 report", "in an interview with F", "told F".
// Cues that only name such a place are no attributions of their own.

#include <algorithm>

#include "extract/relays_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

namespace {

constexpr std::uint32_t kAdjunctReach = 24;  // tokens of adjuncts looked at

bool places_speech(const Reading& r, std::uint32_t at) {
  return one_of(r.key(at), "in"_w, "on"_w, "during"_w, "via"_w, "through"_w, "at"_w);
}

// With "published by F", "carried in F" after the phrase.
TokenRange whole_medium(const Reading& r, TokenRange phrase, std::uint32_t limit) {
  const bool participle = r.pos(phrase.end) == Pos::Verb && phrase.end + 1 < limit &&
                          one_of(r.key(phrase.end + 1), "by"_w, "in"_w, "on"_w, "to"_w);
  if (!participle) return phrase;
  const TokenRange owner = r.phrase_after(phrase.end + 2, true);
  if (!owner.empty() && owner.end <= limit) phrase.end = owner.end;
  return phrase;
}

std::uint32_t first_content_after(const Found& found, std::uint32_t at, std::uint32_t otherwise) {
  std::uint32_t first = otherwise;
  for (const TokenRange& part : found.out.content) {
    if (part.begin >= at) first = std::min(first, part.begin);
  }
  return first;
}

// After the verb: hearers and media up to the content or the end of the tag. Returns its end.
std::uint32_t read_tail(const Reading& r, Found& found, std::uint32_t from) {
  const std::uint32_t limit = first_content_after(
      found, from, std::min(r.sentence(found.out.cue.begin).end, from + kAdjunctReach));
  std::uint32_t at = from;
  if ((found.frames & kObj) != 0 && at < limit && found.hearer.empty()) {
    const TokenRange hearer = r.phrase_after(at, true);
    if (!hearer.empty() && hearer.end <= limit) {
      found.hearer = hearer;
      at = hearer.end;
    }
  }
  while (at < limit && !r.stop(at)) {
    const std::uint32_t timed = r.skip_time(at);
    if (timed > at) {
      at = timed;
      continue;
    }
    if (r.pos(at) == Pos::Adverb || r.comma(at)) {
      ++at;
      continue;
    }
    if (!r.preposition(at) && r.key(at) != "to"_w) break;
    const TokenRange phrase = r.phrase_after(at + 1, true);
    if (phrase.empty() || phrase.end > limit) break;
    if (r.key(at) == "to"_w && found.hearer.empty() && at == from) found.hearer = phrase;
    const TokenRange whole = whole_medium(r, phrase, limit);
    const bool text = names_text(r, phrase) || (r.key(at + 1) == "it"_w && r.key(at) == "in"_w);
    if (places_speech(r, at) && text && found.medium.empty()) {
      found.medium = whole;
    }
    at = whole.end;
  }
  return at;
}

// "In its 2023 report, S says", "Speaking to F, S said": returns where the comma stands.
std::uint32_t read_lead(const Reading& r, Found& found) {
  const std::uint32_t begin = r.sentence(found.out.cue.begin).begin;
  std::uint32_t at = begin;
  while (r.pos(at) == Pos::Adverb || r.pos(at) == Pos::Coordinator || r.comma(at)) ++at;
  const bool speaking = one_of(r.key(at), "speaking"_w, "talking"_w) && r.key(at + 1) != "of"_w;
  if (speaking) ++at;
  const bool hears = speaking && one_of(r.key(at), "to"_w, "with"_w);
  if (!hears && !places_speech(r, at)) return begin;
  const TokenRange phrase = r.phrase_after(at + 1, true);
  if (phrase.empty()) return begin;
  const TokenRange whole = whole_medium(r, phrase, r.sentence(begin).end);
  if (whole.end > found.out.source.begin) return begin;
  // "In its review, carried by the agency F, S says"
  const Relay relay = relative_relay(r, whole.end);
  const bool handed = !relay.by.empty() && relay.by.end < found.out.source.begin &&
                      found.via.empty() && names_text(r, phrase);
  std::uint32_t comma = handed ? relay.by.end : whole.end;
  while (comma < found.out.source.begin && !r.comma(comma)) ++comma;
  if (!r.comma(comma) || comma + 1 != found.out.source.begin) return begin;
  if (hears) {
    found.hearer = phrase;
  } else if (names_text(r, phrase)) {
    found.medium = whole;
    if (handed) {
      found.via = relay.by;
      found.via_work = relay.work;
    }
  } else {
    return begin;
  }
  return comma;
}

}  // namespace

std::uint32_t past_release(const Reading& r, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 10;
  const bool opens = one_of(r.key(at), "released"_w, "published"_w, "issued"_w, "updated"_w,
                            "compiled"_w, "dated"_w);
  if (!opens || r.key(at + 1) == "by"_w) return at;
  for (std::uint32_t i = at + 1; i < at + kLongest; ++i) {
    if (r.comma(i)) return i;
    if (r.finite_verb(i) || r.stop(i) || r.key(i) == "by"_w) return at;
  }
  return at;
}

bool promises_thing(const Reading& r, std::uint32_t verb, const TokenRange& told) {
  if (r.lemma(verb) != "promise"_w ||
      !one_of(r.key(told.begin), "him"_w, "her"_w, "them"_w, "us"_w, "me"_w, "each"_w)) {
    return false;
  }
  const std::uint32_t next = told.begin + 1;
  return r.key(next) != "that"_w && r.key(next) != "to"_w && !r.clause_at(next);
}

bool is_purpose(const Reading& r, const TokenRange& source, const TokenRange& told) {
  static constexpr text::WordSet kThings{
      "programme", "program",    "project",  "plan",   "strategy", "law",       "campaign",
      "measure",   "reform",     "policy",   "act",    "bill",     "operation", "effort",
      "scheme",    "initiative", "training", "course", "guide",    "amendment", "legislation"};
  if (source.empty() || r.key(told.begin) != "to"_w) return false;
  std::uint32_t head = source.begin;
  for (std::uint32_t at = source.begin; at < source.end && !r.preposition(at); ++at) head = at;
  return kThings.has(r.lemma(head)) && !(r.capital(head) && head > r.sentence(head).begin);
}

bool names_kind(const Reading& r, const TokenRange& phrase, std::string_view kind) {
  const text::PhraseTable& nouns = r.refdata.table_phrases("source_nouns");
  const refdata::TableView table = r.refdata.table_view("source_nouns");
  std::vector<std::uint32_t> values;
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    if (r.preposition(at)) return false;
    if (r.pos(at) == Pos::Verb || r.pos(at) == Pos::Determiner) continue;
    values.clear();
    if (nouns.match_at(r.analysis.tokens, at, values) == 0) continue;
    for (const std::uint32_t value : values) {
      if (table.cell(value, 1) == kind) return true;
    }
  }
  return false;
}

// "an interview with F", "a statement to F": nouns of talk or text, whatever tails follow.
bool names_text(const Reading& r, const TokenRange& phrase) {
  if (names_kind(r, phrase, "work")) return true;
  return std::any_of(r.analysis.names.begin(), r.analysis.names.end(),
                     [&](const language::Name& name) {
                       return name.kind == language::NameKind::Work &&
                              name.tokens.begin >= phrase.begin && name.tokens.end <= phrase.end;
                     });
}

bool names_nobody(const language::Analysis& analysis, const TokenRange& phrase) {
  return !phrase.empty() &&
         one_of(analysis.tokens[phrase.begin].key, "nobody"_w, "none"_w, "no"_w, "neither"_w);
}

bool can_speak(const Reading& r, const TokenRange& source) {
  for (std::uint32_t at = source.begin; at < source.end; ++at) {
    if (r.preposition(at) && at > source.begin + 1) break;
    if (r.pos(at) == Pos::Pronoun || r.relative(at)) return true;
    if (r.capital(at) && (at > r.sentence(at).begin || r.pos(at) == Pos::ProperNoun)) return true;
  }
  for (const std::string_view kind : {"work", "press", "group", "official", "role", "government",
                                      "organisation", "court", "survivor", "outlet"}) {
    if (names_kind(r, source, kind)) return true;
  }
  return false;
}

// "S, who runs the shelter, says 140 Nepali, Indian and Lao women came": whom she counts, or the
// first of a row of peoples; no subject behind its verb.
bool is_counted(const Reading& r, const TokenRange& phrase) {
  if (phrase.empty()) return false;
  if (r.pos(phrase.begin) == Pos::Number) return true;
  return std::any_of(r.analysis.names.begin(), r.analysis.names.end(),
                     [&](const language::Name& name) {
                       return name.kind == language::NameKind::Nationality &&
                              name.tokens.end == phrase.end && r.comma(phrase.end);
                     });
}

// "The ombudsman, in a letter to parliament seen by the Post, gives a reason": who wrote it.
TokenRange writer_of_letter(const Reading& r, const CueHit& hit, const TokenRange& reader) {
  const std::uint32_t begin = hit.tokens.begin;
  const bool letter = hit.tokens.size() > 2 && r.key(hit.tokens.end - 1) == "to"_w &&
                      one_of(r.lemma(hit.tokens.end - 2), "letter"_w, "message"_w, "email"_w);
  if (!letter || begin == 0 || !r.comma(begin - 1)) return {};
  const TokenRange writer = r.phrase_before(begin - 1);
  const bool opens = !writer.empty() && writer.begin == r.sentence(begin).begin;
  std::uint32_t close = reader.end;
  const TokenRange bounds = r.sentence(begin);
  while (close < bounds.end && !r.comma(close)) ++close;
  return opens && can_speak(r, writer) && close + 2 < bounds.end ? writer : TokenRange{};
}

// S of "attributes to S the statement that C".
TokenRange credited_before(const Reading& r, std::uint32_t noun) {
  constexpr std::uint32_t kReach = 10;
  if (noun < 4 || r.pos(noun - 1) != Pos::Determiner) return {};
  const TokenRange owner = r.phrase_before(noun - 1);
  if (owner.empty() || noun - owner.begin > kReach || owner.begin < 2) return {};
  std::uint32_t to = owner.begin - 1;
  // "Nobody attributes to S the claim", "does not attribute to S".
  static constexpr text::WordSet kDenies{"nobody", "no", "not", "n't", "never", "none", "nor"};
  const std::uint32_t begin = r.sentence(noun).begin;
  for (std::uint32_t at = to; at-- > begin && to - at < kReach;) {
    if (kDenies.has(r.key(at))) return {};
  }
  return r.key(to) == "to"_w && one_of(r.lemma(to - 1), "attribute"_w, "ascribe"_w, "impute"_w)
             ? owner
             : TokenRange{};
}

namespace {

// F of "F aired an interview with S, who said", "F carries a statement by S which says": `who` is
// the relative.
TokenRange carrier_of(const Reading& r, std::uint32_t who) {
  constexpr std::uint32_t kReach = 16;
  static constexpr text::WordSet kPrints{"air",     "carry", "run",  "broadcast",
                                         "publish", "print", "post", "show"};
  const std::uint32_t begin = r.sentence(who).begin;
  const std::uint32_t close = who > begin && r.comma(who - 1) ? who - 1 : who;
  for (std::uint32_t verb = close; verb-- > begin + 1 && close - verb < kReach;) {
    if (r.pos(verb) != Pos::Verb || !kPrints.has(r.lemma(verb))) continue;
    std::uint32_t at = verb + 1;
    while (r.pos(at) == Pos::Determiner || r.pos(at) == Pos::Adjective) ++at;
    const bool talk = one_of(r.lemma(at), "interview"_w, "conversation"_w, "talk"_w);
    const bool words = one_of(r.lemma(at), "statement"_w, "letter"_w, "appeal"_w, "message"_w,
                              "video"_w, "comment"_w);
    const std::uint64_t next = r.key(at + 1);
    if (talk ? next != "with"_w : !words || !one_of(next, "by"_w, "from"_w, "of"_w)) return {};
    if (r.phrase_after(at + 2, true).end != close) return {};
    const VerbGroup group = r.verb_group({verb, verb + 1});
    if (!group.finite || group.passive || group.negated) return {};
    const TokenRange outlet = subject_of(r, group).tokens;
    return !outlet.empty() && can_speak(r, outlet) ? outlet : TokenRange{};
  }
  return {};
}

}  // namespace

void find_circumstances(const Reading& reading, std::vector<Found>& found) {
  std::vector<TokenRange> places;  // of circumstances
  for (Found& each : found) {
    if (each.pattern != Pattern::Verb || each.out.source.empty() || each.participle ||
        each.introduces)
      continue;
    std::uint32_t from = each.out.cue.end;
    if (each.out.source.begin == from) from = each.out.source.end;
    if (!each.via.empty() && each.via.begin >= from) from = each.via.end;
    const std::uint32_t end = read_tail(reading, each, from);
    places.push_back({from, end});
    const TokenRange& source = each.out.source;
    if (each.via.empty() && source.size() == 1 && reading.relative(source.begin)) {
      each.via = carrier_of(reading, source.begin);
    }
    if (each.via.empty()) {
      const Relay relay = relative_relay(reading, end);
      each.via = relay.by;
      each.via_work = relay.work;
    }
    if (each.out.source.begin < each.out.cue.begin) {
      places.push_back({reading.sentence(each.out.cue.begin).begin, read_lead(reading, each)});
    }
  }
  for (const Found& place : found) {  // "called it 'a theatre' in an interview with F"
    if (place.pattern != Pattern::Preposition ||
        place.out.link.manner != model::Manner::Publishes) {
      continue;
    }
    const std::uint32_t at = place.out.cue.begin;
    for (Found& each : found) {
      if (each.pattern != Pattern::Verb || each.out.source.empty() || !each.medium.empty())
        continue;
      TokenRange& last = each.out.content.back();
      const bool clause =
          one_of(reading.key(last.begin), "that"_w) || reading.clause_at(last.begin);
      if (clause || !last.contains(at) || at == last.begin) continue;
      each.medium = reading.phrase_after(at + 1, true);
      places.push_back({at, last.end});
      last.end = at;
      break;
    }
  }
  std::erase_if(found, [&](const Found& each) {
    const bool place =
        each.pattern == Pattern::Noun ||
        (each.pattern == Pattern::Preposition && each.out.link.manner == model::Manner::Publishes);
    return place && std::any_of(places.begin(), places.end(), [&](const TokenRange& range) {
             return range.contains(each.out.cue.begin);
           });
  });
}

bool names_an_act(const Reading& r, std::uint32_t before) {
  if (r.pos(before) == Pos::Determiner) return true;
  if (!one_of(r.key(before), "or"_w, "and"_w) || before < 2) return false;
  const std::uint32_t last = r.comma(before - 1) ? before - 2 : before - 1;
  return r.form(last) == VerbForm::Gerund && r.hit(last) == nullptr;
}

// "The charity found housing for 27 workers", "Police found two girls in a cellar": came upon.
bool comes_upon(const Reading& r, const VerbGroup& group, const TokenRange& told) {
  if (r.lemma(group.verb) != "find"_w || r.clause_at(told.begin)) return false;
  if (one_of(r.key(told.begin), "no"_w, "any"_w)) return false;  // "found no victim"
  static constexpr text::WordSet kThings{
      "housing", "shelter",  "refuge",  "accommodation", "work",     "job",   "home",
      "lawyer",  "employer", "room",    "money",         "passport", "phone", "document",
      "weapon",  "body",     "woman",   "girl",          "man",      "boy",   "child",
      "victim",  "worker",   "migrant", "person",        "people",   "minor", "refugee"};
  const TokenRange object = r.phrase_after(told.begin, false);
  return !object.empty() && kThings.has(r.lemma(object.end - 1));
}

}  // namespace plumbline::extract
