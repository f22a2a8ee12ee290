// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "app/conllu_internal.h"
#include "language/learned.h"
#include "language/tree_words.h"
#include "resolve/accounts.h"
#include "text/span.h"

namespace plumbline::app {
namespace {

using language::Analysis;

constexpr std::size_t kConlluIdDigits = 12;  // of a document's hash

// A token's form on one line: white space inside it is a blank.
std::string conllu_form(std::string_view word) {
  std::string form(word);
  for (char& c : form) c = c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  return form;
}

// Which words may not be shown.
class Hidden {
 public:
  explicit Hidden(const LeftOut& left_out) : left_out_(left_out) {}
  // `word` stands at `at`.
  [[nodiscard]] bool has(std::string_view word, const text::Span& at) const {
    const std::vector<text::Span>& spans = left_out_.spans;
    const auto behind = std::upper_bound(
        spans.begin(), spans.end(), at.begin,
        [](std::uint32_t begin, const text::Span& span) { return begin < span.end; });
    if (behind != spans.end() && behind->overlaps(at)) return true;
    return !left_out_.words.empty() && resolve::withhold(word, left_out_.words) != word;
  }

 private:
  const LeftOut& left_out_;
};

std::string misc_of(bool joined, bool hidden) {
  if (hidden) return joined ? "NameWithheld=Yes|SpaceAfter=No" : "NameWithheld=Yes";
  return joined ? "SpaceAfter=No" : "_";
}

// The words of the tree, a line each, sentence after sentence, as the learned engine read them.
class TreeWriter {
 public:
  TreeWriter(const model::Document& document, const Analysis& analysis,
             const language::Learned& learned, const Hidden& hidden)
      : document_(document), analysis_(analysis), learned_(learned), hidden_(hidden) {}

  void write(const text::Sentence& sentence, std::string& out) {
    const std::size_t begin = at_;
    const auto& tree = analysis_.tree;
    for (; at_ < tree.size() && tree[at_].token < sentence.tokens.end; ++at_) {
      const language::TreeWord& word = tree[at_];
      const std::size_t head = word.head == language::kNone ? 0 : word.head - begin + 1;
      const bool joined = at_ + 1 < tree.size() && tree[at_ + 1].span.begin == word.span.end;
      const std::string_view printed = text::slice(document_.text, word.span);
      const bool hidden = hidden_.has(printed, word.span);
      out += std::to_string(at_ - begin + 1) + "\t" + (hidden ? "_" : conllu_form(printed)) +
             "\t_\t" + kPosNames[static_cast<std::size_t>(learned_.pos(word))] + "\t" +
             std::string(learned_.fine_tag(word)) + "\t_\t" + std::to_string(head) + "\t" +
             std::string(learned_.relation(word)) + "\t_\t" + misc_of(joined, hidden) + "\n";
    }
  }

 private:
  const model::Document& document_;
  const Analysis& analysis_;
  const language::Learned& learned_;
  const Hidden& hidden_;
  std::size_t at_ = 0;
};

// What the words of a sentence are written from.
struct Written {
  const model::Document& document;
  const Analysis& analysis;
  const Hidden& names;
};

// The words of one token with the token's tag; `word` counts those of the sentence.
void write_token(const Written& from, std::uint32_t at, std::size_t& word, std::string& out) {
  const auto& [document, analysis, names] = from;
  const text::Token& token = analysis.tokens[at];
  std::vector<text::Span> spans;
  language::cut_tree_words(document.text, token, spans);
  for (const text::Span& span : spans) {
    const bool hidden = names.has(text::slice(document.text, span), span);
    const std::string form = hidden ? "_" : conllu_form(text::slice(document.text, span));
    const bool whole = spans.size() == 1;
    // The engine keeps lemmas as keys; only one that equals the word itself can be printed.
    const bool own = whole && !hidden && analysis.words[at].lemma == token.key;
    const bool last = span.end == token.span.end;
    const bool joined =
        !last || (at + 1 < analysis.tokens.size() && !analysis.tokens[at + 1].space_before);
    out += std::to_string(++word) + "\t" + form + "\t" + (own ? text::fold(form) : "_") + "\t" +
           (form == "-" ? "PUNCT" : kPosNames[static_cast<std::size_t>(analysis.words[at].pos)]) +
           "\t_\t_\t_\t_\t_\t" + misc_of(joined, hidden) + "\n";
  }
}

}  // namespace

std::string conllu_of(const model::Document& document, const Analysis& analysis,
                      const language::Learned* learned, const LeftOut& left_out) {
  const Hidden hidden(left_out);
  std::optional<TreeWriter> tree;
  if (learned != nullptr) tree.emplace(document, analysis, *learned, hidden);
  std::string out = "# newdoc id = " + document.id.value + "\n";
  for (std::size_t number = 0; number < analysis.sentences.size(); ++number) {
    const text::Sentence& sentence = analysis.sentences[number];
    const std::string_view printed = text::slice(document.text, sentence.span);
    // Unique in a file of many documents, as the format wants it.
    out += "# sent_id = " + document.id.value.substr(0, kConlluIdDigits) + "-" +
           std::to_string(number + 1) +
           "\n# text = " + conllu_form(resolve::withhold(printed, left_out.words)) + "\n";
    if (tree) {
      tree->write(sentence, out);
      out += "\n";
      continue;
    }
    std::size_t word = 0;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      write_token({document, analysis, hidden}, i, word, out);
    }
    out += "\n";
  }
  return out;
}

}  // namespace plumbline::app
