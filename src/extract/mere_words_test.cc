// SPDX-License-Identifier: Apache-2.0
//
// Verbs of saying that report nothing, contents and hearers in odd places.

#include <gtest/gtest.h>

#include "extract/attribution_test_internal.h"

namespace plumbline::extract {
namespace {

const PropositionRow kMereWordRows[] = {
    // A noun behind its article is no act of its own.
    {"In an interim ruling on Friday the tribunal found that the farms are closed.",
     "Daily Post < tribunal = the farms are closed"},
    // What is told behind "is that".
    {"What Lena Brandt told our reporter was that the farms are closed.",
     "Daily Post < Lena Brandt = the farms are closed"},
    {"What the union can confirm is that nobody came.", "Daily Post < union = nobody came"},
    // Of oneself: one statement.
    {"The union says it was unable to establish who owns the farms.",
     "Daily Post < union = it was unable to establish who owns the farms"},
    // Who is warned says nothing, nor does whoever warns him of something.
    {"The farmers had been warned by the inspectorate about the locks.",
     "Daily Post = The farmers had been warned by the inspectorate about the locks"},
    {"The farmers were warned by the inspectorate that the locks are illegal.",
     "Daily Post < inspectorate = the locks are illegal"},
    {"The farmer was cited by police for a broken fence.",
     "Daily Post = The farmer was cited by police for a broken fence"},
    {"A lorry, cited by police for speeding, was full of girls, the mayor said.",
     "Daily Post < mayor (unnamed) = A lorry, cited by police for speeding, was full of girls"},
    {"The embassy informed the consul. The farms are closed.",
     "Daily Post = The embassy informed the consul | Daily Post = The farms are closed"},
    // What somebody wants to be called.
    {"A woman who wants to be called Nora said the farms are closed.",
     "Daily Post < woman (unnamed) = the farms are closed"},
    {"A deckhand, who asked us to call him Musa, said the farms are closed.",
     "Daily Post < deckhand (unnamed) = the farms are closed"},
    // A verdict, a plea, a period, what nobody knows, what nobody has found yet, a call by
    // telephone.
    {"The trader was acquitted of fraud and found guilty of two counts of theft.",
     "Daily Post = The trader was acquitted of fraud and found guilty of two counts of theft"},
    {"The trader pleaded guilty to theft.", "Daily Post = The trader pleaded guilty to theft"},
    {"Raids resumed during the reporting period.",
     "Daily Post = Raids resumed during the reporting period"},
    {"It was not known whether the farms are closed.",
     "Daily Post = It was not known whether the farms are closed"},
    {"Most of the farms are, as far as is known, closed.",
     "Daily Post = Most of the farms are, as far as is known, closed"},
    {"If the union determined that a farm was closed, its lawyers went to court.",
     "Daily Post = If the union determined that a farm was closed, its lawyers went to court"},
    {"The clerk tried to call the girl.", "Daily Post = The clerk tried to call the girl"},
    // What is denied is said not to be so; what somebody is denied is not given.
    {"The miller denied withholding wages.",
     "Daily Post < miller (unnamed) = The miller denied withholding wages"},
    {"The board denied any role in cutting the weavers' wages.",
     "Daily Post < board = The board denied any role in cutting the weavers' wages"},
    {"The mayor denied wages were withheld.", "Daily Post < mayor (unnamed) = wages were withheld"},
    {"The miller denied the weavers access to water.",
     "Daily Post = The miller denied the weavers access to water"},
    {"An inquiry found guilty pleas in most cases.",
     "Daily Post < inquiry [study] (unnamed) = An inquiry found guilty pleas in most cases"},
    {"A jury found Joan Baker guilty of theft.",
     "Daily Post = A jury found Joan Baker guilty of theft"},
    {"The office maintained an online register.",
     "Daily Post = The office maintained an online register"},
    {"Former clerks of the mine maintain the opposite.",
     "Daily Post < Former clerks of the mine (unnamed) = Former clerks of the mine maintain the "
     "opposite"},
    {"Neither the union nor anyone else has established the number of farms.",
     "Daily Post = Neither the union nor anyone else has established the number of farms"},
    {"The town established a mechanism for complaints.",
     "Daily Post = The town established a mechanism for complaints"},
    {"Guards sold the farms, denying the workers access to water.",
     "Daily Post = Guards sold the farms, denying the workers access to water"},
    {"There is a lack of evidence that the farms are closed.",
     "Daily Post = There is a lack of evidence that the farms are closed"},
    {"The code spared farmers if they proposed marriage to the girl.",
     "Daily Post = The code spared farmers if they proposed marriage to the girl"},
    // What is done, wished for and laid down by things.
    {"Programmes sought to reach 300 farms.", "Daily Post = Programmes sought to reach 300 farms"},
    {"The labour code does not specify that farms must close.",
     "Daily Post = The labour code does not specify that farms must close"},
    // Whoever was trained, and whoever has a month before the name.
    {"Guards trained to recognise old farms believed that the farms are closed.",
     "Daily Post < Guards (unnamed) = the farms are closed"},
    {"In August GHK reported that the farms are closed.",
     "Daily Post < GHK = the farms are closed"},
    {"Joan Baker was charged. In court, Baker claimed that the farms are closed.",
     "Daily Post = Joan Baker was charged | Daily Post < Joan Baker = the farms are closed"},
    // A body and what it belongs to.
    {"The Hill Rescue Service (HRS) within the Northern Farm Council (NFC) says the farms are "
     "closed.",
     "Daily Post < Hill Rescue Service = the farms are closed"},
    // Whoever promises does something else as well; whose words "her" are is not told.
    {"The clerk hid a girl in a barn, promising that the farms are closed.",
     "Daily Post = The clerk hid a girl in a barn | Daily Post < clerk (unnamed) = the farms are "
     "closed"},
    {"It is right that we thank the nurses.", "Daily Post = It is right that we thank the nurses"},
    // Readers.
    {"You may have heard that the farms are closed.",
     "Daily Post < nobody named (unnamed) = the farms are closed"},
    {"You quote a \"senior clerk\" as saying that the farms are closed.",
     "Daily Post < \"senior clerk\" (unnamed) = the farms are closed"},
    // "That is" states something.
    {"That is a lie.", "Daily Post = That is a lie"},
    {"But that was another farm.", "Daily Post = that was another farm"},
    {"The nurse, if she exists, has not been found by anyone.",
     "Daily Post = The nurse, if she exists, has not been found by anyone"},
    {"The mayor denied the charge. And to @hill_voice, who writes that the farms are closed.",
     "Daily Post < mayor (unnamed) = The mayor denied the charge | Daily Post < @hill_voice = the "
     "farms are closed"},
    {"According to a survey made by the Danube Institute and published by the Evening Line in "
     "2021, the farms are closed.",
     "Daily Post < Evening Line < Danube Institute [study] = the farms are closed"},
    {"Thank you all.", ""},
    // What is left of an act that another tells.
    {"The mayor pointed to a 2021 union study which found that the farms are closed.",
     "Daily Post < mayor (unnamed) < 2021 union study [study 2021] (unnamed) = the farms are "
     "closed"},
    {"Its head, Lena Brandt, has asked us to make clear that she never saw the farms.",
     "Daily Post < Lena Brandt = she never saw the farms"},
};

TEST(MereWords, ReportNothing) {
  for (const PropositionRow& row : kMereWordRows) {
    EXPECT_EQ(propositions_of(row.text), row.propositions) << row.text;
  }
}

const PropositionRow kNamedRows[] = {
    {"Al-Nahar daily reports that the farms are closed.",
     "Daily Post < Al-Nahar = the farms are closed"},
    {"A private website, Tong Yulduzi, says the farms are closed.",
     "Daily Post < Tong Yulduzi = the farms are closed"},
    {"The newspaper Tong Yulduzi last May wrote that the farms are closed.",
     "Daily Post < Tong Yulduzi = the farms are closed"},
    {"The union cites the newspaper Tong Yulduzi, according to which the farms are closed.",
     "Daily Post < union = The union cites the newspaper Tong Yulduzi | Daily Post < union < Tong "
     "Yulduzi = the farms are closed"},
    {"Our colleagues at the Danube Institute tell us that the farms are closed.",
     "Daily Post < Danube Institute = the farms are closed"},
    {"Roe and Brandt (2019) argue that the farms are closed.",
     "Daily Post < Roe and Brandt = the farms are closed"},
    {"Brandt (2020, p. 7) argues that the farms are closed.",
     "Daily Post < Brandt = the farms are closed"},
    {"A driver interviewed for this study said that the farms are closed.",
     "Daily Post < driver (unnamed) = the farms are closed"},
    {"\"They hid,\" said to our correspondent the chief of police Lena Brandt.",
     "Daily Post < Lena Brandt = They hid"},
    {"The inspector, in a letter to the court seen by this paper, names two farms that are closed.",
     "Daily Post < inspector (unnamed) = names two farms that are closed"},
    {"The column attributed to the Danube Institute the claim that the farms are closed.",
     "Daily Post < Danube Institute = the farms are closed"},
    {"The union informed the Board in writing that the farms are closed. The Board notes that two "
     "are open.",
     "Daily Post < Board < union = the farms are closed | Daily Post < Board (carried) = two are "
     "open"},
    {"A clerk at the Inquiry Board said that the farms are closed. In May the Board denied that "
     "there were any.",
     "Daily Post < clerk at the Inquiry Board (unnamed) = the farms are closed | Daily Post < "
     "Inquiry Board (carried) = there were any"},
    {"Radio Kaya aired an interview with a cook who said that the farms are closed.",
     "Daily Post < Radio Kaya < cook (unnamed) = the farms are closed"},
    {"The agency Xezri carries a statement by the Danube Institute, which says that the farms are "
     "closed.",
     "Daily Post < Xezri < Danube Institute [statement] = the farms are closed"},
    {"A study by the Danube Institute, quoted at length in the Evening Line, found that the farms "
     "are closed.",
     "Daily Post < Evening Line < Danube Institute [study] = the farms are closed"},
    {"The mayor said, quoting a police statement, that the farms are closed.",
     "Daily Post < mayor (unnamed) < police [statement] = the farms are closed"},
};

TEST(Sources, AreNamedWhereANameStands) {
  for (const PropositionRow& row : kNamedRows) {
    EXPECT_EQ(propositions_of(row.text), row.propositions) << row.text;
  }
}

}  // namespace
}  // namespace plumbline::extract
