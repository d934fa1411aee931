// Prints, as JSON rows of { name, times }, how long a browser takes to show the lab's prompt, and to echo a key: the
// built app in Chromium. KUBEKATA_URL names one that is served already.
import { type Browser, chromium, type Page } from '@playwright/test'
import { PROMPT_MARK } from '@/components/lab/prompt-mark'
import { findChromium } from './chromium.mjs'
import { servedApp } from './served-app'

const RUNS = 10
const THROTTLE = 4
const KEYS = 200
const BETWEEN_KEYS_MS = 30

/** ms from the start of the navigation to the prompt. */
async function timeToPrompt(page: Page, url: string): Promise<number> {
  await page.goto(url)
  const mark = (name: string) => performance.getEntriesByName(name)[0]?.startTime
  return (await (await page.waitForFunction(mark, PROMPT_MARK)).jsonValue()) as number
}

/** Each in a page of its own, one visit after the other; the main thread slowed down, the engine's worker not. */
async function ready(browser: Browser, url: string): Promise<number[]> {
  const context = await browser.newContext()
  const times: number[] = []
  // The first visit fills the caches; the second has V8 keep what it compiled.
  for (let run = -2; run < RUNS; run++) {
    const page = await context.newPage()
    const client = await context.newCDPSession(page)
    if (run >= 0) await client.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
    const time = await timeToPrompt(page, url)
    if (run >= 0) times.push(time)
    else await page.waitForTimeout(8000)
    await page.close()
  }
  await context.close()
  return times
}

/** Of each letter: ms from the key's event to the change of the terminal's rows, in the frame that shows it. */
async function echoes(browser: Browser, url: string): Promise<number[]> {
  const page = await browser.newPage()
  await timeToPrompt(page, url)
  await page.getByTestId('lab-terminal').click()
  await page.waitForTimeout(3000)
  await page.evaluate(() => {
    const rows = document.querySelector('.xterm-rows')
    if (!rows) throw new Error('the terminal has no rows')
    const times: number[] = []
    let pressed: number | undefined
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressed = timeStamp
      },
      true,
    )
    new MutationObserver(() => {
      if (pressed !== undefined) times.push(performance.now() - pressed)
      pressed = undefined
    }).observe(rows, { childList: true, subtree: true, characterData: true })
    Object.assign(window, { echoTimes: times })
  })
  for (let at = 0; at < KEYS; at++) {
    await page.keyboard.press(at % 40 === 39 ? 'Control+u' : 'a')
    await page.waitForTimeout(BETWEEN_KEYS_MS)
  }
  const times = await page.evaluate(() => (window as unknown as { echoTimes: number[] }).echoTimes)
  await page.close()
  if (times.length < KEYS / 2) throw new Error(`only ${times.length} of ${KEYS} keys were echoed`)
  return times
}

const app = await servedApp()
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
})
try {
  const url = `${app.origin}/en/lab`
  const rows = [
    {
      name: `lab: prompt after a navigation, cache warm, CPU ${THROTTLE}x slower`,
      times: await ready(browser, url),
    },
    { name: 'lab: a key to its echo', times: await echoes(browser, url) },
  ]
  console.log(JSON.stringify(rows))
} finally {
  await browser.close()
  await app.close()
}
