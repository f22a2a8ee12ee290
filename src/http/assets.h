// SPDX-License-Identifier: Apache-2.0
//
// The files of the workbench's page, linked into the program (built from ui/).

#pragma once

#include <string_view>

namespace plumbline::http {

struct Asset {
  std::string_view path;  // "/index.html"
  std::string_view type;  // "text/html; charset=utf-8"
  std::string_view bytes;
};

// nullptr: there is no such file.
[[nodiscard]] const Asset* find_asset(std::string_view path);

// False if the program was built without ui/: then there is one page that says so.
[[nodiscard]] bool has_workbench();

}  // namespace plumbline::http
