// SPDX-License-Identifier: Apache-2.0

#include "publish/digest.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "model/finding.h"
#include "publish/display.h"

namespace plumbline::publish {
namespace {

using model::Digest;
using model::DigestEntry;
using model::DigestSearch;

constexpr std::size_t kDigits = 12;  // of a hash: enough to tell documents apart

std::string counted(std::int64_t count, const char* one, const char* several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

std::string day_of(const std::string& time) {
  return time.substr(0, 10);
}

// "What came since 2026-03-01" and the like.
std::string span_of(const Digest& digest) {
  return digest.since.empty() ? "what was not seen yet" : "what came since " + digest.since;
}

std::string title_of(const DigestEntry& entry) {
  return visible(entry.title.empty() ? entry.name : entry.title);
}

std::string facts_of(const DigestEntry& entry) {
  const std::string publisher =
      entry.publisher.empty() ? "publisher not stated" : visible(entry.publisher);
  const std::string published = entry.published.empty() ? "undated" : entry.published;
  return publisher + ", " + published + ", document " + entry.document.substr(0, kDigits);
}

// The passage with its matches in the marks given; `shown` makes what stands between fit to show.
template <typename Shown>
std::string marked(const DigestEntry& entry, const char* open, const char* close, Shown shown) {
  std::string out;
  std::size_t at = 0;
  const std::string_view text = entry.passage;
  for (const text::Span& mark : entry.marks) {
    if (mark.begin < at || mark.end > text.size()) continue;
    out += shown(text.substr(at, mark.begin - at));
    out += open + shown(text.substr(mark.begin, mark.end - mark.begin)) + close;
    at = mark.end;
  }
  return out + shown(text.substr(at));
}

void add_paragraph(std::string& out, std::string_view text, std::size_t indent, std::size_t width) {
  for (const std::string& line : wrap(text, std::max<std::size_t>(width - indent, 20))) {
    out += std::string(indent, ' ') + line + '\n';
  }
}

std::string summary_of(const Digest& digest) {
  std::int64_t all = 0;
  for (const DigestSearch& search : digest.searches) all += search.all;
  return all == 0 ? "nothing new" : counted(all, "new document", "new documents");
}

std::string left_of(const DigestSearch& search) {
  const auto shown = static_cast<std::int64_t>(search.entries.size());
  return search.more ? counted(search.all - shown, "more document", "more documents") : "";
}

constexpr const char* kStyle = R"css(
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1d2026; --soft: #5a616c; --rule: #dcd9d2;
  --warning: #8a5300; --grave: #a3161c; --chosen: #fff3b8; }
@media (prefers-color-scheme: dark) { :root { --paper: #15171b; --ink: #e7e5df; --soft: #a9afba;
  --rule: #373b43; --warning: #f0b95e; --grave: #ff8f88; --chosen: #4a4215; } }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 3rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 system-ui, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0 0 .3rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .2rem; }
h3 { font-size: 1rem; margin: 0; } p { margin: .2rem 0; } .soft { color: var(--soft); font-size: .9rem; }
ol { list-style: none; margin: .6rem 0 0; padding: 0; }
li { border-top: 1px solid var(--rule); padding: .7rem 0; }
blockquote { margin: .4rem 0; padding-left: .8rem; border-left: .2rem solid var(--rule);
  font-family: Georgia, "Noto Serif", serif; }
mark { background: var(--chosen); color: inherit; }
.found { color: var(--warning); } .found.grave { color: var(--grave); }
)css";

std::string html_of(const DigestEntry& entry) {
  std::string out = "<li><h3>" + escape_html(title_of(entry)) + "</h3>\n<p class=\"soft\">" +
                    escape_html(facts_of(entry)) + "</p>\n<blockquote>" +
                    marked(entry, "<mark>", "</mark>", safe_html) + "</blockquote>\n";
  for (const std::string& code : entry.findings) {
    const model::FindingCode& known = model::finding_code(code);
    const bool grave = known.severity == model::Severity::Grave;
    out += std::string("<p class=\"found") + (grave ? " grave" : "") + "\">" +
           (grave ? "!! " : "! ") + safe_html(known.title) + "</p>\n";
  }
  return out + "</li>\n";
}

bool is_address(std::string_view word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-";
  constexpr std::size_t kMost = 254;  // RFC 5321, 4.5.3.1
  const std::size_t at = word.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == word.size()) return false;
  const std::string_view name = word.substr(0, at);
  const std::string_view host = word.substr(at + 1);
  const auto dots = [](std::string_view part) {
    return part.front() == '.' || part.back() == '.' || part.find("..") != std::string_view::npos;
  };
  return word.size() <= kMost && name.find_first_not_of(kPlain) == std::string_view::npos &&
         host.find_first_not_of(kPlain.substr(0, 63)) == std::string_view::npos && !dots(name) &&
         !dots(host);
}

// RFC 2045, 6.7. The text ends its lines with \n.
std::string quoted_printable(std::string_view text) {
  constexpr std::size_t kMostLine = 75;  // and a "=" that says that it goes on
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool last = i + 1 == text.size() || text[i + 1] == '\n';
    const bool plain = byte >= 0x20 && byte < 0x7F && byte != '=' && !(byte == ' ' && last);
    const std::string piece =
        plain ? std::string(1, text[i]) : fmt::format("={:02X}", static_cast<unsigned>(byte));
    if (column + piece.size() > kMostLine) {
      out += "=\r\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  }
  return out;
}

// "Sun, 29 Nov 2026 18:53:37 +0000" of "2026-11-29T18:53:37Z"; RFC 5322, 3.3.
std::string mail_date(const std::string& time) {
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const auto number = [&](std::size_t at, std::size_t size) {
    int out = 0;
    for (std::size_t i = at; i < at + size && i < time.size(); ++i)
      out = out * 10 + (time[i] - '0');
    return out;
  };
  const int year = number(0, 4);
  const int month = std::clamp(number(5, 2), 1, 12);
  const int day = number(8, 2);
  // Sakamoto's rule.
  constexpr int kShift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int y = month < 3 ? year - 1 : year;
  const int weekday = (y + y / 4 - y / 100 + y / 400 + kShift[month - 1] + day) % 7;
  return fmt::format("{}, {:02} {} {:04} {} +0000", kDays[weekday], day, kMonths[month - 1], year,
                     time.substr(11, 8));
}

// A number of the bytes, so that a part is not ended by what it holds and equal letters are equal.
std::string mark_of(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return fmt::format("{:016x}", hash);
}

}  // namespace

std::string digest_text(const Digest& digest, std::size_t width) {
  std::string out;
  for (const DigestSearch& search : digest.searches) {
    add_paragraph(out, visible(search.name) + ": " + counted(search.all, "document", "documents"),
                  0, width);
    add_paragraph(out, visible(search.words), 2, width);
    for (const DigestEntry& entry : search.entries) {
      out += '\n';
      add_paragraph(out, title_of(entry), 2, width);
      add_paragraph(out, facts_of(entry), 2, width);
      add_paragraph(out,
                    marked(entry, "\u00AB", "\u00BB",
                           [](std::string_view text) {
                             // visible() takes blanks at the ends away.
                             std::string shown = visible(text);
                             const auto blank = [](char c) { return c == ' ' || c == '\n'; };
                             if (!text.empty() && blank(text.front()) && !shown.starts_with(' ')) {
                               shown.insert(0, " ");
                             }
                             if (!text.empty() && blank(text.back()) && !shown.ends_with(' '))
                               shown += ' ';
                             return shown;
                           }),
                    4, width);
      for (const std::string& code : entry.findings) {
        add_paragraph(out, "! " + std::string(model::finding_code(code).title), 4, width);
      }
    }
    if (search.more) out += "\n  and " + left_of(search) + "\n";
    out += '\n';
  }
  const std::string told = summary_of(digest) + " in " +
                           counted(static_cast<std::int64_t>(digest.searches.size()) + digest.quiet,
                                   "kept search", "kept searches") +
                           " (" + span_of(digest) + ")";
  add_paragraph(out, told, 0, width);
  return out;
}

std::string digest_html(const Digest& digest) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>Plumbline: " +
      summary_of(digest) + "</title>\n<style>" + kStyle +
      "</style>\n</head>\n<body>\n<main>\n<h1>" + summary_of(digest) +
      "</h1>\n<p class=\"soft\">Searches of " + safe_html(digest.who) + "; " +
      safe_html(span_of(digest)) + "; made " + safe_html(day_of(digest.made)) + "</p>\n";
  for (const DigestSearch& search : digest.searches) {
    out += "<section>\n<h2>" + safe_html(search.name) + "</h2>\n<p class=\"soft\">" +
           safe_html(search.words) + " \u00B7 " + counted(search.all, "document", "documents") +
           "</p>\n<ol>\n";
    for (const DigestEntry& entry : search.entries) out += html_of(entry);
    out += "</ol>\n";
    if (search.more) out += "<p>and " + left_of(search) + "</p>\n";
    out += "</section>\n";
  }
  if (digest.quiet > 0) {
    out += "<p class=\"soft\">" +
           counted(digest.quiet, "search has nothing new", "searches have nothing new") + ".</p>\n";
  }
  return out + "</main>\n</body>\n</html>\n";
}

Result<std::string> digest_letter(const Digest& digest, const Correspondents& between) {
  constexpr std::size_t kColumns = 72;
  for (const std::string* address : {&between.from, &between.to}) {
    if (is_address(*address)) continue;
    return Error{ErrorCode::Misuse,
                 "'" + visible(*address) + "' is no mail address; write it as desk@example.org"};
  }
  const std::string text = quoted_printable(digest_text(digest, kColumns));
  const std::string page = quoted_printable(digest_html(digest));
  // What is quoted-printable holds no "=_".
  const std::string border = "=_" + mark_of(text + page);
  const std::string id = mark_of(digest.made + digest.who + text + page);
  std::string out;
  out += "From: " + between.from + "\r\n";
  out += "To: " + between.to + "\r\n";
  out += "Date: " + mail_date(digest.made) + "\r\n";
  out += "Subject: Plumbline: " + summary_of(digest) + "\r\n";
  out += "Message-ID: <digest." + id + between.from.substr(between.from.find('@')) + ">\r\n";
  out += "MIME-Version: 1.0\r\nX-Unsent: 1\r\n";
  out += "Content-Type: multipart/alternative; boundary=\"" + border + "\"\r\n\r\n";
  const auto part = [&](const char* type, const std::string& body) {
    out += "--" + border + "\r\nContent-Type: " + type +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + body + "\r\n";
  };
  part("text/plain", text);
  part("text/html", page);
  return out + "--" + border + "--\r\n";
}

}  // namespace plumbline::publish
