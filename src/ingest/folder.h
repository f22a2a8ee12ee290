// SPDX-License-Identifier: Apache-2.0
//
// Every file under a path, in one order on every machine, without following links.

#pragma once

#include <functional>
#include <string>

#include "base/result.h"

namespace plumbline::ingest {

// `found`: ok for a file to be read; the reason for what is left out (links, devices, folders that
// may not be entered).
using FolderSink = std::function<void(const std::string& name, const Status& found)>;

// A file, "-", or a folder with all that is below, in byte order of names. The path itself may be a
// link; links inside a folder are left out, so no walk is endless. Holds the names of one folder a
// level, nothing else. An error if `path` does not exist or cannot be opened.
[[nodiscard]] Status walk(const std::string& path, const FolderSink& sink);

}  // namespace plumbline::ingest
