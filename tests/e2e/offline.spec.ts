import { expect, type Page, test } from '@playwright/test'
import { query } from './support/database'
import { keepScreenshot } from './support/look'
import { newPerson, signUp } from './support/person'
import { type } from './support/terminal'

test.use({ serviceWorkers: 'allow' })

/** Waits until the service worker has a page, and all that it may load. */
async function kept(page: Page, path: string, whole = true): Promise<void> {
  const has = (name: string) =>
    page.evaluate(async (url) => (await caches.match(url, { ignoreVary: true })) !== undefined, name)
  await expect.poll(() => has(path), { timeout: 60_000 }).toBe(true)
  if (whole) await expect.poll(() => has(`/all-files-of${path}`), { timeout: 60_000 }).toBe(true)
}

test('the lab goes on without a network, is there again after a reload, and has parts never used before', async ({
  page,
  context,
}) => {
  await page.goto('/en/lab')
  await type(page, 'kubectl get nodes', 'worker-2')
  await kept(page, '/en/lab')
  await context.setOffline(true)
  await type(page, 'kubectl create deployment web --image=nginx:1.27', 'deployment.apps/web created')
  // The session is kept once nothing is typed any more.
  await page.waitForTimeout(2000)
  await page.reload()
  await type(page, 'kubectl get deployment', 'web')
  await type(page, 'kubectl explain pod.spec.nodeName', 'nodeName')
  await type(page, 'helm version', 'version.BuildInfo')
})

test('a page that was read is there; another one says that there is no network, and what can be opened', async ({
  page,
  context,
}) => {
  await page.goto('/ja/concepts/pod')
  await kept(page, '/ja/concepts/pod', false)
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  await context.setOffline(true)
  await page.goto('/ja/dashboard')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kubekataに接続できません')
  await keepScreenshot(page, 'offline')
  await page.getByRole('link', { name: title }).click()
  await expect(page).toHaveURL(/\/ja\/concepts\/pod$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  // Client navigation to what was not read ends on the same page.
  await page.goto('/ja/concepts/service')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kubekataに接続できません')
  await context.setOffline(false)
  await page.getByRole('link', { name: 'もう一度試す' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Service')
})

test('a drill handed in without a network is sent when it is back', async ({ page, context }) => {
  await signUp(page, 'en', newPerson('Olga'))
  await page.goto('/en/practice/drills/expose-a-deployment')
  await page.getByRole('button', { name: 'Start the cluster' }).click()
  await type(page, 'kubectl get pods -n shop', 'web-debug')
  await kept(page, '/en/practice/drills/expose-a-deployment')
  await context.setOffline(true)
  await type(
    page,
    'kubectl expose deployment web -n shop --port=80 --target-port=8080',
    'service/web exposed',
  )
  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByText('will be handed in when you are online')).toBeVisible()
  await keepScreenshot(page, 'drill-waits-for-network')

  // Neither a reload nor going elsewhere loses it.
  await page.waitForTimeout(2000)
  await page.reload()
  await expect(page.getByText('You are where you left off in this drill')).toBeVisible()
  await expect(page.getByText('will be handed in when you are online')).toBeVisible()
  await context.setOffline(false)
  await expect(page.locator('[data-drill-verdict]')).toContainText('Passed')
  await expect(page.getByText('will be handed in when you are online')).toBeHidden()
  expect(await page.evaluate(() => localStorage.getItem('kubekata-hand-ins'))).toBe('[]')
})

test('a drill handed in without a network waits for its owner while another is signed in', async ({
  page,
  context,
}) => {
  const [person, other] = [newPerson('Otto'), newPerson('Odile')]
  await signUp(page, 'en', person)
  await page.goto('/en/practice/drills/expose-a-deployment')
  await page.getByRole('button', { name: 'Start the cluster' }).click()
  await type(page, 'kubectl get pods -n shop', 'web-debug')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByText('will be handed in when you are online')).toBeVisible()
  await page.close()
  const session = await context.cookies()
  await context.clearCookies()
  await context.setOffline(false)

  const later = await context.newPage()
  await signUp(later, 'en', other)
  await later.goto('/en/concepts')
  const owed = () => later.evaluate(() => localStorage.getItem('kubekata-hand-ins'))
  await expect.poll(owed, { timeout: 60_000 }).toContain('"held":true')
  const attempts = () =>
    query<{ email: string; status: string }>(
      'SELECT email, status FROM "Attempt" JOIN "User" ON "User".id = "Attempt"."userId" WHERE email IN ($1, $2)',
      [person.email, other.email],
    )
  expect(await attempts()).toEqual([{ email: person.email, status: 'STARTED' }])

  // Any page sends it once its owner is back, and tells.
  await context.clearCookies()
  await context.addCookies(session)
  await later.goto('/en/concepts')
  await expect(later.getByText('one piece of your work that waited in this browser')).toBeVisible()
  await keepScreenshot(later, 'owed-work-sent')
  expect(await attempts()).toEqual([{ email: person.email, status: 'GRADED' }])
  expect(await owed()).toBe('[]')
})

test('who signs out leaves no page behind', async ({ page, context }) => {
  const person = newPerson('Ove')
  await signUp(page, 'en', person)
  await page.goto('/en/review')
  await kept(page, '/en/review', false)
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await context.setOffline(true)
  await page.goto('/en/review')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kubekata cannot be reached')
})
