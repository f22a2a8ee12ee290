// The words of review: decisions, corrections, passages of violence.

import type { Decision } from './api';
import { counted } from './words';

export const reviewWords = {
  violence: 'This passage tells of violence.',
  show: 'Show it',
  hide: 'Hide it',
  showViolence: 'show passages that tell of violence',
  byMachine: 'read by machine',
  confirmed: '\u2713 confirmed',
  rejected: '\u2717 rejected',
  corrected: '\u270E corrected',
  added: '+ added by a person',
  addClaim: 'Add a claim',
  addHow: 'Which words make the claim? Mark them in the text, or choose them here:',
  addKeys: 'With the arrow keys here: \u2191 \u2193 another sentence, \u2190 \u2192 move the end, with Shift the beginning; Escape leaves all as it was.',
  machineRead: 'The machine read',
  words: 'Words',
  kind: 'Kind',
  source: 'Source',
  whichWords: 'Which words make the claim? Mark them in the text, or move either end:',
  begin: 'Beginning',
  end: 'End',
  wordBack: 'a word back',
  wordOn: 'a word on',
  arrows: 'With the arrow keys here: \u2190 \u2192 move the end, with Shift the beginning; Enter keeps, Escape leaves all as it was.',
  whichKind: 'What kind of claim is it?',
  whoSays: 'Who says it?',
  named: 'somebody the document names:',
  namedHow: 'A name as it stands in the document; or mark it in the text.',
  namedTyped: 'A name as it stands in the document.',
  unnamed: 'somebody it does not name',
  document: 'the document itself',
  through: 'passed on by',
  whyCorrect: 'Why? (may stay empty)',
  nextUndecided: 'Next undecided',
  allDecided: 'All claims are decided on.',
  axis: 'Who reported it when, and from whom',
  axisTable: 'All of it stands in the table below.',
  asTable: 'The same as a table',
  undatedAxis: 'undated',
  day: 'Day',
  report: 'Report',
  hasItFrom: 'Has it from',
  origin: 'Origin',
  asked: 'the claim asked about',
  leads: 'others have its words',
  reprint: 'reprint',
  circleKind: '\u21BB a circle: they rest on each other, and on nobody else',
  publisherKind: 'names no source',
  notCounted: 'not counted',
  originKind: 'origin',
  reports: (count: number) => counted(count, 'report', 'reports'),
  families: (count: number) => counted(count, 'family of reprints', 'families of reprints'),
  keyOwn: '\u25CE the claim asked about',
  keyFamily: '\u2501 a family of reprints',
  keyLead: '\u2192 has it from there',
  keyCircle: '\u25C6 in a circle',
} as const;

export const kindNames: [string, string][] = [
  ['verdict', 'Verdict'],
  ['incident', 'Incident'],
  ['route', 'Route'],
  ['figure', 'Figure'],
  ['law', 'Law'],
  ['response', 'Response'],
  ['trend', 'Trend'],
  ['opinion', 'Opinion'],
  ['statement', 'Statement'],
];

export const said: Record<Decision['verb'], string> = {
  confirm: 'confirmed by',
  reject: 'rejected by',
  note: 'note by',
  undo: 'taken back by',
  'correct-span': 'words corrected by',
  'correct-kind': 'kind corrected by',
  'correct-source': 'source corrected by',
  add: 'added by',
};

// The kind as it is shown, of its code.
export function kindName(code: string): string {
  return kindNames.find(([known]) => known === code)?.[1] ?? code;
}
