// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "db/connection.h"
#include "store/seed_sorter_internal.h"
#include "store/seed_writer_internal.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kFullSegment = std::size_t{12} << 20U;  // seeds, of some 100 MB of text
constexpr std::size_t kFullBatch = std::size_t{1} << 20U;     // seeds brought to the sorter at once
// So many segments of about one size become one, unless they are large.
constexpr std::size_t kMostOfASize = 8;
constexpr std::int64_t kMostMerged = std::int64_t{16} << 20U;  // seeds: bounds the memory
constexpr int kClassBits = 3;
constexpr int kLargeBits = 15;
constexpr int kSeedListBits = 20;  // of the id of a list

// A text whose seeds wait.
struct WaitingText {
  std::int64_t document = 0;
  std::uint32_t first_block = 0;  // of its segment
  std::uint32_t blocks = 0;
};

// Texts whose seeds become one segment.
struct WaitingSegment {
  std::vector<WaitingText> texts;
  std::size_t seeds = 0;
  std::size_t brought = 0;   // of them, to the sorter
  std::uint32_t blocks = 0;  // of all texts
};

// A segment that is about to be written.
struct PlacedSegment {
  SeedLists lists;
  std::size_t seeds = 0;
  std::int64_t base = 0;
};

// Moves blocks behind those of others, or back.
void move_blocks(std::vector<std::uint64_t>& seeds, std::size_t from, std::int64_t by) {
  for (std::size_t i = from; i < seeds.size(); ++i) {
    if (static_cast<std::uint32_t>(seeds[i]) != kTooMany) {
      seeds[i] += static_cast<std::uint64_t>(by);
    }
  }
}

Error not_a_list() {
  return {ErrorCode::Malformed, "a list of seeds is malformed; run plumbline doctor"};
}

}  // namespace

struct SeedWriter::State {
  State(const db::Connection& of, db::Statement segment, db::Statement list, db::Statement blocks)
      : connection(of),
        add_segment(std::move(segment)),
        add_list(std::move(list)),
        set_blocks(std::move(blocks)) {}

  void bring(bool ends);
  Status write_next();
  Status write_here();
  Status place(const WaitingSegment& waiting, PlacedSegment& placed);
  Status leave_out(const std::vector<WaitingText>& gone, PlacedSegment& placed);
  Status write_segment(const PlacedSegment& placed);
  Status merge_small();
  Status take_out(std::int64_t segment, int bits, std::int64_t base,
                  std::vector<std::uint64_t>& out);

  const db::Connection& connection;
  db::Statement add_segment;
  db::Statement add_list;
  db::Statement set_blocks;
  SeedBatch batch;                   // not brought yet
  WaitingSegment open;               // more comes to it
  std::deque<WaitingSegment> ended;  // in the sorter
  SeedSorter sorter;
};

SeedWriter::SeedWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
SeedWriter::SeedWriter(SeedWriter&&) noexcept = default;
SeedWriter::~SeedWriter() = default;

Result<SeedWriter> SeedWriter::open(const db::Connection& connection) {
  PL_TRY(db::Statement add_segment,
         connection.prepare("INSERT INTO seed_segments(bits, seeds, base) VALUES(?1, ?2, ?3)"));
  PL_TRY(db::Statement add_list,
         connection.prepare("INSERT INTO seed_lists(id, seeds) VALUES(?1, ?2)"));
  PL_TRY(db::Statement set_blocks,
         connection.prepare(
             "UPDATE reference_documents SET first_block = ?2, blocks = ?3 WHERE document = ?1 "
             "AND first_block IS NULL"));
  auto state = std::make_unique<State>(connection, std::move(add_segment), std::move(add_list),
                                       std::move(set_blocks));
  return SeedWriter(std::move(state));
}

void SeedWriter::add(std::int64_t document, std::size_t text_bytes, std::vector<Seed> seeds) {
  State& state = *state_;
  WaitingSegment& open = state.open;
  open.texts.push_back({document, open.blocks, blocks_of(text_bytes)});
  open.seeds += seeds.size();
  state.batch.add(std::move(seeds), open.blocks);
  open.blocks += blocks_of(text_bytes);
  const bool full = open.seeds >= kFullSegment;
  if (full || state.batch.seeds >= kFullBatch) state.bring(full);
}

void SeedWriter::State::bring(bool ends) {
  open.brought += batch.seeds;
  sorter.bring(std::exchange(batch, {}), ends);
  if (ends) ended.push_back(std::exchange(open, {}));
}

bool SeedWriter::waiting() const {
  return !state_->open.texts.empty() || !state_->ended.empty();
}

bool SeedWriter::ready() const {
  return state_->sorter.ready();
}

Status SeedWriter::write_ready() {
  while (ready()) {
    if (Status written = state_->write_next(); !written) return written;
  }
  return Done{};
}

Status SeedWriter::flush() {
  State& state = *state_;
  // What is little is sorted at once, without a thread.
  const bool little = state.open.brought == 0 && state.ended.empty();
  if (!state.open.texts.empty() && !little) state.bring(true);
  while (!state.ended.empty()) {
    if (Status written = state.write_next(); !written) return written;
  }
  return state.open.texts.empty() ? Status(Done{}) : state.write_here();
}

Status SeedWriter::State::write_next() {
  const WaitingSegment waiting = std::move(ended.front());
  ended.pop_front();
  PlacedSegment placed{sorter.take(), waiting.seeds, 0};
  if (Status done = place(waiting, placed); !done) return done;
  if (Status written = write_segment(placed); !written) return written;
  return merge_small();
}

Status SeedWriter::State::write_here() {
  std::vector<std::uint64_t> seeds;
  seeds.reserve(batch.seeds);
  for (const SeedBatch::Text& text : batch.texts) {
    for (const Seed& seed : text.seeds) seeds.push_back(whole(seed) + text.first_block);
  }
  batch = {};
  const WaitingSegment waiting = std::exchange(open, {});
  PlacedSegment placed{pack(std::move(seeds)), waiting.seeds, 0};
  if (Status done = place(waiting, placed); !done) return done;
  if (Status written = write_segment(placed); !written) return written;
  return merge_small();
}

// Gives each text that waits its blocks behind those of all others. Only now: another process may
// have placed some since these were added, these very texts among them.
Status SeedWriter::State::place(const WaitingSegment& waiting, PlacedSegment& placed) {
  PL_TRY(placed.base,
         connection.number("SELECT max(coalesce(first_block, 0) + blocks) FROM reference_documents",
                           0));
  std::vector<WaitingText> gone;
  for (const WaitingText& text : waiting.texts) {
    set_blocks.bind(1, text.document).bind(2, placed.base + text.first_block);
    if (Status set = set_blocks.bind(3, std::int64_t{text.blocks}).run(); !set) return set;
    if (connection.changes() == 0) gone.push_back(text);
  }
  return gone.empty() ? Status(Done{}) : leave_out(gone, placed);
}

// Seeds of texts that have theirs: counted twice, a word would be taken for commoner than it is.
Status SeedWriter::State::leave_out(const std::vector<WaitingText>& gone, PlacedSegment& placed) {
  std::vector<std::uint64_t> seeds;
  for (std::uint32_t i = 0; i < placed.lists.ends.size(); ++i) {
    const std::string_view list = placed.lists.list(i);
    if (!list.empty() && !unpack(list, placed.lists.bits, i, seeds)) return not_a_list();
  }
  std::erase_if(seeds, [&gone](std::uint64_t seed) {
    const auto block = static_cast<std::uint32_t>(seed);
    const auto after = std::upper_bound(
        gone.begin(), gone.end(), block,
        [](std::uint32_t at, const WaitingText& text) { return at < text.first_block; });
    return after != gone.begin() &&
           block < std::prev(after)->first_block + std::prev(after)->blocks;
  });
  placed.seeds = seeds.size();
  placed.lists = pack(std::move(seeds));
  return Done{};
}

Status SeedWriter::State::write_segment(const PlacedSegment& placed) {
  if (placed.lists.bytes.empty()) return Done{};
  add_segment.bind(1, std::int64_t{placed.lists.bits});
  add_segment.bind(2, static_cast<std::int64_t>(placed.seeds)).bind(3, placed.base);
  if (Status added = add_segment.run(); !added) return added;
  const std::int64_t segment = connection.last_id();
  for (std::size_t i = 0; i < placed.lists.ends.size(); ++i) {
    const std::string_view list = placed.lists.list(i);
    if (list.empty()) continue;
    add_list.bind(1, (segment << kSeedListBits) + static_cast<std::int64_t>(i));
    if (Status listed = add_list.bind_bytes(2, list).run(); !listed) return listed;
  }
  return Done{};
}

// Of each size class below the large ones, eight become one, or as many as memory allows.
Status SeedWriter::State::merge_small() {
  struct Small {
    std::int64_t id = 0;
    int bits = 0;
    std::int64_t base = 0;
  };
  for (int least = 0; least < kLargeBits; least += kClassBits) {
    std::vector<Small> segments;
    std::size_t count = 0;
    std::int64_t seeds_of_them = 0;
    PL_TRY(db::Statement sized,
           connection.prepare("SELECT id, seeds, bits, base FROM seed_segments WHERE bits >= ?1 "
                              "AND bits < ?2 ORDER BY id"));
    sized.bind(1, std::int64_t{least}).bind(2, std::int64_t{least + kClassBits});
    while (true) {
      PL_TRY(const bool row, sized.step());
      if (!row) break;
      ++count;
      seeds_of_them += sized.integer(1);
      if (seeds_of_them <= kMostMerged) {
        segments.push_back(
            {sized.integer(0), static_cast<int>(sized.integer(2)), sized.integer(3)});
      }
    }
    if (count < kMostOfASize || segments.size() < 2) continue;
    std::vector<std::uint64_t> all;
    std::int64_t base = segments.front().base;
    for (const Small& each : segments) {
      base = std::min(base, each.base);
      if (Status taken = take_out(each.id, each.bits, each.base, all); !taken) return taken;
    }
    move_blocks(all, 0, -base);
    const std::size_t seeds = all.size();
    if (Status written = write_segment({pack(std::move(all)), seeds, base}); !written) {
      return written;
    }
  }
  return Done{};
}

// Adds its seeds with the blocks they have among those of all references.
Status SeedWriter::State::take_out(std::int64_t segment, int bits, std::int64_t base,
                                   std::vector<std::uint64_t>& out) {
  PL_TRY(db::Statement lists,
         connection.prepare("SELECT id, seeds FROM seed_lists WHERE id >= ?1 AND id < ?2"));
  PL_TRY(db::Statement drop_lists,
         connection.prepare("DELETE FROM seed_lists WHERE id >= ?1 AND id < ?2"));
  PL_TRY(db::Statement drop, connection.prepare("DELETE FROM seed_segments WHERE id = ?1"));
  const std::int64_t first = segment << kSeedListBits;
  const std::int64_t end = (segment + 1) << kSeedListBits;
  const std::size_t before = out.size();
  lists.bind(1, first).bind(2, end);
  while (true) {
    PL_TRY(const bool row, lists.step());
    if (!row) break;
    const auto number = static_cast<std::uint32_t>(lists.integer(0) - first);
    if (!unpack(lists.text(1), bits, number, out)) return not_a_list();
  }
  move_blocks(out, before, base);
  if (Status dropped = drop_lists.bind(1, first).bind(2, end).run(); !dropped) return dropped;
  return drop.bind(1, segment).run();
}

Status SeedWriter::catch_up() {
  PL_TRY(db::Statement missing,
         state_->connection.prepare(
             "SELECT r.document, d.text FROM reference_documents r JOIN documents d ON d.id = "
             "r.document WHERE r.first_block IS NULL AND r.document > ?1 ORDER BY r.document "
             "LIMIT 256"));
  std::int64_t last = -1;
  for (bool more = true; more;) {
    more = false;
    missing.bind(1, last);
    while (true) {
      PL_TRY(const bool row, missing.step());
      if (!row) break;
      more = true;
      last = missing.integer(0);
      const std::string_view text = missing.text(1);
      add(last, text.size(), seeds_of(text));
    }
    if (Status written = write_ready(); !written) return written;
  }
  return flush();
}

}  // namespace plumbline::store
