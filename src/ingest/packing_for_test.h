// SPDX-License-Identifier: Apache-2.0
//
// Makes archives in memory for tests: nothing of the kind is kept in the tree.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::ingest {

struct Entry {
  std::string name;
  std::string bytes;
  std::string link;  // given: a symbolic link to there
};

enum class Packing { Zip, ZipStored, Tar, TarGz };

[[nodiscard]] std::string pack(const std::vector<Entry>& entries, Packing packing);

// One file as gzip.
[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace plumbline::ingest
