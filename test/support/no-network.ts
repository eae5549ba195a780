import nock from 'nock';
import { afterAll, beforeAll } from 'vitest';

/** A test that reaches for the network fails at once instead of depending on it; servers on loopback are allowed. */
export function allowLoopbackOnly(): void {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);
}

beforeAll(allowLoopbackOnly);
afterAll(() => nock.enableNetConnect());
