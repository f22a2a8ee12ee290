// SPDX-License-Identifier: Apache-2.0

#include <string>

#include "ingest/gate.h"
#include "ingest_fuzz_main.h"
#include "text/byte_phrases.h"

using namespace plumbline;

// Any bytes as a text of each form, and any bytes as a table.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kTable = [] {
    text::BytePhraseBuilder builder;
    builder.add("a", 0);
    builder.add("a b", 1);
    builder.add("b \u0430 c", 2);
    return builder.build();
  }();
  const auto phrases = text::BytePhrases::view(kTable);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto form : {text::ByteForm::Plain, text::ByteForm::Markup, text::ByteForm::Escaped}) {
    std::size_t last = 0;
    const auto found = phrases->find(bytes, form);
    for (const text::BytePhrase& each : found) {
      fuzz::require(each.begin >= last && each.begin < each.end && each.end <= size);
      last = each.end;
    }
    fuzz::require(phrases->any(bytes, form) == !found.empty());
  }
  for (const auto form : {ingest::GateForm::Html, ingest::GateForm::Text, ingest::GateForm::Json}) {
    (void)ingest::Gate(*phrases).wants(form, bytes, "");
  }
  const std::string copy(bytes);
  if (const auto table = text::BytePhrases::view(copy)) {
    (void)table->find("a b c d", text::ByteForm::Plain);
  }
  return 0;
}
