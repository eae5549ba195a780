import pLimit from 'p-limit';

/**
 * Does the same for many practices, so many at a time, in their order. One that fails stops no other: its error takes the place of
 * its result.
 */
export function runPortfolio<Practice, Result>(
  practices: readonly Practice[],
  concurrency: number,
  run: (practice: Practice, index: number) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  const limit = pLimit(concurrency);
  return Promise.allSettled(practices.map((practice, index) => limit(() => run(practice, index))));
}
