// Measures a piece of work as a process of its own: wall seconds and peak memory, neither disturbed by what else was measured.
import { spawnSync } from 'node:child_process';

/**
 * @param {string} module absolute path of a module that exports `work(...args)` and returns something to print
 * @param {string[]} args
 * @returns {{ seconds: number, peakMb: number, result: unknown }}
 */
export function measure(module, args) {
  const script = `
    const { work } = await import(${JSON.stringify(module)});
    const started = process.hrtime.bigint();
    const result = await work(...${JSON.stringify(args)});
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    console.log(JSON.stringify({ seconds, peakMb: process.resourceUsage().maxRSS / 1024, result }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** The median of an odd number of measurements by wall time. */
export function medianOf(count, once) {
  const runs = Array.from({ length: count }, once).sort((a, b) => a.seconds - b.seconds);
  return runs[Math.floor(count / 2)];
}

export function row(name, { seconds, peakMb }, more = '') {
  console.log(
    `${name.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s ${peakMb.toFixed(0).padStart(6)} MB  ${more}`,
  );
}
