import './server-only'
import { createHmac } from 'node:crypto'
import { AppError } from '@/lib/errors/app-error'
import { now } from './clock'
import { db } from './db'
import { env } from './env'

export interface Limit {
  name: string
  max: number
  windowSeconds: number
}

/** Per address and account together, then each alone, so that neither guessing nor locking others out pays. */
export const LIMITS = {
  signInPair: { name: 'sign-in:pair', max: 10, windowSeconds: 900 },
  signInEmail: { name: 'sign-in:email', max: 50, windowSeconds: 3600 },
  signInIp: { name: 'sign-in:ip', max: 100, windowSeconds: 900 },
  signUpIp: { name: 'sign-up:ip', max: 30, windowSeconds: 3600 },
  signUpEmail: { name: 'sign-up:email', max: 10, windowSeconds: 3600 },
  resetIp: { name: 'reset:ip', max: 20, windowSeconds: 3600 },
  resetEmail: { name: 'reset:email', max: 4, windowSeconds: 3600 },
  passwordUser: { name: 'password:user', max: 10, windowSeconds: 900 },
  joinUser: { name: 'join:user', max: 30, windowSeconds: 3600 },
  /** Rosters read or applied: each compares up to 500 lines. */
  rosterUser: { name: 'roster:user', max: 60, windowSeconds: 3600 },
  /** Invitations by mail that one person has sent. */
  invitationMail: { name: 'invitation-mail:user', max: 1500, windowSeconds: 86_400 },
  /** Of one invitation, when it is sent again. */
  invitationAgain: { name: 'invitation-mail:again', max: 5, windowSeconds: 86_400 },
  examUser: { name: 'exam:user', max: 30, windowSeconds: 3600 },
  /** Each change folds all cards of a learner again. */
  retentionUser: { name: 'retention:user', max: 20, windowSeconds: 3600 },
  sprintUser: { name: 'sprint:user', max: 30, windowSeconds: 3600 },
  /** Parameters are fitted, or all cards folded anew. */
  memoryUser: { name: 'memory:user', max: 10, windowSeconds: 3600 },
  /** A snapshot is made each time: an exam has up to 25 tasks, and may be reloaded. */
  examTaskUser: { name: 'exam-task:user', max: 300, windowSeconds: 3600 },
  /** Anki packages written or read: each takes seconds. */
  packageUser: { name: 'package:user', max: 30, windowSeconds: 3600 },
  /** A package of 200,000 reviews takes 400 calls. */
  importUser: { name: 'import:user', max: 2000, windowSeconds: 3600 },
  /** Attempts begun, and passwords tried, at one assignment. */
  submissionUser: { name: 'submission:user', max: 30, windowSeconds: 600 },
  /** Variants drawn to be looked at. */
  previewUser: { name: 'preview:user', max: 600, windowSeconds: 3600 },
  apiTokenUser: { name: 'api-token:user', max: 30, windowSeconds: 3600 },
  /** Calls of the JSON API, by all tokens of one person. */
  apiUser: { name: 'api:user', max: 1000, windowSeconds: 900 },
  /** Calls of it without a token that counts. */
  apiIp: { name: 'api:ip', max: 100, windowSeconds: 900 },
  /** Comments and disputes written. */
  commentUser: { name: 'comment:user', max: 600, windowSeconds: 3600 },
  /** Logs done again with the checks after every command: each takes seconds. */
  momentsUser: { name: 'moments:user', max: 120, windowSeconds: 3600 },
  /** Pieces of regrades previewed or applied: each takes up to some seconds. */
  regradeUser: { name: 'regrade:user', max: 2000, windowSeconds: 3600 },
  /** Statistics of an assignment: all that a class has answered is read. */
  statisticsUser: { name: 'statistics:user', max: 300, windowSeconds: 3600 },
  startOverUser: { name: 'start-over:user', max: 10, windowSeconds: 3600 },
  /** A whole class comes from one address, and each launch asks twice. */
  ltiIp: { name: 'lti:ip', max: 2000, windowSeconds: 900 },
  qtiUser: { name: 'qti:user', max: 60, windowSeconds: 3600 },
  /** Drafts of drills: each trial runs a cluster. */
  authoringUser: { name: 'authoring:user', max: 600, windowSeconds: 3600 },
} as const satisfies Record<string, Limit>

/** What is left of a window. */
export interface Usage {
  max: number
  remaining: number
  /** Seconds until the next window. */
  resetSeconds: number
}

/**
 * Counts an attempt, or several at once; throws RATE_LIMITED when the window is used up. The subject is stored only as a
 * digest.
 */
export async function consume(limit: Limit, subject: string, attempts = 1): Promise<Usage> {
  const key = createHmac('sha256', env().NEXTAUTH_SECRET)
    .update(`${limit.name}\n${subject}`)
    .digest('base64url')
  const width = limit.windowSeconds * 1000
  const at = now().getTime()
  const start = Math.floor(at / width) * width
  const rows = await db().$queryRaw<{ count: number }[]>`
    INSERT INTO "RateLimit" ("key", "windowStart", "count") VALUES (${key}, ${new Date(start)}, ${attempts})
    ON CONFLICT ("key", "windowStart") DO UPDATE SET "count" = "RateLimit"."count" + ${attempts}
    RETURNING "count"`
  const count = rows[0]?.count ?? 0
  if (count === attempts) await sweep(at)
  const resetSeconds = Math.ceil((start + width - at) / 1000)
  if (count > limit.max) throw new AppError('RATE_LIMITED', { seconds: resetSeconds })
  return { max: limit.max, remaining: limit.max - count, resetSeconds }
}

/** Rows of windows long past go when a new window opens. */
async function sweep(at: number): Promise<void> {
  await db().rateLimit.deleteMany({ where: { windowStart: { lt: new Date(at - 86_400_000) } } })
}
