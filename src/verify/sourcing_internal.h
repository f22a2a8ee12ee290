// SPDX-License-Identifier: Apache-2.0
//
// What rests on what, read from the words of a whole text: "the daily printed it, citing the site;
// the site had it from the foundation, which relied on the daily". Nodes are whoever or whatever
// can be a source, by name ("Delta Online") or by what they are ("the site", "that dispatch").

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "verify/checks_internal.h"

namespace plumbline::verify {

// Whether two printed names may be one source's: equal, or one is the other's beginning or end
// ("the Gazette", "Tema Harbour Gazette").
[[nodiscard]] bool may_be_one_source(std::string_view a, std::string_view b);
// The same of names whose words_of_name() are at hand.
[[nodiscard]] bool may_be_one_source(const std::vector<std::string>& a,
                                     const std::vector<std::string>& b);
// Its words folded, without an article before them.
[[nodiscard]] std::vector<std::string> words_of_name(std::string_view name);

// A source as it stands in the text, tokens [begin, end).
struct SourceMention {
  std::string node;  // equal for one source
  std::string name;  // as printed
  std::size_t begin = 0;
  std::size_t end = 0;
  bool pronoun = false;
  bool work = false;  // told by what somebody made: "a letter from the foundation"
};

// Finds mentions from left to right and remembers which site "the site" is. Linear in the words;
// each new name is held against those before, 500 at most.
class SourceNodes {
 public:
  SourceNodes(const Checking& checking, const std::vector<std::string>& known);

  // All mentions in tokens [begin, end), which is a sentence; what they are is known from then on.
  [[nodiscard]] std::vector<SourceMention> mentions_in(std::size_t begin, std::size_t end);
  // The source of that name, which need not stand in the text.
  [[nodiscard]] SourceMention of_name(const std::string& name);
  // The mention that starts at token `at`, before `end`, if any.
  [[nodiscard]] std::optional<SourceMention> mention_at(std::size_t at, std::size_t end);

 private:
  struct Known {
    std::string node;
    std::string name;
    std::vector<std::string> words;
    bool country = false;
  };
  [[nodiscard]] bool is_country(const std::string& name) const;
  [[nodiscard]] const Known* fitting_one(const std::vector<std::string>& words) const;
  [[nodiscard]] bool is_capital(std::size_t at) const;
  [[nodiscard]] bool is(std::size_t at, std::string_view word) const;
  [[nodiscard]] std::size_t behind_by(std::size_t at, std::size_t end) const;
  [[nodiscard]] bool is_noun(std::size_t at) const;
  [[nodiscard]] std::optional<SourceMention> owned(std::size_t begin, std::size_t name,
                                                   std::size_t clitic, std::size_t end);
  [[nodiscard]] std::size_t noun_behind(std::size_t name_end, std::size_t end) const;
  [[nodiscard]] std::size_t name_end(std::size_t at, std::size_t end) const;
  [[nodiscard]] bool is_of_a_name(std::size_t at) const;
  [[nodiscard]] std::string printed(std::size_t begin, std::size_t end) const;
  [[nodiscard]] SourceMention named(std::size_t begin, std::size_t name, std::size_t end);
  [[nodiscard]] std::optional<SourceMention> described(std::size_t begin, std::size_t noun,
                                                       std::size_t end, bool definite,
                                                       std::size_t owner);
  [[nodiscard]] std::optional<SourceMention> behind_noun(std::size_t begin, std::size_t noun,
                                                         std::size_t end);
  void give_owners(std::vector<SourceMention>& mentions, std::size_t begin);
  void remember(std::size_t noun, const SourceMention& mention);

  const Checking& checking_;
  const std::vector<text::Token>& tokens_;
  std::vector<Known> names_;
  std::map<std::string, Known> by_name_;  // what names were found to be
  // "site" -> the site that was named last, and at which token.
  std::map<std::uint64_t, std::pair<Known, std::size_t>> by_noun_;
  std::vector<std::uint64_t> capitals_;  // words with a capital inside a sentence, in order
};

// Circles that the sentences themselves tell: the words of the statement that closes one, and its
// members as printed.
struct ToldCircle {
  text::Span span;
  std::vector<std::string> names;
};
// `known`: names of sources that a sentence may begin with. Chains of the claims count as who cites
// whom.
[[nodiscard]] std::vector<ToldCircle> told_circles(const Checking& checking,
                                                   const std::vector<std::string>& known);

}  // namespace plumbline::verify
