// SPDX-License-Identifier: Apache-2.0

#include "store/seed_writer_internal.h"

#include <algorithm>
#include <string>

namespace plumbline::store {
namespace {

constexpr std::size_t kFullSegment = std::size_t{4} << 20U;  // seeds, of some 90 MB of text
// So many segments of about one size become one, unless they are large.
constexpr std::int64_t kMostOfASize = 8;
constexpr int kLargeBits = 12;
constexpr int kListBits = 20;  // of the id of a list

}  // namespace

Result<SeedWriter> SeedWriter::open(const db::Connection& connection) {
  PL_TRY(db::Statement add_segment,
         connection.prepare("INSERT INTO seed_segments(bits, seeds) VALUES(?1, ?2)"));
  PL_TRY(db::Statement add_list,
         connection.prepare("INSERT INTO seed_lists(id, seeds) VALUES(?1, ?2)"));
  PL_TRY(db::Statement set_blocks,
         connection.prepare(
             "UPDATE reference_documents SET first_block = ?2, blocks = ?3 WHERE document = ?1"));
  SeedWriter writer(connection, std::move(add_segment), std::move(add_list),
                    std::move(set_blocks));
  PL_TRY(const std::int64_t next,
         connection.number("SELECT max(first_block + blocks) FROM reference_documents", 0));
  writer.next_block_ = static_cast<std::uint32_t>(next);
  return writer;
}

void SeedWriter::add(std::int64_t document, std::size_t text_bytes,
                     const std::vector<Seed>& seeds) {
  const Placed placed{document, next_block_, blocks_of(text_bytes)};
  for (const Seed& seed : seeds) seeds_.push_back({seed.key, placed.first_block + seed.block});
  placed_.push_back(placed);
  next_block_ += placed.blocks;
}

bool SeedWriter::full() const {
  return seeds_.size() >= kFullSegment;
}

Status SeedWriter::flush() {
  if (placed_.empty()) return Done{};
  for (const Placed& placed : placed_) {
    Status set = set_blocks_.bind(1, placed.document)
                     .bind(2, std::int64_t{placed.first_block})
                     .bind(3, std::int64_t{placed.blocks})
                     .run();
    if (!set) return set;
  }
  if (Status written = write_segment(seeds_); !written) return written;
  placed_.clear();
  seeds_.clear();
  return merge_small();
}

Status SeedWriter::write_segment(const std::vector<Seed>& seeds) {
  const SeedLists lists = pack(seeds);
  Status added = add_segment_.bind(1, std::int64_t{lists.bits})
                     .bind(2, static_cast<std::int64_t>(seeds.size()))
                     .run();
  if (!added) return added;
  const std::int64_t segment = connection_.last_id();
  for (std::size_t i = 0; i < lists.lists.size(); ++i) {
    if (lists.lists[i].empty()) continue;
    add_list_.bind(1, (segment << kListBits) + static_cast<std::int64_t>(i));
    if (Status listed = add_list_.bind_bytes(2, lists.lists[i]).run(); !listed) return listed;
  }
  return Done{};
}

// Of each size class below the large ones, eight become one.
Status SeedWriter::merge_small() {
  for (int least = 0; least < kLargeBits; least += 3) {
    const std::string sized = "SELECT id FROM seed_segments WHERE bits >= " +
                              std::to_string(least) + " AND bits < " + std::to_string(least + 3);
    PL_TRY(const std::int64_t count,
           connection_.number("SELECT count(*) FROM (" + sized + ")", 0));
    if (count < kMostOfASize) continue;
    std::vector<Seed> all;
    std::vector<std::int64_t> merged;
    {
      PL_TRY(db::Statement ids, connection_.prepare(sized));
      while (true) {
        PL_TRY(const bool row, ids.step());
        if (!row) break;
        merged.push_back(ids.integer(0));
      }
    }
    for (const std::int64_t id : merged) {
      const std::string range = " FROM seed_lists WHERE id >= " + std::to_string(id << kListBits) +
                                " AND id < " + std::to_string((id + 1) << kListBits);
      {
        PL_TRY(db::Statement lists, connection_.prepare("SELECT seeds" + range));
        while (true) {
          PL_TRY(const bool row, lists.step());
          if (!row) break;
          unpack(lists.text(0), all);
        }
      }
      Status dropped = connection_.run("DELETE" + range);
      if (!dropped) return dropped;
      dropped = connection_.run("DELETE FROM seed_segments WHERE id = " + std::to_string(id));
      if (!dropped) return dropped;
    }
    if (Status written = write_segment(all); !written) return written;
  }
  return Done{};
}

Status SeedWriter::catch_up() {
  PL_TRY(db::Statement missing,
         connection_.prepare("SELECT r.document, d.text FROM reference_documents r JOIN documents d "
                             "ON d.id = r.document WHERE r.first_block IS NULL LIMIT 256"));
  for (bool more = true; more;) {
    more = false;
    while (true) {
      PL_TRY(const bool row, missing.step());
      if (!row) break;
      more = true;
      const std::string_view text = missing.text(1);
      add(missing.integer(0), text.size(), seeds_of(text));
    }
    if (Status flushed = flush(); !flushed) return flushed;
  }
  return Done{};
}

}  // namespace plumbline::store
