// SPDX-License-Identifier: Apache-2.0
//
// E-mail: the body is a document, attachments are members to be read on. GMime takes a message
// apart; words and encodings are ours (email_header.cc, decode.h).

#include "ingest/email.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include <gmime/gmime.h>

#include "base/utf8.h"
#include "ingest/find_linear.h"
#include "ingest/header_date.h"
#include "ingest/readers.h"
#include "ingest/text_builder.h"
#include "text/token.h"

namespace plumbline::ingest {
namespace {

constexpr int kDeepestPart = 50;          // multiparts in multiparts
constexpr std::size_t kMostParts = 1000;  // of one message

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using OwnedObject = std::unique_ptr<T, Unref>;

struct BodyPart {
  std::string bytes;
  std::string charset;
  bool html = false;
};

struct Attachment {
  std::string name;
  std::string bytes;
  std::string charset;
};

// A stream to write to that need not grow, and so be copied, up to `size` bytes.
OwnedObject<GMimeStream> room_for(std::size_t size) {
  return OwnedObject<GMimeStream>(
      g_mime_stream_mem_new_with_byte_array(g_byte_array_sized_new(static_cast<guint>(size))));
}

// The content without its transfer encoding, which never makes it longer than it was, as bytes.
std::string decoded_content(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const gint64 packed = g_mime_stream_length(g_mime_data_wrapper_get_stream(content));
  const auto memory = room_for(static_cast<std::size_t>(std::max<gint64>(packed, 0)));
  g_mime_data_wrapper_write_to_stream(content, memory.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  if (bytes == nullptr || bytes->data == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string written_out(GMimeObject* object) {
  const OwnedObject<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(object, nullptr, memory.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  if (bytes == nullptr || bytes->data == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string parameter(GMimeObject* object, const char* name) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  const char* value = type == nullptr ? nullptr : g_mime_content_type_get_parameter(type, name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string header_of(GMimeObject* object, const char* name) {
  GMimeHeader* header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
  const char* value = header == nullptr ? nullptr : g_mime_header_get_raw_value(header);
  if (value == nullptr) return {};
  std::string text = decode_header(value);
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
  GMimeContentType* found = g_mime_object_get_content_type(object);
  return found != nullptr && g_mime_content_type_is_type(found, type, subtype) != 0;
}

bool is_attachment(GMimeObject* object) {
  const char* disposition = g_mime_object_get_disposition(object);
  return disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

class MessageReader {
 public:
  void walk(GMimeObject* object, int depth) {
    if (object == nullptr || ++parts_ > kMostParts || depth > kDeepestPart) {
      cut_ = cut_ || object != nullptr;
      return;
    }
    if (GMIME_IS_MULTIPART(object) != 0) {
      walk_multipart(GMIME_MULTIPART(object), depth);
    } else if (GMIME_IS_MESSAGE_PART(object) != 0) {
      GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (inner != nullptr)
        attach("message.eml", written_out(GMIME_OBJECT(inner)), "message/rfc822");
    } else if (GMIME_IS_PART(object) != 0) {
      take_part(GMIME_PART(object));
    }
  }

  std::vector<BodyPart> bodies;
  std::vector<Attachment> attachments;
  [[nodiscard]] bool cut() const { return cut_; }

 private:
  void walk_multipart(GMimeMultipart* multipart, int depth) {
    const int count = g_mime_multipart_get_count(multipart);
    if (is_type(GMIME_OBJECT(multipart), "multipart", "alternative")) {
      GMimeObject* best = best_alternative(multipart, count);
      if (best != nullptr) walk(best, depth + 1);
      return;
    }
    for (int i = 0; i < count; ++i) walk(g_mime_multipart_get_part(multipart, i), depth + 1);
  }

  // Plain text if it says anything; else the last form that can be read, as the standard wants.
  static GMimeObject* best_alternative(GMimeMultipart* multipart, int count) {
    GMimeObject* best = nullptr;
    for (int i = 0; i < count; ++i) {
      GMimeObject* part = g_mime_multipart_get_part(multipart, i);
      if (GMIME_IS_PART(part) != 0 && is_type(part, "text", "plain") &&
          decoded_content(GMIME_PART(part)).size() > 20) {
        return part;
      }
      if (GMIME_IS_MULTIPART(part) != 0 || is_type(part, "text", "*") || best == nullptr)
        best = part;
    }
    return best;
  }

  void take_part(GMimePart* part) {
    GMimeObject* object = GMIME_OBJECT(part);
    const bool plain = is_type(object, "text", "plain");
    const bool html = is_type(object, "text", "html");
    const char* file = g_mime_part_get_filename(part);
    std::string bytes = decoded_content(part);
    std::string charset = parameter(object, "charset");
    if ((plain || html) && !is_attachment(object)) {
      bodies.push_back({std::move(bytes), std::move(charset), html});
      return;
    }
    std::string name = file == nullptr ? std::string("part") : decode_header(file);
    for (char& c : name) c = static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '!' ? '_' : c;
    attach(name, std::move(bytes), charset);
  }

  void attach(const std::string& name, std::string bytes, const std::string& charset) {
    if (bytes.empty()) return;
    attachments.push_back({name + (name == "part" || name == "message.eml"
                                       ? "-" + std::to_string(attachments.size() + 1)
                                       : ""),
                           std::move(bytes), charset});
  }

  std::size_t parts_ = 0;
  bool cut_ = false;
};

// "Jane Roe" of "Jane Roe <jane@example.org>", or the address.
std::string sender_of(const std::string& from) {
  const std::size_t angle = from.find('<');
  std::string name = angle == std::string::npos ? from : from.substr(0, angle);
  const auto trim = [](std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \"'\t");
    if (begin == std::string::npos) return text.clear();
    text = text.substr(begin, text.find_last_not_of(" \"'\t") + 1 - begin);
  };
  trim(name);
  if (!name.empty() || angle == std::string::npos) return name.substr(0, 500);
  const std::size_t end = from.find('>', angle);
  return from.substr(angle + 1, end == std::string::npos ? 500 : end - angle - 1);
}

// "Bay Alliance" of "Bay Alliance Press Desk <press@bay.example>", or the whole name of a body that
// says by a word that it is one and writes from no person's box. Empty: a person writes.
std::string body_of(const std::string& name, const std::string& from) {
  static constexpr std::string_view kOffices[] = {
      " press desk", " press office", " press team",     " press service",
      " media team", " media desk",   " media office",   " media unit",
      " newsroom",   " news desk",    " communications", " secretariat"};
  static constexpr std::string_view kBoxes[] = {
      "press",  "media",   "news",           "newsroom", "newsletter", "info",
      "office", "contact", "communications", "comms",    "noreply",    "no-reply",
      "editor", "editors", "redaktion",      "presse",   "prensa",     "secretariat"};
  static constexpr std::string_view kBodies[] = {
      "alliance",  "foundation", "association", "centre",    "center",     "council", "network",
      "union",     "society",    "monitor",     "news",      "herald",     "times",   "institute",
      "committee", "coalition",  "fund",        "forum",     "ministry",   "embassy", "agency",
      "radio",     "gazette",    "tribune",     "project",   "initiative", "mission", "watch",
      "rights",    "parish",     "university",  "federation"};
  const std::string folded = text::fold(name);
  const auto ends_openly = [](const std::string& rest) {
    return rest.find(' ') == std::string::npos || rest.ends_with(",") || rest.ends_with(" of") ||
           rest.ends_with(" for") || rest.find(" at ") != std::string::npos;
  };
  for (const std::string_view office : kOffices) {
    if (!folded.ends_with(office) || folded.size() != name.size()) continue;
    const std::string rest = name.substr(0, name.size() - office.size());
    return ends_openly(rest) ? std::string() : rest;
  }
  const std::size_t at = from.find('@');
  const std::size_t begin = from.rfind('<', at) + 1;
  if (at == std::string::npos || begin == 0) return {};
  const std::string box = text::fold(from.substr(begin, at - begin));
  if (std::find(std::begin(kBoxes), std::end(kBoxes), box) == std::end(kBoxes)) return {};
  for (std::size_t word = 0; word < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', word), folded.size());
    const std::string_view each = std::string_view(folded).substr(word, end - word);
    if (std::find(std::begin(kBodies), std::end(kBodies), each) != std::end(kBodies)) return name;
    word = end + 1;
  }
  return {};
}

// A body that stands in the file as it is keeps exact places; a decoded one has the whole message.
void append_body(const RawFile& raw, const BodyPart& part, model::Document& document,
                 TextBuilder& builder) {
  RawFile inner = raw;
  inner.bytes = part.bytes;
  inner.charset = part.charset;
  const Result<model::Document> read =
      part.html ? read_html(inner, HtmlScope::Whole) : read_text(inner);
  if (!read) {
    document.diagnostics.push_back(
        {"I040", "a part of the message could not be read: " + read.error().message, std::nullopt});
    return;
  }
  const std::size_t stands = find_linear(raw.bytes, part.bytes, 0);
  const bool found = stands != std::string_view::npos;
  builder.append_document(*read, [&](const model::SourceRun& run) {
    return found ? Origin{stands + run.begin, stands + run.end, 0} : Origin{0, raw.bytes.size(), 0};
  });
  for (const model::Diagnostic& diagnostic : read->diagnostics) {
    if (diagnostic.code != "I006")
      document.diagnostics.push_back({diagnostic.code, diagnostic.message, std::nullopt});
  }
}

void read_message_headers(GMimeMessage* message, model::Document& document) {
  GMimeObject* object = GMIME_OBJECT(message);
  document.title = header_of(object, "Subject").substr(0, 1000);
  document.title = repair_utf8(document.title);
  if (const std::string from = header_of(object, "From"); !from.empty()) {
    const std::string name = repair_utf8(sender_of(from));
    if (const std::string body = body_of(name, from); !body.empty()) {
      document.publisher = body;
    } else {
      document.authors.push_back(name);
    }
  }
  if (const auto date = find_date(header_of(object, "Date"))) document.published = *date;
}

// A message and the bytes that its parts are read from, which are somebody else's.
struct ParsedMessage {
  std::unique_ptr<GByteArray> bytes;
  OwnedObject<GMimeMessage> message;
};

ParsedMessage parse_message(std::string_view bytes) {
  // The line that a mailbox puts before each message is no header.
  if (bytes.starts_with("From "))
    bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
  ParsedMessage out;
  // Only to be read from, so the stream may have the bytes where they are.
  out.bytes = std::make_unique<GByteArray>(
      GByteArray{reinterpret_cast<guint8*>(const_cast<char*>(bytes.data())),
                 static_cast<guint>(bytes.size())});
  const OwnedObject<GMimeStream> stream(g_mime_stream_mem_new_with_byte_array(out.bytes.get()));
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream.get()), FALSE);
  const OwnedObject<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MESSAGE);
  out.message.reset(g_mime_parser_construct_message(parser.get(), nullptr));
  return out;
}

}  // namespace

void warm_up_email() {
  g_mime_init();
  const ParsedMessage tried = parse_message(
      "From: a <a@example.org>\nSubject: b\nDate: Mon, 3 Jun 2024 10:00:00 +0400\n\nc\n");
}

Status read_email(const RawFile& raw, const PartSink& sink) {
  static const bool kReady = (g_mime_init(), true);
  (void)kReady;
  const ParsedMessage parsed = parse_message(raw.bytes);
  const OwnedObject<GMimeMessage>& message = parsed.message;
  if (!message)
    return Error{ErrorCode::Malformed, "it is no e-mail message: no headers were found"};
  MessageReader reader;
  reader.walk(g_mime_message_get_mime_part(message.get()), 0);
  model::Document document;
  document.media_type = "message/rfc822";
  read_message_headers(message.get(), document);
  TextBuilder builder(raw.limits.text_bytes);
  for (const BodyPart& body : reader.bodies) append_body(raw, body, document, builder);
  builder.finish(document);
  if (reader.cut())
    document.diagnostics.push_back(
        {"I041", "the message has too many or too deeply nested parts; some were not read",
         std::nullopt});
  if (document.text.empty())
    document.diagnostics.push_back({"I006", "the message holds no text", std::nullopt});
  if (!sink({"", std::nullopt, std::move(document)})) return Done{};
  for (Attachment& attachment : reader.attachments) {
    if (attachment.bytes.size() > raw.limits.file_bytes) continue;
    if (!sink({attachment.name, std::nullopt,
               Member{std::move(attachment.bytes), std::nullopt, attachment.charset}}))
      return Done{};
  }
  return Done{};
}

// Messages begin at "From " lines behind a blank line or the start.
Status read_mailbox(const RawFile& raw, const PartSink& sink) {
  const std::string_view text = raw.bytes;
  std::size_t at = 0;
  std::size_t number = 0;
  while (at < text.size()) {
    std::size_t next = text.find("\nFrom ", at);
    while (next != std::string_view::npos && next > 0 && text[next - 1] != '\n' &&
           !text.substr(0, next).ends_with("\n\r"))
      next = text.find("\nFrom ", next + 1);
    const std::size_t end = next == std::string_view::npos ? text.size() : next + 1;
    if (++number > raw.limits.members)
      return Error{ErrorCode::LimitReached, "the mailbox has more messages than the limit of " +
                                                std::to_string(raw.limits.members)};
    // The "From " line itself is the mailbox's, not the message's.
    const std::size_t line = std::min(text.find('\n', at), end);
    const std::size_t begin = text.substr(at, 5) == "From " ? std::min(line + 1, end) : at;
    if (begin < end && !sink({std::to_string(number), std::nullopt,
                              Member{{}, ByteRange{begin, end}, "message/rfc822"}}))
      return Done{};
    at = end;
  }
  return Done{};
}

}  // namespace plumbline::ingest
