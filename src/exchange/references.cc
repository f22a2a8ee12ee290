// SPDX-License-Identifier: Apache-2.0
//
// The documents themselves as references: BibTeX for writers, CSL-JSON for programs that cite.

#include <cctype>

#include "base/date.h"
#include "exchange/json_internal.h"
#include "exchange/writer.h"

namespace plumbline::exchange {
namespace {

// "harbourcourier2024a1b2c3": first word of the publisher, year, digits of the hash. The hash keeps
// it unique and the same in every export.
std::string citation_key(const Entry& entry) {
  std::string key;
  for (const char c : entry.document.publisher) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) != 0) key += static_cast<char>(std::tolower(byte));
    if (key.size() >= 20) break;
  }
  if (key.empty()) key = "document";
  if (entry.document.published.stated()) key += std::to_string(entry.document.published.year);
  return key + "-" + entry.document.id.value.substr(0, 10);
}

// Braces must balance and signs of TeX lose their power. Letters stay as they are: UTF-8, as biber
// and today's BibTeX read it.
std::string tex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\textbackslash{}"; break;
      // A brace behind a backslash still counts where BibTeX looks for the end of a field.
      case '{': out += "\\textbraceleft{}"; break;
      case '}': out += "\\textbraceright{}"; break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_': out += std::string("\\") + c; break;
      default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

// In an address % and # stay, as the package url wants them; braces cannot stand in one.
std::string tex_url(std::string_view url) {
  std::string out;
  for (const char c : url) {
    if (c == '{') {
      out += "%7B";
    } else if (c == '}') {
      out += "%7D";
    } else {
      out += c;
    }
  }
  return out;
}

class BibtexWriter : public Writer {
 public:
  explicit BibtexWriter(const Outlet& outlet) : outlet_(outlet) {}

  Status add(const Entry& entry) override {
    const model::Document& document = entry.document;
    const bool press = !document.publisher.empty();
    std::string out = std::string(press ? "@article{" : "@misc{") + citation_key(entry) + ",\n";
    // Doubled braces keep a body from being cut into first and last name, and a title as printed.
    std::string authors;
    for (const std::string& author : document.authors) {
      authors += (authors.empty() ? "{" : " and {") + tex(author) + "}";
    }
    add("author", authors, out);
    const std::string& title = document.title.empty() ? document.name : document.title;
    add("title", "{" + tex(title) + "}", out);
    if (press) add("journal", tex(document.publisher), out);
    const Date& day = document.published;
    if (day.stated()) add("year", std::to_string(day.year), out);
    if (day.month != 0) add("month", std::to_string(day.month), out);
    if (day.stated()) add("date", to_iso(day), out);
    add("url", tex_url(web_url(document)), out);
    add("urldate", entry.added.substr(0, 10), out);
    add("language", document.language, out);
    add("note", "SHA-256 " + document.id.value, out);
    return outlet_.sink(out + "}\n\n");
  }
  Status finish() override { return Done{}; }

 private:
  static void add(const char* field, const std::string& value, std::string& out) {
    if (!value.empty()) out += "  " + std::string(field) + " = {" + value + "},\n";
  }

  Outlet outlet_;
};

Json date_parts(const Date& date) {
  Json parts = Json::array({date.year});
  if (date.month != 0) parts.push_back(date.month);
  if (date.day != 0) parts.push_back(date.day);
  return {{"date-parts", Json::array({parts})}};
}

class CslWriter : public Writer {
 public:
  explicit CslWriter(const Outlet& outlet) : stream_(outlet.sink, "[", "]") {}

  Status add(const Entry& entry) override {
    const model::Document& document = entry.document;
    const std::string url = web_url(document);
    Json out;
    out["id"] = citation_key(entry);
    out["type"] = !document.publisher.empty() ? "article-newspaper"
                  : !url.empty()              ? "webpage"
                                              : "document";
    out["title"] = document.title.empty() ? document.name : document.title;
    if (!document.authors.empty()) {
      out["author"] = Json::array();
      // Which part of a name is the family's is not known: a literal is never turned round.
      for (const std::string& author : document.authors) {
        out["author"].push_back({{"literal", author}});
      }
    }
    if (!document.publisher.empty()) out["container-title"] = document.publisher;
    if (document.published.stated()) out["issued"] = date_parts(document.published);
    if (const auto day = parse_iso(entry.added)) out["accessed"] = date_parts(*day);
    if (!url.empty()) out["URL"] = url;
    if (!document.language.empty()) out["language"] = document.language;
    out["note"] = "SHA-256 " + document.id.value;
    return stream_.add(out);
  }
  Status finish() override { return stream_.finish(); }

 private:
  JsonArrayStream stream_;
};

}  // namespace

std::unique_ptr<Writer> bibtex_writer(const Outlet& outlet) {
  return std::make_unique<BibtexWriter>(outlet);
}

std::unique_ptr<Writer> csl_writer(const Outlet& outlet) {
  return std::make_unique<CslWriter>(outlet);
}

}  // namespace plumbline::exchange
