import { defineConfig } from 'vitest/config';

// The JSON of the results is asked for by .ci/run, which counts them.
const outputFile = process.env.NIANBAO_TEST_RESULTS;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed-properties.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: outputFile ? ['default', ['json', { outputFile }]] : ['default'],
  },
});
