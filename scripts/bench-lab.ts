// Prints, as JSON rows of { name, times }, how long a browser takes to show the lab's prompt, to answer a first command,
// and to echo a key: the built app in Chromium. KUBEKATA_URL names one that is served already.
import { type Browser, chromium, type Page } from '@playwright/test'
import { PROMPT_MARK } from '@/components/lab/prompt-mark'
import { findChromium } from './chromium.mjs'
import { servedApp } from './served-app'

const RUNS = 10
const THROTTLE = 4
const KEYS = 200
/** From pointing at a link to pressing it. */
const POINTING_MS = 300
const BETWEEN_KEYS_MS = 30

/** When the page's own mark was made, on the page's clock (ms). */
async function markAt(page: Page, name: string): Promise<number> {
  const mark = (of: string) => performance.getEntriesByName(of)[0]?.startTime
  return (await (await page.waitForFunction(mark, name)).jsonValue()) as number
}

/** ms from the start of the navigation to the prompt. */
async function timeToPrompt(page: Page, url: string): Promise<number> {
  await page.goto(url)
  return markAt(page, PROMPT_MARK)
}

/** ms from the start of the navigation until a command that was typed at the first prompt has its answer. */
async function timeToAnswer(page: Page, url: string): Promise<number> {
  await timeToPrompt(page, url)
  await page.getByTestId('lab-terminal').click()
  await page.keyboard.type('kubectl get nodes\n')
  const answered = () => /control-plane.*Ready/.test(document.querySelector('.xterm-rows')?.textContent ?? '')
  await page.waitForFunction(answered)
  return page.evaluate(() => performance.now())
}

/** ms from pressing the link in the header of another page to the prompt; somebody who points at it first. */
async function timeFromLink(page: Page, url: string): Promise<number> {
  await page.goto(url.replace(/lab$/, 'dashboard'))
  await page.waitForTimeout(2500)
  const link = page.locator(`header a[href="${new URL(url).pathname}"]`)
  await link.hover()
  await page.waitForTimeout(POINTING_MS)
  await link.evaluate((element) =>
    element.addEventListener('click', () => performance.mark('pressed'), { capture: true }),
  )
  await link.click()
  return (await markAt(page, PROMPT_MARK)) - (await markAt(page, 'pressed'))
}

/** Each in a page of its own, one visit after the other; the main thread slowed down, the engine's worker not. */
async function visits(browser: Browser, url: string, time: typeof timeToPrompt): Promise<number[]> {
  const context = await browser.newContext()
  const times: number[] = []
  // The first visit fills the caches; the second has V8 keep what it compiled.
  for (let run = -2; run < RUNS; run++) {
    const page = await context.newPage()
    const client = await context.newCDPSession(page)
    if (run >= 0) await client.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
    const taken = await time(page, url)
    if (run >= 0) times.push(taken)
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
  const slow = `cache warm, CPU ${THROTTLE}x slower`
  const rows = [
    {
      name: `lab: prompt after a link within the app, ${slow}`,
      times: await visits(browser, url, timeFromLink),
    },
    { name: `lab: prompt after a navigation, ${slow}`, times: await visits(browser, url, timeToPrompt) },
    {
      name: `lab: a command typed then has its answer, ${slow}`,
      times: await visits(browser, url, timeToAnswer),
    },
    { name: 'lab: a key to its echo', times: await echoes(browser, url) },
  ]
  console.log(JSON.stringify(rows))
} finally {
  await browser.close()
  await app.close()
}
