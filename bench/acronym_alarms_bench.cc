// SPDX-License-Identifier: Apache-2.0
//
// Counts name-mismatch alarms over documents on standard input (separated by byte 0x1E) and prints
// each. eval/acronyms.py drives it.

#include <iostream>
#include <iterator>
#include <string>

#include "verify/verify.h"

int main() {
  using namespace plumbline;
  const auto refdata = refdata::RefData::load();
  if (!refdata) {
    std::cerr << refdata.error().message << "\n";
    return 3;
  }
  const std::string all{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\x1e', at), all.size());
    model::Document document;
    document.text = all.substr(at, end - at);
    at = end + 1;
    std::vector<model::Claim> claims;
    for (const auto& finding : verify::verify_claims(document, claims, *refdata, nullptr)) {
      if (finding.code != "name-mismatch") continue;
      std::cout << finding.words << "\t" << finding.expected << "\n";
    }
  }
  return 0;
}
