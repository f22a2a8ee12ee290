// SPDX-License-Identifier: Apache-2.0

#include <chrono>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "app/add.h"
#include "app/conveyor.h"
#include "app/file_walk.h"
#include "app/long_texts_internal.h"
#include "app/pipeline.h"
#include "app/reference_verdicts.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/ingest.h"
#include "resolve/sketch.h"
#include "store/ledger.h"
#include "store/original.h"
#include "store/records.h"
#include "store/workspace.h"
#include "store/writer.h"

namespace plumbline::app {
namespace {

// A commit costs two syncs of the disk; a batch shares them. What is larger would only hold back
// what is reported as done.
constexpr std::size_t kBatchItems = 512;
constexpr std::size_t kBatchBytes = std::size_t{16} << 20U;
constexpr std::chrono::milliseconds kBatchTime{1000};
constexpr std::chrono::milliseconds kPatience{100};  // how often a waiting writer looks around
constexpr std::size_t kFileBytes = std::size_t{256} << 20U;
// Lists of records that are larger are read from a copy in the workspace, a window at a time.
constexpr std::size_t kInMemoryBytes = std::size_t{8} << 20U;
constexpr std::size_t kListBytes = std::size_t{64} << 30U;
constexpr std::size_t kHeadBytes = 4096;  // of a reference, in which title and publisher stand
constexpr std::size_t kReleaseBytes = std::size_t{4} << 20U;  // read before memory is let go

using Role = std::optional<store::ReferenceDetails>;

struct Source {
  WalkedFile file;
  Role role;
  bool forced = false;  // to be read even if it is known
  const GivenFile* given = nullptr;
};

// What one part of a file brings to the writer.
struct Item {
  std::optional<store::DocumentRows> rows;
  std::optional<store::FileRow> row;
  std::optional<AddOutcome> outcome;
  bool closes = false;
};

std::size_t weight_of(const Item& item) {
  if (!item.rows) return sizeof(Item);
  const store::DocumentRows& rows = *item.rows;
  return sizeof(Item) + rows.document.text.size() + rows.map.size() + rows.reading.size() +
         (rows.sketch ? rows.sketch->sketch.size() : 0) +
         rows.facets.size() * sizeof(store::FacetRow) + rows.seeds.size() * sizeof(store::Seed);
}

store::FileState state_of(const Error& error) {
  const bool mendable = error.code == ErrorCode::Unavailable || error.code == ErrorCode::Unreadable;
  return mendable ? store::FileState::NeedsYou : store::FileState::Failed;
}

// The ledger knows files by where they are, however they were typed.
std::string ledger_path(const Source& source, const std::string& hash) {
  const std::string& path = source.file.path;
  if (source.given != nullptr) return "upload:" + hash.substr(0, 16) + "/" + path;
  if (path == "-") return "stdin:" + hash.substr(0, 16);
  std::error_code failed;
  const std::filesystem::path whole = std::filesystem::absolute(path, failed);
  return failed ? path : whole.lexically_normal().string();
}

// "inner.txt" of "outer.zip!inner.txt"; empty for the file itself.
std::string member_of(const std::string& name, const std::string& path) {
  if (name.size() <= path.size() || !name.starts_with(path)) return name == path ? "" : name;
  return name.substr(path.size() + (name[path.size()] == '!' ? 1 : 0));
}

// What the parts of one file share.
struct Whole {
  store::FileRow row;
  Source source;
};

struct Part {
  std::string member;
  Result<model::Document> document;
};

// A file while it is read.
struct Reading {
  std::uint64_t file = 0;
  const Source& source;
  std::string_view bytes;
  store::StagedOriginal* staged = nullptr;  // where the bytes are, if not in memory
  bool kept = false;                        // its original lies in the workspace
};

// Whether the file is a list of records that is too long to be held in memory.
bool is_long_list(const std::string& path) {
  std::error_code failed;
  const bool regular = std::filesystem::is_regular_file(path, failed);
  if (!regular || std::filesystem::file_size(path, failed) <= kInMemoryBytes || failed)
    return false;
  constexpr std::size_t kLooked = 4096;
  std::string beginning;
  // Ended by an error of our own as soon as enough was seen.
  (void)read_chunks(path, kListBytes, [&](std::string_view chunk) -> Status {
    beginning = chunk.substr(0, kLooked);
    return Error{ErrorCode::LimitReached, "seen"};
  });
  return ingest::is_record_list(beginning);
}

class Adding {
 public:
  Adding(const Pipeline& pipeline, const AddOptions& options, const AddWatch& watch)
      : pipeline_(pipeline),
        options_(options),
        watch_(watch),
        engine_(pipeline.version()),
        walk_(options.paths, options.workspace),
        conveyor_([this] { return next_source(); }, ConveyorLimits{}) {
    if (options.reference) {
      const ReferenceRequest& asked = *options.reference;
      role_ = store::ReferenceDetails{asked.country, asked.standard, asked.edition, asked.language};
    }
  }

  Result<AddProgress> run() {
    PL_TRY(store::Writer writer, store::Writer::open(options_.workspace));
    store::sweep_parts(options_.workspace);
    PL_TRY(store::Workspace workspace,
           store::Workspace::open(options_.workspace, store::Access::Read));
    PL_TRY(store::KnownFiles known, store::KnownFiles::open(workspace));
    known_ = &known;
    if (Status queued = queue_unfinished(workspace); !queued) return std::move(queued).error();
    if (options_.count_first) {
      progress_.total = count_files(options_.paths, options_.workspace) + unfinished_.size();
    }
    const unsigned count = options_.threads != 0
                               ? options_.threads
                               : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < count; ++i) {
      threads.emplace_back([this] {
        conveyor_.work([this](std::uint64_t file, const Source& source) { handle(file, source); });
      });
    }
    Status written = write_all(writer);
    conveyor_.stop();
    threads.clear();
    if (!written) return std::move(written).error();
    return progress_;
  }

 private:
  Status queue_unfinished(const store::Workspace& workspace) {
    const auto queue = [&](store::Unfinished which) -> Status {
      PL_TRY(std::vector<store::FileRow> rows, store::unfinished_files(workspace, which));
      for (store::FileRow& row : rows) {
        PL_TRY(Role role, store::parse_role(row.role));
        unfinished_.push_back({{std::move(row.path), std::nullopt}, std::move(role), true});
      }
      return Done{};
    };
    if (options_.resume) {
      if (Status queued = queue(store::Unfinished::Pending); !queued) return queued;
    }
    return options_.retry_failed ? queue(store::Unfinished::Failed) : Status(Done{});
  }

  // Called by one thread at a time.
  std::optional<Source> next_source() {
    std::optional<Source> source;
    if (!unfinished_.empty()) {
      source = std::move(unfinished_.front());
      unfinished_.pop_front();
    } else if (next_given_ < options_.given.size()) {
      const GivenFile& given = options_.given[next_given_++];
      return Source{{given.name, std::nullopt}, role_, false, &given};
    } else if (auto file = walk_.next()) {
      source = Source{std::move(*file), role_, false};
    }
    if (source && source->file.path != "-") {
      const std::lock_guard lock(mutex_);
      announced_.emplace_back(ledger_path(*source, ""), store::role_text(source->role));
    }
    return source;
  }

  void put(std::uint64_t file, std::uint64_t part, Item item) {
    const std::size_t bytes = weight_of(item);
    const bool closes = item.closes;
    conveyor_.put(file, part, closes, bytes, std::move(item));
  }

  // The file itself cannot be had: one closing item says why.
  static Item refusal(store::FileRow row, const std::string& path, const Error& error) {
    row.state = state_of(error);
    row.reason = error.message;
    AddOutcome outcome{path, "", store::to_string(row.state), error.message, "", 0};
    return {std::nullopt, std::move(row), std::move(outcome), true};
  }

  void handle(std::uint64_t file, const Source& source) {
    store::FileRow row;
    row.engine = engine_;
    row.role = store::role_text(source.role);
    row.path = ledger_path(source, "");
    if (source.file.error) {
      put(file, 0, refusal(row, source.file.path, *source.file.error));
      return;
    }
    if (source.given != nullptr) {
      row.hash = sha256_hex(source.given->bytes);
      read_unless_known({file, source, source.given->bytes}, std::move(row));
      return;
    }
    if (source.file.path == "-") {
      handle_input(file, source, std::move(row));
      return;
    }
    if (is_long_list(source.file.path)) {
      handle_list(file, source, std::move(row), "");
      return;
    }
    const auto bytes = read_file(source.file.path, kFileBytes);
    if (!bytes) {
      put(file, 0, refusal(row, source.file.path, bytes.error()));
      return;
    }
    row.hash = sha256_hex(*bytes);
    read_unless_known({file, source, *bytes}, std::move(row));
  }

  // Standard input cannot be looked at first: its beginning is kept until it is clear what it is.
  void handle_input(std::uint64_t file, const Source& source, store::FileRow row) {
    std::string bytes;
    bool list = false;
    const Status read = read_chunks("-", kListBytes, [&](std::string_view chunk) -> Status {
      bytes.append(chunk);
      list = bytes.size() > kInMemoryBytes && ingest::is_record_list(bytes);
      if (!list && bytes.size() <= kFileBytes) return Done{};
      return Error{ErrorCode::LimitReached, "standard input is larger than the limit of 256 MiB"};
    });
    if (list) {
      handle_list(file, source, std::move(row), bytes);
    } else if (!read) {
      put(file, 0, refusal(row, source.file.path, read.error()));
    } else {
      row.hash = sha256_hex(bytes);
      read_unless_known({file, source, bytes}, std::move(row));
    }
  }

  // `before`: what was taken of it already.
  void handle_list(std::uint64_t file, const Source& source, store::FileRow row,
                   std::string_view before) {
    auto staged = store::StagedOriginal::create(options_.workspace);
    if (!staged) {
      fail(std::move(staged).error());
      return;
    }
    store::StagedOriginal list = std::move(staged).take();
    std::optional<Error> ours;  // of the workspace, not of the file
    if (Status begun = list.append(before); !begun) ours = begun.error();
    Status copied = read_chunks(source.file.path, kListBytes, [&](std::string_view chunk) {
      Status written = list.append(chunk);
      if (!written) ours = written.error();
      return written;
    });
    if (copied) {
      if (Status finished = list.finish(); !finished) ours = finished.error();
    }
    if (ours) {
      fail(std::move(*ours));
    } else if (!copied) {
      put(file, 0, refusal(row, source.file.path, copied.error()));
    } else {
      row.hash = list.hash();
      read_unless_known({file, source, list.bytes(), &list}, std::move(row));
    }
  }

  void read_unless_known(Reading reading, store::FileRow row) {
    const Source& source = reading.source;
    row.size = reading.bytes.size();
    row.path = ledger_path(source, row.hash);
    auto known = look_up(row);
    if (!known) {
      fail(std::move(known).error());
    } else if (auto item = source.forced ? std::nullopt : pass_over(*known, row, source)) {
      put(reading.file, 0, std::move(*item));
    } else {
      reading.kept = known->original;
      read_parts(reading, std::move(row));
    }
  }

  Result<store::KnownFile> look_up(const store::FileRow& row) {
    const std::lock_guard lock(mutex_);
    return known_->look_up(row.hash, engine_, row.role);
  }

  // A file whose content is known: there already, or known to fail.
  static std::optional<Item> pass_over(const store::KnownFile& known, store::FileRow row,
                                       const Source& source) {
    if (known.current) {
      row.state = store::FileState::Done;
      row.documents = known.documents;
      AddOutcome outcome{source.file.path, "", "unchanged", "", "", 0};
      if (known.documents == 1) outcome.document = row.hash;
      return Item{std::nullopt, std::move(row), std::move(outcome), true};
    }
    if (known.failure.empty()) return std::nullopt;
    row.state = store::FileState::Failed;
    row.reason = known.failure;
    AddOutcome outcome{source.file.path,
                       "",
                       store::to_string(row.state),
                       known.failure + " (as before; --retry-failed tries again)",
                       "",
                       0};
    return Item{std::nullopt, std::move(row), std::move(outcome), true};
  }

  void read_parts(Reading reading, store::FileRow row) {
    // Most files are one document: the first waits until it is clear whether a second follows.
    std::optional<Part> held;
    std::shared_ptr<const Whole> whole;  // once it is known that there are parts
    std::uint64_t parts = 0;
    std::int64_t failures = 0;
    std::size_t since_release = 0;
    const Source& source = reading.source;
    const std::string& path = source.file.path;
    const auto send_held = [&] {
      if (!whole) whole = std::make_shared<const Whole>(Whole{row, source});
      send(reading.file, parts++, whole, std::move(*held));
    };
    pipeline_.read(path, reading.bytes,
                   [&](const std::string& name, Result<model::Document> document) {
                     if (document) keep_original(reading, row.hash);
                     if (!document) ++failures;
                     since_release += document ? document->text.size() : 0;
                     if (reading.staged != nullptr && since_release > kReleaseBytes) {
                       reading.staged->release();
                       since_release = 0;
                     }
                     if (held) send_held();
                     held.reset();
                     held.emplace(Part{member_of(name, path), std::move(document)});
                   });
    if (held && parts == 0 && held->member.empty()) {
      put(reading.file, 0, close_single(std::move(row), source, std::move(*held)));
      return;
    }
    if (held) send_held();
    put(reading.file, parts, close_several(std::move(row), source, parts, failures));
  }

  // Only files that say something are kept.
  void keep_original(Reading& reading, const std::string& hash) {
    if (reading.kept) return;
    reading.kept = true;
    Status kept = reading.staged != nullptr
                      ? reading.staged->keep()
                      : store::keep_original(options_.workspace, hash, reading.bytes);
    if (!kept) fail(std::move(kept).error());
  }

  [[nodiscard]] Item close_single(store::FileRow row, const Source& source, Part part) const {
    if (!part.document) return refusal(std::move(row), source.file.path, part.document.error());
    row.state = store::FileState::Done;
    row.documents = 1;
    Item item = make_item(source, row, std::move(part));
    item.row = std::move(row);
    item.closes = true;
    return item;
  }

  static Item close_several(store::FileRow row, const Source& source, std::uint64_t parts,
                            std::int64_t failures) {
    row.documents = static_cast<std::int64_t>(parts) - failures;
    if (row.documents > 0) {
      row.state = store::FileState::Done;
      const std::string of = " of " + std::to_string(parts) + " parts could not be read";
      if (failures > 0) row.reason = std::to_string(failures) + of;
      return {std::nullopt, std::move(row), std::nullopt, true};
    }
    const std::string why = parts == 0
                                ? "it holds no document"
                                : "none of its " + std::to_string(parts) + " parts could be read";
    return refusal(std::move(row), source.file.path,
                   {ErrorCode::Malformed, source.file.path + ": " + why});
  }

  // One part of several, for whichever thread has time.
  void send(std::uint64_t file, std::uint64_t number, const std::shared_ptr<const Whole>& whole,
            Part part) {
    auto held = std::make_shared<Part>(std::move(part));
    conveyor_.hand_out(file, number, [this, file, number, whole, held] {
      const auto& [row, source] = *whole;
      store::FileRow member = row;
      member.member = held->member;
      Item item;
      if (!held->document) {
        item = refusal(member, source.file.path, held->document.error());
        item.outcome->member = member.member;
        item.row->hash.clear();
      } else {
        member.state = store::FileState::Done;
        member.documents = 1;
        member.size = held->document->text.size();
        member.hash = held->document->id.value;
        item = make_item(source, row, std::move(*held));
        item.outcome->member = member.member;
        item.row = std::move(member);
      }
      item.closes = false;
      put(file, number, std::move(item));
    });
  }

  // A reference is known by publisher, title and date; where metadata do not state them, the head
  // of its text may.
  void state_what_lacks(model::Document& document) const {
    if (!document.publisher.empty() && !document.title.empty() && document.published.stated())
      return;
    if (document.text.size() <= 2 * kHeadBytes) return pipeline_.state_frame(document);
    model::Document head = document;
    const std::size_t line = document.text.find('\n', kHeadBytes);
    head.text.resize(std::min(line, 2 * kHeadBytes));
    while (!is_utf8_border(document.text, head.text.size())) head.text.pop_back();
    const auto beyond = [&head](const auto& entry) { return entry.text.end > head.text.size(); };
    std::erase_if(head.blocks, beyond);
    std::erase_if(head.map, beyond);
    pipeline_.state_frame(head);
    document.publisher = std::move(head.publisher);
    document.title = std::move(head.title);
    document.published = head.published;
    document.authors = std::move(head.authors);
  }

  // The part's claims and rows: where the time goes.
  [[nodiscard]] Item make_item(const Source& source, const store::FileRow& row, Part part) const {
    store::Provenance provenance{row.hash, row.size, engine_, source.role};
    model::Document document = std::move(part.document).take();
    const LongTexts::Turn turn = long_texts_.turn(document.text.size());
    std::vector<store::VerdictRow> verdicts;
    if (source.role) {
      state_what_lacks(document);
      std::string& country = provenance.reference->country;
      if (country.empty()) country = pipeline_.country_of(document);
      verdicts = verdicts_in(document, *provenance.reference, pipeline_);
    }
    AddOutcome outcome{source.file.path, "", "", "", document.id.value, 0};
    model::Report report = source.role ? model::Report{std::move(document), {}, {}, {}}
                                       : pipeline_.analyse(std::move(document), nullptr);
    outcome.claims = report.claims.size();
    Item item;
    std::optional<store::SketchRow> sketch;
    if (!source.role) {
      sketch = {resolve::kSketchForm, resolve::to_bytes(resolve::sketch_of(report.document.text)),
                pipeline_.credits(report.document)};
    }
    item.rows = store::make_rows(std::move(report), provenance);
    item.rows->sketch = std::move(sketch);
    item.rows->verdicts = std::move(verdicts);
    item.outcome = std::move(outcome);
    return item;
  }

  void fail(Error error) {
    {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::move(error);
    }
    conveyor_.stop();
  }

  Status write_all(store::Writer& writer) {
    using Belt = Conveyor<Source, Item>;
    std::size_t bytes = 0;
    auto since = std::chrono::steady_clock::now();
    while (true) {
      if (watch_.stop != nullptr && watch_.stop->load() && !progress_.stopped) {
        progress_.stopped = true;
        conveyor_.no_more();
      }
      std::optional<Item> item;
      const Belt::Taken taken = conveyor_.take(item, kPatience);
      if (item) {
        if (batch_.empty()) since = std::chrono::steady_clock::now();
        bytes += weight_of(*item);
        if (Status written = write(writer, *item); !written) return written;
      }
      const bool due = batch_.size() >= kBatchItems || bytes >= kBatchBytes ||
                       std::chrono::steady_clock::now() - since >= kBatchTime;
      if (taken == Belt::Taken::End || due) {
        const bool last = taken == Belt::Taken::End;
        const auto more = last ? store::Writer::More::No : store::Writer::More::Yes;
        if (Status done = commit(writer, more); !done) return done;
        bytes = 0;
        since = std::chrono::steady_clock::now();
      }
      if (taken == Belt::Taken::End) break;
    }
    const std::lock_guard lock(mutex_);
    if (failure_) return Error(*failure_);
    return Done{};
  }

  Status write(store::Writer& writer, Item& item) {
    if (item.rows) {
      PL_TRY(const store::Put put, writer.put(*item.rows));
      constexpr const char* kWords[] = {"added", "renewed", "unchanged"};
      if (item.outcome) item.outcome->state = kWords[static_cast<std::size_t>(put)];
    }
    if (item.row) {
      if (Status recorded = writer.record(*item.row); !recorded) return recorded;
    }
    batch_.emplace_back(std::move(item.outcome), item.closes);
    return Done{};
  }

  // Files that were begun stand in the ledger before they are done, so that an interrupted add can
  // be taken up; they are entered with the batch that is written anyway.
  Status commit(store::Writer& writer, store::Writer::More more) {
    std::vector<std::pair<std::string, std::string>> announced;
    {
      const std::lock_guard lock(mutex_);
      announced.swap(announced_);
    }
    for (const auto& [path, role] : announced) {
      if (Status done = writer.announce(path, role); !done) return done;
    }
    if (Status committed = writer.commit(more); !committed) return committed;
    for (const auto& [outcome, closes] : batch_) {
      if (closes) ++progress_.files;
      if (!outcome) continue;
      count(*outcome);
      if (watch_.outcome) watch_.outcome(*outcome);
    }
    batch_.clear();
    if (watch_.progress) watch_.progress(progress_);
    return Done{};
  }

  void count(const AddOutcome& outcome) {
    progress_.claims += outcome.claims;
    if (outcome.state == "added") ++progress_.added;
    if (outcome.state == "renewed") ++progress_.renewed;
    if (outcome.state == "unchanged") ++progress_.unchanged;
    if (outcome.state == "failed") ++progress_.failed;
    if (outcome.state == "needs-you") ++progress_.needs_you;
  }

  const Pipeline& pipeline_;
  const AddOptions& options_;
  const AddWatch& watch_;
  std::string engine_;
  Role role_;
  FileWalk walk_;
  std::deque<Source> unfinished_;
  Conveyor<Source, Item> conveyor_;
  store::KnownFiles* known_ = nullptr;  // guarded by mutex_
  std::mutex mutex_;
  std::size_t next_given_ = 0;
  std::vector<std::pair<std::string, std::string>> announced_;  // guarded by mutex_
  std::optional<Error> failure_;                                // guarded by mutex_
  mutable LongTexts long_texts_;
  std::vector<std::pair<std::optional<AddOutcome>, bool>> batch_;
  AddProgress progress_;
};

}  // namespace

Result<AddProgress> add_with(const Pipeline& pipeline, const AddOptions& options,
                             const AddWatch& watch) {
  return Adding(pipeline, options, watch).run();
}

}  // namespace plumbline::app
