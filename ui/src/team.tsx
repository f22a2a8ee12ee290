import { useState } from 'preact/hooks';

import { get, query } from './api';
import { day, moment } from './dates';
import { Fault, Field, Form, useSending } from './forms';
import { useLoaded } from './loading';
import { More, usePages, type Page } from './pages';
import { noLonger, whoAsks } from './session';
import { Refusal, Waiting } from './shell';
import { roles, team } from './team_words';
import { visible } from './text';
import { words } from './words';

interface Account {
  name: string;
  role: string;
  second_factor: boolean;
  closed: boolean;
  locked: boolean;
  seen: string;
}
interface Token {
  id: number;
  for: string;
  expires: string;
  seen: string;
}
interface Entry {
  number: number;
  at: string;
  who: string;
  address: string;
  action: string;
  subject: string;
  detail: string;
}

const may: Record<string, string> = {
  reader: team.mayReader,
  analyst: team.mayAnalyst,
  editor: team.mayEditor,
  administrator: team.mayAdministrator,
};

// What the server asks for again before an account is changed.
export interface Proof {
  password: string;
  code: string;
}
export const noProof: Proof = { password: '', code: '' };

export function Proving({ proof, set }: { proof: Proof; set: (proof: Proof) => void }) {
  return (
    <>
      <Field label={team.oldPassword} secret complete="current-password" value={proof.password} set={(password) => set({ ...proof, password })} />
      {whoAsks()?.second_factor === true && (
        <Field label={team.code} complete="one-time-code" value={proof.code} set={(code) => set({ ...proof, code })} />
      )}
    </>
  );
}

function Password() {
  const [proof, setProof] = useState(noProof);
  const [wanted, setWanted] = useState('');
  const { busy, fault, send } = useSending();
  return (
    <section class="panel">
      <h2>{team.changePassword}</h2>
      <Form
        title={team.changePassword}
        send={() => void send('/api/me/password', { ...proof, new: wanted }).then((done) => done !== null && noLonger(team.changed))}
      >
        <Proving proof={proof} set={setProof} />
        <Field label={team.newPassword} secret complete="new-password" least={15} value={wanted} set={setWanted} />
        <button type="submit" disabled={busy}>
          {team.changePassword}
        </button>
        <Fault fault={fault} />
      </Form>
    </section>
  );
}

function Factor({ on }: { on: boolean }) {
  const [proof, setProof] = useState(noProof);
  const [code, setCode] = useState('');
  const [proposed, setProposed] = useState<{ secret: string; address: string } | null>(null);
  const { busy, fault, send } = useSending();
  const propose = () => {
    void send<{ secret: string; address: string }>('/api/me/second-factor', proof).then((told) => told !== null && setProposed(told));
  };
  const confirm = () => {
    void send('/api/me/second-factor', { new_code: code }).then((done) => done !== null && noLonger(team.changed));
  };
  return (
    <section class="panel">
      <h2>{team.factor}</h2>
      <p>{on ? team.factorOn : team.factorOff}</p>
      {proposed === null ? (
        <Form title={team.factor} send={propose}>
          <Proving proof={proof} set={setProof} />
          <button type="submit" disabled={busy}>
            {team.factorNew}
          </button>
          <Fault fault={fault} />
        </Form>
      ) : (
        <Form title={team.confirm} send={confirm}>
          <p>{team.factorHow}</p>
          <p>
            <code>{proposed.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
          </p>
          <p>
            <a href={proposed.address}>{team.factorLink}</a>
          </p>
          <Field label={team.newCode} complete="one-time-code" value={code} set={setCode} />
          <button type="submit" disabled={busy}>
            {team.confirm}
          </button>
          <Fault fault={fault} />
        </Form>
      )}
    </section>
  );
}

function Tokens() {
  const [times, setTimes] = useState(0);
  const [label, setLabel] = useState('');
  const [days, setDays] = useState('90');
  const [made, setMade] = useState('');
  const [proof, setProof] = useState(noProof);
  const { busy, fault, send } = useSending();
  const held = useLoaded(`tokens ${times}`, (signal) => get<{ tokens: Token[] }>('/api/me/tokens', signal));
  const make = () => {
    void send<{ token: string }>('/api/me/tokens', { ...proof, for: label, days: Number(days) }).then((told) => {
      if (told === null) return;
      setMade(told.token);
      setProof(noProof);
      setLabel('');
      setTimes((now) => now + 1);
    });
  };
  const revoke = (id: number) => {
    void send('/api/me/tokens', { revoke: id }).then((done) => done !== null && setTimes((now) => now + 1));
  };
  return (
    <section class="panel">
      <h2>{team.tokens}</h2>
      <p>{team.tokensHow}</p>
      {made !== '' && (
        <p role="status">
          <code class="secret">{made}</code>
        </p>
      )}
      {held.state === 'here' && (
        <ul class="told">
          {held.value.tokens.map((each) => (
            <li key={each.id}>
              {visible(each.for)}{' '}
              <span class="facts">
                <span>
                  {team.until} {day(each.expires)}
                </span>
                <span>{each.seen === '' ? team.neverUsed : `${team.used} ${day(each.seen)}`}</span>
              </span>{' '}
              <button type="button" disabled={busy} aria-label={`${team.revoke} ${each.for}`} onClick={() => revoke(each.id)}>
                {team.revoke}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Form title={team.makeToken} send={make}>
        <Field label={team.tokenFor} value={label} set={setLabel} />
        <Field label={team.days} value={days} set={setDays} />
        <Proving proof={proof} set={setProof} />
        <button type="submit" disabled={busy}>
          {team.makeToken}
        </button>
        <Fault fault={fault} />
      </Form>
    </section>
  );
}

export function Mine() {
  const me = whoAsks();
  if (me === null || !me.accounts) return <Refusal title={words.notFound} detail={location.pathname} />;
  return (
    <>
      <header class="head">
        <h1>{visible(me.who)}</h1>
        <p>
          {team.role}: {me.role}, {may[me.role ?? '']}
        </p>
      </header>
      <Password />
      <Factor on={me.second_factor === true} />
      <Tokens />
    </>
  );
}

function AccountRow({ account, proof, changed }: { account: Account; proof: Proof; changed: () => void }) {
  const [password, setPassword] = useState('');
  const [giving, setGiving] = useState(false);
  const { busy, fault, send } = useSending();
  const change = (body: Record<string, string>) => {
    void send('/api/accounts/' + encodeURIComponent(account.name), { ...body, ...proof }).then((done) => {
      if (done === null) return;
      setGiving(false);
      setPassword('');
      changed();
    });
  };
  const state = [account.closed ? team.closed : team.open, account.locked && team.locked, !account.second_factor && team.noFactor];
  return (
    <tr>
      <th scope="row">{visible(account.name)}</th>
      <td>
        <select
          aria-label={`${team.role}, ${account.name}`}
          value={account.role}
          disabled={busy}
          onChange={(event) => change({ change: 'role', role: event.currentTarget.value })}
        >
          {roles.map((role) => (
            <option value={role} selected={role === account.role}>
              {role}
            </option>
          ))}
        </select>
      </td>
      <td>{state.filter(Boolean).join(', ')}</td>
      <td>{account.seen === '' ? team.never : moment(account.seen)}</td>
      <td>
        <p class="acts">
          <button type="button" disabled={busy} onClick={() => change({ change: account.closed ? 'open' : 'close' })}>
            {account.closed ? team.reopen : team.close}
          </button>
          {account.locked && (
            <button type="button" disabled={busy} onClick={() => change({ change: 'unlock' })}>
              {team.unlock}
            </button>
          )}
          {account.second_factor && (
            <button type="button" disabled={busy} onClick={() => change({ change: 'no-second-factor' })}>
              {team.removeFactor}
            </button>
          )}
          <button type="button" disabled={busy} onClick={() => setGiving(!giving)}>
            {team.give}
          </button>
        </p>
        {giving && (
          <Form title={team.give} send={() => change({ change: 'password', new: password })}>
            <p>{team.giveHow}</p>
            <Field label={team.newPassword} secret complete="new-password" least={15} value={password} set={setPassword} />
            <button type="submit" disabled={busy}>
              {words.keep}
            </button>
          </Form>
        )}
        <Fault fault={fault} />
      </td>
    </tr>
  );
}

export function Accounts() {
  const [times, setTimes] = useState(0);
  const [name, setName] = useState('');
  const [role, setRole] = useState<string>('reader');
  const [password, setPassword] = useState('');
  const [proof, setProof] = useState(noProof);
  const { busy, fault, send } = useSending();
  const all = useLoaded(`accounts ${times}`, (signal) => get<{ accounts: Account[] }>('/api/accounts', signal));
  const [kept, setKept] = useState<Account[]>([]);
  if (all.state === 'here' && all.value.accounts !== kept) setKept(all.value.accounts);
  if (all.state === 'refused') return <Refusal {...all} />;
  if (all.state === 'waiting' && kept.length === 0) return <Waiting />;
  const add = () => {
    void send('/api/accounts', { name: name.trim(), role, new: password, ...proof }).then((done) => {
      if (done === null) return;
      setName('');
      setPassword('');
      setTimes((now) => now + 1);
    });
  };
  return (
    <>
      <header class="head">
        <h1>{team.accounts}</h1>
      </header>
      <section class="panel fields" aria-label={team.proving}>
        <p>{team.proving}</p>
        <Proving proof={proof} set={setProof} />
      </section>
      <div class="wide">
        <table class="team">
          <thead>
            <tr>
              <th scope="col">{team.name}</th>
              <th scope="col">{team.role}</th>
              <th scope="col">{team.state}</th>
              <th scope="col">{team.seen}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {kept.map((account) => (
              <AccountRow account={account} proof={proof} changed={() => setTimes((now) => now + 1)} key={account.name} />
            ))}
          </tbody>
        </table>
      </div>
      <section class="panel">
        <h2>{team.addAccount}</h2>
        <Form title={team.addAccount} send={add}>
          <Field label={team.name} value={name} set={setName} />
          <label>
            {team.role}
            <select value={role} onChange={(event) => setRole(event.currentTarget.value)}>
              {roles.map((each) => (
                <option value={each}>
                  {each}: {may[each]}
                </option>
              ))}
            </select>
          </label>
          <Field label={team.newPassword} secret complete="new-password" least={15} value={password} set={setPassword} />
          <button type="submit" disabled={busy}>
            {team.addAccount}
          </button>
          <Fault fault={fault} />
        </Form>
      </section>
    </>
  );
}

const journalPage: Page<{ entries: Entry[]; next: number }, Entry> = {
  items: (told) => told.entries,
  next: (told) => (told.next === 0 ? '' : String(told.next)),
  id: (entry) => String(entry.number),
};

export function Journal() {
  const { first, items, more } = usePages(
    'journal',
    (before, signal) => get<{ entries: Entry[]; next: number }>('/api/journal' + query({ before }), signal),
    journalPage,
  );
  if (first.state === 'waiting') return <Waiting />;
  if (first.state === 'refused') return <Refusal {...first} />;
  return (
    <>
      <header class="head">
        <h1>{team.journal}</h1>
      </header>
      <div class="wide">
        <table class="team">
          <thead>
            <tr>
              <th scope="col">{team.at}</th>
              <th scope="col">{team.who}</th>
              <th scope="col">{team.action}</th>
              <th scope="col">{team.subject}</th>
              <th scope="col">{team.from}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((each) => (
              <tr key={each.number}>
                <td>{moment(each.at)}</td>
                <td>{visible(each.who)}</td>
                <td>{each.action}</td>
                <td class="subject">
                  {visible(each.subject)} {visible(each.detail)}
                </td>
                <td>{each.address}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More more={more} />
    </>
  );
}
