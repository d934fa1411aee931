import { defineConfig } from 'vitest/config'

const alias = { '@': new URL('.', import.meta.url).pathname.replace(/\/$/, '') }

export default defineConfig({
  resolve: { alias },
  test: {
    // A machine for tests has nothing else to do.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{lib,components,app,content,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', 'tests/access-matrix.test.ts', 'tests/e2e/**', '**/node_modules/**'],
          environment: 'node',
          // Against hanging only: a busy machine may take long.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['{lib,app,tests,scripts}/**/*.db.test.ts', 'tests/access-matrix.test.ts'],
          globalSetup: ['tests/db-setup.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
