// Who asks: a session that the key of the printed address opened. It is kept in this tab and shown in
// a header. A cookie would be sent to the servers of all ports of this machine.

const kept = 'plumbline.session';
const patience = 250; // milliseconds for another tab to answer

let session = sessionStorage.getItem(kept) ?? '';
const tabs = new BroadcastChannel('plumbline');

export function authorization(): Record<string, string> {
  return session === '' ? {} : { Authorization: `Bearer ${session}` };
}

function keep(opened: string): void {
  session = opened;
  sessionStorage.setItem(kept, opened);
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

export async function openSession(): Promise<void> {
  const key = keyOfAddress();
  try {
    if (key !== '') await openWith(key);
    else if (session === '') await askOtherTabs();
  } catch {
    // Nobody answers: the page says so with its first question.
  }
  tabs.addEventListener('message', (event: MessageEvent<{ wanted?: boolean }>) => {
    if (event.data.wanted === true && session !== '') tabs.postMessage({ session });
  });
  // The printed address, pasted into a tab that is here already, loads nothing anew by itself.
  addEventListener('hashchange', () => {
    if (keyOfAddress() !== '') location.reload();
  });
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
