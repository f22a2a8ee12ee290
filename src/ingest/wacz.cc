// SPDX-License-Identifier: Apache-2.0
//
// WACZ (Webrecorder, 1.1): a zip of WARC files with an index, a list of pages and the hashes of all
// of them. What is not as its package says is told; it is read all the same, for somebody may have
// nothing better, and every document has its own hash.

#include "ingest/wacz.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/archive.h"
#include "ingest/web_archive.h"

namespace plumbline::ingest {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kPackage = "datapackage.json";
constexpr std::string_view kSeal = "datapackage-digest.json";
constexpr std::size_t kNameDigits = 8;  // of a hash, before the name of an original

// "Name: value" of a record's head; empty if it is not there.
std::string_view header(std::string_view head, std::string_view name) {
  for (std::size_t at = head.find('\n'); at != std::string_view::npos && at + 1 < head.size();) {
    const std::size_t end = std::min(head.find('\n', at + 1), head.size());
    std::string_view line = head.substr(at + 1, end - at - 1);
    at = end;
    if (!line.starts_with(name) || line.size() <= name.size() || line[name.size()] != ':') continue;
    line.remove_prefix(name.size() + 1);
    const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
    const std::size_t last = line.find_last_not_of(" \t\r");
    return last == std::string_view::npos || last < begin ? std::string_view()
                                                          : line.substr(begin, last - begin + 1);
  }
  return {};
}

// 64 digits of "sha256:..."; empty: another sum, or none.
std::string sha256_of(const Json& holder, const char* key) {
  if (!holder.is_object()) return {};
  const auto found = holder.find(key);
  if (found == holder.end() || !found->is_string()) return {};
  auto text = found->get<std::string>();
  if (text.starts_with("sha256:")) text.erase(0, 7);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const bool digits = text.find_first_not_of("0123456789abcdef") == std::string::npos;
  return digits && text.size() == 64 ? text : std::string();
}

class Wacz {
 public:
  Wacz(const RawFile& raw, const PartSink& sink) : raw_(raw), sink_(sink) {}

  Status read() {
    if (Status listed = read_package(); !listed) return listed;
    Status status = unpack(
        raw_.bytes, raw_.limits,
        [](std::string_view name) { return name != kPackage && name != kSeal; },
        [this](Packed member) {
          take(std::move(member));
          return wanted_;
        });
    for (const auto& [path, hash] : listed_) {
      if (status && wanted_) tell(path, "datapackage.json lists it and it is not there");
    }
    if (status && given_ == 0) {
      return Error{ErrorCode::Malformed, "the web archive collection holds no WARC file"};
    }
    return status;
  }

 private:
  void tell(const std::string& name, const std::string& what) {
    if (wanted_) wanted_ = sink_({name, std::nullopt, Error{ErrorCode::Malformed, what}});
  }

  // The list of what is in it, and whether that list is what was sealed.
  Status read_package() {
    PL_TRY(const auto found, unpack_some(raw_.bytes, raw_.limits, [](std::string_view name) {
             return name == kPackage || name == kSeal;
           }));
    const auto package = found.find(std::string(kPackage));
    if (package == found.end()) {
      tell(std::string(kPackage), "it cannot be read: nothing tells whether the rest was changed");
      return Done{};
    }
    if (const auto seal = found.find(std::string(kSeal)); seal != found.end()) {
      const Json sealed = Json::parse(seal->second, nullptr, false);
      const std::string hash = sha256_of(sealed, "hash");
      if (!hash.empty() && hash != sha256_hex(package->second)) {
        tell(std::string(kPackage),
             "datapackage-digest.json gives another SHA-256: it was changed after it was packed");
      }
    }
    const Json json = Json::parse(package->second, nullptr, false);
    const bool lists =
        json.is_object() && json.contains("resources") && json["resources"].is_array();
    if (!lists) {
      tell(std::string(kPackage), "it lists no resources: nothing tells whether they were changed");
      return Done{};
    }
    lists_ = true;
    for (const Json& resource : json["resources"]) {
      if (!resource.is_object()) continue;
      const auto path = resource.find("path");
      if (path == resource.end() || !path->is_string()) continue;
      listed_[repair_utf8(path->get<std::string>())] = sha256_of(resource, "hash");
    }
    return Done{};
  }

  void take(Packed member) {
    const bool warc = member.name.starts_with("archive/");
    const auto listed = listed_.find(member.name);
    if (member.refused) {
      if (warc || listed != listed_.end()) tell(member.name, member.refused->message);
      if (listed != listed_.end()) listed_.erase(listed);
      return;
    }
    if (listed != listed_.end()) {
      const std::string hash = listed->second;
      listed_.erase(listed);
      if (!hash.empty() && hash != sha256_hex(member.bytes)) {
        tell(member.name,
             "datapackage.json gives another SHA-256: it was changed after it was "
             "packed; it is read all the same");
      }
    } else if (warc && lists_) {
      tell(member.name, "datapackage.json does not list it; it is read all the same");
    }
    if (warc && wanted_) read_warc(std::move(member));
  }

  void read_warc(Packed member) {
    ++given_;
    if (member.name.ends_with(".gz")) {
      std::string opened;
      std::string why;
      const Status status = unpack(
          member.bytes, raw_.limits, [](std::string_view) { return true; },
          [&](Packed inner) {
            if (inner.refused) why = inner.refused->message;
            opened = std::move(inner.bytes);
            return false;
          });
      if (!status) why = status.error().message;
      if (!why.empty() || opened.empty()) {
        tell(member.name, "it cannot be unpacked" + (why.empty() ? "" : ": " + why));
        return;
      }
      member.bytes = std::move(opened);
      member.name.resize(member.name.size() - 3);
    }
    const auto first = warc_extent(member.bytes);
    const std::string_view head =
        first ? std::string_view(member.bytes).substr(0, first->head) : "";
    if (!header(head, "Plumbline-Originals").empty()) {
      read_originals(member.name, member.bytes);
    } else {
      wanted_ =
          sink_({member.name, std::nullopt, Member{std::move(member.bytes), std::nullopt, ""}});
    }
  }

  // Our own bundle: each record is a file as it came, to be read by what it holds.
  void read_originals(const std::string& warc, std::string_view bytes) {
    for (std::size_t at = 0; wanted_;) {
      while (at < bytes.size() && (bytes[at] == '\r' || bytes[at] == '\n')) ++at;
      if (at == bytes.size()) return;
      const auto extent = warc_extent(bytes.substr(at));
      if (!extent || extent->head + extent->block > bytes.size() - at) {
        tell(warc, "a record is cut short; what follows was not read");
        return;
      }
      const std::string_view head = bytes.substr(at, extent->head);
      const std::string_view block = bytes.substr(at + extent->head, extent->block);
      at += extent->head + extent->block;
      if (extent->page) give_original(head, block);
    }
  }

  void give_original(std::string_view head, std::string_view block) {
    const std::string hash = sha256_hex(block);
    const std::string name =
        hash.substr(0, kNameDigits) + " " + repair_utf8(header(head, "Plumbline-Name"));
    if (header(head, "WARC-Block-Digest") != "sha256:" + hash) {
      tell(name, "its record gives another SHA-256: it was changed; it is read all the same");
    }
    if (!wanted_) return;
    wanted_ = sink_({name, std::nullopt, Member{std::string(block), std::nullopt, ""}});
  }

  const RawFile& raw_;
  const PartSink& sink_;
  std::map<std::string, std::string> listed_;  // path to hash, of what was not met yet
  bool lists_ = false;                         // the package lists anything at all
  std::size_t given_ = 0;
  bool wanted_ = true;
};

}  // namespace

Status read_wacz(const RawFile& raw, const PartSink& sink) {
  return Wacz(raw, sink).read();
}

}  // namespace plumbline::ingest
