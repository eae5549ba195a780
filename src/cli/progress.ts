import { printAside } from './terminal.ts';

/** One piece of work that may fail without touching the others. */
export interface Task<T> {
  title: string;
  /** `tell` says what is being done right now; what `conclude` says replaces the title. */
  run(tell: (text: string) => void, conclude: (text: string) => void): Promise<T>;
}

export type Settled<T> = { title: string; value: T } | { title: string; error: unknown };

/** Does one after another and shows it on standard error: live on a terminal, in plain lines elsewhere, nothing when quiet. */
export async function runTasks<T>(tasks: readonly Task<T>[], quiet: boolean): Promise<Settled<T>[]> {
  const settled: Settled<T>[] = [];
  const keep = async (task: Task<T>, tell: (text: string) => void, conclude: (text: string) => void) => {
    try {
      settled.push({ title: task.title, value: await task.run(tell, conclude) });
    } catch (error) {
      settled.push({ title: task.title, error });
      throw error;
    }
  };
  if (isLiveTerminal() && !quiet) await runLive(tasks, keep);
  else await runPlain(tasks, keep, quiet);
  return settled;
}

/** Lines are rewritten in place only where nothing else reads them, and where their width is known. */
function isLiveTerminal(): boolean {
  const { stdout, stderr, env } = process;
  return stdout.isTTY === true && stderr.isTTY === true && stderr.columns > 0 && env.TERM !== 'dumb';
}

type Keep<T> = (
  task: Task<T>,
  tell: (text: string) => void,
  conclude: (text: string) => void,
) => Promise<void>;

async function runPlain<T>(tasks: readonly Task<T>[], keep: Keep<T>, quiet: boolean): Promise<void> {
  for (const task of tasks) {
    const say = (text: string) => {
      if (!quiet) printAside(`${task.title}: ${text}`);
    };
    await keep(task, say, say).catch(() => say('failed'));
  }
}

async function runLive<T>(tasks: readonly Task<T>[], keep: Keep<T>): Promise<void> {
  const { Listr, ListrLogger, ProcessOutput } = await import('listr2');
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  const list = tasks.map((task) => ({
    title: task.title,
    task: (_: unknown, line: { title: string; output: string }) =>
      keep(
        task,
        (text) => {
          line.output = text;
        },
        (text) => {
          line.title = `${task.title}: ${text}`;
        },
      ).catch(() => {
        throw new Error(`${task.title}: failed`);
      }),
  }));
  const options = { exitOnError: false, rendererOptions: { logger } };
  await new Listr(list, options).run();
}
