// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <sstream>
#include <system_error>

#include "app/owners_internal.h"
#include "base/file.h"
#include "refdata/refdata.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kMostOwners = std::size_t{1} << 20U;  // bytes of a table

// Rows of a user's own table; none if the workspace has none.
Result<std::vector<resolve::Owner>> own_owners(const std::string& folder) {
  const std::string path = folder + "/owners.tsv";
  std::vector<resolve::Owner> owners;
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return owners;
  PL_TRY(const std::string text, read_file(path, kMostOwners));
  std::istringstream lines(text);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line.front() == '#' || line.starts_with("owner\t")) continue;
    std::optional<resolve::Owner> owner = resolve::owner_of_row(line);
    if (!owner) {
      return Error{ErrorCode::Malformed,
                   path + ":" + std::to_string(number) +
                       ": write owner, relation (owns or part) and names, tabs between them"};
    }
    owners.push_back(std::move(*owner));
  }
  return owners;
}

}  // namespace

Result<std::vector<resolve::Owner>> owners_known(const std::string& folder,
                                                 const refdata::RefData& refdata) {
  PL_TRY(std::vector<resolve::Owner> owners, own_owners(folder));
  for (resolve::Owner& owner : resolve::owners_of(refdata)) owners.push_back(std::move(owner));
  return owners;
}

}  // namespace plumbline::app
