// SPDX-License-Identifier: Apache-2.0
//
// What the loader refuses, and what the compiler says of faulty data.

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "compile.h"
#include "inflect.h"
#include "refdata/image_format.h"
#include "refdata/refdata.h"

namespace plumbline::refdata {
namespace {

using refdata_compiler::compile_files;

using Files = std::map<std::string, std::string>;

Files small_files() {
  return {{"countries.tsv",
           "# A country nobody has been to\n"
           "alpha3\talpha2\tname\tadjective\tcapital\tdemonyms\tnames\n"
           "FRD\tFD\tFreedonia\tFreedonian\tSylvan\tFreedonians\tRepublic of Freedonia|RF\n"},
          {"places/all.tsv",
           "geonames\tname\tcountry\tregion\tlatitude\tlongitude\tpopulation\tnames\n"
           "7\tSylvan\tFD\t\t10.5\t20.25\t123456\tSílvan\n"}};
}

// A heap copy of an exact size, so that a sanitizer sees any read past the end.
std::string small_image() {
  const Result<std::string> image = compile_files(small_files());
  EXPECT_TRUE(image.ok()) << (image.ok() ? "" : image.error().message);
  return image.ok() ? *image : std::string{};
}

TEST(ImageTest, IsReadInPlace) {
  const std::string image = small_image();
  const Result<RefData> data = RefData::from_image(image);
  ASSERT_TRUE(data.ok()) << data.error().message;
  ASSERT_EQ(data->countries().size(), 1U);
  EXPECT_EQ(data->countries()[0].capital, "Sylvan");
  ASSERT_EQ(data->place_count(), 1U);
  EXPECT_EQ(data->place(0).kind, PlaceKind::Capital);
  EXPECT_EQ(data->place(0).country, "FRD");
  EXPECT_EQ(data->place(0).population, 123456U);
  EXPECT_EQ(data->place_names().lookup("silvan").size(), 1U);
  EXPECT_TRUE(name_value(data->country_names().lookup("RF").at(0)).acronym);
}

TEST(ImageTest, IsTheSameForTheSameData) {
  EXPECT_EQ(small_image(), small_image());
}

TEST(ImageTest, RefusesAnyDamage) {
  const std::string image = small_image();
  for (std::size_t i = 0; i < image.size(); i += 7) {
    std::string damaged = image;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    const Result<RefData> data = RefData::from_image(damaged);
    ASSERT_FALSE(data.ok()) << "byte " << i;
    EXPECT_EQ(data.error().code, ErrorCode::Malformed);
    EXPECT_NE(data.error().message.find("reference data"), std::string::npos);
  }
}

// It is a third of the image, and `add` does without: what is damaged there costs only who asks.
TEST(ImageTest, ChecksTheLanguageModelWhenItIsAskedFor) {
  Files files = small_files();
  files["engine.bin"] = std::string(1001, 'e');  // no multiple of the alignment
  files["tagger.bin"] = std::string(1001, 't');
  const Result<std::string> image = compile_files(files);
  ASSERT_TRUE(image.ok()) << image.error().message;
  const Result<RefData> whole = RefData::from_image(*image);
  ASSERT_TRUE(whole.ok());
  EXPECT_EQ(whole->blob("engine"), files["engine.bin"]);
  EXPECT_EQ(whole->blob("tagger"), files["tagger.bin"]);
  const std::size_t begin = image->find("eeee");
  for (const std::size_t at : {begin, begin + 1000, begin + 1003}) {  // the last one fills it up
    std::string damaged = *image;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const Result<RefData> data = RefData::from_image(damaged);
    ASSERT_TRUE(data.ok()) << at;
    EXPECT_TRUE(data->blob("engine").empty()) << at;
    EXPECT_EQ(data->blob("tagger"), files["tagger.bin"]);
  }
}

TEST(ImageTest, RefusesACutImage) {
  const std::string image = small_image();
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{50}, std::size_t{96}, image.size() - 1}) {
    EXPECT_FALSE(RefData::from_image(image.substr(0, size)).ok()) << size;
  }
}

// Behind a right checksum everything is checked again, so nothing may be read out of range.
TEST(ImageTest, SurvivesWrongContentUnderARightChecksum) {
  const std::string image = small_image();
  for (std::size_t i = image::kChecked; i < image.size(); ++i) {
    std::string wrong = image;
    wrong[i] = static_cast<char>(wrong[i] ^ 0xFF);
    image::seal(wrong);
    const Result<RefData> data = RefData::from_image(wrong);
    if (!data.ok()) continue;
    for (std::uint32_t place = 0; place < data->place_count() && place < 4; ++place) {
      (void)data->place(place).name.size();
    }
    (void)data->table("countries").size();
  }
}

struct FaultCase {
  const char* name;
  const char* file;
  const char* bytes;
  const char* want;  // stands in the message
};

constexpr FaultCase kFaults[] = {
    {"CellMissing", "tiers.tsv", "country\tyear\ttier\tevidence\tsource\tnote\nAZE\t2024\n",
     "data/tiers.tsv:2: has 2 cells, the header has 6"},
    {"UnknownTier", "tiers.tsv",
     "# x\ncountry\tyear\ttier\tevidence\tsource\tnote\nAZE\t2024\t4\tprimary\tX\t\n",
     "data/tiers.tsv:3: tier is \"4\"; write one of 1|2|2WL|3|SPECIAL"},
    {"SecondRow", "tiers.tsv",
     "country\tyear\ttier\tevidence\tsource\tnote\nAZE\t2024\t2\tp\tX\t\nAZE\t2024\t3\tp\tX\t\n",
     "data/tiers.tsv:3: \"AZE 2024\" stands in line 2 already"},
    {"WeightOfWords", "publisher_weights.tsv", "feature\tweight\nany\tmuch\n",
     "data/publisher_weights.tsv:2: weight is \"much\"; write a number"},
    {"WrongColumn", "cues.tsv", "phrase\tmanner\n", "data/cues.tsv: column 2 must be \"pattern\""},
    {"Blank", "wordlists/x.tsv", "word\n not\n", "data/wordlists/x.tsv:2: \" not\" begins or ends"},
    {"EmptyPart", "wordlists/x.tsv", "word\na||b\n", "has an empty part"},
    {"NotUtf8", "wordlists/x.tsv", "word\n\xff\n", "data/wordlists/x.tsv:2: is not UTF-8"},
    {"CarriageReturn", "wordlists/x.tsv", "word\nnot\r\n", "carriage return"},
    {"NoHeader", "wordlists/x.tsv", "# only a comment\n", "has no header row"},
    {"CountryUnknown", "country_names.tsv", "alpha3\tlanguage\tnames\nXXX\tru\tабв\n",
     "no country XXX"},
    {"EditionBeginsOnNoDay", "standards/standards.tsv",
     "id\ttitle\tbegins\tends\tverified\nx\tX\t-1 04-31\t0 03-31\tV1\n",
     "data/standards/standards.tsv:2: begins is \"-1 04-31\"; write the year before"},
    {"EditionWithoutEnd", "standards/standards.tsv",
     "id\ttitle\tbegins\tends\tverified\nx\tX\t0 01-01\t\tV1\n",
     "data/standards/standards.tsv:2: ends is \"\"; write the year before"},
    {"UnknownActor", "standards/actors.tsv", "words\tactor\npolice\tstaet\n",
     "data/standards/actors.tsv:2: actor is \"staet\"; write one of state|organisation"},
    {"ReportWithoutDays", "standards/reports.tsv",
     "words\tbegins\tends\tstandard\nyearbook\t01-01\t0 12-31\t\n",
     "data/standards/reports.tsv:2: begins is \"01-01\"; write the year before"},
    {"ReportOfNoStandard", "standards/reports.tsv",
     "words\tbegins\tends\tstandard\nyearbook\t0 01-01\t0 12-31\ty\n",
     "data/standards/reports.tsv:2: no standard \"y\""},
};

TEST(CompilerTest, NamesFileLineAndMendOfAFault) {
  for (const FaultCase& c : kFaults) {
    Files files = small_files();
    files["standards/standards.tsv"] = "id\ttitle\tbegins\tends\tverified\n";
    files[c.file] = c.bytes;
    const Result<std::string> image = compile_files(files);
    ASSERT_FALSE(image.ok()) << c.name;
    EXPECT_NE(image.error().message.find(c.want), std::string::npos)
        << c.name << ": " << image.error().message;
  }
}

struct FormCase {
  const char* phrase;
  const char* forms;
};

std::string joined(const std::vector<std::string>& forms) {
  std::string all;
  for (const std::string& form : forms) all += (all.empty() ? "" : " | ") + form;
  return all;
}

constexpr FormCase kVerbs[] = {
    {"say", "say | says | saying | said"},
    {"deny", "deny | denies | denying | denied"},
    {"point out", "point out | points out | pointing out | pointed out"},
    {"write", "write | writes | writing | wrote | written"},
    {"submit", "submit | submits | submitting | submitted"},
    {"stress", "stress | stresses | stressing | stressed"},
    {"traffic", "traffic | traffics | trafficking | trafficked"},
    {"free", "free | frees | freeing | freed"},
    {"ban", "ban | bans | banning | banned"},
    {"be held", "be held | is held | are held | were held | being held | was held | been held"},
};
constexpr FormCase kNouns[] = {
    {"victim of trafficking", "victim of trafficking | victims of trafficking"},
    {"case", "case | cases"},
    {"agency", "agency | agencies"},
    {"policeman", "policeman | policemen"},
};

TEST(CompilerTest, InflectsWords) {
  for (const FormCase& c : kVerbs) {
    EXPECT_EQ(joined(refdata_compiler::verb_forms(c.phrase)), c.forms);
  }
  for (const FormCase& c : kNouns) {
    EXPECT_EQ(joined(refdata_compiler::noun_forms(c.phrase)), c.forms);
  }
}

}  // namespace
}  // namespace plumbline::refdata
