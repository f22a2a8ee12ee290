// SPDX-License-Identifier: Apache-2.0

#include "ingest/archive.h"

#include <algorithm>
#include <array>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

#include "base/utf8.h"
#include "ingest/decode.h"
#include "ingest/dispatch.h"
#include "ingest/readers.h"
#include "ingest/unpacked_stream.h"

namespace plumbline::ingest {
namespace {

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, FreeArchive>;

std::string mebibytes(std::size_t bytes) {
  return std::to_string(bytes >> 20U) + " MiB";
}

// Only what libarchive does itself: for other filters it would start programs.
Handle open_archive(std::string_view bytes) {
  Handle handle(archive_read_new());
  archive* a = handle.get();
  archive_read_support_filter_gzip(a);
  archive_read_support_filter_bzip2(a);
  archive_read_support_filter_xz(a);
  archive_read_support_filter_lzma(a);
  archive_read_support_filter_zstd(a);
  archive_read_support_filter_lz4(a);
  archive_read_support_format_zip(a);
  archive_read_support_format_tar(a);
  archive_read_support_format_7zip(a);
  archive_read_support_format_rar(a);
  archive_read_support_format_rar5(a);
  archive_read_support_format_raw(a);
  if (archive_read_open_memory(a, bytes.data(), bytes.size()) != ARCHIVE_OK) return nullptr;
  return handle;
}

std::string reason_of(archive* handle) {
  const char* reason = archive_error_string(handle);
  return reason != nullptr ? repair_utf8(reason) : "the archive is damaged";
}

// A label, never a path to write to: relative, no "..", no control characters.
std::string clean_name(std::string_view name) {
  const std::string decoded = decode_text(name, "").text;
  std::string out;
  std::size_t at = 0;
  while (at <= decoded.size()) {
    const std::size_t end = std::min(decoded.find_first_of("/\\", at), decoded.size());
    const std::string_view step = std::string_view(decoded).substr(at, end - at);
    at = end + 1;
    if (step.empty() || step == "." || step == "..") continue;
    if (!out.empty()) out.push_back('/');
    for (const char c : step) out.push_back(static_cast<unsigned char>(c) < 0x20 ? '?' : c);
  }
  return out.empty() ? "member" : out;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr || !is_valid_utf8(name)) name = archive_entry_pathname(entry);
  return clean_name(name != nullptr ? name : "member");
}

// Reads members and keeps the account of what they took.
class Unpacker {
 public:
  Unpacker(std::string_view packed, const Limits& limits) : packed_(packed), limits_(limits) {}

  Status run(const PackedChoice& wanted, const PackedSink& sink) {
    const Handle handle = open_archive(packed_);
    if (!handle) return Error{ErrorCode::Malformed, "the archive cannot be opened"};
    archive_entry* entry = nullptr;
    while (true) {
      const int status = archive_read_next_header(handle.get(), &entry);
      if (status == ARCHIVE_EOF) return Done{};
      if (status == ARCHIVE_FATAL || status == ARCHIVE_RETRY) {
        return Error{ErrorCode::Malformed, reason_of(handle.get())};
      }
      if (++members_ > limits_.members) {
        return Error{ErrorCode::LimitReached, "the archive has more than " +
                                                  std::to_string(limits_.members) +
                                                  " members; the rest was not read"};
      }
      if (archive_entry_filetype(entry) == AE_IFDIR) continue;
      Packed member;
      member.name =
          archive_format(handle.get()) == ARCHIVE_FORMAT_RAW ? std::string{} : name_of(entry);
      if (!wanted(member.name)) continue;
      const bool fatal = !fill(handle.get(), entry, member);
      if (!sink(std::move(member))) return Done{};
      if (unpacked_ > limits_.unpacked_bytes) {
        return Error{ErrorCode::LimitReached, "the archive unpacks to more than " +
                                                  mebibytes(limits_.unpacked_bytes) +
                                                  "; the rest was not read"};
      }
      if (fatal)
        return Error{ErrorCode::Malformed, "the archive is damaged; what follows was not read"};
    }
  }

 private:
  // False if the archive cannot be read on.
  bool fill(archive* handle, archive_entry* entry, Packed& member) {
    if (archive_entry_symlink(entry) != nullptr || archive_entry_hardlink(entry) != nullptr ||
        archive_entry_filetype(entry) == AE_IFLNK) {
      member.refused = Error{ErrorCode::Misuse, "is a link; links in archives are not followed"};
      return true;
    }
    const auto type = archive_entry_filetype(entry);
    if (type != AE_IFREG && type != 0) {
      member.refused = Error{ErrorCode::Misuse, "is a device or pipe, not a file"};
      return true;
    }
    if (archive_entry_is_encrypted(entry) != 0) {
      member.refused =
          Error{ErrorCode::Unreadable, "is encrypted; unpack it with its password first"};
      return true;
    }
    return fill_bytes(handle, member);
  }

  bool fill_bytes(archive* handle, Packed& member) {
    const auto packed_before =
        static_cast<std::size_t>(std::max<la_int64_t>(0, archive_filter_bytes(handle, -1)));
    while (true) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int status = archive_read_data_block(handle, &block, &size, &offset);
      if (status == ARCHIVE_EOF) return true;
      if (status < ARCHIVE_WARN) {
        member.refused = Error{ErrorCode::Malformed, reason_of(handle)};
        member.bytes.clear();
        return status != ARCHIVE_FATAL;
      }
      const auto at = static_cast<std::size_t>(std::max<la_int64_t>(0, offset));
      if (at > limits_.file_bytes || size > limits_.file_bytes - at) {
        return refuse(member, "is larger than the limit of " + mebibytes(limits_.file_bytes) +
                                  " when unpacked");
      }
      if (at > member.bytes.size()) member.bytes.resize(at);  // a hole in a sparse file
      member.bytes.append(static_cast<const char*>(block), size);
      unpacked_ += size;
      if (unpacked_ > limits_.unpacked_bytes) {
        return refuse(member, "goes over the limit for all members together");
      }
      const auto packed_now =
          static_cast<std::size_t>(std::max<la_int64_t>(0, archive_filter_bytes(handle, -1)));
      const std::size_t packed = packed_now - std::min(packed_before, packed_now) + 1024;
      if (member.bytes.size() > kBombFloor && member.bytes.size() / kBombRate > packed) {
        return refuse(member, "expands more than the limit of " + std::to_string(kBombRate) +
                                  " times, as only a bomb does; it was not unpacked");
      }
    }
  }

  static bool refuse(Packed& member, const std::string& why) {
    member.bytes.clear();
    member.bytes.shrink_to_fit();
    member.refused = Error{ErrorCode::LimitReached, why};
    return true;
  }

  std::string_view packed_;
  const Limits& limits_;
  std::size_t members_ = 0;
  std::size_t unpacked_ = 0;
};

// "report.txt" of "report.txt.gz"; the same name if nothing says how it is packed.
std::string unpacked_name(std::string_view name) {
  constexpr std::array<std::string_view, 7> kPacked = {"gz",   "zst", "bz2", "xz",
                                                       "lzma", "lz4", "z"};
  const std::size_t slash = name.find_last_of("/!");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::string extension = extension_of(name);
  if (std::find(kPacked.begin(), kPacked.end(), extension) == kPacked.end())
    return std::string(name);
  return std::string(name.substr(0, name.size() - extension.size() - 1));
}

// What systems put into archives for themselves.
bool is_system_file(std::string_view name) {
  return name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") ||
         name.ends_with("Thumbs.db");
}

}  // namespace

Status unpack(std::string_view bytes, const Limits& limits, const PackedChoice& wanted,
              const PackedSink& sink) {
  return Unpacker(bytes, limits).run(wanted, sink);
}

Result<std::map<std::string, std::string>> unpack_some(std::string_view bytes, const Limits& limits,
                                                       const PackedChoice& wanted) {
  std::map<std::string, std::string> found;
  std::optional<Error> refused;
  const Status status = unpack(bytes, limits, wanted, [&](Packed member) {
    if (member.refused) {
      refused = std::move(*member.refused).within(member.name);
      return false;
    }
    found.emplace(std::move(member.name), std::move(member.bytes));
    return true;
  });
  if (refused) return *std::move(refused);
  // A damaged end costs only what stood there.
  if (!status && found.empty()) return status.error();
  return found;
}

Status read_archive(const RawFile& raw, const PartSink& sink) {
  std::size_t given = 0;
  Status status = unpack(
      raw.bytes, raw.limits, [](std::string_view name) { return !is_system_file(name); },
      [&](Packed packed) {
        ++given;
        Part part;
        part.name = packed.name.empty() ? unpacked_name(raw.name) : std::move(packed.name);
        if (packed.refused) {
          part.content = *std::move(packed.refused);
          return sink(std::move(part));
        }
        Member member;
        member.bytes = std::move(packed.bytes);
        part.content = std::move(member);
        return sink(std::move(part));
      });
  if (status && given == 0) return Error{ErrorCode::Malformed, "the archive holds no files"};
  return status;
}

}  // namespace plumbline::ingest
