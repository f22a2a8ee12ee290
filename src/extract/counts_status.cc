// SPDX-License-Identifier: Apache-2.0
//
// How the counted thing is known or what was done to it: a word in the unit ("presumed victims",
// "41 convictions"), the verb that the number belongs to, or what was said of its whole.

#include <algorithm>
#include <array>

#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Relation;

// Uses of a row (data/frames/deed.tsv) that tell something only where nothing else does.
constexpr text::WordSet kWeakUses{"weak", "adjunct", "thing", "by-register"};

class Statuses {
 public:
  explicit Statuses(CountedSentence& sentence) : s_(sentence), view_(sentence.view) {
    for (const Family family : {Family::Status, Family::Deed}) {
      for (const Hit* hit : view_.find(family, s_.tokens)) hits_.push_back(hit);
    }
  }

  void find() {
    for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
      Count& count = s_.counts[i];
      count.status = of(i);
      const bool priced = count.kind == CountKind::Money && count.status != "funded" &&
                          count.status != "sentenced" && count.status != "estimated";
      if (priced) count.status.clear();
      if (count.kind == CountKind::Term) {
        count.status = is_no_sentence(s_, count) ? "" : "sentenced";
      }
      if (count.value != 0 && is_undone(s_, count)) count.status.clear();
      static constexpr text::WordSet kOfPeople{
          "rescued",   "arrested", "repatriated", "sheltered",  "identified",
          "assisted",  "deported", "killed",      "trafficked", "exploited",
          "convicted", "sold",     "intercepted", "sentenced",  "referred"};
      if (kOfPeople.has_folded(count.status) && is_where(count)) count.status.clear();
    }
    leave_out();
  }

 private:
  [[nodiscard]] std::string of(std::uint32_t index) const {
    const Count& count = s_.counts[index];
    if (std::string told = status_of_sum(s_, count); !told.empty()) return told;
    std::string told = own(index);
    // What somebody who is no public body spends or gives.
    if (count.kind == CountKind::Money && told == "funded") told.clear();
    if (told.empty() && !is_price(s_, count))
      told = status_of_whole(s_, index, suffers_else(count));
    if (told.empty()) told = status_of_share(s_, count);
    if (told.empty() && !suffers_else(count)) told = weak(count);
    return told;
  }

  // What is said of this number itself.
  [[nodiscard]] std::string own(std::uint32_t index) const {
    const Count& count = s_.counts[index];
    if (is_untold(count)) return "reported";
    if (const std::string noun = count.none ? status_of_noun(view_, count) : std::string();
        !noun.empty()) {
      return noun;  // "no prosecutions or convictions"
    }
    if (count.unit_class == "death") return "killed";  // "recovered three bodies"
    if (std::string noun = led_by_noun(count); !noun.empty()) return noun;
    std::string verb = right_before(count);
    if (verb.empty()) verb = status_of_those(s_, hits_, count);
    // "detained | 31 people | suspected of smuggling"
    const std::string own = in_unit(count);
    // "31 people | suspected of smuggling were detained"
    if (own == "suspected" && verb.empty()) verb = behind_suspicion(count);
    if (std::string next = of_part(count, own, verb); !next.empty()) return next;
    if (!own.empty() && (own != "suspected" || verb.empty())) return own;
    if (verb.empty()) verb = by_verb(index);
    const bool sure = !verb.empty() && verb != "estimated" && verb != "reported";
    if (sure) return is_reckoned(s_, hits_, count) && is_harm(verb) ? "estimated" : verb;
    if (const std::string noun = status_of_noun(view_, count); !noun.empty()) return noun;
    if (!verb.empty()) return verb;
    if (view_.has(Family::Status, "estimated", count.tokens)) return "estimated";
    // "seven potential cases", of which nobody says what was done.
    if (count.beside && view_.has(Family::Status, "potential", count.unit)) return "potential";
    return {};
  }

  // What is told to be done to those counted, by whatever hangs on the number or stands near it.
  [[nodiscard]] std::string by_verb(std::uint32_t index) const {
    const Count& count = s_.counts[index];
    std::string verb = right_behind(count);
    if (verb.empty()) verb = by_tree(count);
    if (verb.empty()) verb = by_next(count);
    if (verb.empty() && !suffers_else(count)) verb = by_place(index);
    if (verb.empty()) verb = by_relative(count);
    if (verb.empty()) verb = status_among(s_, hits_, count);
    if (verb.empty()) verb = by_use(count);
    return verb;
  }

  // "ten of the 14 suspects arrested in May | were charged", "sentenced | 9 % of convicted men":
  // a part has a verb of its own.
  [[nodiscard]] std::string of_part(const Count& count, const std::string& own,
                                    const std::string& verb) const {
    const bool some = count.part || count.kind == CountKind::Share;
    if (!some || own.empty() || own == "potential") return {};
    if (!verb.empty() && verb != "reported") return verb;
    std::string next = by_tree(count);
    if (next.empty()) next = by_use(count);
    return next == "reported" ? std::string() : next;
  }

  // What was done to people of whom somebody reckons how many they are.
  [[nodiscard]] static bool is_harm(const std::string& status) {
    return status == "exploited" || status == "trafficked" || status == "sold";
  }

  // "the rescue of | 430 victims", "charges against | 17 brokers"
  [[nodiscard]] std::string led_by_noun(const Count& count) const {
    for (const Hit* hit : hits_) {
      if (hit->frame->use == "nominal" && fits(*hit, count)) return hit->frame->code;
    }
    return {};
  }

  // What is said of numbers of whom nothing else is told: "counted | 12", "put at | 12".
  [[nodiscard]] std::string weak(const Count& count) const {
    if (count.kind == CountKind::Money || count.kind == CountKind::Term) return {};
    std::string found;
    for (const Hit* hit : hits_) {
      const std::string& use = hit->frame->use;
      const bool meant = kWeakUses.has_folded(use);
      if (meant && fits(*hit, count)) found = hit->frame->code;
    }
    if (found.empty()) found = status_after_those(s_, hits_, count);
    return found.empty() ? status_supposed(s_, hits_, count) : found;
  }

  // What a row says that knows by itself whom it is said of, wherever it
  // stands: the nearest.
  [[nodiscard]] std::string by_use(const Count& count) const {
    const Hit* best = nullptr;
    std::uint32_t least = 0;
    for (const Hit* hit : hits_) {
      const std::string& use = hit->frame->use;
      if (use.empty() || kWeakUses.has_folded(use)) continue;
      // "No victim | received help" counts nobody.
      if (count.none && hit->frame->code == "assisted") continue;
      const bool before = hit->tokens.begin < count.tokens.begin;
      const std::uint32_t gap =
          before ? count.tokens.begin - hit->tokens.begin : hit->tokens.begin - count.tokens.begin;
      if ((best != nullptr && gap >= least) || !fits(*hit, count)) continue;
      best = hit;
      least = gap;
    }
    return best != nullptr ? best->frame->code : std::string();
  }

  // What is said to be done to those suspected: "suspected of smuggling | were detained".
  [[nodiscard]] std::string behind_suspicion(const Count& count) const {
    constexpr std::uint32_t kReach = 16;
    const std::uint32_t end = std::min(s_.tokens.end, count.tokens.end + kReach);
    for (std::uint32_t at = count.tokens.end + 1; at + 1 < end; ++at) {
      if (!view_.is(at, {key("is"), key("are"), key("was"), key("were"), key("been")})) continue;
      if (std::string told = status_at(at + 1, count); !told.empty()) return told;
    }
    return {};
  }

  // "One was killed and 19 others | were injured": something else than those before.
  [[nodiscard]] bool suffers_else(const Count& count) const {
    const std::uint32_t at =
        count.beside ? std::max(count.tokens.end, count.unit.end) : count.tokens.end;
    return at + 1 < s_.tokens.end &&
           view_.is(at, {key("is"), key("are"), key("was"), key("were")}) &&
           view_.word(at + 1).pos == Pos::Verb &&
           view_.word(at + 1).form == VerbForm::PastParticiple && status_at(at + 1, count).empty();
  }

  // Takes out what counts nothing; `like` is a place in the list.
  void leave_out() {
    std::vector<std::uint32_t> places;
    std::uint32_t kept = 0;
    for (const Count& count : s_.counts) places.push_back(is_no_count(count) ? kNone : kept++);
    if (kept == s_.counts.size()) return;
    for (Count& count : s_.counts) {
      if (count.like != kNone) count.like = places[count.like];
    }
    std::size_t at = 0;
    std::erase_if(s_.counts, [&](const Count&) { return places[at++] == kNone; });
  }

  // "No child should be sold", "No victim was left alone": a demand, or what happens to nobody, and
  // not how many children or victims there are.
  [[nodiscard]] bool is_no_count(const Count& count) const {
    if (!count.none || !count.beside || count.unit.empty()) return false;
    // "did not hold any officers responsible"
    if (view_.is(count.tokens.begin, {key("any")}) && count.status.empty() && is_people(count)) {
      return true;
    }
    const std::uint32_t group =
        count.unit.end < s_.tokens.end ? verb_group_at(view_, count.unit.end) : kNone;
    if (group == kNone) return false;
    const auto& chunk = view_.analysis().chunks[group];
    if (!is_finite(view_.analysis(), chunk)) return false;
    if (chunk.modal != kNone && !view_.is(chunk.modal, {key("can"), key("could")})) return true;
    const bool be = chunk.head == kNone || view_.word(chunk.head).lemma == key("be");
    const bool done = is_done(chunk.tokens, count) ||
                      !view_.find(Family::Incident, chunk.tokens).empty() ||
                      !view_.find(Family::Move, chunk.tokens).empty();
    // "Not a single trafficker", "none of the victims" are told as numbers.
    const bool bare = view_.is(count.tokens.begin, {key("no")});
    return bare && is_people(count) && count.status.empty() && !be && !done;
  }

  // "No victim | received help" is no receiving of victims.
  [[nodiscard]] bool is_done(const TokenRange& verb, const Count& count) const {
    for (const Hit* hit : view_.find(Family::Status, verb)) {
      if (fits(*hit, count)) return true;
    }
    return false;
  }

  [[nodiscard]] static bool is_people(const Count& count) {
    static constexpr text::WordSet kPeople{"victim",  "person",  "child",    "trafficker",
                                           "suspect", "accused", "official", "group"};
    return kPeople.has_folded(count.unit_class);
  }

  // "did not report | any convictions": what was not told is not known to be none.
  [[nodiscard]] bool is_untold(const Count& count) const {
    const std::uint32_t begin = count.tokens.begin;
    if (!count.none || begin == s_.tokens.begin || !view_.is(begin, {key("any"), key("a")})) {
      return false;
    }
    const std::uint64_t lemma = view_.word(begin - 1).lemma;
    return lemma == key("report") || lemma == key("disclose") || lemma == key("provide") ||
           lemma == key("publish");
  }

  // "investigating | seven cases", "convicted only | 12": the verb right before the number,
  // whatever the tree makes of a list.
  [[nodiscard]] std::string right_before(const Count& count) const {
    std::uint32_t at = count.tokens.begin;
    while (at > s_.tokens.begin &&
           view_.is(at - 1, {key("only"), key("just"), key("the"), key("another"), key("all"),
                             key("some"), key("its"), key("their"), key("a"), key("total"),
                             key("of"), key("at"), key("least")})) {
      --at;
    }
    if (at == s_.tokens.begin || view_.word(at - 1).pos != Pos::Verb) return {};
    std::string found = status_at(at - 1, count);
    const bool sure = found != "estimated" && found != "reported" && found != "trafficked";
    return sure ? found : std::string();
  }

  // "were convicted, | six acquitted | and the rest let go": a participle without its auxiliary.
  [[nodiscard]] std::string right_behind(const Count& count) const {
    const std::uint32_t end = count.beside ? count.unit.end : count.tokens.end;
    const std::uint32_t begin = count.tokens.begin;
    if (!count.beside && view_.is(end, {key("dead")})) return "killed";
    if (!count.beside && view_.is(end, {key("missing")})) return "missing";
    if (end + 1 > s_.tokens.end || begin == s_.tokens.begin || count.none) return {};
    const bool joined = view_.is_mark(begin - 1) || view_.word(begin - 1).pos == Pos::Coordinator;
    const language::Word& verb = view_.word(end);
    const bool participle = verb.form == VerbForm::PastParticiple || verb.form == VerbForm::Past ||
                            verb.pos == Pos::Adjective;
    const std::uint32_t group = verb_group_at(view_, end);
    if (!joined || !participle ||
        (group != kNone && view_.analysis().chunks[group].tokens.size() > 1)) {
      return {};
    }
    const bool ends = end + 1 == s_.tokens.end || view_.is_mark(end + 1) ||
                      view_.word(end + 1).pos == Pos::Coordinator ||
                      view_.is(end + 1, {key("of"), key("for"), key("on"), key("in")});
    if (!ends) return {};
    for (const Hit* hit : hits_) {
      if (hit->tokens.begin != end) continue;
      const std::string& code = hit->frame->code;
      const bool judged = code == "acquitted" || code == "convicted" || code == "arrested" ||
                          code == "charged" || code == "sentenced" || code == "deported" ||
                          code == "registered" || code == "referred";
      if (judged) return code;
    }
    return {};
  }

  // "freed 12 women | from two flats": where they were, and not who was freed.
  [[nodiscard]] bool is_where(const Count& count) const {
    static constexpr text::WordSet kThings{"facility", "other", "organisation", "vehicle", "place"};
    const std::uint32_t begin = count.tokens.begin;
    return begin > s_.tokens.begin && kThings.has_folded(count.unit_class) && count.beside &&
           view_.is(begin - 1, {key("from"), key("in"), key("at"), key("on"), key("across")});
  }

  // "412 | presumed | victims"
  [[nodiscard]] bool is_potential(const Count& count, const TokenRange& around,
                                  std::uint32_t end) const {
    for (const Hit* hit : view_.find(Family::Status, around)) {
      // "suspected recruiters" are nobody's potential victims; of cases it is told what was done.
      // "31 people | suspected of helping them" are accused.
      const bool accused = hit->tokens.begin >= end && hit->tokens.end < s_.tokens.end &&
                           view_.is(hit->tokens.end, {key("of")});
      const bool other = is_behind_of(hit->tokens.begin, count);  // "reports of suspected theft"
      if (hit->frame->code == "potential" && suffers(count) && !accused && !other) return true;
    }
    return false;
  }

  // "412 presumed victims", "96 victims | identified in 2020".
  [[nodiscard]] std::string in_unit(const Count& count) const {
    // "puts | the persons convicted in 2023 | at 17": the words for what is counted stand
    // elsewhere.
    const bool apart = !count.beside && !count.unit.empty() && count.like == kNone;
    std::uint32_t begin = apart ? count.unit.begin : count.tokens.begin;
    // "| Identified | victims numbered 60"
    if (apart && begin > s_.tokens.begin &&
        view_.word(begin - 1).form == VerbForm::PastParticiple) {
      --begin;
    }
    const std::uint32_t end =
        apart ? count.unit.end : std::max(count.tokens.end, count.beside ? count.unit.end : 0);
    const TokenRange around{begin, std::min(s_.tokens.end, end + 1)};
    if (is_potential(count, around, end)) return "potential";
    for (const Hit* hit : hits_) {
      if (hit->tokens.begin < around.begin || hit->tokens.end > tail_end(end)) continue;
      if (!is_of_unit(*hit, count, end)) continue;
      const VerbForm form = view_.word(hit->tokens.begin).form;
      const bool participle = form == VerbForm::PastParticiple || (apart && form == VerbForm::Past);
      // "five trafficking | investigations"
      const bool tail = hit->tokens.begin == end;
      if (participle || (!tail && hit->frame->code != "trafficked")) return hit->frame->code;
    }
    return {};
  }

  // Whether a word within or right behind the unit, which ends at `end`, may tell the status of
  // what is counted.
  [[nodiscard]] bool is_of_unit(const Hit& hit, const Count& count, std::uint32_t end) const {
    const std::string& use = hit.frame->use;
    if (use == "nominal" || use == "predicate" || kWeakUses.has_folded(use)) return false;
    const std::string& code = hit.frame->code;
    if (code == "estimated" || code == "potential") return false;
    if (code == "suspected" && !suffers(count)) return false;
    if (hit.tokens.begin > end || !fits(hit, count)) return false;
    return hit.tokens.begin >= end || !is_behind_of(hit.tokens.begin, count);
  }

  // "17 persons | convicted of theft | are named", "of nine people | convicted |, two went": taken
  // for a past tense.
  [[nodiscard]] bool is_reduced(const Hit& hit) const {
    static constexpr text::WordSet kDone{"convicted", "arrested", "identified", "rescued",
                                         "charged",   "deported", "exploited",  "sentenced"};
    const std::uint32_t end = hit.tokens.end;
    if (!kDone.has_folded(hit.frame->code) || end >= s_.tokens.end) return false;
    if (!view_.is_mark(end) && view_.word(end).pos != Pos::Adposition) return false;
    for (std::uint32_t at = end; at < s_.tokens.end; ++at) {
      const std::uint32_t group = verb_group_at(view_, at);
      if (group != kNone && is_finite(view_.analysis(), view_.analysis().chunks[group]))
        return true;
    }
    return false;
  }

  [[nodiscard]] bool is_behind_of(std::uint32_t at, const Count& count) const {
    for (std::uint32_t i = count.unit.begin; count.beside && i < at; ++i) {
      if (view_.word(i).pos == Pos::Adposition) return true;
    }
    return false;
  }

  // A frame that begins right behind the unit may be of several words: "taken into custody".
  [[nodiscard]] std::uint32_t tail_end(std::uint32_t end) const {
    constexpr std::uint32_t kLong = 5;
    return std::min(s_.tokens.end, end + kLong);
  }

  [[nodiscard]] static bool suffers(const Count& count) {
    static constexpr text::WordSet kOthers{"trafficker", "suspect",    "accused",
                                           "case",       "prosecuted", "investigation"};
    return !kOthers.has_folded(count.unit_class);
  }

  [[nodiscard]] bool fits(const Hit& hit, const Count& count) const {
    return fits_count(s_, hit, count);
  }

  [[nodiscard]] std::string status_at(std::uint32_t token, const Count& count) const {
    std::string found;
    std::uint32_t longest = 0;
    for (const Hit* hit : hits_) {
      if (hit->tokens.begin != token || hit->tokens.size() < longest) continue;
      const std::string& use = hit->frame->use;
      if (use == "nominal" || use == "predicate" || kWeakUses.has_folded(use)) continue;
      if (!fits(*hit, count)) continue;
      // "trafficking | investigations" is no deed.
      const bool of_noun = hit->frame->code == "trafficked" && token + 1 < s_.tokens.end &&
                           view_.word(token).form != VerbForm::PastParticiple &&
                           is_noun(view_, token + 1);
      if (of_noun) continue;
      const bool longer = hit->tokens.size() > longest;
      if (found.empty() || longer || hit->tokens.size() > 1) found = hit->frame->code;
      longest = hit->tokens.size();
    }
    return found;
  }

  // "six were jailed, four | were acquitted": what stands right behind it, if the tree errs.
  [[nodiscard]] std::string by_next(const Count& count) const {
    const std::uint32_t end = count.beside ? count.unit.end : count.tokens.end;
    const std::uint32_t group = end < s_.tokens.end ? verb_group_at(view_, end) : kNone;
    if (group == kNone || !s_.tree.has(end)) return {};
    const auto& chunk = view_.analysis().chunks[group];
    if (!is_finite(view_.analysis(), chunk)) return {};
    // "were | acquitted", taken for a quality
    if (chunk.tokens.size() == 1 && view_.word(end).pos == Pos::Auxiliary) {
      return end + 1 < s_.tokens.end ? status_at(end + 1, count) : std::string();
    }
    const std::uint32_t last = chunk.tokens.end - 1;
    const bool passive = chunk.tokens.size() > 1 && is_passive(view_, group, last);
    return passive ? status_at(last, count) : std::string();
  }

  // The verb that the number or its noun hangs on; a verb of saying that stands above another tells
  // nothing.
  [[nodiscard]] std::string by_tree(const Count& count) const {
    const std::uint32_t start =
        count.beside && !count.unit.empty() ? head_of(count) : count.tokens.end - 1;
    std::uint32_t at = s_.tree.verb_above(start);
    for (int step = 0; at != kNone && step < 3; ++step) {
      if (!s_.tokens.contains(at)) return {};
      std::string found = status_at(at, count);
      if (!found.empty()) return found;
      const std::uint32_t above = s_.tree.head(at);
      if (!s_.tree.is(at, {Relation::OpenComplement, Relation::Conjunct,
                           Relation::ClausalComplement, Relation::Auxiliary}))
        return {};
      if (s_.tree.is(at, {Relation::Conjunct}) && has_own_subject(at, above)) return {};
      at = above == kNone ? kNone : s_.tree.verb_above(above);
    }
    return {};
  }
  // "women were arrested; no campaigns | were held": another statement.
  [[nodiscard]] bool has_own_subject(std::uint32_t verb, std::uint32_t above) const {
    const std::uint32_t group = verb_group_at(view_, verb);
    if (above == kNone || above > verb || group == kNone) return false;
    for (std::uint32_t at = above; at < verb; ++at) {
      if (view_.is(at, {key(";")})) return true;
    }
    const TokenRange subject = subject_of(view_, group, {above + 1, s_.tokens.end});
    return !subject.empty() && is_finite(view_.analysis(), view_.analysis().chunks[group]);
  }
  [[nodiscard]] std::uint32_t head_of(const Count& count) const {
    std::uint32_t end = count.unit.end;
    for (std::uint32_t at = count.unit.begin; at < end; ++at) {
      if (view_.is(at, {key("of")})) end = at;
    }
    return end - 1;
  }

  // "the 105 people | whom the house sheltered": what the clause behind the unit says.
  [[nodiscard]] std::string by_relative(const Count& count) const {
    const std::uint32_t end = count.beside ? count.unit.end : count.tokens.end;
    if (end >= s_.tokens.end || !view_.is(end, {key("who"), key("whom"), key("that")})) return {};
    for (std::uint32_t at = end + 1; at < s_.tokens.end && !view_.is_mark(at); ++at) {
      const std::uint32_t group = verb_group_at(view_, at);
      if (group == kNone) continue;
      const auto& chunk = view_.analysis().chunks[group];
      return is_finite(view_.analysis(), chunk) && chunk.modal == kNone
                 ? status_at(chunk.tokens.end - 1, count)
                 : std::string();
    }
    return {};
  }

  // Without a tree: the verb before the number, unless another is said of it ("sentenced a trader
  // for trafficking | three girls"), else the one behind.
  [[nodiscard]] std::string by_place(std::uint32_t index) const {
    const Count& count = s_.counts[index];
    if (s_.tree.has(count.tokens.begin)) return {};
    const std::uint32_t from = index == 0 ? s_.tokens.begin : s_.counts[index - 1].tokens.end;
    const std::uint32_t to =
        index + 1 == s_.counts.size() ? s_.tokens.end : s_.counts[index + 1].tokens.begin;
    std::string told;
    const std::uint32_t own = count.beside ? count.unit.end : count.tokens.end;
    const std::uint32_t behind = own < to ? verb_group_at(view_, own) : kNone;
    if (behind != kNone && count.none) {  // "no trafficker | was convicted", whatever stands before
      const TokenRange verb = view_.analysis().chunks[behind].tokens;
      std::string found = status_at(verb.end - 1, count);
      if (!found.empty() && is_passive(view_, behind, verb.end - 1)) return found;
    }
    for (std::uint32_t at = count.tokens.begin; at-- > from;) {
      std::string found = status_at(at, count);
      // "the paper reported | 400 workers were trafficked": what was done outranks who told of it.
      if (found == "reported") told = found;
      if (!found.empty() && found != "estimated" && found != "reported") return found;
      if (view_.word(at).pos == Pos::Verb) break;
    }
    const std::uint32_t end = count.beside ? count.unit.end : count.tokens.end;
    for (std::uint32_t at = end; at < to; ++at) {
      if (std::string found = status_at(at, count); !found.empty()) return found;
      // "three victims | were identified"
      const bool auxiliary = view_.is(at, {key("was"), key("were"), key("been"), key("had"),
                                           key("has"), key("have"), key("being")});
      if (auxiliary) continue;
      if (view_.word(at).pos == Pos::Verb || view_.is_mark(at)) break;
    }
    return told;
  }

  CountedSentence& s_;
  const View& view_;
  DeedHits hits_;  // of the sentence: those of status.tsv first
};

}  // namespace

void find_statuses(CountedSentence& sentence) {
  Statuses(sentence).find();
}

}  // namespace plumbline::extract
