// SPDX-License-Identifier: Apache-2.0
//
// Interviews: who asks and who answers. Recognised by labels ("Q:", "Jane Roe:") that return, or,
// in a text that calls itself an interview, by paragraphs that are nothing but a question.

#include <algorithm>
#include <map>

#include "language/frame_internal.h"

namespace plumbline::language {
namespace {

using model::Block;
using model::BlockRole;

constexpr std::size_t kLongestLabel = 48;  // bytes of "Jane Roe, Open Door Shelter:"
constexpr std::size_t kLongestQuestion = 400;
constexpr std::size_t kFewestTurns = 2;      // labelled turns of each side
constexpr std::size_t kFewestQuestions = 2;  // without labels
constexpr std::size_t kIntroduction = 2000;  // bytes in which the text says that it is an interview

enum class Side : std::uint8_t { None, Asks, Answers, Named };

struct Turn {
  std::size_t block = 0;
  Side side = Side::None;
  text::Span label;  // without the colon
  std::uint32_t rest = 0;
};

bool is_question(std::string_view text) {
  while (!text.empty() && (text.back() == '"' || text.back() == ' ' || text.back() == '*')) {
    text.remove_suffix(1);
  }
  return text.size() <= kLongestQuestion &&
         (text.ends_with("?") || text.ends_with("՞") || text.ends_with("؟"));
}

class Turns {
 public:
  Turns(const model::Document& document, const FrameNames& names, std::vector<Block>& blocks)
      : text_(document.text), names_(names), blocks_(blocks) {}

  void run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const BlockRole role = blocks_[i].role;
      if (role == BlockRole::Body || role == BlockRole::Heading) labelled(i);
    }
    settle_names();
    const auto count = [&](Side side) {
      return static_cast<std::size_t>(std::count_if(
          turns_.begin(), turns_.end(), [side](const Turn& turn) { return turn.side == side; }));
    };
    if (count(Side::Asks) >= kFewestTurns && count(Side::Answers) >= kFewestTurns) {
      write_labelled();
    } else if (count_questions() >= kFewestQuestions && says_interview()) {
      write_unlabelled();
    }
  }

 private:
  // "Q: ...", "Question. ...", "Jane Roe: ..."
  void labelled(std::size_t i) {
    const std::string_view text = text::slice(text_, blocks_[i].text);
    const std::size_t colon = text.substr(0, kLongestLabel).find_first_of(":.");
    if (colon == std::string_view::npos || colon == 0 || colon + 1 >= text.size()) return;
    if (text[colon + 1] != ' ') return;
    const std::string_view label = text.substr(0, colon);
    const Opening opening = names_.opening_of(label);
    Turn turn;
    turn.block = i;
    turn.label = text::make_span(blocks_[i].text.begin, blocks_[i].text.begin + colon);
    turn.rest = blocks_[i].text.begin + static_cast<std::uint32_t>(colon) + 2;
    if (opening.size == label.size() && opening.word == FrameWord::Question) {
      turn.side = Side::Asks;
    } else if (opening.size == label.size() && opening.word == FrameWord::Answer) {
      turn.side = Side::Answers;
    } else if (text[colon] == ':') {
      const Sense sense = names_.sense_of(label.substr(0, label.find(',')));
      // A surname may be a place's name too.
      if (sense == Sense::Nothing || sense == Sense::Date || sense == Sense::Section) return;
      turn.side = Side::Named;
    } else {
      return;
    }
    turns_.push_back(turn);
  }

  // Of names, the one half of whose turns are questions asks; others that return answer.
  void settle_names() {
    std::map<std::string_view, std::pair<std::size_t, std::size_t>> seen;  // turns, questions
    for (const Turn& turn : turns_) {
      if (turn.side != Side::Named) continue;
      auto& [all, asked] = seen[text::slice(text_, turn.label)];
      ++all;
      const Block& block = blocks_[turn.block];
      asked += is_question(text_.substr(turn.rest, block.text.end - turn.rest)) ? 1U : 0U;
    }
    for (Turn& turn : turns_) {
      if (turn.side != Side::Named) continue;
      const auto& [all, asked] = seen[text::slice(text_, turn.label)];
      turn.side = all < kFewestTurns              ? Side::None
                  : asked > 0 && asked * 2 >= all ? Side::Asks
                                                  : Side::Answers;
    }
  }

  // Paragraphs without a label go on with the turn above them.
  void write_labelled() {
    std::vector<Block> out;
    std::size_t next = 0;
    const Turn* open = nullptr;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Block block = blocks_[i];
      while (next < turns_.size() && turns_[next].block < i) ++next;
      if (next < turns_.size() && turns_[next].block == i && turns_[next].side != Side::None) {
        open = &turns_[next];
        out.push_back({text::make_span(open->label.begin, open->label.end + 1), BlockRole::Label,
                       std::nullopt});
        block.text.begin = open->rest;
        block.role = BlockRole::Body;
      }
      if (block.role == BlockRole::Headline || block.role == BlockRole::Credit) open = nullptr;
      if (open != nullptr && block.role == BlockRole::Body && !block.text.empty()) {
        const bool asks = open->side == Side::Asks;
        block.role = asks ? BlockRole::Question : BlockRole::Answer;
        if (names_.opening_of(text::slice(text_, open->label)).word != FrameWord::Answer && !asks) {
          block.speaker = open->label;
        }
      }
      if (!block.text.empty()) out.push_back(block);
    }
    blocks_ = std::move(out);
  }

  [[nodiscard]] bool says_interview() const {
    const std::string_view head = text_.substr(0, std::min(text_.size(), kIntroduction));
    for (const std::string_view word :
         {"interview", "Interview", "spoke to", "spoke with", "talks to", "talked to", "speaks to",
          "answers questions", "answered questions", "интервью", "հարցազրույց", "röportaj",
          "entrevista", "entretien"}) {
      if (head.find(word) != std::string_view::npos) return true;
    }
    return false;
  }

  [[nodiscard]] bool asks(std::size_t i) const {
    const BlockRole role = blocks_[i].role;
    return (role == BlockRole::Body || role == BlockRole::Heading) &&
           is_question(text::slice(text_, blocks_[i].text));
  }

  [[nodiscard]] std::size_t count_questions() const {
    std::size_t questions = 0;
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
      questions += asks(i) && !asks(i + 1) ? 1U : 0U;
    }
    return questions;
  }

  void write_unlabelled() {
    bool open = false;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Block& block = blocks_[i];
      if (i + 1 < blocks_.size() && asks(i)) {
        block.role = BlockRole::Question;
        open = true;
      } else if (block.role == BlockRole::Body && open) {
        block.role = BlockRole::Answer;
      }
    }
  }

  std::string_view text_;
  const FrameNames& names_;
  std::vector<Block>& blocks_;
  std::vector<Turn> turns_;
};

}  // namespace

void find_turns(const model::Document& document, const FrameNames& names,
                std::vector<model::Block>& blocks) {
  Turns(document, names, blocks).run();
}

}  // namespace plumbline::language
