import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { Locale } from '@/lib/i18n/routing'
import { type Course, type CourseLink, startCourse } from '../lti/course'
import { signUpAdministrator } from './support/administrator'
import { answerItem } from './support/answer-item'
import { forgetInFrame, openWindow, register, toolIn } from './support/campus'
import { addItem, handIn } from './support/classroom'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'
import { newPerson, type Person, signUp } from './support/person'
import { PROVIDER as provider, startProvider } from './support/provider'
import { words } from './support/words'

const PHONE = { viewport: { width: 360, height: 800 }, colorScheme: 'dark' } as const
const ja = words('ja')
const en = words('en')

async function signOut(page: Page, locale: Locale): Promise<void> {
  const say = words(locale)
  await page.getByRole('button', { name: say('common.account.menu'), exact: true }).click()
  await page.getByRole('button', { name: say('common.account.signOut') }).click()
  await expect(page).toHaveURL(new RegExp(`/${locale}$`))
}

async function continueAt(page: Page, locale: Locale, path: string): Promise<void> {
  await page.goto(`/${locale}/${path}`)
  await page.getByRole('button', { name: words(locale)('interop.signIn.with', { provider }) }).click()
}

/** As whom the settings are. */
const profile = (page: Page, locale: Locale) =>
  page.getByRole('region', { name: words(locale)('account.settings.profile') })

/** Asks, and says yes. */
async function unlink(page: Page, locale: Locale): Promise<void> {
  const say = words(locale)
  await page.getByRole('button', { name: say('interop.linked.unlinkOf', { provider }) }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('interop.linked.unlink') })
    .click()
}

async function signInWithPassword(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel(ja('account.email')).fill(email)
  await page.getByLabel(ja('account.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: ja('account.signIn.submit') }).click()
  await expect(page).toHaveURL(/\/ja\/settings$/)
}

async function look(page: Page, name: string): Promise<void> {
  await expectFits(page)
  await expectAccessible(page)
  await keepScreenshot(page, name)
}

test('a provider signs up and in, takes over no account with a password, and is linked and unlinked', async ({
  browser,
  baseURL,
}) => {
  const school = await startProvider(baseURL ?? '')
  const page = await (await browser.newContext()).newPage()
  const phone = await (await browser.newContext(PHONE)).newPage()
  const complaints = [watchConsole(page), watchConsole(phone)]
  const [aki, ben] = [newPerson('Aki'), newPerson('Ben')]

  await test.step('up, out, in again, and never out for good', async () => {
    school.sit(aki)
    await continueAt(page, 'en', 'sign-up')
    await expect(page).toHaveURL(/\/en\/dashboard$/)
    await signOut(page, 'en')
    await continueAt(page, 'en', 'sign-in?next=/en/settings')
    await expect(profile(page, 'en')).toContainText(aki.email)
    await unlink(page, 'en')
    await expect(page.getByRole('dialog')).toContainText(en('errors.LAST_WAY_IN'))
  })

  await test.step('an address that has a password is not taken over, and is told the way', async () => {
    await signUp(phone, 'ja', ben)
    await signOut(phone, 'ja')
    school.sit(ben)
    await continueAt(phone, 'ja', 'sign-in?next=/ja/settings')
    await expect(phone.getByRole('alert').filter({ hasText: ja('errors.LINK_FIRST') })).toBeVisible()
    await look(phone, 'sign-in-link-first-ja-dark-phone')
    await signInWithPassword(phone, ben)
  })

  await test.step('it is linked in the settings, signs in, and is unlinked', async () => {
    await phone.getByRole('button', { name: ja('interop.linked.link', { provider }) }).click()
    await expect(phone.getByText(ja('interop.linked.done', { provider }))).toBeVisible()
    await look(phone, 'settings-linked-ja-dark-phone')
    await signOut(phone, 'ja')
    await continueAt(phone, 'ja', 'sign-in?next=/ja/settings')
    await expect(profile(phone, 'ja')).toContainText(ben.email)
    await unlink(phone, 'ja')
    await expect(phone.getByText(ja('interop.linked.none'))).toBeVisible()
  })
  await school.stop()
  expect(complaints.flat()).toEqual([])
})

test('a password that is sent before the page has its code stays out of the address', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const { name, email, password } = newPerson('Early')
  for (const path of ['sign-in', 'sign-up']) {
    await page.goto(`/en/${path}`)
    if (path === 'sign-up') await page.getByLabel(en('account.name'), { exact: true }).fill(name)
    await page.getByLabel(en('account.email')).fill(email)
    await page.getByLabel(en('account.password'), { exact: true }).fill(password)
    await Promise.all([page.waitForEvent('load'), page.locator('main form button[type=submit]').click()])
    expect(new URL(page.url()).search).toBe('')
  }
})

/** Connects the course, makes an assignment in the window that opens, and links it. */
async function teach(campus: Page, course: Course): Promise<CourseLink> {
  const tea = { sub: randomUUID(), name: 'Tea Cher', teaches: true }
  await campus.goto(course.addressFor(tea, 'tool'))
  await expect(toolIn(campus).getByLabel(en('interop.lti.class.label'))).toBeVisible()
  await expectAccessible(campus)
  const press = (name: string) => toolIn(campus).getByRole('button', { name }).click()
  await press(en('interop.lti.class.button'))
  const kubekata = await openWindow(campus)
  await kubekata.getByRole('link', { name: en('classes.class.assign') }).click()
  await kubekata.getByLabel(en('assign.basics.name'), { exact: true }).fill('Week 1')
  await addItem(kubekata, 'en', 'Which nodes can run this Pod?')
  await kubekata.getByRole('button', { name: en('assign.save.publish') }).click()
  await expect(kubekata).toHaveURL(/\/results$/)
  await campus.goto(course.addressFor(tea, 'choose'))
  await toolIn(campus).getByLabel(en('interop.lti.assignment.label')).selectOption('Week 1')
  await press(en('interop.lti.assignment.button'))
  await expect(toolIn(campus).getByText('The link was added.')).toBeVisible()
  const [link] = course.links
  if (!link) throw new Error('no link came back')
  return link
}

/** Opens the assignment out of the frame, answers right and hands in. */
async function learn(campus: Page): Promise<void> {
  const page = await openWindow(campus)
  await expect(page.getByRole('heading', { name: 'Week 1', level: 1 })).toBeVisible()
  // What is pressed before the page's code has come is not heard.
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: en('assignment.begin.begin'), exact: true }).click()
  await expect(page).toHaveURL(/\/attempts\//)
  await answerItem(page, 0, true)
  await handIn(page, 'en')
}

/** A browser of somebody's own; `complaints` get those of the windows that are opened from it, too. */
async function watched(browser: Browser, complaints: string[][]): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' })
  context.on('page', (page) => complaints.push(watchConsole(page)))
  return context.newPage()
}

test('a course in a frame of another host: chosen, taken and handed in; its score arrives there', async ({
  browser,
  baseURL,
}) => {
  const app = baseURL ?? ''
  const course = await startCourse(app)
  const complaints: string[][] = []
  const admin = await watched(browser, complaints)
  await signUpAdministrator(admin, 'en', 'Root')
  await register(admin, course)
  const link = await teach(await watched(browser, complaints), course)

  const [mia, noa] = [randomUUID(), randomUUID()]
  await test.step('a learner opens it from the frame and hands in', async () => {
    const campus = await watched(browser, complaints)
    await campus.goto(course.addressFor({ sub: mia, name: 'Mia' }, link))
    await learn(campus)
  })

  await test.step('where a frame keeps no cookies it says so, and a window leads on', async () => {
    const campus = await watched(browser, complaints)
    await forgetInFrame(campus.context(), app)
    await campus.goto(course.addressFor({ sub: noa, name: 'Noa' }, link))
    await expect(toolIn(campus).getByText(en('interop.lti.again'))).toBeVisible()
    await keepScreenshot(campus, 'lti-frame-without-cookies-en')
    await learn(campus)
  })

  await test.step('both scores are in the column of the course', async () => {
    const scoreOf = (sub: string) => course.platform.scores.findLast(({ userId }) => userId === sub)
    for (const sub of [mia, noa])
      await expect
        .poll(() => scoreOf(sub), { timeout: 40_000 })
        .toMatchObject({
          ...{ path: '/columns/1/scores', scoreGiven: 100, scoreMaximum: 100 },
          ...{ activityProgress: 'Completed', gradingProgress: 'FullyGraded' },
        })
  })
  await course.close()
  expect(complaints.flat()).toEqual([])
})
