// SPDX-License-Identifier: Apache-2.0

#include "publish/citation.h"

#include <algorithm>
#include <map>

#include "base/date.h"
#include "publish/display.h"
#include "text/message.h"

namespace plumbline::publish {
namespace {

constexpr std::size_t kMostTitle = 160;  // code points of a title in a note
constexpr std::size_t kMostShort = 60;   // of a title cited before

void put(Runs& out, std::string_view words, bool italic = false) {
  if (!out.empty() && out.back().italic == italic && out.back().passage == 0) {
    out.back().words += words;
  } else {
    out.push_back({std::string(words), italic, 0});
  }
}

// A title in double marks: marks inside become single ones, and none of its own stand around it.
std::string inner(std::string_view title) {
  std::string out;
  for (std::size_t at = 0; at < title.size();) {
    const std::string_view rest = title.substr(at);
    if (rest.starts_with("\u201C")) {
      out += "\u2018";
      at += 3;
    } else if (rest.starts_with("\u201D")) {
      out += "\u2019";
      at += 3;
    } else if (rest.front() == '"') {
      out += '\'';
      ++at;
    } else {
      out += rest.front();
      ++at;
    }
  }
  return out;
}

bool ends_sentence(std::string_view words) {
  return words.ends_with('.') || words.ends_with('?') || words.ends_with('!');
}

}  // namespace

bool is_citation_style(std::string_view name) {
  return std::find(kCitationStyles.begin(), kCitationStyles.end(), name) != kCitationStyles.end();
}

bool cites_in_notes(std::string_view style) {
  return style != "apa";
}

std::string plain(const Runs& runs) {
  std::string out;
  for (const Run& run : runs) out += run.words;
  return out;
}

Citer::Citer(const model::Dossier& dossier)
    : dossier_(dossier),
      apa_(dossier.style == "apa"),
      cited_(dossier.documents.size(), false),
      letter_(dossier.documents.size()) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> same;
  for (std::size_t i = 0; i < dossier.documents.size(); ++i) {
    same[{author(i), year(i)}].push_back(i);
  }
  for (const auto& [key, members] : same) {
    if (members.size() < 2) continue;
    for (std::size_t i = 0; i < members.size(); ++i) {
      // a ... z, aa, ab ...
      std::string letters;
      for (std::size_t rest = i + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('a' + (rest - 1) % 26));
      }
      letter_[members[i]] = letters;
    }
  }
}

std::string Citer::word(std::string_view key) const {
  return dossier_.words.at(key);
}

std::string Citer::author(std::size_t document) const {
  const model::DossierDocument& d = dossier_.documents[document];
  if (!d.authors.empty()) {
    if (d.authors.size() > 3) return visible(d.authors.front()) + " " + word("cite.et-al");
    std::vector<std::string> names;
    for (const std::string& name : d.authors) names.push_back(visible(name));
    return text::list_in_words(names, dossier_.words.language);
  }
  if (!d.publisher.empty()) return visible(d.publisher);
  return shortened(d.title.empty() ? d.name : d.title, kMostShort);
}

std::string Citer::year(std::size_t document) const {
  const std::string& published = dossier_.documents[document].published;
  return published.empty() ? word("cite.no-date") : published.substr(0, 4);
}

std::string Citer::day(const std::string& iso) const {
  const auto date = parse_iso(iso);
  return date ? text::date_in_words(*date, dossier_.words.language) : std::string();
}

std::vector<Citer::Group> Citer::by_document(const std::vector<std::size_t>& passages) const {
  std::vector<Group> out;
  for (const std::size_t passage : passages) {
    const std::size_t document = dossier_.passages[passage].document;
    const auto known = std::find_if(out.begin(), out.end(),
                                    [&](const Group& g) { return g.document == document; });
    if (known == out.end()) {
      out.push_back({document, {passage}});
    } else {
      known->passages.push_back(passage);
    }
  }
  for (Group& group : out) std::sort(group.passages.begin(), group.passages.end());
  return out;
}

void Citer::put_passages(Runs& out, const std::vector<std::size_t>& passages) const {
  put(out, word(passages.size() == 1 ? "cite.passage" : "cite.passages") + " ");
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (i > 0) put(out, ", ");
    out.push_back({std::to_string(passages[i] + 1), false, passages[i] + 1});
  }
}

// Whoever follows a note must know that the document no longer stands.
void Citer::put_withdrawn(Runs& out, std::size_t document) const {
  const std::string& what = dossier_.documents[document].withdrawn;
  if (what.empty()) return;
  put(out,
      " [" +
          text::format_message(word("cite.withdrawn"), dossier_.words.language, {{"what", what}}) +
          "]");
}

void Citer::put_full(Runs& out, std::size_t document) const {
  const model::DossierDocument& d = dossier_.documents[document];
  const std::string who = author(document);
  put(out, who);
  if (!d.title.empty() && visible(d.title) != who) {
    put(out, ", \u201C" + inner(shortened(d.title, kMostTitle)) + ",\u201D");
  } else if (d.title.empty() && !d.publisher.empty()) {
    put(out, ", " + shortened(d.name, kMostTitle) + ",");
  } else {
    put(out, ",");
  }
  if (!d.authors.empty() && !d.publisher.empty() && visible(d.publisher) != who) {
    put(out, " ");
    put(out, visible(d.publisher), true);
    put(out, ",");
  }
  const std::string when = day(d.published);
  put(out, " " + (when.empty() ? word("cite.no-date") : when));
}

void Citer::put_short(Runs& out, std::size_t document) const {
  const model::DossierDocument& d = dossier_.documents[document];
  const std::string who = author(document);
  put(out, who);
  // Reports of a series have one title and differ by their year.
  const bool dated =
      !d.published.empty() && d.title.find(d.published.substr(0, 4)) == std::string::npos;
  if (!d.title.empty() && visible(d.title) != who) {
    // The comma that follows stands inside the marks, as in a full note.
    const bool ends = !dated && d.withdrawn.empty();
    put(out, ", \u201C" + inner(shortened(d.title, kMostShort)) + (ends ? ",\u201D" : "\u201D"));
  } else if (d.title.empty() && !d.publisher.empty()) {
    // Else all that a publisher printed in a year without a title would be cited alike.
    put(out, ", " + shortened(d.name, kMostShort));
  }
  if (dated) put(out, " (" + d.published.substr(0, 4) + ")");
}

Runs Citer::note(const std::vector<std::size_t>& passages) {
  Runs out;
  for (const Group& group : by_document(passages)) {
    if (!out.empty()) put(out, "; ");
    if (cited_[group.document]) {
      put_short(out, group.document);
    } else {
      put_full(out, group.document);
      cited_[group.document] = true;
    }
    put_withdrawn(out, group.document);
    put(out, out.back().words.ends_with(",\u201D") ? " " : ", ");
    put_passages(out, group.passages);
  }
  if (!out.empty()) put(out, ".");
  return out;
}

Runs Citer::in_text(const std::vector<std::size_t>& passages) const {
  Runs out;
  for (const Group& group : by_document(passages)) {
    put(out, out.empty() ? "(" : "; ");
    put(out, author(group.document) + ", " + year(group.document) + letter_[group.document]);
    put_withdrawn(out, group.document);
    put(out, ", ");
    put_passages(out, group.passages);
  }
  if (!out.empty()) put(out, ")");
  return out;
}

Runs Citer::heading(std::size_t document) const {
  Runs out;
  put_full(out, document);
  return out;
}

Runs Citer::entry(std::size_t document) const {
  const model::DossierDocument& d = dossier_.documents[document];
  Runs out;
  const std::string who = author(document);
  put(out, who);
  if (apa_) {
    std::string when = day(d.published);
    if (when.empty()) when = word("cite.no-date");
    if (!letter_[document].empty()) when = year(document) + letter_[document] + ", " + when;
    put(out, ends_sentence(who) ? " (" + when + ")." : ". (" + when + ").");
    if (!d.title.empty() && visible(d.title) != who) {
      put(out, " ");
      put(out, visible(d.title), true);
      put(out, ends_sentence(d.title) ? "" : ".");
    }
    if (!d.authors.empty() && !d.publisher.empty()) put(out, " " + visible(d.publisher) + ".");
  } else {
    out.clear();
    put_full(out, document);
    put(out, ends_sentence(out.back().words) ? "" : ".");
  }
  if (!d.url.empty()) {
    put(out, " " + visible(d.url) + (apa_ ? "" : "."));
  } else {
    put(out, " " + word("cite.file") + " " + visible(d.name) + ".");
  }
  if (const std::string when = day(d.retrieved); !when.empty()) {
    put(out, " " + word("cite.retrieved") + " " + when + ".");
  }
  return out;
}

}  // namespace plumbline::publish
