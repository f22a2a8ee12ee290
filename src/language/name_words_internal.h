// SPDX-License-Identifier: Apache-2.0
//
// Words that tell what a capitalised run is: the nouns by which organisations, laws, works, events
// and places are called, and what stands before people's names. English usage, not data about the
// world: names of actual bodies are reference data.

#pragma once

#include "language/words_internal.h"

namespace plumbline::language {

inline constexpr auto kOrganisationHeads = word_set(
    "academy"_w, "administration"_w, "agency"_w, "alliance"_w, "ambassadors"_w, "argus"_w, "army"_w,
    "assembly"_w, "assistance"_w, "association"_w, "authority"_w, "bank"_w, "board"_w, "brigade"_w,
    "broadcaster"_w, "bureau"_w, "cabinet"_w, "caucus"_w, "center"_w, "centers"_w, "centre"_w,
    "centres"_w, "chamber"_w, "chronicle"_w, "church"_w, "circle"_w, "club"_w, "coalition"_w,
    "college"_w, "commissariat"_w, "commission"_w, "committee"_w, "community"_w, "company"_w,
    "confederation"_w, "congress"_w, "consortium"_w, "consulate"_w, "corporation"_w, "corps"_w,
    "council"_w, "courier"_w, "court"_w, "courts"_w, "customs"_w, "daily"_w, "delegation"_w,
    "department"_w, "desk"_w, "directorate"_w, "dispatch"_w, "division"_w, "echo"_w, "embassy"_w,
    "examiner"_w, "express"_w, "federation"_w, "fellowship"_w, "fleet"_w, "force"_w, "forces"_w,
    "foundation"_w, "front"_w, "fund"_w, "gazette"_w, "globe"_w, "government"_w, "group"_w,
    "guard"_w, "guardian"_w, "headquarters"_w, "herald"_w, "home"_w, "hospital"_w, "hotline"_w,
    "independent"_w, "initiative"_w, "inquirer"_w, "insider"_w, "inspectorate"_w, "institute"_w,
    "institution"_w, "journal"_w, "league"_w, "ledger"_w, "media"_w, "militia"_w, "ministry"_w,
    "mirror"_w, "mission"_w, "monitor"_w, "movement"_w, "museum"_w, "navy"_w, "network"_w, "news"_w,
    "newspaper"_w, "newswire"_w, "observatory"_w, "observer"_w, "office"_w, "ombudsman"_w,
    "organisation"_w, "organization"_w, "parliament"_w, "partnership"_w, "party"_w, "patrol"_w,
    "platform"_w, "police"_w, "post"_w, "press"_w, "program"_w, "programme"_w, "project"_w,
    "prosecutor"_w, "radio"_w, "secretariat"_w, "senate"_w, "sentinel"_w, "service"_w, "services"_w,
    "shelter"_w, "society"_w, "squad"_w, "staff"_w, "standard"_w, "taskforce"_w, "team"_w,
    "telegraph"_w, "television"_w, "times"_w, "tribunal"_w, "tribune"_w, "trust"_w, "union"_w,
    "unit"_w, "university"_w, "voice"_w, "watch"_w, "weekly"_w, "wire"_w);

// Heads that take a tail: "Ministry of Internal Affairs", "Office for Refugees".
inline constexpr auto kLawHeads = word_set(
    "accord"_w, "accords"_w, "act"_w, "agreement"_w, "amendment"_w, "charter"_w, "code"_w,
    "constitution"_w, "convention"_w, "conventions"_w, "covenant"_w, "decree"_w, "directive"_w,
    "law"_w, "laws"_w, "memorandum"_w, "pact"_w, "plan"_w, "principles"_w, "protocol"_w,
    "protocols"_w, "regulation"_w, "resolution"_w, "statute"_w, "strategy"_w, "treaty"_w);

inline constexpr auto kWorkHeads =
    word_set("barometer"_w, "bulletin"_w, "factbook"_w, "handbook"_w, "index"_w, "report"_w,
             "reports"_w, "review"_w, "survey"_w, "yearbook"_w, "atlas"_w);

inline constexpr auto kEventHeads =
    word_set("championship"_w, "championships"_w, "conference"_w, "cup"_w, "day"_w, "elections"_w,
             "festival"_w, "forum"_w, "games"_w, "genocide"_w, "holocaust"_w, "olympics"_w,
             "operation"_w, "revolution"_w, "summit"_w, "war"_w);

inline constexpr auto kPlaceHeads =
    word_set("airport"_w, "avenue"_w, "bay"_w, "border"_w, "bridge"_w, "camp"_w, "canal"_w,
             "city"_w, "coast"_w, "corridor"_w, "county"_w, "desert"_w, "district"_w,
             "governorate"_w, "gulf"_w, "highway"_w, "island"_w, "islands"_w, "isle"_w, "lake"_w,
             "mountain"_w, "mountains"_w, "oblast"_w, "peninsula"_w, "port"_w, "prefecture"_w,
             "prison"_w, "province"_w, "region"_w, "republic"_w, "river"_w, "road"_w, "sea"_w,
             "state"_w, "street"_w, "strait"_w, "territory"_w, "town"_w, "valley"_w, "village"_w);

// "Table | Bay", "West | Yorkshire": what sort of place, or which part, and no place of that name.
inline constexpr auto kPlaceKindWords =
    word_set("bay"_w, "lake"_w, "river"_w, "mount"_w, "mountain"_w, "hill"_w, "hills"_w, "cape"_w,
             "gulf"_w, "point"_w, "port"_w, "valley"_w, "beach"_w, "island"_w, "islands"_w,
             "north"_w, "south"_w, "east"_w, "west"_w, "central"_w, "new"_w, "old"_w, "upper"_w,
             "lower"_w, "great"_w, "northern"_w, "southern"_w, "eastern"_w, "western"_w,
             "harbour"_w, "harbor"_w, "coast"_w, "park"_w, "gate"_w, "town"_w, "city"_w, "market"_w,
             "square"_w, "bridge"_w, "camp"_w, "street"_w, "road"_w, "avenue"_w);

// Titles and posts. Before a name they are not part of it; "Interior Minister" names nobody.
inline constexpr auto kTitles = word_set(
    "activist"_w, "adm."_w, "admiral"_w, "adviser"_w, "advisor"_w, "advocate"_w, "ambassador"_w,
    "analyst"_w, "archbishop"_w, "attorney"_w, "author"_w, "baroness"_w, "bishop"_w, "brig."_w,
    "capt."_w, "captain"_w, "cardinal"_w, "chair"_w, "chairman"_w, "chairperson"_w, "chairwoman"_w,
    "chancellor"_w, "chief"_w, "col."_w, "colonel"_w, "columnist"_w, "commander"_w,
    "commissioner"_w, "congressman"_w, "congresswoman"_w, "coordinator"_w, "correspondent"_w,
    "counsel"_w, "dame"_w, "defender"_w, "delegate"_w, "deputy"_w, "detective"_w, "diplomat"_w,
    "director"_w, "dr"_w, "dr."_w, "editor"_w, "envoy"_w, "expert"_w, "father"_w, "founder"_w,
    "gen."_w, "general"_w, "gov."_w, "governor"_w, "head"_w, "imam"_w, "inspector"_w,
    "investigator"_w, "journalist"_w, "judge"_w, "justice"_w, "king"_w, "lady"_w, "lawmaker"_w,
    "lawyer"_w, "leader"_w, "lieutenant"_w, "lord"_w, "lt."_w, "madam"_w, "maj."_w, "major"_w,
    "manager"_w, "mayor"_w, "minister"_w, "miss"_w, "mp"_w, "mr"_w, "mr."_w, "mrs"_w, "mrs."_w,
    "ms"_w, "ms."_w, "officer"_w, "official"_w, "ombudsman"_w, "ombudswoman"_w, "patriarch"_w,
    "pope"_w, "premier"_w, "president"_w, "prince"_w, "princess"_w, "prof"_w, "prof."_w,
    "professor"_w, "prosecutor"_w, "queen"_w, "rapporteur"_w, "reporter"_w, "rep."_w,
    "representative"_w, "researcher"_w, "rev."_w, "reverend"_w, "secretary"_w, "sen."_w,
    "senator"_w, "sergeant"_w, "sgt."_w, "sheikh"_w, "sheriff"_w, "sir"_w, "sister"_w, "speaker"_w,
    "spokesman"_w, "spokesperson"_w, "spokeswoman"_w, "sultan"_w, "superintendent"_w,
    "vice-president"_w, "writer"_w);

// First parts of a post of two words: "Interior Minister", "Vice President", "Attorney General".
inline constexpr auto kTitleModifiers = word_set(
    "acting"_w, "assistant"_w, "associate"_w, "attorney"_w, "cabinet"_w, "chief"_w, "country"_w,
    "defence"_w, "defense"_w, "deputy"_w, "district"_w, "education"_w, "executive"_w, "ex"_w,
    "external"_w, "finance"_w, "first"_w, "foreign"_w, "former"_w, "health"_w, "high"_w, "home"_w,
    "interior"_w, "interim"_w, "internal"_w, "justice"_w, "labor"_w, "labour"_w, "lead"_w,
    "managing"_w, "police"_w, "press"_w, "prime"_w, "project"_w, "prosecutor"_w, "regional"_w,
    "research"_w, "senior"_w, "special"_w, "state"_w, "under"_w, "vice"_w, "welfare"_w);

// Small words inside names of people: "Ursula von der Leyen", "Omar al Bashir".
// Articles that begin names of papers in Romance languages: "Le Fil du Jour".
inline constexpr auto kForeignArticles =
    word_set("le"_w, "la"_w, "les"_w, "el"_w, "los"_w, "las"_w, "il"_w, "lo"_w, "o"_w, "os"_w);
inline constexpr auto kNameParticles =
    word_set("al"_w, "el"_w, "bin"_w, "bint"_w, "ibn"_w, "van"_w, "von"_w, "der"_w, "den"_w, "de"_w,
             "da"_w, "di"_w, "du"_w, "dos"_w, "la"_w, "le"_w, "ul"_w, "ur"_w, "y"_w, "zu"_w, "i"_w);

// Before 's inside the name of an organisation: "Women's Rights Centre".
inline constexpr auto kGroupOwners = word_set(
    "attorney"_w, "authors"_w, "child"_w, "children"_w, "citizens"_w, "doctors"_w, "employers"_w,
    "general"_w, "girls"_w, "journalists"_w, "lawyers"_w, "men"_w, "mothers"_w, "nurses"_w,
    "people"_w, "peoples"_w, "prosecutor"_w, "prosecutors"_w, "state"_w, "students"_w, "teachers"_w,
    "women"_w, "workers"_w, "defender"_w, "writers"_w, "youth"_w, "human"_w);

inline constexpr auto kMonthsAndDays = word_set(
    "january"_w, "february"_w, "march"_w, "april"_w, "may"_w, "june"_w, "july"_w, "august"_w,
    "september"_w, "october"_w, "november"_w, "december"_w, "jan."_w, "feb."_w, "mar."_w, "apr."_w,
    "jun."_w, "jul."_w, "aug."_w, "sep."_w, "sept."_w, "oct."_w, "nov."_w, "dec."_w, "monday"_w,
    "tuesday"_w, "wednesday"_w, "thursday"_w, "friday"_w, "saturday"_w, "sunday"_w);

// Words that a capital does not make a name.
inline constexpr auto kNeverNames = word_set(
    "i"_w, "a"_w, "an"_w, "the"_w, "he"_w, "she"_w, "it"_w, "we"_w, "they"_w, "you"_w, "this"_w,
    "that"_w, "these"_w, "those"_w, "there"_w, "in"_w, "on"_w, "at"_w, "of"_w, "for"_w, "from"_w,
    "to"_w, "by"_w, "with"_w, "as"_w, "and"_w, "but"_w, "or"_w, "nor"_w, "if"_w, "when"_w,
    "while"_w, "after"_w, "before"_w, "since"_w, "according"_w, "however"_w, "although"_w,
    "though"_w, "because"_w, "despite"_w, "during"_w, "his"_w, "her"_w, "its"_w, "their"_w, "our"_w,
    "my"_w, "your"_w, "who"_w, "what"_w, "which"_w, "where"_w, "why"_w, "how"_w, "not"_w, "no"_w,
    "yes"_w, "all"_w, "some"_w, "many"_w, "most"_w, "more"_w, "both"_w, "each"_w, "every"_w,
    "such"_w, "also"_w, "so"_w, "then"_w, "thus"_w, "moreover"_w, "meanwhile"_w, "other"_w,
    "another"_w, "similar"_w, "one"_w, "two"_w, "three"_w, "four"_w, "five"_w, "six"_w, "seven"_w,
    "eight"_w, "nine"_w, "ten"_w, "several"_w, "few"_w, "last"_w, "next"_w, "photo"_w, "video"_w,
    "tv"_w, "dna"_w, "hiv"_w, "aids"_w, "covid-19"_w, "ok"_w, "pm"_w, "am"_w, "utc"_w, "gmt"_w,
    "usd"_w, "ceo"_w, "faq"_w, "pdf"_w, "id"_w, "ids"_w, "article"_w, "section"_w, "chapter"_w);

}  // namespace plumbline::language
