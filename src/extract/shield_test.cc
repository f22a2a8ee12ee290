// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include <gtest/gtest.h>

#include "base/date.h"
#include "extract/content_test_internal.h"
#include "extract/extract.h"
#include "extract/shield_internal.h"
#include "language/learned.h"
#include "model/json.h"

namespace plumbline::extract {
namespace {

void add(std::string& out, const model::ChainLink& link) {
  out += link.name + "\n" + link.office + "\n" + link.organisation + "\n";
  for (const std::string& candidate : link.candidates) out += candidate + "\n";
}

// Everything that is said of the claims, without the passages they rest on.
std::string told(const std::string& text, const std::string& title = {}) {
  model::Document document;
  document.id.value = "test";
  document.text = text;
  document.title = title;
  document.language = "en";
  document.publisher = "Hill Echo";
  const auto analysis = language::analyse(document, test_refdata());
  std::string out;
  for (const model::Claim& claim : extract_claims(document, analysis, test_refdata())) {
    out += model::describe(claim.chain) + "\n";
    for (const model::ChainLink& link : claim.chain.links) add(out, link);
    if (claim.incident) out += dump(*claim.incident) + "\n";
    for (const model::Incident& incident : claim.more_incidents) out += dump(incident) + "\n";
    if (claim.elements) out += dump(*claim.elements) + "\n";
    if (claim.figure) out += dump(*claim.figure) + "\n";
    if (claim.response) out += dump(*claim.response) + "\n";
    if (claim.trend) out += dump(*claim.trend) + "\n";
  }
  return out;
}

// Each tells of Liliana Marsh, or of Joana Pike beside her.
constexpr const char* kHidden[] = {
    // what one is called
    "A worker sold by a recruiter and identified only as Liliana said 12 workers were freed.",
    "A worker held by captors and known only as Liliana Marsh said she was sold to a brothel.",
    "A survivor, Liliana, said the police had freed 12 workers.",
    "Survivor Liliana Marsh told the paper that the police had freed 12 workers.",
    "Victim Marsh said the police had freed 12 workers. Liliana Marsh said 40 women were held.",
    "Survivor-activist Liliana Marsh said the police had freed 12 workers.",
    "Liliana Marsh, a victim of trafficking, said the police had freed 12 workers.",
    "Liliana Marsh \xE2\x80\x94 a survivor \xE2\x80\x94 said the police had freed 12 workers.",
    "Liliana, 19, herself a survivor, said the police had freed 12 workers.",
    "Liliana Marsh, a survivor and founder of Casa Lume, said the police had freed 12 workers.",
    "Liliana Marsh, once a sex slave, said the police had freed 12 workers.",
    "Liliana Marsh, a child bride at 13, said the police had freed 12 workers.",
    "The complainant, Liliana Marsh, said the police had freed 12 workers.",
    "One of the survivors, 19-year-old Liliana Marsh, said the police had freed 12 workers.",
    "Survivors Liliana Marsh and Joana Pike said the police had freed 12 workers.",
    "Liliana Marsh and Joana Pike, both survivors, said the police had freed 12 workers.",
    "Among the victims were Liliana Marsh, 17, and Joana Pike, 18, who said 40 women were held.",
    "A victim named Liliana Marsh said the police had freed 12 workers.",
    "A survivor who gave her name as Liliana said the police had freed 12 workers.",
    "A cook who asked to be called Liliana said the police had freed 12 workers.",
    "A cook asked that she be identified only as Liliana. Liliana said 40 women were sold there.",
    "A third, who wished to be called Marsh, was beaten. Marsh said 40 women were sold there.",
    "One woman, known only as Marsh, was sold in Oran. Marsh said 40 women were held.",
    "Liliana Marsh is a survivor of trafficking. Marsh said the police had freed 12 workers.",
    "Liliana Marsh was one of the victims. Ms. Marsh said the police had freed 12 workers.",
    "Liliana Marsh describes herself as a survivor. Marsh said the police had freed 12 workers.",
    "Liliana Marsh, one of twelve women who were freed in Rome, said 40 women were held there.",
    "Liliana Marsh, like many other survivors, said the police had freed 12 workers.",
    // each of a list
    "The victims were identified as Liliana Marsh and Joana Pike. Pike said 40 women were held.",
    "The victims were named as Liliana Marsh, 19, of Oran, and Joana Pike, 22, who said 40 fled.",
    "Identified as Liliana Marsh, the girl was rescued in Oran. Marsh said 40 women were held.",
    "Identified as Liliana Marsh, the woman was freed in Oran. Marsh said 40 women were held.",
    // what was done to her
    "Liliana, who was sold at 15, said the police had freed 12 workers.",
    "Liliana, who had been forced into prostitution, said the police freed 12 workers.",
    "Liliana Marsh was trafficked to Italy at 15. She said the police had freed 12 workers.",
    "Liliana Marsh came to Rome in 2019. She was sold to a brothel. Marsh said 40 women were held.",
    "Liliana Marsh was just 14 when she was trafficked to Leeds. Marsh said 40 women were held.",
    "Liliana Marsh, who was brought to Italy and sold, said the police had freed 12 workers.",
    "Liliana Marsh, herself trafficked as a child, said the police had freed 12 workers.",
    "Liliana Marsh, having been trafficked as a child, said the police had freed 12 workers.",
    "Liliana Marsh was groomed and sexually exploited. Marsh said the police had freed 12 workers.",
    "Liliana Marsh spent three years as a sex slave. Marsh said the police had freed 12 workers.",
    "Liliana Marsh still fears her traffickers. Marsh said the police had freed 12 workers.",
    "Liliana Marsh's traffickers were arrested in May. Marsh said the police had freed 12 workers.",
    "The ordeal of Liliana Marsh began in Oran. Marsh said the police had freed 12 workers.",
    "Police freed Liliana, a victim of trafficking, on Monday.",
    "Police in Rome rescued survivor Liliana Marsh and arrested John Doyle on Monday.",
    "John Doyle was convicted of trafficking Liliana Marsh and Joana Pike to Rome in 2019.",
    "Prosecutors said Doyle lured Liliana Marsh to Rome and forced her into prostitution.",
    // what she tells of herself
    "Liliana Marsh said she had been trafficked to Italy by her uncle.",
    "Liliana Marsh, a domestic worker from Kenya, said her employer beat her and never paid her.",
    "Liliana Marsh, a maid from Kenya, said her employer beat her and never paid her.",
    "Liliana Marsh told the paper that her employer had locked her in and taken her passport.",
    "Liliana Marsh sued John Doyle, saying he had forced her to work without pay in Ohio.",
    "\"I was sold to a brothel when I was 15,\" said Liliana Marsh.",
    "\"They locked me in a room and took my passport,\" says Liliana Marsh.",
    // a name not her own
    "Liliana (not her real name) said the police had freed 12 workers.",
    "Liliana, whose name has been changed, said the police had freed 12 workers.",
    "Liliana Marsh, who asked that her real name not be used, said 40 women were held in Rome.",
    "The pseudonym Liliana Marsh is used to protect her. Liliana Marsh said 40 women were held.",
    "A survivor who asked to be called Liliana said the police had freed 12 workers.",
    "Liliana Marsh* said the police had freed 12 workers. *Names have been changed.",
    // other words for her, and those near her
    "Liliana, a survivor, came back in May. \"The police freed 12 workers,\" Liliana said.",
    "Liliana Marsh, a survivor, lives in Rome. Lili Marsh said 12 workers were freed.",
    "Liliana Marsh, a survivor, lives in Rome. L. Marsh said 12 workers were freed.",
    "Liliana Marsh, a survivor, lives in Rome. Mrs. Marsh-Cole said 12 workers were freed.",
    "Liliana Marsh, a survivor, lives in Rome. Marsh's lawyer, Peter Cole, said 12 were freed.",
    "Liliana Marsh, a survivor, lives in Rome. Her brother Tom Marsh said 12 were freed.",
    "Liliana Marsh, a survivor, lives in Rome. Marsh's aunt, Joana Pike, said 12 were freed.",
    "The victim's mother, Joana Pike, said the police had freed 12 workers.",
    "Liliana Marsh's mother said her daughter had been sold to a man in Rome.",
    "The Liliana Marsh Foundation said 12 workers were freed. Liliana Marsh was a victim.",
};

TEST(Shield, NamesNoVictim) {
  for (const char* text : kHidden) {
    const std::string found = told(text);
    EXPECT_FALSE(found.empty()) << text;
    for (const char* name : {"Lili", "Marsh", "Joana", "Pike"}) {
      EXPECT_EQ(found.find(name), std::string::npos) << text << "\n" << found;
    }
  }
}

TEST(Shield, ReadsTheTitleToo) {
  const std::string found = told("Liliana Marsh said the police had freed 12 workers.",
                                 "Survivor Liliana Marsh tells of her years in Rome");
  EXPECT_EQ(found.find("Marsh"), std::string::npos) << found;
}

struct KeptRow {
  const char* name;
  const char* text;
};

constexpr KeptRow kKept[] = {
    {"Marsh", "Liliana Marsh, who works with survivors, said the police had freed 12 workers."},
    {"Marsh", "Liliana Marsh, who was forced to resign, said the police had freed 12 workers."},
    {"Marsh", "Liliana Marsh, the director of a shelter for victims, said 12 workers were freed."},
    {"Marsh", "The victims' lawyer, Liliana Marsh, said the police had freed 12 workers."},
    {"Marsh", "Liliana Marsh, a lawyer for one of the victims, said 12 workers were freed."},
    {"Marsh", "Liliana Marsh, the victims' commissioner, said 12 workers were freed."},
    {"Marsh", "Liliana Marsh, a victim liaison officer in Leeds, said 12 workers were freed."},
    {"Marsh", "Liliana Marsh, a victim advocate at Casa Lume, said 12 workers were freed."},
    {"Marsh", "Liliana Marsh, survivor services manager at Casa Lume, said 12 were freed."},
    {"Francis", "After meeting survivors, Pope Francis said 40 million people were enslaved."},
    {"Marsh", "For each victim, Liliana Marsh said, 12 police officers are needed in Kenya."},
    {"Marsh", "Asked about the survivors, Liliana Marsh, the minister, said 12 were freed."},
    {"Marsh", "\"They were sold to a brothel,\" said Inspector Liliana Marsh of the Leeds police."},
    {"Marsh", "Liliana Marsh, director of Casa Lume, said she had met girls who had been sold."},
    {"Marsh", "Minister Liliana Marsh, who was deceived by her staff, said 12 workers were freed."},
    {"Doyle", "The trafficker John Doyle, who was lured to Rome by police, said 12 were freed."},
    {"Doyle", "Gang leader John Doyle, who was abused by his father, said 12 men were freed."},
    {"Doyle", "The defendant, John Doyle, said he was forced by his cousin to drive 14 girls."},
    {"Doyle", "Suspect John Doyle said he had been tricked by the gang."},
    {"Binh", "The broker and an accomplice identified only as Binh sold two girls in Hanoi."},
    {"Survivors International", "Survivors International said 12 workers were freed in Brazil."},
    {"Survivor Alliance", "Survivor Alliance said 12 workers were freed in Leeds."},
    {"Victim Support", "Victim Support said 12 workers were freed in Leeds."},
    {"Maria Rossi", "A survivor, Maria, lives in Rome. Maria Rossi, the prosecutor, said 12 fled."},
    {"Marsh", "Liliana Marsh, a victim, lives in Rome. Detective Marsh said 12 were freed."},
    {"Faith Alliance", "A victim, Faith, lives in Nairobi. Faith Alliance said 12 were freed."},
    {"Cole", "Survivor Liliana Marsh lives in Rome. Peter Cole, her lawyer, said 12 were freed."},
    {"Marsh", "Named as Liliana Marsh, the minister said that 12 workers were freed."},
    {"Novi Pazar", "A cousin had sold two sisters of Leskovac to a man in Novi Pazar."},
    {"Leskovac", "A lawyer tells of two sisters of Leskovac whom a cousin had sold to a man."},
    {"Rome", "Survivor Liliana Marsh lives in Rome. Police freed 12 workers in Rome."},
};

TEST(Shield, LeavesOthersTheirNames) {
  for (const KeptRow& row : kKept) {
    const std::string found = told(row.text);
    EXPECT_NE(found.find(row.name), std::string::npos) << row.text << "\n" << found;
  }
}

TEST(Shield, WritesWhatStandsInPlaceOfTheName) {
  ShieldedNames names(ShieldWords::of(test_refdata()));
  names.cover({"liliana", "marsh"}, false);
  names.cover({"w"}, false);
  names.spare({"peter", "marsh"});
  const struct {
    const char* text;
    const char* expected;
  } rows[] = {
      {"the victim Liliana Marsh's lawyer", "a survivor's lawyer"},
      {"rescued survivor Liliana Marsh in Rome", "rescued a survivor in Rome"},
      {"her cousin Joana Marsh", "a relative of a survivor"},
      {"Judge Peter Marsh", "Judge Peter Marsh"},
      {"Detective Marsh", "Detective Marsh"},
      {"the Marsh Act", "the Marsh Act"},
      {"marsh land near Rome", "marsh land near Rome"},
      {"Ms. Marsh", "a survivor"},
      {"a woman called W.", "a woman called a survivor"},
      {"Liliana Cole", "Liliana Cole"},
  };
  for (const auto& row : rows) {
    std::string text = row.text;
    names.mask(text);
    EXPECT_EQ(text, row.expected);
  }
}

struct ShownRow {
  const char* text;
  const char* shown;
};

model::Document document_of(const std::string& text, const std::string& title = {}) {
  model::Document document;
  document.id.value = "test";
  document.text = text;
  document.title = title;
  document.language = "en";
  return document;
}

Shielded shielded_of(const model::Document& document, std::vector<model::Claim>* claims = nullptr,
                     const Shielded* known = nullptr) {
  const auto analysis = language::analyse(document, test_refdata());
  Shielded shielded;
  std::vector<model::Claim> found =
      extract_claims(document, analysis, test_refdata(), &shielded, known);
  if (claims != nullptr) *claims = std::move(found);
  return shielded;
}

std::string shown(const std::string& text) {
  return model::put_out_of_sight(text, shielded_of(document_of(text)).withheld.spans);
}

// "AMAs" and "IDPs" are groups under their acronym, and no names.
TEST(Shield, HidesNoGroups) {
  for (const char* text :
       {"The Plan for Young Victims of Trafficking (PYVT) runs until 2031.",
        "For underage victims, including AMAs, care must be taken to extend the shelter.",
        "Some of the underage victims of THB enter the Netherlands as AMAs. AMAs stay there.",
        "Among the victims were IDPs, who said 40 women were held."}) {
    EXPECT_EQ(shown(text), text);
  }
}

TEST(Shield, HidesDetailsWhereverTheyAreTold) {
  const ShownRow rows[] = {
      // again, in a sentence about something else
      {"Survivor Liliana Marsh is from the village of Ostrel. A bus left Ostrel in May.",
       "Survivor XXXXXXXXXXXXX is from the village of XXXXXX. A bus left XXXXXX in May."},
      {"Survivor Liliana Marsh lives at 14 Tannery Street. A shop on Tannery Street was shut.",
       "Survivor XXXXXXXXXXXXX lives at XXXXXXXXXXXXXXXXX. A shop on XXXXXXXXXXXXXX was shut."},
      {"Survivor Liliana Marsh gave her number, +39 06 555 0142. An advert named 06-5550142.",
       "Survivor XXXXXXXXXXXXX gave her number, XXXXXXXXXXXXXXX. An advert named XXXXXXXXXX."},
      {"Survivor Liliana Marsh was born on 14 August 2005. A baker was born on 14 August 2005.",
       "Survivor XXXXXXXXXXXXX was born on XXXXXXXXXXXXXX. A baker was born on XXXXXXXXXXXXXX."},
      // whoever helps is not she
      {"Survivor Liliana Marsh urged others to call the hotline on 0800 555 0199.",
       "Survivor XXXXXXXXXXXXX urged others to call the hotline on 0800 555 0199."},
      {"Police asked anyone who saw the victim, Liliana Marsh, to call 06 555 0177.",
       "Police asked anyone who saw the victim, XXXXXXXXXXXXX, to call 06 555 0177."},
      {"Friends of survivor Liliana Marsh may contact her on 06 555 0142.",
       "Friends of survivor XXXXXXXXXXXXX may contact her on XXXXXXXXXXX."},
      {"Survivor Liliana Marsh called the hotline and left her number, 06 555 0142.",
       "Survivor XXXXXXXXXXXXX called the hotline and left her number, XXXXXXXXXXX."},
      // what singles nobody out
      {"Survivor Liliana Marsh is a high school 11th grader. On the 11th police freed 12 workers.",
       "Survivor XXXXXXXXXXXXX is a high school 11th grader. On the 11th police freed 12 workers."},
      {"Survivor Liliana Marsh went to a Romanian school. Romanian police freed 12 workers.",
       "Survivor XXXXXXXXXXXXX went to a Romanian school. Romanian police freed 12 workers."},
      {"Survivor Liliana Marsh spoke. Joan Doyle, a trafficker, was jailed in Ostrel, the Ministry "
       "of "
       "Justice of Malta said.",
       "Survivor XXXXXXXXXXXXX spoke. Joan Doyle, a trafficker, was jailed in Ostrel, the Ministry "
       "of "
       "Justice of Malta said."},
      {"Police freed 12 workers in Rome. The village of Ostrel has a new road.",
       "Police freed 12 workers in Rome. The village of Ostrel has a new road."},
  };
  for (const ShownRow& row : rows) EXPECT_EQ(shown(row.text), row.shown);
}

TEST(Shield, HidesDetailsInTheTitle) {
  const model::Document document =
      document_of("Survivor Liliana Marsh is from the village of Ostrel.", "Fear in Ostrel");
  const model::Withheld withheld = shielded_of(document).withheld;
  EXPECT_EQ(model::put_out_of_sight(document.title, withheld.title), "Fear in XXXXXX");
}

TEST(Shield, KnowsPartsAndShortFormsOfNames) {
  const model::Withheld withheld =
      shielded_of(document_of("Liliana Marsh-Cole, a survivor, lives in Rome. Lili Marsh-Cole "
                              "said 12 workers were freed. Ana de Souza, a victim, left."))
          .withheld;
  const auto has = [&](const char* word) {
    return std::binary_search(withheld.words.begin(), withheld.words.end(), word);
  };
  for (const char* word : {"liliana", "lili", "marsh", "cole", "ana", "souza"}) {
    EXPECT_TRUE(has(word)) << word;
  }
  EXPECT_FALSE(has("de"));
  EXPECT_FALSE(has("rome"));
}

TEST(Shield, TellsClaimsWithoutDetails) {
  std::vector<model::Claim> claims;
  static_cast<void>(shielded_of(
      document_of("Survivor Liliana Marsh was born on 14 August 2005 and was sold in Rome on "
                  "3 May 2021. Police arrested two men in Rome on 3 May 2021."),
      &claims));
  ASSERT_FALSE(claims.empty());
  bool told = false;
  for (const model::Claim& claim : claims) {
    std::vector<Period> periods = {claim.when};
    if (claim.incident) periods.push_back(claim.incident->when);
    for (const model::Incident& incident : claim.more_incidents) periods.push_back(incident.when);
    for (const Period& period : periods) {
      EXPECT_NE(to_iso(period.from), "2005-08-14");
      EXPECT_NE(to_iso(period.to), "2005-08-14");
      told = told || to_iso(period.from) == "2021-05-03";
    }
  }
  EXPECT_TRUE(told);  // the day of an event stays
}

// A village that the tables know.
TEST(Shield, TellsPlacesOfClaimsByTheirCountry) {
  const struct {
    const char* home;
    const char* town;
  } rows[] = {{"the city of Pernik", "Pernik"}, {"the village of Pernik", ""}};
  for (const auto& row : rows) {
    std::vector<model::Claim> claims;
    static_cast<void>(shielded_of(
        document_of(std::string("Survivor Liliana Marsh is from ") + row.home +
                    ". Police freed 12 victims in Pernik, Bulgaria, on 3 May 2021. Liliana Marsh "
                    "was trafficked from Pernik to Italy."),
        &claims));
    std::string told;
    for (const model::Claim& claim : claims) {
      if (claim.incident && claim.incident->place) told += claim.incident->place->name + ";";
      for (const model::Incident& incident : claim.more_incidents) {
        if (incident.place) told += incident.place->name + ";";
      }
      if (claim.figure) told += claim.figure->place + ";";
      if (!claim.route) continue;
      for (const model::RouteStop& stop : claim.route->stops) told += stop.place.name + ";";
    }
    EXPECT_EQ(told.find("Pernik") != std::string::npos, *row.town != 0) << told;
    EXPECT_NE(told.find("Bulgaria"), std::string::npos) << told;
  }
}

TEST(Shield, CarriesNamesToOtherStretches) {
  const Shielded first = shielded_of(
      document_of("Survivor Liliana Marsh is from the village of Ostrel. Peter Doyle, a "
                  "trafficker, was arrested."));
  const model::Document second = document_of(
      "Liliana Marsh said the police had freed 12 workers in Ostrel. Peter Doyle was in Rome.");
  std::vector<model::Claim> claims;
  const model::Withheld hidden = shielded_of(second, &claims, &first).withheld;
  EXPECT_EQ(
      model::put_out_of_sight(second.text, hidden.spans),
      "XXXXXXXXXXXXX said the police had freed 12 workers in XXXXXX. Peter Doyle was in Rome.");
  for (const model::Claim& claim : claims) {
    EXPECT_EQ(model::describe(claim.chain).find("Marsh"), std::string::npos);
  }
  EXPECT_TRUE(shielded_of(second).withheld.spans.empty());  // by itself it tells of no victim
}

TEST(Shield, WritesHeadlinesWithoutTheName) {
  ShieldedNames names(ShieldWords::of(test_refdata()));
  names.cover({"liliana"}, false);
  const ShownRow rows[] = {
      {"Liliana Tells Her Story", "a survivor Tells Her Story"},
      {"Sold For Two Coins Liliana Speaks", "Sold For Two Coins a survivor Speaks"},
      {"Liliana Cole", "Liliana Cole"},  // may be somebody else
  };
  for (const ShownRow& row : rows) {
    std::string text = row.text;
    names.mask(text);
    EXPECT_EQ(text, row.shown);
  }
}

// "- Lindow NewsCenter": the site whose page it was, at the end of its headline.
TEST(Shield, LeavesASiteItsName) {
  static const language::Learned kLearned =
      language::Learned::open(test_refdata().blob("engine")).take();
  model::Document document;
  document.id.value = "test";
  document.language = "en";
  document.text =
      "Raid Frees 19 Victims in Two Days - Lindow NewsCenter\n\nThe raid freed 19 victims, the "
      "prosecutor said.";
  const auto analysis = language::analyse(document, test_refdata(), &kLearned);
  Shielded shielded;
  const auto claims = extract_claims(document, analysis, test_refdata(), &shielded, nullptr);
  EXPECT_FALSE(claims.empty());
  EXPECT_TRUE(shielded.withheld.spans.empty());
}

}  // namespace
}  // namespace plumbline::extract
