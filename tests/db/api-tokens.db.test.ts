import { beforeEach, describe, expect, test } from 'vitest'
import { tokenActor } from '@/lib/server/api/api-token'
import { db } from '@/lib/server/db'
import { deleteAccount } from '@/lib/server/operations/accounts/delete-account'
import { exportAccount } from '@/lib/server/operations/accounts/export-account'
import { resetPassword } from '@/lib/server/operations/accounts/reset-password'
import { makeResetLink } from '@/lib/server/operations/admin/make-reset-link'
import { createApiToken, MAX_API_TOKENS } from '@/lib/server/operations/interop/create-api-token'
import { listApiTokens } from '@/lib/server/operations/interop/list-api-tokens'
import { revokeApiToken } from '@/lib/server/operations/interop/revoke-api-token'
import { setClock } from './clock'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { anonymous, user } from './people'

withDatabase()
beforeEach(() => setClock(0))

const DAY = 86_400_000
const { origin } = anonymous()
const actorOf = (token: string) => tokenActor(`Bearer ${token}`, origin)

describe('a token', () => {
  test('is told once, and kept as a digest', async () => {
    const me = await user('Me')
    const { id, token } = await createApiToken(me, { name: ' Grades ', days: 30 })
    expect(token).toMatch(/^kk_[\w-]{43}$/)
    expect(await actorOf(token)).toMatchObject({ kind: 'user', userId: me.userId, role: 'USER' })
    const everything = JSON.stringify([await listApiTokens(me, {}), await exportAccount(me, {})])
    const [kept] = await db().apiToken.findMany({ where: { id } })
    for (const secret of [token, token.slice(3)]) {
      expect(everything).not.toContain(secret)
      expect(JSON.stringify(kept)).not.toContain(secret)
    }
    expect(everything).not.toContain(kept?.tokenHash)
    expect(await listApiTokens(me, {})).toMatchObject([
      { id, name: 'Grades', ending: token.slice(-4), lastUsedAt: expect.any(Date), isExpired: false },
    ])
  })

  test.each([
    null,
    '',
    'Bearer',
    'Bearer kk_short',
    `Basic kk_${'a'.repeat(43)}`,
    `Bearer kk_${'a'.repeat(43)}`,
  ])('is needed: %s', (header) => expectCode(tokenActor(header, origin), 'NOT_SIGNED_IN'))

  test('ends on its day, when it is revoked, with a reset of the password, with the account', async () => {
    const me = await user()
    const make = async (days: 30 | 365 | null) => createApiToken(me, { name: 'T', days })
    const [month, year, forever] = [await make(30), await make(365), await make(null)]
    setClock(30 * DAY - 60_000)
    await actorOf(month.token)
    setClock(30 * DAY + 60_000)
    await expectCode(actorOf(month.token), 'NOT_SIGNED_IN')
    expect((await listApiTokens(me, {})).map(({ isExpired }) => isExpired)).toEqual([false, false, true])

    await expectCode(revokeApiToken(await user(), { tokenId: year.id }), 'NOT_FOUND')
    await revokeApiToken(me, { tokenId: year.id })
    await expectCode(actorOf(year.token), 'NOT_SIGNED_IN')
    await expectCode(revokeApiToken(me, { tokenId: year.id }), 'NOT_FOUND')

    await actorOf(forever.token)
    const { link } = await makeResetLink({ kind: 'system', origin }, { email: me.email })
    const password = 'a new password for it'
    await resetPassword(anonymous(), { token: new URL(link).searchParams.get('token') ?? '', password })
    await expectCode(actorOf(forever.token), 'NOT_SIGNED_IN')

    const last = await make(null)
    await deleteAccount(me, { password })
    await expectCode(actorOf(last.token), 'NOT_SIGNED_IN')
  })

  test('says when it was used last, without a write at every call', async () => {
    const me = await user()
    const { token } = await createApiToken(me, { name: 'T', days: null })
    const lastUsed = async () => {
      await actorOf(token)
      return (await listApiTokens(me, {}))[0]?.lastUsedAt?.getTime()
    }
    const first = await lastUsed()
    setClock(30_000)
    expect(await lastUsed()).toBe(first)
    setClock(120_000)
    expect(await lastUsed()).toBeGreaterThan(first ?? 0)
  })
})

test('there may be so many at once; those of administrators are noted', async () => {
  const me = await user('Root', 'ADMIN')
  const data = (i: number) => ({ userId: me.userId, name: 'T', tokenHash: `${me.userId}${i}`, ending: '' })
  await db().apiToken.createMany({ data: Array.from({ length: MAX_API_TOKENS - 1 }, (_, i) => data(i)) })
  const { id } = await createApiToken(me, { name: 'Last', days: null })
  await expectCode(createApiToken(me, { name: 'More', days: null }), 'TOO_MANY_TOKENS')
  await revokeApiToken(me, { tokenId: id })
  await createApiToken(me, { name: 'Again', days: null })
  const log = await db().auditEntry.findMany({ where: { actorId: me.userId }, orderBy: { at: 'asc' } })
  expect(log.map(({ action, details }) => [action, details])).toEqual([
    ['createApiToken', { name: 'Last', days: null }],
    ['createApiToken', { name: 'Again', days: null }],
  ])
})
