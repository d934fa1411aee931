import { type BrowserContext, expect, type FrameLocator, type Page, type Route } from '@playwright/test'
import type { Course } from '../../lti/course'
import { CLIENT_ID, DEPLOYMENT, ISSUER } from '../../lti/platform'
import { query } from './database'
import { words } from './words'

const en = words('en')

/** An administrator writes down what the platform says of itself. */
export async function register(page: Page, { platform }: Course): Promise<void> {
  // Of an earlier run on this database.
  await query('DELETE FROM "LtiPlatform" WHERE issuer = $1', [ISSUER])
  await page.goto('/en/admin/lti')
  const fields = {
    ...{ name: 'Campus', issuer: ISSUER, clientId: CLIENT_ID, deployments: DEPLOYMENT },
    ...{
      authUrl: `${platform.url}/auth`,
      tokenUrl: `${platform.url}/token`,
      jwksUrl: `${platform.url}/keys`,
    },
  }
  for (const [name, value] of Object.entries(fields))
    await page.getByLabel(en(`interop.lti.platforms.${name as keyof typeof fields}`)).fill(value)
  await page.getByRole('button', { name: en('interop.lti.platforms.register') }).click()
  await expect(page.getByRole('heading', { name: 'Campus' })).toBeVisible()
}

/** Kubekata in the page of the course. */
export const toolIn = (page: Page): FrameLocator => page.frameLocator('iframe')

/** Presses the button in the frame that opens a window. */
export async function openWindow(page: Page): Promise<Page> {
  const button = toolIn(page).getByRole('button', { name: en('interop.lti.enter.button') })
  const [opened] = await Promise.all([page.waitForEvent('popup'), button.click()])
  return opened
}

/** By the time the platform's page posts to us, the browser has nothing of what it was to keep in the frame. */
export async function forgetInFrame(context: BrowserContext, app: string): Promise<void> {
  const forget = async (route: Route) => {
    await context.clearCookies()
    await route.continue()
  }
  await context.route(`${app}/api/lti/launch`, forget, { times: 1 })
}
