// Prints Lighthouse's scores for a phone, the middle one of five runs: `npm run bench -- lighthouse`. Lighthouse is 185 MB, so it is no dependency: npx
// fetches the pinned version when this is run. KUBEKATA_URL names an app that is served already.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findChromium } from './chromium.mjs'
import { servedApp } from './served-app'

const LIGHTHOUSE = 'lighthouse@12.8.2'
const PAGES = {
  home: '/en',
  concept: '/en/concepts/pod',
  quiz: '/en/practice/session?concept=pod',
  dashboard: '/en/dashboard',
}
const RUNS = 5
const TRIES = 3
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

interface Report {
  runtimeError?: { code: string }
  categories: Record<string, { score: number }>
  audits: Record<string, { displayValue?: string }>
}

/** One run; Lighthouse loses a trace now and then, and says to run it again. */
function run(url: string, file: string): Report {
  for (let tries = 1; ; tries++) {
    const args = ['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--output-path=${file}`]
    args.push(
      `--only-categories=${CATEGORIES}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage',
    )
    const { status } = spawnSync('npx', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CHROME_PATH: findChromium() },
    })
    const report = status === 0 ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined
    if (report && !report.runtimeError) return report
    if (tries === TRIES)
      throw new Error(`${LIGHTHOUSE}: ${report?.runtimeError?.code ?? `ended with ${status}`}`)
  }
}

const scoreOf = ({ categories }: Report, name: string) => Math.round(100 * (categories[name]?.score ?? 0))

/** Of the run in the middle: scores from 0 to 100, and the metrics behind the first; the least and the best of that. */
function scoresOf(url: string, folder: string): Record<string, number | string | undefined> {
  const reports = Array.from({ length: RUNS }, () => run(url, path.join(folder, 'report.json')))
  const sorted = reports.toSorted((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'))
  const performance = sorted.map((report) => scoreOf(report, 'performance'))
  const middle = sorted[RUNS >> 1] as Report
  const metrics = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time']
  return {
    ...Object.fromEntries(CATEGORIES.map((name) => [name, scoreOf(middle, name)])),
    'performance, all': performance.join(' '),
    ...Object.fromEntries(metrics.map((name) => [name, middle.audits[name]?.displayValue])),
  }
}

const app = await servedApp()
const folder = mkdtempSync(path.join(tmpdir(), 'lighthouse-'))
try {
  const rows = Object.entries(PAGES).map(([name, at]) => [name, scoresOf(app.origin + at, folder)])
  console.table(Object.fromEntries(rows))
} finally {
  rmSync(folder, { recursive: true, force: true })
  await app.close()
}
