// SPDX-License-Identifier: Apache-2.0

#include "language/analyse.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "language/layers_internal.h"

namespace plumbline::language {
namespace {

bool is_upper(char c) {
  return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}

// End of "(1,2)", "[3-5]" or raised digits that begin at `at`; 0 if something else stands there.
std::size_t end_of_mark(std::string_view text, std::size_t at) {
  constexpr std::string_view kInside = "0123456789,;- \xE2\x80\x93";
  constexpr std::string_view kRaised = "\xC2\xB9\xB2\xB3\xE2\x81\xB0\xB4\xB5\xB6\xB7\xB8";
  constexpr std::size_t kLongest = 80;
  std::size_t end = at + 1;
  if (text[at] == '\xC2' || text[at] == '\xE2') {
    while (end < text.size() && end < at + kLongest && kRaised.find(text[end]) != text.npos) ++end;
    const bool digit =
        text.substr(at).starts_with("\xC2\xB9") || text.substr(at).starts_with("\xC2\xB2") ||
        text.substr(at).starts_with("\xC2\xB3") || text.substr(at).starts_with("\xE2\x81");
    return digit ? end : 0;
  }
  const char closing = text[at] == '(' ? ')' : ']';
  while (end < text.size() && end < at + kLongest && kInside.find(text[end]) != text.npos) ++end;
  return end > at + 1 && end < text.size() && text[end] == closing ? end + 1 : 0;
}

// Marks of notes between two sentences, "... begging. (1,2) Children also ...", are part of
// neither: where they begin and end.
std::vector<std::uint32_t> borders_of_marks(std::string_view text) {
  constexpr std::string_view kStops = ".!?";
  std::vector<std::uint32_t> borders;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c != '(' && c != '[' && c != '\xC2' && c != '\xE2') continue;
    std::size_t before = at;
    while (before > 0 && text[before - 1] == ' ') --before;
    if (before == 0 || kStops.find(text[before - 1]) == kStops.npos) continue;
    const std::size_t end = end_of_mark(text, at);
    std::size_t next = end;
    while (next < text.size() && text[next] == ' ') ++next;
    if (end == 0 || next == end || next >= text.size() || !is_upper(text[next])) continue;
    borders.push_back(static_cast<std::uint32_t>(at));
    borders.push_back(static_cast<std::uint32_t>(end));
  }
  return borders;
}

// Tokens and sentences.
void cut(const model::Document& document, Analysis& analysis) {
  analysis.tokens = text::tokenize(document.text);
  std::vector<std::uint32_t> borders;
  for (const model::Block& block : document.blocks) {
    if (borders.empty() || borders.back() != block.text.begin) borders.push_back(block.text.begin);
    borders.push_back(block.text.end);
  }
  if (const auto marks = borders_of_marks(document.text); !marks.empty()) {
    borders.insert(borders.end(), marks.begin(), marks.end());
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  }
  analysis.sentences = text::split_sentences(document.text, analysis.tokens, borders);
  analysis.sentence_of.resize(analysis.tokens.size());
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const TokenRange& tokens = analysis.sentences[s].tokens;
    std::fill(analysis.sentence_of.begin() + tokens.begin,
              analysis.sentence_of.begin() + tokens.end, s);
  }
}

void tag(Draft& draft, const Learned* learned) {
  if (learned != nullptr && learned->read(draft.document.text, draft.out)) {
    settle_words(draft);
    return;
  }
  if (learned != nullptr) {
    draft.out.diagnostics.push_back({"L005", "the learned engine stopped: rules read it", {}});
  }
  tag_words(draft);
}

constexpr std::array kLayers = {find_quotations, find_names,  find_times,
                                find_quantities, find_chunks, find_mentions};

}  // namespace

Analysis analyse(const model::Document& document, const refdata::RefData& refdata,
                 const Learned* learned) {
  const std::array one = {&document};
  return std::move(analyse_all(one, refdata, learned).front());
}

std::vector<Analysis> analyse_all(std::span<const model::Document* const> documents,
                                  const refdata::RefData& refdata, const Learned* learned) {
  std::vector<Analysis> all(documents.size());
  std::vector<Draft> drafts;
  drafts.reserve(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    cut(*documents[i], all[i]);
    drafts.push_back({*documents[i], refdata, all[i]});
  }
  for (Draft& draft : drafts) tag(draft, learned);
  for (const auto& find_layer : kLayers) {
    for (Draft& draft : drafts) find_layer(draft);
  }
  return all;
}

}  // namespace plumbline::language
