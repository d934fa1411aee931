// Finds the Chromium that the browser tests drive, and installs it where that is possible.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const PACKAGES = ['chromium', 'fonts-noto-cjk']

/** @returns {string | undefined} path of an executable browser: CHROMIUM_PATH first */
export function findChromium() {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) return fs.existsSync(wanted) ? wanted : undefined
  return CANDIDATES.find((file) => fs.existsSync(file))
}

const onDebianAsRoot = () => process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

/** Makes sure that a browser is there; ends the process with the one command to run when it cannot be. */
export async function ensureChromium() {
  if (findChromium()) return
  if (process.env.CHROMIUM_PATH) {
    console.error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, and no file is there.`)
    process.exit(1)
  }
  if (!onDebianAsRoot()) {
    console.error('The browser tests need Chromium. Install it, or set CHROMIUM_PATH. On Debian or Ubuntu:')
    console.error(`  sudo apt-get install -y ${PACKAGES.join(' ')}`)
    process.exit(1)
  }
  console.log(`[prepare] no Chromium found: installing ${PACKAGES.join(' and ')} with apt-get …`)
  if (!aptGet('update') || !aptGet('install', '-y', '--no-install-recommends', ...PACKAGES)) process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureChromium()
  console.log(findChromium())
}
