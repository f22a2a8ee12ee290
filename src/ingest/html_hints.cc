// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_hints.h"

#include <array>
#include <cstddef>

namespace plumbline::ingest {
namespace {

enum class At : std::uint8_t {
  Word,    // a whole word of the name: "ad" in "ad-box" and "AdBox", not in "header"
  Start,   // begins a word: "comment" in "commentlist"
  Inside,  // anywhere: long enough to mean only this
};

struct HintRow {
  std::string_view text;  // lower case
  At at;
  HtmlHint hint;
};

constexpr std::array kHintRows = {
    HintRow{"article", At::Inside, HtmlHint::Article},
    HintRow{"artikel", At::Inside, HtmlHint::Article},
    HintRow{"body", At::Inside, HtmlHint::Body},
    HintRow{"content", At::Inside, HtmlHint::Content},
    HintRow{"inhalt", At::Inside, HtmlHint::Content},
    HintRow{"contenido", At::Inside, HtmlHint::Content},
    HintRow{"main", At::Start, HtmlHint::Main},
    HintRow{"post", At::Start, HtmlHint::Post},
    HintRow{"beitrag", At::Inside, HtmlHint::Post},
    HintRow{"story", At::Start, HtmlHint::Story},
    HintRow{"text", At::Inside, HtmlHint::Text},
    HintRow{"paragraph", At::Inside, HtmlHint::Text},
    HintRow{"rte", At::Word, HtmlHint::Text},
    HintRow{"prose", At::Word, HtmlHint::Text},
    HintRow{"lead", At::Word, HtmlHint::Lead},
    HintRow{"intro", At::Start, HtmlHint::Lead},
    HintRow{"summary", At::Inside, HtmlHint::Lead},
    HintRow{"excerpt", At::Inside, HtmlHint::Lead},
    HintRow{"standfirst", At::Inside, HtmlHint::Lead},
    HintRow{"headline", At::Inside, HtmlHint::Headline},
    HintRow{"title", At::Inside, HtmlHint::Headline},
    HintRow{"nav", At::Start, HtmlHint::Nav},
    HintRow{"navigation", At::Inside, HtmlHint::Nav},
    HintRow{"menu", At::Inside, HtmlHint::Menu},
    HintRow{"toolbar", At::Inside, HtmlHint::Menu},
    HintRow{"breadcrumb", At::Inside, HtmlHint::Breadcrumb},
    HintRow{"crumb", At::Start, HtmlHint::Breadcrumb},
    HintRow{"header", At::Inside, HtmlHint::Header},
    HintRow{"masthead", At::Inside, HtmlHint::Header},
    HintRow{"footer", At::Inside, HtmlHint::Footer},
    HintRow{"foot", At::Word, HtmlHint::Footer},
    HintRow{"colophon", At::Inside, HtmlHint::Footer},
    HintRow{"contentinfo", At::Inside, HtmlHint::Footer},
    HintRow{"sidebar", At::Inside, HtmlHint::Sidebar},
    HintRow{"aside", At::Start, HtmlHint::Sidebar},
    HintRow{"side", At::Word, HtmlHint::Sidebar},
    HintRow{"rail", At::Word, HtmlHint::Sidebar},
    HintRow{"complementary", At::Inside, HtmlHint::Sidebar},
    HintRow{"marginal", At::Start, HtmlHint::Sidebar},
    HintRow{"widget", At::Inside, HtmlHint::Widget},
    HintRow{"module", At::Word, HtmlHint::Widget},
    HintRow{"related", At::Inside, HtmlHint::Related},
    HintRow{"relacionad", At::Inside, HtmlHint::Related},
    HintRow{"similar", At::Start, HtmlHint::Related},
    HintRow{"yarpp", At::Inside, HtmlHint::Related},
    HintRow{"recommend", At::Inside, HtmlHint::Recommend},
    HintRow{"popular", At::Inside, HtmlHint::Recommend},
    HintRow{"trending", At::Inside, HtmlHint::Recommend},
    HintRow{"outbrain", At::Inside, HtmlHint::Recommend},
    HintRow{"taboola", At::Inside, HtmlHint::Recommend},
    HintRow{"most", At::Word, HtmlHint::Recommend},
    HintRow{"more", At::Word, HtmlHint::Recommend},
    HintRow{"latest", At::Word, HtmlHint::Recommend},
    HintRow{"recent", At::Start, HtmlHint::Recommend},
    HintRow{"teaser", At::Inside, HtmlHint::Teaser},
    HintRow{"preview", At::Inside, HtmlHint::Teaser},
    HintRow{"card", At::Word, HtmlHint::Card},
    HintRow{"tile", At::Word, HtmlHint::Card},
    HintRow{"list", At::Inside, HtmlHint::List},
    HintRow{"grid", At::Inside, HtmlHint::Grid},
    HintRow{"carousel", At::Inside, HtmlHint::Grid},
    HintRow{"swiper", At::Inside, HtmlHint::Grid},
    HintRow{"slick", At::Start, HtmlHint::Grid},
    HintRow{"comment", At::Inside, HtmlHint::Comment},
    HintRow{"kommentar", At::Inside, HtmlHint::Comment},
    HintRow{"disqus", At::Inside, HtmlHint::Comment},
    HintRow{"discussion", At::Inside, HtmlHint::Comment},
    HintRow{"comentario", At::Inside, HtmlHint::Comment},
    HintRow{"reply", At::Start, HtmlHint::Reply},
    HintRow{"respond", At::Word, HtmlHint::Reply},
    HintRow{"share", At::Inside, HtmlHint::Share},
    HintRow{"sharing", At::Inside, HtmlHint::Share},
    HintRow{"sharedaddy", At::Inside, HtmlHint::Share},
    HintRow{"addtoany", At::Inside, HtmlHint::Share},
    HintRow{"shariff", At::Inside, HtmlHint::Share},
    HintRow{"social", At::Inside, HtmlHint::Social},
    HintRow{"facebook", At::Inside, HtmlHint::Social},
    HintRow{"twitter", At::Inside, HtmlHint::Social},
    HintRow{"follow", At::Start, HtmlHint::Follow},
    HintRow{"newsletter", At::Inside, HtmlHint::Newsletter},
    HintRow{"mailchimp", At::Inside, HtmlHint::Newsletter},
    HintRow{"signup", At::Inside, HtmlHint::Newsletter},
    HintRow{"subscri", At::Inside, HtmlHint::Subscribe},
    HintRow{"paywall", At::Inside, HtmlHint::Subscribe},
    HintRow{"premium", At::Inside, HtmlHint::Subscribe},
    HintRow{"login", At::Inside, HtmlHint::Login},
    HintRow{"signin", At::Inside, HtmlHint::Login},
    HintRow{"account", At::Inside, HtmlHint::Login},
    HintRow{"cookie", At::Inside, HtmlHint::Cookie},
    HintRow{"gdpr", At::Inside, HtmlHint::Cookie},
    HintRow{"consent", At::Inside, HtmlHint::Consent},
    HintRow{"privacy", At::Inside, HtmlHint::Consent},
    HintRow{"popup", At::Inside, HtmlHint::Popup},
    HintRow{"modal", At::Start, HtmlHint::Popup},
    HintRow{"overlay", At::Inside, HtmlHint::Popup},
    HintRow{"dialog", At::Start, HtmlHint::Popup},
    HintRow{"tooltip", At::Inside, HtmlHint::Popup},
    HintRow{"banner", At::Inside, HtmlHint::Banner},
    HintRow{"alert", At::Start, HtmlHint::Banner},
    HintRow{"ad", At::Word, HtmlHint::Ad},
    HintRow{"ads", At::Word, HtmlHint::Ad},
    HintRow{"advert", At::Inside, HtmlHint::Ad},
    HintRow{"anzeige", At::Start, HtmlHint::Ad},
    HintRow{"werbung", At::Inside, HtmlHint::Ad},
    HintRow{"sponsor", At::Inside, HtmlHint::Sponsor},
    HintRow{"affiliate", At::Inside, HtmlHint::Sponsor},
    HintRow{"promo", At::Inside, HtmlHint::Promo},
    HintRow{"cta", At::Word, HtmlHint::Promo},
    HintRow{"donat", At::Start, HtmlHint::Promo},
    HintRow{"author", At::Inside, HtmlHint::Author},
    HintRow{"autor", At::Inside, HtmlHint::Author},
    HintRow{"byline", At::Inside, HtmlHint::Byline},
    HintRow{"contributor", At::Inside, HtmlHint::Byline},
    HintRow{"bio", At::Word, HtmlHint::Bio},
    HintRow{"profile", At::Start, HtmlHint::Bio},
    HintRow{"about", At::Start, HtmlHint::Bio},
    HintRow{"date", At::Start, HtmlHint::Date},
    HintRow{"datum", At::Word, HtmlHint::Date},
    HintRow{"time", At::Start, HtmlHint::Date},
    HintRow{"publish", At::Start, HtmlHint::Date},
    HintRow{"meta", At::Inside, HtmlHint::Meta},
    HintRow{"tag", At::Word, HtmlHint::Tag},
    HintRow{"tags", At::Inside, HtmlHint::Tag},
    HintRow{"keyword", At::Start, HtmlHint::Tag},
    HintRow{"topic", At::Start, HtmlHint::Tag},
    HintRow{"categor", At::Inside, HtmlHint::Category},
    HintRow{"kategor", At::Inside, HtmlHint::Category},
    HintRow{"caption", At::Inside, HtmlHint::Caption},
    HintRow{"credit", At::Inside, HtmlHint::Caption},
    HintRow{"legend", At::Start, HtmlHint::Caption},
    HintRow{"gallery", At::Inside, HtmlHint::Gallery},
    HintRow{"galerie", At::Inside, HtmlHint::Gallery},
    HintRow{"slide", At::Start, HtmlHint::Gallery},
    HintRow{"image", At::Inside, HtmlHint::Gallery},
    HintRow{"photo", At::Inside, HtmlHint::Gallery},
    HintRow{"video", At::Inside, HtmlHint::Video},
    HintRow{"player", At::Inside, HtmlHint::Video},
    HintRow{"audio", At::Inside, HtmlHint::Video},
    HintRow{"copyright", At::Inside, HtmlHint::Copyright},
    HintRow{"imprint", At::Inside, HtmlHint::Copyright},
    HintRow{"impressum", At::Inside, HtmlHint::Copyright},
    HintRow{"legal", At::Start, HtmlHint::Legal},
    HintRow{"disclaimer", At::Inside, HtmlHint::Legal},
    HintRow{"terms", At::Word, HtmlHint::Legal},
    HintRow{"hidden", At::Inside, HtmlHint::Hidden},
    HintRow{"hide", At::Start, HtmlHint::Hidden},
    HintRow{"invisible", At::Inside, HtmlHint::Hidden},
    HintRow{"screen-reader", At::Inside, HtmlHint::Hidden},
    HintRow{"sr-only", At::Inside, HtmlHint::Hidden},
    HintRow{"noscript", At::Inside, HtmlHint::Hidden},
    HintRow{"noprint", At::Inside, HtmlHint::Print},
    HintRow{"no-print", At::Inside, HtmlHint::Print},
    HintRow{"print", At::Word, HtmlHint::Print},
    HintRow{"search", At::Inside, HtmlHint::Search},
    HintRow{"suche", At::Start, HtmlHint::Search},
    HintRow{"form", At::Word, HtmlHint::Form},
    HintRow{"contact", At::Inside, HtmlHint::Form},
    HintRow{"kontakt", At::Inside, HtmlHint::Form},
    HintRow{"button", At::Inside, HtmlHint::Button},
    HintRow{"btn", At::Inside, HtmlHint::Button},
    HintRow{"pager", At::Inside, HtmlHint::Pager},
    HintRow{"paginat", At::Inside, HtmlHint::Pager},
    HintRow{"prev", At::Word, HtmlHint::Pager},
    HintRow{"next", At::Word, HtmlHint::Pager},
    HintRow{"jump", At::Start, HtmlHint::Pager},
    HintRow{"toc", At::Word, HtmlHint::Toc},
    HintRow{"outline", At::Start, HtmlHint::Toc},
    HintRow{"rating", At::Inside, HtmlHint::Rating},
    HintRow{"review", At::Start, HtmlHint::Rating},
    HintRow{"vote", At::Start, HtmlHint::Rating},
    HintRow{"shop", At::Start, HtmlHint::Shop},
    HintRow{"cart", At::Word, HtmlHint::Shop},
    HintRow{"price", At::Inside, HtmlHint::Shop},
    HintRow{"product", At::Inside, HtmlHint::Shop},
    HintRow{"quote", At::Inside, HtmlHint::Quote},
    HintRow{"info", At::Inside, HtmlHint::Info},
    HintRow{"box", At::Inside, HtmlHint::Info},
    HintRow{"bottom", At::Inside, HtmlHint::Bottom},
    HintRow{"after", At::Word, HtmlHint::Bottom},
    HintRow{"top", At::Word, HtmlHint::Top},
    HintRow{"page", At::Start, HtmlHint::Page},
    HintRow{"entry", At::Inside, HtmlHint::Entry},
};

constexpr std::size_t kMaxHintBytes = 256;

constexpr unsigned letter_of(char lower) {
  return static_cast<unsigned>(lower - 'a') & 31U;
}

// Rows by their first letter, so that a name tries only those that may begin at a place.
struct Buckets {
  std::array<std::uint8_t, 33> first{};
  std::array<std::uint8_t, kHintRows.size()> rows{};
};
constexpr Buckets build_buckets() {
  Buckets buckets;
  std::size_t next = 0;
  for (unsigned letter = 0; letter < 32; ++letter) {
    buckets.first[letter] = static_cast<std::uint8_t>(next);
    for (std::size_t row = 0; row < kHintRows.size(); ++row) {
      if (letter_of(kHintRows[row].text[0]) == letter) {
        buckets.rows[next++] = static_cast<std::uint8_t>(row);
      }
    }
  }
  buckets.first[32] = static_cast<std::uint8_t>(next);
  return buckets;
}
static_assert(kHintRows.size() < 256);
constexpr Buckets kHintBuckets = build_buckets();

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

std::uint64_t read_hints(std::string_view name) {
  name = name.substr(0, kMaxHintBytes);
  std::array<char, kMaxHintBytes> lower{};
  for (std::size_t i = 0; i < name.size(); ++i) {
    lower[i] = is_upper(name[i]) ? static_cast<char>(name[i] + 32) : name[i];
  }
  const std::string_view folded(lower.data(), name.size());
  std::uint64_t hints = 0;
  bool inside = false;  // a letter stands before
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (!is_lower(folded[at])) {
      inside = false;
      continue;
    }
    const bool starts = !inside || (is_upper(name[at]) && !is_upper(name[at - 1]));
    inside = true;
    const unsigned letter = letter_of(folded[at]);
    for (std::size_t i = kHintBuckets.first[letter]; i < kHintBuckets.first[letter + 1]; ++i) {
      const HintRow& row = kHintRows[kHintBuckets.rows[i]];
      if (row.at != At::Inside && !starts) continue;
      if (folded.compare(at, row.text.size(), row.text) != 0) continue;
      const std::size_t end = at + row.text.size();
      const bool ends = end == folded.size() || !is_lower(folded[end]) ||
                        (is_upper(name[end]) && !is_upper(name[end - 1]));
      if (row.at == At::Word && !ends) continue;
      hints |= hint_bit(row.hint);
    }
  }
  return hints;
}

}  // namespace plumbline::ingest
