// SPDX-License-Identifier: Apache-2.0

#include "publish/dossier_shown.h"

#include <algorithm>
#include <map>

#include "publish/display.h"

namespace plumbline::publish {
namespace {

constexpr std::string_view kKey = " data-key=\"";

std::string_view before(std::string_view text, std::string_view end) {
  return text.substr(0, text.find(end));
}

// The words of the cells of a row, as a statement joins them.
std::string row_words(std::string_view row) {
  std::string out;
  bool first = true;
  for (std::size_t at = row.find("<t"); at != std::string_view::npos; at = row.find("<t", at)) {
    at = row.find('>', at);
    if (at == std::string_view::npos) break;
    out += (first ? "" : " | ") + std::string(before(row.substr(++at), "<"));
    first = false;
  }
  return out;
}

// The cells of a statement on a row, each as the page writes it.
std::string safe_row(std::string_view words) {
  std::string out;
  constexpr std::string_view kBetween = " | ";
  while (true) {
    const std::size_t end = words.find(kBetween);
    out += safe_html(words.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += kBetween;
    words.remove_prefix(end + kBetween.size());
  }
}

struct Shown {
  std::string_view key;
  std::string_view rest;  // of the page, behind the tag
  bool row = false;
};

// The elements with a key, in order.
std::vector<Shown> elements_of(std::string_view page) {
  std::vector<Shown> out;
  for (std::size_t at = page.find(kKey); at != std::string_view::npos; at = page.find(kKey, at)) {
    const bool row = page.substr(0, at).ends_with("<tr");
    at += kKey.size();
    const std::string_view key = before(page.substr(at), "\"");
    const std::size_t end = page.find('>', at + key.size());
    if (end == std::string_view::npos) break;
    out.push_back({key, page.substr(end + 1), row});
  }
  return out;
}

bool shows(const Shown& element, const model::DossierStatement& statement) {
  if (element.key != safe_html(statement.key)) return false;
  if (element.row) return row_words(before(element.rest, "</tr>")) == safe_row(statement.words);
  return before(element.rest, "<") == safe_html(statement.words);
}

// Behind the words nothing but the mark of a note, a citation or who wrote them may follow.
bool ends_there(const Shown& element) {
  if (element.row) return true;
  std::string_view rest = element.rest;
  rest.remove_prefix(std::min(rest.find('<'), rest.size()));
  return rest.starts_with("</span>") || rest.starts_with("<span class=\"mark\">") ||
         rest.starts_with("<span class=\"cite\">") || rest.starts_with("<span class=\"hand\">");
}

// The words of the passages by the number they have on the page; of one that stands there twice
// nothing.
std::map<std::string_view, std::string_view> passages_of(std::string_view page) {
  constexpr std::string_view kPassage = "<div class=\"passage\" id=\"p";
  std::map<std::string_view, std::string_view> out;
  for (std::size_t at = page.find(kPassage); at != std::string_view::npos;
       at = page.find(kPassage, at)) {
    at += kPassage.size();
    const std::string_view own = before(page.substr(at), "</blockquote>");
    const std::size_t begin = own.find('>', std::min(own.find("<blockquote"), own.size()));
    const std::string_view words =
        begin == std::string_view::npos ? std::string_view() : own.substr(begin + 1);
    const auto [known, fresh] = out.try_emplace(before(own, "\""), words);
    if (!fresh) known->second = {};
  }
  return out;
}

}  // namespace

ShownOtherwise shown_otherwise(std::string_view page, const model::DossierRecord& record) {
  ShownOtherwise out;
  const std::string shown = model::without_record(page);
  const std::vector<Shown> elements = elements_of(shown);
  out.more = elements.size() > record.statements.size();
  for (std::size_t i = 0; i < record.statements.size(); ++i) {
    const bool same =
        i < elements.size() && shows(elements[i], record.statements[i]) && ends_there(elements[i]);
    if (!same) out.statements.push_back(record.statements[i].key);
  }
  const auto passages = passages_of(shown);
  for (std::size_t i = 0; i < record.passages.size(); ++i) {
    const auto found = passages.find(std::to_string(i + 1));
    const bool same = found != passages.end() &&
                      found->second == safe_html(passage_in_marks(record.passages[i].exact));
    if (!same) out.passages.push_back(i);
  }
  return out;
}

}  // namespace plumbline::publish
