// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "extract/content_test_internal.h"
#include "extract/extract.h"
#include "extract/shield_internal.h"
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
    "Liliana Marsh is a survivor of trafficking. Marsh said the police had freed 12 workers.",
    "Liliana Marsh was one of the victims. Ms. Marsh said the police had freed 12 workers.",
    "Liliana Marsh describes herself as a survivor. Marsh said the police had freed 12 workers.",
    "Liliana Marsh, one of twelve women who were freed in Rome, said 40 women were held there.",
    "Liliana Marsh, like many other survivors, said the police had freed 12 workers.",
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
    {"Survivors International", "Survivors International said 12 workers were freed in Brazil."},
    {"Survivor Alliance", "Survivor Alliance said 12 workers were freed in Leeds."},
    {"Victim Support", "Victim Support said 12 workers were freed in Leeds."},
    {"Maria Rossi", "A survivor, Maria, lives in Rome. Maria Rossi, the prosecutor, said 12 fled."},
    {"Marsh", "Liliana Marsh, a victim, lives in Rome. Detective Marsh said 12 were freed."},
    {"Faith Alliance", "A victim, Faith, lives in Nairobi. Faith Alliance said 12 were freed."},
    {"Cole", "Survivor Liliana Marsh lives in Rome. Peter Cole, her lawyer, said 12 were freed."},
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

}  // namespace
}  // namespace plumbline::extract
