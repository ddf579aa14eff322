// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string_view>

namespace kiosque {

// The style sheet of a press dossier, for screens, in light and dark, and for paper. It stands in
// the document: no < and no & in it, no address either. Colours have a contrast of 4.5 to 1 or
// more (WCAG 2.2, AA).
inline constexpr std::string_view kDossierStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #1d1b18; --soft: #5c574f; --rule: #d9d4c9; --accent: #9a1b1e;
  --bar: #b8484a; --found: #ffe69a; --found-ink: #1d1b18;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16171a; --ink: #e9e6df; --soft: #b0aba1; --rule: #3a3b40; --accent: #ff9d94;
    --bar: #d9746f; --found: #614a00; --found-ink: #fff4cf;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--serif); }
body { max-width: 66rem; margin: 0 auto; padding: 0 1.5rem 3rem; overflow-wrap: anywhere; }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: .15em; }
a:hover { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }
bdi { unicode-bidi: isolate; }
mark { background: var(--found); color: var(--found-ink); border-radius: .15em; padding: 0 .1em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100vw; background: var(--ink); color: var(--paper); padding: .5rem 1rem; font-family: var(--sans); }
.skip:focus { left: 0; top: 0; z-index: 2; }

.cover { border-top: .5rem solid var(--accent); padding-top: 2.25rem; }
.kind { display: block; font: 600 .8125rem/1.4 var(--sans); letter-spacing: .14em; text-transform: uppercase; color: var(--accent); margin-bottom: .6rem; }
h1 { font-size: clamp(1.75rem, 5vw, 2.75rem); line-height: 1.15; font-weight: 700; letter-spacing: -.01em; text-wrap: balance; }
.summary { font-size: 1.1875rem; margin-top: 1rem; max-width: 44rem; }
.made { font: .875rem/1.5 var(--sans); color: var(--soft); margin-top: .5rem; }

.label { font: 600 .8125rem/1.4 var(--sans); letter-spacing: .1em; text-transform: uppercase; color: var(--soft); }
.timeline { margin-top: 2.25rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
.timeline svg { display: block; margin-top: .5rem; overflow: visible; }
.timeline .bar { fill: var(--bar); }
.timeline .axis { stroke: var(--soft); stroke-width: 1; }
.timeline text { font: .8125rem var(--sans); fill: var(--soft); font-variant-numeric: tabular-nums; }
.timeline .number { fill: var(--ink); font-weight: 600; }
figcaption, details { font: .875rem/1.5 var(--sans); color: var(--soft); margin-top: .25rem; }
summary { cursor: pointer; width: fit-content; }
table { border-collapse: collapse; margin-top: .5rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; font-weight: 400; padding: .2rem 2rem .2rem 0; border-bottom: 1px solid var(--rule); }
td { text-align: right; padding-right: 0; color: var(--ink); }
thead th { font-weight: 600; }

.facets { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1.75rem 2.5rem; margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
.facets ol { margin-top: .5rem; font: .9375rem/1.4 var(--sans); }
.facets li { display: grid; grid-template-columns: 1fr auto; column-gap: 1rem; padding: .25rem 0; }
.count { color: var(--soft); font-variant-numeric: tabular-nums; }
.share { grid-column: 1 / -1; height: 3px; margin-top: .2rem; background: var(--rule); }
.share span { display: block; height: 100%; background: var(--bar); }

main { margin-top: 3rem; outline: none; }
.day { border-top: 2px solid var(--ink); padding-top: 1rem; margin-bottom: 2.5rem; }
.day h2 { font: 600 1rem/1.35 var(--sans); }
.day h2 time { display: block; }
.day h2 time::first-letter { text-transform: uppercase; }
article { overflow: clip; overflow-clip-margin: 6px; max-width: 44rem; padding: 1.5rem 0; border-bottom: 1px solid var(--rule); }
.day article:last-child { border-bottom: 0; padding-bottom: 0; }
article h3 { font-size: 1.4375rem; line-height: 1.25; font-weight: 700; text-wrap: balance; }
article h3 a { text-decoration-thickness: 1px; }
.origin { font: .875rem/1.5 var(--sans); color: var(--soft); margin-top: .4rem; }
.origin .source { color: var(--ink); font-weight: 600; font-style: normal; }
.text p { margin-top: .75rem; hyphens: auto; }
.passages p { border-left: 3px solid var(--rule); padding-left: 1rem; }
.names { font: .875rem/1.5 var(--sans); margin-top: .9rem; }
.names div { display: flex; gap: .75rem; }
.names dt { flex: 0 0 5.5rem; color: var(--soft); }
.names li { display: inline; }
.names li:not(:last-child)::after { content: ", "; }
.copies { font: .875rem/1.5 var(--sans); color: var(--soft); margin-top: .75rem; }
.place { font: .75rem/1.5 var(--sans); color: var(--soft); margin-top: .75rem; }
.none { font-size: 1.1875rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem; font: .8125rem/1.5 var(--sans); color: var(--soft); }

@media (forced-colors: active) { .bar, .share span { forced-color-adjust: none; } }
@media (min-width: 60rem) {
  .day { display: grid; grid-template-columns: 13rem minmax(0, 1fr); column-gap: 3rem; }
  .day h2 { position: sticky; top: 1rem; align-self: start; }
  .day article:first-of-type { padding-top: 0; }
  .day article { grid-column: 2; }
}

@page { size: A4; margin: 18mm 17mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #5c574f; } }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #4a4640; --rule: #c9c4b9; --accent: #8a1518; --bar: #b8484a; --found: #fff0b8; --found-ink: #000; }
  html { font-size: 10.5pt; line-height: 1.45; }
  body { max-width: none; padding: 0; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .skip, details { display: none; }
  .cover { padding-top: 12mm; }
  .facets { grid-template-columns: repeat(3, 1fr); gap: 6mm; }
  .timeline, .facets section { break-inside: avoid; }
  .day { display: block; margin-bottom: 8mm; }
  .day h2 { position: static; font-size: 11pt; }
  article { overflow: visible; max-width: none; padding: 4mm 0; }
  article h3 { font-size: 14pt; }
  h1, h2, h3, .origin { break-after: avoid; break-inside: avoid; }
  .text p { orphans: 3; widows: 3; }
  .passages p, .names, .copies, .place { break-inside: avoid; }
  .names, .copies, .place { break-before: avoid; }
  article h3 a { text-decoration: none; }
  article h3 a::after { content: " " attr(href); display: block; font: 7.5pt/1.4 var(--sans); color: var(--soft); }
}
)css";

}  // namespace kiosque
