import { expect, type Page, test } from '@playwright/test'
import type { Locale } from '@/lib/i18n/routing'
import { answerItem } from './support/answer-item'
import { addItem, begin, handIn, joinWith, makeClass, somebody } from './support/classroom'
import { setDaysAhead } from './support/clock'
import { downloaded } from './support/download'
import { expectAccessible, keepScreenshot, watchConsole } from './support/look'
import { words } from './support/words'

test.afterEach(() => setDaysAhead(0))

const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const

/** In the class's time zone, which is that of the instructor's browser. */
function localTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The questions asked: the first twice, and the second. */
const TITLES = {
  en: ['Which nodes can run this Pod?', 'How many Pods during a rolling update?'],
  ja: ['このPodを実行できるノードはどれか', 'ローリングアップデート中のPodの数'],
} as const

/** Two questions and one, half an hour for them, a day's time, and three days for who is late. */
async function assign(page: Page, locale: Locale): Promise<void> {
  const say = words(locale)
  const [first, second] = TITLES[locale]
  await page.getByRole('link', { name: say('classes.class.assign') }).click()
  await page.getByLabel(say('assign.basics.name'), { exact: true }).fill('Week 1')
  await addItem(page, locale, first, 2)
  await addItem(page, locale, second)
  const closes = localTime(new Date(Date.now() + 86_400_000))
  await page.getByLabel(say('assign.times.closes'), { exact: true }).fill(closes)
  await page.getByLabel(say('assign.times.minutes')).fill('30')
  await page.getByText(say('assign.times.late')).click()
  await expectAccessible(page)
  await keepScreenshot(page, `assignment-editor-${locale}`)
  await page.getByRole('button', { name: say('assign.save.publish') }).click()
  await expect(page).toHaveURL(/\/results$/)
}

async function allowMore(page: Page, locale: Locale, name: string): Promise<void> {
  const say = words(locale)
  await page.getByRole('link', { name: say('assign.toolbar.overrides') }).click()
  await page.getByLabel(say('assign.overrides.find')).fill(name)
  await page
    .getByRole('main')
    .getByRole('button', { name: say('assign.overrides.search') })
    .click()
  await page.getByRole('button', { name: say('assign.overrides.allowOf', { name }) }).click()
  await page.getByLabel(say('assign.overrides.extraMinutes')).fill('20')
  await page.getByRole('button', { name: say('assign.overrides.save'), exact: true }).click()
  await expect(page.getByText(say('assign.overrides.saved', { name }))).toBeVisible()
}

/** Shows all questions of an attempt on one page. */
async function list(page: Page, locale: Locale): Promise<void> {
  await page.getByText(words(locale)('assignment.take.list')).click()
}

/** The button of a question that has an answer, in the list of all. */
function answered(page: Page, locale: Locale, number: number) {
  const say = words(locale)
  const name = `${say('assignment.take.question', { number })}, ${say('assignment.take.answered')}`
  return page.getByRole('button', { name })
}

/** The instructor's language, and those of three learners. */
const CASTS = [
  { teaches: 'en', tabs: 'ja', slow: 'en', late: 'ja' },
  { teaches: 'ja', tabs: 'en', slow: 'ja', late: 'en' },
] as const

for (const { teaches, tabs, slow, late } of CASTS)
  test(`a class taught in ${teaches}, from its code to a regrade: one hands in from two tabs, one has extra time, one is late`, async ({
    browser,
  }) => {
    const teacher = await somebody(browser, teaches, 'Teacher')
    const complaints = watchConsole(teacher)
    const { code, url } = await makeClass(teacher, teaches, 'CKA in autumn')
    const aki = await somebody(browser, tabs, 'Aki', PHONE)
    const akiComplaints = watchConsole(aki)
    const ben = await somebody(browser, slow, 'Ben')
    const chie = await somebody(browser, late, 'Chie')
    await joinWith(aki, tabs, code)
    await joinWith(ben, slow, code)
    await joinWith(chie, late, code)
    await teacher.goto(url)
    await assign(teacher, teaches)
    const results = teacher.url()
    await allowMore(teacher, teaches, 'Ben')

    await test.step('two tabs: each shows what the other saved, and one hands in for both', async () => {
      await aki.reload()
      await begin(aki, tabs, 'Week 1')
      await list(aki, tabs)
      const second = await aki.context().newPage()
      await second.goto(aki.url())
      await list(second, tabs)
      await answerItem(aki, 0, true)
      await expect(aki.getByText(words(tabs)('assignment.saving.saved'))).toBeVisible()
      await expect(answered(second, tabs, 1)).toBeVisible()
      await answerItem(second, 1, true)
      await expect(answered(aki, tabs, 2)).toBeVisible()
      await answerItem(second, 2, false)
      await expectAccessible(aki)
      await keepScreenshot(aki, `assignment-taking-${tabs}-dark-phone`)
      await handIn(second, tabs)
      const receipt = words(tabs)('assignment.receipt.title')
      await expect(aki.getByRole('heading', { name: receipt })).toBeVisible()
      await expect(aki.locator('[data-verdict]')).toHaveCount(0)
    })

    await test.step('extra time: after forty minutes of thirty the work still counts', async () => {
      await ben.reload()
      await begin(ben, slow, 'Week 1')
      await list(ben, slow)
      await answerItem(ben, 0, true)
      setDaysAhead(40 / 1440)
      await ben.reload()
      await list(ben, slow)
      await answerItem(ben, 1, true)
      await answerItem(ben, 2, true)
      await handIn(ben, slow)
    })

    await test.step('late: it is taken, and says what that costs', async () => {
      setDaysAhead(1.5)
      await chie.reload()
      await begin(chie, late, 'Week 1')
      await list(chie, late)
      for (const index of [0, 1, 2]) await answerItem(chie, index, true)
      await handIn(chie, late)
      await expect(chie.getByText(words(late)('assignment.result.late', { late: '10' }))).toBeVisible()
      await expect(chie.getByText('90%', { exact: true })).toBeVisible({ timeout: 60_000 })
    })

    await test.step('results, and a question that is dropped for all', async () => {
      await teacher.goto(results)
      await expect(rowOf(teacher, 'Aki')).toContainText('67')
      await expect(rowOf(teacher, 'Ben')).toContainText('100')
      await expect(rowOf(teacher, 'Chie')).toContainText('90')
      await expectAccessible(teacher)
      await keepScreenshot(teacher, `results-${teaches}`)
      await regrade(teacher, teaches, results)
      await teacher.goto(results)
      await expect(rowOf(teacher, 'Aki')).toContainText('100')
    })

    await test.step('CSV: what counts, late and all', async () => {
      const link = teacher.getByRole('link', { name: words(teaches)('results.table.download') })
      const lines = (await downloaded(link)).split('\r\n').filter(Boolean)
      expect(lines).toHaveLength(4)
      expect(lines.find((line) => line.includes('Chie'))).toMatch(/,late,1,.*,10,90\.00,/)
    })

    await test.step('when nobody can hand in any more, Aki sees answers and why the score has changed', async () => {
      setDaysAhead(5)
      await aki.reload()
      await expect(aki.locator('[data-verdict]')).toHaveCount(3)
      await expect(aki.getByText(words(tabs)('assignment.result.dropped'))).toBeVisible()
      await expectAccessible(aki)
      await keepScreenshot(aki, `assignment-result-${tabs}-dark-phone`)
    })
    expect([...complaints, ...akiComplaints]).toEqual([])
  })

const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

async function regrade(page: Page, locale: Locale, results: string): Promise<void> {
  const say = words(locale)
  await page.goto(results.replace(/results$/, 'regrades'))
  await page.getByText(say('marking.regrade.kinds.DROP')).click()
  await page.getByLabel(say('marking.regrade.item')).selectOption({ index: 2 })
  await page.getByRole('button', { name: say('marking.regrade.preview') }).click()
  await expect(page.getByText(say('marking.regrade.up', { count: 1 }))).toBeVisible()
  await page.getByLabel(say('marking.regrade.reason')).fill('It could be read in two ways.')
  await expectAccessible(page)
  await keepScreenshot(page, `regrade-${locale}`)
  const apply = { name: say('marking.regrade.apply') }
  await page.getByRole('button', apply).click()
  await page.getByRole('dialog').getByRole('button', apply).click()
  await expect(page.getByRole('button', { name: say('marking.regrade.undo') })).toBeVisible()
}
