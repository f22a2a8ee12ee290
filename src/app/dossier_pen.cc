// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "app/dossier_parts_internal.h"
#include "text/token.h"

namespace plumbline::app {

Result<model::DossierWords> dossier_words(const refdata::RefData& refdata,
                                          const std::string& language) {
  model::DossierWords out;
  const bool plain = std::all_of(language.begin(), language.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
  const refdata::TableView table =
      plain ? refdata.table_view("dossier_words/" + language) : refdata::TableView();
  if (table.rows() == 0) {
    return Error{ErrorCode::Misuse,
                 "there are no words for a dossier in '" + language +
                     "'; there are for: en (data/dossier_words; another language is another file)"};
  }
  out.language = language;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    out.patterns.emplace(table.cell(row, 0), table.cell(row, 1));
  }
  out.right_to_left = out.at("direction") == "rtl";
  return out;
}

std::string DossierPen::words(std::string_view key, const text::MessageValues& values) const {
  return text::format_message(dossier_.words.at(key), dossier_.words.language, values);
}

std::string DossierPen::number(double value) const {
  return text::number_in_words(value, dossier_.words.language);
}

std::string DossierPen::list(const std::vector<std::string>& items) const {
  return text::list_in_words(items, dossier_.words.language);
}

std::string DossierPen::names(const std::vector<std::string>& items) const {
  const std::string two = list({"1", "2"});
  const std::string joint = two.substr(1, two.size() - 2);  // " and "
  const bool parted = std::any_of(items.begin(), items.end(), [&](const std::string& item) {
    return item.find(',') != std::string::npos || item.find(joint) != std::string::npos;
  });
  if (!parted) return list(items);
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "; ") + item;
  return out;
}

std::string DossierPen::place(const std::string& name) const {
  const std::string known = "|" + dossier_.words.at("country.the") + "|";
  if (name.empty() || known.find("|" + name + "|") == std::string::npos) return name;
  return words("country.with-the", {{"country", name}});
}

std::string DossierPen::date(const std::string& iso) const {
  const auto parsed = parse_iso(iso);
  return parsed ? text::date_in_words(*parsed, dossier_.words.language) : std::string();
}

std::string DossierPen::date(const std::string& iso, const std::string& other) const {
  return date(iso.substr(0, std::min(iso.size(), other.size())));
}

std::string DossierPen::years(int first, int last) const {
  if (first == 0 && last == 0) return {};
  if (first == 0 || last == 0 || first == last) return fmt::format("{}", std::max(first, last));
  return fmt::format("{}\u2013{}", first, last);
}

std::size_t DossierPen::document(const std::string& hash) {
  const auto [at, fresh] = documents_.try_emplace(hash, dossier_.documents.size());
  if (fresh) {
    dossier_.documents.emplace_back();
    dossier_.documents.back().hash = hash;
  }
  return at->second;
}

std::size_t DossierPen::put(const model::Passage& passage, const std::string& claim,
                            const std::string& exact, std::size_t start, std::size_t end) {
  const auto [at, fresh] = numbers_.try_emplace(
      std::tuple(passage.document.value, start, end, claim), dossier_.passages.size());
  if (fresh) {
    model::DossierPassage one(passage);
    one.document = document(passage.document.value);
    one.claim = claim;
    one.exact = exact;
    one.start = start;
    one.end = end;
    dossier_.passages.push_back(std::move(one));
  }
  return at->second;
}

std::size_t DossierPen::cite(const model::ProfilePassage& passage) {
  return put(passage.passage, passage.claim, passage.exact, passage.start, passage.end);
}

std::size_t DossierPen::cite(const model::CriterionEvidence& evidence) {
  return put(evidence.passage, evidence.claim, evidence.exact, evidence.start, evidence.end);
}

std::size_t DossierPen::cite(const IncidentTelling& telling) {
  return put(model::Passage({telling.document}, {}), telling.claim, telling.exact, telling.start,
             telling.end);
}

std::size_t DossierPen::cite(const model::Passage& passage, const std::string& exact,
                             std::size_t start, std::size_t end) {
  return put(passage, {}, exact, start, end);
}

std::vector<std::size_t> DossierPen::cite(const model::CountryProfile& profile,
                                          const std::vector<std::size_t>& passages,
                                          std::size_t most) {
  std::vector<std::size_t> chosen;
  std::set<std::string> seen;
  // First one of each document, then more of those that are there.
  for (const bool again : {false, true}) {
    for (const std::size_t index : passages) {
      if (chosen.size() >= most) break;
      if (std::find(chosen.begin(), chosen.end(), index) != chosen.end()) continue;
      const bool fresh = seen.insert(profile.passages[index].passage.document.value).second;
      if (fresh || again) chosen.push_back(index);
    }
  }
  std::vector<std::size_t> out;
  for (const std::size_t index : chosen) out.push_back(cite(profile.passages[index]));
  return out;
}

namespace {

// How many words of a name begin in a text: "forced labour" is told by "forced to labor". What
// stands behind a comma ("children, sex not told") is no part of it.
std::size_t words_told(std::string_view name, std::string_view exact) {
  constexpr std::size_t kStem = 4;
  const std::string words = text::fold(name.substr(0, name.find(',')));
  const std::string told = " " + text::fold(exact);
  std::size_t out = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string stem = " " + words.substr(at, std::min(kStem, end - at));
    if (end - at >= kStem && told.find(stem) != std::string::npos) ++out;
    at = end + 1;
  }
  return out;
}

}  // namespace

std::vector<std::size_t> DossierPen::cite(const model::CountryProfile& profile,
                                          const model::ProfileSupport& support,
                                          std::string_view name, std::size_t most) {
  std::vector<std::size_t> said;
  std::vector<std::size_t> denied;
  for (const std::size_t index : support.passages) {
    (profile.passages[index].denied ? denied : said).push_back(index);
  }
  std::stable_sort(said.begin(), said.end(), [&](std::size_t a, std::size_t b) {
    return words_told(name, profile.passages[a].exact) >
           words_told(name, profile.passages[b].exact);
  });
  // One alone must be one that says it: nothing may lead to the words that deny it and to no other.
  const std::size_t against = denied.empty() || most < 2 ? 0 : 1;
  std::vector<std::size_t> out = cite(profile, said, most - against);
  for (const std::size_t index : cite(profile, denied, against)) out.push_back(index);
  return out;
}

model::DossierStatement DossierPen::say(std::string key, std::string_view pattern,
                                        const text::MessageValues& values,
                                        std::vector<std::size_t> passages) const {
  std::vector<std::size_t> once;
  for (const std::size_t passage : passages) {
    if (std::find(once.begin(), once.end(), passage) == once.end()) once.push_back(passage);
  }
  passages = std::move(once);
  return {std::move(key), capitalised(words(pattern, values)), std::move(passages)};
}

void put_paragraph(Blocks& out, std::vector<model::DossierStatement> statements,
                   model::DossierParagraph::Form form) {
  if (statements.empty()) return;
  out.emplace_back(model::DossierParagraph{std::move(statements), form});
}

std::string capitalised(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  }
  return words;
}

namespace {

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 0x7F;
}

// Characters of the date that begins there, a day (2023-03-14) or a month (2023-03); 0: none does.
std::size_t date_at(std::string_view words) {
  const auto digit = [&](std::size_t at) {
    return at < words.size() && words[at] >= '0' && words[at] <= '9';
  };
  for (const std::size_t size : {std::size_t{10}, std::size_t{7}}) {
    if (words.size() < size || words[4] != '-' || digit(size)) continue;
    if (size == 7 && words.substr(size).starts_with("-")) continue;
    const auto date = parse_iso(words.substr(0, size));
    if (date && date->month != 0 && (size == 7) == (date->day == 0)) return size;
  }
  return 0;
}

}  // namespace

// "in Philippines" of the profile, whose names are those of a list, with the article.
std::string DossierPen::with_articles(std::string words) const {
  static constexpr std::array<std::string_view, 8> kBefore = {"in ",   "on ",  "of ", "to ",
                                                              "from ", "and ", "by ", "for "};
  const std::string list = dossier_.words.at("country.the");
  std::string_view names = list;
  while (!names.empty()) {
    const std::string name(names.substr(0, names.find('|')));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    if (name.empty()) continue;
    for (std::size_t at = words.find(name); at != std::string::npos;
         at = words.find(name, at + name.size())) {
      const std::string_view before = std::string_view(words).substr(0, at);
      const std::size_t end = at + name.size();
      const bool whole = end == words.size() || !is_letter_byte(words[end]);
      const bool led = std::any_of(kBefore.begin(), kBefore.end(), [&](std::string_view word) {
        return before.ends_with(" " + std::string(word)) ||
               before == capitalised(std::string(word));
      });
      if (!whole || !led) continue;
      const std::string full = place(name);
      words.replace(at, name.size(), full);
      at += full.size() - name.size();
    }
  }
  return words;
}

// Dates as the language writes them; keys of rows, which are for programs, are gone.
std::string readable(const DossierPen& pen, std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const bool apart = at == 0 || words[at - 1] == ' ' || words[at - 1] == '(';
    if (const std::size_t size = apart ? date_at(words.substr(at)) : 0; size != 0) {
      out += pen.date(std::string(words.substr(at, size)));
      at += size;
    } else if (words.substr(at).starts_with(" (row ")) {
      at = std::min(words.find(')', at), words.size() - 1) + 1;
    } else {
      out += words[at++];
    }
  }
  return pen.with_articles(std::move(out));
}

std::string as_sentence(std::string words) {
  words = capitalised(std::move(words));
  const bool ended =
      words.empty() || std::string_view(".?!").find(words.back()) != std::string_view::npos;
  return ended ? words : words + ".";
}

std::string tier_words(const DossierPen& pen, std::string_view tier) {
  return pen.words("tier." + std::string(tier));
}

std::string remarks(const DossierPen& pen, const model::ProfileSupport& support) {
  std::vector<std::string> out;
  if (support.origins == 0) out.push_back(pen.words("remark.circle"));
  if (support.alleged > 0) {
    out.push_back(support.alleged >= support.claims
                      ? pen.words("remark.only-alleged")
                      : pen.words("remark.alleged", {{"n", static_cast<double>(support.alleged)}}));
  }
  if (support.denied > 0) {
    out.push_back(pen.words("remark.denied", {{"n", static_cast<double>(support.denied)}}));
  }
  if (support.old) out.push_back(pen.words("remark.old"));
  std::string joined;
  for (const std::string& one : out) joined += (joined.empty() ? "" : "; ") + one;
  return joined;
}

model::DossierTable support_table(const DossierPen& pen, std::string key, std::string_view caption,
                                  std::string_view head) {
  model::DossierTable out;
  out.key = std::move(key);
  out.caption = pen.words(caption);
  out.columns = {{pen.words(head), 8, false},
                 {pen.words("column.documents"), 4, true},
                 {pen.words("column.origins"), 3, true},
                 {pen.words("column.years"), 4, false},
                 {pen.words("column.remarks"), 5, false}};
  return out;
}

void put_support_row(model::DossierTable& table, DossierPen& pen,
                     const model::CountryProfile& profile, RowName name,
                     const model::ProfileSupport& support) {
  // What nobody says, and somebody denies, is no line.
  if (support.documents == 0) return;
  std::vector<std::size_t> passages =
      pen.cite(profile, support, name.sought.empty() ? name.words : name.sought);
  const std::string years = pen.years(support.first_year, support.last_year);
  table.keys.push_back(std::move(name.key));
  table.rows.push_back({{std::move(name.words), std::move(passages)},
                        {pen.number(static_cast<double>(support.documents)), {}},
                        {pen.number(static_cast<double>(support.origins)), {}},
                        {years.empty() ? pen.words("years.none") : years, {}},
                        {remarks(pen, support), {}}});
}

}  // namespace plumbline::app
