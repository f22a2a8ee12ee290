// SPDX-License-Identifier: Apache-2.0

#include "language/analyse.h"

#include "language/layers_internal.h"

namespace plumbline::language {

Analysis analyse(const model::Document& document, const refdata::RefData& refdata,
                 const Learned* learned) {
  Analysis analysis;
  analysis.tokens = text::tokenize(document.text);
  std::vector<std::uint32_t> borders;
  for (const model::Block& block : document.blocks) {
    if (borders.empty() || borders.back() != block.text.begin) borders.push_back(block.text.begin);
    borders.push_back(block.text.end);
  }
  analysis.sentences = text::split_sentences(document.text, analysis.tokens, borders);
  analysis.sentence_of.resize(analysis.tokens.size());
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const TokenRange& tokens = analysis.sentences[s].tokens;
    std::fill(analysis.sentence_of.begin() + tokens.begin,
              analysis.sentence_of.begin() + tokens.end, s);
  }
  Draft draft{document, refdata, analysis};
  if (learned != nullptr && learned->read(document.text, analysis)) {
    settle_words(draft);
  } else {
    if (learned != nullptr) {
      analysis.diagnostics.push_back({"L005", "the learned engine stopped: rules read it", {}});
    }
    tag_words(draft);
  }
  find_quotations(draft);
  find_names(draft);
  find_times(draft);
  find_quantities(draft);
  find_chunks(draft);
  find_mentions(draft);

  return analysis;
}

}  // namespace plumbline::language
