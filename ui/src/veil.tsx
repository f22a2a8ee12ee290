import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { reviewWords as words } from './review_words';

// Words that tell of violence, out of sight until somebody asks for them. The button says so, opens
// and closes them, and stays where it is.
export function Veil(props: { open: boolean; toggle: () => void; children: ComponentChildren; inline?: boolean }) {
  const content = props.open ? props.children : null;
  const button = (
    <button
      type="button"
      class="veil"
      aria-expanded={props.open}
      onClick={(event) => {
        event.stopPropagation();
        props.toggle();
      }}
    >
      {words.violence} <span class="act">{props.open ? words.hide : words.show}</span>
    </button>
  );
  return props.inline === true ? (
    <>
      {button}
      {content}
    </>
  ) : (
    <div>
      {button}
      {content}
    </div>
  );
}

// The same where nobody else asks whether they are open.
export function OwnVeil({ hard, children }: { hard: boolean; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  if (!hard) return <>{children}</>;
  return (
    <Veil open={open} toggle={() => setOpen(!open)}>
      {children}
    </Veil>
  );
}
