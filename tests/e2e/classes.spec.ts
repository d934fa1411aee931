import { expect, type Page, test } from '@playwright/test'
import { enter } from './support/answer'
import { setDaysAhead } from './support/clock'
import { query, servedQuestion } from './support/database'
import { expectAccessible, keepScreenshot, watchConsole } from './support/look'
import { newPerson, signUp } from './support/person'

test.afterEach(() => setDaysAhead(0))

/** What a datetime-local field takes. */
function localTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

async function answerAll(page: Page, right: boolean[]): Promise<void> {
  const questions = page.locator('[data-item]')
  await expect(questions).toHaveCount(right.length)
  for (const [index, isRight] of right.entries()) {
    const card = questions.nth(index)
    const [item] = await query<{ id: string }>(
      'SELECT "servedVariantId" id FROM "SubmissionItem" WHERE id = $1',
      [await card.getAttribute('data-item')],
    )
    await enter(card, await servedQuestion(item?.id ?? ''), isRight)
  }
}

test('an instructor assigns a quiz, a learner hands it in, both see the result', async ({ browser }) => {
  const teacher = await (await browser.newContext()).newPage()
  const complaints = watchConsole(teacher)
  await signUp(teacher, 'en', newPerson('Teacher'))
  await teacher.goto('/en/classes')
  await teacher.getByLabel('Name of the class').fill('CKA in autumn')
  await teacher.getByRole('button', { name: 'Create class' }).click()
  const code = await teacher.getByTestId('invite-code').innerText()
  const classUrl = teacher.url()

  await teacher.getByRole('link', { name: 'Assign a quiz' }).click()
  await teacher.getByLabel('Title').fill('Week 1')
  await teacher.getByLabel('Questions of “Which nodes can run this Pod?”').selectOption('2')
  await teacher.getByLabel('Questions of “How many Pods during a rolling update?”').selectOption('1')
  await teacher.getByLabel('Closes').fill(localTime(new Date(Date.now() + 3_600_000)))
  await expectAccessible(teacher)
  await teacher.getByRole('button', { name: 'Assign' }).click()
  await expect(teacher.getByRole('link', { name: 'Week 1' })).toBeVisible()
  await expectAccessible(teacher)

  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const
  const learner = await (await browser.newContext(phone)).newPage()
  const learnerComplaints = watchConsole(learner)
  await signUp(learner, 'ja', newPerson('Hanako'))
  await learner.goto('/ja/classes')
  await learner.getByLabel('招待コード').fill(code.toLowerCase().replace('-', ' '))
  await learner.getByRole('button', { name: '参加する' }).click()
  await learner.getByRole('link', { name: 'Week 1' }).click()
  await answerAll(learner, [true, true, false])
  await expect(learner.getByText('すべて保存しました')).toBeVisible()
  await expectAccessible(learner)
  await keepScreenshot(learner, 'quiz-ja-dark-phone')
  await learner.reload()
  await expect(learner.getByText('3問中3問に解答済み')).toBeVisible()
  await learner.getByRole('button', { name: '提出する' }).click()
  await learner.getByRole('dialog').getByRole('button', { name: '提出する' }).click()
  await expect(learner.getByText('の後に表示されます')).toBeVisible()
  await expect(learner.locator('[data-verdict]')).toHaveCount(0)

  await teacher.goto(classUrl)
  await teacher.getByRole('link', { name: 'Week 1' }).click()
  await expect(teacher.getByRole('row', { name: /Hanako/ }).getByText('Right', { exact: true })).toHaveCount(
    2,
  )
  await expectAccessible(teacher)
  await keepScreenshot(teacher, 'results-en')
  await teacher.getByRole('link', { name: 'Hanako' }).click()
  await expect(teacher.locator('[data-verdict]')).toHaveCount(3)

  // After the closing time the learner sees answers and explanations too.
  setDaysAhead(1)
  await learner.reload()
  await expect(learner.locator('[data-verdict]')).toHaveCount(3)
  await expectAccessible(learner)
  await keepScreenshot(learner, 'quiz-result-ja-dark-phone')
  expect([...complaints, ...learnerComplaints]).toEqual([])
})
