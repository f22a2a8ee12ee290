// SPDX-License-Identifier: Apache-2.0

#include "exchange/wacz.h"

#include <algorithm>
#include <cctype>

#include <zlib.h>

#include "base/zip_writer.h"
#include "exchange/json_internal.h"

namespace plumbline::exchange {
namespace {

constexpr const char* kWarcPath = "archive/originals.warc.gz";
constexpr const char* kIndexPath = "indexes/index.cdx";
constexpr const char* kPagesPath = "pages/pages.jsonl";
constexpr std::size_t kPiece = std::size_t{1} << 20U;

// One gzip member a record, as every reader of WARC expects; no time and no name in it.
Status pack(std::string_view head, std::string_view block, const ByteSink& sink) {
  z_stream stream{};
  constexpr int kGzip = 15 + 16;
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return Error{ErrorCode::Internal, "zlib cannot begin"};
  }
  std::string room(std::size_t{64} << 10U, '\0');
  Status written = Done{};
  const auto give = [&](std::string_view bytes, int flush) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(room.data());
      stream.avail_out = static_cast<uInt>(room.size());
      deflate(&stream, flush);
      if (written) written = sink({room.data(), room.size() - stream.avail_out});
    } while (stream.avail_out == 0);
  };
  give(head, Z_NO_FLUSH);
  for (std::size_t at = 0; at < block.size(); at += kPiece) {
    give(block.substr(at, kPiece), Z_NO_FLUSH);
  }
  give("\r\n\r\n", Z_FINISH);
  deflateEnd(&stream);
  return written;
}

// A name for the record that is the same whenever it is written: digits of the hash as a UUID.
std::string record_id(const std::string& hash) {
  std::string digits = hash.substr(0, 32);
  digits[12] = '8';  // RFC 9562, version 8: made by a rule of one's own
  digits[16] = 'a';
  return "<urn:uuid:" + digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" +
         digits.substr(12, 4) + "-" + digits.substr(16, 4) + "-" + digits.substr(20) + ">";
}

// A value of a header: one line.
std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

// "com,example)/a?b" of "https://www.example.com/a?b": how an index of pages is sorted.
std::string sort_key(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::string(url);
  std::string_view rest = url.substr(scheme + 3);
  const std::size_t path = std::min(rest.find_first_of("/?#"), rest.size());
  std::string host(rest.substr(0, path));
  rest.remove_prefix(path);
  std::transform(host.begin(), host.end(), host.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (host.starts_with("www.")) host.erase(0, 4);
  std::string key;
  while (!host.empty()) {
    const std::size_t dot = host.rfind('.');
    const std::size_t begin = dot == std::string::npos ? 0 : dot + 1;
    key += (key.empty() ? "" : ",") + host.substr(begin);
    host.erase(dot == std::string::npos ? 0 : dot);
  }
  return key + ")" + (rest.empty() ? "/" : std::string(rest));
}

// "20261124043000".
std::string digits_of(const std::string& time) {
  std::string out;
  for (const char c : time) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

Json resource(const std::string& path, const std::string& hash, std::uint64_t bytes) {
  return {{"name", path.substr(path.rfind('/') + 1)},
          {"path", path},
          {"hash", "sha256:" + hash},
          {"bytes", bytes}};
}

std::string indented(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Result<WaczWriter> WaczWriter::create(const ByteSink& sink, std::string engine) {
  PL_TRY(Spool warc, Spool::create());
  WaczWriter out(sink, std::move(engine), std::move(warc));
  const std::string about = "software: Plumbline " + out.engine_ +
                            "\r\nformat: WARC File Format 1.1\r\n"
                            "description: originals of a workspace, as they came\r\n";
  const std::string head =
      "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: " + record_id(sha256_hex(about)) +
      "\r\nWARC-Date: 2000-01-01T00:00:00Z\r\nPlumbline-Originals: 1\r\n"
      "Content-Type: application/warc-fields\r\nContent-Length: " +
      std::to_string(about.size()) + "\r\n\r\n";
  if (Status added = out.add_record(head, about); !added) return std::move(added).error();
  out.pages_ = R"({"format":"json-pages-1.0","id":"pages","title":"Originals"})"
               "\n";
  return out;
}

Status WaczWriter::add_record(std::string_view head, std::string_view block) {
  return pack(head, block, [this](std::string_view bytes) -> Status {
    warc_digest_.add(bytes);
    return warc_.append(bytes);
  });
}

Status WaczWriter::add(const OriginalFile& file, std::string_view bytes) {
  if (sha256_hex(bytes) != file.hash) {
    return Error{ErrorCode::Malformed, "the original " + file.hash.substr(0, 12) +
                                           " is not what was kept: its bytes have changed"};
  }
  const std::string url = on_one_line(file.url.empty() ? "urn:sha256:" + file.hash : file.url);
  const std::string type =
      on_one_line(file.media_type.empty() ? "application/octet-stream" : file.media_type);
  const std::string head =
      "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: " + record_id(file.hash) +
      "\r\nWARC-Date: " + file.added + "\r\nWARC-Target-URI: " + url +
      "\r\nWARC-Block-Digest: sha256:" + file.hash +
      "\r\nWARC-Payload-Digest: sha256:" + file.hash +
      "\r\nPlumbline-Name: " + on_one_line(file.name) + "\r\nContent-Type: " + type +
      "\r\nContent-Length: " + std::to_string(bytes.size()) + "\r\n\r\n";
  const std::uint64_t begin = warc_.size();
  if (Status added = add_record(head, bytes); !added) return added;
  index(file, url, begin);
  latest_ = std::max(latest_, file.added);
  return Done{};
}

void WaczWriter::index(const OriginalFile& file, std::string_view url, std::uint64_t begin) {
  const Json about = {{"url", url},
                      {"mime", file.media_type},
                      {"status", "200"},
                      {"digest", "sha256:" + file.hash},
                      {"length", std::to_string(warc_.size() - begin)},
                      {"offset", std::to_string(begin)},
                      {"filename", "originals.warc.gz"}};
  index_.push_back(sort_key(url) + " " + digits_of(file.added) + " " + dumped(about) + "\n");
  const Json page = {{"id", file.hash.substr(0, 16)},
                     {"url", url},
                     {"ts", file.added},
                     {"title", file.title.empty() ? file.name : file.title}};
  pages_ += dumped(page) + "\n";
}

std::string WaczWriter::package(const std::string& index) const {
  Json out;
  out["profile"] = "data-package";
  out["wacz_version"] = "1.1.1";
  out["title"] = "Originals of a Plumbline workspace";
  out["software"] = "Plumbline " + engine_;
  if (!latest_.empty()) out["created"] = latest_;
  out["resources"] = Json::array({resource(kWarcPath, warc_hash_, warc_.size()),
                                  resource(kIndexPath, sha256_hex(index), index.size()),
                                  resource(kPagesPath, sha256_hex(pages_), pages_.size())});
  return indented(out);
}

Status WaczWriter::finish() {
  using Packing = ZipWriter::Packing;
  warc_hash_ = warc_digest_.hex();
  std::sort(index_.begin(), index_.end());
  std::string index;
  for (const std::string& line : index_) index += line;
  const std::string about = package(index);
  const Json seal = {{"path", "datapackage.json"}, {"hash", "sha256:" + sha256_hex(about)}};
  ZipWriter zip(sink_);
  Status added = zip.add("datapackage.json", about, Packing::Deflated);
  if (added) added = zip.add("datapackage-digest.json", indented(seal), Packing::Deflated);
  if (added) {
    added = zip.add(kWarcPath, warc_.size(), Packing::Stored,
                    [this](const ByteSink& bytes) { return warc_.read(bytes); });
  }
  if (added) added = zip.add(kIndexPath, index, Packing::Stored);
  if (added) added = zip.add(kPagesPath, pages_, Packing::Deflated);
  if (!added) return added;
  return zip.finish();
}

}  // namespace plumbline::exchange
