// SPDX-License-Identifier: Apache-2.0
//
// How is it told what came to match kept searches? As text, as one page, as a letter that a mail
// program can send. Nothing is sent from here.

#pragma once

#include <string>

#include "base/result.h"
#include "model/digest.h"

namespace plumbline::publish {

// Lines of at most `width` columns.
[[nodiscard]] std::string digest_text(const model::Digest& digest, std::size_t width);

// One page, no script, no outside request, readable on a phone and in both colour schemes.
[[nodiscard]] std::string digest_html(const model::Digest& digest);

struct Correspondents {
  std::string from;  // desk@example.org
  std::string to;
};
// A message of RFC 5322: the text and the page as alternatives (RFC 2046), quoted-printable, lines
// of at most 76 characters. Misuse for an address that is none. The same digest gives the same
// bytes.
[[nodiscard]] Result<std::string> digest_letter(const model::Digest& digest,
                                                const Correspondents& between);

}  // namespace plumbline::publish
