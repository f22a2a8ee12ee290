// SPDX-License-Identifier: Apache-2.0

#include "app/violence.h"

#include <algorithm>

#include "refdata/refdata.h"
#include "text/phrase_table.h"
#include "text/sentence.h"
#include "text/token.h"

namespace plumbline::app {
namespace {

enum class Kind : std::uint8_t { Spared, Deed, Topic, Body };

Kind violence_kind(std::string_view word) {
  if (word == "deed") return Kind::Deed;
  if (word == "topic") return Kind::Topic;
  return word == "body" ? Kind::Body : Kind::Spared;
}

// Nothing but blanks, in one paragraph.
bool is_blank_stretch(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos &&
         std::count(text.begin(), text.end(), '\n') < 2;
}

}  // namespace

struct Violence::Words {
  refdata::RefData refdata;
  const text::PhraseTable* phrases = nullptr;
  std::vector<Kind> kinds;  // of rows
};

Result<Violence> Violence::load() {
  // The image is part of the program: once is enough for all questions that a server answers.
  static const Result<Violence> kLoaded = []() -> Result<Violence> {
    PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
    return of(refdata);
  }();
  if (!kLoaded) return Error(kLoaded.error());
  return *kLoaded;
}

Violence Violence::of(const refdata::RefData& refdata) {
  Words words{refdata, nullptr, {}};
  const refdata::TableView table = words.refdata.table_view("wordlists/violence");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    words.kinds.push_back(violence_kind(table.cell(row, 1)));
  }
  words.phrases = &words.refdata.wordlist("violence");
  Violence out;
  out.words_ = std::make_shared<const Words>(std::move(words));
  return out;
}

std::vector<text::Span> Violence::passages(std::string_view text) const {
  const std::vector<text::Token> tokens = text::tokenize(text);
  const std::vector<text::PhraseMatch> matches = words_->phrases->find_longest(tokens);
  std::vector<text::Span> out;
  auto match = matches.begin();
  for (const text::Sentence& sentence : text::split_sentences(text, tokens)) {
    bool deed = false;
    bool topic = false;
    bool body = false;
    for (; match != matches.end() && match->tokens.begin < sentence.tokens.end; ++match) {
      const Kind kind = words_->kinds[match->value];
      deed = deed || kind == Kind::Deed;
      topic = topic || kind == Kind::Topic;
      body = body || kind == Kind::Body;
    }
    if (!deed && !(topic && body)) continue;
    const bool goes_on = !out.empty() && is_blank_stretch(text.substr(
                                             out.back().end, sentence.span.begin - out.back().end));
    if (goes_on) {
      out.back().end = sentence.span.end;
    } else {
      out.push_back(sentence.span);
    }
  }
  return out;
}

}  // namespace plumbline::app
