// Everything: unit tests, transcripts and database tests with Vitest, then journeys in a real browser.
// The last line is the total over all suites; the exit code is theirs.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findChromium } from './chromium.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
fs.mkdirSync('.data/test', { recursive: true })

const REPORTS = {
  vitest: '.data/test/vitest.json',
  journeys: '.data/test/journeys.json',
  clock: '.data/test/clock.json',
}

/** Runs one suite. @returns {{ passed: number, failed: number, skipped: number }} */
function suite(name, args, env, count) {
  fs.rmSync(REPORTS[name], { force: true })
  console.log(`\n[test] ${name}`)
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const report = fs.existsSync(REPORTS[name]) ? JSON.parse(fs.readFileSync(REPORTS[name], 'utf8')) : undefined
  const totals = report ? count(report) : { passed: 0, failed: 0, skipped: 0 }
  // A suite that broke before or outside its tests has failed too.
  if (status !== 0 && totals.failed === 0) totals.failed = 1
  if (totals.passed + totals.failed === 0) totals.failed = 1
  return totals
}

const unit = suite(
  'vitest',
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORTS.vitest}`,
  ],
  {},
  (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
)

/** Journeys in a browser: a project of playwright.config.ts. */
const browser = (project) =>
  suite(
    project,
    ['node_modules/@playwright/test/cli.js', 'test', `--project=${project}`, '--reporter=list,json'],
    {
      CHROMIUM_PATH: findChromium(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: `${fs.realpathSync('.data/test')}/${project}.json`,
    },
    ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  )

const suites = [unit, browser('journeys'), browser('clock')]
const total = (key) => suites.reduce((sum, one) => sum + one[key], 0)
console.log(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`)
process.exit(total('failed') === 0 ? 0 : 1)
