// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "resolve/links_internal.h"
#include "text/token.h"

namespace plumbline::resolve {
namespace {

constexpr std::size_t kHeadWords = 40;  // byline, dateline, first sentence
constexpr std::size_t kFootWords = 60;  // "this report first appeared in"

bool is_upper(char c) {
  return (c >= 'A' && c <= 'Z') || static_cast<std::uint8_t>(c) >= 0x80;
}

// "AP" is no "ap", and "Mirror" no "mirror".
bool written_alike(std::string_view printed, std::string_view name) {
  if (name.empty() || printed.empty()) return false;
  if (!is_upper(name.front())) return true;  // "hetq.am": written as it is
  const bool capitals =
      std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals ? printed == name : is_upper(printed.front());
}

// "The Harbour Courier" and "harbour courier" are one name.
std::string publisher_key(const std::string& name) {
  std::string key = text::fold_loose(name);
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

class Name {
 public:
  explicit Name(std::string_view name) : name_(name), words_(words_of(name)) {
    if (words_.size() > 1 && name.size() > 4 &&
        (name.starts_with("The ") || name.starts_with("the "))) {
      words_.erase(words_.begin());
    }
  }

  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] bool single() const { return words_.size() == 1; }
  [[nodiscard]] bool stands_at(std::string_view text, std::span<const Word> words,
                               std::size_t at) const {
    if (at + words_.size() > words.size()) return false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words[at + i].key != words_[i].key) return false;
    }
    return written_alike(text::slice(text, words[at].span),
                         text::slice(name_, words_.front().span));
  }

 private:
  std::string_view name_;
  std::vector<Word> words_;
};

}  // namespace

bool bears(const Article& article, const std::string& name) {
  const std::string key = publisher_key(name);
  if (key.empty()) return false;
  return publisher_key(article.publisher) == key ||
         std::any_of(article.names.begin(), article.names.end(),
                     [&](const std::string& each) { return publisher_key(each) == key; });
}

bool of_one_publisher(const Article& a, const Article& b) {
  return bears(a, b.publisher) ||
         std::any_of(b.names.begin(), b.names.end(),
                     [&](const std::string& name) { return bears(a, name); });
}

Mention mention_of(const Article& named, std::string_view text, std::span<const Word> words) {
  Mention most = Mention::None;
  const auto look = [&](std::string_view printed) {
    const Name name(printed);
    if (name.empty()) return;
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (!name.stands_at(text, words, at)) continue;
      const bool edge = at < kHeadWords || at + kFootWords >= words.size();
      if (edge) most = Mention::AtTheEdge;
      if (!name.single()) most = std::max(most, Mention::Inside);
    }
  };
  look(named.publisher);
  for (const std::string& name : named.names) look(name);
  return most;
}

}  // namespace plumbline::resolve
