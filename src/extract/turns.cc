// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "extract/speakers_internal.h"
#include "extract/turns_internal.h"

namespace plumbline::extract {
namespace {

using model::BlockRole;
using model::ChainLink;
using model::LinkStatus;

// The tokens that begin inside `span`.
TokenRange tokens_in(const Reading& r, const text::Span& span) {
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

ChainLink interviewee(const Reading& r, std::uint32_t first_answer) {
  ChainLink link;
  link.kind = model::SourceKind::Person;
  link.manner = model::Manner::Says;
  std::vector<std::string> people = people_before(r, first_answer);
  if (people.empty()) {
    link.status = LinkStatus::Unnamed;
  } else {
    link.status = people.size() == 1 ? LinkStatus::Carried : LinkStatus::Ambiguous;
    link.name = people.front();
    if (people.size() > 1) link.candidates = std::move(people);
  }
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
    AnswerTurn turn{tokens_in(reading, block.text), unlabelled};
    if (turn.tokens.empty()) continue;
    if (block.speaker) {
      turn.speaker = speakers.resolve(tokens_in(reading, *block.speaker));
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
