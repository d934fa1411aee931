import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { addItem, begin, handIn, joinWith, makeClass, somebody } from './support/classroom'
import { tasksOf } from './support/exam'
import { expectAccessible, keepScreenshot, watchConsole } from './support/look'
import { terminal, type } from './support/terminal'

const FOLDER = 'content/drills/expose-a-deployment'
const TITLE = 'Our shop gets a Service'

/** A drill's folder as somebody would send it. */
function zipOf(folder: string): Buffer {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
    statSync(path.join(folder, name)).isFile(),
  )
  const files = names.map((name) => [name, strToU8(readFileSync(path.join(folder, name), 'utf8'))])
  return Buffer.from(zipSync(Object.fromEntries(files)))
}

test('a drill from a zip is tried, published, assigned, and solved in a terminal', async ({ browser }) => {
  const teacher = await somebody(browser, 'en', 'Teacher')
  const complaints = watchConsole(teacher)
  const { code, url } = await makeClass(teacher, 'en', 'Own drills')
  await teacher.goto('/en/classes')
  await teacher.getByRole('link', { name: 'Your own content' }).click()
  const drill = { name: 'drill.zip', mimeType: 'application/zip', buffer: zipOf(FOLDER) }
  await teacher.getByLabel('Import a zip').setInputFiles(drill)
  await expect(teacher).toHaveURL(/\/authoring\/drills\//)
  const steps = teacher.getByRole('navigation', { name: 'Steps' })

  await steps.getByRole('button', { name: '2. Task' }).click()
  await teacher.getByRole('group', { name: 'English' }).getByLabel('Title').fill(TITLE)
  await expect(teacher.getByText('All is saved.')).toBeVisible()
  await steps.getByRole('button', { name: '5. Wrong solutions' }).click()
  await teacher.getByRole('button', { name: 'Run the trials' }).click()
  await expect(teacher.getByText('As it should be', { exact: true })).toHaveCount(5, { timeout: 60_000 })
  await expectAccessible(teacher)
  await keepScreenshot(teacher, 'authoring-trials-en')
  await steps.getByRole('button', { name: '6. Publish' }).click()
  await teacher.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(teacher.getByText('Published. It can be assigned in your classes.')).toBeVisible()
  await expectAccessible(teacher)

  await teacher.goto(url)
  await teacher.getByRole('link', { name: 'New assignment' }).click()
  await teacher.getByLabel('Title', { exact: true }).fill('Hands on')
  await addItem(teacher, 'en', TITLE)
  await teacher.getByRole('button', { name: 'Publish' }).click()
  await expect(teacher).toHaveURL(/\/results$/)
  const results = teacher.url()

  const learner = await somebody(browser, 'ja', 'Hanako')
  const learnerComplaints = watchConsole(learner)
  await joinWith(learner, 'ja', code)
  await begin(learner, 'ja', 'Hands on')
  const attempt = learner.url()
  await learner.locator('[data-item] a').first().click()
  await expect(learner).toHaveURL(/\/exam\//)
  await expect(terminal(learner)).toContainText('root@base')
  const [task] = await tasksOf(new URL(learner.url()).pathname.split('/').at(-1) ?? '')
  const host = task?.host ?? ''
  await type(learner, `ssh ${host}`, host)
  await type(
    learner,
    'kubectl expose deployment web -n shop --port=80 --target-port=8080',
    'service/web exposed',
  )
  await expect(learner.locator('[data-saving=saved]')).toBeVisible()
  await keepScreenshot(learner, 'assignment-task-ja')
  await learner.goto(attempt)
  await handIn(learner, 'ja')
  await expect(learner.getByText('100%', { exact: true })).toBeVisible({ timeout: 60_000 })

  await teacher.goto(results)
  await teacher.getByRole('link', { name: 'Hanako' }).click()
  await teacher.getByRole('button', { name: 'Replay every command' }).click()
  await expect(teacher.getByText('When each check was met')).toBeVisible({ timeout: 30_000 })
  await expectAccessible(teacher)
  await keepScreenshot(teacher, 'submission-replay-en')
  expect([...complaints, ...learnerComplaints]).toEqual([])
})
