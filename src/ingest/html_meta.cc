// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_meta.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "ingest/html_date.h"
#include "ingest/html_entities.h"
#include "ingest/html_hints.h"
#include "ingest/html_scan.h"
#include "ingest/html_text.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kMaxBylineBytes = 4000;
constexpr std::size_t kMaxNameBytes = 60;

// Keys in order of trust.
constexpr std::array<std::string_view, 5> kTitleKeys = {"og:title", "citation_title", "dc.title",
                                                        "twitter:title", "parsely-title"};
constexpr std::array<std::string_view, 9> kAuthorKeys = {
    "author",           "citation_author", "article:author",  "dc.creator",
    "dcterms.creator",  "parsely-author",  "sailthru.author", "byl",
    "og:article:author"};
constexpr std::array<std::string_view, 5> kPublisherKeys = {
    "og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher"};
constexpr std::array<std::string_view, 19> kDateKeys = {"article:published_time",
                                                        "og:article:published_time",
                                                        "og:published_time",
                                                        "datepublished",
                                                        "citation_publication_date",
                                                        "citation_online_date",
                                                        "dc.date.issued",
                                                        "dcterms.issued",
                                                        "dcterms.created",
                                                        "dc.date.created",
                                                        "dc.date",
                                                        "dcterms.date",
                                                        "parsely-pub-date",
                                                        "sailthru.date",
                                                        "pubdate",
                                                        "publish-date",
                                                        "publication_date",
                                                        "date",
                                                        "article.published"};

bool equal_text(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           const auto lower = [](char c) {
             return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
           };
           return lower(x) == lower(y);
         });
}

template <std::size_t N>
std::string first_meta(const HtmlFacts& facts, const std::array<std::string_view, N>& keys) {
  for (const std::string_view key : keys) {
    for (const HtmlMeta& meta : facts.metas) {
      if (!same_name(meta.key, key)) continue;
      if (std::string value = plain_text(meta.value); !value.empty()) return value;
    }
  }
  return {};
}

std::optional<Date> stamp(std::string_view value) {
  if (const auto date = parse_iso(value); date && date->day != 0) return date;
  return find_page_date(value);
}

// The text of a piece of page source, tags left out.
std::string shown_text(std::string_view html) {
  std::string raw;
  HtmlScanner scanner(html.substr(0, kMaxBylineBytes));
  int skip = 0;
  for (HtmlToken token = scanner.next(); token.kind != HtmlTokenKind::Eof; token = scanner.next()) {
    if (token.kind == HtmlTokenKind::Text && skip == 0) {
      raw += html.substr(token.begin, token.end - token.begin);
    } else if (token.kind == HtmlTokenKind::Start || token.kind == HtmlTokenKind::End) {
      const bool unseen =
          (html_traits(token.tag) & kUnseen) != 0 && (html_traits(token.tag) & kRaw) == 0;
      if (unseen) skip = std::max(0, skip + (token.kind == HtmlTokenKind::Start ? 1 : -1));
      if ((html_traits(token.tag) & kBlock) != 0 || token.tag == HtmlTag::Br) raw += " , ";
    }
  }
  return plain_text(raw);
}

std::string trimmed_of(std::string_view text, std::string_view what) {
  const std::size_t begin = text.find_first_not_of(what);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(what) - begin + 1));
}

bool begins_with(std::string_view text, std::string_view lower) {
  return text.size() > lower.size() && same_name(text.substr(0, lower.size()), lower);
}

// Lower case but for letters that ASCII lacks; longer ones before those they begin with.
constexpr std::array<std::string_view, 38> kBylineOpeners = {"by ",
                                                             "by: ",
                                                             "written by ",
                                                             "posted by ",
                                                             "published by ",
                                                             "reported by ",
                                                             "story by ",
                                                             "view all posts by ",
                                                             "show all posts by ",
                                                             "posts by ",
                                                             "press release by ",
                                                             "vom ",
                                                             "von ",
                                                             "ein beitrag von ",
                                                             "zeige alle beitr\xC3\xA4ge von ",
                                                             "alle beitr\xC3\xA4ge von ",
                                                             "pressemitteilung von ",
                                                             "ver\xC3\xB6"
                                                             "ffentlicht von ",
                                                             "eingestellt von ",
                                                             "geschrieben von ",
                                                             "verfasst von ",
                                                             "erstellt von ",
                                                             "par ",
                                                             "publi\xC3\xA9 par ",
                                                             "por ",
                                                             "escrito por ",
                                                             "publicado por ",
                                                             "di ",
                                                             "scritto da ",
                                                             "pubblicato da ",
                                                             "door ",
                                                             "geschreven door ",
                                                             "autor: ",
                                                             "author: ",
                                                             "autor ",
                                                             "author ",
                                                             "autoren: ",
                                                             "text: "};

std::string_view without_byline_word(std::string_view text) {
  for (int round = 0; round < 2; ++round) {
    for (const std::string_view word : kBylineOpeners) {
      if (begins_with(text, word)) {
        text.remove_prefix(word.size());
        break;
      }
    }
  }
  return text;
}

// A name: few words, begins with a capital (or another script), no digits, no address.
bool looks_like_name(std::string_view name) {
  if (name.size() < 2 || name.size() > kMaxNameBytes) return false;
  if (name.find_first_of("0123456789@:/<>{}[]?!|#=*") != std::string_view::npos) return false;
  // The label of a comment form, or of a byline without a name.
  for (const std::string_view label : {"name (", "name erforderlich", "name required"}) {
    if (begins_with(name, label)) return false;
  }
  for (const std::string_view word : kBylineOpeners) {
    if (name.size() + 1 == word.size() && same_name(name, word.substr(0, name.size())))
      return false;
  }
  const auto first = static_cast<unsigned char>(name.front());
  if (std::count(name.begin(), name.end(), ' ') > 5) return false;
  return first >= 0x80 || std::isalpha(first) != 0;
}

// "By Anna Example" as a block of its own near the article's beginning.
std::vector<std::string> byline_in_text(const HtmlTree& tree, std::string_view page,
                                        std::size_t first) {
  const std::size_t begin = first > 12 ? first - 12 : 0;
  const std::size_t end = std::min(tree.blocks.size(), first + 6);
  for (std::size_t i = begin; i < end; ++i) {
    if (tree.blocks[i].words < 2 || tree.blocks[i].words > 14) continue;
    const std::string text = block_text(tree, page, i);
    for (const std::string_view word : kBylineOpeners) {
      if (!begins_with(text, word) || word == "di " || word == "text: ") continue;
      const std::string_view rest = without_byline_word(text);
      if (rest.empty() || std::islower(static_cast<unsigned char>(rest.front())) != 0) continue;
      auto names = split_authors(rest.substr(0, rest.find_first_of("|\xE2\n(")));
      if (!names.empty() && names.front().find(' ') != std::string::npos) return names;
    }
  }
  return {};
}

std::vector<std::string> find_authors(const HtmlTree& tree, std::string_view page,
                                      std::size_t first) {
  const std::string meta = first_meta(tree.facts, kAuthorKeys);
  if (auto names = split_authors(meta); !names.empty()) return names;
  const HtmlByline* best = nullptr;
  for (const HtmlByline& byline : tree.facts.bylines) {
    if (byline.end <= byline.begin) continue;
    if (best != nullptr && byline.strength <= best->strength) continue;
    const std::string text = shown_text(page.substr(byline.begin, byline.end - byline.begin));
    if (text.size() < 120 && !split_authors(text).empty()) best = &byline;
  }
  if (best != nullptr) {
    return split_authors(shown_text(page.substr(best->begin, best->end - best->begin)));
  }
  return byline_in_text(tree, page, first);
}

// The heading of the article: the h1 nearest to its beginning.
std::string find_headline(const HtmlTree& tree, std::string_view page, std::size_t first) {
  std::size_t best = tree.blocks.size();
  const auto distance = [first](std::size_t i) { return i > first ? i - first : first - i; };
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    const bool h1 = (tree.nodes[tree.blocks[i].node].tags_above & tag_bit(HtmlTag::H1)) != 0;
    if (!h1 || tree.blocks[i].words < 2) continue;
    if (best == tree.blocks.size() || distance(i) < distance(best)) best = i;
  }
  if (best == tree.blocks.size()) return {};
  std::string text = block_text(tree, page, best);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::optional<Date> date_of_metas(const HtmlFacts& facts) {
  for (const std::string_view key : kDateKeys) {
    for (const HtmlMeta& meta : facts.metas) {
      if (!same_name(meta.key, key)) continue;
      if (const auto date = stamp(plain_text(meta.value))) return date;
    }
  }
  return std::nullopt;
}

// Time elements: the nearest to the article's beginning; those of comments and teasers are far.
std::optional<Date> date_of_times(const HtmlTree& tree, std::string_view page, std::size_t first) {
  constexpr std::uint64_t kElsewhere = hint_bit(HtmlHint::Comment) | hint_bit(HtmlHint::Related) |
                                       hint_bit(HtmlHint::Teaser) | hint_bit(HtmlHint::Sidebar) |
                                       hint_bit(HtmlHint::Footer) | hint_bit(HtmlHint::Recommend);
  std::optional<Date> found;
  std::size_t nearest = static_cast<std::size_t>(-1);
  for (const HtmlTime& time : tree.facts.times) {
    if ((time.hints & kElsewhere) != 0) continue;
    std::optional<Date> date = stamp(plain_text(time.stamp));
    if (!date && time.block < tree.blocks.size()) {
      date = find_page_date(block_text(tree, page, time.block).substr(0, 60));
    }
    const std::size_t distance = time.block > first ? time.block - first : first - time.block;
    if (date && distance < nearest) {
      nearest = distance;
      found = date;
    }
  }
  return found;
}

std::optional<Date> find_published(const HtmlTree& tree, std::string_view page, std::size_t first,
                                   std::string_view url) {
  if (const auto date = date_of_metas(tree.facts)) return date;
  if (const auto date = date_of_times(tree, page, first)) return date;
  if (const auto date = date_in_url(url)) return date;
  const std::size_t begin = first > 10 ? first - 10 : 0;
  const std::size_t end = std::min(tree.blocks.size(), first + 4);
  for (std::size_t i = begin; i < end; ++i) {
    if (tree.blocks[i].digits < 5 || tree.blocks[i].words > 30) continue;
    if (const auto date = find_page_date(block_text(tree, page, i))) return date;
  }
  return std::nullopt;
}

// "Trade: Ministers meet" where the heading reads "Ministers meet": what the page shows is its
// title.
std::string without_kicker(const std::string& title, const std::string& headline) {
  constexpr std::ptrdiff_t kFewestBlanks = 2;  // of a heading that is no mere word
  if (std::count(headline.begin(), headline.end(), ' ') < kFewestBlanks) return title;
  for (std::size_t at = 1; at + headline.size() <= title.size(); ++at) {
    const bool border = title[at - 1] == ' ' || title[at - 1] == ':' || title[at - 1] == '|';
    if (border && equal_text(std::string_view(title).substr(at, headline.size()), headline)) {
      return headline;
    }
  }
  return title;
}

std::string host_name(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (begins_with(host, "www.")) host.remove_prefix(4);
  return std::string(host);
}

std::string language_code(std::string_view lang) {
  std::string code;
  for (const char c : lang.substr(0, 2)) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      code += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  const bool ends = lang.size() == 2 || (lang.size() > 2 && (lang[2] == '-' || lang[2] == '_'));
  return code.size() == 2 && ends ? code : std::string();
}

}  // namespace

std::vector<std::string> split_authors(std::string_view byline) {
  constexpr std::array<std::string_view, 9> kBreaks = {", ",  " , ",  ";",   " and ", " und ",
                                                       " & ", " et ", " y ", " | "};
  std::vector<std::string> names;
  std::string rest = trimmed_of(without_byline_word(trimmed_of(byline, " ,;|-")), " ,;|-");
  if (rest.size() > 300) return names;
  while (!rest.empty() && names.size() < 12) {
    std::size_t at = rest.size();
    std::size_t size = 0;
    for (const std::string_view border : kBreaks) {
      if (const std::size_t found = rest.find(border); found < at) {
        at = found;
        size = border.size();
      }
    }
    const std::string trimmed_name = trimmed_of(rest.substr(0, at), " ,;|-.\"'");
    std::string name(without_byline_word(trimmed_name));
    // "Jane Roe on Monday", "Jane Roe am 3. Mai"
    for (const std::string_view when : {" on ", " am ", " le ", " el "}) {
      if (const std::size_t found = name.find(when); found != std::string::npos) name.resize(found);
    }
    if (looks_like_name(name) && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
    rest = at + size < rest.size() ? rest.substr(at + size) : std::string();
  }
  return names;
}

std::string without_site_name(const std::string& title, std::string_view site,
                              std::string_view headline) {
  constexpr std::array<std::string_view, 8> kBars = {
      " | ",        " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
      " \xC2\xBB ", " \xC2\xB7 ", " :: ",           " \xE2\x80\xA2 "};
  if (!headline.empty() && title.size() > headline.size() &&
      (equal_text(std::string_view(title).substr(0, headline.size()), headline))) {
    return std::string(headline);
  }
  std::size_t last = std::string::npos;
  std::size_t size = 0;
  for (const std::string_view bar : kBars) {
    const std::size_t found = title.rfind(bar);
    if (found != std::string::npos && (last == std::string::npos || found > last)) {
      last = found;
      size = bar.size();
    }
  }
  if (last == std::string::npos) return title;
  std::string tail = title.substr(last + size);
  const bool short_tail = std::count(tail.begin(), tail.end(), ' ') < 4 && last > tail.size();
  if (!site.empty() && equal_text(title.substr(0, last), site)) return tail;
  if (equal_text(tail, site) || short_tail) {
    return without_site_name(title.substr(0, last), site, equal_text(tail, site) ? "" : headline);
  }
  return title;
}

HtmlMetadata read_metadata(const HtmlTree& tree, std::string_view page,
                           const std::vector<bool>& keep) {
  const HtmlFacts& facts = tree.facts;
  HtmlMetadata out = read_json_ld(facts.json_ld);
  const auto kept = std::find(keep.begin(), keep.end(), true);
  const auto first =
      kept == keep.end() ? std::size_t{0} : static_cast<std::size_t>(kept - keep.begin());
  if (out.url.empty()) out.url = plain_text(facts.canonical);
  constexpr std::array<std::string_view, 2> kUrlKeys = {"og:url", "twitter:url"};
  if (out.url.find("://") == std::string::npos) out.url = first_meta(facts, kUrlKeys);
  if (out.publisher.empty()) out.publisher = first_meta(facts, kPublisherKeys);
  const std::string headline = find_headline(tree, page, first);
  const std::string page_title = plain_text(facts.title);
  if (out.title.empty()) {
    out.title = without_site_name(first_meta(facts, kTitleKeys), out.publisher, headline);
  }
  if (out.title.empty()) out.title = without_site_name(page_title, out.publisher, headline);
  if (out.title.empty()) out.title = headline;
  out.title = without_kicker(out.title, headline);
  if (out.publisher.empty()) out.publisher = host_name(out.url);
  if (out.authors.empty()) out.authors = find_authors(tree, page, first);
  std::erase_if(out.authors, [&](const std::string& name) {
    return equal_text(name, out.publisher) && !name.empty();
  });
  if (out.published.day == 0) {
    out.published = find_published(tree, page, first, out.url).value_or(out.published);
  }
  out.language = language_code(facts.language);
  return out;
}

}  // namespace plumbline::ingest
