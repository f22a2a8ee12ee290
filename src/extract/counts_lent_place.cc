// SPDX-License-Identifier: Apache-2.0
//
// The place of a count whose sentence names none: of the report, of the sentence before, of the
// head of the paragraph.

#include "extract/counts_scope_internal.h"

namespace plumbline::extract {
namespace {

using language::Name;
using language::NameKind;

class Lent {
 public:
  Lent(const CountedSentence& sentence, const std::string& headed)
      : s_(sentence), view_(sentence.view), headed_(headed) {}

  // The country a report is on; else that of the sentence before, of the same people its town too.
  void inherit(Count& count) const {
    const bool same_people = count.part || (count.unit.empty() && count.like == kNone);
    if (!same_people && count.kind != CountKind::Money) count.place = headed_;
    if (!count.place.empty()) return;
    if (s_.before != nullptr && !s_.before->counts.empty()) {
      const std::string& place = s_.before->counts.back().place;
      const bool country = view_.scene.refdata.country(place) != nullptr;
      if (!place.empty() && (country || same_people)) {
        count.place = place;
        return;
      }
    }
    if (std::string country = dateline(); !country.empty() && count.kind != CountKind::Money) {
      count.place = std::move(country);
      return;
    }
    if (count.kind != CountKind::Money && leads_elsewhere()) count.place = view_.leading;
  }
  // "ABUJA. The agency identified ...": the country of the town that heads the paragraph.
  [[nodiscard]] std::string dateline() const {
    const auto& tokens = view_.analysis().tokens;
    std::uint32_t at = s_.tokens.begin;
    while (at > 0 && !tokens[at].starts_block) --at;
    if (tokens[at].letters != text::LetterCase::Upper) return {};
    for (const Name* name : names_in(view_.analysis(), {at, at + 1})) {
      if (name->kind != NameKind::Place || name->tokens.end >= tokens.size()) continue;
      // "UK, Irish and Dutch police": the first of several.
      const bool listed = name->is_country && view_.is(name->tokens.end, {key(",")});
      if (!listed && view_.is(name->tokens.end, {key("."), key(":"), key("-"), key(",")})) {
        return name->country;
      }
    }
    return {};
  }
  // Whether the leading country is one because other sentences name it as a place.
  [[nodiscard]] bool leads_elsewhere() const {
    const TokenRange& named = s_.leading_named;
    return !headed_.empty() || (!named.empty() && (!s_.tokens.contains(named.begin) ||
                                                   !s_.tokens.contains(named.end - 1)));
  }

 private:
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<std::uint64_t> keys) const {
    return s_.tokens.contains(at) && view_.is(at, keys);
  }

  const CountedSentence& s_;
  const View& view_;
  const std::string& headed_;
};

}  // namespace

void inherit_place(const CountedSentence& sentence, Count& count, const std::string& headed) {
  Lent(sentence, headed).inherit(count);
}

}  // namespace plumbline::extract
