import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/sources/http/redaction.ts';

const SECRET = 'EAAB+c/d "e"|ü=';

describe('redaction', () => {
  it.each([
    ['as it is', SECRET],
    ['in a path', encodeURIComponent(SECRET)],
    ['in a query', new URLSearchParams({ s: SECRET }).toString()],
    ['in JSON', JSON.stringify(SECRET)],
    ['in JSON with escaped slashes', JSON.stringify(SECRET).replaceAll('/', '\\/')],
  ])('finds a secret %s', (_name, text) => {
    const redactor = createRedactor();
    redactor.add(SECRET);
    expect(redactor.clean(`before ${text} after`)).toMatch(/^before .*\[redacted\].* after$/);
    expect(redactor.clean(text)).not.toContain('EAAB');
  });

  it('leaves short texts alone: they are no tokens', () => {
    const redactor = createRedactor();
    redactor.add('clinic');
    expect(redactor.clean('our clinic')).toBe('our clinic');
  });
});
