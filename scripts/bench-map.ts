// Prints, as JSON rows of { name, times }, the gaps between the frames of a browser that draws the map of 200 Pods
// while all of them are replaced. The engine runs in a worker beside it, as in the lab; the style is the built app's.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import { findChromium } from './chromium.mjs'

const PODS = 200
const ROLL_MS = 6000
const VIEWS = ['Nodes', 'Workloads', 'Network']

const home = fileURLToPath(new URL('..', import.meta.url))
const page =
  '<!doctype html><html lang="en" data-theme="light"><title>map</title><link rel="stylesheet" href="map.css">'

/** Script and worker, in pieces that are fetched when they are needed. */
async function scripts(): Promise<Map<string, Uint8Array | string>> {
  const files = new Map<string, Uint8Array | string>()
  for (const entry of ['scripts/bench-map-page.ts', 'lib/lab/worker.ts']) {
    const { outputFiles } = await build({
      absWorkingDir: home,
      entryPoints: { [entry.includes('worker') ? 'bench-map-worker' : 'bench-map-page']: entry },
      outdir: '/map',
      bundle: true,
      splitting: true,
      minify: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      jsx: 'automatic',
      external: ['node:*'],
      define: { 'process.env.NODE_ENV': '"production"', 'process.env.ENGINE_SOURCES': '""' },
      logLevel: 'error',
    })
    for (const { path: file, contents } of outputFiles) files.set(`/${path.basename(file)}`, contents)
  }
  return files
}

function styleOf(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')
}

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' }

const files = await scripts()
files.set('/map.css', styleOf(path.join(home, '.next/static')))
files.set('/', `${page}<body><script type="module" src="bench-map-page.js"></script>`)
const server = createServer(({ url = '/' }, response) => {
  const body = files.get(url)
  const type = TYPES[path.extname(url)] ?? 'text/html'
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body)
}).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))

interface Bench {
  begin(pods: number): Promise<void>
  roll(ms: number): Promise<number[]>
}
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
})
try {
  const tab = await browser.newPage({ viewport: { width: 620, height: 900 } })
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await tab.waitForFunction(() => 'bench' in globalThis)
  await tab.evaluate((pods) => (globalThis as unknown as { bench: Bench }).bench.begin(pods), PODS)
  const rows = []
  for (const view of VIEWS) {
    await tab.getByRole('button', { name: view, exact: true }).click()
    const times = await tab.evaluate(
      (ms) => (globalThis as unknown as { bench: Bench }).bench.roll(ms),
      ROLL_MS,
    )
    const perSecond = Math.round((1000 * times.length) / times.reduce((sum, gap) => sum + gap, 0))
    rows.push({ name: `map of ${PODS} pods, ${view}: a frame of a rollout (${perSecond} a second)`, times })
  }
  console.log(JSON.stringify(rows))
} finally {
  await browser.close()
  server.close()
}
