// SPDX-License-Identifier: Apache-2.0
//
// What became of a sum: a fine is sentenced; what public hands and donors allot, give or spend, and
// what a public body or those who help has to spend, is funded. A price, a wage, a debt, a bribe
// and what somebody asks for are nothing of the kind.

#include <algorithm>

#include "extract/content_readers_internal.h"
#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

constexpr text::WordSet kFundNouns{"budget",      "budgets",       "funding",        "grant",
                                   "grants",      "subsidy",       "subsidies",      "allocation",
                                   "allocations", "appropriation", "appropriations", "funds",
                                   "spending"};
constexpr text::WordSet kFineNouns{"fine", "fines", "fined"};

class Purse {
 public:
  Purse(const CountedSentence& sentence, const Count& count)
      : s_(sentence), view_(sentence.view), count_(count), end_(end_of_sum()) {}

  // "fines of 2,000 and back wages of | 9,000": none of what was told before it.
  [[nodiscard]] bool is_paid_for() const { return is_price(); }

  [[nodiscard]] std::string status() const {
    const bool sum = count_.kind == CountKind::Money;
    if (is_wished()) return {};
    if (sum && is_fine())
      return in_law() || is(count_.tokens.begin - 1, {key("is"), key("are")}) ? "" : "sentenced";
    if (is_of_budget()) return "funded";
    if (is_price()) return {};
    const bool nothing = count_.none && is_purse(count_.unit);
    if ((sum || nothing) && (is_given() || is_held())) return "funded";
    return {};
  }

 private:
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<std::uint64_t> keys) const {
    return s_.tokens.contains(at) && view_.is(at, keys);
  }
  template <class Set>
  [[nodiscard]] bool has_word(const Set& words, const TokenRange& range) const {
    return holds_form(view_, words, range);
  }
  [[nodiscard]] TokenRange before(std::uint32_t reach) const {
    const std::uint32_t begin = count_.tokens.begin;
    return {begin - std::min(begin - s_.tokens.begin, reach), begin};
  }
  [[nodiscard]] TokenRange behind(std::uint32_t reach) const {
    return {end_, std::min(s_.tokens.end, end_ + reach)};
  }
  [[nodiscard]] std::uint32_t end_of_sum() const {
    return count_.beside ? std::max(count_.tokens.end, count_.unit.end) : count_.tokens.end;
  }

  // "no money", "any funding"
  [[nodiscard]] bool is_purse(const TokenRange& unit) const {
    static constexpr text::WordSet kPurse{"money", "budget", "funding", "funds"};
    return has_word(kPurse, unit);
  }

  // "fined the farm 3,000 euros", "fines of up to 3,000 euros", "3,000 euros in fines".
  [[nodiscard]] bool is_fine() const {
    constexpr std::uint32_t kFar = 9;
    constexpr std::uint32_t kNear = 3;
    for (std::uint32_t at = count_.tokens.begin; at-- > before(kFar).begin;) {
      if (is(at, {key(";"), key(":")})) break;
      if (kFineNouns.has(view_.form(at))) return view_.word(at).pos != Pos::Adjective;
      const bool sum = count_at(s_, at) != nullptr && count_at(s_, at)->kind == CountKind::Money;
      if (sum) break;
    }
    const TokenRange next = behind(kNear);
    return !view_.is(next.begin, {key(",")}) && has_word(kFineNouns, next);
  }

  // "The law provides for fines of", "may be fined", "is punishable by": nobody was.
  [[nodiscard]] bool in_law() const {
    static constexpr text::WordSet kLaw{
        "punishable", "prescribes", "prescribed", "provides", "provide", "carries", "carry",
        "shall",      "may",        "can",        "must",     "faces",   "face",    "could",
        "would",      "law",        "act",        "code",     "liable",  "article", "threatens",
        "stipulates", "allows",     "section",    "maximum",  "minimum", "foresees"};
    return has_word(kLaw, {s_.tokens.begin, count_.tokens.begin});
  }

  // What is asked for, promised by nobody or missing.
  [[nodiscard]] bool is_wished() const {
    static constexpr text::WordSet kWishes{"ask",     "seek",   "need", "want",    "request",
                                           "require", "demand", "lack", "propose", "hope",
                                           "owe",     "cost",   "earn", "charge"};
    for (std::uint32_t at = count_.tokens.begin; at-- > s_.tokens.begin;) {
      if (is(at, {key(";")})) return false;
      const std::uint32_t group = verb_group_at(view_, at);
      if (group == kNone) continue;
      return kWishes.has(view_.word(at).lemma);
    }
    return false;
  }

  // "in bribes", "a month", "of unpaid wages": what is bought, earned or owed.
  [[nodiscard]] bool is_price() const {
    static constexpr text::WordSet kPrices{
        "bribe",    "bribes",   "ransom", "ransoms", "wage",     "wages",    "salary",
        "salaries", "debt",     "debts",  "loan",    "loans",    "fee",      "fees",
        "price",    "prices",   "profit", "profits", "earnings", "damages",  "families",
        "bail",     "turnover", "family", "worth",   "balance",  "reserves", "reserve"};
    constexpr std::uint32_t kNear = 4;
    const bool rate = is(end_, {key("a"), key("per"), key("an")}) &&
                      is(end_ + 1, {key("month"), key("day"), key("week"), key("hour"), key("head"),
                                    key("person"), key("kilo")});
    return rate || is(end_, {key("monthly"), key("daily"), key("weekly")}) ||
           has_word(kPrices, before(kNear)) || has_word(kPrices, behind(kNear));
  }

  // "a budget of 3 million", "the budget was cut by a fifth, to 3 million", "grants worth 3
  // million".
  [[nodiscard]] bool is_of_budget() const {
    const bool share = count_.kind == CountKind::Share;
    if (share && has_word(kFundNouns, count_.unit)) return true;  // "half of the shelter's budget"
    static constexpr text::WordSet kMoves{
        "fall",    "rise",   "cut",     "grow",  "increase", "be",    "stand",  "amount", "total",
        "come",    "reach",  "double",  "halve", "reduce",   "raise", "slash",  "drop",   "decline",
        "shrink",  "remain", "number",  "go",    "have",     "climb", "triple", "exceed", "contain",
        "include", "end",    "provide", "set",   "lower",    "trim",  "jump",   "award",  "give"};
    for (std::uint32_t at = count_.tokens.begin; at-- > s_.tokens.begin;) {
      if (is(at, {key(";"), key(":")})) return false;
      if (kFundNouns.has(view_.form(at)) && view_.word(at).pos != Pos::Verb) {
        static constexpr text::WordSet kOthers{"family", "household", "film",    "their",
                                               "her",    "his",       "monthly", "weekly"};
        return at == s_.tokens.begin || !kOthers.has(view_.form(at - 1));
      }
      const std::uint32_t group = verb_group_at(view_, at);
      const bool verb = group != kNone && view_.word(at).pos == Pos::Verb;
      if (verb && !kMoves.has(view_.word(at).lemma)) return false;
    }
    return false;
  }

  // Who has public money, or gives: a state by its name, its bodies, donors; no employer.
  [[nodiscard]] bool is_public(const TokenRange& phrase) const {
    static constexpr text::WordSet kOthers{
        "recruitment", "employment", "recruiting", "placement", "travel",    "company",
        "companies",   "firm",       "firms",      "factory",   "police",    "officers",
        "officer",     "officials",  "official",   "broker",    "brokers",   "employer",
        "employers",   "recruiter",  "recruiters", "gang",      "president", "minister",
        "court",       "courts",     "judge",      "judges",    "tribunal",  "jury"};
    static constexpr text::WordSet kGivers{
        "fund",         "funds",      "donor",      "donors",     "bank",       "treasury",
        "union",        "eu",         "region",     "province",   "canton",     "cantons",
        "programme",    "program",    "project",    "foundation", "un",         "unicef",
        "state",        "council",    "board",      "city",       "county",     "budget",
        "taxpayer",     "taxpayers",  "office",     "taskforce",  "committee",  "force",
        "embassy",      "agency",     "authority",  "centre",     "center",     "government",
        "governments",  "ministry",   "ministries", "cabinet",    "parliament", "authorities",
        "municipality", "department", "commission"};
    if (phrase.size() == 1 && is(phrase.begin, {key("it"), key("they")})) return is_told();
    if (phrase.empty() || has_word(kOthers, phrase)) return false;
    if (has_word(kGivers, phrase) || view_.has(Family::Actor, "government", phrase)) return true;
    if (view_.has(Family::Target, "international", phrase)) return true;
    const auto names = names_in(view_.analysis(), phrase);
    return std::any_of(names.begin(), names.end(), [&](const language::Name* name) {
      return name->kind == language::NameKind::Place && !name->country.empty() &&
             name->tokens.end == phrase.end && name->tokens.begin <= phrase.begin + 1;
    });
  }
  // "The office had no budget in 2020; in 2021 | it | received 3 million".
  [[nodiscard]] bool is_told() const {
    return std::any_of(s_.counts.begin(), s_.counts.end(), [&](const Count& count) {
      return count.tokens.end <= count_.tokens.begin && count.status == "funded";
    });
  }
  [[nodiscard]] bool is_helper(const TokenRange& phrase) const {
    return view_.has(Family::Target, "ngo", phrase) ||
           view_.has(Family::Target, "shelter", phrase) ||
           view_.has(Family::Actor, "organisation", phrase);
  }

  [[nodiscard]] TokenRange subject(std::uint32_t group) const {
    return without_time(view_, subject_in_sentence(view_, group, {s_.tokens, s_.tokens}));
  }
  // The verb group that governs the sum: the nearest before it, or, of a sum that is its subject,
  // the one behind.
  [[nodiscard]] std::uint32_t governing() const {
    const std::uint32_t next = end_ < s_.tokens.end ? verb_group_at(view_, end_) : kNone;
    if (next != kNone && is_finite(view_.analysis(), view_.analysis().chunks[next])) return next;
    for (std::uint32_t at = count_.tokens.begin; at-- > s_.tokens.begin;) {
      if (is(at, {key(";"), key(":")})) return kNone;
      const std::uint32_t group = verb_group_at(view_, at);
      if (group != kNone) return group;
    }
    return kNone;
  }

  [[nodiscard]] bool is_given() const {
    // "of the 2 million | allotted |, 300,000 were never spent"
    const bool lone = end_ < s_.tokens.end && view_.word(end_).form == VerbForm::PastParticiple;
    if (lone && is(end_, {key("allotted"), key("allocated"), key("earmarked"), key("budgeted")})) {
      return true;
    }
    static constexpr text::WordSet kGives{
        "give",     "provide", "pay",      "grant",      "release", "award",  "invest",
        "commit",   "spend",   "finance",  "approve",    "offer",   "devote", "assign",
        "send",     "channel", "sanction", "transfer",   "hand",    "extend", "inject",
        "dedicate", "use",     "put",      "contribute", "make",    "cover"};
    static constexpr text::WordSet kAllots{"allocate",  "allot",    "earmark",     "disburse",
                                           "budget",    "donate",   "appropriate", "fund",
                                           "subsidise", "subsidize"};
    const std::uint32_t group = governing();
    if (group == kNone) return false;
    const auto& chunk = view_.analysis().chunks[group];
    const std::uint32_t head = chunk.head == kNone ? chunk.tokens.end - 1 : chunk.head;
    const std::uint64_t lemma = view_.word(head).lemma;
    const bool aside = lemma == key("set") && is(chunk.tokens.end, {key("aside")});
    if (kAllots.has(lemma) || aside) return true;
    if (!kGives.has(lemma)) return false;
    if (chunk.modal != kNone && !is(chunk.modal, {key("will")})) return false;
    const bool passive = is_passive(view_, group, head) && chunk.tokens.begin >= end_;
    return is_public(passive ? agent_phrase(view_, chunk.tokens.end, s_.tokens) : subject(group));
  }

  // "The council had 3 million", "The shelter received 30,000 euros".
  [[nodiscard]] bool is_held() const {
    static constexpr text::WordSet kHolds{"have", "receive", "get", "stand", "hold", "obtain"};
    const std::uint32_t group = governing();
    if (group == kNone) return false;
    const auto& chunk = view_.analysis().chunks[group];
    const std::uint32_t head = chunk.head == kNone ? chunk.tokens.end - 1 : chunk.head;
    if (chunk.tokens.begin >= end_ || !kHolds.has(view_.word(head).lemma)) return false;
    const TokenRange who = subject(group);
    if (has_word(text::WordSet{"bank", "banks"}, who)) return false;  // of whoever put it there
    return is_public(who) || is_helper(who);
  }

  const CountedSentence& s_;
  const View& view_;
  const Count& count_;
  std::uint32_t end_;  // the first token behind the sum
};

}  // namespace

std::string status_of_sum(const CountedSentence& sentence, const Count& count) {
  return Purse(sentence, count).status();
}

bool is_price(const CountedSentence& sentence, const Count& count) {
  return count.kind == CountKind::Money && Purse(sentence, count).is_paid_for();
}

}  // namespace plumbline::extract
