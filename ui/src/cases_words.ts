// The words of confidential cases, as words.ts has those of documents.

export const told = {
  cases: 'Cases',
  what: 'A case is opened by the officers assigned to it and by nobody else, administrators included. Every opening is entered in the journal, by number only.',
  none: 'No case is assigned to you',
  noneHow: 'Make one below, or ask a colleague who is assigned to assign you, too.',
  make: 'New case',
  title: 'Title',
  reference: 'Your reference number',
  status: 'Status',
  kinds: 'Kinds of exploitation (HTCDS)',
  opened: 'Opened (2024, 2024-06 or 2024-06-24)',
  closed: 'Closed',
  openedOn: 'opened',
  closedOn: 'closed',
  changed: 'changed',
  madeBy: 'made by',
  change: 'Change',
  changeFacts: 'Change title, status, kinds or dates',
  onlyYou: 'only you can open it',
  alone: 'Only you can open this case. With your password the case would be lost: assign a colleague.',
  fingerprint: 'Fingerprint of your key',
  fingerprintHow: 'Read it to a colleague who assigns you, by telephone or face to face: a key that somebody else made in your name has another one.',
  lost: (count: number) =>
    `${count === 1 ? 'One case is' : `${count} cases are`} sealed for a key of yours that today’s password does not open: the password was given to you anew. A colleague who is assigned can assign you again. If you know the password of before, it brings them back here.`,
  old: 'Password of before',
  bringBack: 'Bring them back',
  back: (count: number) => (count === 1 ? 'One case is back.' : `${count} cases are back.`),
  damaged: 'cannot be opened',
  persons: 'Persons',
  personsHow: 'Under names that are not theirs. What is told of a person can be changed and taken out; then it is overwritten.',
  name: 'Pseudonym',
  part: 'Who they are in it',
  words: 'What is known',
  addPerson: 'Add a person',
  notes: 'Notes',
  notesHow: 'A note stays as it was written, with name and time.',
  note: 'Note',
  addNote: 'Add the note',
  links: 'Documents, claims and incidents',
  linksHow: 'Open a document, a claim or an incident and choose “Add to a case”. The documents know nothing of it.',
  link: 'Add to a case',
  linkTo: 'To which case?',
  adding: 'To be added:',
  aDocument: 'a document',
  aClaim: 'claim',
  add: 'Add here',
  why: 'Why',
  takeOut: 'Take out',
  takenOut: 'taken out by',
  changedBy: 'changed by',
  officers: 'Assigned',
  assign: 'Assign',
  whom: 'Whom',
  assignHow: 'The key is theirs if they read you this fingerprint themselves:',
  assignNobody: 'Nobody else can be assigned: it takes an analyst’s or editor’s role, a second factor, and that they have signed in with it once.',
  since: 'key made',
  unassign: 'Take off',
  unassignHow: 'The case is sealed anew: who is taken off opens nothing of it any more. What they have read they have read.',
  history: 'What was done',
  remove: 'Delete the case',
  removeHow: 'Its key and everything in it are overwritten, for all who are assigned. Copies of the workspace keep theirs.',
  caseKind: 'case',
} as const;

export const statuses: Record<string, string> = { open: 'open', 'in-work': 'in work', closed: 'closed' };

export const parts: Record<string, string> = { victim: 'victim or presumed victim', suspect: 'suspect', witness: 'witness', other: 'somebody else' };

export const hindrances: Record<string, string> = {
  closed: 'the account is closed',
  role: 'the role opens no cases any more',
  'key-lost': 'their key is lost: assign again',
  'no-second-factor': 'has no second factor now, and so opens nothing',
};

// Codes of HTCDS 2.0; one that is not here is shown as it is.
const kinds: Record<string, string> = {
  ForcedLabour: 'forced labour',
  SexualExploitation: 'sexual exploitation',
  ChildLabour: 'child labour',
  ForcedMarriage: 'forced marriage',
  Servitude: 'servitude',
  ForcedMilitaryByNonStateActors: 'forced military service by non-state actors',
  OrganRemoval: 'removal of organs',
  ForcedBegging: 'forced begging',
  ForcedAdoption: 'forced adoption',
  Surrogacy: 'surrogacy',
  Other: 'other',
};
export function kindWords(code: string): string {
  return kinds[code] ?? code;
}

export const events: Record<string, string> = { assigned: 'assigned', unassigned: 'taken off', changed: 'changed' };
