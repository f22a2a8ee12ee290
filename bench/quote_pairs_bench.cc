// SPDX-License-Identifier: Apache-2.0
//
// Checks quotations against sources, one pair a line of standard input ("quote TAB source"), and
// prints the canonical answer of each with the kinds of its edits; the time goes to standard error.
// eval/near_miss.py drives it.

#include <chrono>
#include <iostream>
#include <string>

#include "verify/quote_check.h"

int main() {
  using namespace plumbline;
  const auto refdata = refdata::RefData::load();
  if (!refdata) {
    std::cerr << refdata.error().message << "\n";
    return 3;
  }
  std::size_t pairs = 0;
  std::chrono::steady_clock::duration spent{};
  for (std::string line; std::getline(std::cin, line); ++pairs) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string quote = line.substr(0, tab);
    const std::string primary = tab < line.size() ? line.substr(tab + 1) : "";
    const auto begin = std::chrono::steady_clock::now();
    const model::QuoteCheck check = verify::check_quote(quote, primary, *refdata);
    spent += std::chrono::steady_clock::now() - begin;
    std::cout << model::describe(check, quote, primary) << "\t";
    for (const model::Edit& edit : check.edits) std::cout << model::to_string(edit.kind) << " ";
    std::cout << "\n";
  }
  const double us = std::chrono::duration<double, std::micro>(spent).count();
  std::cerr << pairs << " pairs, " << us / static_cast<double>(std::max<std::size_t>(pairs, 1))
            << " us each\n";
  return 0;
}
