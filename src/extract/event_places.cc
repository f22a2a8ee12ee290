// SPDX-License-Identifier: Apache-2.0
//
// Where events were. First what the sentence tells: the engine's phrase, what hangs on the telling
// verb, the seat of the police or court that acted. Else what earlier sentences of the paragraph
// tell, if it is plainly the same: victims are kept, used and freed in one place, a court that
// convicts also sentences. Not for what happens elsewhere as a rule: people are recruited in one
// place and moved to another, suspects are caught anywhere, charges are brought where nobody says.

#include <algorithm>
#include <array>
#include <vector>

#include "extract/content_readers_internal.h"
#include "extract/events_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Name;
using language::Relation;

constexpr std::uint32_t kPlaceReach = 3;  // sentences

// Where victims are; their places go on to the next such event.
constexpr std::array<std::string_view, 8> kOnTheSpot = {"exploitation", "harbouring",   "violence",
                                                        "rescue",       "closure",      "abduction",
                                                        "raid",         "disappearance"};
// Beside those, what may tell where the victims are.
constexpr std::array<std::string_view, 8> kSetsScene = {
    "transport",    "sale",           "escape",        "death",
    "interception", "identification", "investigation", "dismantling"};
constexpr std::array<std::string_view, 3> kDecisions = {"conviction", "sentence", "acquittal"};
constexpr std::array<std::string_view, 4> kInCourt = {"conviction", "sentence", "acquittal",
                                                      "trial"};
// What bodies do where they sit.
constexpr std::array<std::string_view, 9> kOfBodies = {"arrest",    "charge",   "closure",
                                                       "trial",     "sentence", "conviction",
                                                       "acquittal", "raid",     "investigation"};
// What is news where it is written.
constexpr std::array<std::string_view, 9> kReported = {"arrest",    "trial",   "sentence",
                                                       "raid",      "seizure", "conviction",
                                                       "acquittal", "rescue",  "interception"};
// Done where they are to whom it is done: "broke up a racket that worked from a clinic in Pune".
constexpr std::array<std::string_view, 4> kWhereTheyAre = {"trial", "dismantling", "closure",
                                                           "seizure"};

bool is_where(std::uint64_t word) {
  static constexpr text::WordSet kWhere{"in", "at", "near", "outside", "off", "inside", "across"};
  return kWhere.has(word);
}

// "a girl from Bama": where she is not, as a rule.
bool is_away(std::uint64_t word) {
  static constexpr text::WordSet kAway{"from", "to", "into", "for", "towards", "via", "through"};
  return kAway.has(word);
}

class EventPlaces {
 public:
  explicit EventPlaces(const View& view) : view_(view), tree_(view.analysis()) {}

  void settle(SettledEvent& event) {
    const TokenRange phrase = event.place;
    event.place = within(event, phrase);
    if (!event.place.empty() && is_residence(view_, event.place.begin)) event.place = {};
    if (event.place.empty()) event.place = before(event, phrase);
    if (event.place.empty() && is_one_of(kReported, event.type)) event.place = written_in(event);
    remember(event);
    if (event.type == "transport" && !phrase.empty()) moved_ = !is_destination(event, phrase);
  }

 private:
  // Whether the place told is where somebody was brought: "to a flat in Venlo".
  [[nodiscard]] bool is_destination(const SettledEvent& event, const TokenRange& phrase) const {
    static constexpr text::WordSet kTo{"to", "into", "onto", "for", "towards", "as"};
    if (event.place.empty()) return false;
    const std::uint32_t first = phrase.empty() ? event.place.begin : phrase.begin;
    for (std::uint32_t back = 1; back <= 3 && back <= first; ++back) {
      if (view_.word(first - back).pos == Pos::Adposition) return kTo.has(view_.form(first - back));
    }
    return false;
  }

  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t at) const {
    return view_.analysis().sentence_of[at];
  }

  // What the event's own sentence tells.
  [[nodiscard]] TokenRange within(const SettledEvent& event, const TokenRange& phrase) const {
    TokenRange place = town_in(view_, phrase);
    if (place.empty()) place = seat_in(view_, phrase);
    if (place.empty()) place = beside(event);
    if (place.empty() && is_one_of(kOfBodies, event.type)) place = seat_in(view_, event.agent);
    if (place.empty() && is_one_of(kWhereTheyAre, event.type)) place = around(event.patient);
    if (place.empty() && is_one_of(kOnTheSpot, event.type)) {
      place = around({event.trigger, event.trigger + 1});
      if (!place.empty() && !is_of_clause(place.begin, event.trigger)) place = {};
    }
    if (place.empty() && event.type == "recruitment") place = recruited_in(event);
    return place;
  }

  // "a broker in Poipet promised", "single mothers from Daugavpils were told".
  [[nodiscard]] TokenRange recruited_in(const SettledEvent& event) const {
    const TokenRange own = view_.analysis().sentences[sentence_of(event.trigger)].tokens;
    for (const auto& [phrase, led] :
         {std::pair{event.agent, key("in")}, std::pair{event.patient, key("from")}}) {
      if (phrase.empty()) continue;
      const TokenRange reach{phrase.begin, phrase.end + 2};
      for (const Name* name : names_in(view_.analysis(), reach)) {
        const std::uint32_t at = name->tokens.begin;
        if (is_town(*name) && at > own.begin && at < own.end && view_.form(at - 1) == led) {
          return name->tokens;
        }
      }
    }
    return {};
  }

  [[nodiscard]] bool is_town(const Name& name) const {
    return name.kind == language::NameKind::Place && !name.is_country && !name.is_region;
  }

  // The town said of `phrase`, be it in a clause about it.
  [[nodiscard]] TokenRange around(const TokenRange& phrase) const {
    if (phrase.empty()) return {};
    const std::uint32_t head = head_of(tree_, phrase);
    const TokenRange rest{phrase.begin, view_.analysis().sentences[sentence_of(head)].tokens.end};
    const Name* only = nullptr;
    for (const Name* name : names_in(view_.analysis(), rest)) {
      if (!is_town(*name) || !tree_.below(name->tokens.begin, head)) continue;
      if (only != nullptr) return {};  // "took men from Soroca to a mill near Minsk"
      only = name;
    }
    const bool led = only != nullptr && only->tokens.begin > 0 &&
                     view_.is(only->tokens.begin - 1, {key("in"), key("at"), key("near")});
    return led ? only->tokens : TokenRange{};
  }

  // Whether `at` belongs to the clause of `verb` itself, to no clause within it.
  [[nodiscard]] bool is_of_clause(std::uint32_t at, std::uint32_t verb) const {
    for (int step = 0; step < 8 && at != kNone && at != verb; ++step, at = tree_.head(at)) {
      if (tree_.is(at, {Relation::RelativeClause, Relation::AdverbialClause, Relation::Parataxis,
                        Relation::ClausalModifier})) {
        return false;
      }
      if (tree_.is(at, {Relation::Conjunct}) && view_.word(at).pos == Pos::Verb) return false;
    }
    return at == verb;
  }

  // The town that an adjunct of the telling verb names: "In Batan, 16 men sewed shirts".
  [[nodiscard]] TokenRange beside(const SettledEvent& event) const {
    const TokenRange sentence = view_.analysis().sentences[sentence_of(event.trigger)].tokens;
    const Name* found = nullptr;
    for (const Name* name : names_in(view_.analysis(), sentence)) {
      if (is_town(*name) && is_adjunct(*name, event.trigger))
        found = found == nullptr ? name : found;
    }
    return found == nullptr ? TokenRange{} : found->tokens;
  }

  // Whether the name hangs on `verb`, perhaps over a noun: "in a flat in Izmir".
  [[nodiscard]] bool is_adjunct(const Name& name, std::uint32_t verb) const {
    std::uint32_t at = name.tokens.begin;
    for (int step = 0; step < 6 && at != kNone; ++step) {
      const std::uint32_t head = tree_.head(at);
      if (head == kNone) return false;
      if (head == verb && tree_.is(at, {Relation::Oblique})) {
        const std::uint32_t low = std::min(at, name.tokens.begin);
        const TokenRange reach{low > 5 ? low - 5 : 0, low};
        const std::uint32_t first = tree_.child(at, reach, {Relation::Case});
        return first != kNone && is_where(view_.form(first));
      }
      const bool inside = name.tokens.contains(at) && name.tokens.contains(head);
      if (!inside && !tree_.is(at, {Relation::NominalModifier, Relation::Flat, Relation::Compound,
                                    Relation::Apposition})) {
        return false;
      }
      at = head;
    }
    return false;
  }

  struct LastPlace {
    TokenRange place;
    std::uint32_t at = 0;  // token of the event that told it
  };

  [[nodiscard]] bool near(const LastPlace& scene, std::uint32_t at) const {
    if (scene.place.empty()) return false;
    const std::uint32_t there = sentence_of(scene.at);
    const std::uint32_t here = sentence_of(at);
    const auto& sentences = view_.analysis().sentences;
    return there + kPlaceReach >= here && sentences[there].paragraph == sentences[here].paragraph;
  }

  // "there", "in the town", "the city's bus station": a place told before, whatever happened.
  [[nodiscard]] bool points_back(const TokenRange& phrase) const {
    static constexpr text::WordSet kSettled{"town", "city", "village", "premises", "same"};
    if (phrase.empty()) return false;
    if (view_.is(phrase.begin, {key("there"), key("here")})) return true;
    const bool bare = phrase.begin == 0 || !view_.is(phrase.begin - 1, {key("a"), key("another")});
    return bare && kSettled.has(view_.form(phrase.begin));
  }

  // Whether who fled is known from what was told before.
  [[nodiscard]] bool was_told(const SettledEvent& event) const {
    if (event.patient.empty()) return false;
    return view_.word(event.patient.begin).pos == Pos::Pronoun ||
           sentence_of(event.patient.begin) < sentence_of(event.trigger);
  }

  [[nodiscard]] bool goes_on(const SettledEvent& event, const TokenRange& phrase) const {
    if (event.type == "closure") return !event.agent.empty();
    if (is_one_of(kOnTheSpot, event.type) || points_back(phrase)) return true;
    if (event.type == "death")
      return !scene_.place.empty() && sentence_of(scene_.at) == sentence_of(event.trigger);
    return event.type == "escape" && was_told(event);
  }

  [[nodiscard]] bool is_dateline(std::uint32_t sentence) const {
    const auto& blocks = view_.scene.document.blocks;
    const text::Span& span = view_.analysis().sentences[sentence].span;
    const auto after = std::partition_point(
        blocks.begin(), blocks.end(),
        [&](const model::Block& block) { return block.text.begin <= span.begin; });
    return after != blocks.begin() && std::prev(after)->text.end >= span.end &&
           std::prev(after)->role == model::BlockRole::Dateline;
  }

  // The town of the dateline before the event's sentence, if that names no other place:
  // "GUAYAQUIL - Four traffickers were sentenced yesterday", "Iquique. Detectives arrested ...".
  [[nodiscard]] TokenRange written_in(const SettledEvent& event) const {
    const std::uint32_t here = sentence_of(event.trigger);
    if (here == 0) return {};
    const TokenRange line = view_.analysis().sentences[here - 1].tokens;
    std::vector<std::uint32_t> values;
    const std::uint32_t length =
        view_.scene.refdata.place_names().match_at(view_.analysis().tokens, line.begin, values);
    const bool whole = length > 0 && line.begin + length + 1 >= line.end;
    if (length == 0 || (!whole && !is_dateline(here - 1))) return {};
    const auto names = names_in(view_.analysis(), view_.analysis().sentences[here].tokens);
    const bool lone = std::none_of(names.begin(), names.end(), [](const Name* name) {
      return name->kind == language::NameKind::Place;
    });
    return lone ? TokenRange{line.begin, line.begin + length} : TokenRange{};
  }

  // "Taipei prosecutors", "the High Court in Suva": where justice sits, not where it happened.
  [[nodiscard]] bool is_of_court(const Name& name) const {
    const std::uint32_t first = name.tokens.begin > 4 ? name.tokens.begin - 4 : 0;
    const auto end = static_cast<std::uint32_t>(view_.analysis().tokens.size());
    return names_court(view_, {first, std::min(end, name.tokens.end + 2)});
  }

  // Towns named before `at` in its sentence and the `reach` sentences of the paragraph before that,
  // in reading order; not whence or whither somebody went, nor where a court sits.
  [[nodiscard]] std::vector<const Name*> towns_before(std::uint32_t at, std::uint32_t reach) const {
    const auto& sentences = view_.analysis().sentences;
    std::uint32_t first = sentence_of(at);
    while (first > 0 && first + reach > sentence_of(at) &&
           sentences[first - 1].paragraph == sentences[first].paragraph) {
      --first;
    }
    std::vector<const Name*> towns;
    for (const Name* name :
         names_in(view_.analysis(), TokenRange{sentences[first].tokens.begin, at})) {
      const std::uint32_t at_name = name->tokens.begin;
      const bool away = at_name > 0 && is_away(view_.form(at_name - 1));
      if (away || is_of_court(*name) || !is_town(*name) || is_dateline(sentence_of(at_name))) {
        continue;
      }
      towns.push_back(name);
    }
    return towns;
  }

  // The only town named so far in the paragraph, if it is only one.
  [[nodiscard]] TokenRange only_town(std::uint32_t at) const {
    const std::vector<const Name*> towns = towns_before(at, kPlaceReach);
    const bool one = std::all_of(towns.begin(), towns.end(), [&](const Name* town) {
      return town->canonical == towns.front()->canonical;
    });
    return towns.empty() || !one ? TokenRange{} : towns.back()->tokens;
  }

  [[nodiscard]] TokenRange before(const SettledEvent& event, const TokenRange& phrase) const {
    if (is_one_of(kInCourt, event.type)) {
      const bool same = near(court_, event.trigger) && is_one_of(kDecisions, event.type) &&
                        event.agent == court_agent_;
      return same ? court_.place : TokenRange{};
    }
    if (event.modality == "denied" || !goes_on(event, phrase)) return {};
    if (moved_ && !points_back(phrase)) return {};
    if (near(scene_, event.trigger)) return scene_.place;
    const TokenRange only = only_town(event.trigger);
    return only.empty() && points_back(phrase) ? last_town(event.trigger) : only;
  }

  // "over a hospital site in Ghent. In 2022 inspectors had met 31 workers there".
  [[nodiscard]] TokenRange last_town(std::uint32_t at) const {
    const std::vector<const Name*> towns = towns_before(at, 1);
    return towns.empty() ? TokenRange{} : towns.back()->tokens;
  }

  void remember(const SettledEvent& event) {
    if (is_one_of(kInCourt, event.type)) {
      court_ = {event.place, event.trigger};
      court_agent_ = event.agent;
    }
    if (event.place.empty()) return;
    const bool whose = event.agent.contains(event.place.begin);  // "a nurse in Bo gave her away"
    if (!whose && (is_one_of(kOnTheSpot, event.type) || is_one_of(kSetsScene, event.type))) {
      scene_ = {event.place, event.trigger};
      moved_ = false;
    }
  }

  const View& view_;
  Tree tree_;
  LastPlace scene_, court_;
  TokenRange court_agent_;
  bool moved_ = false;  // whither is not told
};

}  // namespace

void settle_places(const View& view, std::vector<SettledEvent>& events) {
  EventPlaces places(view);
  for (SettledEvent& event : events) {
    if (!event.untold) places.settle(event);
  }
}

}  // namespace plumbline::extract
