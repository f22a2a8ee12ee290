// SPDX-License-Identifier: Apache-2.0
//
// Holds the quotations of articles against the references of a workspace, one after the other, and
// prints for each the processor time of the look-up (s), what it said and the passage that was
// found. bench/reference_gigabyte.py drives it.
//
// usage: quote_times_bench WORKSPACE ARTICLES (JSONL with one quotation in curly marks a text)

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>

#include "app/reference_library.h"
#include "refdata/refdata.h"
#include "store/workspace.h"
#include "text/token.h"
#include "verify/verify.h"

namespace plumbline {
namespace {

// What stands between the curly marks of the line; JSON escapes of marks do not occur in it.
std::string quotation_in(const std::string& line) {
  const std::string open = "\u201C";
  const std::string close = "\u201D";
  const std::size_t begin = line.find(open);
  const std::size_t end = line.find(close, begin);
  if (begin == std::string::npos || end == std::string::npos) return {};
  return line.substr(begin, end + close.size() - begin);
}

// Of this thread, in seconds: the machine is shared.
double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

Status run(const char* folder, const char* articles) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const auto library, app::open_library(workspace));
  std::ifstream in(articles);
  for (std::string line; std::getline(in, line);) {
    model::Document document;
    document.id.value = "quote";
    document.text = quotation_in(line);
    std::vector<model::Claim> claims;
    const double begin = processor_time();
    const verify::Verified verified = verify::verify_report(document, text::tokenize(document.text),
                                                            claims, refdata, library.get());
    const double spent = processor_time() - begin;
    std::string expected;
    const char* status = "none";
    if (!verified.quotations.empty()) {
      status = to_string(verified.quotations.front().verification.status);
      expected = verified.quotations.front().verification.expected;
    }
    std::replace(expected.begin(), expected.end(), '\n', ' ');
    std::replace(expected.begin(), expected.end(), '\t', ' ');
    std::cout << spent << "\t" << status << "\t" << expected << "\n";
  }
  return Done{};
}

}  // namespace
}  // namespace plumbline

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: quote_times_bench WORKSPACE ARTICLES\n";
    return 2;
  }
  const plumbline::Status status = plumbline::run(argv[1], argv[2]);
  if (!status) std::cerr << status.error().message << "\n";
  return status ? 0 : 3;
}
