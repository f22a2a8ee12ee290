// SPDX-License-Identifier: Apache-2.0

#include "app/reference_files.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "app/pipeline.h"
#include "app/shelf.h"
#include "ingest/ingest.h"
#include "store/words.h"
#include "verify/verify.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kOpening = 400;           // bytes of a text that may name its author
constexpr std::size_t kMostFileCandidates = 3;  // handed on with their texts
constexpr std::size_t kOwnSourceWeight = 1000;  // outweighs any number of shared words

std::set<std::string> words_in(std::string_view text) {
  std::set<std::string> words;
  std::string folded = store::fold_words(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.insert(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

struct File {
  model::Document document;
  Shelved shelved;
  std::set<std::string> words;
  std::shared_ptr<const verify::SourceText> source;
};

class FileLibrary final : public verify::ReferenceLibrary {
 public:
  FileLibrary(std::vector<File> files, std::shared_ptr<const verify::ReferenceLibrary> beside)
      : files_(std::move(files)), beside_(std::move(beside)) {}

  [[nodiscard]] std::vector<verify::Candidate> candidates(
      std::string_view quotation, const verify::Sought& sought) const override {
    const std::set<std::string> words = words_in(quotation);
    std::vector<std::pair<std::size_t, const File*>> ranked;
    for (const File& file : files_) {
      const auto shared = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
        return file.words.contains(word);
      });
      const std::size_t own = is_of(file, sought.chain) ? kOwnSourceWeight : 0;
      ranked.emplace_back(static_cast<std::size_t>(shared) + own, &file);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<verify::Candidate> out;
    for (const auto& [score, file] : ranked) {
      if (out.size() == kMostFileCandidates || score == 0) break;
      const model::Document& document = file->document;
      out.push_back({document.id, document.title.empty() ? document.name : document.title,
                     file->source, file->shelved.edition, file->shelved.country});
    }
    if (beside_ == nullptr) return out;
    for (verify::Candidate& more : beside_->candidates(quotation, sought)) {
      out.push_back(std::move(more));
    }
    return out;
  }

  [[nodiscard]] bool holds_source(const model::AttributionChain& chain) const override {
    const bool here = std::any_of(files_.begin(), files_.end(),
                                  [&](const File& file) { return is_of(file, chain); });
    return here || (beside_ != nullptr && beside_->holds_source(chain));
  }

  [[nodiscard]] bool holds_edition(const verify::Candidate& found,
                                   const verify::Sought& sought) const override {
    const auto here = std::find_if(files_.begin(), files_.end(), [&](const File& file) {
      return file.document.id == found.document;
    });
    if (here == files_.end()) return beside_ != nullptr && beside_->holds_edition(found, sought);
    return std::any_of(files_.begin(), files_.end(), [&](const File& file) {
      return is_edition_of(file.shelved, here->shelved, sought);
    });
  }

  // What the files themselves say of placements is not read: they are held as quotable text alone.
  [[nodiscard]] std::vector<verify::RecordedVerdict> verdicts(std::string_view alpha3,
                                                              int edition) const override {
    if (beside_ == nullptr) return {};
    return beside_->verdicts(alpha3, edition);
  }

  [[nodiscard]] bool waits(const verify::Sought& sought) const override {
    return beside_ != nullptr && beside_->waits(sought);
  }

  [[nodiscard]] const Error* failure() const override {
    return beside_ == nullptr ? nullptr : beside_->failure();
  }

 private:
  static bool is_of(const File& file, const model::AttributionChain& chain) {
    if (chain.links.empty()) return false;
    const model::ChainLink& origin = chain.links.back();
    return belongs(file.shelved, origin) && fits_edition(file.shelved, origin);
  }

  std::vector<File> files_;
  std::shared_ptr<const verify::ReferenceLibrary> beside_;
};

File shelve_file(model::Document document, const Pipeline& pipeline) {
  const std::string_view opening = std::string_view(document.text).substr(0, kOpening);
  Shelved shelved = shelve(document.publisher, document.title, opening, "", 0);
  shelved.country = pipeline.country_of(document);
  std::set<std::string> words = words_in(document.text);
  auto source = std::make_shared<const verify::SourceText>(document.text);
  return {std::move(document), std::move(shelved), std::move(words), std::move(source)};
}

}  // namespace

Result<std::shared_ptr<const verify::ReferenceLibrary>> read_reference_files(
    const std::vector<std::string>& paths, const Pipeline& pipeline,
    std::shared_ptr<const verify::ReferenceLibrary> beside) {
  std::vector<File> files;
  for (const std::string& path : paths) {
    const std::size_t before = files.size();
    Error last{ErrorCode::NotFound, "no document is in " + path};
    Status read = ingest::read_path(path, ingest::Options{},
                                    [&](const std::string&, Result<model::Document> document) {
                                      if (document) {
                                        model::Document read_now = std::move(document).take();
                                        pipeline.state_frame(read_now);
                                        files.push_back(shelve_file(std::move(read_now), pipeline));
                                      } else {
                                        last = std::move(document).error();
                                      }
                                    });
    if (!read) return std::move(read).error().within("reading the reference " + path);
    if (files.size() == before) return std::move(last).within("reading the reference " + path);
  }
  return std::shared_ptr<const verify::ReferenceLibrary>(
      std::make_shared<FileLibrary>(std::move(files), std::move(beside)));
}

}  // namespace plumbline::app
