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
constexpr int kListBits = 20;  // of the id of a list

struct Placed {
  std::int64_t document = 0;
  std::uint32_t first_block = 0;
  std::uint32_t blocks = 0;
};

}  // namespace

struct SeedWriter::State {
  State(const db::Connection& of, db::Statement segment, db::Statement list, db::Statement blocks)
      : connection(of),
        add_segment(std::move(segment)),
        add_list(std::move(list)),
        set_blocks(std::move(blocks)) {}

  Status write_segment(std::vector<std::uint64_t> seeds);
  Status merge_small();
  Status take_out(const std::vector<std::int64_t>& segments, std::vector<std::uint64_t>& seeds);

  const db::Connection& connection;
  db::Statement add_segment;
  db::Statement add_list;
  db::Statement set_blocks;
  std::vector<Placed> placed;
  std::vector<std::uint64_t> seeds;
  std::uint32_t next_block = 0;
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
             "UPDATE reference_documents SET first_block = ?2, blocks = ?3 WHERE document = ?1"));
  auto state = std::make_unique<State>(connection, std::move(add_segment), std::move(add_list),
                                       std::move(set_blocks));
  PL_TRY(const std::int64_t next,
         connection.number("SELECT max(first_block + blocks) FROM reference_documents", 0));
  state->next_block = static_cast<std::uint32_t>(next);
  return SeedWriter(std::move(state));
}

void SeedWriter::add(std::int64_t document, std::size_t text_bytes,
                     const std::vector<Seed>& seeds) {
  const Placed placed{document, state_->next_block, blocks_of(text_bytes)};
  for (const Seed& seed : seeds) {
    state_->seeds.push_back(whole({seed.key, placed.first_block + seed.block}));
  }
  state_->placed.push_back(placed);
  state_->next_block += placed.blocks;
}

bool SeedWriter::full() const {
  return state_->seeds.size() >= kFullSegment;
}

bool SeedWriter::waiting() const {
  return !state_->placed.empty();
}

Status SeedWriter::flush() {
  if (!waiting()) return Done{};
  for (const Placed& placed : state_->placed) {
    Status set = state_->set_blocks.bind(1, placed.document)
                     .bind(2, std::int64_t{placed.first_block})
                     .bind(3, std::int64_t{placed.blocks})
                     .run();
    if (!set) return set;
  }
  if (Status written = state_->write_segment(std::move(state_->seeds)); !written) return written;
  state_->placed.clear();
  state_->seeds.clear();
  return state_->merge_small();
}

Status SeedWriter::State::write_segment(std::vector<std::uint64_t> of) {
  const auto count = static_cast<std::int64_t>(of.size());
  const SeedLists lists = pack(std::move(of));
  Status added = add_segment.bind(1, std::int64_t{lists.bits}).bind(2, count).run();
  if (!added) return added;
  const std::int64_t segment = connection.last_id();
  for (std::size_t i = 0; i < lists.lists.size(); ++i) {
    if (lists.lists[i].empty()) continue;
    add_list.bind(1, (segment << kListBits) + static_cast<std::int64_t>(i));
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
    lists.bind(1, id << kListBits).bind(2, (id + 1) << kListBits);
    while (true) {
      PL_TRY(const bool row, lists.step());
      if (!row) break;
      unpack(lists.text(0), out);
    }
    drop_lists.bind(1, id << kListBits).bind(2, (id + 1) << kListBits);
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
