// SPDX-License-Identifier: Apache-2.0

#include <atomic>
#include <mutex>
#include <optional>

#include "base/date.h"
#include "base/parallel.h"
#include "store/corrections.h"
#include "store/reading_reader_internal.h"
#include "store/records.h"
#include "store/withheld_internal.h"

namespace plumbline::store {

Result<model::Document> document_of(const db::Statement& row) {
  model::Document document;
  document.id.value = row.text(0);
  document.name = row.text(1);
  document.media_type = row.text(2);
  document.url = row.text(3);
  document.publisher = row.text(4);
  if (Status read = read_authors(row.text(5), document); !read) return std::move(read).error();
  document.title = row.text(6);
  document.published = parse_iso(row.text(7)).value_or(Date{});
  document.language = row.text(8);
  document.text = row.text(9);
  return document;
}

Result<ReadingReader> ReadingReader::open(const Workspace& workspace) {
  PL_TRY(db::Statement row, workspace.connection().prepare(
                                std::string("SELECT ") + kDocumentCells +
                                ", r.json, d.original, o.added, " + kWithheldCell +
                                " FROM documents d JOIN readings r ON r.document = d.id JOIN "
                                "originals o ON o.hash = d.original" +
                                kWithheldJoin + "WHERE d.id = ?1"));
  PL_TRY(JudgementsByDocument judgements, all_claim_judgements(workspace));
  return ReadingReader(std::move(row), std::move(judgements), ReadOnce(workspace.connection()));
}

Result<StoredRow> ReadingReader::fetch(std::int64_t id) {
  StoredRow out;
  out.id = id;
  PL_TRY([[maybe_unused]] const bool there, row_.bind(1, id).step());
  PL_TRY(out.document, document_of(row_));
  out.reading = row_.text(10);
  out.original = row_.text(11);
  out.added = row_.text(12);
  if (!row_.is_null(13)) out.withheld = row_.text(13);
  row_.reset();
  once_.read(out.bytes());
  return out;
}

Result<StoredReport> ReadingReader::make(const StoredRow& row, model::Document document,
                                         model::ReadingPart part) const {
  StoredReport out;
  out.report.document = std::move(document);
  out.original = row.original;
  out.added = row.added;
  const auto judged = judgements_.find(out.report.document.id.value);
  // A decision finds its claim among all those of its document.
  if (judged != judgements_.end()) part = {.findings = part.findings};
  const Status read = model::read_reading(row.reading, out.report, part);
  PL_TRY(out.report.withheld, model::withheld_from_json(row.withheld));
  model::withhold(out.report);
  if (!read) return Error(read.error()).within(out.report.document.name);
  if (judged == judgements_.end()) {
    out.standings.assign(out.report.claims.size(), Standing::Undecided);
    return out;
  }
  add_claims(out.report, judged->second);
  out.standings = standings_of(judged->second, out.report);
  correct(out.report, judged->second);
  return out;
}

std::int64_t KeptReading::row() const {
  return row_.id;
}

Result<StoredReport> KeptReading::read(const model::ReadingPart& part) const {
  return reader_.make(row_, row_.document, part);
}

Status each_reading(const Workspace& workspace, std::span<const std::int64_t> rows,
                    const ReadingWork& work) {
  constexpr std::size_t kMostWaiting = std::size_t{2} << 20U;  // bytes of texts and readings
  PL_TRY(ReadingReader readings, ReadingReader::open(workspace));
  struct Numbered {
    std::size_t at = 0;  // in `rows`
    StoredRow row;
  };
  std::mutex mutex;
  std::atomic<std::size_t> failed{rows.size()};  // the first that did
  Status fault = Done{};
  const auto fail = [&](std::size_t at, const Error& error) {
    const std::scoped_lock lock(mutex);
    if (at >= failed) return;
    failed = at;
    fault = error;
  };
  std::size_t at = 0;
  const auto next = [&]() -> std::optional<Numbered> {
    if (at >= failed) return std::nullopt;
    Result<StoredRow> row = readings.fetch(rows[at]);
    if (row) return Numbered{at++, std::move(row).take()};
    fail(at, row.error());
    return std::nullopt;
  };
  const auto weigh = [](const Numbered& each) { return each.row.bytes(); };
  // Those before the first that failed are done, so that it is the same one each time.
  const auto look = [&](Numbered&& each) {
    if (each.at > failed) return;
    const Status done = work(KeptReading(each.row, readings));
    if (!done) fail(each.at, done.error());
  };
  work_on_all<Numbered>(next, weigh, look, kMostWaiting);
  return fault;
}

}  // namespace plumbline::store
