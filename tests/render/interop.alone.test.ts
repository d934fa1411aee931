import { createElement as h } from 'react'
import { expect, it, vi } from 'vitest'
import { CreateTokenForm } from '@/components/interop/create-token-form'
import { FlowFailure } from '@/components/interop/flow-failure'
import { LinkedAccounts } from '@/components/interop/linked-accounts'
import { NewToken } from '@/components/interop/new-token'
import { OtherWays } from '@/components/interop/other-ways'
import { SetPasswordForm } from '@/components/interop/set-password-form'
import { type ListedToken, TokenList } from '@/components/interop/token-list'
import { renderedHtml } from './rendered-html'

vi.mock('@/lib/i18n/navigation', () => ({ useRouter: () => ({}), Link: 'a' }))
vi.mock('next-intl/server', () => ({
  getTranslations: async () => (key: string, values?: object) => `${key} ${JSON.stringify(values ?? {})}`,
}))

const never = () => Promise.reject(new Error('not called'))
const at = (day: number) => new Date(Date.UTC(2026, 10, day))

it.each([
  ['en', 'LINK_FIRST', 'Sign in with your password, then link it'],
  ['ja', 'LINK_FIRST', 'パスワードでサインインしてから'],
  ['en', 'OAuthCallback', 'was not finished'],
  ['ja', ['Callback', '<b>'], '完了しませんでした'],
] as const)('says why a flow ended: %s %s', async (locale, error, words) => {
  const html = await renderedHtml(h(FlowFailure, { error: error as string, purpose: 'signIn' }), locale)
  expect(html).toContain(words)
  expect(html).not.toContain('<b>')
})

it('says nothing where nothing went wrong', async () => {
  expect(await renderedHtml(h(FlowFailure, { error: undefined, purpose: 'linked' }))).toBe('')
})

it('offers the providers that there are, and has no trace of others', async () => {
  expect(await OtherWays({ providers: [], next: '/en' })).toBeNull()
  const some = await OtherWays({ providers: [{ id: 'oidc', name: 'School' }], next: '/en' })
  expect(await renderedHtml(some as NonNullable<typeof some>)).toContain('School')
})

it.each([
  ['en', 'No account is linked yet.', 'Unlink Learning platform'],
  ['ja', '連携中のアカウントはまだありません。', '学習プラットフォームとの連携を解除'],
] as const)('lists what is linked: %s', async (locale, none, unlink) => {
  const common = { timeZone: 'UTC', unlink: never }
  expect(await renderedHtml(h(LinkedAccounts, { linked: [], ...common }), locale)).toContain(none)
  const linked = [{ id: '1', name: null, email: 'a@example.com', createdAt: at(1) }]
  const html = await renderedHtml(h(LinkedAccounts, { linked, ...common }), locale)
  expect(html).toContain('a@example.com')
  expect(html).toContain(unlink)
})

const token: ListedToken = {
  ...{ id: '1', name: 'Grades', ending: 'x9_Z', expiresAt: at(20), lastUsedAt: at(18), isExpired: true },
}

it.each([
  ['en', 'You have no tokens.', ['Expired', 'ends with x9_Z', 'Last used 5 days ago', 'Revoke Grades']],
  ['ja', 'トークンはありません。', ['期限切れ', '末尾はx9_Z', '最終利用: 5日前', 'Gradesを失効']],
] as const)('lists tokens: %s', async (locale, none, words) => {
  const common = { now: at(23), timeZone: 'UTC', revoke: never }
  expect(await renderedHtml(h(TokenList, { tokens: [], ...common }), locale)).toContain(none)
  const html = await renderedHtml(h(TokenList, { tokens: [token], ...common }), locale)
  for (const word of words) expect(html).toContain(word)
})

it.each(['en', 'ja'] as const)('has forms for a token and for a first password: %s', async (locale) => {
  const create = await renderedHtml(h(CreateTokenForm, { create: never }), locale)
  expect(create.match(/<option/g)).toHaveLength(4)
  const asked = await renderedHtml(h(SetPasswordForm, { set: never, needsEmail: true }), locale)
  expect(asked).toContain('name="email"')
  const known = await renderedHtml(h(SetPasswordForm, { set: never, needsEmail: false }), locale)
  expect(known).not.toContain('name="email"')
  expect(await renderedHtml(h(NewToken, { token: 'kk_abc' }), locale)).toContain('kk_abc')
})
