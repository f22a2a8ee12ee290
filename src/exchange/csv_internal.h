// SPDX-License-Identifier: Apache-2.0
//
// One row of RFC 4180, guarded against being taken for a formula (OWASP, "CSV injection").

#pragma once

#include <string>
#include <string_view>

namespace plumbline::exchange {

class CsvRow {
 public:
  void add(std::string_view cell);
  // With its line end; the row is spent.
  [[nodiscard]] std::string line() { return std::move(line_) + "\r\n"; }

 private:
  std::string line_;
  bool begun_ = false;
};

}  // namespace plumbline::exchange
