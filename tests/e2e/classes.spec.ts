import { expect, type Page, test } from '@playwright/test'
import { enter } from './support/answer'
import { addItem, begin, handIn, joinWith, makeClass, somebody, WORDS } from './support/classroom'
import { setDaysAhead } from './support/clock'
import { query, servedQuestion } from './support/database'
import { expectAccessible, keepScreenshot, watchConsole } from './support/look'

test.afterEach(() => setDaysAhead(0))

const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const

/** In the class's time zone, which is that of the instructor's browser. */
function localTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

async function answer(page: Page, index: number, right: boolean): Promise<void> {
  const card = page.locator('[data-item]').nth(index)
  const [item] = await query<{ id: string }>(
    'SELECT "servedVariantId" id FROM "SubmissionItem" WHERE id = $1',
    [await card.getAttribute('data-item')],
  )
  await enter(card, await servedQuestion(item?.id ?? ''), right)
}

/** Two questions and one, half an hour for them, a day's time, and three days for who is late. */
async function assign(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'New assignment' }).click()
  await page.getByLabel('Title', { exact: true }).fill('Week 1')
  await addItem(page, 'Which nodes can run this Pod?', 2)
  await addItem(page, 'How many Pods during a rolling update?')
  await page.getByLabel('Closes', { exact: true }).fill(localTime(new Date(Date.now() + 86_400_000)))
  await page.getByLabel('Time limit in minutes').fill('30')
  await page.getByText('Take work after the closing time').click()
  await expectAccessible(page)
  await keepScreenshot(page, 'assignment-editor-en')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page).toHaveURL(/\/results$/)
}

async function allowMore(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Exceptions' }).click()
  await page.getByLabel('Find a learner').fill(name)
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await page.getByRole('button', { name: `Allow ${name} something` }).click()
  await page.getByLabel('Extra minutes').fill('20')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(`Saved for ${name}.`)).toBeVisible()
}

test('a class, from its code to a regrade: one hands in from two tabs, one has extra time, one is late', async ({
  browser,
}) => {
  const teacher = await somebody(browser, 'en', 'Teacher')
  const complaints = watchConsole(teacher)
  const { code, url } = await makeClass(teacher, 'CKA in autumn')
  const aki = await somebody(browser, 'ja', 'Aki', PHONE)
  const akiComplaints = watchConsole(aki)
  const ben = await somebody(browser, 'en', 'Ben')
  const chie = await somebody(browser, 'ja', 'Chie')
  await joinWith(aki, 'ja', code)
  await joinWith(ben, 'en', code)
  await joinWith(chie, 'ja', code)
  await teacher.goto(url)
  await assign(teacher)
  const results = teacher.url()
  await allowMore(teacher, 'Ben')

  await test.step('two tabs: each shows what the other saved, and one hands in for both', async () => {
    await aki.reload()
    await begin(aki, 'ja', 'Week 1')
    await aki.getByText(WORDS.ja.list).click()
    const second = await aki.context().newPage()
    await second.goto(aki.url())
    await second.getByText(WORDS.ja.list).click()
    await answer(aki, 0, true)
    await expect(aki.getByText(WORDS.ja.saved)).toBeVisible()
    await expect(second.getByRole('navigation', { name: '問題と課題の一覧' })).toContainText('1')
    await expect(second.getByRole('button', { name: '問題1, 解答済み' })).toBeVisible()
    await answer(second, 1, true)
    await expect(aki.getByRole('button', { name: '問題2, 解答済み' })).toBeVisible()
    await answer(second, 2, false)
    await expectAccessible(aki)
    await keepScreenshot(aki, 'assignment-taking-ja-dark-phone')
    await handIn(second, 'ja')
    await expect(aki.getByRole('heading', { name: WORDS.ja.receipt })).toBeVisible()
    await expect(aki.locator('[data-verdict]')).toHaveCount(0)
  })

  await test.step('extra time: after forty minutes of thirty the work still counts', async () => {
    await ben.reload()
    await begin(ben, 'en', 'Week 1')
    await ben.getByText(WORDS.en.list).click()
    await answer(ben, 0, true)
    setDaysAhead(40 / 1440)
    await ben.reload()
    await ben.getByText(WORDS.en.list).click()
    await answer(ben, 1, true)
    await answer(ben, 2, true)
    await handIn(ben, 'en')
  })

  await test.step('late: it is taken, and says what that costs', async () => {
    setDaysAhead(1.5)
    await chie.reload()
    await begin(chie, 'ja', 'Week 1')
    await chie.getByText(WORDS.ja.list).click()
    for (const index of [0, 1, 2]) await answer(chie, index, true)
    await handIn(chie, 'ja')
    await expect(chie.getByText('得点の10%')).toBeVisible()
    await expect(chie.getByText('90%', { exact: true })).toBeVisible({ timeout: 60_000 })
  })

  await test.step('results, and a question that is dropped for all', async () => {
    await teacher.goto(results)
    await expect(rowOf(teacher, 'Aki')).toContainText('67')
    await expect(rowOf(teacher, 'Ben')).toContainText('100')
    await expect(rowOf(teacher, 'Chie')).toContainText('90')
    await expectAccessible(teacher)
    await keepScreenshot(teacher, 'results-en')
    await regrade(teacher, results)
    await teacher.goto(results)
    await expect(rowOf(teacher, 'Aki')).toContainText('100')
  })

  await test.step('CSV: what counts, late and all', async () => {
    const [download] = await Promise.all([
      teacher.waitForEvent('download'),
      teacher.getByRole('link', { name: 'Download CSV' }).click(),
    ])
    const lines = (await readAll(download)).split('\r\n').filter(Boolean)
    expect(lines).toHaveLength(4)
    expect(lines.find((line) => line.includes('Chie'))).toMatch(/,late,1,.*,10,90\.00,/)
  })

  await test.step('when nobody can hand in any more, Aki sees answers and why the score has changed', async () => {
    setDaysAhead(5)
    await aki.reload()
    await expect(aki.locator('[data-verdict]')).toHaveCount(3)
    await expect(aki.getByText('採点の対象外')).toBeVisible()
    await expectAccessible(aki)
    await keepScreenshot(aki, 'assignment-result-ja-dark-phone')
  })
  expect([...complaints, ...akiComplaints]).toEqual([])
})

const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

async function regrade(page: Page, results: string): Promise<void> {
  await page.goto(results.replace(/results$/, 'regrades'))
  await page.getByText('Drop a question').click()
  await page.getByLabel('Question or task').selectOption({ index: 2 })
  await page.getByRole('button', { name: 'Look at what it does' }).click()
  await expect(page.getByText('1 learner gains')).toBeVisible()
  await page.getByLabel('Reason').fill('It could be read in two ways.')
  await expectAccessible(page)
  await keepScreenshot(page, 'regrade-en')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('button', { name: 'Take back' })).toBeVisible()
}

async function readAll(download: { createReadStream(): Promise<AsyncIterable<Buffer>> }): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
