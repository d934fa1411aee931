import { describe, expect, test } from 'vitest'
import { mergeVisitor } from '@/lib/server/accounts/merge-visitor'
import { findSession, openSession } from '@/lib/server/auth/sessions'
import { db } from '@/lib/server/db'
import { changePassword } from '@/lib/server/operations/accounts/change-password'
import { deleteAccount } from '@/lib/server/operations/accounts/delete-account'
import { endOtherSessions } from '@/lib/server/operations/accounts/end-other-sessions'
import { endSession } from '@/lib/server/operations/accounts/end-session'
import { exportAccount } from '@/lib/server/operations/accounts/export-account'
import { listSessions } from '@/lib/server/operations/accounts/list-sessions'
import { requestPasswordReset } from '@/lib/server/operations/accounts/request-password-reset'
import { resetPassword } from '@/lib/server/operations/accounts/reset-password'
import { signUp } from '@/lib/server/operations/accounts/sign-up'
import { verifyCredentials } from '@/lib/server/operations/accounts/verify-credentials'
import { makeAdmin } from '@/lib/server/operations/admin/make-admin'
import { makeResetLink } from '@/lib/server/operations/admin/make-reset-link'
import { consume } from '@/lib/server/rate-limit'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { anonymous, PASSWORD, user, visitor } from './people'

withDatabase()

const system = { kind: 'system', origin: { ip: 'local', userAgent: 'test' } } as const
const profile = { name: 'Aki', locale: 'ja', timeZone: 'Asia/Tokyo' } as const
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''

describe('signing up', () => {
  test('keeps the row of the visitor, and with it all progress', async () => {
    const before = await visitor()
    const { userId } = await signUp(before, { email: ' New@Example.com ', password: PASSWORD, ...profile })
    expect(userId).toBe(before.userId)
    const stored = await db().user.findUniqueOrThrow({ where: { id: userId } })
    expect(stored).toMatchObject({
      email: 'new@example.com',
      name: 'Aki',
      locale: 'ja',
      timeZone: 'Asia/Tokyo',
    })
    expect(stored.passwordHash).toMatch(/^\$argon2id\$/)
  })

  test('of a visitor whose row became an account elsewhere makes another account', async () => {
    const before = await visitor()
    await signUp(before, { email: 'first@example.com', password: PASSWORD, ...profile })
    const second = await signUp(before, { email: 'second@example.com', password: PASSWORD, ...profile })
    expect(second.userId).not.toBe(before.userId)
  })

  test('refuses a taken address in any case, short passwords and unknown time zones', async () => {
    const { email } = await user()
    const again = { email: email.toUpperCase(), password: PASSWORD, ...profile }
    await expectCode(signUp(anonymous(), again), 'EMAIL_TAKEN')
    const fresh = { email: 'x@example.com', password: PASSWORD, ...profile }
    await expectCode(signUp(anonymous(), { ...fresh, password: 'short' }), 'INVALID_INPUT')
    await expectCode(signUp(anonymous(), { ...fresh, timeZone: 'Mars/Base' }), 'INVALID_INPUT')
  })

  test('does not upgrade the same address twice at once', async () => {
    const fresh = { email: 'race@example.com', password: PASSWORD, ...profile }
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => signUp(anonymous(), fresh)))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  })
})

describe('signing in', () => {
  test('says the same for an unknown address and a wrong password', async () => {
    const { email, userId } = await user()
    await expectCode(
      verifyCredentials(anonymous(), { email, password: 'not it at all' }),
      'WRONG_CREDENTIALS',
    )
    const unknown = { email: 'nobody@example.com', password: PASSWORD }
    await expectCode(verifyCredentials(anonymous(), unknown), 'WRONG_CREDENTIALS')
    expect(await verifyCredentials(anonymous(), { email, password: PASSWORD })).toEqual({ userId })
  })

  test('is limited per address and account, counted in the database', async () => {
    const { email } = await user()
    const one = anonymous()
    for (let i = 0; i < 10; i++)
      await expectCode(verifyCredentials(one, { email, password: 'wrong wrong' }), 'WRONG_CREDENTIALS')
    await expectCode(verifyCredentials(one, { email, password: PASSWORD }), 'RATE_LIMITED')
    await expect(verifyCredentials(anonymous(), { email, password: PASSWORD })).resolves.toBeTruthy()
  })
})

test('limits count every attempt of many at once, and hold no readable subject', async () => {
  const limit = { name: 'test', max: 5, windowSeconds: 3600 }
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => consume(limit, 'a@example.com')))
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(5)
  expect(JSON.stringify(await db().rateLimit.findMany())).not.toContain('a@example.com')
})

describe('sessions', () => {
  test('can be listed and ended, only by their owner', async () => {
    const me = await user()
    const other = await openSession(me.userId, { ip: '::1', userAgent: 'Phone' })
    expect((await listSessions(me, {})).map((s) => [s.userAgent, s.current])).toEqual(
      expect.arrayContaining([
        ['Phone', false],
        ['test', true],
      ]),
    )
    await expectCode(endSession(await user(), { sessionId: other.id }), 'NOT_FOUND')
    await endSession(me, { sessionId: other.id })
    expect(await findSession(other.id)).toBeUndefined()
    expect(await findSession(me.sessionId)).toBeDefined()
  })

  test('others end together; an expired one is no session', async () => {
    const me = await user()
    await openSession(me.userId, me.origin)
    expect(await endOtherSessions(me, {})).toEqual({ ended: 1 })
    await db().authSession.update({ where: { id: me.sessionId }, data: { expiresAt: new Date(0) } })
    expect(await findSession(me.sessionId)).toBeUndefined()
  })
})

describe('passwords', () => {
  test('changing needs the old one and signs the other browsers out', async () => {
    const me = await user()
    const other = await openSession(me.userId, me.origin)
    const next = 'a completely new phrase'
    await expectCode(changePassword(me, { currentPassword: 'nope', newPassword: next }), 'WRONG_PASSWORD')
    await changePassword(me, { currentPassword: PASSWORD, newPassword: next })
    expect(await findSession(other.id)).toBeUndefined()
    expect(await findSession(me.sessionId)).toBeDefined()
    await verifyCredentials(anonymous(), { email: me.email, password: next })
  })

  test('a reset link works once, ends all sessions and cancels the other links', async () => {
    const me = await user()
    const first = await makeResetLink(system, { email: me.email })
    const second = await makeResetLink(system, { email: me.email })
    const next = 'set by a link, once'
    await resetPassword(anonymous(), { token: tokenOf(first.link), password: next })
    await expectCode(
      resetPassword(anonymous(), { token: tokenOf(first.link), password: next }),
      'TOKEN_INVALID',
    )
    await expectCode(
      resetPassword(anonymous(), { token: tokenOf(second.link), password: next }),
      'TOKEN_INVALID',
    )
    expect(await findSession(me.sessionId)).toBeUndefined()
    await verifyCredentials(anonymous(), { email: me.email, password: next })
    const stored = JSON.stringify(await db().passwordResetToken.findMany())
    expect(stored).not.toContain(tokenOf(first.link))
  })

  test('two uses of one link at once: one wins', async () => {
    const me = await user()
    const token = tokenOf((await makeResetLink(system, { email: me.email })).link)
    const uses = ['first new password', 'second new password'].map((password) =>
      resetPassword(anonymous(), { token, password }),
    )
    const outcomes = await Promise.allSettled(uses)
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  })

  test('a link of yesterday is void', async () => {
    const me = await user()
    const token = tokenOf((await makeResetLink(system, { email: me.email })).link)
    await db().passwordResetToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } })
    await expectCode(resetPassword(anonymous(), { token, password: PASSWORD }), 'TOKEN_INVALID')
  })

  test('asking for a reset says nothing about who has an account', async () => {
    const { email } = await user()
    const known = await requestPasswordReset(anonymous(), { email })
    expect(await requestPasswordReset(anonymous(), { email: 'nobody@example.com' })).toEqual(known)
  })
})

describe('leaving', () => {
  test('an export holds my data and no hash; deleting needs the password and takes everything', async () => {
    const me = await user()
    const data = JSON.stringify(await exportAccount(me, {}))
    expect(data).toContain(me.email)
    expect(data).not.toContain('argon2')
    await expectCode(deleteAccount(me, { password: 'wrong one' }), 'WRONG_PASSWORD')
    await deleteAccount(me, { password: PASSWORD })
    expect(await db().user.findUnique({ where: { id: me.userId } })).toBeNull()
    expect(await db().authSession.count({ where: { userId: me.userId } })).toBe(0)
  })

  test('the last administrator stays', async () => {
    const email = 'root@example.com'
    const { userId } = await makeAdmin(system, { email, password: PASSWORD })
    const session = await openSession(userId, system.origin)
    const root = {
      kind: 'user',
      userId,
      sessionId: session.id,
      role: 'ADMIN',
      origin: system.origin,
    } as const
    await expectCode(deleteAccount(root, { password: PASSWORD }), 'LAST_ADMIN')
    await user('Second', 'ADMIN')
    await deleteAccount(root, { password: PASSWORD })
  })
})

test('merging an account into an account does nothing', async () => {
  const [one, two] = [await user(), await user()]
  await mergeVisitor(one.userId, two.userId)
  expect(await db().user.findUnique({ where: { id: one.userId } })).not.toBeNull()
})
