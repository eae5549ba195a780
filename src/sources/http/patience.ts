/** Bounds what one account may wait in all; parallel calls that wait at the same time wait once. */
export interface Patience {
  /** Books the waiting until that moment, unless it is too much. */
  allows(nowMs: number, untilMs: number): boolean;
}

export function createPatience(maxWaitMs: number): Patience {
  let waitedMs = 0;
  let waitingUntil = 0;
  return {
    allows(nowMs, untilMs) {
      const extra = Math.max(0, untilMs - Math.max(nowMs, waitingUntil));
      if (waitedMs + extra > maxWaitMs) return false;
      waitedMs += extra;
      waitingUntil = Math.max(waitingUntil, untilMs);
      return true;
    },
  };
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/** Pause before try number 2, 3 …: 0.5 s, 2 s, 8 s, 32 s, of which a random half at most is left out. */
export function backoffMs(failedTries: number, random: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 4 ** (failedTries - 1)) * (1 - random / 2);
}
