import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { post, Refused } from './api';
import { words } from './words';

// What to tell of something that did not come about.
export function detailOf(why: unknown): string {
  return why instanceof Refused ? why.problem.detail : words.noAnswer;
}

export function Fault({ fault }: { fault: string }) {
  if (fault === '') return null;
  return (
    <p role="alert" class="fault">
      {fault}
    </p>
  );
}

// One thing at a time: whether it is under way, and what was wrong with the last.
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const under_way = useRef(false);
  // Null: it did not come about, or one is under way already.
  async function act<T>(what: () => Promise<T>): Promise<T | null> {
    // Asked here, too: a second Enter comes before the button is shown as disabled.
    if (under_way.current) return null;
    under_way.current = true;
    setBusy(true);
    setFault('');
    try {
      return await what();
    } catch (why) {
      setFault(detailOf(why));
      return null;
    } finally {
      under_way.current = false;
      setBusy(false);
    }
  }
  return { busy, fault, act };
}

export function useSending() {
  const { busy, fault, act } = useAct();
  const send = <T,>(address: string, body: unknown) => act(() => post<T>(address, body));
  return { busy, fault, send };
}

// What is to have the focus as soon as it is there. Given in an effect that comes after the drawing,
// it would miss the first letters that somebody types.
export function useFocus<T extends HTMLElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useLayoutEffect(() => place.current?.focus(), []);
  return place;
}

export function Field(props: {
  label: string;
  value: string;
  set: (value: string) => void;
  secret?: boolean;
  complete?: string;
  least?: number;
  optional?: boolean;
}) {
  const field = {
    required: props.optional !== true,
    minLength: props.least,
    autocomplete: props.complete ?? 'off',
    value: props.value,
    onInput: (event: { currentTarget: HTMLInputElement }) => props.set(event.currentTarget.value),
  };
  return (
    <label>
      {props.label}
      {props.secret === true ? <input type="password" {...field} /> : <input type="text" {...field} />}
    </label>
  );
}

export function Form({ title, send, children }: { title: string; send: () => void; children: ComponentChildren }) {
  return (
    <form
      class="fields"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
    </form>
  );
}

// The ends of a form that was opened within a page.
export function Ends({ keep = words.keep, busy, close }: { keep?: string; busy: boolean; close: () => void }) {
  return (
    <p class="ends">
      <button type="submit" disabled={busy}>
        {keep}
      </button>
      <button type="button" onClick={close}>
        {words.cancel}
      </button>
    </p>
  );
}
