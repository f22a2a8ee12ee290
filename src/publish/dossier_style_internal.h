// SPDX-License-Identifier: Apache-2.0
//
// The style sheet of a dossier: one column for reading, A4 pages for print. No grid, no logical and
// no custom properties: printers that read CSS Paged Media do not know all of them. On paper no
// column finds its own width: a printer tries a long address at every letter to find the least
// width of its cell, and a dossier of a hundred pages took a minute and a half instead of some
// seconds.

#pragma once

#include <string_view>

namespace plumbline::publish {

inline constexpr std::string_view kDossierStyle = R"css(
* { box-sizing: border-box; }
html { color-scheme: light; }
body { margin: 0; background: #fff; color: #1b2430; overflow-wrap: break-word;
  font: 1.02rem/1.62 "Source Serif 4", "Noto Serif", Georgia, "Times New Roman", serif; }
h1, h2, h3, h4, nav, th, td, caption, figcaption, .facts, .origin, .kicker, .subtitle, .who, footer, .mark {
  font-family: "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
a { color: #1f4e79; text-decoration-thickness: .06em; text-underline-offset: .15em; }
.skip { position: absolute; inset-inline-start: -99rem; }
.skip:focus { position: static; }
.sheet { max-width: 46rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; }
.cover { border-bottom: 3px solid #1f4e79; padding-bottom: 1.6rem; margin-bottom: 2rem; }
.kicker { color: #1f4e79; font-size: .82rem; font-weight: 700; letter-spacing: .12em;
  text-transform: uppercase; margin: 0 0 .6rem; }
h1 { font-size: 2.5rem; line-height: 1.12; margin: 0 0 .5rem; letter-spacing: -.01em; }
.subtitle { font-size: 1.12rem; color: #56616e; margin: 0 0 1.3rem; line-height: 1.4; }
.facts { display: table; margin: 0; font-size: .86rem; line-height: 1.45; } .facts div { display: table-row; }
.facts dt { display: table-cell; color: #56616e; padding-right: 1.2rem; white-space: nowrap; } [dir=rtl] .facts dt { padding: 0 0 0 1.2rem; }
.facts dd { display: table-cell; overflow-wrap: anywhere; padding-bottom: .12rem; }
nav ol { list-style: none; margin: 0 0 2.5rem; padding: 0; columns: 2; column-gap: 2rem; font-size: .92rem; }
nav li { margin: 0 0 .3rem; break-inside: avoid; } nav a { text-decoration: none; }
nav h2 { font-size: 1rem; margin: 0 0 .7rem; border: 0; padding: 0; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3rem 0 1rem; padding-bottom: .35rem; border-bottom: 1px solid #d5dae0; }
h3 { font-size: 1.08rem; line-height: 1.35; margin: 2rem 0 .6rem; }
h4 { font-size: .95rem; margin: 1.3rem 0 .4rem; }
p { margin: 0 0 .9rem; } ul.items { margin: 0 0 1rem; padding: 0 1.3rem; } ul.items li { margin: 0 0 .5rem; }
.aside { border-left: 4px solid #d5dae0; background: #f4f6f8; padding: .7rem 1rem; font-size: .94rem; margin: 0 0 1rem; }
.own { border-left: 4px solid #8a5300; padding: .1rem 0 .1rem 1rem; margin: 0 0 1rem; } .own p { margin: 0; }
[dir=rtl] .own { border-left: 0; border-right: 4px solid #8a5300; padding: .1rem 1rem .1rem 0; }
.by, .hand { font-family: "Noto Sans", "Helvetica Neue", Arial, sans-serif; font-size: .76rem; color: #6e4300; } .own .by { font-weight: 600; margin-bottom: .2rem; }
[dir=rtl] .aside { border-left: 0; border-right: 4px solid #d5dae0; }
.mark { font-size: .68em; line-height: 0; vertical-align: super; margin: 0 .1em; }
.mark a { text-decoration: none; white-space: nowrap; overflow-wrap: normal; }
figure { margin: 1.4rem 0 1.6rem; } figure svg { display: block; width: 100%; height: auto; }
figcaption, caption { font-size: .86rem; line-height: 1.4; color: #1b2430; font-weight: 700; text-align: left; }
figcaption { margin-bottom: .6rem; } caption { padding-bottom: .5rem; caption-side: top; }
.scroll { overflow-x: auto; margin: 1.2rem 0 1.6rem; }
table { border-collapse: collapse; width: 100%; font-size: .84rem; line-height: 1.4; }
thead th { border-bottom: 2px solid #1b2430; color: #1b2430; }
th, td { text-align: left; vertical-align: top; padding: .38rem .5rem; border-bottom: 1px solid #d5dae0; }
tbody th { font-weight: 600; } [dir=rtl] :is(th, td, caption, figcaption) { text-align: right; }
.n, [dir=rtl] .n { text-align: right; font-variant-numeric: tabular-nums; }
.good::before { content: "\25CF\00A0"; color: #1f6b47; } .middle::before { content: "\25B2\00A0"; color: #8a5300; }
.bad::before { content: "\25A0\00A0"; color: #a8322a; } .open::before { content: "\25CB\00A0"; color: #56616e; }
#notes ol, .refs { font-size: .86rem; line-height: 1.5; padding: 0 2.2rem; } #notes li { margin: 0 0 .4rem; }
.refs { list-style: none; padding: 0; } .refs li { padding: 0 1.6rem; text-indent: -1.6rem; margin: 0 0 .5rem; }
.source { margin: 2rem 0 1rem; } .source h3 { margin: 0 0 .4rem; font-size: .98rem; }
.origin { margin: 0 0 .9rem; color: #56616e; font-size: .76rem; line-height: 1.5; overflow-wrap: anywhere; }
.passage { margin: 0 0 .8rem; font-size: .88rem; line-height: 1.5; } .passage b { color: #1f4e79; }
.passage blockquote { margin: 0; } .who { color: #56616e; font-size: .74rem; line-height: 1.45; margin: 0 0 .1rem; }
footer { margin-top: 3rem; border-top: 1px solid #d5dae0; padding-top: 1rem; font-size: .8rem; color: #56616e; }
:target { background: #fff6d6; }
.run { display: none; }
@media (max-width: 40rem) { nav ol { columns: 1; } h1 { font-size: 1.9rem; } .sheet { padding: 1.5rem 1rem 3rem; } .facts dt { white-space: normal; }
  figure { overflow-x: auto; } figure svg { min-width: 34rem; } }
@page { size: A4; margin: 24mm 20mm 22mm;
  @top-left { content: string(dossier); font: 7.5pt "Noto Sans", Arial, sans-serif; color: #56616e; }
  @top-right { content: string(chapter, start); font: 7.5pt "Noto Sans", Arial, sans-serif; color: #56616e; }
  @bottom-center { content: counter(page) " / " counter(pages); font: 7.5pt "Noto Sans", Arial, sans-serif; color: #56616e; } }
@page :first { @top-left { content: none; } @top-right { content: none; } }
@media print {
  body { font-size: 10pt; line-height: 1.5; } .sheet { max-width: none; padding: 0; margin: 0; } .skip { display: none; }
  .cover { padding-top: 18mm; } h1 { font-size: 27pt; } h2 { font-size: 15pt; margin-top: 9mm; } h3 { font-size: 11.5pt; }
  .run { display: block; height: 0; overflow: hidden; string-set: dossier content(); font-size: 1pt; color: #fff; }
  h2 { string-set: chapter content(); } nav h2 { string-set: none; }
  nav ol { columns: 1; font-size: 10pt; } nav li { margin: 0 0 1.6mm; }
  nav a { color: #1b2430; } nav a::after { content: leader(". ") target-counter(attr(href), page); color: #56616e; }
  a { color: inherit; text-decoration: none; } [role=doc-backlink] { display: none; } h2, h3, h4, figcaption, caption { break-after: avoid; }
  figure, tr, .passage, .facts, .aside, .own, #notes li { break-inside: avoid; } .origin { break-after: avoid; break-inside: avoid; } thead { display: table-header-group; }
  p { orphans: 3; widows: 3; } .scroll { overflow: visible; } #notes, #passages { break-before: page; }
  #notes ol { font-size: 8pt; } .passage { font-size: 8.6pt; } table { font-size: 8.4pt; } :target { background: none; }
  table, .facts { table-layout: fixed; width: 100%; } .who { break-after: avoid; } .facts dt { width: 22%; white-space: normal; }
  .aside, thead th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

}  // namespace plumbline::publish
