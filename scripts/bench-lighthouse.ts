// Prints Lighthouse's scores for a phone: `npm run bench -- lighthouse`. Lighthouse is 185 MB, so it is no dependency: npx
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
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

/** Scores from 0 to 100, and the metrics behind the first. */
function scoresOf(url: string, folder: string): Record<string, number | string> {
  const file = path.join(folder, 'report.json')
  const args = ['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--output-path=${file}`]
  args.push(
    `--only-categories=${CATEGORIES}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage',
  )
  const { status } = spawnSync('npx', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CHROME_PATH: findChromium() },
  })
  if (status !== 0) throw new Error(`${LIGHTHOUSE} ended with ${status}`)
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'))
  const scores = CATEGORIES.map((name) => [name, Math.round(100 * categories[name].score)])
  const metrics = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'].map(
    (name) => [name, audits[name].displayValue],
  )
  return Object.fromEntries([...scores, ...metrics])
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
