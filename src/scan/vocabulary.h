// SPDX-License-Identifier: Apache-2.0
//
// Where does a text speak of trafficking in persons, and of what stands beside it? All terms of the
// lexicon in all its languages and the phrases of data/scan_context.tsv, found in one pass over the
// bytes.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "refdata/refdata.h"
#include "text/byte_phrases.h"

namespace plumbline::scan {

// One phrase of the text.
struct Mark {
  std::size_t begin = 0;  // bytes, half-open
  std::size_t end = 0;
  // A concept of data/concepts.tsv, "smuggled" for that verb alone, a form that data/scan_gate.tsv
  // calls too common by itself, or a kind of data/scan_context.tsv.
  std::string_view label;
  bool context = false;  // the latter
  bool core = false;     // names trafficking in persons itself
};

// Const and shareable by threads. Views live as long as the reference data.
class Vocabulary {
 public:
  [[nodiscard]] static Result<Vocabulary> make(const refdata::RefData& data);

  // In order of their places; of one place in order of their rows.
  [[nodiscard]] std::vector<Mark> find(std::string_view text) const;
  // What makes bytes worth reading at all (ingest/gate.h), as a table of text::BytePhrases.
  [[nodiscard]] std::string_view gate_table() const { return tables_->gate; }

 private:
  struct Entry {
    std::string_view label;
    bool context = false;
    bool core = false;
  };
  struct Tables {
    std::string all;
    std::string gate;
    std::vector<Entry> entries;
  };
  std::shared_ptr<const Tables> tables_;
  text::BytePhrases phrases_;
};

}  // namespace plumbline::scan
