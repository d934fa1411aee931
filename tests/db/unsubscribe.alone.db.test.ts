import { beforeEach, describe, expect, test, vi } from 'vitest'
import { GET, POST } from '@/app/api/digest/unsubscribe/route'
import { db } from '@/lib/server/db'
import { unsubscribeLink } from '@/lib/server/digest/unsubscribe-link'
import { withDatabase } from './database'
import { type anonymous, user } from './people'

// A mail program has no session and no language of a page: what Next would add to the request.
vi.mock('@/lib/server/request-actor', async () => {
  const people = await import('./people')
  return { getActor: async (): Promise<ReturnType<typeof anonymous>> => people.anonymous() }
})
vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl')
  const { loadMessages } = await import('@/lib/i18n/messages')
  return {
    getTranslations: async ({ locale, namespace }: { locale: 'en' | 'ja'; namespace: 'study.unsubscribe' }) =>
      createTranslator({ locale, namespace, messages: await loadMessages(locale) }),
  }
})

withDatabase()
let link: string
let userId: string
beforeEach(async () => {
  userId = (await user('Mia')).userId
  await db().user.update({ where: { id: userId }, data: { locale: 'ja' } })
  await db().studySettings.create({ data: { userId, digest: 'WEEKLY' } })
  link = unsubscribeLink(userId, 'https://kubekata.example')
})

const digest = async () => (await db().studySettings.findUniqueOrThrow({ where: { userId } })).digest

/** What RFC 8058 has a mail program send: a form, no cookie, and no origin of ours. */
const oneClick = (address = link) =>
  new Request(address, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
    body: 'List-Unsubscribe=One-Click',
  })

describe('the unsubscribe address', () => {
  test('asks first, in the learner’s language, without scripts', async () => {
    const response = await GET(new Request(link))
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toContain('<html lang="ja">')
    expect(page).toContain('<form method="post"><button>配信を停止する</button></form>')
    expect(page).not.toContain('<script')
    expect(await digest()).toBe('WEEKLY')
  })

  test('is never kept, referred to, framed, or able to run anything', async () => {
    const { headers } = await GET(new Request(link))
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(part)
    expect(policy).not.toContain('unsafe')
  })

  test('stops the digest when it is posted to, twice as well as once', async () => {
    for (let i = 0; i < 2; i++) {
      const response = await POST(oneClick())
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('お知らせの配信を停止しました')
      expect(await digest()).toBe('OFF')
    }
    expect(await (await GET(new Request(link))).text()).not.toContain('<form')
  })

  test('works when the account is gone', async () => {
    await db().user.delete({ where: { id: userId } })
    expect((await POST(oneClick())).status).toBe(200)
  })

  test.each([
    ['cut short', (address: string) => address.slice(0, -3)],
    ['without its code', (address: string) => address.replace(/\?.*/, '')],
    ['far too long', (address: string) => address + 'x'.repeat(500)],
  ])('that is %s stops nothing, and says so in the browser’s language', async (_how, spoil) => {
    const response = await POST(oneClick(spoil(link)))
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('This link does not work')
    const headers = { 'accept-language': 'ja,en;q=0.5' }
    expect(await (await GET(new Request(spoil(link), { headers }))).text()).toContain(
      'このリンクは使えません',
    )
    expect(await digest()).toBe('WEEKLY')
  })
})
