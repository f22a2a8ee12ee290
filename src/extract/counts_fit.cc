// SPDX-License-Identifier: Apache-2.0
//
// Whether a word for what was done is said of what is counted: of its class, of those who undergo
// it or do it, and, of taking people in and of judging, by a body that does such things
// (data/frames/status.tsv, docs/reference/frames.md).

#include <algorithm>

#include "extract/content_readers_internal.h"
#include "extract/counts_internal.h"
#include "extract/event_words_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

class Fit {
 public:
  Fit(const CountedSentence& sentence, const Hit& hit, const Count& count)
      : s_(sentence),
        view_(sentence.view),
        hit_(hit),
        count_(count),
        group_(verb_group_at(view_, hit.tokens.begin)),
        behind_(std::max(count.tokens.end, count.beside ? count.unit.end : 0)) {}

  [[nodiscard]] bool holds() const {
    const std::string& use = hit_.frame->use;
    if (use.empty()) return true;
    if (use == "nominal" || use == "thing" || use == "predicate") return holds_apart(use);
    if (use == "adjunct") return true;
    if (group_ == kNone) return false;
    if (use == "undergone-not") return undergoes();
    if (is_denied() || is_quality()) return false;
    if (use == "doing") return is_doer();
    if (use == "passive") return passive() && undergoes();
    if (use == "by-register") return !passive() && undergoes() && is_by_record();
    if (use == "by-shelter") return !passive() && undergoes() && is_by_shelter();
    if (use == "by-inspector") return undergoes() && is_by(FitWho::Inspector);
    if (use == "by-police") return undergoes() && is_by(FitWho::Police);
    if (use == "abroad") return undergoes() && goes_home();
    if (use == "by-carer") return undergoes() && is_by_carer();
    if (use == "by-court") return undergoes() && is_by_court();
    return undergoes();
  }

 private:
  // Of words that are no verb.
  [[nodiscard]] bool holds_apart(const std::string& use) const {
    if (use == "nominal") return leads_to(hit_.tokens.end) && !is_only_wanted();
    return use == "thing" ? is_thing() : is_predicate();
  }
  [[nodiscard]] const TokenRange& verb() const { return view_.analysis().chunks[group_].tokens; }
  [[nodiscard]] bool passive() const { return is_passive(view_, group_, hit_.tokens.begin); }
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<std::uint64_t> keys) const {
    return s_.tokens.contains(at) && view_.is(at, keys);
  }

  // "sold eight girls", "eight girls were sold", "eight girls whom they sold"; not "sold bread to
  // eight women", "confirmed that eight girls were sold", "the farm of eight women was sold".
  [[nodiscard]] bool undergoes() const {
    if (passive() && count_.tokens.begin < hit_.tokens.begin) {
      // "of the 90 people | sheltered there": which are meant
      const bool told = verb().begin == behind_ && verb().size() == 1;
      return (told || is_head()) && !parted_by_verb();
    }
    if (passive() && !is_behind_passive()) return false;
    if (count_.tokens.begin < hit_.tokens.begin) return is_whom();
    std::uint32_t at = verb().end;
    if (hit_.tokens.end <= count_.tokens.begin) at = std::max(at, hit_.tokens.end);
    if (hit_.tokens.size() > 1 && is(at, {key("to"), key("for")})) ++at;  // "gave shelter to"
    if (hit_.tokens.contains(at) && is(at, {key("in")})) ++at;  // "took | in | 12 for questioning"
    for (; at < count_.tokens.begin; ++at) {
      if (!is_bridge(at)) return false;
    }
    const std::uint32_t next = past_adverbs(behind_);
    const std::uint32_t group = s_.tokens.contains(next) ? verb_group_at(view_, next) : kNone;
    // "a man who | sold 12 girls | was jailed": the verb behind is said of somebody else
    const bool aside =
        verb().begin > 0 && is(verb().begin - 1, {key("who"), key("that"), key("which")});
    if (group != kNone && !aside && is_finite(view_.analysis(), view_.analysis().chunks[group])) {
      // "sold 12 girls | sold": a participle is no other clause
      const auto& chunk = view_.analysis().chunks[group];
      if (!is_passive(view_, group, chunk.tokens.end - 1) || chunk.tokens.size() > 1) return false;
    }
    // "sold 30 women | bread": to them
    return !s_.tokens.contains(behind_) || view_.word(behind_).pos != Pos::Noun ||
           is_in_time(view_, behind_) || hit_.tokens.contains(behind_);
  }

  // "prison terms were given to | nine men", "charges were brought against | nine men": the pattern
  // ends with what leads to them.
  [[nodiscard]] bool is_behind_passive() const {
    return hit_.tokens.size() > 1 &&
           is(hit_.tokens.end - 1, {key("to"), key("on"), key("against"), key("in")});
  }

  // "the rescue of | 430 victims", "charges filed against | 17 brokers".
  [[nodiscard]] bool leads_to(std::uint32_t at) const {
    if (hit_.tokens.begin >= count_.tokens.begin) return false;
    for (; at < count_.tokens.begin; ++at) {
      if (!is_bridge(at)) return false;
    }
    return true;
  }

  // "demanded | the release of 12 women", "the trial of 12 men | has not begun", "a law bans | the
  // arrest of 40 children": nobody did it.
  [[nodiscard]] bool is_only_wanted() const {
    static constexpr text::WordSet kWants{
        "ban",      "bans",     "banned", "forbids", "forbid",   "prohibits", "prohibit", "promise",
        "promised", "promises", "demand", "demands", "demanded", "demanding", "urge",     "urged",
        "urges",    "pray",     "prayed", "plan",    "plans",    "planned",   "planning", "block",
        "blocked",  "blocks",   "stop",   "stopped", "prevent",  "prevented", "seek",     "seeks",
        "sought",   "seeking",  "want",   "wants",   "wanted",   "propose",   "proposed", "halted",
        "halt",     "await",    "awaits", "refused", "rejected", "delayed",   "postponed"};
    static constexpr text::WordSet kUndone{
        "forbidden", "banned",  "prohibited", "cancelled", "canceled", "stopped", "postponed",
        "delayed",   "blocked", "halted",     "planned",   "not",      "n't",     "never"};
    constexpr std::uint32_t kFar = 8;
    for (std::uint32_t at = hit_.tokens.begin;
         at > s_.tokens.begin && at + kFar > hit_.tokens.begin; --at) {
      if (is(at - 1, {key(";"), key(",")})) break;
      const bool calls = is(at - 1, {key("for")}) && at > s_.tokens.begin + 1 &&
                         is(at - 2, {key("call"), key("calls"), key("called"), key("calling"),
                                     key("asked"), key("ask"), key("asks")});
      if (calls || kWants.has(view_.form(at - 1))) return true;
    }
    for (std::uint32_t at = behind_; at < behind_ + kFar && s_.tokens.contains(at); ++at) {
      if (is(at, {key(";"), key(","), key("who"), key("and")})) break;
      if (kUndone.has(view_.form(at))) return true;
    }
    return false;
  }

  // "eleven | jail terms", "94 | calls": what is counted, by its own name.
  [[nodiscard]] bool is_thing() const {
    const TokenRange unit{count_.beside ? count_.tokens.begin : count_.unit.begin, count_.unit.end};
    return !count_.unit.empty() && count_.like == kNone && hit_.tokens.begin >= unit.begin &&
           hit_.tokens.end <= unit.end && !is_of_tail();
  }
  // "the farms of complaint | offices": a word behind "of" names something else.
  [[nodiscard]] bool is_of_tail() const {
    for (std::uint32_t at = count_.unit.begin; at < hit_.tokens.begin; ++at) {
      if (view_.word(at).pos == Pos::Adposition) return true;
    }
    return false;
  }

  // "nine men | on trial", "nine men are | on trial".
  [[nodiscard]] bool is_predicate() const {
    std::uint32_t at = past_adverbs(behind_);
    if (is(at, {key("is"), key("are"), key("was"), key("were")})) at = past_adverbs(at + 1);
    return at == hit_.tokens.begin;
  }

  // "found 12 people | not | guilty"
  [[nodiscard]] bool is_denied() const {
    for (std::uint32_t at = hit_.tokens.begin + 1; at < hit_.tokens.end; ++at) {
      if (is(at, {key("not"), key("n't"), key("never")})) return true;
    }
    return false;
  }

  // "found 12 people in a | guilty | silence": said of something else.
  [[nodiscard]] bool is_quality() const {
    const std::uint32_t last = hit_.tokens.end - 1;
    return is(last, {key("guilty")}) && s_.tokens.contains(last + 1) && is_noun(view_, last + 1);
  }

  // What may stand between a verb and the number of its object.
  [[nodiscard]] bool is_bridge(std::uint32_t at) const {
    const Pos pos = view_.word(at).pos;
    if (is(at, {key("to")})) return is(at - 1, {key("up")});
    if (is(at, {key("of")})) {
      return is(at - 1, {key("total"), key("number"), key("some"), key("all"), key("most"),
                         key("each"), key("both")});
    }
    if (is(at, {key("in"), key("during"), key("since"), key("by"), key("for")})) {
      return is(at + 1, {key("total"), key("all"), key("the")}) || is_in_time(view_, at + 1);
    }
    return pos == Pos::Determiner || pos == Pos::Adjective || pos == Pos::Adverb ||
           pos == Pos::Number || is_in_time(view_, at) ||
           is(at, {key("more"), key("than"), key("at"), key("least"), key("most"), key("some"),
                   key("total"), key("number"), key("over"), key("about"), key("around"),
                   key("nearly"), key("up"), key("year"), key("another"), key("all")});
  }

  [[nodiscard]] std::uint32_t past_adverbs(std::uint32_t at) const {
    while (s_.tokens.contains(at) && view_.word(at).pos == Pos::Adverb) ++at;
    return at;
  }

  // Whether the number stands with the noun that the verb is said of: not "in the home of | 12".
  [[nodiscard]] bool is_head() const {
    std::uint32_t at = count_.tokens.begin;
    while (at > s_.tokens.begin) {
      const Pos pos = view_.word(at - 1).pos;
      if (pos != Pos::Determiner && pos != Pos::Adjective && pos != Pos::Adverb) break;
      --at;
    }
    if (at == s_.tokens.begin || is_in_time(view_, at - 1)) return true;
    if (is(at - 1, {key("of")})) return is_bridge(at - 1);
    static constexpr text::WordSet kQuantity{"at",     "up",    "to",    "over", "about",
                                             "around", "under", "above", "than", "nearly"};
    return view_.word(at - 1).pos != Pos::Adposition || kQuantity.has(view_.form(at - 1));
  }

  // "40 women came and | 30 girls | were sold": another verb stands between, and not one that only
  // tells which are meant, "40 women who came".
  [[nodiscard]] bool parted_by_verb() const {
    bool relative = is_relative(behind_);
    for (std::uint32_t at = behind_; at < verb().begin; ++at) {
      const std::uint32_t group = verb_group_at(view_, at);
      if (is(at, {key(";")})) return true;
      if (group == kNone || group == group_) continue;
      const auto& chunk = view_.analysis().chunks[group];
      // "were | serving sentences", taken for two groups
      if (chunk.tokens.end == verb().begin && view_.word(at).pos == Pos::Auxiliary) continue;
      const bool joined = is(chunk.tokens.end, {key("and"), key("or"), key(",")});
      if (is_finite(view_.analysis(), chunk) && !joined && !relative) return true;
      relative = relative && at + 1 < chunk.tokens.end;
    }
    return false;
  }

  [[nodiscard]] bool is_relative(std::uint32_t at) const {
    return is(at, {key("who"), key("whom"), key("that"), key("which")});
  }

  // "31 people | whom | the house sheltered"
  [[nodiscard]] bool is_whom() const {
    if (!is_relative(behind_)) return is_contact();
    const TokenRange subject = subject_of(view_, group_, {behind_ + 1, s_.tokens.end});
    return !subject.empty() && verb().begin > subject.begin;
  }

  // "the 42 farms | the inspectorate looked at"
  [[nodiscard]] bool is_contact() const {
    const std::uint32_t chunk = chunk_at(view_.analysis(), behind_);
    if (!s_.tokens.contains(behind_) || !is_noun_phrase(view_.analysis(), chunk)) return false;
    const TokenRange phrase = view_.analysis().chunks[chunk].tokens;
    return phrase.begin == behind_ && past_adverbs(phrase.end) == verb().begin &&
           (view_.word(behind_).pos == Pos::Determiner || view_.word(behind_).pos == Pos::Pronoun);
  }

  // "a boat with | 40 migrants | arrived": who is aboard arrives with it.
  [[nodiscard]] bool is_aboard() const {
    const std::uint32_t at = count_.tokens.begin;
    return at >= s_.tokens.begin + 2 && is(at - 1, {key("with"), key("carrying")}) &&
           EventWords::of(view_.scene.refdata).is(view_.form(at - 2), EventWord::Thing);
  }

  // "3,000 girls fled", "45 workers who arrived"; not "when police arrived, 12 girls were found".
  [[nodiscard]] bool is_doer() const {
    if (passive() && verb().size() > 1) return false;
    if (count_.tokens.begin >= hit_.tokens.begin) return false;
    if (is_relative(behind_) && past_adverbs(behind_ + 1) >= verb().begin) return true;
    if (parted_by_verb() || (!is_head() && !is_aboard())) return false;
    if (past_adverbs(behind_) >= verb().begin) return true;
    return subject_of(view_, group_, s_.tokens).contains(count_.tokens.begin);
  }

  // "sent back 30 Togolese women", "were sent home to Togo", "were sent back last year"; not "were
  // sent home on leave", "were sent back to school".
  [[nodiscard]] bool goes_home() const {
    constexpr std::uint32_t kReach = 4;
    const auto tells = [&](const TokenRange& range) {
      const auto names = names_in(view_.analysis(), range);
      return std::any_of(names.begin(), names.end(),
                         [](const language::Name* name) { return !name->country.empty(); });
    };
    if (tells({count_.tokens.begin, std::max(behind_, count_.tokens.end)})) return true;
    const bool before = count_.tokens.begin < hit_.tokens.begin;
    const std::uint32_t end = before ? hit_.tokens.end : std::max(hit_.tokens.end, behind_);
    if (is(end, {key("to"), key("from")})) {
      const TokenRange goal{end + 1, std::min(s_.tokens.end, end + kReach)};
      for (std::uint32_t at = goal.begin; at < goal.end; ++at) {
        if (is(at, {key("country"), key("countries"), key("homeland"), key("homelands")})) {
          return true;
        }
        const bool family = is(at, {key("family"), key("families"), key("parents")});
        if (family && count_.unit_class != "person") return true;
      }
      return tells({goal.begin, std::min(goal.end, goal.begin + 2)});
    }
    const bool led = is(end, {key("in"), key("during"), key("since"), key("on")});
    const bool ends = !s_.tokens.contains(end) || view_.is_mark(end) || is(end, {key("by")}) ||
                      is_in_time(view_, end) || (led && is_in_time(view_, end + 1));
    const bool back = is(hit_.tokens.end - 1, {key("back")});
    return ends && (back || count_.unit_class == "victim");
  }

  [[nodiscard]] TokenRange agent() const {
    const std::uint32_t from = std::max(verb().end, hit_.tokens.end);
    return agent_phrase(view_, from, s_.tokens);
  }
  [[nodiscard]] TokenRange doer() const {
    return subject_in_sentence(view_, group_, {s_.tokens, s_.tokens});
  }

  [[nodiscard]] bool is_by_record() const {
    const TokenRange phrase = doer();
    if (has_word(text::WordSet{"waiting", "wish"}, phrase)) return false;
    static constexpr text::WordSet kBooks{"list",  "lists", "files",   "file",    "roll",
                                          "rolls", "books", "archive", "archives"};
    return view_.has(Family::Actor, "record", phrase) || has_word(kBooks, phrase);
  }
  // "the refuge | held 40": a house that takes people in; who pays for it has none there.
  [[nodiscard]] bool is_by_shelter() const {
    const TokenRange phrase = doer();
    static constexpr text::WordSet kHouses{"shelter", "shelters",  "refuge",
                                           "refuges", "orphanage", "convent"};
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
      if (is(at, {key("of")})) return false;  // "the union of shelters"
      if (kHouses.has(view_.form(at))) return true;
    }
    return is_safe_house(phrase);
  }
  [[nodiscard]] bool is_safe_house(const TokenRange& phrase) const {
    for (std::uint32_t at = phrase.begin; at + 1 < phrase.end; ++at) {
      if (is(at, {key("safe")}) && is(at + 1, {key("house"), key("houses")})) return true;
    }
    return false;
  }

  template <class Set>
  [[nodiscard]] bool has_word(const Set& words, const TokenRange& range) const {
    return holds_form(view_, words, range);
  }

  enum class FitWho : std::uint8_t { Inspector, Police };
  // Who inspects and who takes people away; of a passive without an agent nobody is known to.
  [[nodiscard]] bool is_by(FitWho who) const {
    static constexpr text::WordSet kInspectors{
        "inspector",   "inspectors", "inspectorate", "inspectorates", "inspection",
        "inspections", "auditors",   "audit",        "auditor",       "monitors"};
    static constexpr text::WordSet kPolice{"police",      "officers",   "gendarmes", "gendarmerie",
                                           "prosecutors", "detectives", "agents",    "authorities",
                                           "soldiers",    "squad",      "brigade",   "guards",
                                           "security",    "command",    "customs",   "troops"};
    const TokenRange phrase = passive() ? agent() : doer();
    return who == FitWho::Inspector ? has_word(kInspectors, phrase) : has_word(kPolice, phrase);
  }

  [[nodiscard]] bool has_carer(const TokenRange& range) const {
    return view_.has(Family::Target, "shelter", range) || view_.has(Family::Target, "ngo", range) ||
           view_.has(Family::Target, "international", range) ||
           view_.has(Family::Actor, "organisation", range) ||
           view_.has(Family::Actor, "carer", range);
  }

  // Who takes people in: a state, an organisation, a shelter; no gang and no business.
  [[nodiscard]] bool is_carer(const TokenRange& phrase) const {
    static constexpr text::WordSet kOthers{
        "company",     "companies", "firm",       "firms",       "factory",    "factories",
        "farm",        "farms",     "brothel",    "brothels",    "scam",       "bar",
        "bars",        "hotel",     "hotels",     "recruiter",   "recruiters", "recruitment",
        "employer",    "employers", "compound",   "compounds",   "ltd",        "plantation",
        "mine",        "mines",     "gang",       "gangs",       "ring",       "trafficker",
        "traffickers", "smuggler",  "smugglers",  "syndicate",   "cartel",     "militia",
        "rebels",      "armed",     "criminal",   "travel",      "employment", "placement",
        "labour",      "labor",     "contractor", "contractors", "madam",      "pimp"};
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
      const bool ministry = is(at - 1, {key("of")});  // "Ministry of Labour"
      if (kOthers.has(view_.form(at)) && !ministry) return false;
    }
    const std::uint64_t deed = view_.word(hit_.tokens.begin).lemma;
    static constexpr text::WordSet kGuards{"police",  "officers",    "gendarmes", "soldiers",
                                           "troops",  "prosecutors", "army",      "military",
                                           "customs", "detectives",  "agents",    "guards"};
    if (deed == key("take")) {  // "police took in 14 men"
      for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        if (kGuards.has(view_.form(at))) return false;
      }
    }
    if (deed != key("receive") && view_.has(Family::Actor, "host", phrase)) return true;
    return has_carer(phrase) || !institution_in(view_, phrase).empty();
  }
  [[nodiscard]] bool is_by_carer() const {
    if (!passive()) {
      const TokenRange phrase = doer();
      if (!phrase.empty()) return is_carer(phrase);
    } else if (const TokenRange phrase = agent(); !phrase.empty()) {
      return is_carer(phrase);
    }
    const bool own = view_.word(hit_.tokens.begin).lemma == key("shelter");
    return own || count_.unit_class == "victim" || has_carer(s_.tokens);
  }

  [[nodiscard]] bool is_by_court() const {
    static constexpr text::WordSet kCourts{
        "court",  "courts",     "judge",       "judges", "tribunal", "tribunals", "jury",
        "juries", "magistrate", "magistrates", "bench",  "chamber",  "pole"};
    const TokenRange phrase = passive() ? agent() : doer();
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
      if (kCourts.has(view_.form(at))) return true;
    }
    if (!passive()) {  // "the office judged 21 men"; anybody may condemn
      const bool judges = view_.word(hit_.tokens.begin).lemma == key("judge");
      return judges && !institution_in(view_, phrase).empty() && !goes_on_otherwise(behind_);
    }
    return phrase.empty() && !goes_on_otherwise(verb().end);
  }

  // "were judged | to be at risk", "were condemned | to a life of want": no judgment of a court.
  [[nodiscard]] bool goes_on_otherwise(std::uint32_t end) const {
    static constexpr text::WordSet kPenalties{"death", "prison", "jail",   "imprisonment", "fine",
                                              "fines", "pay",    "years",  "months",       "term",
                                              "terms", "year",   "labour", "labor"};
    constexpr std::uint32_t kReach = 4;
    if (s_.tokens.contains(end) && view_.word(end).pos == Pos::Adjective) return true;
    if (!is(end, {key("to"), key("as")})) return false;
    for (std::uint32_t at = end + 1; at < std::min(s_.tokens.end, end + kReach); ++at) {
      if (kPenalties.has(view_.form(at))) return false;
    }
    return true;
  }

  const CountedSentence& s_;
  const View& view_;
  const Hit& hit_;
  const Count& count_;
  std::uint32_t group_;
  std::uint32_t behind_;  // the first token behind the number and its unit
};

}  // namespace

namespace {

// Of "70 % of the victims" that of the victims.
std::string_view class_counted(const View& view, const Count& count) {
  if (count.kind == CountKind::Share) {
    for (const Hit* hit : view.find(Family::Unit, count.unit)) return hit->frame->code;
  }
  return count.unit_class;
}

}  // namespace

bool fits_count(const CountedSentence& sentence, const Hit& hit, const Count& count) {
  // "helped | prevent thefts": nobody was helped
  const std::uint32_t next = hit.tokens.end;
  const bool helps =
      hit.tokens.size() == 1 && sentence.view.word(hit.tokens.begin).lemma == key("help");
  if (helps && sentence.tokens.contains(next) && sentence.view.word(next).pos == Pos::Verb) {
    return false;
  }
  const std::string& classes = hit.frame->value;  // none: all
  const bool meant = classes.empty() || lists_class(classes, class_counted(sentence.view, count));
  return meant && Fit(sentence, hit, count).holds();
}

}  // namespace plumbline::extract
