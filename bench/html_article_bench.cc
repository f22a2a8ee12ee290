// SPDX-License-Identifier: Apache-2.0
//
// HTML files to articles: `text` writes one JSON line a file, `time` the pages a second of CPU time
// over rounds, `features` what train/html_blocks.py learns from.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "ingest/decode.h"
#include "ingest/html_features.h"
#include "ingest/html_text.h"
#include "ingest/html_tree.h"
#include "ingest/readers.h"

namespace {

using namespace plumbline;

struct Page {
  std::string name;
  std::string bytes;
};

std::vector<Page> load(int argc, char** argv) {
  std::vector<Page> pages;
  for (int i = 2; i < argc; ++i) {
    auto bytes = read_file(argv[i]);
    if (bytes.ok()) {
      pages.push_back({std::filesystem::path(argv[i]).filename(), std::move(bytes).take()});
    }
  }
  return pages;
}

ingest::RawFile raw_of(const Page& page) {
  ingest::RawFile raw;
  raw.name = page.name;
  raw.bytes = page.bytes;
  return raw;
}

int write_text(const std::vector<Page>& pages) {
  for (const Page& page : pages) {
    nlohmann::json line;
    line["file"] = page.name;
    const auto read = ingest::read_html(raw_of(page), ingest::HtmlScope::Article);
    if (read.ok()) {
      line["text"] = read->text;
      line["title"] = read->title;
      line["authors"] = read->authors;
      line["publisher"] = read->publisher;
      line["date"] = to_iso(read->published);
      line["url"] = read->url;
      line["runs"] = read->map.size();
    } else {
      line["error"] = read.error().message;
    }
    std::cout << line.dump() << '\n';
  }
  return 0;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

int write_time(const std::vector<Page>& pages) {
  const double start = cpu_seconds();
  std::size_t bytes = 0;
  std::size_t text = 0;
  for (const Page& page : pages) {
    bytes += page.bytes.size();
    const auto read = ingest::read_html(raw_of(page), ingest::HtmlScope::Article);
    if (read.ok()) text += read->text.size();
  }
  const double spent = cpu_seconds() - start;
  std::printf("%zu pages %.4f s %.1f pages/s %.1f MB/s %zu bytes of text\n", pages.size(), spent,
              static_cast<double>(pages.size()) / spent, static_cast<double>(bytes) / spent / 1e6,
              text);
  return 0;
}

// A JSON line with name and texts, then blocks * features floats on the file in FEATURES_OUT. With
// SCORES_IN (a float a block, all pages in order) the features of the second judgement.
int write_features(const std::vector<Page>& pages) {
  const char* target = std::getenv("FEATURES_OUT");
  std::FILE* out = std::fopen(target == nullptr ? "features.bin" : target, "wb");
  const char* scores_in = std::getenv("SCORES_IN");
  std::FILE* in = scores_in == nullptr ? nullptr : std::fopen(scores_in, "rb");
  if (out == nullptr || (scores_in != nullptr && in == nullptr)) return 1;
  for (const Page& page : pages) {
    const ingest::Decoded decoded = ingest::decode_text(page.bytes, {});
    const ingest::HtmlTree tree = ingest::build_html_tree(decoded.text);
    const auto rows = ingest::block_features(tree, decoded.text);
    nlohmann::json line;
    line["file"] = page.name;
    line["width"] = ingest::kFeatures;
    line["texts"] = nlohmann::json::array();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      line["texts"].push_back(ingest::block_text(tree, decoded.text, i));
      if (in == nullptr) std::fwrite(rows[i].data(), sizeof(float), rows[i].size(), out);
    }
    if (in != nullptr) {
      std::vector<float> scores(rows.size());
      if (std::fread(scores.data(), sizeof(float), scores.size(), in) != scores.size()) return 1;
      for (const auto& row : ingest::judged_features(tree, rows, scores)) {
        std::fwrite(row.data(), sizeof(float), row.size(), out);
      }
    }
    std::cout << line.dump() << '\n';
  }
  std::fclose(out);
  if (in != nullptr) std::fclose(in);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  const std::vector<Page> pages = load(argc, argv);
  if (mode == "text") return write_text(pages);
  if (mode == "time") return write_time(pages);
  if (mode == "features") return write_features(pages);
  std::cerr << "usage: html_article text|time|features FILE...\n";
  return 2;
}
