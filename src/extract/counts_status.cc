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

struct Noun {
  std::uint64_t key;
  const char* status;
};
// What is counted tells by itself what was done.
constexpr std::array<Noun, 34> kNouns = {{
    {key("conviction"), "convicted"},
    {key("convictions"), "convicted"},
    {key("acquittal"), "acquitted"},
    {key("acquittals"), "acquitted"},
    {key("arrest"), "arrested"},
    {key("arrests"), "arrested"},
    {key("detentions"), "arrested"},
    {key("prosecution"), "prosecuted"},
    {key("prosecutions"), "prosecuted"},
    {key("investigation"), "investigated"},
    {key("investigations"), "investigated"},
    {key("inquiry"), "investigated"},
    {key("inquiries"), "investigated"},
    {key("probes"), "investigated"},
    {key("indictment"), "charged"},
    {key("indictments"), "charged"},
    {key("referral"), "referred"},
    {key("referrals"), "referred"},
    {key("inspection"), "inspected"},
    {key("inspections"), "inspected"},
    {key("audits"), "inspected"},
    {key("sentence"), "sentenced"},
    {key("sentences"), "sentenced"},
    {key("repatriations"), "repatriated"},
    {key("deportations"), "deported"},
    {key("rescues"), "rescued"},
    {key("death"), "killed"},
    {key("deaths"), "killed"},
    {key("bodies"), "killed"},
    {key("dead"), "killed"},
    {key("suspects"), "suspected"},
    {key("convicts"), "convicted"},
    {key("trials"), "prosecuted"},
    {key("verdicts"), "convicted"},
}};

class Statuses {
 public:
  explicit Statuses(CountedSentence& sentence) : s_(sentence), view_(sentence.view) {}

  void find() {
    for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
      Count& count = s_.counts[i];
      count.status = of(i);
      const bool priced = count.kind == CountKind::Money && count.status != "funded" &&
                          count.status != "sentenced" && count.status != "estimated";
      if (priced) count.status.clear();
      if (count.kind == CountKind::Term) count.status = "sentenced";
      if (count.value != 0 && is_undone(count)) count.status.clear();
    }
  }

 private:
  [[nodiscard]] std::string of(std::uint32_t index) const {
    const Count& count = s_.counts[index];
    if (const std::string own = in_unit(count); !own.empty()) return own;
    std::string verb = by_tree(count);
    if (verb.empty()) verb = by_place(index);
    const bool sure = !verb.empty() && verb != "estimated" && verb != "reported";
    if (sure) return verb;
    if (const std::string noun = of_noun(count); !noun.empty()) return noun;
    if (!verb.empty()) return verb;
    if (view_.has(Family::Status, "estimated", count.tokens)) return "estimated";
    const bool included = index > 0 && count.tokens.begin > s_.tokens.begin &&
                          view_.is(count.tokens.begin - 1, {key("including")});
    const bool inherits =
        count.part || count.compares || count.like != kNone || count.unit.empty() || included;
    if (!inherits) return {};
    if (count.like != kNone && count.like < index) return s_.counts[count.like].status;
    if (index > 0) return s_.counts[index - 1].status;
    return {};
  }

  // "failed to identify | 12 victims", "could have rescued | 7": counted, and nothing was done.
  [[nodiscard]] bool is_undone(const Count& count) const {
    static constexpr text::WordSet kUndone{
        "fail",  "fails",   "failed",   "failing",  "refuse", "refuses", "refused", "plan",
        "plans", "promise", "promises", "promised", "pledge", "pledged", "vowed",   "intends",
        "hopes", "wants",   "could",    "would",    "might",  "not",     "n't",     "planned"};
    constexpr std::uint32_t kReach = 4;  // words before the number
    const std::uint32_t begin = count.tokens.begin;
    bool verb = false;  // the word must govern a verb: "not 12 but 30" does not
    for (std::uint32_t at = begin; at > s_.tokens.begin && begin - at < kReach; --at) {
      if (view_.is_mark(at - 1)) return false;
      if (verb && kUndone.has(view_.form(at - 1))) return true;
      verb = verb || view_.word(at - 1).pos == Pos::Verb;
    }
    return false;
  }

  [[nodiscard]] std::string of_noun(const Count& count) const {
    for (std::uint32_t at = count.unit.begin; at < count.unit.end; ++at) {
      for (const Noun& noun : kNouns) {
        if (view_.form(at) == noun.key) return noun.status;
      }
    }
    return {};
  }

  // "412 presumed victims", "96 victims | identified in 2020".
  [[nodiscard]] std::string in_unit(const Count& count) const {
    const std::uint32_t end = std::max(count.tokens.end, count.beside ? count.unit.end : 0);
    for (const Hit* hit :
         view_.find(Family::Status, {count.tokens.begin, std::min(s_.tokens.end, end + 1)})) {
      // "suspected recruiters" are nobody's potential victims.
      if (hit->frame->code == "potential" && suffers(count)) return hit->frame->code;
    }
    for (const Hit* hit :
         view_.find(Family::Status, {count.tokens.begin, std::min(s_.tokens.end, end + 1)})) {
      if (hit->frame->code == "suspected" && !suffers(count)) continue;
      const bool tail = hit->tokens.begin == end;
      const bool participle = view_.word(hit->tokens.begin).form == VerbForm::PastParticiple;
      if (tail && !participle) continue;
      if (hit->frame->code != "estimated" && hit->frame->code != "potential")
        return hit->frame->code;
    }
    return {};
  }

  [[nodiscard]] static bool suffers(const Count& count) {
    return count.unit_class != "trafficker" && count.unit_class != "suspect" &&
           count.unit_class != "accused";
  }

  [[nodiscard]] std::string status_at(std::uint32_t token) const {
    std::string found;
    for (const Hit* hit : view_.find(Family::Status, s_.tokens)) {
      if (!hit->tokens.contains(token) || hit->tokens.begin != token) continue;
      if (found.empty() || hit->tokens.size() > 1) found = hit->frame->code;
    }
    return found;
  }

  // The verb that the number or its noun hangs on; a verb of saying that stands above another tells
  // nothing.
  [[nodiscard]] std::string by_tree(const Count& count) const {
    const std::uint32_t start =
        count.beside && !count.unit.empty() ? head_of(count) : count.tokens.end - 1;
    std::uint32_t at = s_.tree.verb_above(start);
    for (int step = 0; at != kNone && step < 3; ++step) {
      if (!s_.tokens.contains(at)) return {};
      std::string found = status_at(at);
      if (!found.empty()) return found;
      const std::uint32_t above = s_.tree.head(at);
      if (!s_.tree.is(at, {Relation::OpenComplement, Relation::Conjunct,
                           Relation::ClausalComplement, Relation::Auxiliary}))
        return {};
      at = above == kNone ? kNone : s_.tree.verb_above(above);
    }
    return {};
  }
  [[nodiscard]] std::uint32_t head_of(const Count& count) const {
    std::uint32_t end = count.unit.end;
    for (std::uint32_t at = count.unit.begin; at < end; ++at) {
      if (view_.is(at, {key("of")})) end = at;
    }
    return end - 1;
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
    for (std::uint32_t at = count.tokens.begin; at-- > from;) {
      std::string found = status_at(at);
      // "the paper reported | 400 workers were trafficked": what was done outranks who told of it.
      if (found == "reported") told = found;
      if (!found.empty() && found != "estimated" && found != "reported") return found;
      if (view_.word(at).pos == Pos::Verb) break;
    }
    const std::uint32_t end = count.beside ? count.unit.end : count.tokens.end;
    for (std::uint32_t at = end; at < to; ++at) {
      if (std::string found = status_at(at); !found.empty()) return found;
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
};

}  // namespace

void find_statuses(CountedSentence& sentence) {
  Statuses(sentence).find();
}

}  // namespace plumbline::extract
