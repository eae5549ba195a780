import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // By default one core is left free: with two, that is half of the machine.
    maxWorkers: '100%',
    // Order and machine must not matter: shuffled on every run, the seed is printed.
    sequence: { shuffle: true },
    setupFiles: ['test/support/no-network.ts'],
    // Generous: processes and browsers are started, on machines that have other work too. A hang still ends.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
