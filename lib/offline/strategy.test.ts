import { describe, expect, it } from 'vitest'
import { keptPage } from './kept-page'
import { isDown, isPage, strategyFor } from './strategy'

const ORIGIN = 'https://kubekata.test'
const asked = (path: string, { mode = 'navigate', method = 'GET' } = {}) =>
  strategyFor({ url: path.startsWith('http') ? path : ORIGIN + path, mode, method }, ORIGIN)

describe('what becomes of a request', () => {
  it.each([
    ['/en/lab', 'page'],
    ['/ja/review', 'page'],
    ['/en/concepts', 'page'],
    ['/ja/concepts/pod', 'page'],
    ['/en/practice/drills/expose-a-deployment', 'page'],
    ['/en/practice/session?concept=pod', 'page'],
    ['/', 'unkept'],
    ['/en', 'unkept'],
    ['/en/settings', 'unkept'],
    ['/en/exam/1', 'unkept'],
    ['/en/classes/1', 'unkept'],
    ['/en/dashboard', 'unkept'],
    ['/api/account/export', 'pass'],
    ['/api/auth/callback/oidc?code=1&state=2', 'account'],
    ['/api/lti/enter?ticket=1', 'account'],
    ['/favicon.ico', 'pass'],
    ['https://elsewhere.test/en/lab', 'pass'],
  ])('going to %s: %s', (path, strategy) => {
    expect(asked(path)).toBe(strategy)
  })

  it.each([
    ['/_next/static/chunks/a.js', 'static'],
    ['https://elsewhere.test/_next/static/chunks/a.js', 'pass'],
    ['/en/lab?_rsc=1x', 'pass'],
    ['/api/search?q=pod', 'pass'],
    ['/api/auth/callback/oidc', 'pass'],
  ])('a script that asks for %s: %s', (path, strategy) => {
    expect(asked(path, { mode: 'cors' })).toBe(strategy)
  })

  it.each([
    ['/api/auth/callback/credentials', 'account'],
    ['/api/auth/signout', 'account'],
    ['/api/lti/launch', 'account'],
    ['/api/auth/session', 'pass'],
    ['/en/lab', 'pass'],
    ['/_next/static/chunks/a.js', 'pass'],
  ])('POST %s: %s', (path, strategy) => {
    expect(asked(path, { mode: 'cors', method: 'POST' })).toBe(strategy)
  })
})

describe('the name under which a page is kept', () => {
  it.each([
    ['/en/lab?start=ha&s=1#x', '/en/lab?start=ha', true],
    ['/en/review?s=12', '/en/review', true],
    ['/ja/practice/session?count=10&concept=pod&s=1', '/ja/practice/session?concept=pod&count=10', true],
    ['/ja/concepts/pod?from=home', '/ja/concepts/pod', false],
  ])('%s is %s', (path, key, whole) => {
    expect(keptPage(ORIGIN + path, ORIGIN)).toEqual({ key, whole })
  })

  it('is of no other site', () => {
    expect(keptPage('https://elsewhere.test/en/lab', ORIGIN)).toBeUndefined()
  })
})

describe('an answer', () => {
  const answer = (type: string, over = {}) => ({
    ok: true,
    redirected: false,
    headers: new Headers({ 'Content-Type': type }),
    ...over,
  })

  it('is a page only when it is one, and the one that was asked for', () => {
    expect(isPage(answer('text/html; charset=utf-8'))).toBe(true)
    expect(isPage(answer('text/x-component'))).toBe(false)
    expect(isPage(answer('text/html', { redirected: true }))).toBe(false)
    expect(isPage(answer('text/html', { ok: false }))).toBe(false)
  })

  it('of a proxy without an app behind it is none', () => {
    expect([500, 502, 503, 504, 404].map(isDown)).toEqual([false, true, true, true, false])
  })
})
