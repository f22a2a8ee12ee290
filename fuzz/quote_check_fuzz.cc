// SPDX-License-Identifier: Apache-2.0

#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "verify/quote_check.h"

// The first byte says where the quotation ends and the primary text begins.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plumbline;
  if (size == 0 || size > 4096) return 0;
  static const refdata::RefData refdata = refdata::RefData::load().take();
  const std::string all =
      repair_utf8({static_cast<const char*>(static_cast<const void*>(data + 1)), size - 1});
  std::size_t cut = all.size() * data[0] / 256;
  while (!is_utf8_border(all, cut)) --cut;
  const std::string quote = all.substr(0, cut);
  const std::string primary = all.substr(cut);
  const model::QuoteCheck check = verify::check_quote(quote, primary, refdata);
  (void)model::describe(check, quote, primary);
  const auto fits = [](const text::Span& span, const std::string& text) {
    return span.begin <= span.end && is_utf8_border(text, span.begin) &&
           is_utf8_border(text, span.end);
  };
  if (!fits(check.source, primary)) __builtin_trap();
  for (const model::Edit& edit : check.edits) {
    if (!fits(edit.quoted, quote) || !fits(edit.source, primary)) __builtin_trap();
  }
  const bool plain = check.fidelity == model::Fidelity::Verbatim;
  if (plain && !check.edits.empty()) __builtin_trap();
  return 0;
}
