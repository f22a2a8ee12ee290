// SPDX-License-Identifier: Apache-2.0
//
// Holds quotations against a library of reference documents, as `plumbline verify` does: the
// candidates by their rare words, then the alignment. bench/quote_library.py drives it.
//
// usage: quote_library_bench FOLDER PASSAGES QUOTES
// PASSAGES and QUOTES hold one text a line. Prints for each quotation the number of the passage it
// was found in (from 0; "-" if in none) and its status; the times go to standard error.

#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/reference_library.h"
#include "base/hash.h"
#include "refdata/refdata.h"
#include "store/original.h"
#include "store/records.h"
#include "store/workspace.h"
#include "store/writer.h"
#include "verify/verify.h"

namespace plumbline {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::string> lines_of(const char* path) {
  std::ifstream in(path);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Every passage as a reference document of its own, in one transaction.
Status fill(const std::string& folder, const std::vector<std::string>& passages,
            std::unordered_map<std::string, std::size_t>& number_of) {
  PL_TRY(store::Writer writer, store::Writer::open(folder));
  for (const std::string& passage : passages) {
    model::Report report;
    report.document.id.value = sha256_hex(passage);
    report.document.name = "passage " + std::to_string(number_of.size());
    report.document.text = passage;
    number_of.emplace(report.document.id.value, number_of.size());
    const store::Provenance from{"bench", 0, "bench", store::ReferenceDetails{}};
    PL_TRY([[maybe_unused]] const store::Put put,
           writer.put(store::make_rows(std::move(report), from)));
  }
  return writer.commit();
}

model::Claim quoted(const model::Document& document) {
  const model::Passage whole(document.id, text::make_span(0, document.text.size()));
  model::Claim claim("c1", model::ClaimKind::Statement, whole);
  claim.direct_quote = true;
  claim.chain.links.push_back({.name = "Harbour Desk", .kind = model::SourceKind::Outlet});
  claim.chain.links.push_back({.name = "the ministry", .kind = model::SourceKind::Government});
  return claim;
}

Status run(const std::string& folder, const char* passage_file, const char* quote_file) {
  std::unordered_map<std::string, std::size_t> number_of;
  auto begin = Clock::now();
  if (Status filled = fill(folder, lines_of(passage_file), number_of); !filled) return filled;
  std::cerr << "added " << number_of.size() << " in " << seconds_since(begin) << " s\n";
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  begin = Clock::now();
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const auto library, app::open_library(workspace));
  std::cerr << "opened in " << seconds_since(begin) << " s\n";
  const std::vector<std::string> quotes = lines_of(quote_file);
  std::vector<std::string> answers;
  begin = Clock::now();
  const std::clock_t clock = std::clock();
  for (const std::string& quote : quotes) {
    model::Document document;
    document.id.value = "quote";
    document.text = quote;
    std::vector<model::Claim> claims{quoted(document)};
    (void)verify::verify_claims(document, claims, refdata, library.get());
    std::string answer = "-\t-";
    if (const auto& check = claims[0].verification; check && check->source_passage) {
      answer = std::to_string(number_of.at(check->source_passage->document.value)) + "\t" +
               model::to_string(check->status);
    }
    answers.push_back(std::move(answer));
  }
  const double spent = seconds_since(begin);
  const double computed = static_cast<double>(std::clock() - clock) / CLOCKS_PER_SEC;
  std::cerr << "verified " << quotes.size() << " in " << computed << " s of CPU, " << spent
            << " s by the clock\n";
  for (const std::string& answer : answers) std::cout << answer << "\n";
  return Done{};
}

}  // namespace
}  // namespace plumbline

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: quote_library_bench FOLDER PASSAGES QUOTES\n";
    return 2;
  }
  const plumbline::Status status = plumbline::run(argv[1], argv[2], argv[3]);
  if (!status) std::cerr << status.error().message << "\n";
  return status ? 0 : 3;
}
