// SPDX-License-Identifier: Apache-2.0
//
// What a person types to search: it is refused with a word of advice, or SQLite understands it.

#include <memory>

#include "db/connection.h"
#include "ingest_fuzz_main.h"
#include "store/schema_internal.h"
#include "store/search_query.h"

using namespace plumbline;

namespace {

std::unique_ptr<db::Connection> make_index() {
  std::unique_ptr<db::Connection> index = db::Connection::open(":memory:", db::Mode::Create).take();
  fuzz::require(store::register_fulltext(*index).ok());
  fuzz::require(index
                    ->run("CREATE VIRTUAL TABLE fulltext USING fts5(title, text, "
                          "tokenize='plumbline');"
                          "INSERT INTO fulltext VALUES('a report', 'a gang was found, a b c')")
                    .ok());
  return index;
}

void ask(db::Connection& index, const std::string& expression) {
  static db::Statement question =
      index.prepare("SELECT match_offsets(fulltext) FROM fulltext WHERE fulltext MATCH ?1").take();
  question.bind(1, expression);
  fuzz::require(question.run().ok());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::unique_ptr<db::Connection> kIndex = make_index();
  const std::string_view query = fuzz::raw_file(data, size, "fuzz").bytes;
  if (const Result<std::string> expression = store::to_fts5(query)) {
    ask(*kIndex, *expression);
  } else {
    fuzz::require(is_valid_utf8(expression.error().message));
  }
  if (const std::string phrase = store::phrase_fts5(repair_utf8(query)); !phrase.empty()) {
    ask(*kIndex, phrase);
  }
  return 0;
}
