// The words of the page in one place, so that another language is another table.

export const words = {
  product: 'Plumbline',
  library: 'Library',
  search: 'Search',
  searchHint: 'Words, "a phrase", AND, OR, NOT, title:word',
  waiting: 'Reading …',
  undated: 'undated',
  noPublisher: 'publisher not stated',
  reference: 'reference',
  all: 'all',
  more: 'Show more',
  claims: 'Claims',
  findings: 'What a reader must know',
  noFindings: 'Nothing was found that a reader must be warned of.',
  noClaims: 'No claims were found in this document.',
  findingsOnly: 'only claims with findings',
  trace: 'Where does it come from?',
  back: 'Back to the text',
  expected: 'Record',
  compared: 'Compared with',
  emptyLibrary: 'Nothing here yet',
  emptyLibraryHow: 'Drop files here, paste a text above, or: plumbline add --workspace DIR FILE…',
  add: 'Add documents',
  addFiles: 'Files (or drop them anywhere on this page):',
  addText: 'Or paste a text:',
  addName: 'Its name:',
  addButton: 'Add the text',
  pasted: 'pasted.txt',
  reading: 'being read …',
  refused: 'not added',
  tooLong: 'longer than 32 MiB; add it with: plumbline add --workspace DIR FILE',
  nothingFits: 'No document fits.',
  notFound: 'There is no such page.',
  filters: 'Sort out',
  country: 'Country',
  kind: 'Kind of claim',
  finding: 'Finding',
  help: 'Keys',
  confirm: 'Confirm',
  reject: 'Reject',
  note: 'Note',
  undo: 'Undo',
  keep: 'Keep',
  cancel: 'Cancel',
  deciding: 'Keeping …',
  rejectedHow: 'Rejected claims are counted nowhere; they stay here with the reason.',
  whyReject: 'What is wrong with it?',
  whyNote: 'Note',
  history: 'What was decided',
  decided: 'decided',
  takenBack: 'taken back',
  goneDecision: 'no claim any more',
  unsearched: 'not searched yet; their words are being entered. Ask again in a while.',
  noAnswerTitle: 'No answer',
  noAnswer: 'Plumbline does not answer; is `plumbline serve` still running?',
} as const;

export const keys: [string, string][] = [
  ['j', 'next claim'],
  ['k', 'claim before'],
  ['n', 'next claim with a finding'],
  ['i', 'next claim on which nobody decided'],
  ['c', 'confirm the claim'],
  ['r', 'reject it'],
  ['w', 'correct its words'],
  ['y', 'correct its kind'],
  ['s', 'correct who says it'],
  ['m', 'note'],
  ['a', 'add a claim that the machine missed'],
  ['o', 'open or close a passage of violence'],
  ['u', 'take the last decision back'],
  ['t', 'where the claim comes from'],
  ['/', 'search'],
  ['g', 'library'],
  ['?', 'this list'],
];

export function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
}

// Why two names on a way are tied; the codes of docs/reference/trace.md.
const ways: Record<string, string> = {
  publishes: 'publishes',
  names: 'names as its source',
  takes: 'takes over text from',
  credits: 'credits',
  notes: 'gives in a note',
  counts: 'counted it',
  follows: 'follows',
  'same-outlet': 'the same outlet',
};

export function wayWords(code: string): string {
  return ways[code] ?? code;
}
