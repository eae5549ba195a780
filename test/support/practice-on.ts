import { CASES } from '../contracts/platforms/index.ts';

/** A practice file whose accounts are read from a server on loopback, judged as of the day its posts end. */
export function practiceOn(server: string, ids: readonly string[], ...more: string[]): string {
  const accounts = CASES.filter(({ source }) => ids.includes(source.id)).map(({ source, account }) => {
    const path = source.baseUrl === null ? '' : new URL(source.baseUrl).pathname.replace(/\/$/, '');
    const { platform, handle } = account;
    return `  - ${JSON.stringify({ platform, handle, api: source.id, baseUrl: `${server}/${source.id}${path}` })}`;
  });
  return ['name: Lakeside', 'timeZone: UTC', 'asOf: 2026-10-31', ...more, 'accounts:', ...accounts].join(
    '\n',
  );
}
