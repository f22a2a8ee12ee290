// SPDX-License-Identifier: Apache-2.0
//
// The style sheet of the HTML report: two columns on a screen, one on a phone and on paper, both
// colour schemes, no colour that carries meaning alone.

#pragma once

#include <string_view>

namespace plumbline::publish {

inline constexpr std::string_view kStyleSheet = R"css(
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1d2026; --soft: #5d6470; --rule: #dcd9d2;
  --grave: #a3161c; --warning: #8a5300; --notice: #21587e; --good: #1f6b3b;
  --grave-wash: #fbe9e8; --warning-wash: #fbf1dc; --notice-wash: #e8f0f6;
  --verdict: #a3161c; --incident: #7a3e9d; --route: #0b6e6e; --figure: #21587e; --law: #4f5b2a;
  --response: #1f6b3b; --trend: #8a5300; --opinion: #8f3b6d; --statement: #5d6470;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171b; --card: #1e2126; --ink: #e7e5df; --soft: #a2a8b3; --rule: #373b43;
    --grave: #ff8f88; --warning: #f0b95e; --notice: #86bfe6; --good: #7fcf9a;
    --grave-wash: #3a1e1f; --warning-wash: #352a16; --notice-wash: #1b2b38;
    --verdict: #ff8f88; --incident: #cda3e8; --route: #6fcfcf; --figure: #86bfe6; --law: #b9c787;
    --response: #7fcf9a; --trend: #f0b95e; --opinion: #eaa0c6; --statement: #a2a8b3;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 3rem) 4rem; max-width: 96rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.6 Georgia, "Noto Serif", "Times New Roman", serif; overflow-wrap: anywhere;
}
header, section.findings, aside, footer, .mark, nav { font-family: system-ui, "Noto Sans", sans-serif; }
header h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .4rem; }
header p, footer p { margin: .2rem 0; color: var(--soft); font-size: .95rem; }
a { color: inherit; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
header .sum { color: var(--ink); font-weight: 600; margin-top: .5rem; }
.findings { margin: 1.5rem 0 2rem; }
.findings h2, aside h2, main h2 { font-size: 1.05rem; margin: 0 0 .6rem; }
.findings > ol { list-style: none; margin: 0; padding: 0; columns: 26rem 3; column-gap: 1rem; }
.finding { border-left: .35rem solid var(--notice); background: var(--notice-wash);
  padding: .7rem .9rem .5rem; border-radius: .25rem; font-size: .93rem; line-height: 1.45;
  break-inside: avoid; margin: 0 0 1rem; }
.finding.grave { border-color: var(--grave); background: var(--grave-wash); }
.finding.warning { border-color: var(--warning); background: var(--warning-wash); }
.finding h3 { margin: 0 0 .35rem; font-size: 1rem; line-height: 1.3; }
.finding .level { font-size: .72rem; letter-spacing: .06em; text-transform: uppercase;
  border: 1px solid currentColor; border-radius: .2rem; padding: .05rem .35rem; margin-right: .25rem;
  vertical-align: .1em; }
.finding.grave .level { color: var(--grave); } .finding.warning .level { color: var(--warning); }
.finding.notice .level { color: var(--notice); }
.finding p { margin: .3rem 0; } .finding blockquote { margin: .3rem 0; border-color: var(--soft); }
.finding dl { margin: .3rem 0; grid-template-columns: minmax(5.5rem, max-content) 1fr; }
.columns { display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); align-items: start; }
.legend { font-family: system-ui, "Noto Sans", sans-serif; font-size: .8rem; color: var(--soft); }
.legend span { text-decoration: underline; text-decoration-thickness: .14em;
  text-underline-offset: .22em; margin-right: .6rem; }
@media (min-width: 60.01rem) and (min-height: 30rem) { .text { position: sticky; top: 0;
  max-height: 100vh; overflow: auto; padding: .5rem 1rem 1rem 0; } }
.text p { margin: 0 0 1rem; white-space: pre-line; }
mark { background: none; color: inherit; text-decoration: underline; text-decoration-thickness: .14em;
  text-underline-offset: .22em; text-decoration-color: var(--statement); }
mark.grave { background: var(--grave-wash); } mark.warning { background: var(--warning-wash); }
mark.notice { background: var(--notice-wash); }
mark:target, article:target, .finding:target { outline: .18rem solid var(--notice); outline-offset: .15rem; }
.mark { font-size: .7em; vertical-align: super; text-decoration: none; padding: 0 .15em; color: var(--soft); }
.mark:focus-visible, a:focus-visible { outline: .18rem solid var(--notice); }
.claims { display: grid; gap: 1rem; }
article { background: var(--card); border: 1px solid var(--rule); border-radius: .4rem;
  padding: .9rem 1rem; font-size: .95rem; line-height: 1.5; }
article h3 { margin: 0 0 .5rem; font-size: .95rem; display: flex; flex-wrap: wrap; gap: .3rem .6rem; align-items: baseline; }
article h3 .kind { font-weight: 700; }
article h3 .fact { color: var(--soft); font-weight: 400; }
blockquote { margin: 0 0 .6rem; padding-left: .8rem; border-left: .2rem solid var(--rule);
  font-family: Georgia, "Noto Serif", serif; }
.chain { list-style: none; padding: 0; margin: 0 0 .6rem; display: flex; flex-wrap: wrap; gap: .2rem .5rem; }
.chain li + li::before { content: "\2190"; margin-right: .5rem; color: var(--soft); }
.told { list-style: none; margin: 0 0 .6rem; padding: 0; font-size: .88rem; }
.told li { display: inline-block; margin: 0 .5rem .25rem 0; padding: .1rem .5rem; border-radius: .2rem;
  background: var(--notice-wash); border-left: .2rem solid var(--notice); }
.told li.grave { background: var(--grave-wash); border-color: var(--grave); }
.told li.warning { background: var(--warning-wash); border-color: var(--warning); }
.chain .cue { color: var(--soft); font-style: italic; }
.chain .loose { border-bottom: 1px dashed var(--warning); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: 0 0 .5rem; }
dt { color: var(--soft); } dd { margin: 0; }
.check { margin: .4rem 0 0; padding-top: .5rem; border-top: 1px solid var(--rule); }
.check.bad strong { color: var(--grave); } .check.good strong { color: var(--good); }
.check p { margin: .2rem 0; } .check ul { margin: .2rem 0; padding-left: 1.2rem; }
del { text-decoration-thickness: .12em; color: var(--grave); }
ins { text-decoration: none; border-bottom: .14em solid var(--good); color: var(--good); }
.k-verdict { color: var(--verdict); text-decoration-color: var(--verdict); }
.k-incident { color: var(--incident); text-decoration-color: var(--incident); }
.k-route { color: var(--route); text-decoration-color: var(--route); }
.k-figure { color: var(--figure); text-decoration-color: var(--figure); }
.k-law { color: var(--law); text-decoration-color: var(--law); }
.k-response { color: var(--response); text-decoration-color: var(--response); }
.k-trend { color: var(--trend); text-decoration-color: var(--trend); }
.k-opinion { color: var(--opinion); text-decoration-color: var(--opinion); }
.k-statement { color: var(--statement); text-decoration-color: var(--statement); }
mark[class] { color: inherit; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: .8rem; }
@media (max-width: 60rem) { .columns { grid-template-columns: 1fr; } }
@media print {
  body { background: none; color: #000; max-width: none; padding: 0; font-size: 10.5pt; }
  .columns { display: block; } aside { margin-top: 1.5rem; }
  .claims { display: block; } article { margin: 0 0 .8rem; } h2 { break-after: avoid; }
  .findings > ol { columns: 1; } .legend { color: #000; }
  mark, .finding, .told li { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  article, .finding { break-inside: avoid; } .skip { display: none; } a { text-decoration: none; }
}
)css";

}  // namespace plumbline::publish
