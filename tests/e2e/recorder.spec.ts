import { type Browser, expect, type Page, test } from '@playwright/test'
import type { Locale } from '@/lib/i18n/routing'
import { addItem, begin, handIn, joinWith, makeClass, somebody } from './support/classroom'
import { tasksOf } from './support/exam'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'
import { terminal, type } from './support/terminal'
import { words } from './support/words'

const say = words('ja')
const WIDE = { viewport: { width: 1280, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const
const NARROW = { width: 360, height: 740 }
const TEXTS = {
  en: {
    title: 'The shop goes public',
    summary: 'Give a Deployment a Service.',
    body: 'In the Namespace `shop`, make a Service `web` on port `80` for the Deployment `web`.',
    why: 'kubectl expose takes the selector from the Deployment.',
  },
  ja: {
    title: 'ショップを公開する',
    summary: 'DeploymentにServiceを用意します。',
    body: 'Namespace `shop`のDeployment `web`に、ポート`80`のService `web`を作成してください。',
    why: 'kubectl exposeは、セレクターをDeploymentから引き継ぎます。',
  },
} as const
const RIGHT = 'kubectl expose deployment web -n shop --port=80'
const WRONG_PORT = 'kubectl expose deployment web -n shop --port=8080 --target-port=80'
const WRONG_NAME = 'kubectl expose deployment web -n shop --port=80 --name=shop'

/** As it is proposed. */
const WANTED =
  'Namespace shopのService webが存在する（ports.port = 80、targetPort = 80、app = web、準備完了）'

type StepName = 'task' | 'solution' | 'checks' | 'wrong' | 'publish'

const go = (page: Page, step: StepName) =>
  page
    .getByRole('navigation', { name: say('authoring.steps.label') })
    .getByRole('button', { name: say(`authoring.steps.${step}`) })
    .click()

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Types lines into the lab, each until something is printed, and takes over those that are ticked. */
async function record(page: Page, opener: string, lines: readonly [string, string][]): Promise<void> {
  await press(page, opener)
  for (const [line, printed] of lines) await type(page, line, printed)
  await press(page, say('authoring.recorder.take'))
  await expect(page.getByRole('heading', { name: say('authoring.recorder.chooseTitle') })).toBeFocused()
}

const use = (page: Page, count: number) => press(page, say('authoring.recorder.use', { count }))

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 600

/** Begins the assignment, types one line at the task's host, and hands in. */
async function solve(page: Page, locale: Locale, code: string, line: string): Promise<void> {
  await joinWith(page, locale, code)
  await begin(page, locale, 'Hands on')
  const attempt = page.url()
  await page.locator('[data-item] a').first().click()
  // On a phone the task is seen first.
  const pane = page.getByRole('tab', { name: words(locale)('exam.panes.terminal'), exact: true })
  if (isPhone(page)) await pane.click()
  await expect(terminal(page)).toContainText('root@base')
  const [task] = await tasksOf(new URL(page.url()).pathname.split('/').at(-1) ?? '')
  await type(page, `ssh ${task?.host}`, task?.host ?? '')
  await type(page, line, 'exposed')
  await expect(page.locator('[data-saving=saved]')).toBeVisible()
  await page.goto(attempt)
  await handIn(page, locale)
}

test('a drill recorded in the lab by a Japanese teacher: tried, published, assigned, solved and replayed', async ({
  browser,
}) => {
  const teacher = await somebody(browser, 'ja', 'Sensei', WIDE)
  const complaints = watchConsole(teacher)
  const { code, url } = await makeClass(teacher, 'ja', '自作の演習')

  await test.step('the start is built by hand', async () => {
    await teacher.goto('/ja/authoring')
    await press(teacher, say('authoring.list.newDrill'))
    await expect(teacher).toHaveURL(/\/authoring\/drills\//)
    await teacher.getByLabel(say('authoring.concepts.label')).selectOption('service')
    await record(teacher, say('authoring.situation.build'), [
      ['kubectl create namespace shop', 'namespace/shop created'],
      ['kubectl create deployment web -n shop --image=nginx:1.27 --port=80', 'deployment.apps/web created'],
      ['kubectl get pods -n shop', 'web-'],
    ])
    await expectAccessible(teacher)
    await keepScreenshot(teacher, 'recorder-lines-ja')
    await use(teacher, 2)
    await expect(teacher.getByText(say('authoring.recorder.taken', { count: 2 }))).toBeVisible()
  })

  await test.step('what is said, in both languages', async () => {
    await go(teacher, 'task')
    for (const locale of ['en', 'ja'] as const) {
      const texts = teacher.getByRole('group', { name: say(`authoring.task.${locale}`) })
      await texts.getByLabel(say('authoring.task.name')).fill(TEXTS[locale].title)
      await texts.getByLabel(say('authoring.task.summary')).fill(TEXTS[locale].summary)
      await texts.getByLabel(say('authoring.task.body')).fill(TEXTS[locale].body)
      await expect(texts.getByText(say('authoring.task.missing', { count: 1 }))).toBeVisible()
      await texts.getByLabel(say('authoring.task.why')).fill(TEXTS[locale].why)
      await expect(texts.getByText(say('authoring.task.complete'))).toBeVisible()
    }
  })

  await test.step('the solution; a recording waits when another step is looked at', async () => {
    await go(teacher, 'solution')
    await press(teacher, say('authoring.solution.record'))
    await type(teacher, RIGHT, 'service/web exposed')
    // The lab tells of what was done a moment later.
    await teacher.waitForTimeout(1_500)
    await go(teacher, 'task')
    await go(teacher, 'solution')
    await press(teacher, say('authoring.recorder.resume'))
    await expect(terminal(teacher)).toContainText('service/web exposed')
    await press(teacher, say('authoring.recorder.take'))
    await use(teacher, 1)
    await expect(teacher.getByLabel(say('authoring.solution.script'))).toHaveValue(`${RIGHT}\n`)
  })

  await test.step('checks are proposed from it', async () => {
    await go(teacher, 'checks')
    await press(teacher, say('authoring.proposals.propose'))
    await press(teacher, say('authoring.proposals.take', { count: 1 }))
    await expect(teacher.getByLabel(say('authoring.checks.id'))).toHaveValue('service-web')
    await keepScreenshot(teacher, 'recorder-checks-ja')
  })

  await test.step('two mistakes, on a phone', async () => {
    await teacher.setViewportSize(NARROW)
    await go(teacher, 'wrong')
    await record(teacher, say('authoring.wrong.record'), [[WRONG_PORT, 'exposed']])
    await expectFits(teacher)
    await use(teacher, 1)
    await press(teacher, say('authoring.wrong.write'))
    await teacher.getByLabel(say('authoring.wrong.script')).nth(1).fill(WRONG_NAME)
    const names = teacher.getByLabel(say('authoring.wrong.name'))
    await names.nth(0).fill('wrong-port')
    await names.nth(1).fill('wrong-name')
    await press(teacher, say('authoring.trials.run'))
    const confirm = teacher.getByRole('button', { name: say('authoring.trials.confirm') })
    await expect(confirm).toHaveCount(2, { timeout: 60_000 })
    await keepScreenshot(teacher, 'recorder-trials-ja-360')
    await confirm.first().click()
    await confirm.first().click()
    await expect(teacher.getByText(say('authoring.trials.good'), { exact: true })).toHaveCount(4)
    await expectFits(teacher)
    await expectAccessible(teacher)
    await teacher.setViewportSize(WIDE.viewport)
  })

  await test.step('published, and what is changed is not, until it is tried again', async () => {
    await go(teacher, 'publish')
    await press(teacher, say('authoring.publish.publish'))
    await expect(teacher.getByText(say('authoring.publish.done'))).toBeVisible()
    await go(teacher, 'checks')
    await teacher.getByLabel(say('authoring.checks.weight')).fill('3')
    await go(teacher, 'publish')
    await expect(teacher.getByText(say('authoring.publish.untried', { count: 4 }))).toBeVisible()
    await expect(teacher.getByRole('button', { name: say('authoring.publish.publish') })).toBeDisabled()
  })

  const results = await assign(teacher, url)
  const [ben, chie] = await learners(browser)
  const others = [ben, chie].map(watchConsole)
  await test.step('one solves it, another makes a mistake', async () => {
    await Promise.all([solve(ben, 'en', code, RIGHT), solve(chie, 'ja', code, WRONG_PORT)])
    await expect(ben.getByText('100%', { exact: true })).toBeVisible({ timeout: 60_000 })
    await expect(chie.getByText('0%', { exact: true })).toBeVisible({ timeout: 60_000 })
  })

  await test.step('both are replayed', async () => {
    for (const [name, line, now] of [
      ['Ben', RIGHT, 'met'],
      ['Chie', WRONG_PORT, 'unmet'],
    ] as const) {
      await teacher.goto(results)
      await teacher.getByRole('link', { name }).click()
      await press(teacher, say('marking.work.replay'))
      const strip = say('marking.replay.strip', { name: WANTED, now })
      await expect(teacher.getByText(strip)).toBeVisible({ timeout: 30_000 })
      const last = teacher.getByRole('button', { name: say('exam.replay.last') }).first()
      await expect(last).toBeEnabled({ timeout: 30_000 })
      await last.click()
      await expect(teacher.getByText(line).last()).toBeVisible()
    }
    await expectAccessible(teacher)
    await keepScreenshot(teacher, 'recorder-replay-ja')
  })
  expect([complaints, ...others].flat()).toEqual([])
})

/** @returns the address of the results */
async function assign(teacher: Page, url: string): Promise<string> {
  await teacher.goto(url)
  await teacher.getByRole('link', { name: say('classes.class.assign') }).click()
  await teacher.getByLabel(say('assign.basics.name'), { exact: true }).fill('Hands on')
  await addItem(teacher, 'ja', TEXTS.ja.title)
  await press(teacher, say('assign.save.publish'))
  await expect(teacher).toHaveURL(/\/results$/)
  return teacher.url()
}

const learners = (browser: Browser) =>
  Promise.all([somebody(browser, 'en', 'Ben'), somebody(browser, 'ja', 'Chie', PHONE)])
