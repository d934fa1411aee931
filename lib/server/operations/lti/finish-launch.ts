import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { accountOf } from '../../lti/account'
import { arrive } from '../../lti/arrive'
import { launchDataOf, launchLocale } from '../../lti/launch-data'
import { takeLogin } from '../../lti/login-state'
import { refused } from '../../lti/refused'
import { issueTicket } from '../../lti/tickets'
import { verifyIdToken } from '../../lti/verify-id-token'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/** What comes next: a class is to be chosen for the course, an assignment for the place, or nothing. */
export type NextStep = 'class' | 'assignment' | 'enter'

export type FinishedLaunch =
  | { ticket: string; next: NextStep; locale: 'en' | 'ja' }
  /** The browser did not bring its half: the login can be begun again with these, in a window of its own. */
  | { again: Record<string, string> }

/**
 * Somebody comes from a platform with its token: checks it, finds their account, and makes them a member of the course's
 * class.
 * @throws LAUNCH_REFUSED with the reason
 */
export const finishLaunch = defineOperation({
  access: anyone,
  input: z.strictObject({
    idToken: z.string().min(1).max(50_000),
    state: z.string().min(1).max(200),
    /** From the cookie. */
    browser: z.string().max(200).optional(),
    acceptLanguage: z.string().max(500),
  }),
  async run({ origin }, { idToken, state, browser, acceptLanguage }): Promise<FinishedLaunch> {
    await consume(LIMITS.ltiIp, origin.ip)
    const login = await takeLogin(state, browser)
    if (!login.isSameBrowser) return { again: login.request }
    const { platform, nonce } = login
    const claims = await verifyIdToken(platform, idToken, nonce)
    const data = launchDataOf(claims)
    if (data.deepLink && !(data.teaches && data.course)) throw refused('course')
    const locale = launchLocale(claims, acceptLanguage)
    const userId = await accountOf(platform, claims, locale)
    const arriving = { platformId: platform.id, userId, data }
    const classId = await arrive(arriving)
    if (data.course && !classId && !data.teaches) throw refused('course')
    const ticket = await issueTicket({ ...arriving, locale })
    if (data.course && !classId) return { ticket, next: 'class', locale }
    return { ticket, next: data.deepLink ? 'assignment' : 'enter', locale }
  },
})
