// SPDX-License-Identifier: Apache-2.0

#include "app/scan.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "app/chunk_reader.h"
#include "app/conveyor.h"
#include "app/file_walk.h"
#include "app/scan_parts.h"
#include "base/plain_text.h"
#include "ingest/gate.h"
#include "ingest/ingest.h"
#include "ingest/sift.h"
#include "refdata/refdata.h"
#include "scan/features.h"
#include "scan/kinds.h"
#include "scan/model.h"

namespace plumbline::app {
namespace {

constexpr std::chrono::milliseconds kScanPatience{200};
constexpr std::size_t kMostScanBytes = std::size_t{256} << 20U;

// What a part of a file brings: a document passed on, a refusal, or only the news that it is done.
struct ScanItem {
  std::optional<ScanFound> found;
  std::optional<ScanRefusal> refusal;
};

void add_to(ScanTally& total, const ingest::SiftTally& one) {
  total.bytes += one.packed;
  total.unpacked += one.unpacked;
  total.records += one.records;
  total.no_page += one.no_page;
  total.passed_over += one.passed_over;
}

ingest::SiftTally less(ingest::SiftTally now, const ingest::SiftTally& before) {
  now.packed -= std::min(before.packed, now.packed);
  now.unpacked -= std::min(before.unpacked, now.unpacked);
  now.records -= std::min(before.records, now.records);
  now.no_page -= std::min(before.no_page, now.no_page);
  now.passed_over -= std::min(before.passed_over, now.passed_over);
  return now;
}

// Bytes that no reader needs to open: text of some kind.
bool is_text_like(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  return head.find('\0') == std::string_view::npos &&
         head.substr(0, 1024).find("%PDF-") == std::string_view::npos &&
         !head.starts_with("PK\x03\x04") && !head.starts_with("7z\xBC\xAF") &&
         !head.starts_with("BZh") &&
         !head.starts_with(
             "\xFD"
             "7zXZ") &&
         head.find("base64") == std::string_view::npos &&
         head.find("quoted-printable") == std::string_view::npos && !head.starts_with("{\\rtf");
}

class Scanning {
 public:
  Scanning(const ScanOptions& options, const ScanWatch& watch, scan::Vocabulary vocabulary,
           const scan::Model& model, const text::BytePhrases& gate)
      : watch_(watch),
        vocabulary_(std::move(vocabulary)),
        model_(model),
        gate_(gate),
        walk_(options.paths, ""),
        conveyor_([this] { return walk_.next(); }, ConveyorLimits{}) {
    tally_.threshold = options.threshold.value_or(kScanThreshold);
    // Never higher than without the wish: what a model of few labels finds at 0.99 is no measure.
    if (options.recall) {
      tally_.threshold = std::min(tally_.threshold, model.threshold_for(*options.recall));
    }
    for (const scan::Expected& row : model.expected()) {
      if (row.threshold > tally_.threshold + 1e-9) break;
      tally_.expected_precision = row.precision;
      tally_.expected_recall = row.recall;
    }
  }

  ScanTally run(unsigned threads) {
    const unsigned count =
        threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < count; ++i) {
      workers.emplace_back([this] {
        conveyor_.work(
            [this](std::uint64_t file, const WalkedFile& source) { handle(file, source); });
      });
    }
    take_all();
    workers.clear();
    const std::lock_guard lock(mutex_);
    return tally_;
  }

 private:
  // A file while it is read: the number of its next part.
  struct File {
    std::uint64_t number = 0;
    std::uint64_t parts = 0;
    const std::string& path;
  };

  void take_all() {
    using Belt = Conveyor<WalkedFile, ScanItem>;
    auto told = std::chrono::steady_clock::now();
    while (true) {
      if (watch_.stop != nullptr && watch_.stop->load() && !stopping_.exchange(true)) {
        const std::lock_guard lock(mutex_);
        tally_.stopped = true;
        conveyor_.no_more();
      }
      std::optional<ScanItem> item;
      const Belt::Taken taken = conveyor_.take(item, kScanPatience);
      if (item && item->found && watch_.found) watch_.found(*item->found);
      if (item && item->refusal && watch_.refused) watch_.refused(*item->refusal);
      const auto now = std::chrono::steady_clock::now();
      if (taken == Belt::Taken::End) break;
      if (watch_.progress && now - told > kScanPatience) {
        told = now;
        const std::lock_guard lock(mutex_);
        watch_.progress(tally_);
      }
    }
  }

  void count(const ingest::SiftTally& added) {
    const std::lock_guard lock(mutex_);
    add_to(tally_, added);
  }

  void close(File& file) {
    {
      const std::lock_guard lock(mutex_);
      ++tally_.files;
    }
    conveyor_.put(file.number, file.parts, true, sizeof(ScanItem), {});
  }

  void refuse(File& file, std::string name, std::string reason) {
    {
      const std::lock_guard lock(mutex_);
      ++tally_.refused;
    }
    ScanItem item;
    item.refusal = ScanRefusal{std::move(name), std::move(reason)};
    conveyor_.put(file.number, file.parts++, false, sizeof(ScanItem), std::move(item));
  }

  void handle(std::uint64_t number, const WalkedFile& source) {
    File file{number, 0, source.path};
    auto opened = ChunkReader::open(source.path);
    if (source.error) {
      refuse(file, source.path, source.error->message);
    } else if (!opened) {
      refuse(file, source.path, opened.error().message);
    } else {
      ChunkReader reader = std::move(opened).take();
      read(file, reader);
    }
    close(file);
  }

  void read(File& file, ChunkReader& reader) {
    const std::string_view first = reader.next();
    std::string held;  // what was taken before it was clear that it is no stream
    if (ingest::may_be_stream(first)) {
      if (sift(file, reader, first, held)) return;
    } else {
      held = first;
    }
    read_rest(file, reader, std::move(held));
  }

  // True if it was a stream.
  bool sift(File& file, ChunkReader& reader, std::string_view first, std::string& held) {
    ingest::SiftTally tally;
    ingest::SiftTally counted;
    bool begun = false;
    const ingest::ChunkSource chunks = [&]() -> std::string_view {
      count(less(tally, counted));
      counted = tally;
      if (stopping_) return {};
      const std::string_view chunk = begun ? reader.next() : first;
      begun = true;
      if (tally.form == ingest::StreamForm::Unknown) held.append(chunk);
      return chunk;
    };
    const ingest::Stream stream{
        {file.path, {}, {}, limits_.limits}, vocabulary_.gate_table(), chunks};
    const ingest::PartSink sink = [&](ingest::Part part) {
      take(file, std::move(part));
      return !stopping_;
    };
    const Status status = ingest::sift_in_child(stream, limits_, sink, tally);
    if (status && tally.form == ingest::StreamForm::Other) return false;
    count(less(tally, counted));
    if (!status) refuse(file, file.path, status.error().message);
    if (!reader.failed().empty()) refuse(file, file.path, reader.failed());
    return true;
  }

  // A part of a stream: a document, a packed page, or why there is none.
  void take(File& file, ingest::Part part) {
    const std::string name = file.path + "!" + part.name;
    if (auto* error = std::get_if<Error>(&part.content)) {
      refuse(file, name, error->message);
    } else if (auto* member = std::get_if<ingest::Member>(&part.content)) {
      read_whole(file, name, member->bytes);
    } else {
      auto& document = std::get<model::Document>(part.content);
      document.name = name;
      judge_later(file, std::move(document));
    }
  }

  void read_rest(File& file, ChunkReader& reader, std::string held) {
    while (held.size() <= kMostScanBytes) {
      const std::string_view chunk = reader.next();
      if (chunk.empty()) break;
      held.append(chunk);
    }
    if (!reader.failed().empty()) {
      refuse(file, file.path, reader.failed());
      return;
    }
    ingest::SiftTally tally;
    tally.packed = tally.unpacked = held.size();
    tally.records = 1;
    const bool plain = is_text_like(held) && !ingest::may_be_stream(held);
    const bool wanted = !plain || ingest::Gate(gate_).wants(ingest::GateForm::Html, held, "UTF-8");
    tally.passed_over = wanted ? 0 : 1;
    count(tally);
    if (wanted) read_whole(file, file.path, held);
  }

  void read_whole(File& file, const std::string& name, std::string_view bytes) {
    ingest::read_bytes(name, bytes, limits_,
                       [&](const std::string& part, Result<model::Document> document) {
                         if (document) {
                           judge_later(file, std::move(document).take());
                         } else {
                           refuse(file, part, document.error().message);
                         }
                       });
  }

  void judge_later(File& file, model::Document document) {
    const std::uint64_t part = file.parts++;
    auto held = std::make_shared<model::Document>(std::move(document));
    conveyor_.hand_out(file.number, part, [this, number = file.number, part, held] {
      ScanItem item = judge(std::move(*held));
      const std::size_t bytes =
          sizeof(ScanItem) + (item.found ? item.found->document.text.size() : 0);
      conveyor_.put(number, part, false, bytes, std::move(item));
    });
  }

  ScanItem judge(model::Document document) {
    document.title = std::string(trimmed(document.title));
    const scan::Reading reading = scan::read_features(vocabulary_, document.title, document.text);
    const double probability = model_.probability(reading.features);
    const std::vector<scan::Kind> kinds = scan::kinds_of(reading.marks);
    const bool pass = probability >= tally_.threshold;
    {
      const std::lock_guard lock(mutex_);
      ++tally_.judged;
      if (pass) ++tally_.found;
      if (!pass) ++tally_.other[kinds.empty() ? "none of these" : std::string(kinds[0].name)];
    }
    ScanItem item;
    if (!pass) return item;
    ScanFound found;
    found.probability = probability;
    for (const scan::Kind& kind : kinds) found.also.emplace_back(kind.name);
    found.marks = marks_of(reading, document);
    found.document = std::move(document);
    item.found = std::move(found);
    return item;
  }

  static std::vector<ScanMark> marks_of(const scan::Reading& reading,
                                        const model::Document& document) {
    std::vector<ScanMark> out;
    for (std::size_t i = 0; i < reading.marks.size(); ++i) {
      const scan::PlacedMark& placed = reading.marks[i];
      const bool titled = i < reading.title_marks;
      const std::string_view text = titled ? std::string_view(document.title) : document.text;
      const std::string phrase(text.substr(placed.mark.begin, placed.mark.end - placed.mark.begin));
      const std::string where(scan::to_string(placed.zone));
      const auto known = std::find_if(out.begin(), out.end(), [&](const ScanMark& mark) {
        return mark.label == placed.mark.label && mark.where == where && mark.phrase == phrase;
      });
      if (known != out.end()) {
        ++known->count;
      } else if (out.size() < kMostMarks) {
        out.push_back({phrase, std::string(placed.mark.label), where, 1});
      }
    }
    return out;
  }

  const ScanWatch& watch_;
  scan::Vocabulary vocabulary_;
  const scan::Model& model_;
  const text::BytePhrases& gate_;
  ingest::Options limits_;
  FileWalk walk_;
  Conveyor<WalkedFile, ScanItem> conveyor_;
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  ScanTally tally_;
};

}  // namespace

Result<ScanTally> scan(const ScanOptions& options, const ScanWatch& watch) {
  (void)ingest::start_sandbox();
  PL_TRY(const refdata::RefData data, refdata::RefData::load());
  PL_TRY(scan::Vocabulary vocabulary, scan::Vocabulary::make(data));
  PL_TRY(const scan::Model model, load_scan_model(data, options.model));
  PL_TRY(const text::BytePhrases gate, text::BytePhrases::view(vocabulary.gate_table()));
  return Scanning(options, watch, std::move(vocabulary), model, gate).run(options.threads);
}

}  // namespace plumbline::app
