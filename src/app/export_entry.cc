// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cctype>
#include <utility>

#include "app/export_entry_internal.h"
#include "base/utf8.h"

namespace plumbline::app {
namespace {

using exchange::ClaimEntry;
using exchange::Entry;
using exchange::Words;
using resolve::withhold;

constexpr std::size_t kContextBytes = 32;
constexpr std::size_t kShortestName = 3;  // letters of a word in an address taken for a name

// Code points of a text up to a byte, asked for in any order: counted once, and kept for every
// kilobyte.
class Counter {
 public:
  explicit Counter(std::string_view text) : text_(text), kept_{0} {
    for (std::size_t at = kStep; at <= text.size(); at += kStep) {
      kept_.push_back(kept_.back() + count_code_points(text.substr(at - kStep, kStep)));
    }
  }
  [[nodiscard]] std::size_t at(std::size_t byte) const {
    const std::size_t step = byte / kStep;
    return kept_[step] + count_code_points(text_.substr(step * kStep, byte - step * kStep));
  }

 private:
  static constexpr std::size_t kStep = 1024;
  std::string_view text_;
  std::vector<std::size_t> kept_;
};

// Every text of a claim that names people.
class Veil {
 public:
  explicit Veil(const std::vector<std::string>& names) : names_(names) {}

  void cover(std::string& text) const { text = withhold(text, names_); }
  void cover(model::Incident& incident) const {
    cover(incident.agent);
    cover(incident.patient);
    cover(incident.penalty);
  }
  void cover(model::Figure& figure) const {
    cover(figure.unit);
    cover(figure.counted_by);
  }
  void cover(model::Elements& elements) const {
    for (auto* list : {&elements.acts, &elements.means, &elements.purposes}) {
      for (model::Element& element : *list) cover(element.words);
    }
    cover(elements.victims);
    cover(elements.perpetrators);
    cover(elements.facilitators);
    cover(elements.payment);
  }
  void cover(model::ChainLink& link) const {
    cover(link.cue);
    if (link.work) cover(link.work->title);
    for (std::string& candidate : link.candidates) cover(candidate);
  }
  void cover(model::Verification& check) const {
    cover(check.expected);
    cover(check.explanation);
    for (model::WordEdit& edit : check.edits) {
      cover(edit.quoted);
      cover(edit.source);
    }
  }
  void cover(model::Claim& claim) const {
    for (model::ChainLink& link : claim.chain.links) cover(link);
    for (model::ChainLink& link : claim.cited) cover(link);
    if (claim.incident) cover(*claim.incident);
    for (model::Incident& more : claim.more_incidents) cover(more);
    if (claim.elements) cover(*claim.elements);
    if (claim.figure) cover(*claim.figure);
    for (model::Figure& more : claim.more_figures) cover(more);
    if (claim.response) {
      cover(claim.response->actor);
      cover(claim.response->action);
    }
    if (claim.trend) {
      for (std::string& what : claim.trend->of) cover(what);
    }
    if (claim.verification) cover(*claim.verification);
  }
  void cover(model::Finding& finding) const {
    cover(finding.words);
    cover(finding.expected);
    cover(finding.explanation);
  }

 private:
  const std::vector<std::string>& names_;
};

// Whole words only: of a name that the cut parts the rest would stay.
std::string_view context_before(std::string_view text, std::size_t at) {
  if (at <= kContextBytes) return text.substr(0, at);
  const std::string_view cut = text.substr(at - kContextBytes, kContextBytes);
  const std::size_t blank = cut.find_first_of(" \n");
  return blank == std::string_view::npos ? std::string_view() : cut.substr(blank);
}

std::string_view context_after(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.size() <= kContextBytes) return rest;
  const std::size_t blank = rest.substr(0, kContextBytes).find_last_of(" \n");
  return blank == std::string_view::npos ? std::string_view() : rest.substr(0, blank + 1);
}

// A context without a name that is left out would stand nowhere in the text: then there is none.
std::string context(std::string_view words, const std::vector<std::string>& names) {
  std::string shown = withhold(words, names);
  return shown == words ? shown : std::string();
}

// What of a text nobody may be shown: letters are out of sight at `hidden` already.
struct Hiding {
  std::string_view text;
  const std::vector<std::string>& names;
  const std::vector<text::Span>& hidden;
  [[nodiscard]] bool covers(std::size_t begin, std::size_t end) const {
    return std::any_of(hidden.begin(), hidden.end(), [&](const text::Span& span) {
      return span.begin < end && begin < span.end;
    });
  }
};

Words words_at(const Hiding& hiding, const text::Span& span, const Counter& counter) {
  const auto& [text, names, hidden] = hiding;
  Words out;
  const std::size_t end = std::min<std::size_t>(span.end, text.size());
  const std::size_t begin = std::min<std::size_t>(span.begin, end);
  out.start = counter.at(begin);
  out.end = counter.at(end);
  const std::string_view exact = text.substr(begin, end - begin);
  out.exact = withhold(exact, names);
  out.withheld = out.exact != exact || hiding.covers(begin, end);
  const std::string_view before = context_before(text, begin);
  const std::string_view after = context_after(text, end);
  if (!hiding.covers(begin - before.size(), begin)) out.prefix = context(before, names);
  if (!hiding.covers(end, end + after.size())) out.suffix = context(after, names);
  return out;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// "%C3%A9" as the letter it stands for.
std::string without_escapes(std::string_view path) {
  std::string out;
  for (std::size_t at = 0; at < path.size(); ++at) {
    const bool room = path[at] == '%' && at + 2 < path.size();
    const int high = room ? hex_digit(path[at + 1]) : -1;
    const int low = room ? hex_digit(path[at + 2]) : -1;
    if (high < 0 || low < 0) {
      out += path[at];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return repair_utf8(out);
}

std::string last_step(const std::string& name) {
  const std::size_t bang = name.find('!');
  const std::size_t slash = name.substr(0, bang).rfind('/');
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

model::Document veiled_document(const model::Document& document,
                                const std::vector<std::string>& names) {
  model::Document out;
  out.id = document.id;
  out.name = withhold(last_step(document.name), names);
  out.media_type = document.media_type;
  out.url = veiled_url(document.url, names);
  out.publisher = document.publisher;
  out.authors = document.authors;
  out.title = withhold(document.title, names);
  out.published = document.published;
  out.language = document.language;
  return out;
}

// Whom the shield knows as a victim, beside whoever is neither accused nor a source; but a name
// that she shares with one of those is theirs as well.
std::vector<std::string> withheld_by(const resolve::Account& account, const model::Report& report) {
  std::vector<std::string> names = report.withheld.words;
  const auto keep = [&names](const std::string& name) {
    for (const std::string& word : resolve::name_words(name)) std::erase(names, word);
  };
  for (const resolve::Told& telling : account.tellings) {
    for (const std::string& person : telling.accused.persons) keep(person);
  }
  for (const std::string& source : account.cites) keep(source);
  names.insert(names.end(), account.withheld.begin(), account.withheld.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

std::string veiled_url(const std::string& url, const std::vector<std::string>& names) {
  const std::size_t host = url.find("://");
  const std::size_t path =
      host == std::string::npos ? 0 : std::min(url.find_first_of("/?#", host + 3), url.size());
  if (path == url.size() || names.empty()) return url;
  std::string shown = url.substr(0, path) + (path == 0 ? "" : "/");
  if (url.find("XX", path) != std::string::npos) return shown;  // put out of sight before
  const std::string plain = without_escapes(std::string_view(url).substr(path));
  std::string word;
  for (std::size_t at = 0; at <= plain.size(); ++at) {
    const auto byte = static_cast<unsigned char>(at < plain.size() ? plain[at] : '/');
    if (byte >= 0x80 || std::isalpha(byte) != 0) {
      word += static_cast<char>(byte);
      continue;
    }
    if (word.size() >= kShortestName) {
      for (const std::string& part : resolve::name_words(word)) {
        if (std::binary_search(names.begin(), names.end(), part)) {
          return shown;
        }
      }
    }
    word.clear();
  }
  return url;
}

std::vector<std::string> EntryMaker::withheld(const model::Report& report) const {
  return withheld_by(accounts_.read(report.document, report.claims), report);
}

exchange::Entry EntryMaker::make(const store::StoredReport& stored) const {
  const model::Report& report = stored.report;
  const resolve::Account account = accounts_.read(report.document, report.claims);
  const std::vector<std::string> names = withheld_by(account, report);
  const Veil veil(names);
  const Hiding hiding{report.document.text, names, report.withheld.spans};
  Entry entry;
  entry.document = veiled_document(report.document, names);
  entry.original = stored.original;
  entry.added = stored.added;
  const Counter counter(report.document.text);
  for (const std::size_t index : stored.fitting) {
    ClaimEntry out{report.claims[index], {}, {}, {}, {}};
    for (const model::Passage& passage : out.claim.passages) {
      out.words.push_back(words_at(hiding, passage.span, counter));
    }
    for (const model::Finding& finding : report.findings) {
      if (finding.claim != out.claim.id) continue;
      out.findings.push_back(finding);
      veil.cover(out.findings.back());
    }
    for (const resolve::Told& told : account.tellings) {
      if (told.claim != out.claim.id) continue;
      out.victim_countries = told.victims.countries;
      out.victim_nouns = told.victims.nouns;
      break;
    }
    veil.cover(out.claim);
    entry.claims.push_back(std::move(out));
  }
  return entry;
}

}  // namespace plumbline::app
