// SPDX-License-Identifier: Apache-2.0

#include "language/tree_words.h"

#include "language/words_internal.h"

namespace plumbline::language {
namespace {

// Prefixes that Universal Dependencies' English treebanks leave on the word ("anti-trafficking",
// "re-victimised"); other hyphens are words of their own.
constexpr auto kPrefixes =
    word_set("anti"_w, "arch"_w, "co"_w, "counter"_w, "cross"_w, "e"_w, "ex"_w, "inter"_w,
             "intra"_w, "micro"_w, "mid"_w, "mini"_w, "multi"_w, "neo"_w, "non"_w, "over"_w,
             "pan"_w, "post"_w, "pre"_w, "pro"_w, "proto"_w, "psycho"_w, "re"_w, "semi"_w,
             "socio"_w, "sub"_w, "super"_w, "trans"_w, "un"_w, "under"_w, "vice"_w);

}  // namespace

void cut_tree_words(std::string_view text, const text::Token& token, std::vector<text::Span>& out) {
  const std::uint32_t begin = token.span.begin;
  const std::uint32_t end = token.span.end;
  std::uint32_t from = begin;
  if (token.kind == text::TokenKind::Word) {
    for (std::uint32_t at = begin + 1; at + 1 < end; ++at) {
      if (text[at] != '-' || text[at - 1] == '-' || text[at + 1] == '-' || at == from) continue;
      if (from == begin && kPrefixes.has(text::key_of(text.substr(from, at - from)))) continue;
      out.push_back({from, at});
      out.push_back({at, at + 1});
      from = at + 1;
    }
  }
  out.push_back({from, end});
}

}  // namespace plumbline::language
