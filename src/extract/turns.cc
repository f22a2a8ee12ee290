// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <iterator>
#include <string>

#include "extract/speakers_internal.h"
#include "extract/turns_internal.h"
#include "text/token.h"

namespace plumbline::extract {
namespace {

using model::BlockRole;
using model::ChainLink;
using model::LinkStatus;

// The tokens that begin inside `span`.
TokenRange tokens_begun_in(const Reading& r, const text::Span& span) {
  const auto& tokens = r.analysis.tokens;
  const auto before = [](const text::Token& token, std::uint32_t at) {
    return token.span.begin < at;
  };
  const auto begin = std::lower_bound(tokens.begin(), tokens.end(), span.begin, before);
  const auto end = std::lower_bound(begin, tokens.end(), span.end, before);
  return {static_cast<std::uint32_t>(begin - tokens.begin()),
          static_cast<std::uint32_t>(end - tokens.begin())};
}

// Persons whom the running text names before byte `end`, each once, in order.
std::vector<std::string> people_before(const Reading& r, std::uint32_t end) {
  std::vector<std::string> people;
  for (const language::Entity& entity : r.analysis.entities) {
    if (entity.kind != language::EntityKind::Person || entity.mentions.empty()) continue;
    const bool early =
        std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](std::uint32_t index) {
          const language::Mention& mention = r.analysis.mentions[index];
          const bool running = model::is_running(role_at(r, mention.tokens.begin)) ||
                               role_at(r, mention.tokens.begin) == BlockRole::Headline;
          return mention.name != kNone && running && r.analysis.span(mention.tokens).end <= end;
        });
    if (early && !entity.name.empty()) people.push_back(entity.name);
  }
  return people;
}

// The words of a name, by their keys, without the first if there are several.
std::vector<std::uint64_t> name_keys(std::string_view name) {
  std::vector<std::uint64_t> keys;
  for (const text::Token& token : text::tokenize(name)) keys.push_back(token.key);
  if (keys.size() > 1) keys.erase(keys.begin());
  return keys;
}

// Whom a question addresses: "Ms Roe, what ...?", "What would help, Judge Roe?"
bool is_addressed(const Reading& r, std::string_view name) {
  const std::vector<std::uint64_t> keys = name_keys(name);
  const text::PhraseTable& titles = r.refdata.wordlist("titles");
  std::vector<std::uint32_t> values;
  for (const model::Block& block : r.document.blocks) {
    if (block.role != BlockRole::Question) continue;
    const TokenRange tokens = tokens_begun_in(r, block.text);
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
      const bool capital = r.capital(at) && r.kind(at) == text::TokenKind::Word;
      if (!capital || titles.match_at(r.analysis.tokens, at, values) == 0) continue;
      // The name behind the title, up to the sign that closes the address.
      std::uint32_t last = at + 1;
      if (r.key(last) == "."_w) ++last;
      bool meant = false;
      while (last < tokens.end && r.kind(last) == text::TokenKind::Word && r.capital(last)) {
        meant = meant || std::find(keys.begin(), keys.end(), r.key(last)) != keys.end();
        ++last;
      }
      const bool opens = at == tokens.begin || r.comma(at - 1);
      if (meant && opens && (r.comma(last) || r.key(last) == "?"_w)) return true;
    }
  }
  return false;
}

// Who is asked: of the persons named above the first answer, the one whom the questions address;
// whoever writes the text is none of them.
ChainLink interviewee(const Reading& r, std::uint32_t first_answer) {
  ChainLink link;
  link.kind = model::SourceKind::Person;
  link.manner = model::Manner::Says;
  std::vector<std::string> people = people_before(r, first_answer);
  if (people.size() > 1) {
    std::erase_if(people, [&](const std::string& name) {
      const auto& authors = r.document.authors;
      return std::find(authors.begin(), authors.end(), name) != authors.end();
    });
  }
  if (people.size() > 1) {
    std::vector<std::string> addressed;
    std::copy_if(people.begin(), people.end(), std::back_inserter(addressed),
                 [&](const std::string& name) { return is_addressed(r, name); });
    if (addressed.size() == 1) people = std::move(addressed);
  }
  if (people.empty()) {
    link.status = LinkStatus::Unnamed;
  } else {
    link.status = people.size() == 1 ? LinkStatus::Carried : LinkStatus::Ambiguous;
    link.name = people.front();
    if (people.size() > 1) link.candidates = std::move(people);
  }
  return link;
}

// "JR", "J.R.", "S. B. A.": the capitals of it; empty if the label is no initials.
std::string initials_of_label(std::string_view label) {
  std::string letters;
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') {
      letters += c;
    } else if (c != '.' && c != ' ' && c != '-') {
      return {};
    }
  }
  constexpr std::size_t kMost = 5;
  return letters.size() >= 2 && letters.size() <= kMost ? letters : std::string();
}

std::string initials_of_name(std::string_view name) {
  std::string letters;
  bool begins = true;
  for (const char c : name) {
    if (begins && c >= 'A' && c <= 'Z') letters += c;
    begins = c == ' ' || c == '-';
  }
  return letters;
}

// The one person named before the first answer who has these initials.
std::optional<ChainLink> by_initials(const Reading& r, std::string_view label,
                                     std::uint32_t first_answer) {
  const std::string letters = initials_of_label(label);
  if (letters.empty()) return std::nullopt;
  ChainLink link;
  for (const std::string& name : people_before(r, first_answer)) {
    if (initials_of_name(name) != letters) continue;
    if (!link.name.empty()) return std::nullopt;
    link.name = name;
  }
  if (link.name.empty()) return std::nullopt;
  link.kind = model::SourceKind::Person;
  link.status = LinkStatus::Carried;
  return link;
}

// "ROE": the one person of the text whose last name it is.
std::optional<ChainLink> by_surname(const Reading& r, std::string_view label) {
  const std::string surname = " " + text::fold(label);
  ChainLink link;
  for (const language::Entity& entity : r.analysis.entities) {
    if (entity.kind != language::EntityKind::Person) continue;
    const std::string name = text::fold(entity.name);
    if (!name.ends_with(surname) || name.size() == surname.size()) continue;
    if (!link.name.empty() && link.name != entity.name) return std::nullopt;
    link.name = entity.name;
  }
  if (link.name.empty()) return std::nullopt;
  link.kind = model::SourceKind::Person;
  return link;
}

// "Deputy Spokesperson:", "MINISTER:": the one person before the first answer who is called so,
// "Ana Ruiz, Deputy Spokesperson for the port".
std::optional<ChainLink> by_office(const Reading& r, std::string_view label, std::uint32_t end) {
  const std::string office = text::fold(label);
  ChainLink link;
  for (const language::Mention& mention : r.analysis.mentions) {
    if (mention.name == kNone) continue;
    const language::Name& name = r.analysis.names[mention.name];
    const text::Span span = r.analysis.span(mention.tokens);
    if (name.kind != language::NameKind::Person || span.begin >= end) continue;
    std::string_view behind = std::string_view(r.document.text).substr(span.end);
    if (!behind.starts_with(", ")) continue;
    behind.remove_prefix(2);
    if (behind.starts_with("the ")) behind.remove_prefix(4);
    const std::string folded = text::fold(behind.substr(0, label.size() + 1));
    const bool called = folded.starts_with(office) &&
                        (folded.size() == office.size() || folded.back() == ' ' ||
                         std::string_view(",.;)\n").find(folded.back()) != std::string_view::npos);
    if (!called) continue;
    if (!link.name.empty() && link.name != name.canonical) return std::nullopt;
    link.name = name.canonical;
  }
  if (link.name.empty()) return std::nullopt;
  link.kind = model::SourceKind::Person;
  link.status = LinkStatus::Carried;
  link.office = std::string(label);
  return link;
}

}  // namespace

BlockRole role_at(const Reading& r, std::uint32_t at) {
  const model::Block* block =
      at < r.size() ? model::block_at(r.document, r.analysis.tokens[at].span.begin) : nullptr;
  return block != nullptr ? block->role : BlockRole::Body;
}

bool may_state(const Reading& r, std::uint32_t at) {
  const BlockRole here = role_at(r, at);
  if (here == BlockRole::Question) return r.key(r.sentence(at).end - 1) != "?"_w;
  return model::is_running(here) || here == BlockRole::Headline;
}

std::vector<AnswerTurn> find_answers(const Reading& reading) {
  std::vector<AnswerTurn> turns;
  const auto& blocks = reading.document.blocks;
  const auto answer = [](const model::Block& block) { return block.role == BlockRole::Answer; };
  const auto first = std::find_if(blocks.begin(), blocks.end(), answer);
  if (first == blocks.end()) return turns;
  Speakers speakers(reading);
  const ChainLink unlabelled = interviewee(reading, first->text.begin);
  for (const model::Block& block : blocks) {
    if (!answer(block)) continue;
    AnswerTurn turn{tokens_begun_in(reading, block.text), unlabelled};
    if (turn.tokens.empty()) continue;
    if (block.speaker) {
      const std::string_view label = text::slice(reading.document.text, *block.speaker);
      auto known = by_initials(reading, label, first->text.begin);
      if (!known) known = by_surname(reading, label);
      turn.speaker = known ? *known : speakers.resolve(tokens_begun_in(reading, *block.speaker));
      if (turn.speaker.status == LinkStatus::Unnamed) {
        if (auto person = by_office(reading, label, first->text.begin)) {
          turn.speaker = std::move(*person);
        }
      }
      turn.speaker.manner = model::Manner::Says;
    }
    turns.push_back(std::move(turn));
  }
  return turns;
}

model::AttributionChain in_answer(model::AttributionChain chain, const ChainLink& speaker) {
  const bool said_already = std::any_of(
      chain.links.begin(), chain.links.end(),
      [&](const ChainLink& link) { return !link.name.empty() && link.name == speaker.name; });
  if (said_already) return chain;
  const auto behind = chain.links.begin() + (chain.links.empty() ? 0 : 1);
  chain.links.insert(behind, speaker);
  return chain;
}

}  // namespace plumbline::extract
