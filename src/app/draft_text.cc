// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <charconv>
#include <set>

#include <nlohmann/json.hpp>

#include "app/draft_internal.h"
#include "text/sentence.h"
#include "text/token.h"

namespace plumbline::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kOpen = "[^";

struct Mark {
  std::size_t size = 0;    // bytes; 0: there is no mark
  std::size_t number = 0;  // from 1
};

Mark mark_at(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with(kOpen)) return {};
  std::size_t number = 0;
  const char* begin = text.data() + at + kOpen.size();
  const char* end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(begin, end, number);
  if (code != std::errc() || stop == end || *stop != ']' || number == 0) return {};
  return {static_cast<std::size_t>(stop - text.data()) + 1 - at, number};
}

bool is_draft_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// A paragraph without its marks, and where they stood.
struct Plain {
  std::string words;
  std::vector<std::pair<std::size_t, std::size_t>> marks;  // byte of `words`, number
};

Plain plain_of(std::string_view paragraph) {
  Plain out;
  for (std::size_t at = 0; at < paragraph.size();) {
    if (const Mark mark = mark_at(paragraph, at); mark.size > 0) {
      // "said so [^1]." is printed "said so.", with the note behind it.
      while (!out.words.empty() && is_draft_blank(out.words.back())) out.words.pop_back();
      out.marks.emplace_back(out.words.size(), mark.number);
      at += mark.size;
      continue;
    }
    const char c = is_draft_blank(paragraph[at]) ? ' ' : paragraph[at];
    ++at;
    if (c == ' ' && (out.words.empty() || out.words.back() == ' ')) continue;
    out.words += c;
  }
  while (!out.words.empty() && out.words.back() == ' ') out.words.pop_back();
  return out;
}

OwnParagraph sentences_of(const Plain& plain) {
  OwnParagraph out;
  std::vector<std::size_t> begins;
  const std::vector<text::Token> tokens = text::tokenize(plain.words);
  for (const text::Sentence& sentence : text::split_sentences(plain.words, tokens)) {
    out.push_back({std::string(text::slice(plain.words, sentence.span)), {}});
    begins.push_back(sentence.span.begin);
  }
  for (const auto& [at, number] : plain.marks) {
    if (out.empty()) break;
    // Behind the full stop it belongs to the sentence that ends there.
    std::size_t sentence = 0;
    while (sentence + 1 < out.size() && begins[sentence + 1] < at) ++sentence;
    std::vector<std::size_t>& cites = out[sentence].cites;
    if (std::find(cites.begin(), cites.end(), number - 1) == cites.end()) {
      cites.push_back(number - 1);
    }
  }
  return out;
}

// Where the next line without words begins; the end if there is none.
std::size_t paragraph_end(std::string_view text, std::size_t at) {
  for (std::size_t line = text.find('\n', at); line != std::string_view::npos;
       line = text.find('\n', line + 1)) {
    std::size_t next = line + 1;
    while (next < text.size() && text[next] != '\n' && is_draft_blank(text[next])) ++next;
    if (next < text.size() && text[next] == '\n') return line;
  }
  return text.size();
}

}  // namespace

std::vector<OwnParagraph> own_paragraphs(std::string_view text) {
  std::vector<OwnParagraph> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = paragraph_end(text, at);
    OwnParagraph one = sentences_of(plain_of(text.substr(at, end - at)));
    if (!one.empty()) out.push_back(std::move(one));
    at = end + 1;
  }
  return out;
}

std::size_t most_cited(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t at = text.find(kOpen); at != std::string_view::npos;
       at = text.find(kOpen, at + 1)) {
    out = std::max(out, mark_at(text, at).number);
  }
  return out;
}

std::string json_of(const std::vector<DraftCite>& cites) {
  Json out = Json::array();
  for (const DraftCite& cite : cites) {
    out.push_back({{"document", cite.document},
                   {"start", cite.start},
                   {"end", cite.end},
                   {"exact", cite.exact}});
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<DraftCite> cites_of(const std::string& json) {
  std::vector<DraftCite> out;
  const Json list = Json::parse(json, nullptr, false);
  if (!list.is_array()) return out;
  for (const Json& each : list) {
    const auto word = [&](const char* key) {
      const auto found = each.find(key);
      return found != each.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto number = [&](const char* key) {
      const auto found = each.find(key);
      return found != each.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
    };
    out.push_back({word("document"), number("start"), number("end"), word("exact")});
  }
  return out;
}

std::vector<store::DraftChange> standing(std::vector<store::DraftChange> changes) {
  std::set<std::int64_t> undone;
  for (const store::DraftChange& change : changes) undone.insert(change.undoes);
  std::erase_if(changes, [&](const store::DraftChange& change) {
    return change.verb == "undo" || undone.contains(change.number);
  });
  return changes;
}

std::vector<std::string> sections_of(const std::vector<store::DraftChange>& standing) {
  std::vector<std::string> out;
  for (const store::DraftChange& change : standing) {
    if (change.verb != "sections") continue;
    out.clear();
    for (std::size_t at = 0; at <= change.text.size();) {
      const std::size_t comma = std::min(change.text.find(',', at), change.text.size());
      if (comma > at) out.push_back(change.text.substr(at, comma - at));
      at = comma + 1;
    }
  }
  return out;
}

}  // namespace plumbline::app
