// SPDX-License-Identifier: Apache-2.0
//
// Heads written and labelled after the reading of heads (frame_head.h) had its weights, to see how
// far it reaches; docs/quality.md says how many were right unseen. These are right now; every name
// is invented.

#include "language/frame_heads_test_internal.h"

namespace plumbline::language {
namespace {

class FrameFurther : public testing::TestWithParam<HeadCase> {};

TEST_P(FrameFurther, AreRead) {
  EXPECT_EQ(fields_without_authors(GetParam()), GetParam().fields);
}

INSTANTIATE_TEST_SUITE_P(
    First, FrameFurther,
    testing::Values(
        HeadCase{"BelowALabelStandsTheAuthor",
                 "Two jailed over brick kiln\n\nOffice of the Hill County Prosecutor\n\nPress "
                 "release\n\nAuthor\n\nAnna Lee Moor\n\nPublished\n\nMay 3, 2024\n\n",
                 "Office of the Hill County Prosecutor | Two jailed over brick kiln | 2024-05-03"},
        HeadCase{
            "AbandonedInLiepajaNine",
            "Baltic Shipping Observer\nCrew welfare · 3 min read\n\nAbandoned in Liepāja: nine "
            "sailors wait for their wages\n\nIlze Kalniņa\nUpdated 9 Sep 2024, 18:05\n\n",
            "Baltic Shipping Observer | Abandoned in Liepāja: nine sailors wait for their wages | "
            "2024-09-09"},
        HeadCase{
            "NewProtocolForShelters",
            "MINISTRY OF WOMEN AND SOCIAL PROTECTION\nGeneral Directorate for Victims\n\nPress "
            "communiqué\n\nNew protocol for shelters enters into force\n\nAsunción, 14 February "
            "2025\n\n",
            "General Directorate for Victims | New protocol for shelters enters into force | "
            "2025-02-14"},
        HeadCase{
            "TheGirlsNobodyCounted",
            "The girls nobody counted\n\nWords by Amara Diallo, pictures by Sekou Bah\n\nThe Gulf "
            "of Guinea Magazine | Autumn 2024\n\n",
            "The Gulf of Guinea Magazine | The girls nobody counted | 2024"},
        HeadCase{"TomatoesTentsAndA",
                 "Freedom Desk\nTracking forced labour in supply chains\n\nTomatoes, tents and a "
                 "missing contract\n\n22 January 2025\n\n",
                 "Freedom Desk | Tomatoes, tents and a missing contract | 2025-01-22"},
        HeadCase{"TwoSentencedOverSham",
                 "Home > News > Region\n\nSharqiya Today\n\nTwo sentenced over sham adoption "
                 "ring\n\nBy staff reporter\nOctober 2, 2024\n\n",
                 "Sharqiya Today | Two sentenced over sham adoption ring | 2024-10-02"},
        HeadCase{
            "FourArrestedInModern",
            "Police Service of Northmoor\nNews and appeals\n\nFour arrested in modern slavery "
            "warrants\n\n19 November 2025\n\n",
            "Police Service of Northmoor | Four arrested in modern slavery warrants | 2025-11-19"},
        HeadCase{"TheAuctionHouseOf",
                 "Skip to content\nMenu\nTHE CHAPEL STREET REVIEW\nPolitics Essays Fiction "
                 "Podcast\n\nThe auction house of Manama\n\nLeila Haddad on the trade in "
                 "visas\n\nApril 2025\n\n",
                 "THE CHAPEL STREET REVIEW | The auction house of Manama | 2025-04"},
        HeadCase{
            "SellingAir",
            "Selling Air\n\nHow brokers in Dhaka invent jobs\n\nDelwar Mollah\n5 March 2025\n\n",
            " | Selling Air | 2025-03-05"},
        HeadCase{"ThreeMenWhoRan",
                 "Court of First Instance of Mirandela\nJudgment of 12 December 2024 "
                 "(summary)\n\nThree men who ran an olive harvest with forged contracts\n\n",
                 "Court of First Instance of Mirandela | Three men who ran an olive harvest with "
                 "forged contracts | 2024-12-12"},
        HeadCase{"ISignedWithMy",
                 "Voices of the Delta\na project of Radio Mékong\n\n“I signed with my "
                 "thumb”\n\nRecorded by Sopheap Chan, 30 May 2025\n\n",
                 "Voices of the Delta | “I signed with my thumb” | 2025-05-30"},
        HeadCase{"LighthouseLegalAidWins",
                 "PRESS RELEASE 17/2025\n\nLighthouse Legal Aid wins back wages for 31 "
                 "fishers\n\nKaohsiung, 3 June 2025\n\n",
                 "Lighthouse Legal Aid | Lighthouse Legal Aid wins back wages for 31 fishers | "
                 "2025-06-03",
                 "\n\nPress contact: Lighthouse Legal Aid, Kaohsiung"},
        HeadCase{
            "WhatHappenedAtMile",
            "Crossroads Weekly, Issue 212\n\nWhat happened at Mile 12?\n\nFriday 8 August 2025\n\n",
            "Crossroads Weekly | What happened at Mile 12? | 2025-08-08"},
        HeadCase{"NosVendieronPorUna",
                 "ENTREVISTA\n\n“Nos vendieron por una moto”\n\nLa Voz del Chapare, 16 de julio de "
                 "2024\n\n",
                 "La Voz del Chapare | “Nos vendieron por una moto” | 2024-07-16"},
        HeadCase{
            "PortBouetUnReseau",
            "LE COURRIER DE LA LAGUNE\nFaits divers\n\nPort-Bouët : un réseau démantelé\n\nPublié "
            "le 11 mars 2025\n\n",
            "LE COURRIER DE LA LAGUNE | Port-Bouët : un réseau démantelé | 2025-03-11"},
        HeadCase{
            "KeyDevelopmentsAlongThe",
            "Inter-Agency Group against Trafficking\nMonthly update | No. 6 | June 2025\n\nKey "
            "developments along the western route\n\n",
            "Inter-Agency Group against Trafficking | Key developments along the western route | "
            "2025-06"},
        HeadCase{"WhyWeShouldStop",
                 "opinion\n\nWhy we should stop saying modern slavery\n\nby Dr Joan Kibet\n\nRift "
                 "Valley Standard\nMonday, January 13, 2025\n\n",
                 "Rift Valley Standard | Why we should stop saying modern slavery | 2025-01-13"},
        HeadCase{
            "TheStrawberryContract",
            "Kolumbari Watch\n\nThe strawberry contract\n\nInvestigation\n\n2 May 2024 | Eleni "
            "Vassou\n\n",
            "Kolumbari Watch | The strawberry contract | 2024-05-02"},
        HeadCase{
            "HouseBacksTougherPenalties",
            "House backs tougher penalties for traffickers\n\nPublished: 4 April 2025\nSection: "
            "Politics\nSource: Capital Ledger\n\n",
            "Capital Ledger | House backs tougher penalties for traffickers | 2025-04-04"},
        HeadCase{"SyrianChildrenInThe",
                 "Anatolia Labour Bulletin — 27 September 2024\n\nSyrian children in the hazelnut "
                 "harvest\n\n",
                 "Anatolia Labour Bulletin | Syrian children in the hazelnut harvest | 2024-09-27"},
        HeadCase{"HighlightsOfTheWeek",
                 "HIGHLIGHTS OF THE WEEK\n\nSalt Lake Migration Forum\n10-16 March 2025\n\n",
                 "Salt Lake Migration Forum | HIGHLIGHTS OF THE WEEK | 2025-03-16"},
        HeadCase{"ChildCamelJockeysReturn",
                 "Child camel jockeys return to Kassala\n\nKASSALA, Sudan (Nubia Press Agency) – ",
                 "Nubia Press Agency | Child camel jockeys return to Kassala | "},
        HeadCase{
            "MoreCallsToHotline",
            "News in brief\n\nMore calls to hotline in spring\n\nThe number of calls rose by a "
            "third, the operators say.\n\nBy Petra Novotná, Prague Evening Mail\n12 June 2025\n\n",
            "Prague Evening Mail | More calls to hotline in spring | 2025-06-12"},
        HeadCase{
            "AShortHistoryOf",
            "Sisters Without Borders\n@sisterswb\n\nA short history of the bride market\n\nposted "
            "on May 9, 2024\n\n",
            "Sisters Without Borders | A short history of the bride market | 2024-05-09"},
        HeadCase{"NoWayBack", "No Way Back\n\nThe Promise\n\nChapter One\n\n", " | No Way Back | "},
        HeadCase{"StateOfEmergency",
                 "STATE OF EMERGENCY\nForced recruitment in the camps\n\nBy Daniel Osei and Rachel "
                 "Meyer\n\n15 December 2024\n\n",
                 " | STATE OF EMERGENCY | 2024-12-15"}),
    head_name);

INSTANTIATE_TEST_SUITE_P(
    Second, FrameFurther,
    testing::Values(
        HeadCase{
            "DansLesRizieresDe",
            "Lanterne Rouge\nLe magazine des droits humains\n\nDans les rizières de Louga, des "
            "enfants sans nom\n\nPar Awa Sarr\n7 novembre 2024\n\n",
            "Lanterne Rouge | Dans les rizières de Louga, des enfants sans nom | 2024-11-07"},
        HeadCase{"ThreeChargedAfterRaid",
                 "Thunder Bay Sentinel\nLocal News\n\nThree charged after raid on greenhouse\n\nBy "
                 "Maya Friesen, Staff Writer\nPosted: Tuesday, Feb. 4, 2025\n\n",
                 "Thunder Bay Sentinel | Three charged after raid on greenhouse | 2025-02-04"},
        HeadCase{"AContractForEvery",
                 "European Network of Domestic Workers\nPOSITION PAPER\n\nA contract for every "
                 "kitchen\n\nBrussels, March 2024\n\n",
                 "European Network of Domestic Workers | A contract for every kitchen | 2024-03"},
        HeadCase{"TheShepherdWhoCould",
                 "The shepherd who could not go home\n\nStory: Gulnara Abdieva\nPhotos: Timur "
                 "Saparov\n\nKöl Magazine, 18 August 2025\n\n",
                 "Köl Magazine | The shepherd who could not go home | 2025-08-18"},
        HeadCase{
            "RemarksAtTheOpening",
            "Republic of Ghana\nMinistry of Fisheries\n\nRemarks at the opening of the reception "
            "centre in Ada\n\n29 July 2025\n\n",
            "Ministry of Fisheries | Remarks at the opening of the reception centre in Ada | "
            "2025-07-29"},
        HeadCase{
            "PoliceFreeFromScam",
            "Breaking\n\nPolice free 14 from scam house in Kampot\n\nKAMPOT (Mekong Morning) — ",
            "Mekong Morning | Police free 14 from scam house in Kampot | "},
        HeadCase{"AbandonmentCasesDouble",
                 "INTERNATIONAL SEAFARERS' COUNCIL\nSafety at sea, dignity on board\n\nAbandonment "
                 "cases double\n\nLondon, 10 January 2025\n\n",
                 "INTERNATIONAL SEAFARERS' COUNCIL | Abandonment cases double | 2025-01-10"},
        HeadCase{
            "InBriefNewLaw",
            "In brief: new law on recruitment fees\n\nLegal Monitor Southeast Asia, vol. 8, no. 2 "
            "(May 2025)\n\n",
            "Legal Monitor Southeast Asia | In brief: new law on recruitment fees | 2025-05"},
        HeadCase{
            "NineMonthsAtAnchor",
            "Waters of Hope\nNewsletter of St Brendan's Mission to Seafarers\nEaster 2025\n\nNine "
            "months at anchor\n\n",
            "St Brendan's Mission to Seafarers | Nine months at anchor | "},
        HeadCase{
            "UnitOfAService",
            "STATE FIRE SERVICE\nRepublic of Malta\nPublic Relations and Internal Communication "
            "Division\n\nINFORMATION FOR THE MEDIA\n06.02.2025. 11:15\n\nNine dockers freed "
            "from a cold store\n\n",
            "STATE FIRE SERVICE | Nine dockers freed from a cold store | 2025-02-06"},
        HeadCase{"CountryTeam",
                 "United Nations in Belize\nNewsroom / Story\n\nCane cutters who read the small "
                 "print\n\n07 May 2024\nOrange Walk\n\n",
                 "United Nations in Belize | Cane cutters who read the small print | 2024-05-07"},
        HeadCase{"Frequency",
                 "Radio Ceibo 101.3 FM\nThe station of the students | Asuncion\n\nPaid with "
                 "promises\n\n7 June 2024\n\n",
                 "Radio Ceibo | Paid with promises | 2024-06-07"},
        HeadCase{"TitleOfAUnionsBulletin",
                 "LA VOZ DE LA ZAFRA\nBulletin of the Federation of Cane Workers of the North\n"
                 "English edition, no. 4, March 2024\n\nHOUSED IN A STABLE\n\n",
                 "LA VOZ DE LA ZAFRA | HOUSED IN A STABLE | 2024-03"},
        HeadCase{
            "DebtAndTheBrick",
            "Home\nAbout us\nPublications\nContact\n\nInstitute for Rural Labour\n\nDebt and the "
            "brick kiln\n\nWorking paper 33, September 2024\n\n",
            "Institute for Rural Labour | Debt and the brick kiln | 2024-09"},
        HeadCase{
            "OwnerOrderedToPay",
            "The Asian Harbour Times > Business > Shipping\n\nOwner ordered to pay crew\n\nSep 3, "
            "2025\n\n",
            "The Asian Harbour Times | Owner ordered to pay crew | 2025-09-03"},
        HeadCase{"WhatRemains",
                 "What Remains\n\nA son, a passport and a promise: the story of one family in "
                 "Guria\n\nBy Nino Beridze\nTranslated from the Georgian\n\n",
                 " | What Remains | "},
        HeadCase{"CrudeHarvest",
                 "Crude Harvest\nChild labour on the palm plantations\n\nGreenline "
                 "Investigations\nJuly 2024\n\n",
                 "Greenline Investigations | Crude Harvest | 2024-07"},
        HeadCase{"ZatrzymanoTrzyOsobyPodejrzane",
                 "Kurier Pomorski\nWydarzenia\n\nZatrzymano trzy osoby podejrzane o handel "
                 "ludźmi\n\n12 maja 2025\n\n",
                 "Kurier Pomorski | Zatrzymano trzy osoby podejrzane o handel ludźmi | 2025-05-12"},
        HeadCase{"StatementOfTheSpecial",
                 "STATEMENT OF THE SPECIAL ENVOY\n\nOn the occasion of the World Day against "
                 "Trafficking\n\n30 July 2024\n\n",
                 " | STATEMENT OF THE SPECIAL ENVOY | 2024-07-30"},
        HeadCase{
            "RentPaidInShifts",
            "The Tin Roof\nStories about housing, work and debt\n\nRent paid in shifts\n\nKamal "
            "Fernando · 8 June 2025\n\n",
            "The Tin Roof | Rent paid in shifts | 2025-06-08"},
        HeadCase{
            "RecruitersReturnToThe",
            "Radio Free Delta | Evening report\n\nRecruiters return to the camps\n\n19.09.2025\n\n",
            "Radio Free Delta | Recruiters return to the camps | 2025-09-19"},
        HeadCase{"TheUseOfSeasonal",
                 "Parliament of Navarinia, Committee on Home Affairs\nEvidence session, 4 December "
                 "2024\n\nThe use of seasonal visas\n\n",
                 "Parliament of Navarinia, Committee on Home Affairs | The use of seasonal visas | "
                 "2024-12-04"},
        HeadCase{"BrokenNets", "Broken Nets\n\n24 February 2025\n\nBy Rosa Tui\n\n",
                 " | Broken Nets | 2025-02-24"},
        HeadCase{"TheWomanWithTwo",
                 "Letters from the border, no. 9\n\nThe woman with two names\n\n© 2025 Frontier "
                 "Archive\n\n",
                 "Frontier Archive | The woman with two names | "}),
    head_name);

}  // namespace
}  // namespace plumbline::language
