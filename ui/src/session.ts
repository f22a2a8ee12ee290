// Who asks: a session that the key of the printed address opened, or a name and a password where the
// workspace has accounts. It is kept in this tab and shown in a header. A cookie would be sent to the
// servers of all ports of this machine.

const kept = 'plumbline.session';
const patience = 250; // milliseconds for another tab to answer

let session = sessionStorage.getItem(kept) ?? '';
const tabs = new BroadcastChannel('plumbline');

// Who somebody is, as the server sees it.
export interface Me {
  who: string;
  accounts: boolean;
  role?: string;
  second_factor?: boolean;
  rights: ('read' | 'decide' | 'edit' | 'administer' | 'cases')[];
}
let me: Me | null = null;

export const signed = new EventTarget(); // 'out': the session is no longer good

export function whoAsks(): Me | null {
  return me;
}

// What the page need not offer, as the server would refuse it.
export function may(right: Me['rights'][number]): boolean {
  return me === null || me.rights.includes(right);
}

// Whether confidential cases are offered; the server asks for a second factor besides.
export function hasCases(): boolean {
  return me !== null && me.rights.includes('cases');
}

export function authorization(): Record<string, string> {
  return session === '' ? {} : { Authorization: `Bearer ${session}` };
}

function keep(opened: string): void {
  session = opened;
  sessionStorage.setItem(kept, opened);
}

function forget(): void {
  session = '';
  me = null;
  sessionStorage.removeItem(kept);
}

// What was shown is good no longer; an answer of 401 says so, too. `why` is told where one signs in.
export function noLonger(why: string): void {
  if (me === null) return;
  const team = me.accounts;
  forget();
  if (team) signed.dispatchEvent(new CustomEvent('out', { detail: why }));
}

// True: there is a session, and `whoAsks` knows whose.
async function lookWho(): Promise<boolean> {
  if (session === '') return false;
  const answer = await fetch('/api/me', { headers: authorization() });
  if (answer.ok) me = (await answer.json()) as Me;
  else if (answer.status === 401) forget();
  return me !== null;
}

export async function hasAccounts(): Promise<boolean> {
  const answer = await fetch('/door');
  return answer.ok && ((await answer.json()) as { accounts: boolean }).accounts;
}

// Nothing: in. Else what the server says; "Code needed" asks for the code as well.
export async function signIn(name: string, password: string, code: string): Promise<{ title: string; detail: string } | null> {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, password, code }),
  });
  const told = (await answer.json()) as { session: string; title: string; detail: string };
  if (!answer.ok) return told;
  keep(told.session);
  await lookWho();
  return null;
}

export async function signOut(): Promise<void> {
  try {
    await fetch('/close', { method: 'POST', headers: authorization() });
  } finally {
    // Whatever the server says: who leaves the screen has left.
    forget();
    tabs.postMessage({ ended: true });
    signed.dispatchEvent(new Event('out'));
  }
}

function keyOfAddress(): string {
  return new URLSearchParams(location.hash.slice(1)).get('key') ?? '';
}

async function openWith(key: string): Promise<void> {
  // Out of the address and the history before anything else happens.
  history.replaceState(null, '', location.pathname + location.search);
  const answer = await fetch('/open', { method: 'POST', headers: { Authorization: `Bearer ${key}` } });
  if (answer.ok) keep(((await answer.json()) as { session: string }).session);
}

// A link opened in a new tab: one that is open lends its session.
function askOtherTabs(): Promise<void> {
  return new Promise((done) => {
    const heard = (event: MessageEvent<{ session?: string }>) => {
      if (event.data.session === undefined) return;
      keep(event.data.session);
      finish();
    };
    const finish = () => {
      tabs.removeEventListener('message', heard);
      done();
    };
    tabs.addEventListener('message', heard);
    tabs.postMessage({ wanted: true });
    setTimeout(finish, patience);
  });
}

// False: name and password are asked for.
export async function openSession(): Promise<boolean> {
  const key = keyOfAddress();
  let opened = true;
  try {
    if (key !== '') await openWith(key);
    else if (session === '') await askOtherTabs();
    opened = (await lookWho()) || !(await hasAccounts());
  } catch {
    // Nobody answers: the page says so with its first question.
  }
  tabs.addEventListener('message', (event: MessageEvent<{ wanted?: boolean; ended?: boolean }>) => {
    if (event.data.wanted === true && session !== '') tabs.postMessage({ session });
    if (event.data.ended === true && session !== '') {
      forget();
      signed.dispatchEvent(new Event('out'));
    }
  });
  // The printed address, pasted into a tab that is here already, loads nothing anew by itself.
  addEventListener('hashchange', () => {
    if (keyOfAddress() !== '') location.reload();
  });
  return opened;
}

// The address with a word that is good for one fetch: for frames and files to save, which a browser
// asks for without our header.
export async function ticketed(address: string): Promise<string> {
  const answer = await fetch('/ticket', {
    method: 'POST',
    headers: { ...authorization(), 'Content-Type': 'application/json' },
    body: JSON.stringify({ target: address }),
  });
  if (!answer.ok) return address;
  const { ticket } = (await answer.json()) as { ticket: string };
  return `${address}${address.includes('?') ? '&' : '?'}ticket=${ticket}`;
}
