// SPDX-License-Identifier: Apache-2.0
//
// "the Hill Institute for Maritime Labour (HIML)", later "HIML": one source under both names, also
// where no name was found that is the whole of it.

#include <algorithm>

#include "extract/speakers_internal.h"

namespace plumbline::extract {
namespace {

constexpr std::size_t kFewest = 3;  // letters of a short form: "(AP)" may be anything
constexpr std::size_t kMost = 8;
constexpr std::uint32_t kNameWords = 12;

bool is_short_form(std::string_view word) {
  return word.size() >= kFewest && word.size() <= kMost &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_small_word(std::uint64_t key) {
  return one_of(key, "of"_w, "for"_w, "on"_w, "the"_w, "and"_w, "in"_w, "to"_w, "against"_w,
                "with"_w, "de"_w, "du"_w, "la"_w);
}

}  // namespace

// The words before the bracket that begin with the letters in it, in their order and no others.
void Speakers::find_short_forms() {
  for (std::uint32_t at = 1; at + 1 < r_.size(); ++at) {
    const std::string_view letters = r_.word(at);
    if (r_.key(at - 1) != "("_w || r_.key(at + 1) != ")"_w || !is_short_form(letters)) continue;
    std::size_t left = letters.size();
    const std::uint32_t close = at - 1;
    std::uint32_t begin = close;
    while (begin > 0 && left > 0 && close - begin < kNameWords) {
      if (r_.capital(begin - 1) && r_.word(begin - 1).front() == letters[left - 1]) {
        --left;
      } else if (!is_small_word(r_.key(begin - 1))) {
        break;
      }
      --begin;
    }
    const bool begins_here = left == 0 && r_.capital(begin);
    if (begins_here) short_forms_.push_back({std::string(letters), {begin, close}});
  }
}

// The whole name for its short form, and no short form behind it.
void Speakers::write_out(model::ChainLink& link) const {
  for (const ShortForm& form : short_forms_) {
    const std::string behind = " (" + form.letters;
    const std::size_t at = link.name.find(behind);
    const bool ends = at != std::string::npos && at + behind.size() + 1 >= link.name.size();
    if (ends && at > 0) link.name.erase(at);
    if (link.name == form.letters) link.name = std::string(r_.words(form.name));
  }
}

}  // namespace plumbline::extract
