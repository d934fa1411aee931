import { defineConfig } from '@playwright/test'

const port = process.env.PORT ?? '3210'
const background = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Journeys that move the server's clock (support/clock.ts). Each project is run by itself: scripts/test.mjs. */
const MOVES_CLOCK = /(?:classes|exam|learner)\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  // The server has one clock: whatever moves it goes by itself, one test after the other.
  projects: [
    { name: 'journeys', testIgnore: MOVES_CLOCK, outputDir: 'test-results/journeys' },
    {
      name: 'clock',
      testMatch: MOVES_CLOCK,
      outputDir: 'test-results/clock',
      workers: 1,
      fullyParallel: false,
    },
  ],
  retries: 0,
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}`,
    // Recording all that happens, in case it fails, takes a third of the time: not where everything is run.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    // What a service worker fetches, page.route does not see. offline.spec.ts has one.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', ...background],
    },
  },
  webServer: {
    command: 'node scripts/e2e-server.mjs',
    url: `http://localhost:${port}/api/health`,
    timeout: 120_000,
    reuseExistingServer: !process.env.CI,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
})
