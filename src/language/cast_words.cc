// SPDX-License-Identifier: Apache-2.0
//
// Common nouns by what they can refer to.

#include "language/cast_internal.h"
#include "language/name_words_internal.h"

namespace plumbline::language {
namespace {

constexpr auto kBodyNouns = word_set(
    "agency"_w, "alliance"_w, "association"_w, "bank"_w, "body"_w, "broadcaster"_w, "bureau"_w,
    "center"_w, "centre"_w, "channel"_w, "coalition"_w, "commission"_w, "committee"_w, "company"_w,
    "council"_w, "court"_w, "department"_w, "directorate"_w, "embassy"_w, "federation"_w,
    "foundation"_w, "fund"_w, "group"_w, "initiative"_w, "inspectorate"_w, "institute"_w,
    "institution"_w, "magazine"_w, "ministry"_w, "mission"_w, "movement"_w, "network"_w,
    "newspaper"_w, "ngo"_w, "office"_w, "ombudsman"_w, "organisation"_w, "organization"_w,
    "outlet"_w, "parliament"_w, "party"_w, "police"_w, "portal"_w, "service"_w, "tribunal"_w,
    "union"_w, "university"_w, "watchdog"_w, "website"_w, "think-tank"_w, "charity"_w, "daily"_w,
    "weekly"_w, "press"_w, "media"_w, "medium"_w, "gang"_w, "ring"_w, "syndicate"_w,
    "prosecution"_w);

constexpr auto kWorkNouns = word_set(
    "article"_w, "report"_w, "study"_w, "statement"_w, "document"_w, "publication"_w, "book"_w,
    "survey"_w, "paper"_w, "story"_w, "post"_w, "interview"_w, "letter"_w, "release"_w, "review"_w,
    "assessment"_w, "analysis"_w, "investigation"_w, "commentary"_w, "editorial"_w, "piece"_w,
    "text"_w, "material"_w, "bulletin"_w, "index"_w, "indictment"_w, "verdict"_w, "ruling"_w);

constexpr auto kGovernmentNouns =
    word_set("government"_w, "authority"_w, "regime"_w, "leadership"_w, "cabinet"_w);

constexpr auto kPeopleNouns = word_set(
    "man"_w, "woman"_w, "victim"_w, "survivor"_w, "suspect"_w, "citizen"_w, "resident"_w,
    "defendant"_w, "witness"_w, "trafficker"_w, "smuggler"_w, "broker"_w, "recruiter"_w,
    "relative"_w, "source"_w, "observer"_w, "specialist"_w, "scholar"_w, "politician"_w, "mother"_w,
    "father"_w, "girl"_w, "boy"_w, "child"_w, "migrant"_w, "refugee"_w, "worker"_w, "employee"_w,
    "employer"_w, "member"_w, "defender"_w, "volunteer"_w, "blogger"_w, "student"_w, "doctor"_w,
    "psychologist"_w, "sociologist"_w, "economist"_w, "soldier"_w, "people"_w, "person"_w,
    "national"_w, "foreigner"_w, "campaigner"_w, "staff"_w, "ally"_w, "critic"_w);

}  // namespace

EntityKind kind_of_noun(std::uint64_t lemma, bool plural) {
  if (kGovernmentNouns.has(lemma)) {
    const bool body = lemma == "authority"_w && !plural;
    return body ? EntityKind::Organisation : EntityKind::Government;
  }
  if (kWorkNouns.has(lemma)) return EntityKind::Work;
  if (kBodyNouns.has(lemma)) return plural ? EntityKind::Group : EntityKind::Organisation;
  if (kTitles.has(lemma) || kPeopleNouns.has(lemma)) {
    return plural ? EntityKind::Group : EntityKind::Person;
  }
  return EntityKind::Unknown;
}

bool is_country_noun(std::uint64_t lemma) {
  return lemma == "country"_w || lemma == "nation"_w || lemma == "homeland"_w;
}

std::uint64_t Cast::same_spelling(std::uint64_t lemma) {
  if (lemma == "center"_w) return "centre"_w;
  if (lemma == "organization"_w) return "organisation"_w;
  return lemma;
}

}  // namespace plumbline::language
