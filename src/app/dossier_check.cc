// SPDX-License-Identifier: Apache-2.0

#include "app/dossier_check.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "app/dossier.h"
#include "app/pipeline.h"
#include "base/file.h"
#include "base/utf8.h"
#include "model/dossier_record.h"
#include "store/reader.h"

namespace plumbline::app {
namespace {

constexpr std::string_view kWithheld = "[name withheld]";

// The record of the file, or of the one beside it.
Result<model::DossierRecord> read_record(const std::string& file) {
  PL_TRY(const std::string bytes, read_file(file));
  auto record = model::read_dossier_record(bytes);
  if (record || record.error().code != ErrorCode::NotFound) return record;
  const auto beside = read_file(file + ".json");
  if (!beside) return record;
  return model::read_dossier_record(*beside);
}

// Bytes of a range in code points; nothing if the text is shorter.
std::optional<text::Span> bytes_of(std::string_view text, std::size_t start, std::size_t end) {
  std::size_t at = 0;
  std::size_t points = 0;
  std::optional<std::size_t> begin;
  while (true) {
    if (points == start) begin = at;
    if (points == end && begin) {
      return text::Span{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(at)};
    }
    if (at >= text.size()) return std::nullopt;
    at += decode_utf8(text, at).size;
    ++points;
  }
}

// A letter of a name that is put out of sight (model/withheld.h).
bool is_cross(char32_t point) {
  return point == U'X' || point == U'\u03A7' || point == U'\uFF38' || point == U'\U0001D5B7';
}

// Letter by letter, where either side may withhold one that the other shows.
bool same_letters(std::string_view printed, std::string_view shown) {
  if (printed.size() != shown.size()) return false;
  std::size_t at = 0;
  while (at < printed.size()) {
    const CodePoint one = decode_utf8(printed, at);
    const CodePoint other = decode_utf8(shown, at);
    const bool alike = one.value == other.value || is_cross(one.value) || is_cross(other.value);
    if (!alike || one.size != other.size) return false;
    at += one.size;
  }
  return true;
}

// Whether words are those of the dossier, in which names may be withheld that stand in the text.
bool same_words(std::string_view printed, std::string_view shown) {
  if (same_letters(printed, shown)) return true;
  std::size_t at = 0;
  while (true) {
    const std::size_t gap = shown.find(kWithheld);
    const std::string_view part = shown.substr(0, gap);
    if (gap == std::string_view::npos) {
      return at == 0 ? printed == part
                     : printed.size() >= at + part.size() && printed.ends_with(part);
    }
    const std::size_t found = at == 0 && !part.empty()
                                  ? (printed.starts_with(part) ? 0 : std::string_view::npos)
                                  : printed.find(part, at);
    if (found == std::string_view::npos) return false;
    // A name has a letter at least.
    at = found + part.size() +
         (printed.substr(found + part.size()).starts_with(kWithheld) ? kWithheld.size() : 1);
    shown.remove_prefix(gap + kWithheld.size());
    if (at > printed.size()) return false;
  }
}

class Checking {
 public:
  Checking(const model::DossierRecord& record, const DossierCheckOptions& options)
      : record_(record), options_(options) {
    for (const model::DossierStatement& statement : record.statements) {
      for (const std::size_t passage : statement.passages)
        resting_[passage].push_back(statement.key);
    }
  }

  Status documents(DossierCheck& out) {
    PL_TRY(const store::Workspace workspace,
           store::Workspace::open(options_.workspace, store::Access::Read));
    std::unique_ptr<Pipeline> pipeline;
    if (options_.again) {
      PL_TRY(pipeline, load_pipeline(*options_.again, Reads::Nothing));
    }
    std::vector<std::vector<std::size_t>> passages(record_.documents.size());
    for (std::size_t i = 0; i < record_.passages.size(); ++i) {
      passages[record_.passages[i].document].push_back(i);
    }
    for (std::size_t i = 0; i < record_.documents.size(); ++i) {
      // An engine reads the text as it is; nothing of it is shown with a name.
      const auto names = pipeline ? store::Names::Kept : store::Names::Withheld;
      auto stored = store::read_report(workspace, record_.documents[i].hash, names);
      if (!stored) {
        if (stored.error().code != ErrorCode::NotFound) return Error(stored.error());
        fault(out, {"document-gone", 0, "", {}, record_.documents[i].hash, ""}, passages[i]);
        continue;
      }
      model::Report report = std::move(stored).take();
      if (pipeline) {
        const model::Withheld before = std::move(report.withheld);
        report = pipeline->analyse(std::move(report.document), nullptr);
        model::add(report.withheld, before, 0);
        model::settle(report.withheld);
        model::withhold(report);
      }
      for (const std::size_t index : passages[i]) check_passage(report, index, out);
    }
    return Done{};
  }

  Status statements(DossierCheck& out) {
    DossierOptions asked;
    asked.workspace = options_.workspace;
    asked.country = record_.country;
    asked.sections = record_.sections;
    asked.standard = record_.standard.empty() ? asked.standard : record_.standard;
    asked.year = record_.year;
    asked.style = record_.style;
    asked.language = record_.language;
    asked.date = record_.date_asked;
    PL_TRY(const model::Dossier today, dossier(asked));
    out.same_engine = today.engine == record_.engine;
    std::map<std::pair<std::string, std::size_t>, std::string> now;
    std::map<std::string, std::size_t> count;
    for (model::DossierStatement& statement : statements_of(today)) {
      const std::size_t number = count[statement.key]++;
      now[{std::move(statement.key), number}] = std::move(statement.words);
    }
    count.clear();
    for (const model::DossierStatement& statement : record_.statements) {
      const auto found = now.find({statement.key, count[statement.key]++});
      if (found == now.end()) {
        out.faults.push_back({"statement-gone", 0, "", {statement.key}, statement.words, ""});
        continue;
      }
      if (found->second != statement.words) {
        out.faults.push_back(
            {"statement-changed", 0, "", {statement.key}, statement.words, found->second});
      }
      now.erase(found);
    }
    out.fresh = now.size();
    tell_withdrawn(today, out);
    return Done{};
  }

 private:
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

  void check_passage(const model::Report& report, std::size_t index, DossierCheck& out) const {
    const model::DossierPassage& passage = record_.passages[index];
    const std::string& text = report.document.text;
    const auto span = bytes_of(text, passage.start, passage.end);
    const std::string stands = span ? std::string(text::slice(text, *span)) : std::string();
    if (!span || !same_words(stands, passage.exact)) {
      const bool elsewhere = text.find(passage.exact) != std::string::npos;
      // What stands there may hold a name: it is not shown.
      fault(out,
            {elsewhere ? "passage-moved" : "passage-changed", index + 1, "", {}, passage.exact, ""},
            {index});
      return;
    }
    if (passage.claim.empty()) return;
    const auto claim =
        std::find_if(report.claims.begin(), report.claims.end(), [&](const model::Claim& one) {
          const text::Span own = one.passages.front().span;
          return own.begin < span->end && span->begin < own.end &&
                 model::to_string(one.kind) == passage.kind;
        });
    if (claim == report.claims.end()) {
      fault(out, {"claim-gone", index + 1, "", {}, passage.kind, ""}, {index});
      return;
    }
    check_claim(report, index, *span, out);
  }

  // Any claim on these words of the same kind and chain will do: their numbers may have moved.
  void check_claim(const model::Report& report, std::size_t index, text::Span span,
                   DossierCheck& out) const {
    const model::DossierPassage& passage = record_.passages[index];
    std::string now;
    for (const model::Claim& claim : report.claims) {
      const text::Span own = claim.passages.front().span;
      if (own.begin >= span.end || span.begin >= own.end) continue;
      if (model::to_string(claim.kind) != passage.kind) continue;
      now = std::string(model::to_string(claim.modality)) + ", " + model::describe(claim.chain);
      if (now == passage.modality + ", " + passage.chain) return;
    }
    fault(out, {"claim-changed", index + 1, "", {}, passage.modality + ", " + passage.chain, now},
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

  const model::DossierRecord& record_;
  const DossierCheckOptions& options_;
  std::map<std::size_t, std::vector<std::string>> resting_;  // keys of statements by passage
};

}  // namespace

bool is_dossier(const std::string& file) {
  const auto record = read_record(file);
  return record || record.error().code == ErrorCode::Malformed;
}

Result<DossierCheck> check_dossier(const DossierCheckOptions& options) {
  PL_TRY(const model::DossierRecord record, read_record(options.file));
  DossierCheck out;
  out.country = record.country;
  out.date = record.date;
  out.engine = record.engine;
  out.documents = record.documents.size();
  out.passages = record.passages.size();
  out.statements = record.statements.size();
  Checking checking(record, options);
  if (Status done = checking.documents(out); !done) return Error(done.error());
  if (Status done = checking.statements(out); !done) return Error(done.error());
  return out;
}

}  // namespace plumbline::app
