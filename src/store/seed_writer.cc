// SPDX-License-Identifier: Apache-2.0

#include <string>
#include <string_view>
#include <utility>

#include "db/connection.h"
#include "store/seed_writer_internal.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kFullSegment = std::size_t{12} << 20U;  // seeds, of some 100 MB of text
// So many segments of about one size become one, unless they are large.
constexpr std::size_t kMostOfASize = 8;
constexpr std::int64_t kMostMerged = std::int64_t{16} << 20U;  // seeds: bounds the memory
constexpr int kClassBits = 3;
constexpr int kLargeBits = 15;
constexpr int kSeedListBits = 20;  // of the id of a list

// A text whose seeds wait; its blocks count from 0 until they are written.
struct Waiting {
  std::int64_t document = 0;
  std::uint32_t blocks = 0;
  std::size_t end = 0;  // of its seeds among those that wait
};

}  // namespace

struct SeedWriter::State {
  State(const db::Connection& of, db::Statement segment, db::Statement list, db::Statement blocks)
      : connection(of),
        add_segment(std::move(segment)),
        add_list(std::move(list)),
        set_blocks(std::move(blocks)) {}

  Result<std::vector<std::uint64_t>> place();
  Status write_segment(std::vector<std::uint64_t> seeds);
  Status merge_small();
  Status take_out(const std::vector<std::int64_t>& segments, std::vector<std::uint64_t>& seeds);

  const db::Connection& connection;
  db::Statement add_segment;
  db::Statement add_list;
  db::Statement set_blocks;
  std::vector<Waiting> waiting;
  std::vector<std::uint64_t> seeds;
};

SeedWriter::SeedWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
SeedWriter::SeedWriter(SeedWriter&&) noexcept = default;
SeedWriter::~SeedWriter() = default;

Result<SeedWriter> SeedWriter::open(const db::Connection& connection) {
  PL_TRY(db::Statement add_segment,
         connection.prepare("INSERT INTO seed_segments(bits, seeds) VALUES(?1, ?2)"));
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

void SeedWriter::add(std::int64_t document, std::size_t text_bytes,
                     const std::vector<Seed>& seeds) {
  for (const Seed& seed : seeds) state_->seeds.push_back(whole(seed));
  state_->waiting.push_back({document, blocks_of(text_bytes), state_->seeds.size()});
}

bool SeedWriter::full() const {
  return state_->seeds.size() >= kFullSegment;
}

bool SeedWriter::waiting() const {
  return !state_->waiting.empty();
}

Status SeedWriter::flush() {
  if (!waiting()) return Done{};
  PL_TRY(std::vector<std::uint64_t> placed, state_->place());
  state_->waiting.clear();
  state_->seeds.clear();
  if (placed.empty()) return Done{};
  if (Status written = state_->write_segment(std::move(placed)); !written) return written;
  return state_->merge_small();
}

// Gives each text that waits its blocks behind those of all others. Only now: another process may
// have placed some since these were added, these very texts among them.
Result<std::vector<std::uint64_t>> SeedWriter::State::place() {
  PL_TRY(std::int64_t next,
         connection.number("SELECT max(coalesce(first_block, 0) + blocks) FROM reference_documents",
                           0));
  std::vector<std::uint64_t> out = std::move(seeds);
  std::size_t kept = 0;
  std::size_t at = 0;
  for (const Waiting& text : waiting) {
    Status set =
        set_blocks.bind(1, text.document).bind(2, next).bind(3, std::int64_t{text.blocks}).run();
    if (!set) return std::move(set).error();
    const std::size_t begin = std::exchange(at, text.end);
    if (connection.changes() == 0) continue;
    for (std::size_t i = begin; i < text.end; ++i) {
      out[kept++] = out[i] + static_cast<std::uint64_t>(next);
    }
    next += text.blocks;
  }
  out.resize(kept);
  return out;
}

Status SeedWriter::State::write_segment(std::vector<std::uint64_t> of) {
  const auto count = static_cast<std::int64_t>(of.size());
  const SeedLists lists = pack(std::move(of));
  Status added = add_segment.bind(1, std::int64_t{lists.bits}).bind(2, count).run();
  if (!added) return added;
  const std::int64_t segment = connection.last_id();
  for (std::size_t i = 0; i < lists.lists.size(); ++i) {
    if (lists.lists[i].empty()) continue;
    add_list.bind(1, (segment << kSeedListBits) + static_cast<std::int64_t>(i));
    if (Status listed = add_list.bind_bytes(2, lists.lists[i]).run(); !listed) return listed;
  }
  return Done{};
}

// Of each size class below the large ones, eight become one, or as many as memory allows.
Status SeedWriter::State::merge_small() {
  for (int least = 0; least < kLargeBits; least += kClassBits) {
    std::vector<std::int64_t> segments;
    std::size_t count = 0;
    std::int64_t seeds_of_them = 0;
    PL_TRY(db::Statement sized, connection.prepare("SELECT id, seeds FROM seed_segments WHERE bits "
                                                   ">= ?1 AND bits < ?2 ORDER BY id"));
    sized.bind(1, std::int64_t{least}).bind(2, std::int64_t{least + kClassBits});
    while (true) {
      PL_TRY(const bool row, sized.step());
      if (!row) break;
      ++count;
      seeds_of_them += sized.integer(1);
      if (seeds_of_them <= kMostMerged) segments.push_back(sized.integer(0));
    }
    if (count < kMostOfASize || segments.size() < 2) continue;
    std::vector<std::uint64_t> all;
    if (Status taken = take_out(segments, all); !taken) return taken;
    if (Status written = write_segment(std::move(all)); !written) return written;
  }
  return Done{};
}

Status SeedWriter::State::take_out(const std::vector<std::int64_t>& segments,
                                   std::vector<std::uint64_t>& out) {
  PL_TRY(db::Statement lists,
         connection.prepare("SELECT seeds FROM seed_lists WHERE id >= ?1 AND id < ?2"));
  PL_TRY(db::Statement drop_lists,
         connection.prepare("DELETE FROM seed_lists WHERE id >= ?1 AND id < ?2"));
  PL_TRY(db::Statement drop, connection.prepare("DELETE FROM seed_segments WHERE id = ?1"));
  for (const std::int64_t id : segments) {
    lists.bind(1, id << kSeedListBits).bind(2, (id + 1) << kSeedListBits);
    while (true) {
      PL_TRY(const bool row, lists.step());
      if (!row) break;
      unpack(lists.text(0), out);
    }
    drop_lists.bind(1, id << kSeedListBits).bind(2, (id + 1) << kSeedListBits);
    if (Status dropped = drop_lists.run(); !dropped) return dropped;
    if (Status dropped = drop.bind(1, id).run(); !dropped) return dropped;
  }
  return Done{};
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
    if (!full() && more) continue;
    if (Status flushed = flush(); !flushed) return flushed;
  }
  return Done{};
}

}  // namespace plumbline::store
