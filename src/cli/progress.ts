import { printAside } from './terminal.ts';

/** How far each of several pieces of work has come, by its place in the list. */
export interface Progress {
  /** What is being done right now. */
  tell(index: number, text: string): void;
  /** How it ended. */
  conclude(index: number, text: string): void;
  fail(index: number): void;
}

/** More than this no terminal shows at once, and nobody reads step by step. */
const MOST_STEP_BY_STEP = 12;

/**
 * Shows on standard error how work goes on: live on a terminal, in plain lines elsewhere, nothing when quiet. Of many pieces only the
 * ends are told, counted.
 */
export async function withProgress<T>(
  titles: readonly string[],
  quiet: boolean,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  if (quiet) return work({ tell() {}, conclude() {}, fail() {} });
  if (titles.length > MOST_STEP_BY_STEP) return work(countedLines(titles));
  return isLiveTerminal() ? workLive(titles, work) : work(plainLines(titles));
}

/** Lines are rewritten in place only where nothing else reads them, and where their width is known. */
function isLiveTerminal(): boolean {
  const { stdout, stderr, env } = process;
  return stdout.isTTY === true && stderr.isTTY === true && stderr.columns > 0 && env.TERM !== 'dumb';
}

function plainLines(titles: readonly string[]): Progress {
  const say = (index: number, text: string) => printAside(`${titles[index]}: ${text}`);
  return { tell: say, conclude: say, fail: (index) => say(index, 'failed') };
}

function countedLines(titles: readonly string[]): Progress {
  let ended = 0;
  const width = String(titles.length).length;
  const end = (index: number, text: string) => {
    ended++;
    printAside(`${String(ended).padStart(width)}/${titles.length} ${titles[index]}: ${text}`);
  };
  return { tell() {}, conclude: end, fail: (index) => end(index, 'failed') };
}

async function workLive<T>(titles: readonly string[], work: (progress: Progress) => Promise<T>): Promise<T> {
  const { Listr, ListrLogger, ProcessOutput } = await import('listr2');
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  const lines: { title: string; output: string; end: () => void; fail: () => void }[] = [];
  const tasks = titles.map((title, index) => ({
    title,
    task: (_: unknown, line: { title: string; output: string }) =>
      new Promise<void>((resolve, reject) => {
        const fail = () => reject(new Error(`${title}: failed`));
        lines[index] = Object.assign(line, { end: resolve, fail });
      }),
  }));
  const shown = new Listr(tasks, { concurrent: true, exitOnError: false, rendererOptions: { logger } }).run();
  const done = await work({
    tell(index, text) {
      const line = lines[index];
      if (line) line.output = text;
    },
    conclude(index, text) {
      const line = lines[index];
      if (line) line.title = `${titles[index]}: ${text}`;
      line?.end();
    },
    fail: (index) => lines[index]?.fail(),
  });
  await shown;
  return done;
}
