import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../../src/cli/generated.ts';
import { runOutputSchema } from '../../src/cli/run-output.ts';
import { summarise } from '../../src/pipeline/summary.ts';
import { snapshotOf, spread } from '../support/a-practice.ts';

describe('generated files', () => {
  it.each(generatedFiles().map(({ path, content }) => [path, content]))(
    '%s is what the code says; else run: npm run generate',
    (path, content) => {
      expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(content);
    },
  );
});

describe('what --json prints', () => {
  const summary = summarise(snapshotOf({ posts: spread(40, 88) }), { html: 'reports/a/report.html' });
  const error = { code: 'not-found', what: 'Nothing lies at this path.', where: 'x', remedy: 'Check.' };
  const failed = { practice: { id: 'b', name: 'B' }, error };

  it.each<[string, unknown]>([
    ['one practice', summary],
    ['one that failed', { schemaVersion: 0, ...failed }],
    ['several', { schemaVersion: 0, practices: [summary, failed] }],
    ['nothing was run', { schemaVersion: 0, error }],
  ])('fits its schema: %s', (_, value) => {
    expect(runOutputSchema.parse(value)).toEqual(value);
  });
});
