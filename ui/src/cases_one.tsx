import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { FactFields, FactLine } from './cases';
import { address, caseList, oneCase, type Case, type CaseAnswer, type Colleague, type Entry, type Facts } from './cases_api';
import { events, hindrances, parts, told } from './cases_words';
import { moment } from './dates';
import { Ends, Fault, Field, Form, useSending } from './forms';
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
  const sending = useSending();
  // True: it is kept.
  const enter = async (rest: string, body: unknown) => {
    const done = await sending.send<CaseAnswer>(address(one.id, rest), body);
    if (done !== null) newer(done);
    return done !== null;
  };
  return { ...sending, enter };
}

function Change(held: Held) {
  const one = held.told.case;
  const [facts, setFacts] = useState<Facts>(one);
  const codes = useLoaded('case codes', caseList);
  const { busy, fault, enter } = useEntering(held);
  if (codes.state !== 'here') return codes.state === 'waiting' ? <Waiting /> : <Refusal {...codes} />;
  const { title, reference, status, exploitation, opened, closed } = facts;
  return (
    <Form
      title={told.changeFacts}
      send={() => void enter('', { title, reference, status, exploitation, opened, closed: status === 'closed' ? closed : '', seen: one.edition })}
    >
      <FactFields facts={facts} codes={codes.value.codes} set={setFacts} />
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

function PersonRow({ entry, held }: { entry: Entry; held: Held }) {
  const [changing, setChanging] = useState(false);
  const [person, setPerson] = useState(personOf(entry));
  // Of what is being changed, though another edition may come while somebody writes.
  const [seen, setSeen] = useState(entry.edition);
  const { busy, fault, enter } = useEntering(held);
  const change = () => {
    setPerson(personOf(entry));
    setSeen(entry.edition);
    setChanging(true);
  };
  const keep = () => void enter(`/entries/${entry.number}`, { ...person, seen }).then((done) => done && setChanging(false));
  return (
    <li>
      <h3>
        {visible(entry.name ?? '')} <span class="facts">{parts[entry.part ?? ''] ?? entry.part}</span>
      </h3>
      {changing ? (
        <Form title={`${told.change}: ${entry.name ?? ''}`} send={keep}>
          <PersonFields person={person} set={setPerson} />
          <Ends busy={busy} close={() => setChanging(false)} />
        </Form>
      ) : (
        <>
          <p class="written">{visible(entry.words ?? '')}</p>
          <p class="acts">
            <button type="button" aria-label={`${told.change}: ${entry.name ?? ''}`} onClick={change}>
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
        </>
      )}
      <By entry={entry} />
      <Fault fault={fault} />
    </li>
  );
}

function Persons({ held, entries }: { held: Held; entries: Entry[] }) {
  const [person, setPerson] = useState(nobody);
  const { busy, fault, enter } = useEntering(held);
  return (
    <section class="panel">
      <h2>{told.persons}</h2>
      <p class="fact">{told.personsHow}</p>
      <ul class="told">
        {entries.map((entry) => (
          <PersonRow entry={entry} held={held} key={`${entry.number} ${entry.changed_at ?? ''}`} />
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
  const { case: one, officers, assignable } = held.told;
  const { busy, fault, send } = useSending();
  const takeOff = (name: string) => {
    void send<CaseAnswer>(address(one.id, '/officers'), { unassign: name }).then((done) => {
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
          <Change {...held} key={one.edition} />
        </Opens>
      </section>
      <div class="grid">
        <Notes held={held} entries={of('note')} />
        <Persons held={held} entries={of('person')} />
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
