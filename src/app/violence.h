// SPDX-License-Identifier: Apache-2.0
//
// Where does a text tell of violence done to a body? A page shows these passages only when asked:
// whoever reads hundreds of documents need not read each of them.

#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/span.h"

namespace plumbline::refdata {
class RefData;
}

namespace plumbline::app {

// Sentences by words of data/wordlists/violence.tsv; those that follow each other in a paragraph
// are one passage. In reading order, apart. Linear in the text. What law and statistics say of
// violence in general is none. Words alone decide: some is missed, and nothing is rated.
class Violence {
 public:
  [[nodiscard]] static Result<Violence> load();
  [[nodiscard]] static Violence of(const refdata::RefData& refdata);
  [[nodiscard]] std::vector<text::Span> passages(std::string_view text) const;
  [[nodiscard]] bool tells(std::string_view words) const { return !passages(words).empty(); }

 private:
  struct Words;
  std::shared_ptr<const Words> words_;
};

}  // namespace plumbline::app
