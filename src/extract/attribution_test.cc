// SPDX-License-Identifier: Apache-2.0

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "extract/attribution_test_internal.h"

namespace plumbline::extract {
namespace {

const PropositionRow kAttributionRows[] = {
    {"The minister said that forty people were rescued.",
     "Daily Post < minister (unnamed) = forty people were rescued"},
    {"The minister said forty people were rescued.",
     "Daily Post < minister (unnamed) = forty people were rescued"},
    {"Forty people were rescued, the minister said.",
     "Daily Post < minister (unnamed) = Forty people were rescued"},
    // The placement of a report is its own word, whatever the line before it ends with.
    {"The state is closed and there is no independent reporting tier rating: Tier 3 - Togo does "
     "not "
     "comply with the standards and is not making efforts.",
     "Daily Post = The state is closed and there is no independent reporting | Daily Post = tier "
     "rating: Tier 3 - Togo does not comply with the standards and is not making efforts"},
    // A statement in front of somebody else's is told, also where it begins with an adjunct.
    {"In 2021 the mayor closed bars in Lome, on which, as is known, no tax was paid.",
     "Daily Post = In 2021 the mayor closed bars in Lome, on which | Daily Post < nobody named "
     "(unnamed) = no tax was paid"},
    {"The law does not forbid using, buying, or offering donkeys for night races.",
     "Daily Post = The law does not forbid using, buying, or offering donkeys for night races"},
    {"The ministry has not determined by decree the kinds of work that are unsafe for apprentices.",
     "Daily Post = The ministry has not determined by decree the kinds of work that are unsafe for "
     "apprentices"},
    {"Forty people were rescued, said the minister.",
     "Daily Post < minister (unnamed) = Forty people were rescued"},
    {"The minister said the raid was \"a big mistake\" of his; \"nobody dares to say so,\" the "
     "mayor "
     "said.",
     "Daily Post < minister (unnamed) = the raid was \"a big mistake\" of his | "
     "Daily Post < mayor (unnamed) = nobody dares to say so"},
    {"\"Forty people were rescued,\" the minister said.",
     "Daily Post < minister (unnamed) = Forty people were rescued"},
    {"\"Forty people were rescued,\" said Lena Brandt, the head of the Harbour Shelter.",
     "Daily Post < Lena Brandt = Forty people were rescued"},
    {"Lena Brandt, the head of the Harbour Shelter, said that forty people were rescued.",
     "Daily Post < Lena Brandt = forty people were rescued"},
    {"Harbour Shelter director Lena Brandt said that forty people were rescued.",
     "Daily Post < Lena Brandt = forty people were rescued"},
    {"Lena Brandt told reporters that forty people were rescued.",
     "Daily Post < Lena Brandt = forty people were rescued"},
    {"Lena Brandt told the Morning Herald that forty people were rescued.",
     "Daily Post < Morning Herald < Lena Brandt = forty people were rescued"},
    {"As Lena Brandt noted, forty people were rescued.",
     "Daily Post < Lena Brandt = forty people were rescued"},
    {"Forty people were rescued, as Lena Brandt noted.",
     "Daily Post < Lena Brandt = Forty people were rescued"},
    {"According to Lena Brandt, forty people were rescued.",
     "Daily Post < Lena Brandt = forty people were rescued"},
    {"According to Lena Brandt, the director of the Harbour Shelter, forty people were rescued.",
     "Daily Post < Lena Brandt = forty people were rescued"},
    {"According to Lena Brandt there are also cases of forced labour.",
     "Daily Post < Lena Brandt = there are also cases of forced labour"},
    {"Forty people were rescued, according to Lena Brandt.",
     "Daily Post < Lena Brandt = Forty people were rescued"},
    {"Forty people were rescued, according to the police.",
     "Daily Post < police = Forty people were rescued"},
    {"The Lantern Foundation reported that forty people were rescued.",
     "Daily Post < Lantern Foundation = forty people were rescued"},
    {"The Lantern Foundation's report says that forty people were rescued.",
     "Daily Post < Lantern Foundation [report] = forty people were rescued"},
    {"A report by the Lantern Foundation says that forty people were rescued.",
     "Daily Post < Lantern Foundation [report] = forty people were rescued"},
    {"The Lantern Foundation's 2023 report says that forty people were rescued.",
     "Daily Post < Lantern Foundation [report 2023] = forty people were rescued"},
    {"In its 2023 report, the Lantern Foundation says that forty people were rescued.",
     "Daily Post < Lantern Foundation [report 2023] = forty people were rescued"},
    {"The media reported that forty people were rescued.",
     "Daily Post < media (unnamed) = forty people were rescued"},
    {"The Azerbaijani press reported that forty people were rescued.",
     "Daily Post < Azerbaijani press (unnamed) = forty people were rescued"},
    {"Local newspapers wrote that forty people were rescued.",
     "Daily Post < Local newspapers (unnamed) = forty people were rescued"},
    {"Human rights activists have reported that forty people were rescued.",
     "Daily Post < Human rights activists (unnamed) = forty people were rescued"},
    {"Experts believe that convictions will fall next year.",
     "Daily Post < Experts (unnamed) = convictions will fall next year"},
    {"Critics say the law is weak.", "Daily Post < Critics (unnamed) = the law is weak"},
    {"A survivor said that she was locked in a flat.",
     "Daily Post < a survivor (unnamed) = she was locked in a flat"},
    {"A victim told the court that she was locked in a flat.",
     "Daily Post < a survivor (unnamed) = she was locked in a flat"},
    {"Baku denied that the shelters were closed.",
     "Daily Post < Government of Azerbaijan = the shelters were closed"},
    {"Islamabad said that the shelters were closed.",
     "Daily Post < Government of Pakistan = the shelters were closed"},
    {"Pakistan said that the shelters were closed.",
     "Daily Post < Government of Pakistan = the shelters were closed"},
    {"The Azerbaijani government said that the shelters were closed.",
     "Daily Post < Government of Azerbaijan = the shelters were closed"},
    {"The government of Pakistan said that the shelters were closed.",
     "Daily Post < Government of Pakistan = the shelters were closed"},
    {"It was found that the group moved people to Europe.",
     "Daily Post < nobody named (unnamed) = the group moved people to Europe"},
    {"It emerged that the group moved people to Europe.",
     "Daily Post < nobody named (unnamed) = the group moved people to Europe"},
    {"It turned out that the group moved people to Europe.",
     "Daily Post < nobody named (unnamed) = the group moved people to Europe"},
    {"It is alleged that the group moved people to Europe.",
     "Daily Post < nobody named (unnamed) = the group moved people to Europe"},
    {"The Lantern Foundation said that it was found that the group moved people to Europe.",
     "Daily Post < Lantern Foundation < nobody named (unnamed) = the group moved people to Europe"},
    {"The Lantern Foundation noted that the law is weak. It is also noted that the courts are "
     "slow.",
     "Daily Post < Lantern Foundation = the law is weak | Daily Post < Lantern Foundation "
     "(carried) = the courts are slow"},
    {"The Lantern Foundation noted that the law is weak. At the same time, it is noted that the "
     "courts are slow.",
     "Daily Post < Lantern Foundation = the law is weak | Daily Post < Lantern Foundation "
     "(carried) = the courts are slow"},
    {"The Lantern Foundation noted that the law is weak. The foundation added that the courts are "
     "slow.",
     "Daily Post < Lantern Foundation = the law is weak | Daily Post < Lantern Foundation "
     "(carried) = the courts are slow"},
    {"Lena Brandt said that the law is weak. She added that the courts are slow.",
     "Daily Post < Lena Brandt = the law is weak | Daily Post < Lena Brandt (carried) = the courts "
     "are slow"},
    {"Lena Brandt said that the law is weak. Brandt added that the courts are slow.",
     "Daily Post < Lena Brandt = the law is weak | Daily Post < Lena Brandt = the courts are slow"},
    {"The Lantern Foundation published an article. The Lantern Foundation's article notes that the "
     "law is weak. The article further notes that the courts are slow.",
     "Daily Post = The Lantern Foundation published an article | Daily Post < Lantern Foundation "
     "[article] = the law is weak | Daily Post < Lantern Foundation [article] (carried) = the "
     "courts are slow"},
    {"The Lantern Foundation's article notes that the law is weak. \"The courts are slow and "
     "costly,\" the article continues, recalling that 90 cases were closed in 2019.",
     "Daily Post < Lantern Foundation [article] = the law is weak | Daily Post < Lantern "
     "Foundation [article] (carried) = The courts are slow and costly | Daily Post < Lantern "
     "Foundation [article] (carried) = 90 cases were closed in 2019"},
    {"The Lantern Foundation's article notes that the local press has sounded the alarm on this "
     "issue. The media wrote that the police arrested nine people.",
     "Daily Post < Lantern Foundation [article] < local press (unnamed) = the local press has "
     "sounded the alarm on this issue | Daily Post < Lantern Foundation [article] < local press "
     "(unnamed) = the police arrested nine people"},
    {"The Lantern Foundation's study states that lawyers have reported that the courts are slow.",
     "Daily Post < Lantern Foundation [study] < lawyers (unnamed) = the courts are slow"},
    {"The police do nothing. This is stated in the Lantern Foundation's 2023 report.",
     "Daily Post < Lantern Foundation [report 2023] = The police do nothing"},
    {"The police do nothing. This is stated in the US State Department's 2024 report, presented in "
     "an article by the Lantern Foundation.",
     "Daily Post < Lantern Foundation [article] < US Department of State [report 2024] = The "
     "police do nothing"},
    {"\"The police do nothing for the victims.\" So says the US State Department's 2024 report, "
     "cited in a study published by the Lantern Foundation.",
     "Daily Post < Lantern Foundation [study] < US Department of State [report 2024] = The police "
     "do nothing for the victims"},
    {"The police do nothing. This was reported by the Lantern Foundation.",
     "Daily Post < Lantern Foundation = The police do nothing"},
    {"The police arrested nine people.", "Daily Post = The police arrested nine people"},
    {"The police arrested nine people; the court released two.",
     "Daily Post = The police arrested nine people | Daily Post = the court released two"},
    {"The minister said that the law is weak and that the courts are slow.",
     "Daily Post < minister (unnamed) = the law is weak | Daily Post < minister (unnamed) = the "
     "courts are slow"},
    {"The minister said: \"The courts are slow and costly.\"",
     "Daily Post < minister (unnamed) = The courts are slow and costly"},
    {"The minister said, \"The courts are slow and costly.\"",
     "Daily Post < minister (unnamed) = The courts are slow and costly"},
    {"\"The courts are slow,\" the minister said, \"and they are costly.\"",
     "Daily Post < minister (unnamed) = The courts are slow | Daily Post < minister (unnamed) = "
     "they are costly"},
    {"\"The courts are slow,\" the minister said. \"They are costly too.\"",
     "Daily Post < minister (unnamed) = The courts are slow | Daily Post < minister (unnamed) = "
     "They are costly too"},
    {"The minister said that the courts are \"slow and far too costly for anybody\".",
     "Daily Post < minister (unnamed) = the courts are \"slow and far too costly for anybody"},
    {"In the opinion of Lena Brandt, the courts are slow.",
     "Daily Post < Lena Brandt = the courts are slow"},
    {"In Brandt's view, the courts are slow.", "Daily Post < Brandt = the courts are slow"},
    {"In the words of Lena Brandt, the courts are slow.",
     "Daily Post < Lena Brandt = the courts are slow"},
    {"The minister denied the allegations of corruption.",
     "Daily Post < minister (unnamed) = The minister denied the allegations of corruption"},
    {"The minister accused the foundation of inventing cases.",
     "Daily Post < minister (unnamed) = The minister accused the foundation of inventing cases"},
    {"The minister denied that the courts are slow.",
     "Daily Post < minister (unnamed) = the courts are slow"},
    {"The police allegedly took money from the drivers.",
     "Daily Post < nobody named (unnamed) = The police allegedly took money from the drivers"},
    {"The gang reportedly moved women to Dubai.",
     "Daily Post < nobody named (unnamed) = The gang reportedly moved women to Dubai"},
    {"The group moved women to Dubai, the Prosecutor General's Office said in a statement.",
     "Daily Post < Prosecutor General's Office [statement] = The group moved women to Dubai"},
    {"The Supreme Court ruled that the arrest was unlawful.",
     "Daily Post < Supreme Court = the arrest was unlawful"},
    {"The United Nations said that the shelters are full.",
     "Daily Post < United Nations = the shelters are full"},
    {"The International Organization for Migration said that the shelters are full.",
     "Daily Post < International Organization for Migration = the shelters are full"},
    {"The shelters are full, the minister said on Monday.",
     "Daily Post < minister (unnamed) = The shelters are full"},
    {"The shelters are full, the minister said in a statement.",
     "Daily Post < minister [statement] (unnamed) = The shelters are full"},
    {"The minister said on Monday that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister said in a statement that the shelters are full.",
     "Daily Post < minister [statement] (unnamed) = the shelters are full"},
    {"Speaking in Baku, the minister said that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"After the raid, the minister said that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister added that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister pointed out that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister made clear that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister insisted that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister claimed that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister warned that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister acknowledged that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister stressed that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister underlined that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister has repeatedly said that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister did not say that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The study found that the shelters are full.",
     "Daily Post < study [study] = the shelters are full"},
    {"The survey shows that the shelters are full.",
     "Daily Post < survey [study] = the shelters are full"},
    {"Data show that the shelters are full.",
     "Daily Post < Data [statistics] = the shelters are full"},
    {"Sources said that the shelters are full.",
     "Daily Post < Sources (unnamed) = the shelters are full"},
    {"One official said that the shelters are full.",
     "Daily Post < One official (unnamed) = the shelters are full"},
    {"Officials said that the shelters are full.",
     "Daily Post < Officials (unnamed) = the shelters are full"},
    {"Officials in Georgia said that the shelters are full.",
     "Daily Post < Officials in Georgia (unnamed) = the shelters are full"},
    {"The foreign minister of Georgia, Nino Lorei, said that the shelters are full.",
     "Daily Post < Nino Lorei = the shelters are full"},
    {"Witnesses told the police that the shelters are full.",
     "Daily Post < Witnesses (unnamed) = the shelters are full"},
    {"The Daily Compass wrote that, according to the Lantern Foundation, the shelters are full.",
     "Daily Post < Daily Compass < Lantern Foundation = the shelters are full"},
    {"The Daily Compass wrote that the Lantern Foundation had said that the shelters are full.",
     "Daily Post < Daily Compass < Lantern Foundation = the shelters are full"},
    {"The Daily Compass reported, citing the Lantern Foundation, that the shelters are full.",
     "Daily Post < Daily Compass < Lantern Foundation = the shelters are full"},
    {"Police closed the camp (AFP via Gulf Post).",
     "Daily Post < Gulf Post < AFP = Police closed the camp"},
    {"Police closed the camp. (AFP via Gulf Post)",
     "Daily Post < Gulf Post < AFP = Police closed the camp"},
    {"Police closed the camp. Nobody was hurt. (Reuters)",
     "Daily Post < Reuters = Police closed the camp | Daily Post < Reuters = Nobody was hurt"},
    {"The minister said that the camp is closed. (Reuters)",
     "Daily Post < Reuters < minister (unnamed) = the camp is closed"},
    {"Police closed the camp. (Reuters) (Gulf Post)", "Daily Post = Police closed the camp"},
    {"Police closed the camp. (Updated)", "Daily Post = Police closed the camp"},
    {"Police closed the camp. Nobody was hurt. (Lagoon Times)",
     "Daily Post < Lagoon Times = Police closed the camp | Daily Post < Lagoon Times = Nobody was "
     "hurt"},
    {"Police closed the camp. (KLKN-TV)", "Daily Post < KLKN-TV = Police closed the camp"},
    {"Police closed the camp. (lagoon.example)",
     "Daily Post < lagoon.example = Police closed the camp"},
    {"Police closed the camp. (Jane Roe)", "Daily Post = Police closed the camp"},
    {"Police closed the camp. (Berlin)", "Daily Post = Police closed the camp"},
    {"Police closed the camp. (May 2024)", "Daily Post = Police closed the camp"},
    {"Police closed the camp. (See Table 2)", "Daily Post = Police closed the camp"},
    {"Police closed the camp. (MORE)", "Daily Post = Police closed the camp"},
    {"Police closed the camp. (Photo: Lagoon Times)", "Daily Post = Police closed the camp"},
    {"The agency plans to open a shelter in Kano.",
     "Daily Post = The agency plans to open a shelter in Kano"},
    {"The agency wants to open a shelter in Kano.",
     "Daily Post = The agency wants to open a shelter in Kano"},
    {"Lena Brandt is the head of the Harbour Shelter.",
     "Daily Post = Lena Brandt is the head of the Harbour Shelter"},
    {"Nothing happened.", "Daily Post = Nothing happened"},
    {"Nine women were freed, and the minister said that the shelters are full.",
     "Daily Post = Nine women were freed | Daily Post < minister (unnamed) = the shelters are "
     "full"},
    {"The minister said the shelters are full, adding that the money is gone.",
     "Daily Post < minister (unnamed) = the shelters are full | Daily Post < minister (unnamed) = "
     "the money is gone"},
    {"The minister said the shelters are full, but activists said the money is gone.",
     "Daily Post < minister (unnamed) = the shelters are full | Daily Post < activists (unnamed) = "
     "the money is gone"},
    {"He said that the shelters are full.", "Daily Post < He (unnamed) = the shelters are full"},
    {"They say that the shelters are full.", "Daily Post < They (unnamed) = the shelters are full"},
    {"\"The shelters are full,\" she said.", "Daily Post < she (unnamed) = The shelters are full"},
    {"The shelters, according to the minister, are full.",
     "Daily Post < minister (unnamed) = The shelters, according to the minister, are full"},
    {"The Lantern Foundation wrote in its article that the shelters are full.",
     "Daily Post < Lantern Foundation [article] = the shelters are full"},
    {"The newspaper Southern Echo wrote that the shelters are full.",
     "Daily Post < Southern Echo = the shelters are full"},
    {"\"The shelters have been full for years,\" the study says. The Lantern Foundation wrote it.",
     "Daily Post < study [study] = The shelters have been full for years"},
    {"Lena Brandt said that the shelters are full. \"Nobody has come to help us for years.\"",
     "Daily Post < Lena Brandt = the shelters are full | Daily Post < Lena Brandt (carried) = "
     "Nobody has come to help us for years"},
    {"The minister asked why the shelters are full.",
     "Daily Post < minister (unnamed) = why the shelters are full"},
    {"The minister told her that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The shelters are said to be full.",
     "Daily Post < nobody named (unnamed) = The shelters are said to be full"},
    // Whoever is told something says nothing, nor does who is expected somewhere.
    {"The passports were taken and each man was told he owed a fare.",
     "Daily Post = The passports were taken and each man was told he owed a fare"},
    {"Whoever wants to leave is told that the police will come.",
     "Daily Post = Whoever wants to leave is told that the police will come"},
    {"The two are expected to appear in court today.",
     "Daily Post = The two are expected to appear in court today"},
    {"The road is known to us.", "Daily Post = The road is known to us"},
    {"The mayor said that a third man is believed to be in Togo.",
     "Daily Post < mayor (unnamed) = a third man is believed to be in Togo"},
    // A name behind what somebody is, and what he is behind his name.
    {"The main contractor, Pinerolo Foundation, said that the shelters are full.",
     "Daily Post < Pinerolo Foundation = the shelters are full"},
    {"A worker at the mill, Pinerolo Foundation, said that the shelters are full.",
     "Daily Post < worker at the mill (unnamed) = the shelters are full"},
    {"On Tuesday, a lawyer who represents the women, said that the shelters are full.",
     "Daily Post < lawyer (unnamed) = the shelters are full"},
    {"In Milan, a court that hears such cases, ruled that the shelters are full.",
     "Daily Post < court (unnamed) = the shelters are full"},
    {"Lake Rescue, an Accra-based charity that took part in the raid, said the shelters are full.",
     "Daily Post < Lake Rescue = the shelters are full"},
    {"A nurse in the port, Bari, said that the shelters are full.",
     "Daily Post < nurse in the port (unnamed) = the shelters are full"},
    // The writer's own judgement, and what was come upon.
    {"The claim that the shelters are full is wrong.",
     "Daily Post = The claim that the shelters are full is wrong"},
    {"He repeats the claim that the shelters are full.",
     "Daily Post < nobody named (unnamed) = the shelters are full"},
    {"That is what prosecutors alleged: the shelters are full.",
     "Daily Post < prosecutors (unnamed) = the shelters are full"},
    {"The man refused to be quoted by the paper.",
     "Daily Post = The man refused to be quoted by the paper"},
    {"The victims are thought to number 300.",
     "Daily Post < nobody named (unnamed) = The victims are thought to number 300"},
    {"The report found victims in every district.",
     "Daily Post < report [report] = The report found victims in every district"},
    {"It must be said that the shelters are full.",
     "Daily Post = It must be said that the shelters are full"},
    {"In the view of the Post, the shelters are full.", "Daily Post = the shelters are full"},
    {"The centre found rooms for 27 workers.",
     "Daily Post = The centre found rooms for 27 workers"},
    {"The centre found serious gaps in the law.",
     "Daily Post < centre = The centre found serious gaps in the law"},
    {"The centre observed that the law protects nobody.",
     "Daily Post < centre = the law protects nobody"},
    {"A prosecutor testified that the drivers were paid.",
     "Daily Post < prosecutor (unnamed) = the drivers were paid"},
    {"The ombudsman's report reveals that the shelters were empty.",
     "Daily Post < ombudsman [report] (unnamed) = the shelters were empty"},
    {"Two lawyers confirmed that the case was closed.",
     "Daily Post < Two lawyers (unnamed) = the case was closed"},
    {"Journalists discovered that the hotel belonged to the gang.",
     "Daily Post < Journalists (unnamed) = the hotel belonged to the gang"},
    {"The embassy in Ankara stated that twelve citizens returned.",
     "Daily Post < embassy in Ankara = twelve citizens returned"},
    {"The Council of Europe warned that the law protects nobody.",
     "Daily Post < Council of Europe = the law protects nobody"},
    {"The charity Open Window estimates that 1,200 children work in the streets.",
     "Daily Post < Open Window = 1,200 children work in the streets"},
    {"The Gulf Post reported that the police chief had resigned.",
     "Daily Post < Gulf Post = the police chief had resigned"},
    {"The police chief argued that the law protects nobody.",
     "Daily Post < police chief (unnamed) = the law protects nobody"},
    {"Tbilisi said that twelve citizens returned.",
     "Daily Post < Government of Georgia = twelve citizens returned"},
    {"The Georgian authorities announced that twelve citizens returned.",
     "Daily Post < Georgian authorities (unnamed) = twelve citizens returned"},
    {"According to the Council of Europe, the law protects nobody.",
     "Daily Post < Council of Europe = the law protects nobody"},
    {"According to human rights defenders, the law protects nobody.",
     "Daily Post < human rights defenders (unnamed) = the law protects nobody"},
    {"According to the ministry's statement, twelve citizens returned.",
     "Daily Post < ministry [statement] = twelve citizens returned"},
    {"The law protects nobody, according to a report by the Open Window Institute.",
     "Daily Post < Open Window Institute [report] = The law protects nobody"},
    {"The statement adds that twelve citizens returned.",
     "Daily Post < statement [statement] = twelve citizens returned"},
    {"\"We could not leave the house for two years,\" a survivor said.",
     "Daily Post < a survivor (unnamed) = We could not leave the house for two years"},
    {"The court heard that the law protects nobody.",
     "Daily Post < court = the law protects nobody"},
    {"The commission concluded that the law protects nobody. It added that the courts are slow.",
     "Daily Post < commission = the law protects nobody | Daily Post < commission (carried) = the "
     "courts are slow"},
    {"The Open Window Institute says that experts have warned that the law protects nobody.",
     "Daily Post < Open Window Institute < experts (unnamed) = the law protects nobody"},
    {"Residents complained that the police never came.",
     "Daily Post < Residents (unnamed) = the police never came"},
    {"The prosecutor alleged that the drivers were paid.",
     "Daily Post < prosecutor (unnamed) = the drivers were paid"},
    {"The institute's survey suggests that most drivers were paid.",
     "Daily Post < institute [study] = most drivers were paid"},
    // What an office may come to find.
    {"The ministry may close bars where it finds that children work.",
     "Daily Post = The ministry may close bars where it finds that children work"},
    {"The ministry found that children work.", "Daily Post < ministry = children work"},
    {"The report found innocent victims had been jailed.",
     "Daily Post < report [report] = innocent victims had been jailed"},
    {"As we have seen in Libya, traffickers walk free.",
     "Daily Post = As we have seen in Libya, traffickers walk free"},
    {"The driver, who was found guilty by a jury on 4 May, sold the women.",
     "Daily Post = The driver, who was found guilty by a jury on 4 May, sold the women"},
    // Where to read on is no claim.
    {"Also see the findings of the office at www.example.org. For more information, visit the "
     "page of the office. The shelter is closed on Mondays.",
     "Daily Post = The shelter is closed on Mondays"},
    // Whom she counts does not speak.
    {"Nino Lorei, who runs the shelter, says 140 Nepali, most of them women, asked for a bed.",
     "Daily Post < Nino Lorei = 140 Nepali, most of them women, asked for a bed"},
    {"Last year, the ministry said, inspectors found that 18 boats held no papers.",
     "Daily Post < ministry < inspectors (unnamed) = 18 boats held no papers"},
    {"The agency reported that the law protects nobody, citing judicial sources. Parliament will "
     "vote on the law in June.",
     "Daily Post < agency < judicial sources (unnamed) = the law protects nobody | Daily Post = "
     "Parliament will vote on the law in June"},
};

TEST(Attribution, NamesWhoSaysWhatThroughWhom) {
  for (const PropositionRow& row : kAttributionRows)
    EXPECT_EQ(propositions_of(row.text), row.propositions) << row.text;
}

TEST(Attribution, CarriesTheSpeakerOfAnArticleAsAmbiguous) {
  const std::string found = propositions_of(
      "The Lantern Foundation's article notes that the law is weak. At the same time, as noted in "
      "the article, according to Nino Lorei, the director of the Harbour Shelter, the courts are "
      "slow. \"Nobody has come to help the women for years,\" the foundation's article explains.");
  EXPECT_EQ(
      found,
      "Daily Post < Lantern Foundation [article] = the law is weak | "
      "Daily Post < Lantern Foundation [article] (carried) < Nino Lorei = the courts are slow | "
      "Daily Post < Lantern Foundation [article] (carried) < Nino Lorei (ambiguous) = Nobody "
      "has come to help the women for years");
}

// A quotation in the paragraph of a speech goes on with it, whatever is told of the speaker there.
TEST(Attribution, GoesOnWithTheSpeechOfItsParagraph) {
  EXPECT_EQ(
      propositions_of("\"These are strange days,\" said Peter Morgan, a lawyer for the Harbour "
                      "Club, who has challenged the ministry for years. \"They never come to "
                      "the harbour.\""),
      "Daily Post < Peter Morgan = These are strange days | "
      "Daily Post < Peter Morgan = who has challenged the ministry for years | "
      "Daily Post < Peter Morgan = They never come to the harbour");
  EXPECT_EQ(propositions_of("Ana Ruiz called him a master of delays. \"He showed again and again "
                            "that he can wait.\""),
            "Daily Post < Ana Ruiz = Ana Ruiz called him a master of delays | "
            "Daily Post < Ana Ruiz (carried) = He showed again and again that he can wait");
}

TEST(Attribution, KnowsWhoSignsAQuotation) {
  EXPECT_EQ(
      propositions_of("\"They have taken our papers and our phones.\" \u2015 Krystal Correa, a "
                      "former cook"),
      "Daily Post < Krystal Correa = They have taken our papers and our phones");
}

TEST(Attribution, KnowsOfficeAndOrganisation) {
  const Read all =
      read("According to Nino Lorei, the director of the Harbour Shelter, it is full.");
  ASSERT_FALSE(all.found.attributions.empty());
  const model::ChainLink& link = all.found.attributions.front().link;
  EXPECT_EQ(link.office, "director");
  EXPECT_EQ(link.organisation, "Harbour Shelter");
  EXPECT_EQ(link.kind, model::SourceKind::Person);
}

// A work told by another work: the search for whose it is once came round to where it began.
TEST(Attribution, EndsItsSearchForTheOwnerOfAWork) {
  for (const char* text :
       {"Importers must submit the text of the books for review, including the books proposed for "
        "the annual fair, the ministry announced.",
        "text of the books for including the books proposed annual"}) {
    for (const Proposition& each : read(text).found.propositions) {
      EXPECT_FALSE(each.chain.links.empty()) << text;
    }
  }
}

TEST(Attribution, NeverNamesASurvivor) {
  const Read all = read("Nino Lorei, a survivor of trafficking, said that she was locked in.");
  for (const Proposition& each : all.found.propositions) {
    EXPECT_EQ(model::describe(each.chain).find("Lorei"), std::string::npos);
  }
}

// Whatever the words: ranges are valid, propositions are ordered and disjoint.
TEST(Attribution, HoldsItsPromisesOnScrambledText) {
  const std::vector<std::string> words = {
      "said",      "that",   "\"",     ",",  ".",     "the",          "report",       "(",     ")",
      "according", "to",     "it",     "is", "noted", "Baku",         "who",          "and",   "as",
      ":",         "denied", "by",     "in", "-",     "\xE2\x80\x9C", "\xE2\x80\x9D", "Lorei", "'s",
      "claim",     "media",  "citing", ";",  "\n\n",  "2024",         "via"};
  std::uint64_t seed = 7;
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      text += words[(seed >> 33U) % words.size()];
      text += ' ';
    }
    const Read all = read(text);
    const auto size = static_cast<std::uint32_t>(all.analysis.tokens.size());
    std::uint32_t last = 0;
    for (const Proposition& each : all.found.propositions) {
      ASSERT_LE(last, each.tokens.begin) << text;
      ASSERT_LT(each.tokens.begin, each.tokens.end) << text;
      ASSERT_LE(each.tokens.end, size) << text;
      ASSERT_FALSE(each.chain.links.empty()) << text;
      last = each.tokens.end;
    }
    for (const Attribution& each : all.found.attributions) {
      ASSERT_LE(each.source.end, size) << text;
      ASSERT_LE(each.cue.end, size) << text;
      ASSERT_FALSE(each.content.empty()) << text;
      for (const text::TokenRange& part : each.content) ASSERT_LE(part.end, size) << text;
    }
  }
}

}  // namespace
}  // namespace plumbline::extract
