import { useState } from 'preact/hooks';

import { caseList, address, type CaseAnswer, type CaseRow, type Facts } from './cases_api';
import { kindWords, statuses, told } from './cases_words';
import { moment } from './dates';
import { Fault, Field, Form, useSending } from './forms';
import { useLoaded } from './loading';
import { go } from './route';
import { Refusal, Waiting } from './shell';
import { visible } from './text';
import { counted } from './words';

const nothing: Facts = { title: '', reference: '', status: 'open', exploitation: [], opened: '', closed: '' };

// What is told of a case as a whole.
export function FactFields({ facts, codes, set }: { facts: Facts; codes: string[]; set: (facts: Facts) => void }) {
  const choose = (code: string, on: boolean) =>
    set({ ...facts, exploitation: codes.filter((each) => (each === code ? on : facts.exploitation.includes(each))) });
  return (
    <>
      <Field label={told.title} value={facts.title} set={(title) => set({ ...facts, title })} />
      <Field label={told.reference} optional value={facts.reference} set={(reference) => set({ ...facts, reference })} />
      <label>
        {told.status}
        <select value={facts.status} onChange={(event) => set({ ...facts, status: event.currentTarget.value })}>
          {Object.entries(statuses).map(([value, name]) => (
            <option value={value} selected={value === facts.status}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="kinds">
        <legend>{told.kinds}</legend>
        {codes.map((code) => (
          <label class="choice">
            <input
              type="checkbox"
              checked={facts.exploitation.includes(code)}
              onChange={(event) => choose(code, event.currentTarget.checked)}
            />{' '}
            {kindWords(code)}
          </label>
        ))}
      </fieldset>
      <Field label={told.opened} optional value={facts.opened} set={(opened) => set({ ...facts, opened })} />
      {facts.status === 'closed' && (
        <Field label={told.closed} optional value={facts.closed} set={(closed) => set({ ...facts, closed })} />
      )}
    </>
  );
}

// Status, kinds and days in one line.
export function FactLine({ facts }: { facts: Facts }) {
  return (
    <>
      <span class="tag">{statuses[facts.status] ?? facts.status}</span>
      {facts.reference !== '' && <span>{visible(facts.reference)}</span>}
      {facts.exploitation.length > 0 && <span>{facts.exploitation.map(kindWords).join(', ')}</span>}
      {facts.opened !== '' && (
        <span>
          {told.openedOn} {facts.opened}
        </span>
      )}
      {facts.closed !== '' && (
        <span>
          {told.closedOn} {facts.closed}
        </span>
      )}
    </>
  );
}

// What is to be added, if the page was asked for that.
interface Wanted {
  document?: string;
  claim?: string;
  incident?: string;
  label?: string;
}

function wantedOf(asked: URLSearchParams): Wanted | null {
  const out: Wanted = {};
  for (const name of ['document', 'claim', 'incident', 'label'] as const) {
    const value = asked.get(name);
    if (value !== null && value !== '') out[name] = value;
  }
  return out.document === undefined && out.incident === undefined ? null : out;
}

function Row({ row, wanted, why }: { row: CaseRow; wanted: Wanted | null; why: string }) {
  const { busy, fault, send } = useSending();
  if (row.fault !== undefined) {
    return (
      <li>
        <p class="fault">
          {told.caseKind} {row.id.slice(0, 8)}: {told.damaged}. {row.fault}
        </p>
      </li>
    );
  }
  const add = () => {
    void send<CaseAnswer>(address(row.id, '/entries'), { kind: 'link', ...wanted, words: why }).then(
      (done) => done !== null && go('/cases/' + row.id),
    );
  };
  return (
    <li>
      <a href={'/cases/' + row.id}>{visible(row.title)}</a>
      <p class="facts">
        <FactLine facts={row} />
        <span>
          {told.changed} {moment(row.changed)}
        </span>
        <span>{row.officers === 1 ? told.onlyYou : counted(row.officers, 'officer', 'officers')}</span>
      </p>
      {wanted !== null && (
        <button type="button" disabled={busy} aria-label={`${told.add}: ${row.title}`} onClick={add}>
          {told.add}
        </button>
      )}
      <Fault fault={fault} />
    </li>
  );
}

function Lost({ count, done }: { count: number; done: (back: number) => void }) {
  const [old, setOld] = useState('');
  const { busy, fault, send } = useSending();
  const bring = () => {
    void send<{ cases: number }>('/api/case-keys', { old }).then((back) => back !== null && done(back.cases));
  };
  return (
    <section class="warned" aria-label={told.bringBack}>
      <p>{told.lost(count)}</p>
      <Form title={told.bringBack} send={bring}>
        <Field label={told.old} secret complete="off" value={old} set={setOld} />
        <button type="submit" disabled={busy}>
          {told.bringBack}
        </button>
        <Fault fault={fault} />
      </Form>
    </section>
  );
}

function Make({ codes }: { codes: string[] }) {
  const [facts, setFacts] = useState(nothing);
  const { busy, fault, send } = useSending();
  const make = () => {
    void send<CaseAnswer>('/api/cases', facts).then((made) => made !== null && go('/cases/' + made.case.id));
  };
  return (
    <section class="panel">
      <h2>{told.make}</h2>
      <Form title={told.make} send={make}>
        <FactFields facts={facts} codes={codes} set={setFacts} />
        <button type="submit" disabled={busy}>
          {told.make}
        </button>
        <Fault fault={fault} />
      </Form>
    </section>
  );
}

export function Cases({ asked }: { asked: URLSearchParams }) {
  const [times, setTimes] = useState(0);
  const [back, setBack] = useState(0);
  const [why, setWhy] = useState('');
  const wanted = wantedOf(asked);
  const list = useLoaded(`cases ${times}`, caseList);
  if (list.state === 'waiting') return <Waiting />;
  if (list.state === 'refused') return <Refusal {...list} />;
  const { cases, lost, fingerprint, codes } = list.value;
  return (
    <>
      <header class="head">
        <h1>{wanted === null ? told.cases : told.linkTo}</h1>
        <p>{told.what}</p>
      </header>
      {lost > 0 && (
        <Lost
          count={lost}
          done={(count) => {
            setBack(count);
            setTimes(times + 1);
          }}
        />
      )}
      {back > 0 && <p role="status">{told.back(back)}</p>}
      {wanted !== null && (
        <div class="fields">
          <p>
            {told.adding}{' '}
            {wanted.document === undefined ? (
              visible(wanted.label ?? wanted.incident ?? '')
            ) : (
              <a href={`/read/${wanted.document}` + (wanted.claim === undefined ? '' : `?claim=${wanted.claim}`)}>
                {wanted.claim === undefined ? told.aDocument : `${told.aClaim} ${wanted.claim}`}
              </a>
            )}
          </p>
          <Field label={told.why} optional value={why} set={setWhy} />
        </div>
      )}
      {cases.length === 0 ? (
        <div class="calm">
          <h2>{told.none}</h2>
          <p>{told.noneHow}</p>
        </div>
      ) : (
        <ol class="documents">
          {cases.map((row) => (
            <Row row={row} wanted={wanted} why={why} key={row.id} />
          ))}
        </ol>
      )}
      <Make codes={codes} />
      <section class="panel">
        <h2>{told.fingerprint}</h2>
        <p>
          <code class="secret">{fingerprint}</code>
        </p>
        <p class="fact">{told.fingerprintHow}</p>
      </section>
    </>
  );
}
