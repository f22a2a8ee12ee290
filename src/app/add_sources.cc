// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <string_view>
#include <system_error>

#include "app/add_sources_internal.h"
#include "base/file.h"
#include "ingest/ingest.h"

namespace plumbline::app {

store::FileState state_of(const Error& error) {
  const bool mendable = error.code == ErrorCode::Unavailable || error.code == ErrorCode::Unreadable;
  return mendable ? store::FileState::NeedsYou : store::FileState::Failed;
}

std::string ledger_path(const AddSource& source, const std::string& hash) {
  const std::string& path = source.file.path;
  if (source.given != nullptr) return "upload:" + hash.substr(0, 16) + "/" + path;
  if (path == "-") return "stdin:" + hash.substr(0, 16);
  std::error_code failed;
  const std::filesystem::path whole = std::filesystem::absolute(path, failed);
  return failed ? path : whole.lexically_normal().string();
}

std::string member_of(const std::string& name, const std::string& path) {
  if (name.size() <= path.size() || !name.starts_with(path)) return name == path ? "" : name;
  return name.substr(path.size() + (name[path.size()] == '!' ? 1 : 0));
}

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

}  // namespace plumbline::app
