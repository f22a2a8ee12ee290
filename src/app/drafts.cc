// SPDX-License-Identifier: Apache-2.0

#include "app/drafts.h"

#include <algorithm>
#include <array>

#include "app/country_word.h"
#include "app/dossier_printed_internal.h"
#include "app/draft_internal.h"
#include "base/utf8.h"
#include "refdata/refdata.h"
#include "store/reader.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kMostDraftName = 64;
constexpr std::size_t kMostText = 20000;
constexpr std::size_t kMostWhy = 2000;
constexpr std::size_t kMostKey = 1000;
constexpr std::size_t kMostCites = 50;

Error misuse(std::string words) {
  return {ErrorCode::Misuse, std::move(words)};
}

// What would not be seen in print, or would look like other words than it is.
bool has_unseen(std::string_view text, bool lines) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    const char32_t point = next.value;
    const bool line = lines && (point == '\n' || point == '\r' || point == '\t');
    const bool control = (point < 0x20 && !line) || (point >= 0x7F && point < 0xA0);
    const bool turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    if (control || turns) return true;
    at += next.size;
  }
  return false;
}

Status check_name(const std::string& name) {
  if (name.empty() || name.size() > kMostDraftName || !is_valid_utf8(name) ||
      has_unseen(name, false) || name.find_first_of("/\\?#%\"") != std::string::npos ||
      name.front() == ' ' || name.back() == ' ') {
    return misuse("a draft is called by 1 to 64 bytes of text without / \\ ? # % \"");
  }
  return Done{};
}

Status check_words(const DraftEdit& edit) {
  const std::array<std::pair<const std::string*, std::size_t>, 5> words = {{
      {&edit.text, kMostText},
      {&edit.why, kMostWhy},
      {&edit.key, kMostKey},
      {&edit.section, kMostKey},
      {&edit.basis, kMostText},
  }};
  for (const auto& [word, most] : words) {
    if (word->size() > most) {
      return Error{ErrorCode::LimitReached,
                   "a text has at most 20000 bytes, a reason 2000, a key 1000"};
    }
    if (!is_valid_utf8(*word)) return misuse("the text is not valid UTF-8");
  }
  if (has_unseen(edit.text, true) || has_unseen(edit.why, true)) {
    return misuse("the text has control characters, or such that turn its direction");
  }
  return Done{};
}

// What each verb needs.
Status check_verb(const DraftEdit& edit) {
  const auto blank = [](const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
  };
  if (edit.verb == "leave-out") {
    if (edit.key.empty()) return misuse("leave-out takes the key of a statement");
    return blank(edit.why) ? Status(misuse("who leaves something out says why")) : Status(Done{});
  }
  if (edit.verb == "words" || edit.verb == "insert") {
    if (edit.verb == "words" && edit.key.empty())
      return misuse("words takes the key of a statement");
    if (edit.verb == "insert" && edit.section.empty()) return misuse("insert takes a section");
    // Marks alone are no sentence.
    if (own_paragraphs(edit.text).empty()) return misuse("there is no sentence in the text");
    if (most_cited(edit.text) > edit.cites.size()) {
      return misuse("the text has a mark for which no passage is given");
    }
    return Done{};
  }
  if (edit.verb == "move") {
    return edit.key.empty() ? Status(misuse("move takes the key of a statement")) : Status(Done{});
  }
  if (edit.verb == "sections" || edit.verb == "undo") return Done{};
  return misuse("a draft is changed by leave-out, words, insert, move, sections or undo, not '" +
                edit.verb + "'");
}

// The words under each citation, as they are shown.
Result<std::vector<DraftCite>> filled(const DraftEdit& edit) {
  std::vector<DraftCite> out = edit.cites;
  if (out.empty()) return out;
  if (out.size() > kMostCites) return misuse("a text cites at most 50 passages");
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(edit.workspace, store::Access::Read));
  for (DraftCite& cite : out) {
    PL_TRY(cite.document, store::find_document(workspace, cite.document));
    PL_TRY(const model::Report report, store::read_report(workspace, cite.document));
    const auto span = bytes_of(report.document.text, cite.start, cite.end);
    if (!span || cite.start >= cite.end) {
      return Error{ErrorCode::NotFound, "a passage lies outside of " + report.document.name};
    }
    cite.exact = std::string(text::slice(report.document.text, *span));
  }
  return out;
}

}  // namespace

Result<std::int64_t> edit_draft(const DraftEdit& edit) {
  if (edit.who.empty()) return misuse("who changes it is not said");
  if (Status fine = check_name(edit.draft); !fine) return std::move(fine).error();
  if (Status fine = check_words(edit); !fine) return std::move(fine).error();
  if (Status fine = check_verb(edit); !fine) return std::move(fine).error();
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  store::DraftChange change;
  PL_TRY(change.country, country_code(edit.country, refdata));
  PL_TRY(const std::vector<DraftCite> cites, filled(edit));
  change.who = edit.who;
  change.draft = edit.draft;
  change.verb = edit.verb;
  change.section = edit.section;
  change.key = edit.key;
  change.text = edit.text;
  change.cites = json_of(cites);
  change.basis = edit.basis;
  change.why = edit.why;
  change.undoes = edit.verb == "undo" ? edit.undoes : 0;
  if (edit.verb == "sections") {
    change.key.clear();
    const std::vector<std::string_view> known = dossier_sections();
    for (const std::string& id : sections_of({change})) {
      if (std::find(known.begin(), known.end(), id) == known.end())
        return misuse("no section is called '" + id + "'");
    }
  }
  if (edit.verb == "undo") {
    // Of what is taken back: nobody takes back what was changed again meanwhile.
    PL_TRY(const auto all, store::draft_changes(edit.workspace, change.country, change.draft));
    for (const store::DraftChange& each : all) {
      if (each.number == edit.undoes) change.key = each.key;
    }
  }
  return store::add_draft_change(edit.workspace, change, edit.seen);
}

Result<std::vector<DraftShown>> list_drafts(const std::string& workspace,
                                            const std::string& country) {
  std::string code;
  if (!country.empty()) {
    PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
    PL_TRY(code, country_code(country, refdata));
  }
  PL_TRY(const std::vector<store::DraftRow> rows, store::drafts(workspace));
  std::vector<DraftShown> out;
  for (const store::DraftRow& row : rows) {
    if (!code.empty() && row.country != code) continue;
    out.push_back({row.country, row.name, row.changes, row.last, row.at, row.who});
  }
  return out;
}

}  // namespace plumbline::app
