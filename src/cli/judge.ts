import { SCHEMA_VERSION } from '../model/collection.ts';
import type { Practice } from '../model/practice.ts';
import { localTime } from '../model/time.ts';
import { runPortfolio } from '../pipeline/run-portfolio.ts';
import type { Hop, Observer, RunResult } from '../pipeline/run-practice.ts';
import { type Summary, summarise } from '../pipeline/summary.ts';
import { type Fault, faultOf } from './faults.ts';
import type { Flags } from './flags.ts';
import { withProgress } from './progress.ts';
import { showFault } from './report-fault.ts';
import { portfolioText, summaryText } from './summary.ts';
import { print, printAside, printJson, styleFor } from './terminal.ts';
import { breachesOf, EXIT, exitCodeOf, failuresOf } from './verdict.ts';

/** One practice to be judged, from exports, a kept collection or a kept snapshot. */
export interface Job {
  practice: Pick<Practice, 'id' | 'name' | 'alerts'>;
  work(observer: Observer): Promise<RunResult>;
}

const HOPS: Record<Hop, string> = {
  collect: 'reading sources',
  derive: 'deriving facts',
  audit: 'running checks',
  score: 'scoring',
  compare: 'comparing with earlier reports',
  render: 'rendering the report',
  deliver: 'writing files',
};

/** More practices than this are told in a line each. */
const MOST_SCREENFULS = 3;

export function today(timeZone: string): string {
  return localTime(new Date().toISOString(), timeZone).day;
}

/** What came of a job, ready to be told; snapshots of hundreds of practices are not kept in memory. */
export interface Judged {
  summary: Summary;
  /** Null where a program reads the result. */
  text: string | null;
  failures: string[];
  breaches: string[];
}

export type Settled = { title: string; judged: Judged } | { title: string; error: unknown };

/** Does the jobs, several at a time. One that fails is told and touches no other. */
export async function doJobs(jobs: readonly Job[], flags: Flags, concurrency = 1): Promise<Settled[]> {
  const titles = jobs.map(({ practice }) => practice.name);
  const settled = await withProgress(titles, flags.quiet === true, (progress) =>
    runPortfolio(jobs, concurrency, (job, index) =>
      doJob(job, flags.json === true, {
        tell: (text) => progress.tell(index, text),
        conclude: (text) => progress.conclude(index, text),
      }).catch((error: unknown) => {
        progress.fail(index);
        throw error;
      }),
    ),
  );
  return settled.map((one, i) => {
    const title = titles[i] ?? '';
    return one.status === 'fulfilled' ? { title, judged: one.value } : { title, error: one.reason };
  });
}

async function doJob(
  { practice, work }: Job,
  json: boolean,
  { tell, conclude }: { tell(text: string): void; conclude(text: string): void },
): Promise<Judged> {
  let sources = 0;
  const { snapshot, changes, outputs } = await work({
    onHop: (hop) => tell(HOPS[hop]),
    onSource: () => {
      sources++;
      if (sources % 25 === 0) tell(`${sources} sources read`);
    },
  });
  const { grade, score } = snapshot.overall;
  conclude(grade === null ? 'no grade' : `${grade} · ${score}`);
  return {
    summary: summarise(snapshot, outputs),
    text: json ? null : summaryText(snapshot, changes, outputs, styleFor(process.stdout)),
    failures: failuresOf(snapshot),
    breaches: breachesOf(snapshot, practice),
  };
}

/** Prints what came of every job, for people or as one JSON object, and gives the exit code. */
export function reportJobs(jobs: readonly Job[], settled: readonly Settled[], json: boolean): number {
  if (json) printJson(jsonOf(jobs, settled));
  else print(textOf(settled));

  const style = styleFor(process.stderr);
  const verdicts = settled.map((one) => {
    if ('error' in one) {
      const fault = faultOf(one.error);
      const where = [one.title, fault.where].filter((part) => part !== null).join(': ');
      showFault({ ...fault, where }, one.error);
      return { failures: [one.title], breaches: [] };
    }
    for (const failure of one.judged.failures) printAside(`${style.red('✖')} ${one.title}: ${failure}`);
    for (const breach of one.judged.breaches) printAside(`${style.yellow('▲')} ${one.title}: ${breach}`);
    return one.judged;
  });
  return exitCodeOf(verdicts);
}

/** A few practices as a screenful each, many as a line each. */
function textOf(settled: readonly Settled[]): string {
  const judged = settled.flatMap((one) => ('judged' in one ? [one.judged] : []));
  return judged.length <= MOST_SCREENFULS
    ? judged.map(({ text }) => text).join('\n\n\n')
    : portfolioText(judged.map(({ summary }) => summary));
}

export type Failed = { practice: { id: string; name: string }; error: Fault };

/** One practice: its summary. Several: all of them in one object. */
function jsonOf(jobs: readonly Job[], settled: readonly Settled[]): unknown {
  const practices = settled.map((one, i): Summary | Failed => {
    if ('judged' in one) return one.judged.summary;
    const { id = '', name = one.title } = jobs[i]?.practice ?? {};
    return { practice: { id, name }, error: faultOf(one.error) };
  });
  const [only] = practices;
  if (practices.length === 1 && only) return { schemaVersion: SCHEMA_VERSION, ...only };
  return { schemaVersion: SCHEMA_VERSION, practices };
}

export { EXIT };
