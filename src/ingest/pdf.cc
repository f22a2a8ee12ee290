// SPDX-License-Identifier: Apache-2.0

#include "ingest/pdf.h"

#include <algorithm>

#include "ingest/tool.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kLayoutPerText = 3;  // the layout says more than the text, up to file_bytes

bool tells(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string first_line(std::string_view errors) {
  const std::size_t end = std::min(errors.find('\n'), errors.size());
  return std::string(errors.substr(0, std::min<std::size_t>(end, 160)));
}

}  // namespace

Result<std::string> pdf_layout(const RawFile& raw) {
  Limits limits = raw.limits;
  const std::size_t most = std::max(limits.file_bytes, kLayoutPerText * limits.text_bytes);
  PL_TRY(ToolOutput result,
         run_tool({"/usr/bin/pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-"}, raw.bytes,
                  limits, most));
  if (tells(result.errors, "Incorrect password")) {
    return Error{ErrorCode::Unreadable,
                 "it is protected with a password; save a copy without it first"};
  }
  if (result.late || result.exit_code == 128 + 24) {
    return Error{ErrorCode::LimitReached, "reading it took longer than the limit of " +
                                              std::to_string(limits.seconds) + " s"};
  }
  if (result.cut) {
    return Error{ErrorCode::LimitReached, "its text is larger than the limit"};
  }
  if (tells(result.errors, "Copying of text from this document is not allowed")) {
    return Error{ErrorCode::Unreadable, "its author forbids taking text out of it"};
  }
  if (result.exit_code != 0) {
    const std::string reason = first_line(result.errors);
    return Error{ErrorCode::Malformed,
                 "pdftotext cannot read it" + (reason.empty() ? std::string() : ": " + reason)};
  }
  return std::move(result.output);
}

}  // namespace plumbline::ingest
