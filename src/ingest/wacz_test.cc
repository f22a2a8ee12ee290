// SPDX-License-Identifier: Apache-2.0

#include "ingest/wacz.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "ingest/dispatch.h"
#include "ingest/packing_for_test.h"

namespace plumbline::ingest {
namespace {

// Each part as "name: N bytes" or "name: ! why"; the status last if it is an error.
std::vector<std::string> parts_of(const std::vector<Entry>& members) {
  std::vector<std::string> out;
  const std::string bytes = pack(members, Packing::Zip);
  const RawFile raw{"x.wacz", bytes, "", {}};
  const Status status = read_by_content(raw, [&out](const Part& part) {
    if (const auto* error = std::get_if<Error>(&part.content)) {
      out.push_back(part.name + ": ! " + error->message);
    } else if (const auto* member = std::get_if<Member>(&part.content)) {
      out.push_back(part.name + ": " + std::to_string(member->bytes.size()) + " bytes");
    }
    return true;
  });
  if (!status) out.push_back("! " + status.error().message);
  return out;
}

std::string package(const std::string& path, const std::string& bytes) {
  return R"({"resources":[{"path":")" + path + R"(","hash":"sha256:)" + sha256_hex(bytes) +
         R"("}]})";
}

std::string original(const std::string& block, const std::string& digest, std::size_t size) {
  return "WARC/1.1\r\nWARC-Type: warcinfo\r\nPlumbline-Originals: 1\r\nContent-Length: 0\r\n\r\n"
         "\r\n\r\nWARC/1.1\r\nWARC-Type: resource\r\nWARC-Block-Digest: sha256:" +
         digest + "\r\nPlumbline-Name: a.txt\r\nContent-Length: " + std::to_string(size) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

using Parts = std::vector<std::string>;
const std::string kWarc = "archive/data.warc";

TEST(Wacz, GivesTheWarcFilesOfACrawl) {
  const std::string warc = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1\r\n\r\nx";
  const Parts read = {"archive/data.warc: " + std::to_string(warc.size()) + " bytes"};
  EXPECT_EQ(parts_of({{"datapackage.json", package(kWarc, warc), ""}, {kWarc, warc, ""}}), read);
  const std::string packed = gzip(warc);
  EXPECT_EQ(parts_of({{"datapackage.json", package(kWarc + ".gz", packed), ""},
                      {kWarc + ".gz", packed, ""}}),
            read);
}

// What stops the unpacking of a part is told, not only that it stopped.
TEST(Wacz, SaysWhyAPartCannotBeUnpacked) {
  Limits limits;
  limits.file_bytes = 1000;
  const std::string packed = gzip(std::string(2000, 'a'));
  const std::string bytes = pack({{kWarc + ".gz", packed, ""}}, Packing::Zip);
  std::string told;
  const RawFile raw{"x.wacz", bytes, "", limits};
  (void)read_wacz(raw, [&told](const Part& part) {
    if (const auto* error = std::get_if<Error>(&part.content)) told += error->message + "\n";
    return true;
  });
  EXPECT_NE(told.find("it cannot be unpacked: "), std::string::npos) << told;
  EXPECT_NE(told.find("is larger than the limit"), std::string::npos) << told;
}

TEST(Wacz, GivesOriginalsByNameAndChecksThem) {
  const std::string hash = sha256_hex("said");
  const std::string name = hash.substr(0, 8) + " a.txt";
  const std::string good = original("said", hash, 4);
  EXPECT_EQ(parts_of({{"datapackage.json", package(kWarc, good), ""}, {kWarc, good, ""}}),
            Parts{name + ": 4 bytes"});
  const std::string bad = original("said", sha256_hex("sold"), 4);
  EXPECT_EQ(
      parts_of({{"datapackage.json", package(kWarc, bad), ""}, {kWarc, bad, ""}}),
      (Parts{name + ": ! its record gives another SHA-256: it was changed; it is read all the "
                    "same",
             name + ": 4 bytes"}));
  const std::string cut = original("said", hash, 4000);
  EXPECT_EQ(parts_of({{"datapackage.json", package(kWarc, cut), ""}, {kWarc, cut, ""}}),
            Parts{"archive/data.warc: ! a record is cut short; what follows was not read"});
}

TEST(Wacz, SaysWhatIsNotAsItsPackageSays) {
  const std::string warc = original("said", sha256_hex("said"), 4);
  const std::string name = sha256_hex("said").substr(0, 8) + " a.txt: 4 bytes";
  const std::string changed =
      "datapackage.json gives another SHA-256: it was changed after it was packed; it is read all "
      "the same";
  struct WaczCase {
    std::string package;
    std::string says;
  };
  const std::vector<WaczCase> cases = {
      {package(kWarc, "other"), kWarc + ": ! " + changed},
      {"{}", "datapackage.json: ! it lists no resources: nothing tells whether they were changed"},
      {"{", "datapackage.json: ! it lists no resources: nothing tells whether they were changed"},
      {R"({"resources":[1,{"path":7}]})",
       kWarc + ": ! datapackage.json does not list it; it is read all the same"},
  };
  for (const WaczCase& each : cases) {
    EXPECT_EQ(parts_of({{"datapackage.json", each.package, ""}, {kWarc, warc, ""}}),
              (Parts{each.says, name}))
        << each.package;
  }
  EXPECT_EQ(
      parts_of({{"datapackage.json", package("pages/pages.jsonl", ""), ""},
                {"datapackage-digest.json", R"({"hash":"sha256:)" + sha256_hex("x") + "\"}", ""},
                {kWarc, warc, ""}}),
      (Parts{"datapackage.json: ! datapackage-digest.json gives another SHA-256: it was "
             "changed after it was packed",
             kWarc + ": ! datapackage.json does not list it; it is read all the same", name,
             "pages/pages.jsonl: ! datapackage.json lists it and it is not there"}));
}

}  // namespace
}  // namespace plumbline::ingest
