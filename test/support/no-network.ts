import nock from 'nock';
import { afterAll, beforeAll } from 'vitest';

// A test that reaches for the network fails at once instead of depending on it; servers on loopback are allowed.
beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);
});

afterAll(() => {
  nock.enableNetConnect();
});
