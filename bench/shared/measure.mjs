// Measures a piece of work as a process of its own: wall seconds, processor seconds and peak memory, none disturbed by what else was
// measured. Processor seconds hardly change when the machine has other work: ratios are made of them.
import { spawnSync } from 'node:child_process';

/**
 * @param {string} module absolute path of a module that exports `work(...args)` and returns something to print
 * @param {string[]} args
 * @returns {{ seconds: number, cpuSeconds: number, peakMb: number, result: unknown }}
 */
export function measure(module, args) {
  const script = `
    const { work } = await import(${JSON.stringify(module)});
    const [started, before] = [process.hrtime.bigint(), process.cpuUsage()];
    const result = await work(...${JSON.stringify(args)});
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const { user, system } = process.cpuUsage(before);
    const cpuSeconds = (user + system) / 1e6;
    console.log(JSON.stringify({ seconds, cpuSeconds, peakMb: process.resourceUsage().maxRSS / 1024, result }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** The median of an odd number of measurements by wall time, or by processor time. */
export function medianOf(count, once, by = 'seconds') {
  const runs = Array.from({ length: count }, once).sort((a, b) => a[by] - b[by]);
  return runs[Math.floor(count / 2)];
}

export function row(name, { seconds, cpuSeconds, peakMb }, more = '') {
  console.log(
    `${name.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s ${cpuSeconds.toFixed(2).padStart(7)} s cpu ${peakMb.toFixed(0).padStart(6)} MB  ${more}`,
  );
}
