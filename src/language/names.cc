// SPDX-License-Identifier: Apache-2.0
//
// Proper names: what reference data knows, then capitals and structure.

#include "language/cast_internal.h"
#include "language/known_internal.h"
#include "language/layers_internal.h"
#include "language/name_links_internal.h"
#include "language/name_run_internal.h"
#include "language/name_words_internal.h"
#include "language/people_internal.h"

namespace plumbline::language {
namespace {

bool is_place_like(KnownKind kind) {
  return kind == KnownKind::Country || kind == KnownKind::Demonym || kind == KnownKind::Place;
}

// Points of the compass that name provinces and begin names of states and continents' parts.
constexpr text::WordSet kCompass{"south",     "north",     "east",      "west",        "central",
                                 "southern",  "northern",  "eastern",   "western",     "southeast",
                                 "southwest", "northeast", "northwest", "southeastern"};

bool is_lower_preposition(std::uint64_t key) {
  return key == "of"_w || key == "for"_w || key == "on"_w || key == "in"_w || key == "against"_w ||
         key == "to"_w || key == "with"_w;
}

class Finder {
 public:
  explicit Finder(Draft& draft)
      : draft_(draft), gazetteer_(draft), runs_(draft, gazetteer_), people_(draft) {}

  void find() {
    for (const text::Sentence& sentence : draft_.out.sentences) {
      casing_ = casing_of(draft_, sentence.tokens);
      limit_ = sentence.tokens.end;
      std::uint32_t at = sentence.tokens.begin;
      while (at < limit_) at = std::max(at + 1, step(at));
    }
  }

 private:
  // Reads what begins at `at`; returns where to go on.
  std::uint32_t step(std::uint32_t at) {
    if (!draft_.is_word(at)) return at + 1;
    const bool caseless = draft_.out.tokens[at].letters == text::LetterCase::None;
    if (caseless) return add_known(at);
    if (!draft_.is_capital(at)) return at + 1;
    if (casing_ == Casing::AllCapitals) return add_known(at);
    const std::uint64_t key = draft_.key(at);
    if (kMonthsAndDays.has(key)) return at + 1;
    const Known known = gazetteer_.at(at);
    const bool whole = !cuts_short(at, known.length, limit_);
    if (known.length > 1 && known.kind == KnownKind::Agency && whole) {
      const TokenRange run = runs_.read(at, limit_);
      if (!goes_on_as_list(run, at + known.length)) return add_parts(at, at + known.length);
      add_structured(run, false);
      return run.end;
    }
    if (kNeverNames.has(key)) return at + 1;
    if (casing_ == Casing::Headline) return headline_word(at, known);
    const TokenRange run = runs_.read(at, limit_);
    if (opens_clause(draft_, at) && !may_open(run, known)) return at + 1;
    return add_parts(run.begin, std::max(run.end, at + known.length));
  }

  // Names in capitals or in a script without them: only what is known for sure.
  std::uint32_t add_known(std::uint32_t at) {
    const Known known = gazetteer_.at(at);
    const bool sure = known.kind != KnownKind::Nothing && !known.common &&
                      (known.length > 1 || draft_.word(at).size() > 3);
    if (!sure) return at + 1;
    add_from_reference({at, at + known.length}, known);
    return at + known.length;
  }

  std::uint32_t headline_word(std::uint32_t at, const Known& known) {
    const bool known_name = known.kind != KnownKind::Nothing && !known.common;
    std::uint32_t end = known_name ? at + known.length : at;
    while (end < limit_ && draft_.is_capital(end) && draft_.pos(end) == Pos::ProperNoun) ++end;
    if (end == at) return at + 1;
    const std::uint32_t told = told_end(at, end);
    return add_parts(at, told) + (told < end ? 1 : 0);  // past what the headline says of it
  }

  // "Department of Justice | , Equality and Sport": another body than the known one, unless the
  // list goes on with names of its own.
  bool goes_on_as_list(const TokenRange& run, std::uint32_t end) {
    if (run.end <= end + 1 || draft_.word(end) != ",") return false;
    for (std::uint32_t at = end + 1; at < run.end; ++at) {
      const Known part = gazetteer_.at(at);
      if (part.kind != KnownKind::Nothing && !part.common) return false;
    }
    return true;
  }

  // "Prosecutor Anna Kerr | Promises New Unit": where the name ends that the text gives elsewhere.
  // Headlines are short and few; whatever else looks like them is left as it is.
  std::uint32_t told_end(std::uint32_t at, std::uint32_t end) {
    constexpr std::uint32_t kLongest = 8;
    constexpr std::uint32_t kMost = 64;
    const std::uint32_t begin = at + title_length(at, end);
    if (end < begin + 3 || end > begin + kLongest || ++headline_runs_ > kMost) return end;
    for (std::uint32_t stop = end - 1; stop >= begin + 2; --stop) {
      if (is_told_elsewhere({begin, stop})) return stop;
    }
    return end;
  }

  [[nodiscard]] bool is_told_elsewhere(const TokenRange& run) const {
    constexpr std::uint32_t kReach = 20'000;  // tokens
    const std::uint32_t last = std::min(draft_.size(), kReach);
    for (std::uint32_t at = 0; at + run.size() < last; ++at) {
      if (draft_.key(at) != draft_.key(run.begin) || at == run.begin) continue;
      std::uint32_t same = 1;
      while (same < run.size() && draft_.key(at + same) == draft_.key(run.begin + same)) ++same;
      const bool ends = !draft_.is_capital(at + same) && draft_.is_capital(at + same - 1);
      if (same == run.size() && ends) return true;
    }
    return false;
  }

  // At the start of a sentence every word has a capital: which of them begin a name?
  bool may_open(const TokenRange& run, const Known& known) {
    const std::uint32_t at = run.begin;
    if (known.kind != KnownKind::Nothing && (!known.common || run.size() > known.length))
      return true;
    if (draft_.pos(at) == Pos::ProperNoun) return true;
    if (draft_.is_all_capitals(at) && draft_.word(at).size() > 1) return true;
    if (run.size() == 1) return people_.is_first_name(at) && draft_.pos(at) != Pos::Verb;
    const Pos pos = draft_.pos(at);
    const bool content =
        pos == Pos::Noun || pos == Pos::Adjective || pos == Pos::X || pos == Pos::Verb;
    return content && (head_of(run) != kNone || title_length(at, run.end) > 0 ||
                       people_.is_first_name(at) || run.size() > 2);
  }

  // Takes a run apart: countries before bodies, titles between bodies and people.
  std::uint32_t add_parts(std::uint32_t begin, std::uint32_t end) {
    bool after_title = (begin > 0 && people_.follows_title(begin)) || is_apposed({begin, end}) ||
                       are_two_towns({begin, end});
    std::uint32_t at = begin;
    while (at < end) {
      if (!draft_.is_capital(at) && !draft_.is_word(at)) {
        ++at;
        continue;
      }
      const std::uint32_t titles = title_length(at, end);
      if (titles > 0 && !owns_office(at, end)) {
        after_title = true;
        at = skip_post(at + titles, end);
        continue;
      }
      at = add_part(at, end, after_title);
      after_title = false;
    }
    return end;
  }

  // "Haven's director, Peris Otumba," and "Peris Otumba, the director of Haven,": two or three
  // capitalised words beside an office are a person, whatever towns have such names.
  [[nodiscard]] bool is_apposed(const TokenRange& run) const {
    if (run.size() < 2 || run.size() > 3 || !people_.could_be_person(run)) return false;
    const bool before = run.begin >= 2 && draft_.word(run.begin - 1) == "," &&
                        kTitles.has(draft_.key(run.begin - 2)) && !draft_.is_capital(run.begin - 2);
    const std::string_view after = draft_.word(run.end);
    if (before) return after == "," || after == "." || draft_.pos(run.end) == Pos::Verb;
    if (after != ",") return false;
    std::uint32_t at = run.end + 1;
    while (at < run.end + 4 && draft_.inside(at) && !kTitles.has(draft_.key(at)) &&
           !draft_.is_capital(at) && draft_.is_word(at)) {
      ++at;
    }
    return kTitles.has(draft_.key(at)) && !draft_.is_capital(at) &&
           (draft_.pos(at) == Pos::Noun || draft_.key(at + 1) == "of"_w);
  }

  // Towns of two countries do not stand side by side without a comma: a first and a family name.
  [[nodiscard]] bool are_two_towns(const TokenRange& run) {
    if (run.size() != 2 || !people_.could_be_person(run)) return false;
    const Known first = gazetteer_.at(run.begin);
    const Known second = gazetteer_.at(run.begin + 1);
    if (first.kind != KnownKind::Place || first.length != 1) return false;
    if (second.kind != KnownKind::Place || second.length != 1) return false;
    const refdata::PlaceRecord one = draft_.refdata.place(first.index);
    const refdata::PlaceRecord two = draft_.refdata.place(second.index);
    return one.kind == refdata::PlaceKind::City && two.kind == refdata::PlaceKind::City &&
           one.country != two.country;
  }

  // Tokens of a post: "Prime Minister", "Deputy Director"; 0 if there is none here.
  [[nodiscard]] std::uint32_t title_length(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t i = at;
    while (i < end && kTitleModifiers.has(draft_.key(i)) && i + 1 < end && i < at + 3) ++i;
    std::uint32_t length = 0;
    while (i < end && kTitles.has(draft_.key(i))) length = ++i - at;
    if (length == 0 && i > at && kTitles.has(draft_.key(i - 1))) length = i - at;
    return length;
  }

  // "Prosecutor General's Office" is a body though it begins like a person's post.
  [[nodiscard]] bool owns_office(std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t i = at; i + 1 < end; ++i) {
      if (draft_.key(i) == "'s"_w || draft_.key(i) == "'"_w) return true;
    }
    return end - at > 1 && kOrganisationHeads.has(draft_.key(end - 1)) &&
           !kTitles.has(draft_.key(end - 1));
  }

  // After a post: "of Justice" names the post, "of the Lantern Foundation" names a body.
  std::uint32_t skip_post(std::uint32_t at, std::uint32_t end) {
    if (at >= end || !is_lower_preposition(draft_.key(at))) return at;
    std::uint32_t next = at + 1;
    if (draft_.key(next) == "the"_w) ++next;
    if (next >= end) return end;
    const bool names =
        gazetteer_.at(next).kind != KnownKind::Nothing || head_of({next, end}) != kNone;
    if (names) return next;
    while (next < end && !is_lower_preposition(draft_.key(next))) ++next;
    return next;
  }

  std::uint32_t add_part(std::uint32_t at, std::uint32_t end, bool after_title) {
    const Known known = gazetteer_.at(at);
    const std::uint32_t next = at + known.length;
    if (known.kind == KnownKind::Agency && (known.length > 1 || next >= end || !known.common)) {
      return add_agency(at, end, known);
    }
    const std::uint32_t stop = until_title(at, end);
    const bool person = after_title || people_.looks_like_person({at, stop});
    if (is_place_like(known.kind) && !(known.common && person) &&
        !(after_title && next < stop && !is_person_after(next, stop))) {
      if (next >= stop) return add_place(at, next, known);
      const bool whole = head_of({next, stop}) != kNone || place_head_at(next);
      if (!whole && (known.kind != KnownKind::Place || (!person && begins_name(next, stop)))) {
        return add_place(at, next, known);
      }
    }
    add_structured({at, stop}, after_title);
    return stop;
  }

  // "The National" is an outlet, "The National Agency for ..." is not: an adjective cannot be the
  // last word of a name that goes on.
  [[nodiscard]] bool cuts_short(std::uint32_t at, std::uint32_t length, std::uint32_t end) const {
    const std::uint32_t next = at + length;
    return next < end && draft_.is_capital(next) && draft_.pos(next - 1) == Pos::Adjective;
  }

  [[nodiscard]] bool is_person_after(std::uint32_t at, std::uint32_t end) const {
    return people_.looks_like_person({at, end});
  }
  // After a town a second name may follow at once ("Baku Armenia"); any other capitalised word
  // belongs to the same name ("Northern Ledger").
  bool begins_name(std::uint32_t at, std::uint32_t end) {
    return gazetteer_.at(at).kind != KnownKind::Nothing || people_.looks_like_person({at, end});
  }
  [[nodiscard]] bool place_head_at(std::uint32_t at) const {
    return kPlaceHeads.has(draft_.key(at));
  }

  // The first title inside ends the part: "Lantern Foundation | Director | Anna Kerr".
  [[nodiscard]] std::uint32_t until_title(std::uint32_t at, std::uint32_t end) const {
    if (owns_office(at, end)) return end;
    for (std::uint32_t i = at + 1; i < end; ++i) {
      const bool owned =
          is_lower_preposition(draft_.key(i - 1)) ||
          (draft_.key(i - 1) == "the"_w && i >= 2 && is_lower_preposition(draft_.key(i - 2)));
      if (title_length(i, end) > 0 && !owned && i + 1 < end) return i;
    }
    return end;
  }

  std::uint32_t add_agency(std::uint32_t at, std::uint32_t end, const Known& known) {
    std::uint32_t stop = at + known.length;
    const refdata::Agency& agency = draft_.refdata.agencies()[known.index];
    Name name = make({at, stop}, NameKind::Organisation);
    name.agency = known.index;
    name.canonical = std::string(agency.name);
    name.country = std::string(agency.country);
    const bool tail = stop + 1 < end && draft_.key(stop) == "of"_w;
    const std::uint32_t owner = stop + (draft_.key(stop + 1) == "the"_w ? 2U : 1U);
    const Known country = tail ? gazetteer_.at(owner) : Known{};
    if (country.kind == KnownKind::Country) {
      stop = owner + country.length;
      name.tokens.end = stop;
      name.country = std::string(draft_.refdata.countries()[country.index].alpha3);
    }
    add(std::move(name));
    return stop;
  }

  void add_from_reference(const TokenRange& range, const Known& known) {
    if (known.kind == KnownKind::Agency) {
      (void)add_agency(range.begin, range.end, known);
    } else {
      (void)add_place(range.begin, range.end, known);
    }
  }

  // "South | and Southeast Asia", "West and | Central African countries": parts of a continent, not
  // the provinces and the state that bear such names.
  bool shares_compass(std::uint32_t at, std::uint32_t end) {
    if (!kCompass.has(draft_.key(at))) return false;
    const auto joins = [&](std::uint32_t token) {
      return draft_.key(token) == "and"_w || draft_.key(token) == "or"_w;
    };
    if (end == at + 1) return joins(end) && kCompass.has(draft_.key(end + 1));
    const bool second = at >= 2 && joins(at - 1) && kCompass.has(draft_.key(at - 2));
    return second || draft_.key(end) == "countries"_w || draft_.key(end) == "nations"_w;
  }

  std::uint32_t add_place(std::uint32_t at, std::uint32_t end, const Known& known) {
    if (shares_compass(at, end)) return end;
    // "West | Yorkshire": no village called West.
    const Known behind = known.kind == KnownKind::Place && end == at + 1 &&
                                 kCompass.has(draft_.key(at)) && draft_.is_capital(end)
                             ? gazetteer_.at(end)
                             : Known{};
    if (behind.kind == KnownKind::Place && end + behind.length <= limit_) {
      return add_place(at, end + behind.length, behind);
    }
    if (known.kind == KnownKind::Place && known.common && !place_context(at, end)) {
      add_structured({at, end}, false);
      return end;
    }
    // "the Litoral reports": a town's name that others bear as well.
    if (known.kind == KnownKind::Place && !place_context(at, end) && !is_governed({at, end})) {
      const GuessedName* learned = learned_at({at, end});
      if (learned != nullptr &&
          (learned->guess == NameGuess::Organisation || learned->guess == NameGuess::Person)) {
        Name name = make({at, end}, learned->guess == NameGuess::Person ? NameKind::Person
                                                                        : NameKind::Organisation);
        add(std::move(name));
        return end;
      }
    }
    const bool demonym = known.kind == KnownKind::Demonym;
    Name name = make({at, end}, demonym ? NameKind::Nationality : NameKind::Place);
    if (known.kind == KnownKind::Place) {
      name.place = known.index;
      const refdata::PlaceRecord place = draft_.refdata.place(known.index);
      name.is_region = place.kind == refdata::PlaceKind::WorldRegion;
      name.canonical = std::string(place.name);
      name.country = std::string(place.country);
    } else {
      const refdata::Country& country = draft_.refdata.countries()[known.index];
      name.is_country = true;
      name.canonical = std::string(country.name);
      name.country = std::string(country.alpha3);
    }
    add(std::move(name));
    return end;
  }

  // "in Nice", "Reading, England": what makes a common word a place.
  bool place_context(std::uint32_t at, std::uint32_t end) {
    const std::uint64_t before = at > 0 ? draft_.key(at - 1) : 0;
    const bool preposition = before == "in"_w || before == "from"_w || before == "near"_w ||
                             before == "at"_w || before == "into"_w || before == "outside"_w ||
                             before == "around"_w || before == "through"_w;
    if (preposition) return true;
    if (draft_.word(end) != ",") return false;
    const KnownKind next = gazetteer_.at(end + 1).kind;
    return next == KnownKind::Country || next == KnownKind::Place;
  }

  // The word that says what the run names: the last before the first preposition, else the last.
  [[nodiscard]] std::uint32_t head_of(const TokenRange& run) const {
    std::uint32_t first_tail = run.begin;
    while (first_tail < run.end && !is_lower_preposition(draft_.key(first_tail))) ++first_tail;
    const auto is_head = [&](std::uint32_t at) {
      const std::uint64_t key = draft_.key(at);
      return kOrganisationHeads.has(key) || kLawHeads.has(key) || kWorkHeads.has(key) ||
             kEventHeads.has(key);
    };
    if (run.empty()) return kNone;
    if (is_head(run.end - 1) &&
        (first_tail == run.end || kWorkHeads.has(draft_.key(run.end - 1)))) {
      return run.end - 1;
    }
    for (std::uint32_t i = first_tail; i > run.begin; --i) {
      if (is_head(i - 1)) return i - 1;
    }
    return is_head(run.end - 1) ? run.end - 1 : kNone;
  }

  [[nodiscard]] NameKind kind_of_head(std::uint32_t head) const {
    const std::uint64_t key = draft_.key(head);
    if (kOrganisationHeads.has(key)) return NameKind::Organisation;
    if (kLawHeads.has(key)) return NameKind::Law;
    return kWorkHeads.has(key) ? NameKind::Work : NameKind::Event;
  }

  void add_structured(const TokenRange& run, bool after_title) {
    if (run.size() == 1 && !draft_.is_all_capitals(run.begin) && !after_title &&
        people_.is_ordinary(run) && draft_.pos(run.begin) != Pos::ProperNoun) {
      return;  // a capital without a reason
    }
    const std::uint32_t head = head_of(run);
    const bool lone_head = head != kNone && run.size() == 1;
    if (lone_head && !draft_.is_all_capitals(run.begin)) return;  // "the Government", "the Court"
    Name name = make(run, NameKind::Other);
    if (head != kNone) {
      name.kind = kind_of_head(head);
    } else if (after_title || people_.looks_like_person(run)) {
      name.kind = NameKind::Person;
    } else if (run.size() > 1 && (place_head_at(run.end - 1) || place_head_at(run.begin))) {
      name.kind = NameKind::Place;
    } else {
      name.kind = guess(run);
    }
    if (name.kind == NameKind::Place) give_place(name);
    if (name.kind != NameKind::Person) name.country = country_inside(name.tokens);
    if (name.kind == NameKind::Organisation) give_agency(name);
    add(std::move(name));
  }

  // No head, no first name: what the words around tell.
  [[nodiscard]] NameKind guess(const TokenRange& run) {
    const std::uint64_t before = run.begin > 0 ? draft_.key(run.begin - 1) : 0;
    const bool determined = before == "the"_w;
    if (draft_.is_all_capitals(run.begin) && run.size() == 1) return NameKind::Organisation;
    if (quoted_body(run) || is_masthead(run) || follows_body_noun(run)) {
      return NameKind::Organisation;
    }
    if (is_governed(run)) return NameKind::Place;
    if (const GuessedName* learned = learned_at(run)) {
      switch (learned->guess) {
        case NameGuess::Person: return NameKind::Person;
        case NameGuess::Organisation: return NameKind::Organisation;
        case NameGuess::Place: return NameKind::Place;
        case NameGuess::Nationality: break;
      }
    }
    if (determined) return NameKind::Organisation;
    const bool plain = run.size() >= 2 && run.size() <= 3 && people_.could_be_person(run) &&
                       !people_.is_ordinary(run);
    return plain ? NameKind::Person : NameKind::Other;
  }

  // "the Tamil Nadu government": a place that has one, and no body of that name.
  [[nodiscard]] bool is_governed(const TokenRange& run) {
    static constexpr text::WordSet kGovernments{"government", "authorities", "police",
                                                "parliament", "legislature", "courts"};
    const Known known = gazetteer_.at(run.begin);
    return known.kind == KnownKind::Place && known.length == run.size() && draft_.inside(run.end) &&
           !draft_.is_capital(run.end) && kGovernments.has(draft_.key(run.end));
  }

  // What the learned engine takes this very name for; null where it has another or none.
  [[nodiscard]] const GuessedName* learned_at(const TokenRange& run) const {
    const auto& guesses = draft_.out.guessed_names;
    const auto found = std::lower_bound(
        guesses.begin(), guesses.end(), run.begin,
        [](const GuessedName& guess, std::uint32_t at) { return guess.tokens.begin < at; });
    return found != guesses.end() && found->tokens == run ? &*found : nullptr;
  }

  // The outlet's own name: before the first full stop or date of the text, or as the document says.
  [[nodiscard]] bool is_masthead(const TokenRange& run) const {
    const std::string_view after = draft_.word(run.end);
    const bool stands_first =
        run.begin == 0 && (after == "." || after == ":" || after == "/" || after == "\u2013" ||
                           after == "\u2014" || after == "|");
    return stands_first ||
           (!draft_.document.publisher.empty() && draft_.words(run) == draft_.document.publisher);
  }

  // "the charity Open Window", "the agency Turan".
  [[nodiscard]] bool follows_body_noun(const TokenRange& run) const {
    if (run.begin == 0 || draft_.is_capital(run.begin - 1)) return false;
    return kind_of_noun(draft_.lemma(run.begin - 1), false) == EntityKind::Organisation &&
           draft_.pos(run.begin - 1) == Pos::Noun;
  }

  // "Clear River" foundation: a name in marks beside the word for a body.
  [[nodiscard]] bool quoted_body(const TokenRange& run) const {
    if (!draft_.inside(run.end) || draft_.out.tokens[run.end].kind != text::TokenKind::CloseQuote) {
      return false;
    }
    if (kOrganisationHeads.has(draft_.key(run.end + 1))) return true;
    if (run.begin < 2 || draft_.out.tokens[run.begin - 1].kind != text::TokenKind::OpenQuote)
      return false;
    const std::uint64_t before = draft_.key(run.begin - 2);
    return kOrganisationHeads.has(before) || before == "ngo"_w;
  }

  void give_place(Name& name) {
    for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
      const Known known = gazetteer_.at(i);
      if (known.kind != KnownKind::Place) continue;
      const bool kind = known.length == 1 && name.tokens.size() > 1;
      if (kind && kPlaceKindWords.has(draft_.key(i))) continue;
      name.place = known.index;
      return;
    }
  }

  // The country named in the name: "Georgian Ministry ...", "... of Georgia".
  std::string country_inside(const TokenRange& run) {
    std::uint32_t at = run.begin;
    std::string found;
    while (at < run.end) {
      const Known known = gazetteer_.at(at);
      const bool country = known.kind == KnownKind::Country || known.kind == KnownKind::Demonym;
      if (country) found = std::string(draft_.refdata.countries()[known.index].alpha3);
      if (country && at == run.begin) return found;
      at += std::max<std::uint32_t>(1, country ? known.length : 1);
    }
    return found.empty() ? owner_country(run.begin) : found;
  }

  // "Georgia's Ministry", "the Georgian Interior Ministry" where the demonym is a name of its own.
  std::string owner_country(std::uint32_t at) {
    const auto& names = draft_.out.names;
    if (names.empty()) return {};
    const Name& last = names.back();
    const bool owner = last.tokens.end + 1 == at && draft_.key(at - 1) == "'s"_w;
    const bool beside = last.tokens.end == at && last.kind == NameKind::Nationality;
    return (owner || beside) && last.is_country ? last.country : std::string{};
  }

  // A body whose name holds that of a known one ("US State Department").
  void give_agency(Name& name) {
    for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
      const Known known = gazetteer_.at(i);
      const bool inside = known.kind == KnownKind::Agency && known.length > 1 &&
                          i + known.length >= name.tokens.end;
      if (!inside) continue;
      const refdata::Agency& agency = draft_.refdata.agencies()[known.index];
      if (!name.country.empty() && !agency.country.empty() && agency.country != name.country)
        continue;
      name.agency = known.index;
      name.canonical = std::string(agency.name);
      if (name.country.empty()) name.country = std::string(agency.country);
      return;
    }
  }

  [[nodiscard]] Name make(const TokenRange& range, NameKind kind) const {
    Name name;
    name.tokens = range;
    name.kind = kind;
    name.canonical = std::string(draft_.words(range));
    std::replace(name.canonical.begin(), name.canonical.end(), '\n', ' ');
    return name;
  }

  void add(Name name) {
    auto& names = draft_.out.names;
    if (!names.empty() && name.tokens.begin < names.back().tokens.end) return;
    if (name.tokens.empty()) return;
    names.push_back(std::move(name));
  }

  Draft& draft_;
  Gazetteer gazetteer_;
  RunReader runs_;
  People people_;
  Casing casing_ = Casing::Normal;
  std::uint32_t limit_ = 0;
  std::uint32_t headline_runs_ = 0;  // that were looked for in the text
};

}  // namespace

void find_names(Draft& draft) {
  Finder(draft).find();
  join_branches(draft);
  leave_to_their_states(draft);
  link_names(draft);
}

}  // namespace plumbline::language
