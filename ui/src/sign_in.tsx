import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { detailOf, Fault } from './forms';
import { signIn } from './session';
import { team } from './team_words';
import { words } from './words';

// Asks for the code only when the server does. `why`: what ended the session there was.
export function SignIn({ why, done }: { why: string; done: () => void }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const codeField = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => codeField.current?.focus(), [asksCode]);
  const send = async () => {
    setBusy(true);
    setFault('');
    try {
      const refused = await signIn(name, password, code);
      if (refused === null) {
        done();
        return;
      }
      if (refused.title === 'Code needed') setAsksCode(true);
      else setFault(refused.detail);
    } catch (wrong) {
      setFault(detailOf(wrong));
    }
    setCode('');
    setBusy(false);
  };
  return (
    <main class="entrance" id="main">
      <h1>
        <img src="/plumb.svg" alt="" width="28" height="28" /> {words.product}
      </h1>
      {why !== '' && <p role="status">{why}</p>}
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label>
          {team.name}
          <input type="text" autocomplete="username" required value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label>
          {team.password}
          <input
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        {asksCode && (
          <label>
            {team.code}
            <input
              type="text"
              inputMode="numeric"
              autocomplete="one-time-code"
              pattern="[0-9]{6}"
              required
              ref={codeField}
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
        )}
        <button type="submit" disabled={busy}>
          {team.signIn}
        </button>
        {busy && <p role="status">{team.signingIn}</p>}
        <Fault fault={fault} />
      </form>
    </main>
  );
}
