import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Order and machine must not matter: shuffled on every run, the seed is printed.
    sequence: { shuffle: true },
    setupFiles: ['test/support/no-network.ts'],
    testTimeout: 20_000,
  },
});
