// SPDX-License-Identifier: Apache-2.0
//
// The one place that talks to libarchive: members of an archive in order, under limits, and single
// members of the zips that DOCX, ODT and EPUB are.

#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/ingest.h"

namespace plumbline::ingest {

struct Packed {
  std::string name;  // valid UTF-8, relative, without ".."
  std::string bytes;
  std::optional<Error> refused;  // why there are no bytes
};

// False stops.
using PackedSink = std::function<bool(Packed member)>;
// Asks for a member's bytes by its name; false skips it unread.
using PackedChoice = std::function<bool(std::string_view name)>;

// Every regular file in `bytes` that `wanted` asks for. Enforces Limits: count, size of each and of
// all, rate of expansion. An error only if nothing more can be read.
[[nodiscard]] Status unpack(std::string_view bytes, const Limits& limits,
                            const PackedChoice& wanted, const PackedSink& sink);

// The members that `wanted` asks for, by name; an error if one of them cannot be read.
[[nodiscard]] Result<std::map<std::string, std::string>> unpack_some(std::string_view bytes,
                                                                     const Limits& limits,
                                                                     const PackedChoice& wanted);

}  // namespace plumbline::ingest
