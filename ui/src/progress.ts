// How long something will still take, told as a person would.

// Seconds; undefined while too little is done to say.
export function leftOf(done: number, all: number, seconds: number): number | undefined {
  if (done <= 0 || all <= done || seconds < 1) return undefined;
  return (seconds / done) * (all - done);
}

export function lasts(seconds: number): string {
  if (seconds < 10) return 'a few seconds';
  if (seconds < 90) return `${Math.round(seconds / 10) * 10} seconds`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} minutes`;
  return `${(seconds / 3600).toFixed(1)} hours`;
}
