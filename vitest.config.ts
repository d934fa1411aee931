import { defineConfig } from 'vitest/config'

const alias = { '@': new URL('.', import.meta.url).pathname.replace(/\/$/, '') }

/** Tests that change what modules hold (mocks, code that has not been fetched yet) have these to themselves. */
const ALONE = '**/*.alone.test.{ts,tsx}'
const DB_ALONE = ['{lib,app,tests,scripts}/**/*.alone.db.test.ts', 'tests/access-matrix.test.ts']

const unit = {
  environment: 'node',
  // Against hanging only: a busy machine may take long.
  testTimeout: 30_000,
} as const

const db = {
  environment: 'node',
  globalSetup: 'tests/db-setup.ts',
  testTimeout: 30_000,
  hookTimeout: 60_000,
} as const

export default defineConfig({
  resolve: { alias },
  test: {
    // A machine for tests has nothing else to do.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          ...unit,
          name: 'unit',
          include: ['{lib,components,app,content,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: [
            '**/*.db.test.ts',
            ALONE,
            'tests/access-matrix.test.ts',
            'tests/e2e/**',
            '**/node_modules/**',
          ],
          // The engine is loaded once for all of a worker's files, which takes longer than most of them.
          isolate: false,
          setupFiles: ['tests/settled-imports.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          ...unit,
          name: 'unit-alone',
          include: [`{lib,components,tests}/${ALONE}`],
        },
      },
      {
        resolve: { alias },
        test: {
          ...db,
          name: 'db',
          include: ['{lib,app,tests,scripts}/**/*.db.test.ts'],
          exclude: [...DB_ALONE, '**/node_modules/**'],
          // As above; each file has a database of its own.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          ...db,
          name: 'db-alone',
          include: DB_ALONE,
        },
      },
    ],
  },
})
