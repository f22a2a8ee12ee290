// SPDX-License-Identifier: Apache-2.0
//
// Web archives: WARC (ISO 28500) and its forerunner ARC, as folders of the pages they hold. Records
// that are no answer of a server (requests, notes, repeats) and answers that show no text
// (pictures, styles, scripts, errors of the server) are passed over: they are the furniture of
// pages. Packed archives come here unpacked (archive.h).

#include "ingest/web_archive.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>
#include <utility>

#include "base/date.h"
#include "base/plain_text.h"
#include "base/utf8.h"
#include "ingest/archive.h"
#include "ingest/gate.h"
#include "ingest/readers.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kMostUrlBytes = 2000;

// "Name: value" lines up to a blank one, of a record or of an answer of a server.
struct Headers {
  std::string_view text;  // with its first line
  std::size_t size = 0;   // bytes up to what the headers are of; 0: no blank line ends them

  [[nodiscard]] std::string_view first_line() const {
    return trimmed(text.substr(0, text.find('\n')));
  }
  [[nodiscard]] std::string_view value(std::string_view name) const {
    std::size_t at = text.find('\n');
    while (at != std::string_view::npos && at + 1 < text.size()) {
      const std::size_t end = std::min(text.find('\n', at + 1), text.size());
      const std::string_view line = text.substr(at + 1, end - at - 1);
      const std::size_t colon = line.find(':');
      if (colon == name.size() && lower_ascii(line.substr(0, colon)) == name) {
        return trimmed(line.substr(colon + 1));
      }
      at = end;
    }
    return {};
  }
};

Headers read_headers(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kMostHeaderBytes);
  const std::size_t windows = head.find("\r\n\r\n");
  const std::size_t plain = head.find("\n\n");
  if (windows == std::string_view::npos && plain == std::string_view::npos) return {};
  if (windows < plain) return {head.substr(0, windows + 2), windows + 4};
  return {head.substr(0, plain + 1), plain + 2};
}

std::optional<std::size_t> parsed_number(std::string_view text, int base = 10) {
  std::size_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (fault != std::errc{} || end == text.data()) return std::nullopt;
  return value;
}

// One record: where its block stands, and what is said of it.
struct WebRecord {
  std::size_t begin = 0;  // of the block
  std::size_t end = 0;
  std::string_view url;
  std::string date;       // ISO
  std::string_view type;  // MIME
  bool answer = false;    // of a server: HTTP headers stand before the page
  bool page = false;      // an answer, or a page itself
  bool cut = false;       // the file ends before the record does
};

// A chunked body joined; what does not keep the form is taken as it is.
std::string without_chunks(std::string_view body) {
  std::string out;
  std::size_t at = 0;
  while (at < body.size()) {
    const std::size_t line = body.find('\n', at);
    if (line == std::string_view::npos) return at == 0 ? std::string(body) : out;
    const auto size = parsed_number(trimmed(body.substr(at, line - at)), 16);
    if (!size) return at == 0 ? std::string(body) : out;
    if (*size == 0) break;
    out += body.substr(line + 1, *size);
    at = line + 1 + std::min(*size, body.size() - line - 1);
    while (at < body.size() && (body[at] == '\r' || body[at] == '\n')) ++at;
  }
  return out;
}

// A page is text, or a document that another reader knows.
bool is_page_type(std::string_view type) {
  constexpr std::array<std::string_view, 9> kTypes = {
      "text/html", "application/xhtml",  "text/plain",       "application/pdf", "application/rtf",
      "text/rtf",  "application/msword", "application/vnd.", "message/rfc822"};
  const std::string name = lower_ascii(type);
  return std::any_of(kTypes.begin(), kTypes.end(),
                     [&name](std::string_view known) { return name.starts_with(known); });
}

std::string charset_of(std::string_view type) {
  const std::string name = lower_ascii(type);
  const std::size_t at = name.find("charset=");
  if (at == std::string::npos) return {};
  const std::size_t end = std::min(name.find_first_of(" ;,", at + 8), name.size());
  std::string charset = name.substr(at + 8, end - at - 8);
  std::erase_if(charset, [](char c) { return c == '"' || c == '\''; });
  return charset.substr(0, 60);
}

std::string clean_url(std::string_view url) {
  if (url.starts_with("<") && url.ends_with(">")) url = url.substr(1, url.size() - 2);  // wget
  std::string out = repair_utf8(url.substr(0, kMostUrlBytes));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = '?';
  }
  return out;
}

class WebArchive {
 public:
  WebArchive(const RawFile& raw, const PartSink& sink) : raw_(raw), sink_(sink) {}

  Status read() {
    records_ = raw_.records_before;
    const bool arc = raw_.bytes.starts_with("filedesc:");
    WebRecord record;
    while (wanted_ && (arc ? next_arc(record) : next_warc(record))) {
      if (++records_ - raw_.records_before > raw_.limits.members) {
        return Error{ErrorCode::LimitReached,
                     "the web archive has more records than the limit of " +
                         std::to_string(raw_.limits.members)};
      }
      if (record.page) give(record);
    }
    if (!fault_.empty()) return Error{ErrorCode::Malformed, fault_};
    if (given_ == 0) return Error{ErrorCode::Malformed, "the web archive holds no page with text"};
    return Done{};
  }

 private:
  void skip_blank_lines() {
    while (at_ < raw_.bytes.size() && (raw_.bytes[at_] == '\r' || raw_.bytes[at_] == '\n')) ++at_;
  }

  // Sets `record` to the next one; false at the end, or where no record can be found any more.
  bool next_warc(WebRecord& record) {
    skip_blank_lines();
    if (at_ >= raw_.bytes.size()) return false;
    if (!raw_.bytes.substr(at_).starts_with("WARC/") && !find_next()) return false;
    const Headers headers = read_headers(raw_.bytes.substr(at_));
    const auto length = parsed_number(headers.value("content-length"));
    if (headers.size == 0 || !length) {
      fault_ = "a record does not say how long it is; what follows was not read";
      return false;
    }
    record = {};
    record.begin = at_ + headers.size;
    set_end(record, *length);
    record.url = headers.value("warc-target-uri");
    record.type = headers.value("content-type");
    const auto date = parse_iso(headers.value("warc-date").substr(0, 10));
    if (date) record.date = to_iso(*date);
    const std::string kind = lower_ascii(headers.value("warc-type"));
    record.answer = kind == "response" && lower_ascii(record.type).starts_with("application/http");
    record.page = kind == "response" || kind == "resource" || kind == "conversion";
    return true;
  }

  // After a record of a wrong length.
  bool find_next() {
    const std::size_t found = raw_.bytes.find("\nWARC/", at_);
    if (found == std::string_view::npos) {
      fault_ = "the web archive is damaged; what follows was not read";
      return false;
    }
    at_ = found + 1;
    return true;
  }

  // "URL IP-address 20140216050221 text/html 1591": the URL may hold blanks.
  bool next_arc(WebRecord& record) {
    skip_blank_lines();
    if (at_ >= raw_.bytes.size()) return false;
    const std::size_t line_end = std::min(raw_.bytes.find('\n', at_), raw_.bytes.size());
    std::string_view line = trimmed(raw_.bytes.substr(at_, line_end - at_));
    std::array<std::string_view, 4> fields;  // length, type, date, address
    for (std::string_view& field : fields) {
      const std::size_t blank = line.rfind(' ');
      if (blank == std::string_view::npos) break;
      field = line.substr(blank + 1);
      line = line.substr(0, blank);
    }
    const auto length = parsed_number(fields[0]);
    if (!length || fields[2].size() < 8) {
      fault_ = "a record does not say how long it is; what follows was not read";
      return false;
    }
    record = {};
    record.begin = std::min(line_end + 1, raw_.bytes.size());
    set_end(record, *length);
    record.url = line;
    record.type = fields[1];
    const std::string_view day = fields[2];
    const auto date =
        parse_iso(std::string(day.substr(0, 4)) + "-" + std::string(day.substr(4, 2)) + "-" +
                  std::string(day.substr(6, 2)));
    if (date) record.date = to_iso(*date);
    record.answer = record.page = !line.starts_with("filedesc:");
    return true;
  }

  void set_end(WebRecord& record, std::size_t length) {
    const std::size_t room = raw_.bytes.size() - record.begin;
    record.cut = length > room;
    record.end = record.begin + std::min(length, room);
    at_ = record.end;
  }

  void give(const WebRecord& record) {
    ByteRange range{record.begin, record.end};
    std::string_view body = raw_.bytes.substr(range.begin, range.end - range.begin);
    std::string_view type = record.type;
    std::string unpacked;
    const std::string url = clean_url(record.url);
    const std::string name = std::to_string(records_) + " " + url;
    if (record.answer && body.starts_with("HTTP/")) {
      const Headers http = read_headers(body);
      const std::string_view line = http.first_line();
      const auto status = parsed_number(line.substr(std::min(line.find(' ') + 1, line.size())));
      if (http.size == 0 || !status || *status < 200 || *status > 299) return;
      type = http.value("content-type");
      if (!is_page_type(type)) return;
      body.remove_prefix(http.size);
      range.begin += http.size;
      if (lower_ascii(http.value("transfer-encoding")).find("chunked") != std::string::npos) {
        unpacked = without_chunks(body);
        body = unpacked;
      }
      if (const std::string packing = lower_ascii(http.value("content-encoding"));
          !packing.empty()) {
        if (const Status opened = open(body, packing, unpacked); !opened) {
          ++given_;
          wanted_ = sink_({name, std::nullopt, opened.error()});
          return;
        }
        body = unpacked;
      }
    }
    if (!is_page_type(type) || body.empty()) return;
    give_page({record, range, name, url}, body, type);
  }

  // "gzip" as servers send it. Some name it and send the page as it is.
  Status open(std::string_view body, const std::string& packing, std::string& unpacked) const {
    if (packing == "identity" || !body.starts_with("\x1F\x8B")) {
      if (packing == "br" || packing == "zstd" || packing == "deflate") {
        return Error{ErrorCode::Unavailable,
                     "the page is packed as \"" + repair_utf8(packing) + "\", which is not read"};
      }
      std::string copy(body);
      unpacked = std::move(copy);
      return Done{};
    }
    PL_TRY(auto members, unpack_some(body, raw_.limits, [](std::string_view) { return true; }));
    if (members.empty()) return Error{ErrorCode::Malformed, "the page cannot be unpacked"};
    unpacked = std::move(members.begin()->second);
    return Done{};
  }

  struct Place {
    const WebRecord& record;
    ByteRange range;
    const std::string& name;
    const std::string& url;
  };

  void give_page(const Place& place, std::string_view body, std::string_view type) {
    ++given_;
    const std::string charset = charset_of(type);
    const bool html = lower_ascii(type).find("html") != std::string::npos;
    const bool text = lower_ascii(type).starts_with("text/plain");
    if (raw_.wants != nullptr && (html || text) &&
        !(*raw_.wants)(html ? GateForm::Html : GateForm::Text, body, charset)) {
      return;
    }
    if (!html && !text) {
      wanted_ = sink_({place.name, std::nullopt, Member{std::string(body), std::nullopt, charset}});
      return;
    }
    const RawFile inner{place.name, body, charset, raw_.limits};
    Result<model::Document> read = html ? read_html(inner, HtmlScope::Article) : read_text(inner);
    if (!read) {
      wanted_ = sink_({place.name, std::nullopt, std::move(read).error()});
      return;
    }
    model::Document document = std::move(read).take();
    document.url = place.url;
    move_map(place, body, document);
    if (!place.record.date.empty()) {
      document.diagnostics.push_back(
          {"I080", "the web archive fetched this page on " + place.record.date, std::nullopt});
    }
    if (place.record.cut) {
      document.diagnostics.push_back(
          {"I081", "the web archive ends before this page does", std::nullopt});
    }
    wanted_ = sink_({place.name, place.range, std::move(document)});
  }

  // Exact where the page stands in the file as it is; else the whole of what was sent.
  void move_map(const Place& place, std::string_view body, model::Document& document) const {
    const char* const file = raw_.bytes.data();
    const bool stands = body.data() >= file && body.data() < file + raw_.bytes.size();
    for (model::SourceRun& run : document.map) {
      run.begin = stands ? run.begin + place.range.begin : place.range.begin;
      run.end = stands ? run.end + place.range.begin : place.range.end;
    }
  }

  const RawFile& raw_;
  const PartSink& sink_;
  std::size_t at_ = 0;
  std::size_t records_ = 0;
  std::size_t given_ = 0;
  bool wanted_ = true;
  std::string fault_;
};

}  // namespace

std::optional<WarcExtent> warc_extent(std::string_view bytes) {
  const Headers headers = read_headers(bytes);
  const auto length = parsed_number(headers.value("content-length"));
  constexpr std::size_t kLongest = std::size_t{1} << 48U;
  if (headers.size == 0 || !length || *length > kLongest) return std::nullopt;
  const std::string kind = lower_ascii(headers.value("warc-type"));
  const bool page = kind == "response" || kind == "resource" || kind == "conversion";
  return WarcExtent{headers.size, *length, page};
}

Status read_web_archive(const RawFile& raw, const PartSink& sink) {
  return WebArchive(raw, sink).read();
}

}  // namespace plumbline::ingest
