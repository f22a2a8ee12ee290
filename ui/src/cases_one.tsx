import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { post, Refused } from './api';
import { FactFields, FactLine } from './cases';
import { address, caseList, oneCase, type Case, type CaseAnswer, type Colleague, type Entry, type Facts } from './cases_api';
import { events, hindrances, parts, told } from './cases_words';
import { moment } from './dates';
import { Ends, Fault, Field, Form, useAct, useSending } from './forms';
import { useLoaded } from './loading';
import { go } from './route';
import { whoAsks } from './session';
import { Refusal, Waiting } from './shell';
import { noProof, Proving } from './team';
import { visible } from './text';
import { words } from './words';

// What every part of the page is given: the case, and what to do with a newer one.
interface Held {
  told: CaseAnswer;
  newer: (told: CaseAnswer) => void;
}

function By({ entry }: { entry: Entry }) {
  return (
    <p class="facts">
      <span>{visible(entry.by)}</span>
      <span>{moment(entry.at)}</span>
      {entry.changed_by !== undefined && (
        <span>
          {entry.kind === 'removed' ? told.takenOut : told.changedBy} {visible(entry.changed_by)}, {moment(entry.changed_at ?? '')}
        </span>
      )}
    </p>
  );
}

function Words({ label, value, set, needed = false }: { label: string; value: string; set: (value: string) => void; needed?: boolean }) {
  return (
    <label>
      {label}
      <textarea rows={4} required={needed} value={value} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  );
}

function Opens({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="opens">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function useEntering({ told: { case: one }, newer }: Held) {
  const { busy, fault, act } = useAct();
  const look = () => oneCase(one.id)(new AbortController().signal);
  // Null: it is not kept. Where somebody was faster, what they did is shown, and told to `overtaken`.
  const send = (rest: string, body: unknown, overtaken?: (now: CaseAnswer) => void) =>
    act(async () => {
      try {
        return await post<CaseAnswer>(address(one.id, rest), body);
      } catch (refused) {
        const now = refused instanceof Refused && refused.problem.status === 409 ? await look().catch(() => null) : null;
        if (now !== null) {
          newer(now);
          overtaken?.(now);
        }
        throw refused;
      }
    });
  // True: it is kept.
  const enter = async (...what: Parameters<typeof send>) => {
    const done = await send(...what);
    if (done !== null) newer(done);
    return done !== null;
  };
  return { busy, fault, send, enter };
}

// What somebody writes over an edition of something that others may change meanwhile.
interface Writing<T> {
  value: T;
  over: T;
  seen: number;
  overtaken: boolean;
}
const begun = <T,>(over: T, seen: number): Writing<T> => ({ value: over, over, seen, overtaken: false });

// Over what others wrote: their words stand where nothing was written.
function rebased<T extends object>({ value, over }: Writing<T>, now: T, seen: number): Writing<T> {
  const fields = Object.entries(value) as [keyof T, unknown][];
  const written = fields.filter(([field, words]) => JSON.stringify(words) !== JSON.stringify(over[field]));
  return { value: { ...now, ...Object.fromEntries(written) }, over: now, seen, overtaken: true };
}

const factsOf = ({ title, reference, status, exploitation, opened, closed }: Facts): Facts => ({
  title,
  reference,
  status,
  exploitation,
  opened,
  closed,
});

function Change(held: Held) {
  const one = held.told.case;
  const [writing, setWriting] = useState<Writing<Facts> | null>(null);
  const codes = useLoaded('case codes', caseList);
  const { busy, fault, enter } = useEntering(held);
  if (codes.state !== 'here') return codes.state === 'waiting' ? <Waiting /> : <Refusal {...codes} />;
  const now = writing ?? begun(factsOf(one), one.edition);
  const facts = now.value;
  const keep = () =>
    void enter('', { ...facts, closed: facts.status === 'closed' ? facts.closed : '', seen: now.seen }, ({ case: there }) =>
      setWriting((mine) => rebased(mine ?? now, factsOf(there), there.edition)),
    ).then((done) => done && setWriting(null));
  return (
    <Form title={told.changeFacts} send={keep}>
      <FactFields facts={facts} codes={codes.value.codes} set={(value) => setWriting({ ...now, value })} />
      <button type="submit" disabled={busy}>
        {words.keep}
      </button>
      <Fault fault={fault} />
    </Form>
  );
}

function PersonFields({ person, set }: { person: Person; set: (person: Person) => void }) {
  return (
    <>
      <Field label={told.name} value={person.name} set={(name) => set({ ...person, name })} />
      <label>
        {told.part}
        <select value={person.part} onChange={(event) => set({ ...person, part: event.currentTarget.value })}>
          {Object.entries(parts).map(([value, name]) => (
            <option value={value} selected={value === person.part}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Words label={told.words} value={person.words} set={(text) => set({ ...person, words: text })} />
    </>
  );
}
interface Person {
  name: string;
  part: string;
  words: string;
}
const nobody: Person = { name: '', part: 'victim', words: '' };
const personOf = (entry: Entry): Person => ({ name: entry.name ?? '', part: entry.part ?? 'other', words: entry.words ?? '' });

// What is written over it, if somebody does.
interface Row {
  entry: Entry;
  held: Held;
  writing: Writing<Person> | undefined;
  write: (next: (now: Writing<Person> | undefined) => Writing<Person> | undefined) => void;
}

function PersonForm({ entry, held, writing, write }: Row & { writing: Writing<Person> }) {
  const { busy, fault, enter } = useEntering(held);
  const close = () => write(() => undefined);
  const follow = ({ case: { entries } }: CaseAnswer) => {
    const now = entries.find((each) => each.number === entry.number && each.kind === 'person');
    // Of one that was taken out only what is written here is left.
    if (now !== undefined) write((mine) => mine && rebased(mine, personOf(now), now.edition));
  };
  const keep = () =>
    void enter(`/entries/${entry.number}`, { ...writing.value, seen: writing.seen }, follow).then((done) => done && close());
  return (
    <>
      {writing.overtaken && <p class="written">{visible(entry.words ?? '')}</p>}
      <Form title={`${told.change}: ${writing.over.name}`} send={keep}>
        <PersonFields person={writing.value} set={(value) => write((mine) => mine && { ...mine, value })} />
        <Fault fault={fault} />
        <Ends busy={busy} close={close} />
      </Form>
    </>
  );
}

function PersonRow(row: Row) {
  const { entry, held, writing, write } = row;
  const { busy, fault, enter } = useEntering(held);
  return (
    <li>
      <h3>
        {visible(entry.name ?? writing?.over.name ?? '')} <span class="facts">{parts[entry.part ?? ''] ?? entry.part}</span>
      </h3>
      {writing !== undefined ? (
        <PersonForm {...row} writing={writing} />
      ) : (
        <>
          <p class="written">{visible(entry.words ?? '')}</p>
          <p class="acts">
            <button
              type="button"
              aria-label={`${told.change}: ${entry.name ?? ''}`}
              onClick={() => write(() => begun(personOf(entry), entry.edition))}
            >
              {told.change}
            </button>
            <button
              type="button"
              disabled={busy}
              aria-label={`${told.takeOut}: ${entry.name ?? ''}`}
              onClick={() => void enter(`/entries/${entry.number}`, { remove: true, seen: entry.edition })}
            >
              {told.takeOut}
            </button>
          </p>
          <Fault fault={fault} />
        </>
      )}
      <By entry={entry} />
    </li>
  );
}

function Persons({ held, entries }: { held: Held; entries: Entry[] }) {
  const [person, setPerson] = useState(nobody);
  const [writings, setWritings] = useState<ReadonlyMap<number, Writing<Person>>>(new Map());
  const { busy, fault, enter } = useEntering(held);
  const write = (number: number): Row['write'] => (next) =>
    setWritings((all) => {
      const others = [...all].filter(([each]) => each !== number);
      const mine = next(all.get(number));
      return new Map(mine === undefined ? others : [...others, [number, mine]]);
    });
  // Somebody may be writing over one that a colleague takes out.
  const shown = entries.filter((each) => each.kind === 'person' || writings.has(each.number));
  return (
    <section class="panel">
      <h2>{told.persons}</h2>
      <p class="fact">{told.personsHow}</p>
      <ul class="told">
        {shown.map((entry) => (
          <PersonRow entry={entry} held={held} writing={writings.get(entry.number)} write={write(entry.number)} key={entry.number} />
        ))}
      </ul>
      <Opens title={told.addPerson}>
        <Form
          title={told.addPerson}
          send={() => void enter('/entries', { kind: 'person', ...person }).then((done) => done && setPerson(nobody))}
        >
          <PersonFields person={person} set={setPerson} />
          <button type="submit" disabled={busy}>
            {told.addPerson}
          </button>
          <Fault fault={fault} />
        </Form>
      </Opens>
    </section>
  );
}

function Notes({ held, entries }: { held: Held; entries: Entry[] }) {
  const [note, setNote] = useState('');
  const { busy, fault, enter } = useEntering(held);
  return (
    <section class="panel">
      <h2>{told.notes}</h2>
      <p class="fact">{told.notesHow}</p>
      <Form title={told.addNote} send={() => void enter('/entries', { kind: 'note', words: note }).then((done) => done && setNote(''))}>
        <Words label={told.note} needed value={note} set={setNote} />
        <button type="submit" disabled={busy}>
          {told.addNote}
        </button>
        <Fault fault={fault} />
      </Form>
      <ul class="told">
        {[...entries].reverse().map((entry) => (
          <li key={entry.number}>
            <p class="written">{visible(entry.words ?? '')}</p>
            <By entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

// Where a link leads.
function placeOf(entry: Entry): string {
  if (entry.document !== undefined) return `/read/${entry.document}` + (entry.claim === undefined ? '' : `?claim=${entry.claim}`);
  return '/incidents';
}

function Links({ held, entries }: { held: Held; entries: Entry[] }) {
  const { busy, fault, enter } = useEntering(held);
  return (
    <section class="panel">
      <h2>{told.links}</h2>
      <p class="fact">{told.linksHow}</p>
      <ul class="told">
        {entries.map((entry) => {
          const name = visible(entry.label ?? entry.incident ?? entry.document ?? '');
          return (
            <li key={entry.number}>
              <a href={placeOf(entry)}>{name}</a>{' '}
              <span class="facts">{entry.claim ?? entry.incident ?? ''}</span>
              {entry.words !== undefined && <p class="written">{visible(entry.words)}</p>}
              <p class="acts">
                <button
                  type="button"
                  disabled={busy}
                  aria-label={`${told.takeOut}: ${name}`}
                  onClick={() => void enter(`/entries/${entry.number}`, { remove: true, seen: entry.edition })}
                >
                  {told.takeOut}
                </button>
              </p>
              <By entry={entry} />
            </li>
          );
        })}
      </ul>
      <Fault fault={fault} />
    </section>
  );
}

function Assigning({ held, assignable }: { held: Held; assignable: Colleague[] }) {
  const [name, setName] = useState('');
  const { busy, fault, enter } = useEntering(held);
  const chosen = assignable.find((each) => each.name === name) ?? assignable[0];
  if (chosen === undefined) return <p class="fact">{told.assignNobody}</p>;
  return (
    <Form title={told.assign} send={() => void enter('/officers', { assign: chosen.name, fingerprint: chosen.fingerprint })}>
      <label>
        {told.whom}
        <select value={chosen.name} onChange={(event) => setName(event.currentTarget.value)}>
          {assignable.map((each) => (
            <option value={each.name} selected={each.name === chosen.name}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <p>
        {told.assignHow} <code>{chosen.fingerprint}</code>{' '}
        <span class="facts">
          ({told.since} {chosen.since})
        </span>
      </p>
      <button type="submit" disabled={busy}>
        {told.assign}
      </button>
      <Fault fault={fault} />
    </Form>
  );
}

function Officers(held: Held) {
  const { officers, assignable } = held.told;
  const { busy, fault, send } = useEntering(held);
  const takeOff = (name: string) => {
    void send('/officers', { unassign: name }).then((done) => {
      if (done === null) return;
      if (name === whoAsks()?.who) go('/cases');
      else held.newer(done);
    });
  };
  return (
    <section class="panel">
      <h2>{told.officers}</h2>
      <ul class="told">
        {officers.map((each) => (
          <li key={each.name}>
            {visible(each.name)}{' '}
            {each.hindrance !== undefined && each.hindrance !== '' && (
              <span class="fault">{hindrances[each.hindrance] ?? each.hindrance}</span>
            )}{' '}
            <button type="button" disabled={busy} aria-label={`${told.unassign}: ${each.name}`} onClick={() => takeOff(each.name)}>
              {told.unassign}
            </button>
          </li>
        ))}
      </ul>
      <Fault fault={fault} />
      <p class="fact">{told.unassignHow}</p>
      <Assigning held={held} assignable={assignable} />
    </section>
  );
}

function History({ entries }: { entries: Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <section class="panel">
      <h2>{told.history}</h2>
      <ul class="told">
        {[...entries].reverse().map((entry) => (
          <li key={entry.number}>
            {entry.kind === 'event' && (
              <>
                {events[entry.words ?? ''] ?? entry.words}: {visible(entry.label ?? '')}
              </>
            )}
            {entry.kind === 'removed' && entry.label}
            <By entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deleting({ id }: { id: string }) {
  const [proof, setProof] = useState(noProof);
  const { busy, fault, send } = useSending();
  return (
    <section class="panel">
      <h2>{told.remove}</h2>
      <Opens title={told.removeHow}>
        <Form title={told.remove} send={() => void send(address(id, '/delete'), proof).then((done) => done !== null && go('/cases', true))}>
          <Proving proof={proof} set={setProof} />
          <button type="submit" disabled={busy}>
            {told.remove}
          </button>
          <Fault fault={fault} />
        </Form>
      </Opens>
    </section>
  );
}

function Page({ first }: { first: CaseAnswer }) {
  const [answer, setAnswer] = useState(first);
  const held: Held = { told: answer, newer: setAnswer };
  const one: Case = answer.case;
  const of = (...kinds: Entry['kind'][]) => one.entries.filter((each) => kinds.includes(each.kind));
  const able = answer.officers.filter((each) => (each.hindrance ?? '') === '');
  return (
    <>
      <header class="head">
        <p>
          <a href="/cases">{told.cases}</a>
        </p>
        <h1>{visible(one.title)}</h1>
        <p class="facts">
          <FactLine facts={one} />
          <span>
            {told.madeBy} {visible(one.made_by)}, {moment(one.made)}
          </span>
        </p>
      </header>
      {able.length < 2 && (
        <p class="warned" role="status">
          {told.alone}
        </p>
      )}
      <section class="panel">
        <Opens title={told.changeFacts}>
          <Change {...held} />
        </Opens>
      </section>
      <div class="grid">
        <Notes held={held} entries={of('note')} />
        <Persons held={held} entries={of('person', 'removed')} />
        <Links held={held} entries={of('link')} />
        <Officers {...held} />
      </div>
      <History entries={of('event', 'removed')} />
      <Deleting id={one.id} />
    </>
  );
}

export function CaseView({ id }: { id: string }) {
  const loaded = useLoaded('case ' + id, oneCase(id));
  if (loaded.state === 'waiting') return <Waiting />;
  if (loaded.state === 'refused') return <Refusal {...loaded} />;
  return <Page first={loaded.value} key={id} />;
}
