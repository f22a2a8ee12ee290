// SPDX-License-Identifier: Apache-2.0

#include "publish/dossier_notes.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/date.h"
#include "publish/display.h"

namespace plumbline::publish {

Notes::Mark Notes::cite(const std::vector<std::size_t>& passages) {
  if (passages.empty()) return {};
  if (!in_notes_) return {0, citer_.in_text(passages)};
  notes_.push_back(citer_.note(passages));
  return {notes_.size(), notes_.back()};
}

std::string words_of(const model::Dossier& dossier, std::string_view key,
                     const text::MessageValues& values) {
  return text::format_message(dossier.words.at(key), dossier.words.language, values);
}

namespace {

std::string day(const model::Dossier& dossier, const std::string& iso) {
  const auto date = parse_iso(iso);
  return date ? text::date_in_words(*date, dossier.words.language) : std::string();
}

}  // namespace

std::vector<Fact> cover_facts(const model::Dossier& dossier) {
  std::vector<Fact> out;
  // A date that was asked for says nothing of the evidence; that stands beside it.
  if (!dossier.date_asked.empty()) {
    out.push_back({words_of(dossier, "doc.date-asked"), day(dossier, dossier.date_asked)});
  }
  const std::string newest = day(dossier, dossier.newest);
  out.push_back(
      {words_of(dossier, "doc.date"), newest.empty() ? words_of(dossier, "doc.undated") : newest});
  out.push_back({words_of(dossier, "doc.cited"),
                 words_of(dossier, "doc.cited.value",
                          {{"documents", static_cast<double>(dossier.documents.size())},
                           {"passages", static_cast<double>(dossier.passages.size())}})});
  if (!dossier.edited.empty()) {
    out.push_back({words_of(dossier, "doc.edited"), words_of(dossier, "doc.edited.value",
                                                             {{"who", visible(dossier.edited)},
                                                              {"draft", visible(dossier.draft)}})});
  }
  out.push_back({words_of(dossier, "doc.engine"), dossier.engine});
  return out;
}

std::vector<Fact> document_facts(const model::Dossier& dossier, std::size_t document) {
  const model::DossierDocument& d = dossier.documents[document];
  std::vector<Fact> out;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) out.push_back({words_of(dossier, key), visible(value)});
  };
  add("doc.published", day(dossier, d.published));
  add("doc.retrieved", day(dossier, d.retrieved));
  add("doc.url", d.url);
  add("doc.file", d.name);
  add("doc.hash", d.hash);
  add("doc.withdrawn", d.withdrawn);
  return out;
}

std::string passage_facts(const model::Dossier& dossier, std::size_t passage) {
  const model::DossierPassage& p = dossier.passages[passage];
  std::string out =
      words_of(dossier, "doc.characters",
               {{"from", static_cast<double>(p.start)}, {"to", static_cast<double>(p.end)}});
  const auto add = [&out](const std::string& words) {
    if (!words.empty()) out += " \u00B7 " + words;
  };
  if (!p.claim.empty()) {
    add(words_of(dossier, "doc.claim", {{"claim", p.claim}}));
    if (!p.kind.empty()) add(words_of(dossier, "kind." + p.kind));
    // "opinion" is both.
    if (!p.modality.empty() && p.modality != "asserted" && p.modality != p.kind)
      add(words_of(dossier, "modality." + p.modality));
  }
  add(visible(p.chain));
  return out;
}

std::vector<std::vector<std::size_t>> passages_by_document(const model::Dossier& dossier) {
  std::vector<std::vector<std::size_t>> out(dossier.documents.size());
  for (std::size_t i = 0; i < dossier.passages.size(); ++i) {
    out[dossier.passages[i].document].push_back(i);
  }
  return out;
}

std::vector<std::size_t> reference_order(const model::Dossier& dossier, const Citer& citer) {
  std::vector<std::size_t> out(dossier.documents.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t i) {
      const model::DossierDocument& d = dossier.documents[i];
      return std::tuple(citer.author(i), d.published, d.title, d.hash);
    };
    return key(a) < key(b);
  });
  return out;
}

}  // namespace plumbline::publish
