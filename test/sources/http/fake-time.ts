/** A clock that stands still until somebody sleeps. */
export function fakeTime(start = '2026-11-01T12:00:00Z') {
  let ms = Date.parse(start);
  const waits: number[] = [];
  return {
    /** Every pause asked for, in milliseconds. */
    waits,
    now: () => ms,
    sleep: async (pause: number) => {
      waits.push(pause);
      ms += pause;
    },
    /** No jitter: the longest pause. */
    random: () => 0,
  };
}
