// SPDX-License-Identifier: Apache-2.0
//
// Statements that reach the reader through several hands.

#include <gtest/gtest.h>

#include "extract/attribution_test_internal.h"

namespace plumbline::extract {
namespace {

const PropositionRow kRelayRows[] = {
    {"According to the Danube Institute, cited by the Evening Line, the shelters are full.",
     "Daily Post < Evening Line < Danube Institute = the shelters are full"},
    {"According to the Danube Institute (DI), as summarised by the Evening Line, the shelters are "
     "full.",
     "Daily Post < Evening Line < Danube Institute = the shelters are full"},
    {"The shelters are full, the Evening Line noted, pointing to figures published by the Danube "
     "Institute.",
     "Daily Post < Evening Line < Danube Institute [statistics] = The shelters are full"},
    {"The farms, the Evening Line noted, pointing to Benin, are empty.",
     "Daily Post < Evening Line = The farms, the Evening Line noted, pointing to Benin, are empty"},
    // Whose a known title is, and that "the agency" is not the one that spoke.
    {"Human Rights Watch said in a report that the shelters are full. According to the 2023 "
     "Trafficking in Persons Report, the state pays for six of them.",
     "Daily Post < Human Rights Watch [report] = the shelters are full | Daily Post < US "
     "Department "
     "of State [report 2023] = the state pays for six of them"},
    {"The inspectorate said that the farms are closed. Reuters did not carry the figure. The "
     "agency "
     "reported that the shelters are full.",
     "Daily Post < inspectorate = the farms are closed | Daily Post = Reuters did not carry the "
     "figure | Daily Post < Reuters (carried) = the shelters are full"},
    // A plain agency may be any body: not the one that was spoken to.
    {"UNICEF told Reuters on Monday that the farms are closed. The agency said that the shelters "
     "are full.",
     "Daily Post < Reuters < UNICEF = the farms are closed | Daily Post < UNICEF (carried) = the "
     "shelters "
     "are full"},
    {"Nobody had seen the figure of Reuters. The wire service reported that the shelters are full.",
     "Daily Post = Nobody had seen the figure of Reuters | Daily Post < Reuters (carried) = the "
     "shelters are full"},
    {"The police said it all began in March.", "Daily Post < police = it all began in March"},
    // A way, not a source.
    {"A priest said that the girls were taken via Hungary.",
     "Daily Post < priest (unnamed) = the girls were taken via Hungary"},
    {"The girls were recruited via Tellgram.",
     "Daily Post = The girls were recruited via Tellgram"},
    // "The paper" is the one whose reporter or story was told of.
    {"The Merlion Voice's story rests on talks in the port. Ann Lee, a docker, told the paper that "
     "the shelters are full.",
     "Daily Post = The Merlion Voice's story rests on talks in the port | Daily Post < Merlion "
     "Voice (carried) < Ann Lee = the shelters are full"},
    {"The Delta Daily Ledger wrote that the farms are closed. Ann Lee, a docker, told the paper "
     "that the shelters are full.",
     "Daily Post < Delta Daily Ledger = the farms are closed | Daily Post < Delta Daily Ledger "
     "(carried) < Ann Lee = the shelters are full"},
    {"The Evening Line reported that the shelters are full. The Danube Institute rescued forty "
     "men, "
     "according to its annual report.",
     "Daily Post < Evening Line = the shelters are full | Daily Post < Danube Institute [report] = "
     "The Danube Institute rescued forty men"},
    {"Ann Lee confirmed to the Evening Line by telephone that the shelters are full.",
     "Daily Post < Evening Line < Ann Lee = the shelters are full"},
    {"Europol said in a press release that forty people were rescued.",
     "Daily Post < Europol [statement] = forty people were rescued"},
    {"The newspaper Evening Line, quoting an unnamed investigator, wrote that the leader had fled.",
     "Daily Post < Evening Line < unnamed investigator (unnamed) = the leader had fled"},
    {"The Evening Line reported on Monday, citing the Danube Institute, that the shelters are "
     "full.",
     "Daily Post < Evening Line < Danube Institute = the shelters are full"},
    {"Citing the Danube Institute, the Evening Line reported that the shelters are full.",
     "Daily Post < Evening Line < Danube Institute = the shelters are full"},
    {"With reference to the Danube Institute, the Evening Line reports that the shelters are full.",
     "Daily Post < Evening Line < Danube Institute = the shelters are full"},
    {"The shelters are full, adds the Evening Line with reference to lawyers in Lagos.",
     "Daily Post < Evening Line < lawyers in Lagos (unnamed) = The shelters are full"},
    {"The shelters are full, reports the newspaper Evening Line referring to papers of the Danube "
     "Institute.",
     "Daily Post < Evening Line < Danube Institute [paper] = The shelters are full"},
    {"The State Department's 2024 report says that the courts are slow. Our second text is a "
     "review "
     "by the Danube Institute. The review says that the shelters are full.",
     "Daily Post < US Department of State [report 2024] = the courts are slow | Daily Post = Our "
     "second text is a review by the Danube Institute | Daily Post < Danube Institute [study] "
     "(carried) = the "
     "shelters are full"},
    {"The Danube Institute published a review. The camps are full, says the review on page 12.",
     "Daily Post = The Danube Institute published a review | Daily Post < Danube Institute [study] "
     "(carried) = The camps are full"},
    {"The ministry itself said that the shelters are full.",
     "Daily Post < ministry = the shelters are full"},
    {"The shelters are full, writes the Evening Line on Tuesday.",
     "Daily Post < Evening Line = The shelters are full"},
    {"The shelters are full, the Danube Institute's report says, citing the Ministry of Labour.",
     "Daily Post < Danube Institute [report] < Ministry of Labour = The shelters are full"},
    {"A report by the Danube Institute cited by the Evening Line says that the shelters are full.",
     "Daily Post < Evening Line < Danube Institute [report] = the shelters are full"},
    {"\"The shelters have been full for years\", reads a briefing by the Anchor Alliance that was "
     "quoted by the paper Evening Line.",
     "Daily Post < Evening Line < Anchor Alliance [paper] = The shelters have been full for years"},
    {"According to a report by the Danube Institute quoted by the Evening Line, the shelters are "
     "full.",
     "Daily Post < Evening Line < Danube Institute [report] = the shelters are full"},
    {"The shelters are full, according to the Danube Institute, as quoted by the Evening Line.",
     "Daily Post < Evening Line < Danube Institute = The shelters are full"},
    {"The shelters are full, the Danube Institute said, according to the Evening Line.",
     "Daily Post < Evening Line < Danube Institute = The shelters are full"},
    {"Lena Brandt, quoted by the Evening Line, said that the shelters are full.",
     "Daily Post < Evening Line < Lena Brandt = the shelters are full"},
    {"Newspapers in Baku, Tbilisi and Yerevan wrote that the shelters are full.",
     "Daily Post < Newspapers (unnamed) = the shelters are full"},
    {"After a raid in Baku, Tbilisi and Yerevan said that the shelters are full.",
     "Daily Post < Government of Armenia = the shelters are full"},
    {"The report says that no document showing the debts was produced.",
     "Daily Post < report [report] = no document showing the debts was produced"},
    {"The lawyers work with a 2022 Council of Europe report which found that the shelters are "
     "full.",
     "Daily Post = The lawyers work with a 2022 Council of Europe report | Daily Post < Council of "
     "Europe = the shelters are full"},
    {"Azadliq Lane carries an interview with a minister. The same newspaper writes that the "
     "shelters are full.",
     "Daily Post = Azadliq Lane carries an interview with a minister | Daily Post < Azadliq Lane "
     "(carried) = the shelters are full"},
    // The place behind a body is part of its name; a time behind its preposition says nothing.
    {"UNICEF Albania said that the shelters are full.",
     "Daily Post < UNICEF Albania = the shelters are full"},
    {"IOM Geneva said that the shelters are full.",
     "Daily Post < IOM Geneva = the shelters are full"},
    {"Reports of the Haven Centre between March and May 2024 said that the shelters are full.",
     "Daily Post < Haven Centre [report] = the shelters are full"},
    {"The judge, quoted by the newspaper Evening Line, said that the shelters are full.",
     "Daily Post < Evening Line < judge = the shelters are full"},
    {"The ministry, cited by the agency Harbour Press, denied that the shelters are full.",
     "Daily Post < Harbour Press < ministry = the shelters are full"},
    {"\"The shelters are full,\" Lena Brandt was quoted as saying by the Evening Line.",
     "Daily Post < Evening Line < Lena Brandt = The shelters are full"},
    {"Lena Brandt was quoted by the Evening Line as saying that the shelters are full.",
     "Daily Post < Evening Line < Lena Brandt = the shelters are full"},
    {"The Evening Line quoted Lena Brandt as saying that the shelters are full.",
     "Daily Post < Evening Line < Lena Brandt = the shelters are full"},
    {"The director of the shelter, Lena Brandt, was cited as saying that the shelters are full.",
     "Daily Post < Lena Brandt = the shelters are full"},
    {"The Evening Line learned from a police officer that the shelters are full.",
     "Daily Post < Evening Line < police officer (unnamed) = the shelters are full"},
    {"In an interview with the Evening Line, Lena Brandt said that the shelters are full.",
     "Daily Post < Evening Line < Lena Brandt [interview] = the shelters are full"},
    {"The shelters are full, Lena Brandt said in an interview with the Evening Line.",
     "Daily Post < Evening Line < Lena Brandt [interview] = The shelters are full"},
    {"The shelters are full, as Lena Brandt told the newspaper Evening Line.",
     "Daily Post < Evening Line < Lena Brandt = The shelters are full"},
    {"\"I was told that I would work in a factory,\" a former fisher recounted to the Evening "
     "Line.",
     "Daily Post < Evening Line < former fisher (unnamed) = I was told that I would work in a "
     "factory"},
    {"One survivor told the Haven Foundation that she was locked in a flat.",
     "Daily Post < Haven Foundation < a survivor (unnamed) = she was locked in a flat"},
    {"The minister told reporters that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The minister told this newspaper that the shelters are full.",
     "Daily Post < minister (unnamed) = the shelters are full"},
    {"The ministry said in a statement to Reuters that the shelters are full.",
     "Daily Post < Reuters < ministry [statement] = the shelters are full"},
    {"As the shelter's director Lena Brandt put it, \"a law without a judge is a photograph\".",
     "Daily Post < Lena Brandt = a law without a judge is a photograph"},
    {"LAGOS, May 6 (Gulf Post) - Women are transported through Niger and forced into prostitution "
     "in Italy, the International Organization for Migration (IOM) said on Monday.",
     "Daily Post < International Organization for Migration = Women are transported through Niger "
     "and forced into prostitution in Italy"},
    {"The police do nothing. Such are the conclusions of a study by the Danube Institute.",
     "Daily Post < Danube Institute [study] = The police do nothing"},
    {"The police do nothing. That is the view of Lena Brandt, the director of the Harbour Shelter.",
     "Daily Post < Lena Brandt = The police do nothing"},
    {"\"The police do nothing for the victims.\" So reads the 2023 report of the Danube Institute.",
     "Daily Post < Danube Institute [report 2023] = The police do nothing for the victims"},
    {"\"The police do nothing for the victims.\" So reads the 2023 report of the Danube Institute, "
     "to which the Lantern Foundation refers in its article.",
     "Daily Post < Lantern Foundation [article] < Danube Institute [report 2023] = The police do "
     "nothing for the victims"},
    {"The police do nothing. That is the conclusion of a paper by the Danube Institute, as "
     "reported by the portal Evening Line.",
     "Daily Post < Evening Line < Danube Institute [paper] = The police do nothing"},
    {"The police do nothing. The Danube Institute came to this conclusion in its 2023 study.",
     "Daily Post < Danube Institute [study 2023] = The police do nothing"},
    {"The police do nothing. This conclusion was reached by the Danube Institute.",
     "Daily Post < Danube Institute = The police do nothing"},
    {"The police do nothing. The figures come from the annual report of the Danube Institute.",
     "Daily Post < Danube Institute [report] = The police do nothing"},
    {"The police do nothing. Lena Brandt said this in an interview with the Evening Line.",
     "Daily Post < Evening Line < Lena Brandt [interview] = The police do nothing"},
    {"\"The police do nothing for the victims.\" Those were the words of Lena Brandt.",
     "Daily Post < Lena Brandt = The police do nothing for the victims"},
    {"The sample, the newspaper points out, consisted of 214 women.",
     "Daily Post < newspaper = The sample, the newspaper points out, consisted of 214 women"},
    {"Agents in Colombo, human rights activists allege, go on sending women to Amman.",
     "Daily Post < human rights activists (unnamed) = Agents in Colombo, human rights activists "
     "allege, go on sending women to Amman"},
    {"Local media report that the shelters are full.",
     "Daily Post < Local media (unnamed) = the shelters are full"},
    {"Reports have emerged that the shelters are full.",
     "Daily Post < nobody named (unnamed) = the shelters are full"},
    {"It is stated in the Danube Institute's report that the shelters are full.",
     "Daily Post < Danube Institute [report] = the shelters are full"},
    {"In the Danube Institute's 2023 report it is said that the shelters are full.",
     "Daily Post < Danube Institute [report 2023] = the shelters are full"},
    {"It is rumoured in the port that the shelters are full.",
     "Daily Post < nobody named (unnamed) = the shelters are full"},
    {"The gang is believed by the police to have moved forty women to Dubai.",
     "Daily Post < police = The gang is believed by the police to have moved forty women to Dubai"},
    {"The drivers were described by the police as traffickers.",
     "Daily Post < police = The drivers were described by the police as traffickers"},
    {"Police called the drivers human traffickers.",
     "Daily Post < Police (unnamed) = Police called the drivers human traffickers"},
    {"A deputy minister spoke of 31 victims identified in 2023.",
     "Daily Post < deputy minister (unnamed) = A deputy minister spoke of 31 victims identified in "
     "2023"},
    {"The cooperative to which the farms belong declared that the contracts had ended.",
     "Daily Post < cooperative = the contracts had ended"},
    {"\"We think that the police knew everything,\" said Lena Brandt.",
     "Daily Post < Lena Brandt = We think that the police knew everything"},
    {"\"They told us that the shelters were full,\" said Lena Brandt.",
     "Daily Post < Lena Brandt = They told us that the shelters were full"},
    {"The spokesman, who asked not to be named, said that the shelters are full.",
     "Daily Post < spokesman (unnamed) = the shelters are full"},
    {"Lena Brandt told the Evening Line that the shelters are full. She added that the money is "
     "gone.",
     "Daily Post < Evening Line < Lena Brandt = the shelters are full | Daily Post < Evening Line "
     "(carried) < Lena Brandt (carried) = the money is gone"},
    {"The driver told the Evening Line that the shelters are full. The driver also said that the "
     "money is gone.",
     "Daily Post < Evening Line < driver (unnamed) = the shelters are full | Daily Post < Evening "
     "Line (carried) < driver (unnamed) = the money is gone"},
    {"The weekly Evening Line wrote that the shelters are full. As the weekly notes, the money is "
     "gone.",
     "Daily Post < Evening Line = the shelters are full | Daily Post < Evening Line (carried) = "
     "the money is gone"},
    {"The Danube Institute presented its annual report. In 2023, the report says, 1,248 victims "
     "were identified.",
     "Daily Post = The Danube Institute presented its annual report | Daily Post < Danube "
     "Institute [report] (carried) = In 2023, the report says, 1,248 victims were identified"},
    {"We believe that the real number is higher.", "Daily Post = the real number is higher"},
    {"The Evening Line quotes the head of the shelter, Nino Lorei, as saying that the beds are "
     "full.",
     "Daily Post < Evening Line < Nino Lorei = the beds are full"},
    {"The Evening Line cites a survivor, who said that her employer had sold her.",
     "Daily Post < Evening Line < a survivor (unnamed) = her employer had sold her"},
    {"Nino Lorei, a lawyer cited in a commentary by the Danube Institute, says that the courts are "
     "slow.",
     "Daily Post < Danube Institute [article] < Nino Lorei = the courts are slow"},
    {"\"The courts do nothing\", says a report of the Danube Institute, which was retold by the "
     "Lantern Foundation in a commentary.",
     "Daily Post < Lantern Foundation [article] < Danube Institute [report] = The courts do "
     "nothing"},
    {"According to the Danube Institute, to which the Lantern Foundation refers in its article, "
     "the courts are slow.",
     "Daily Post < Lantern Foundation [article] < Danube Institute = the courts are slow"},
    {"The agency Isle Press reported that 340 women had asked for help. The number comes from the "
     "Danube Institute.",
     "Daily Post < Isle Press < Danube Institute = 340 women had asked for help"},
    {"The ministry said that the shelters are full. This was also stated by Nino Lorei.",
     "Daily Post < ministry = the shelters are full"},
    {"The Danube Institute said that 1,120 cases were registered. Of these, 214 ended in a "
     "conviction.",
     "Daily Post < Danube Institute = 1,120 cases were registered | Daily Post < Danube Institute "
     "(carried) = Of these, 214 ended in a conviction"},
    {"The Lantern Foundation's article recalls that the local press has been writing since the "
     "winter about the camps. Several outlets reported that the police had arrested nine people.",
     "Daily Post < Lantern Foundation [article] < local press (unnamed) = the local press has been "
     "writing since the winter about the camps | Daily Post < Lantern Foundation [article] < "
     "Several outlets (unnamed) = the police had arrested nine people"},
    {"The Danube Institute takes another view. Deportation, it argues, closes the case.",
     "Daily Post = The Danube Institute takes another view | Daily Post < Danube Institute "
     "(carried) = "
     "Deportation, it argues, closes the case"},
    {"The article by the Danube Institute notes that the law is weak. The author concludes that "
     "the courts are slow.",
     "Daily Post < Danube Institute [article] = the law is weak | Daily Post < Danube Institute "
     "[article] (carried) = the courts are slow"},
    {"The State Department's 2024 Trafficking in Persons Report came out in June. The report says "
     "that the courts are slow.",
     "Daily Post = The State Department's 2024 Trafficking in Persons Report came out in June | "
     "Daily Post < US Department of State [report 2024] (carried) = the courts are slow"},
    {"The text mentions further that, as was learned from sources in the port, two companies moved "
     "the boys.",
     "Daily Post < text [publication] < sources in the port (unnamed) = two companies moved the "
     "boys"},
    {"\"My employer told me that she had bought me,\" said Nino Lorei.",
     "Daily Post < Nino Lorei = My employer told me that she had bought me"},
    {"The spokesman of the ministry, Nino Lorei, said: \"The case is closed and nobody will reopen "
     "it.\"",
     "Daily Post < Nino Lorei = The case is closed and nobody will reopen it"},
    {"One of the workers, quoted by the broadcaster Aegean TV, said: \"The boss kept our passports "
     "in his car.\" Another told the channel that he had been beaten.",
     "Daily Post < Aegean TV < One of the workers (unnamed) = The boss kept our passports in his "
     "car | Daily Post < Aegean TV (carried) < Another (unnamed) = he had been beaten"},
    {"The Danube Institute's report draws on conversations with a former driver. He says that the "
     "beds are full.",
     "Daily Post = The Danube Institute's report draws on conversations with a former driver | "
     "Daily Post < Danube Institute (carried) < former driver (unnamed) = the beds are full"},
    {"Nino Lorei is also given the floor in the Danube Institute's article. Lorei believes that "
     "the courts are slow.",
     "Daily Post = Nino Lorei is also given the floor in the Danube Institute's article | Daily "
     "Post < Danube Institute [article] (carried) < Nino Lorei = the courts are slow"},
    {"Nino Lorei, the lawyer of the owner, a man from Kano, told reporters that the case is "
     "closed.",
     "Daily Post < Nino Lorei = the case is closed"},
    {"The men were recruited by an agency called Vistula Plus.",
     "Daily Post = The men were recruited by an agency called Vistula Plus"},
    {"The report, Nino Lorei notes, does not mention the camps.",
     "Daily Post < Nino Lorei = The report, Nino Lorei notes, does not mention the camps"},
    {"The closure of the camp shows that the law works.",
     "Daily Post = The closure of the camp shows that the law works"},
    {"A petition filed by the Lantern Foundation says that the beds are full.",
     "Daily Post < Lantern Foundation [statement] = the beds are full"},
    {"One carer told the Lantern Foundation's researchers that the beds are full.",
     "Daily Post < Lantern Foundation < One carer (unnamed) = the beds are full"},
    {"A leaked memo seen by the Evening Line suggests that the beds are full.",
     "Daily Post < Evening Line < leaked memo [statement] (unnamed) = the beds are full"},
    {"The newspaper Evening Line reported, with reference to the border guard, that the agency had "
     "lost its licence.",
     "Daily Post < Evening Line < border guard = the agency had lost its licence"},
    {"The study by the Danube Institute, titled \"Sold Twice\", finds that recruiters are paid.",
     "Daily Post < Danube Institute [study] = recruiters are paid"},
    {"The teachers had been ordered to bring their classes to the fields.",
     "Daily Post = The teachers had been ordered to bring their classes to the fields"},
    {"The minister holds the recruiters responsible.",
     "Daily Post < minister (unnamed) = The minister holds the recruiters responsible"},
    {"Nino Lorei described the study as \"a collection of old fairy tales\", TASS reported.",
     "Daily Post < TASS < Nino Lorei = the study as \"a collection of old fairy tales"},
    {"The Danube Institute's study says that the law is weak. \"We were counted every evening like "
     "cattle,\" a worker "
     "told the authors.",
     "Daily Post < Danube Institute [study] = the law is weak | Daily Post < Danube Institute "
     "[study] "
     "(carried) < worker (unnamed) = We were counted every evening like cattle"},
    {"The fund refused to comment, citing the safety of its staff.",
     "Daily Post = The fund refused to comment, citing the safety of its staff"},
    {"The minister said that the law works. The statement was criticised by the Lantern "
     "Foundation.",
     "Daily Post < minister (unnamed) = the law works | Daily Post < Lantern Foundation = The "
     "statement was criticised "
     "by the Lantern Foundation"},
    {"Local newspapers write that the bars have reopened. One of them, Diario del Sur, cites a "
     "police officer as saying that raids are announced.",
     "Daily Post < Local newspapers (unnamed) = the bars have reopened | Daily Post < Diario del "
     "Sur < police officer (unnamed) = raids are announced"},
    {"A report by the Orchard Centre says that the law is weak. \"The courts are slow and "
     "costly,\" the Centre's report says.",
     "Daily Post < Orchard Centre [report] = the law is weak | Daily Post < Orchard Centre "
     "[report] (carried) = The courts are slow and costly"},
    {"Nino Lorei said that the law is weak. As the State Department's 2024 report states, \"the "
     "government does not fully meet the minimum standards\".",
     "Daily Post < Nino Lorei = the law is weak | Daily Post < US Department of State [report "
     "2024] = the government does not fully meet the minimum standards"},
};

struct OwnRow {
  const char* publisher;
  const char* text;
  const char* propositions;
};

// A body that publishes may call itself by the noun of its name, but so may others.
const OwnRow kOwn[] = {
    {"Embassy of Nepal", "The Embassy said that the men are safe.",
     "Embassy of Nepal = the men are safe"},
    {"Wings of Return", "Wings of Return demanded that the list be published.",
     "Wings of Return = the list be published"},
    {"Police in Enugu", "Police said that the men are safe.",
     "Police in Enugu < Police (unnamed) = the men are safe"},
    {"Ministry of Justice of Nepal",
     "The Ministry of Labour closed two farms. The Ministry said that the men are safe.",
     "Ministry of Justice of Nepal = The Ministry of Labour closed two farms | Ministry of Justice "
     "of Nepal < Ministry of Labour (carried) = the men are safe"},
    {"Ministry of Justice of Nepal",
     "Officers of the Ministry of Labour met those of the Ministry of Health. The Ministry said "
     "that the men are safe.",
     "Ministry of Justice of Nepal = Officers of the Ministry of Labour met those of the Ministry "
     "of Health | Ministry of Justice of Nepal < Ministry of Health (ambiguous) = the men are "
     "safe"},
};

TEST(OwnVoice, IsThePublishersWhereNoOtherMayBeMeant) {
  for (const OwnRow& row : kOwn) {
    EXPECT_EQ(propositions_of(row.text, row.publisher), row.propositions) << row.text;
  }
}

TEST(Relays, NamesWhoHandsAStatementOn) {
  for (const PropositionRow& row : kRelayRows)
    EXPECT_EQ(propositions_of(row.text), row.propositions) << row.text;
}

}  // namespace
}  // namespace plumbline::extract
