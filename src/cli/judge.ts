import { SCHEMA_VERSION } from '../model/collection.ts';
import type { Practice } from '../model/practice.ts';
import { localTime } from '../model/time.ts';
import type { Hop, Observer, RunResult } from '../pipeline/run-practice.ts';
import { type Summary, summarise } from '../pipeline/summary.ts';
import { type Fault, faultOf } from './faults.ts';
import { runTasks, type Settled, type Task } from './progress.ts';
import { showFault } from './report-fault.ts';
import { summaryText } from './summary.ts';
import { print, printAside, printJson, styleFor } from './terminal.ts';
import { breachesOf, EXIT, exitCodeOf, failuresOf } from './verdict.ts';

/** One practice to be judged, from exports, a kept collection or a kept snapshot. */
export interface Job {
  practice: Pick<Practice, 'id' | 'name' | 'alerts'>;
  work(observer: Observer): Promise<RunResult>;
}

const HOPS: Record<Hop, string> = {
  collect: 'reading exports',
  derive: 'deriving facts',
  audit: 'running checks',
  score: 'scoring',
  compare: 'comparing with earlier reports',
  render: 'rendering the report',
  deliver: 'writing files',
};

export function today(timeZone: string): string {
  return localTime(new Date().toISOString(), timeZone).day;
}

/** Does the jobs one after another. One that fails is told and touches no other. */
export async function doJobs(jobs: readonly Job[], quiet: boolean): Promise<Settled<RunResult>[]> {
  return runTasks(jobs.map(taskOf), quiet);
}

function taskOf({ practice, work }: Job): Task<RunResult> {
  return {
    title: practice.name,
    async run(tell, conclude) {
      let files = 0;
      const result = await work({
        onHop: (hop) => tell(HOPS[hop]),
        onSource: () => {
          files++;
          if (files % 25 === 0) tell(`${files} files read`);
        },
      });
      const { grade, score } = result.snapshot.overall;
      conclude(grade === null ? 'no grade' : `${grade} · ${score}`);
      return result;
    },
  };
}

/** Prints what came of every job, for people or as one JSON object, and gives the exit code. */
export function reportJobs(
  jobs: readonly Job[],
  settled: readonly Settled<RunResult>[],
  json: boolean,
): number {
  if (json) printJson(jsonOf(jobs, settled));
  else print(settled.flatMap((one) => ('value' in one ? [humanOf(one.value)] : [])).join('\n\n\n'));

  const style = styleFor(process.stderr);
  const verdicts = settled.map((one, i) => {
    if ('error' in one) {
      const fault = faultOf(one.error);
      const where = [one.title, fault.where].filter((part) => part !== null).join(': ');
      showFault({ ...fault, where }, one.error);
      return { failures: [one.title], breaches: [] };
    }
    const { snapshot } = one.value;
    const verdict = {
      failures: failuresOf(snapshot),
      breaches: breachesOf(snapshot, jobs[i]?.practice ?? {}),
    };
    for (const failure of verdict.failures) printAside(`${style.red('✖')} ${one.title}: ${failure}`);
    for (const breach of verdict.breaches) printAside(`${style.yellow('▲')} ${one.title}: ${breach}`);
    return verdict;
  });
  return exitCodeOf(verdicts);
}

function humanOf({ snapshot, changes, outputs }: RunResult): string {
  return summaryText(snapshot, changes, outputs, styleFor(process.stdout));
}

export type Failed = { practice: { id: string; name: string }; error: Fault };

/** One practice: its summary. Several: all of them in one object. */
function jsonOf(jobs: readonly Job[], settled: readonly Settled<RunResult>[]): unknown {
  const practices = settled.map((one, i): Summary | Failed => {
    if ('value' in one) return summarise(one.value.snapshot, one.value.outputs);
    const { id = '', name = one.title } = jobs[i]?.practice ?? {};
    return { practice: { id, name }, error: faultOf(one.error) };
  });
  const [only] = practices;
  if (practices.length === 1 && only) return { schemaVersion: SCHEMA_VERSION, ...only };
  return { schemaVersion: SCHEMA_VERSION, practices };
}

export { EXIT };
