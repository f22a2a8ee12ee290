// SPDX-License-Identifier: Apache-2.0

#include "base/block_cache.h"

#include <array>
#include <cstdlib>
#include <new>
#include <utility>

#include "base/result.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PL_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define PL_SANITIZED 1
#endif
#endif

namespace plumbline {
namespace {

// Sizes as malloc of glibc has them: 24 bytes, 40, 56 ... Every block of a size holds as many
// bytes.
constexpr std::size_t kStep = 16;
constexpr std::size_t kLeast = 8;
constexpr std::size_t kSizes = (BlockCache::kLargestKept - kLeast) / kStep + 1;

// Of blocks that hold so many bytes; kSizes or more: they are not kept.
constexpr std::size_t size_of(std::size_t bytes) {
  if (bytes > BlockCache::kLargestKept) return kSizes;
  return bytes <= kLeast + kStep ? 1 : (bytes + kStep - kLeast - 1) / kStep;
}
constexpr std::size_t bytes_of(std::size_t size) {
  return size * kStep + kLeast;
}
static_assert(bytes_of(size_of(1)) == 24 && bytes_of(size_of(24)) == 24);
static_assert(bytes_of(size_of(25)) == 40 && bytes_of(size_of(40)) == 40 &&
              bytes_of(size_of(41)) == 56);
static_assert(bytes_of(kSizes - 1) <= BlockCache::kLargestKept);

// What a block holds while it is kept.
struct Block {
  Block* next = nullptr;
};

}  // namespace

struct BlockCache::Lists {
  std::array<Block*, kSizes> first{};
  std::size_t bytes = 0;
};

namespace {

constinit thread_local BlockCache::Lists* own = nullptr;  // of this thread

}  // namespace

BlockCache::BlockCache() : lists_(std::make_unique<Lists>()) {
  PL_CHECK(own == nullptr);
  own = lists_.get();
}

BlockCache::~BlockCache() {
  own = nullptr;
  for (Block* first : lists_->first) {
    while (first != nullptr) std::free(std::exchange(first, first->next));
  }
}

void BlockCache::leave() {
  own = nullptr;
}

bool BlockCache::keeps() {
#ifdef PL_SANITIZED
  return false;
#else
  return true;
#endif
}

std::size_t BlockCache::kept_bytes() const {
  return lists_->bytes;
}

}  // namespace plumbline

#ifndef PL_SANITIZED

namespace {

using plumbline::Block;

// As [new.delete.single] wants it.
void* from_malloc(std::size_t bytes) {
  while (true) {
    if (void* block = std::malloc(bytes)) return block;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

}  // namespace

// The library's own other forms of `new` (of lists, without exceptions) call this one.
void* operator new(std::size_t bytes) {
  const std::size_t size = plumbline::size_of(bytes);
  if (size >= plumbline::kSizes) return from_malloc(bytes);
  if (plumbline::own != nullptr) {
    Block*& first = plumbline::own->first[size];
    if (first != nullptr) {
      plumbline::own->bytes -= plumbline::bytes_of(size);
      return std::exchange(first, first->next);
    }
  }
  return from_malloc(plumbline::bytes_of(size));
}

void operator delete(void* block) noexcept {
  std::free(block);
}

void operator delete(void* block, std::size_t bytes) noexcept {
  const std::size_t size = plumbline::size_of(bytes);
  if (block == nullptr || plumbline::own == nullptr || size >= plumbline::kSizes ||
      plumbline::own->bytes >= plumbline::BlockCache::kMostKept) {
    std::free(block);
    return;
  }
  plumbline::own->bytes += plumbline::bytes_of(size);
  Block*& first = plumbline::own->first[size];
  first = ::new (block) Block{first};
}

#endif
