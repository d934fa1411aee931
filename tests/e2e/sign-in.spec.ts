import { randomUUID } from 'node:crypto'
import { type BrowserContext, expect, type FrameLocator, type Page, type Route, test } from '@playwright/test'
import { type MutableToken, OAuth2Server } from 'oauth2-mock-server'
import { type Course, startCourse } from '../lti/course'
import { CLIENT_ID, DEPLOYMENT, ISSUER } from '../lti/platform'
import { answerItem } from './support/answer-item'
import { addItem, handIn } from './support/classroom'
import { query } from './support/database'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'
import { newPerson, type Person, signUp } from './support/person'
import { words } from './support/words'

const PHONE = { viewport: { width: 360, height: 800 }, colorScheme: 'dark' } as const
const provider = 'School'
const ja = words('ja')
const en = words('en')

/** A provider of OpenID Connect where scripts/e2e-server.mjs expects it, with whoever is in front of it. */
async function startProvider(baseURL: string) {
  const server = new OAuth2Server()
  const sitting: { person: object } = { person: {} }
  await server.issuer.keys.generate('RS256')
  await server.start(Number(new URL(baseURL).port) + 1, 'localhost')
  server.service.on('beforeTokenSigning', ({ payload }: MutableToken) =>
    Object.assign(payload, sitting.person),
  )
  const sit = (person: Person) => {
    sitting.person = { sub: person.email, name: person.name, email: person.email }
  }
  return { sit, stop: () => server.stop() }
}

async function signOut(page: Page, locale: 'en' | 'ja'): Promise<void> {
  const say = words(locale)
  await page.getByRole('button', { name: say('common.account.menu'), exact: true }).click()
  await page.getByRole('button', { name: say('common.account.signOut') }).click()
  await expect(page).toHaveURL(new RegExp(`/${locale}$`))
}

async function continueAt(page: Page, locale: 'en' | 'ja', path: string): Promise<void> {
  await page.goto(`/${locale}/${path}`)
  await page.getByRole('button', { name: words(locale)('interop.signIn.with', { provider }) }).click()
}

test('a provider signs up and in, takes over no account with a password, and is linked and unlinked', async ({
  browser,
  baseURL,
}) => {
  const school = await startProvider(baseURL ?? '')
  try {
    const page = await (await browser.newContext()).newPage()
    const complaints = watchConsole(page)
    const aki = newPerson('Aki')
    await test.step('up, out, and in again: one account', async () => {
      school.sit(aki)
      await continueAt(page, 'en', 'sign-up')
      await expect(page).toHaveURL(/\/en\/dashboard$/)
      await signOut(page, 'en')
      await continueAt(page, 'en', 'sign-in?next=/en/settings')
      await expect(page).toHaveURL(/\/en\/settings$/)
      await expect(page.getByRole('region', { name: en('account.settings.profile') })).toContainText(
        aki.email,
      )
      await page.getByRole('button', { name: en('interop.linked.unlinkOf', { provider }) }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: en('interop.linked.unlink') }).click()
      await expect(dialog).toContainText(en('errors.LAST_WAY_IN'))
    })

    const ben = newPerson('Ben')
    const phone = await (await browser.newContext(PHONE)).newPage()
    const phoneComplaints = watchConsole(phone)
    await test.step('an address that has a password is not taken over, and is told the way', async () => {
      await signUp(phone, 'ja', ben)
      await signOut(phone, 'ja')
      school.sit(ben)
      await continueAt(phone, 'ja', 'sign-in?next=/ja/settings')
      await expect(phone.getByRole('alert').filter({ hasText: ja('errors.LINK_FIRST') })).toBeVisible()
      await expectFits(phone)
      await expectAccessible(phone)
      await keepScreenshot(phone, 'sign-in-link-first-ja-dark-phone')
      await phone.getByLabel(ja('account.email')).fill(ben.email)
      await phone.getByLabel(ja('account.password'), { exact: true }).fill(ben.password)
      await phone.getByRole('button', { name: ja('account.signIn.submit') }).click()
      await expect(phone).toHaveURL(/\/ja\/settings$/)
    })

    await test.step('it is linked in the settings, signs in, and is unlinked', async () => {
      await phone.getByRole('button', { name: ja('interop.linked.link', { provider }) }).click()
      await expect(phone.getByText(ja('interop.linked.done', { provider }))).toBeVisible()
      await expectFits(phone)
      await expectAccessible(phone)
      await keepScreenshot(phone, 'settings-linked-ja-dark-phone')
      await signOut(phone, 'ja')
      await continueAt(phone, 'ja', 'sign-in?next=/ja/settings')
      await expect(phone.getByRole('region', { name: ja('account.settings.profile') })).toContainText(
        ben.email,
      )
      await phone.getByRole('button', { name: ja('interop.linked.unlinkOf', { provider }) }).click()
      const dialog = phone.getByRole('dialog')
      await dialog.getByRole('button', { name: ja('interop.linked.unlink') }).click()
      await expect(phone.getByText(ja('interop.linked.none'))).toBeVisible()
    })
    expect([...complaints, ...phoneComplaints]).toEqual([])
  } finally {
    await school.stop()
  }
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

async function register(page: Page, { platform }: Course): Promise<void> {
  const label = (name: 'name' | 'issuer' | 'clientId' | 'authUrl' | 'tokenUrl' | 'jwksUrl' | 'deployments') =>
    page.getByLabel(en(`interop.lti.platforms.${name}`))
  // Of an earlier run on this database.
  await query('DELETE FROM "LtiPlatform" WHERE issuer = $1', [ISSUER])
  await page.goto('/en/admin/lti')
  await label('name').fill('Campus')
  await label('issuer').fill(ISSUER)
  await label('clientId').fill(CLIENT_ID)
  await label('authUrl').fill(`${platform.url}/auth`)
  await label('tokenUrl').fill(`${platform.url}/token`)
  await label('jwksUrl').fill(`${platform.url}/keys`)
  await label('deployments').fill(DEPLOYMENT)
  await page.getByRole('button', { name: en('interop.lti.platforms.register') }).click()
  await expect(page.getByRole('heading', { name: 'Campus' })).toBeVisible()
}

const toolIn = (page: Page): FrameLocator => page.frameLocator('iframe')

/** Presses the button in the frame that opens a window. */
async function openWindow(page: Page): Promise<Page> {
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    toolIn(page)
      .getByRole('button', { name: en('interop.lti.enter.button') })
      .click(),
  ])
  return opened
}

async function assign(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: en('classes.class.assign') }).click()
  await page.getByLabel(en('assign.basics.name'), { exact: true }).fill(title)
  await addItem(page, 'en', 'Which nodes can run this Pod?')
  await page.getByRole('button', { name: en('assign.save.publish') }).click()
  await expect(page).toHaveURL(/\/results$/)
}

/** From the assignment's page to its receipt. */
async function work(page: Page): Promise<void> {
  // What is pressed before the page's code has come is not heard.
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: en('assignment.begin.begin'), exact: true }).click()
  await expect(page).toHaveURL(/\/attempts\//)
  await answerItem(page, 0, true)
  await handIn(page, 'en')
}

/** By the time the platform's page posts to us, the browser has nothing of what it was to keep in the frame. */
async function forgetInFrame(context: BrowserContext, tool: string): Promise<void> {
  const forget = async (route: Route) => {
    await context.clearCookies()
    await route.continue()
  }
  await context.route(`${tool}/api/lti/launch`, forget, { times: 1 })
}

test('a course in a frame of another host: chosen, taken and handed in; its score arrives there', async ({
  browser,
  baseURL,
}) => {
  const tool = baseURL ?? ''
  const course = await startCourse(tool)
  const complaints: string[][] = []
  const newPage = async () => {
    const context = await browser.newContext({ locale: 'en-GB' })
    // Windows that are opened from it, too.
    context.on('page', (page) => complaints.push(watchConsole(page)))
    return context.newPage()
  }
  try {
    const admin = await newPage()
    const root = newPerson('Root')
    await signUp(admin, 'en', root)
    await query(`UPDATE "User" SET role = 'ADMIN' WHERE email = $1`, [root.email])
    await register(admin, course)

    const campus = await newPage()
    const tea = { sub: randomUUID(), name: 'Tea Cher', teaches: true }
    await test.step('an instructor connects the course and links an assignment', async () => {
      await campus.goto(course.addressFor(tea, 'tool'))
      await expect(toolIn(campus).getByLabel(en('interop.lti.class.label'))).toBeVisible()
      await expectAccessible(campus)
      await toolIn(campus)
        .getByRole('button', { name: en('interop.lti.class.button') })
        .click()
      const kubekata = await openWindow(campus)
      await assign(kubekata, 'Week 1')
      await campus.goto(course.addressFor(tea, 'choose'))
      await toolIn(campus).getByLabel(en('interop.lti.assignment.label')).selectOption('Week 1')
      await toolIn(campus)
        .getByRole('button', { name: en('interop.lti.assignment.button') })
        .click()
      await expect(toolIn(campus).getByText('The link was added.')).toBeVisible()
    })

    const [link] = course.links
    if (!link) throw new Error('no link came back')
    const scoreOf = (sub: string) => course.platform.scores.findLast(({ userId }) => userId === sub)
    const mia = { sub: randomUUID(), name: 'Mia' }
    await test.step('a learner opens it from the frame and hands in', async () => {
      const page = await newPage()
      await page.goto(course.addressFor(mia, link))
      const kubekata = await openWindow(page)
      await expect(kubekata.getByRole('heading', { name: 'Week 1', level: 1 })).toBeVisible()
      await work(kubekata)
    })

    const noa = { sub: randomUUID(), name: 'Noa' }
    await test.step('where a frame keeps no cookies it says so, and a window leads on', async () => {
      const page = await newPage()
      await forgetInFrame(page.context(), tool)
      await page.goto(course.addressFor(noa, link))
      await expect(toolIn(page).getByText(en('interop.lti.again'))).toBeVisible()
      await keepScreenshot(page, 'lti-frame-without-cookies-en')
      const kubekata = await openWindow(page)
      await expect(kubekata.getByRole('heading', { name: 'Week 1', level: 1 })).toBeVisible()
      await work(kubekata)
    })

    await test.step('both scores are in the column of the course', async () => {
      for (const { sub } of [mia, noa])
        await expect
          .poll(() => scoreOf(sub), { timeout: 40_000 })
          .toMatchObject({
            ...{ path: '/columns/1/scores', scoreGiven: 100, scoreMaximum: 100 },
            ...{ activityProgress: 'Completed', gradingProgress: 'FullyGraded' },
          })
    })
    expect(complaints.flat()).toEqual([])
  } finally {
    await course.close()
  }
})
