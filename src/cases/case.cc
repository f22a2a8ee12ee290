// SPDX-License-Identifier: Apache-2.0

#include "cases/case.h"

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/utf8.h"

namespace plumbline::cases {
namespace {

constexpr std::array<std::string_view, 5> kKinds = {"note", "person", "link", "event", "removed"};
constexpr std::array<std::string_view, 3> kStatuses = {"open", "in-work", "closed"};
constexpr std::array<std::string_view, 4> kParts = {"victim", "suspect", "witness", "other"};
constexpr std::size_t kLongestName = 200;  // bytes
constexpr std::size_t kLongestWords = 20000;

Error misuse(const std::string& words) {
  return {ErrorCode::Misuse, words};
}

template <class List>
std::string joined(const List& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

template <class List>
bool has(const List& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

Status check_text(const std::string& what, const std::string& text, std::size_t longest) {
  if (!is_valid_utf8(text)) return misuse(what + " is text in UTF-8");
  if (text.size() <= longest) return Done{};
  return misuse(what + " has " + std::to_string(longest) + " bytes at most");
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace

std::string_view to_word(Kind kind) {
  return kKinds.at(static_cast<std::size_t>(kind));
}

Status check(const Facts& facts, const std::vector<std::string>& codes) {
  if (is_blank(facts.title)) return misuse("a case has a title");
  if (Status title = check_text("title", facts.title, kLongestName); !title) return title;
  if (Status number = check_text("reference", facts.reference, kLongestName); !number) {
    return number;
  }
  if (!has(kStatuses, facts.status)) return misuse("status is one of " + joined(kStatuses));
  for (const std::string& code : facts.exploitation) {
    if (!has(codes, code)) return misuse("exploitation is one or more of " + joined(codes));
  }
  for (const std::string* date : {&facts.opened, &facts.closed}) {
    if (!date->empty() && !parse_iso(*date)) {
      return misuse("opened and closed are dates: 2024, 2024-06 or 2024-06-24");
    }
  }
  return Done{};
}

Status check(const CaseEntry& entry) {
  if (Status words = check_text("words", entry.words, kLongestWords); !words) return words;
  if (Status name = check_text("name", entry.name, kLongestName); !name) return name;
  switch (entry.kind) {
    case Kind::Note:
      if (is_blank(entry.words)) return misuse("a note has words");
      return Done{};
    case Kind::Person:
      if (is_blank(entry.name)) return misuse("a person has a name that is not theirs");
      if (!has(kParts, entry.part)) return misuse("part is one of " + joined(kParts));
      return Done{};
    case Kind::Link:
      if (entry.document.empty() && entry.incident.empty()) {
        return misuse("a link leads to a document, a claim of it, or an incident");
      }
      return Done{};
    case Kind::Event:
    case Kind::Removed: break;
  }
  return misuse("what is entered is a note, a person or a link");
}

}  // namespace plumbline::cases
