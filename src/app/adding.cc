// SPDX-License-Identifier: Apache-2.0

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "app/add.h"
#include "app/add_items_internal.h"
#include "app/add_sources_internal.h"
#include "app/conveyor.h"
#include "app/file_walk.h"
#include "app/long_texts_internal.h"
#include "app/pipeline.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/priority.h"
#include "ingest/ingest.h"
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
// References come ten times as fast, and each touches a page of every index wherever its hash
// falls: written in small batches, the same pages are written again and again.
constexpr std::size_t kBatchReferences = 16384;
constexpr std::size_t kBatchReferenceBytes = std::size_t{64} << 20U;
// While a batch of them is written the others go on only if they may run as far ahead.
constexpr ConveyorLimits kReferencesAhead{
    .files = 4096, .parts = 16384, .bytes = std::size_t{64} << 20U};
constexpr std::size_t kBatchBytes = std::size_t{16} << 20U;
constexpr std::chrono::milliseconds kBatchTime{1000};
constexpr std::chrono::milliseconds kWriterPatience{100};  // how often one that waits looks up
constexpr std::size_t kMostFileBytes = std::size_t{256} << 20U;
// A thread that holds documents of files before has them made first: this one may take long.
constexpr std::size_t kLargeFile = std::size_t{256} << 10U;
constexpr std::size_t kReleaseBytes = std::size_t{4} << 20U;  // read before memory is let go

using Role = AddRole;
using Source = AddSource;
using Item = AddItem;

// What the parts of one file share.
struct Whole {
  store::FileRow row;
  Source source;
};

struct Part {
  std::string member;
  Result<model::Document> document;
};

// One of several parts.
struct Member {
  std::uint64_t number = 0;
  Part part;
};

// A file that is one document.
struct Single {
  std::uint64_t file = 0;
  store::FileRow row;
  Source source;
  model::Document document;
};
using Singles = GatheredItems<Single>;  // of one thread

// A file while it is read.
struct ItemReading {
  std::uint64_t file = 0;
  const Source& source;
  Singles& singles;
  std::string_view bytes;
  store::StagedOriginal* staged = nullptr;  // where the bytes are, if not in memory
  bool kept = false;                        // its original lies in the workspace
};

class Adding {
 public:
  Adding(const Pipeline& pipeline, const AddOptions& options, const AddWatch& watch)
      : pipeline_(pipeline),
        options_(options),
        watch_(watch),
        engine_(pipeline.version()),
        walk_(options.paths, options.workspace),
        conveyor_([this] { return next_source(); },
                  options.reference ? kReferencesAhead : ConveyorLimits{}) {
    if (options.reference) {
      const ReferenceRequest& asked = *options.reference;
      role_ = store::ReferenceDetails{asked.country, asked.standard, asked.edition, asked.language};
      most_items_ = kBatchReferences;
      most_bytes_ = kBatchReferenceBytes;
    }
  }

  Result<AddProgress> run() {
    const auto expected = options_.reference ? store::Writer::Expected::References
                                             : store::Writer::Expected::Articles;
    PL_TRY(store::Writer writer, store::Writer::open(options_.workspace, expected));
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
        if (options_.reference) give_way();  // to write their rows takes longer than to make them
        Singles singles;
        conveyor_.work(
            [&](std::uint64_t file, const Source& source) { handle(file, source, singles); },
            [&] { return close_singles(singles); });
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
    const auto queue = [&](store::Unfinished which, std::int64_t only = 0) -> Status {
      PL_TRY(std::vector<store::FileRow> rows, store::unfinished_files(workspace, which, only));
      for (store::FileRow& row : rows) {
        PL_TRY(Role role, store::parse_role(row.role));
        unfinished_.push_back({{std::move(row.path), std::nullopt}, std::move(role), true});
      }
      return Done{};
    };
    Status queued = options_.resume ? queue(store::Unfinished::Pending) : Status(Done{});
    if (!queued || !options_.retry_failed) return queued;
    return queue(store::Unfinished::Failed, options_.retry_only);
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

  // The file itself cannot be had; one closing item says why.
  static Item refusal(store::FileRow row, const std::string& path, const Error& error) {
    row.state = state_of(error);
    row.reason = error.message;
    AddOutcome outcome{path, row.member, store::to_string(row.state), error.message, "", 0};
    return {std::nullopt, std::move(row), std::move(outcome), true};
  }

  void handle(std::uint64_t file, const Source& source, Singles& singles) {
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
      read_unless_known({file, source, singles, source.given->bytes}, std::move(row));
      return;
    }
    if (source.file.path == "-") {
      (void)close_singles(singles);
      handle_input(file, source, std::move(row), singles);
      return;
    }
    if (is_long_list(source.file.path)) {
      (void)close_singles(singles);
      handle_list({file, source, singles, ""}, std::move(row));
      return;
    }
    const auto bytes = read_file(source.file.path, kMostFileBytes);
    if (!bytes) {
      put(file, 0, refusal(row, source.file.path, bytes.error()));
      return;
    }
    if (bytes->size() > kLargeFile) (void)close_singles(singles);
    row.hash = sha256_hex(*bytes);
    read_unless_known({file, source, singles, *bytes}, std::move(row));
  }

  // Standard input cannot be looked at first: its beginning is kept until it is clear what it is.
  void handle_input(std::uint64_t file, const Source& source, store::FileRow row,
                    Singles& singles) {
    std::string bytes;
    bool list = false;
    const Status read = read_chunks("-", kListBytes, [&](std::string_view chunk) -> Status {
      bytes.append(chunk);
      list = bytes.size() > kInMemoryBytes && ingest::is_record_list(bytes);
      if (!list && bytes.size() <= kMostFileBytes) return Done{};
      return Error{ErrorCode::LimitReached, "standard input is larger than the limit of 256 MiB"};
    });
    if (list) {
      handle_list({file, source, singles, bytes}, std::move(row));
    } else if (!read) {
      put(file, 0, refusal(row, source.file.path, read.error()));
    } else {
      row.hash = sha256_hex(bytes);
      read_unless_known({file, source, singles, bytes}, std::move(row));
    }
  }

  // The bytes are those that were taken of it already.
  void handle_list(ItemReading reading, store::FileRow row) {
    const Source& source = reading.source;
    auto staged = store::StagedOriginal::create(options_.workspace);
    if (!staged) {
      fail(std::move(staged).error());
      return;
    }
    store::StagedOriginal list = std::move(staged).take();
    std::optional<Error> ours;  // of the workspace, not of the file
    if (Status begun = list.append(reading.bytes); !begun) ours = begun.error();
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
      put(reading.file, 0, refusal(row, source.file.path, copied.error()));
    } else {
      row.hash = list.hash();
      reading.bytes = list.bytes();
      reading.staged = &list;
      read_unless_known(reading, std::move(row));
    }
  }

  void read_unless_known(ItemReading reading, store::FileRow row) {
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

  void read_parts(ItemReading reading, store::FileRow row) {
    // Most files are one document: the first waits until it is clear whether a second follows.
    std::optional<Part> held;
    std::shared_ptr<const Whole> whole;  // once it is known that there are parts
    std::uint64_t parts = 0;
    std::int64_t failures = 0;
    std::size_t since_release = 0;
    const Source& source = reading.source;
    const std::string& path = source.file.path;
    GatheredItems<Member> members;
    const auto send_held = [&] {
      if (!whole) {
        whole = std::make_shared<const Whole>(Whole{row, source});
        (void)close_singles(reading.singles);  // handing out may wait for these
      }
      const std::size_t bytes = held->document ? held->document->text.size() : 0;
      if (members.add({parts++, std::move(*held)}, bytes))
        send(reading.file, whole, members.take());
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
      close_single(reading, std::move(row), std::move(*held));
      return;
    }
    if (held) send_held();
    if (!members.empty()) send(reading.file, whole, members.take());
    put(reading.file, parts, close_several(std::move(row), source, parts, failures));
  }

  // Only files that say something are kept.
  void keep_original(ItemReading& reading, const std::string& hash) {
    if (reading.kept) return;
    reading.kept = true;
    Status kept = reading.staged != nullptr
                      ? reading.staged->keep()
                      : store::keep_original(options_.workspace, hash, reading.bytes);
    if (!kept) fail(std::move(kept).error());
  }

  // Made with those of the next files.
  void close_single(const ItemReading& reading, store::FileRow row, Part part) {
    if (!part.document) {
      put(reading.file, 0,
          refusal(std::move(row), reading.source.file.path, part.document.error()));
      return;
    }
    row.state = store::FileState::Done;
    row.documents = 1;
    model::Document document = std::move(part.document).take();
    const std::size_t bytes = document.text.size();
    Single single{reading.file, std::move(row), reading.source, std::move(document)};
    if (reading.singles.add(std::move(single), bytes)) (void)close_singles(reading.singles);
  }

  // True if there were any.
  bool close_singles(Singles& singles) {
    std::vector<Single> held = singles.take();
    std::vector<AddTask> tasks;
    tasks.reserve(held.size());
    for (Single& each : held) {
      tasks.push_back(task_of(each.source, each.row, std::move(each.document)));
    }
    const LongTexts::Turn turn = long_texts_.turn(longest_of(tasks));
    std::vector<Item> items = make_items(pipeline_, std::move(tasks));
    for (std::size_t i = 0; i < held.size(); ++i) {
      items[i].row = std::move(held[i].row);
      items[i].closes = true;
      put(held[i].file, 0, std::move(items[i]));
    }
    return !held.empty();
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

  // Parts of one file, for whichever thread has time.
  void send(std::uint64_t file, const std::shared_ptr<const Whole>& whole,
            std::vector<Member> parts) {
    const std::uint64_t first = parts.front().number;
    auto held = std::make_shared<std::vector<Member>>(std::move(parts));
    conveyor_.hand_out(file, first, [this, file, whole, held] { make_parts(file, *whole, *held); });
  }

  void make_parts(std::uint64_t file, const Whole& whole, std::vector<Member>& parts) {
    const auto& [row, source] = whole;
    std::vector<AddTask> tasks;
    std::vector<std::pair<std::uint64_t, store::FileRow>> made;
    tasks.reserve(parts.size());
    made.reserve(parts.size());
    for (Member& each : parts) {
      store::FileRow member = row;
      member.member = each.part.member;
      if (!each.part.document) {
        member.hash.clear();
        Item item = refusal(std::move(member), source.file.path, each.part.document.error());
        item.closes = false;
        put(file, each.number, std::move(item));
        continue;
      }
      model::Document document = std::move(each.part.document).take();
      member.state = store::FileState::Done;
      member.documents = 1;
      member.size = document.text.size();
      member.hash = document.id.value;
      tasks.push_back(task_of(source, row, std::move(document)));
      tasks.back().member = member.member;
      made.emplace_back(each.number, std::move(member));
    }
    const LongTexts::Turn turn = long_texts_.turn(longest_of(tasks));
    std::vector<Item> items = make_items(pipeline_, std::move(tasks));
    for (std::size_t i = 0; i < made.size(); ++i) {
      items[i].row = std::move(made[i].second);
      put(file, made[i].first, std::move(items[i]));
    }
  }

  [[nodiscard]] static std::size_t longest_of(const std::vector<AddTask>& tasks) {
    std::size_t longest = 0;
    for (const AddTask& task : tasks) longest = std::max(longest, task.document.text.size());
    return longest;
  }

  [[nodiscard]] AddTask task_of(const Source& source, const store::FileRow& row,
                                model::Document document) const {
    return {std::move(document), {row.hash, row.size, engine_, source.role}, source.file.path, ""};
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
      const Belt::Taken taken = conveyor_.take(item, kWriterPatience);
      if (item) {
        if (batch_.empty()) since = std::chrono::steady_clock::now();
        bytes += weight_of(*item);
        if (Status written = write(writer, *item); !written) return written;
      }
      const bool due = batch_.size() >= most_items_ || bytes >= most_bytes_ ||
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
      PL_TRY(const store::Put put, writer.put(*std::move(item.rows)));
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
  std::size_t most_items_ = kBatchItems;
  std::size_t most_bytes_ = kBatchBytes;
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
