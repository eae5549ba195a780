import { once } from 'node:events';
import pc from 'picocolors';

export type Style = ReturnType<typeof pc.createColors>;

/** Widest line of anything printed for people: that of a narrow terminal, else 100 columns; below 40 nothing can be laid out. */
export const WIDTH = Math.max(40, Math.min(100, process.stdout.columns || process.stderr.columns || 100));

/** Colours for a stream: on a terminal only, never with NO_COLOR, always with FORCE_COLOR. */
export function styleFor(stream: { isTTY?: boolean }): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const wanted = FORCE_COLOR ? FORCE_COLOR !== '0' : stream.isTTY === true && TERM !== 'dumb';
  return pc.createColors(wanted && !NO_COLOR);
}

/** Where a command speaks: results to standard output, everything else to standard error. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Waits until a slow reader has taken what was printed, so that it does not pile up in memory. */
export async function roomToPrint(): Promise<void> {
  if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

export function printAside(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}
