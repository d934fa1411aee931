import fs from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { setDaysAhead } from './support/clock'
import { query } from './support/database'
import { doneTasks, startShortExam, tasksOf } from './support/exam'
import { expectAccessible, expectFits, expectTouchable, keepScreenshot, watchConsole } from './support/look'
import { newPerson, signUp } from './support/person'
import { typeInto } from './support/terminal'

test.afterEach(() => setDaysAhead(0))

/** The terminal of the task on screen. */
const terminal = (page: Page) =>
  page.locator('[data-exam-terminal]:not([hidden])').getByTestId('lab-terminal')

const type = (page: Page, lines: readonly string[], printed: string) =>
  typeInto(terminal(page), lines, printed, { timeout: 60_000 })

const expectSaved = (page: Page) =>
  expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'saved')

/** The script that solves a drill, line by line. */
const solutionOf = (skillId: string) =>
  fs.readFileSync(`content/drills/${skillId}/solution.sh`, 'utf8').trimEnd().split('\n')

/** What has to be there before the words for it are printed, and not when they are typed. */
const said = (word: string) => `echo ${word.slice(0, 2)}''${word.slice(2)}`

async function expectGraded(page: Page): Promise<void> {
  await page.waitForURL(/\/review$/)
  await expect(page.locator('[data-exam-score]')).toBeVisible({ timeout: 120_000 })
}

test('an exam: solved in part, flagged, noted, read about, handed in, graded, and replayed', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const complaints = watchConsole(page)
  await signUp(page, 'en', newPerson('Mai'))
  await page.goto('/en/exam')
  await expect(page.getByText('No exam yet')).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await keepScreenshot(page, 'exam-lobby')
  const examId = await startShortExam(page, 'en', 2)
  const [first, second] = await tasksOf(examId)
  if (!first || !second) throw new Error('an exam of fewer than two tasks')

  // No way out by accident: neither header nor footer.
  await expect(page.getByRole('contentinfo')).toHaveCount(0)
  await expect(page.getByTestId('exam-clock')).toHaveText(/^(10:00|9:\d\d)$/)
  await expect(page.getByRole('button', { name: `ssh ${first.host}` })).toBeVisible()
  await type(page, ['kubectl get nodes'], 'kubectl: command not found')
  await type(page, [`ssh ${first.host}`, ...solutionOf(first.skillId), said('solved')], 'solved')
  await expectSaved(page)
  await expectAccessible(page)
  await keepScreenshot(page, 'exam-running')

  // Keys that work in the terminal, too.
  await page.keyboard.press('Alt+PageDown')
  await expect(page.getByRole('heading', { name: `Task ${second.position}` })).toBeVisible()
  await type(page, [`ssh ${second.host}`, said('arrived')], 'arrived')
  await page.keyboard.press('Alt+Enter')
  await expect(page.getByRole('button', { name: /^Task 2.*flagged/ })).toBeVisible()
  await page.keyboard.press('Alt+PageUp')
  await expect(terminal(page)).toContainText('solved')

  await page.getByRole('tab', { name: 'Notes' }).click()
  await page.getByLabel('Your notes').fill('task 2 again')
  await page.getByRole('tab', { name: 'Documentation' }).click()
  await page.getByRole('searchbox').fill('taint')
  await expect(page.getByRole('tabpanel', { name: 'Documentation' }).getByRole('status')).toHaveText(
    /^\d+ results$/,
  )
  await page
    .getByRole('tabpanel', { name: 'Documentation' })
    .getByRole('listitem')
    .first()
    .getByRole('button')
    .click()
  const article = page.getByRole('tabpanel', { name: 'Documentation' }).getByRole('article')
  await expect(article.getByRole('heading').first()).toBeVisible()
  await expectAccessible(page)
  await keepScreenshot(page, 'exam-docs')
  await expect(page).toHaveURL(new RegExp(`/exam/${examId}$`))

  await page.getByRole('button', { name: 'Hand in' }).click()
  const dialog = page.getByRole('dialog', { name: 'Hand in the exam?' })
  await expect(dialog).toContainText('Flagged: task')
  await expectAccessible(page)
  await keepScreenshot(page, 'exam-hand-in')
  await dialog.getByRole('button', { name: 'Hand in' }).click()
  await expectGraded(page)

  const [score] = await query<{ score: number }>(
    'SELECT score FROM "ExamTask" WHERE "examId" = $1 AND position = 1',
    [examId],
  )
  expect(score?.score).toBe(1)
  const reviewed = page.locator('[data-reviewed-task="1"]')
  await expect(reviewed).not.toContainText('not met')
  await reviewed.getByRole('button', { name: 'Compare the replays' }).click()
  await expect(reviewed.locator('[data-replay=complete]')).toHaveCount(2, { timeout: 120_000 })
  const own = reviewed.getByRole('region', { name: 'Your replay', exact: true })
  await own.getByRole('button', { name: 'To the end' }).click()
  await expect(own.getByTestId('replay-screen')).toContainText('solved')
  await own.getByRole('button', { name: 'To the start' }).click()
  await own.getByRole('button', { name: 'One step on' }).click()
  await expect(own).toContainText(/Step 1 of \d+/)
  await expectAccessible(page)
  await expectFits(page)
  await keepScreenshot(page, 'exam-review')

  await page.goto('/en/exam')
  await expect(page.getByRole('link', { name: /^See the result of/ })).toHaveCount(1)
  expect(complaints).toEqual([])
})

test('an exam whose time runs out is over, wherever the learner is', async ({ page }) => {
  test.setTimeout(240_000)
  const complaints = watchConsole(page)
  await signUp(page, 'ja', newPerson('Aoi'))
  const examId = await startShortExam(page, 'ja', 2)
  const [first] = await tasksOf(examId)
  await type(page, [`ssh ${first?.host}`, said('arrived')], 'arrived')
  await expectSaved(page)
  setDaysAhead(1)
  // The page asks the server whenever one comes back to it.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expectGraded(page)
  await expect(page.getByRole('heading', { name: '不合格' })).toBeVisible()
  await expectAccessible(page)
  await keepScreenshot(page, 'exam-timed-out')
  const kept = await query<{ late: boolean }>(
    'SELECT late FROM "ExamEntry" e JOIN "ExamTask" t ON t.id = e."taskId" WHERE t."examId" = $1 ORDER BY ordinal',
    [examId],
  )
  expect(kept[0]).toEqual({ late: false })
  await page.goto(`/ja/exam/${examId}`)
  await expect(page).toHaveURL(/\/review$/)
  expect(complaints).toEqual([])
})

test('an exam goes on after a reload, and after the network was gone', async ({ page, context }) => {
  test.setTimeout(240_000)
  await signUp(page, 'en', newPerson('Ren'))
  const examId = await startShortExam(page, 'en', 2)
  const [first] = await tasksOf(examId)
  await type(page, [`ssh ${first?.host}`, 'echo one > kept.txt', said('written')], 'written')
  await page.getByRole('button', { name: 'Flag' }).click()
  await page.getByRole('tab', { name: 'Notes' }).click()
  await page.getByLabel('Your notes').fill('kept, too')
  await expect(page.getByRole('tabpanel', { name: 'Notes' })).toContainText('Saved')
  await expectSaved(page)

  await page.reload()
  await expect(page.getByText('The cluster is as you left it.')).toBeVisible({ timeout: 60_000 })
  await type(page, ['cat kept.txt; hostname'], first?.host ?? '')
  await expect(terminal(page)).toContainText('one')
  await expect(page.getByRole('button', { name: /^Task 1.*flagged/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Notes' }).click()
  await expect(page.getByLabel('Your notes')).toHaveValue('kept, too')

  // What is done without a network is kept here, also when the page is closed.
  await expectSaved(page)
  await context.setOffline(true)
  await type(page, ['echo two >> kept.txt', said('offline')], 'offline')
  await expect(page.locator('[data-saving=offline]')).toContainText(/[12] actions? (is|are) kept here/)
  await keepScreenshot(page, 'exam-offline')
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(`/en/exam/${examId}`)
  await type(again, ['cat kept.txt'], 'two')
  await expectSaved(again)
})

test('an exam goes on in a second browser, and the first is told', async ({ page, browser, context }) => {
  test.setTimeout(240_000)
  await signUp(page, 'en', newPerson('Sora'))
  const examId = await startShortExam(page, 'en', 2)
  const [first] = await tasksOf(examId)
  await type(page, [`ssh ${first?.host}`, 'echo one > kept.txt', said('written')], 'written')
  await page.getByLabel('I am done with this task').check()
  await expectSaved(page)
  await expect.poll(() => doneTasks(examId)).toEqual([1])

  const other = await browser.newContext({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    hasTouch: true,
  })
  await other.addCookies(await context.cookies())
  const phone = await other.newPage()
  await phone.goto('/ja/exam')
  await phone.getByRole('link', { name: '試験を続ける' }).click()
  await phone.getByRole('tab', { name: 'ターミナル' }).click()
  await type(phone, ['cat kept.txt; hostname'], first?.host ?? '')
  await expectSaved(phone)
  await expectFits(phone)
  await expectAccessible(phone)
  await keepScreenshot(phone, 'exam-phone-terminal')
  await phone.getByRole('tab', { name: '課題' }).click()
  await expect(phone.getByLabel('この課題は終わった')).toBeChecked()
  for (const part of [
    phone.locator('header'),
    phone.getByRole('tablist', { name: '試験の表示' }),
    phone.getByRole('navigation'),
  ])
    await expectTouchable(part)
  await keepScreenshot(phone, 'exam-phone-task')

  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(page.locator('[data-exam-stopped=elsewhere]')).toBeFocused()
  await expectAccessible(page)
  await keepScreenshot(page, 'exam-elsewhere')
  await page.getByRole('button', { name: 'Go on here' }).click()
  await type(page, [said('back')], 'back')
  await expectSaved(page)
  await phone.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(phone.locator('[data-exam-stopped=elsewhere]')).toBeVisible()
  await other.close()
})
