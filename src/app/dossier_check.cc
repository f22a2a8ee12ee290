// SPDX-License-Identifier: Apache-2.0

#include "app/dossier_check.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "app/dossier.h"
#include "app/dossier_printed_internal.h"
#include "app/pipeline.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "model/dossier_record.h"
#include "publish/dossier_shown.h"
#include "refdata/refdata.h"
#include "resolve/accounts.h"
#include "store/corrections.h"
#include "store/drafts.h"
#include "store/reader.h"

namespace plumbline::app {
namespace {

// A dossier as it lies there.
struct FoundDraft {
  model::DossierRecord record;
  std::optional<std::string> file;  // without the record; nothing: the record lies alone
  bool page = false;                // the record is in the file
};

Result<FoundDraft> find_record(const std::string& file) {
  PL_TRY(std::string bytes, read_file(file));
  auto record = model::read_dossier_record(bytes);
  FoundDraft out;
  if (record) {
    out.record = std::move(record).take();
    std::string rest = model::without_record(bytes);
    out.page = rest.size() < bytes.size();
    if (out.page) out.file = std::move(rest);
    // The record was asked for by its own name.
    constexpr std::string_view kEnd = ".json";
    if (!out.page && file.ends_with(kEnd)) {
      auto beside = read_file(file.substr(0, file.size() - kEnd.size()));
      if (beside) out.file = std::move(beside).take();
    }
    return out;
  }
  if (record.error().code != ErrorCode::NotFound) return Error(record.error());
  const auto beside = read_file(file + ".json");
  if (!beside) return Error(record.error());
  PL_TRY(out.record, model::read_dossier_record(*beside));
  out.file = std::move(bytes);
  return out;
}

// A document as it is today: with its names, which nothing here shows, and without.
struct Today {
  model::Report report;
  std::string hidden;  // its text
  std::vector<std::string> names;
};

// Form in which a file can be made again, by its first bytes.
std::optional<DossierForm> dossier_form_of(const FoundDraft& found) {
  if (found.page) return DossierForm::Html;
  if (!found.file || found.file->starts_with("%PDF")) return std::nullopt;
  return found.file->starts_with("PK") ? DossierForm::Docx : DossierForm::Markdown;
}

class Checking {
 public:
  Checking(const FoundDraft& found, const DossierCheckOptions& options)
      : found_(found), record_(found.record), options_(options) {
    for (const model::DossierStatement& statement : record_.statements) {
      for (const std::size_t passage : statement.passages)
        resting_[passage].push_back(statement.key);
    }
  }

  void file(DossierCheck& out) const {
    out.file_seen = found_.file.has_value();
    if (!found_.file) return;
    if (sha256_hex(*found_.file) != record_.file) {
      out.faults.push_back({"file-changed", 0, "", {}, "", ""});
    }
    if (!found_.page) return;
    const publish::ShownOtherwise shown = publish::shown_otherwise(*found_.file, record_);
    for (const std::string& key : shown.statements) {
      out.faults.push_back({"shown-otherwise", 0, "", {key}, "", ""});
    }
    for (const std::size_t passage : shown.passages) {
      fault(out, {"shown-otherwise", passage + 1, "", {}, "", ""}, {passage});
    }
    if (shown.more) out.faults.push_back({"shown-otherwise", 0, "", {}, "", ""});
  }

  // Whether the changes are there up to the one that the record names.
  Result<bool> has_draft() const {
    PL_TRY(const auto changes, store::draft_changes(options_.workspace, record_.country,
                                                    record_.draft, record_.draft_change));
    return !changes.empty() && changes.back().number == record_.draft_change;
  }

  // First: the others hold the file against it.
  Status make_anew(DossierCheck& out) {
    DossierOptions asked;
    asked.workspace = options_.workspace;
    asked.country = record_.country;
    asked.sections = record_.sections;
    asked.standard = record_.standard.empty() ? asked.standard : record_.standard;
    asked.year = record_.year;
    asked.style = record_.style;
    asked.language = record_.language;
    asked.date = record_.date_asked;
    if (!record_.draft.empty()) {
      PL_TRY(const bool kept, has_draft());
      if (kept) {
        asked.draft = record_.draft;
        asked.draft_until = record_.draft_change;
      } else {
        draft_gone_ = true;
        out.faults.push_back({"draft-gone", 0, "", {}, record_.draft, ""});
      }
    }
    PL_TRY(today_, dossier(asked));
    out.same_engine = today_.engine == record_.engine;
    for (const model::DossierPassage& passage : today_.passages) {
      printed_.emplace(today_.documents[passage.document].hash, passage.start, passage.end,
                       passage.exact);
    }
    return Done{};
  }

  Status documents(DossierCheck& out) {
    PL_TRY(const store::Workspace workspace,
           store::Workspace::open(options_.workspace, store::Access::Read));
    PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
    const resolve::AccountReader accounts(refdata);
    std::unique_ptr<Pipeline> pipeline;
    if (options_.again) {
      PL_TRY(pipeline, load_pipeline(*options_.again, Reads::Nothing));
    }
    std::vector<std::vector<std::size_t>> passages(record_.documents.size());
    for (std::size_t i = 0; i < record_.passages.size(); ++i) {
      passages[record_.passages[i].document].push_back(i);
    }
    for (std::size_t i = 0; i < record_.documents.size(); ++i) {
      auto stored = store::read_report(workspace, record_.documents[i].hash, store::Names::Kept);
      if (!stored) {
        if (stored.error().code != ErrorCode::NotFound) return Error(stored.error());
        fault(out, {"document-gone", 0, "", {}, record_.documents[i].hash, ""}, passages[i]);
        continue;
      }
      Today today{std::move(stored).take(), {}, {}};
      if (pipeline) {
        // What was hidden before stays hidden, whatever the engine makes of it.
        const model::Withheld before = std::move(today.report.withheld);
        today.report = pipeline->analyse(std::move(today.report.document), nullptr);
        model::add(today.report.withheld, before, 0);
        model::settle(today.report.withheld);
        PL_TRY(const auto judgements,
               store::claim_judgements(workspace, record_.documents[i].hash));
        store::add_claims(today.report, judgements);
        store::correct(today.report, judgements);
      }
      hide(accounts, today);
      check_details(today, i, passages[i], out);
      for (const std::size_t index : passages[i]) check_passage(today, index, out);
    }
    return Done{};
  }

  Status statements(DossierCheck& out) const {
    compare_statements(today_, out);
    tell_withdrawn(today_, out);
    return compare_files(today_, out);
  }

 private:
  using Place = std::tuple<std::string, std::size_t, std::size_t>;  // hash, start, end

  template <class Dossier>
  static std::set<Place> places_of(const Dossier& dossier,
                                   const model::DossierStatement& statement) {
    std::set<Place> out;
    for (const std::size_t index : statement.passages) {
      const model::DossierPassage& passage = dossier.passages[index];
      out.emplace(dossier.documents[passage.document].hash, passage.start, passage.end);
    }
    return out;
  }

  void compare_statements(const model::Dossier& today, DossierCheck& out) const {
    std::map<std::pair<std::string, std::size_t>, model::DossierStatement> now;
    std::map<std::string, std::size_t> count;
    for (model::DossierStatement& statement : statements_of(today)) {
      const std::size_t number = count[statement.key]++;
      now.emplace(std::pair(statement.key, number), std::move(statement));
    }
    count.clear();
    for (const model::DossierStatement& statement : record_.statements) {
      const auto found = now.find({statement.key, count[statement.key]++});
      if (found == now.end()) {
        // Without the draft nothing says what a person wrote; that is told once.
        if (draft_gone_ && (statement.hand || statement.key == "limits.edited")) continue;
        out.faults.push_back({"statement-gone", 0, "", {statement.key}, statement.words, ""});
        continue;
      }
      if (draft_gone_ && statement.hand) {
        compare_replaced(statement, found->second.words, out);
      } else if (found->second.words != statement.words) {
        out.faults.push_back(
            {"statement-changed", 0, "", {statement.key}, statement.words, found->second.words});
      } else if (places_of(record_, statement) != places_of(today, found->second)) {
        out.faults.push_back(
            {"statement-rests-otherwise", 0, "", {statement.key}, statement.words, ""});
      } else if (const auto& hand = found->second.hand; hand) {
        compare_replaced(statement, hand->instead_of, out);
      }
      now.erase(found);
    }
    out.fresh = now.size();
  }

  // Whether the program would still say what a person put in other words.
  static void compare_replaced(const model::DossierStatement& statement, const std::string& now,
                               DossierCheck& out) {
    const auto& hand = statement.hand;
    if (!hand || hand->instead_of.empty() || hand->instead_of == now) return;
    out.faults.push_back({"replaced-changed", 0, "", {statement.key}, hand->instead_of, now});
  }

  // Where nothing else differs, the file must be the one that would be written today: this finds
  // pictures, headings and notes changed together with the record.
  Status compare_files(const model::Dossier& today, DossierCheck& out) const {
    const std::optional<DossierForm> form = dossier_form_of(found_);
    const bool same = out.faults.empty() && out.fresh == 0 && out.same_engine &&
                      today.reference_data == record_.reference_data;
    if (!same || !form || !found_.file) return Done{};
    PL_TRY(const DossierFiles files, write_dossier(today, *form));
    if (model::without_record(files.bytes) != *found_.file) {
      out.faults.push_back({"file-differs", 0, "", {}, "", ""});
    }
    return Done{};
  }

  static void hide(const resolve::AccountReader& accounts, Today& today) {
    const model::Report& report = today.report;
    today.hidden = model::put_out_of_sight(report.document.text, report.withheld.spans);
    today.names = accounts.read(report.document, report.claims, report.withheld.spans).withheld;
  }

  void fault(DossierCheck& out, DossierFault one, const std::vector<std::size_t>& passages) const {
    for (const std::size_t index : passages) {
      const auto found = resting_.find(index);
      one.document = record_.documents[record_.passages[index].document].name;
      if (found == resting_.end()) continue;
      for (const std::string& key : found->second) {
        if (std::find(one.statements.begin(), one.statements.end(), key) == one.statements.end()) {
          one.statements.push_back(key);
        }
      }
    }
    out.faults.push_back(std::move(one));
  }

  // Who published it, when and under which title: a reader weighs a statement by that.
  void check_details(const Today& today, std::size_t index,
                     const std::vector<std::size_t>& passages, DossierCheck& out) const {
    model::Document shown = today.report.document;
    model::withhold(shown, today.report.withheld);
    const model::DossierDocument& printed = record_.documents[index];
    std::string was;
    std::string now;
    const auto compare = [&](const std::string& one, const std::string& other) {
      if (one == other) return;
      was += (was.empty() ? "" : "; ") + one;
      now += (now.empty() ? "" : "; ") + other;
    };
    compare(printed.publisher, shown.publisher);
    compare(printed.title, shown.title);
    compare(printed.published, to_iso(shown.published));
    compare(printed.url, shown.url);
    if (printed.authors != shown.authors) compare("authors", "other authors");
    if (was.empty() && now.empty()) return;
    fault(out, {"document-changed", 0, "", {}, was, now}, passages);
  }

  void check_passage(const Today& today, std::size_t index, DossierCheck& out) const {
    const model::DossierPassage& passage = record_.passages[index];
    const std::string& text = today.report.document.text;
    const auto span = bytes_of(text, passage.start, passage.end);
    const bool same = printed_.contains(
        {record_.documents[passage.document].hash, passage.start, passage.end, passage.exact});
    const Printed holds =
        !span  ? Printed::No
        : same ? Printed::Yes
               : printed(passage.exact,
                         {text::slice(text, *span), text::slice(today.hidden, *span), today.names});
    if (holds == Printed::No) {
      const bool elsewhere = today.hidden.find(passage.exact) != std::string::npos;
      // What stands there may hold a name: it is not shown.
      fault(out,
            {elsewhere ? "passage-moved" : "passage-changed", index + 1, "", {}, passage.exact, ""},
            {index});
      return;
    }
    if (holds == Printed::ShowsName) fault(out, {"name-shown", index + 1, "", {}, "", ""}, {index});
    if (passage.claim.empty()) return;
    check_claim(today.report, index, *span, out);
  }

  // Any claim on these words of the same kind and chain will do: their numbers may have moved.
  void check_claim(const model::Report& report, std::size_t index, text::Span span,
                   DossierCheck& out) const {
    const model::DossierPassage& passage = record_.passages[index];
    std::optional<std::string> now;
    for (const model::Claim& claim : report.claims) {
      const text::Span own = claim.passages.front().span;
      if (own.begin >= span.end || span.begin >= own.end) continue;
      if (model::to_string(claim.kind) != passage.kind) continue;
      now = std::string(model::to_string(claim.modality)) + ", " + model::describe(claim.chain);
      if (*now == passage.modality + ", " + passage.chain) return;
    }
    if (!now) {
      fault(out, {"claim-gone", index + 1, "", {}, passage.kind, ""}, {index});
      return;
    }
    fault(out, {"claim-changed", index + 1, "", {}, passage.modality + ", " + passage.chain, *now},
          {index});
  }

  void tell_withdrawn(const model::Dossier& today, DossierCheck& out) const {
    for (const model::DossierDocument& document : today.documents) {
      if (document.withdrawn.empty()) continue;
      for (std::size_t i = 0; i < record_.documents.size(); ++i) {
        if (record_.documents[i].hash != document.hash || !record_.documents[i].withdrawn.empty())
          continue;
        std::vector<std::size_t> passages;
        for (std::size_t j = 0; j < record_.passages.size(); ++j) {
          if (record_.passages[j].document == i) passages.push_back(j);
        }
        fault(out, {"document-withdrawn", 0, "", {}, "", document.withdrawn}, passages);
      }
    }
  }

  const FoundDraft& found_;
  const model::DossierRecord& record_;
  const DossierCheckOptions& options_;
  model::Dossier today_;
  bool draft_gone_ = false;
  // Passages as a dossier of today prints them: hash, start, end, words.
  std::set<std::tuple<std::string, std::size_t, std::size_t, std::string>> printed_;
  std::map<std::size_t, std::vector<std::string>> resting_;  // keys of statements by passage
};

}  // namespace

bool is_dossier(const std::string& file) {
  const auto found = find_record(file);
  return found || found.error().code == ErrorCode::Malformed;
}

Result<DossierCheck> check_dossier(const DossierCheckOptions& options) {
  PL_TRY(const FoundDraft found, find_record(options.file));
  const model::DossierRecord& record = found.record;
  DossierCheck out;
  out.country = record.country;
  out.date = record.date;
  out.engine = record.engine;
  out.documents = record.documents.size();
  out.passages = record.passages.size();
  out.statements = record.statements.size();
  out.draft = record.draft;
  out.left_out = record.left_out;
  for (const model::DossierStatement& statement : record.statements) {
    if (!statement.hand) continue;
    ++out.own;
    if (statement.hand->unsourced) ++out.unsourced;
  }
  Checking checking(found, options);
  checking.file(out);
  if (Status done = checking.make_anew(out); !done) return Error(done.error());
  if (Status done = checking.documents(out); !done) return Error(done.error());
  if (Status done = checking.statements(out); !done) return Error(done.error());
  return out;
}

}  // namespace plumbline::app
