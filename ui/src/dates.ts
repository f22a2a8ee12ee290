// Times as the server tells them (UTC), as people read them.

// To the minute.
export function moment(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

export function day(at: string): string {
  return at.slice(0, 10);
}
