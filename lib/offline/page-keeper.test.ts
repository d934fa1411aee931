import { describe, expect, it } from 'vitest'
import { PageKeeper } from './page-keeper'

const ORIGIN = 'https://kubekata.test'
const href = (of: RequestInfo | URL) => new URL(of instanceof Request ? of.url : of, ORIGIN).href

/** As much of a browser's cache as the keeper uses. */
class FakeCache {
  readonly entries = new Map<string, Response>()
  async match(of: RequestInfo) {
    const found = this.entries.get(href(of))?.clone()
    return found && Object.defineProperty(found, 'url', { value: href(of) })
  }
  async put(of: RequestInfo, response: Response) {
    this.entries.delete(href(of))
    this.entries.set(href(of), response)
  }
  async delete(of: RequestInfo | URL) {
    return this.entries.delete(href(of))
  }
  async keys() {
    return [...this.entries.keys()].map((url) => new Request(url))
  }
}

class FakeCaches {
  readonly all = new Map<string, FakeCache>()
  async open(name: string) {
    const cache = this.all.get(name) ?? new FakeCache()
    this.all.set(name, cache)
    return cache as unknown as Cache
  }
  async keys() {
    return [...this.all.keys()]
  }
  async delete(name: string) {
    return this.all.delete(name)
  }
  async match(of: RequestInfo) {
    for (const cache of this.all.values()) {
      const found = await cache.match(of)
      if (found) return found
    }
  }
}

const html = (text: string, headers = {}) =>
  new Response(text, { headers: { 'Content-Type': 'text/html', ...headers } })

/** A site of pages and files, and a browser that can lose it. */
function site(answers: Record<string, () => Response | Promise<Response>>) {
  const caches = new FakeCaches()
  const asked: string[] = []
  const state = { online: true }
  const fetch = async (of: RequestInfo | URL) => {
    if (!state.online) throw new TypeError('Failed to fetch')
    asked.push(href(of).slice(ORIGIN.length))
    return answers[new URL(href(of)).pathname]?.() ?? new Response('', { status: 404 })
  }
  const keeper = (build: string) =>
    new PageKeeper(build, { caches: caches as unknown as CacheStorage, fetch, origin: ORIGIN })
  return { caches, asked, state, keeper }
}

const go = (path: string) => new Request(ORIGIN + path)
const textOf = async (answer: Promise<Response | undefined>) => (await answer)?.text()

const LAB = {
  '/en/lab': () =>
    html('<title>Lab · Kubekata</title><script src="/_next/static/chunks/lab.js">', {
      'Content-Security-Policy': "script-src 'nonce-1'",
    }),
  '/_next/static/chunks/lab.js': () => new Response('load("static/chunks/worker.js")'),
  '/_next/static/chunks/worker.js': () =>
    new Response('load("static/chunks/rest.js","static/chunks/lab.js")'),
  '/_next/static/chunks/rest.js': () => new Response('1'),
}

describe('pages without a network', () => {
  it('are as they were, with the headers that they came with', async () => {
    const { keeper, state } = site(LAB)
    const kept = keeper('1')
    await kept.page(go('/en/lab?s=4'))
    state.online = false
    const answer = await kept.page(go('/en/lab?s=5'))
    expect(answer?.headers.get('content-security-policy')).toBe("script-src 'nonce-1'")
    expect(await answer?.text()).toContain('Lab')
    expect(await kept.page(go('/en/concepts/pod'))).toBeUndefined()
    expect(await kept.keptPages()).toEqual([{ href: '/en/lab', title: 'Lab' }])
  })

  it('are the new ones while there is a network', async () => {
    let number = 0
    const { keeper } = site({ '/en/review': () => html(String(++number)) })
    const kept = keeper('1')
    expect(await textOf(kept.page(go('/en/review')))).toBe('1')
    expect(await textOf(kept.page(go('/en/review')))).toBe('2')
  })

  it('are kept when the app behind a proxy is gone', async () => {
    let down = false
    const { keeper } = site({
      '/en/review': () => (down ? new Response('', { status: 502 }) : html('kept')),
    })
    const kept = keeper('1')
    await kept.page(go('/en/review'))
    down = true
    expect(await textOf(kept.page(go('/en/review')))).toBe('kept')
  })

  it('were never kept where they are about a person', async () => {
    const { keeper, state } = site({ '/en/settings': () => html('mine') })
    const kept = keeper('1')
    expect(await textOf(kept.page(go('/en/settings')))).toBe('mine')
    state.online = false
    expect(await kept.page(go('/en/settings'))).toBeUndefined()
  })

  it('are gone once somebody signs in or out, those on their way too', async () => {
    let arrive: (page: Response) => void = () => {}
    const { keeper, state } = site({
      ...LAB,
      '/en/review': () =>
        new Promise<Response>((resolve) => {
          arrive = resolve
        }),
    })
    const kept = keeper('1')
    await kept.page(go('/en/lab'))
    const late = kept.page(go('/en/review'))
    await new Promise((resolve) => setTimeout(resolve))
    await kept.forget()
    arrive(html('of the one before'))
    expect(await textOf(late)).toBe('of the one before')
    state.online = false
    expect(await kept.page(go('/en/lab'))).toBeUndefined()
    expect(await kept.page(go('/en/review'))).toBeUndefined()
  })

  it('are at most sixty: the one that was not opened for longest goes', async () => {
    const { keeper, state } = site(
      Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`/en/concepts/c${i}`, () => html('x')])),
    )
    const kept = keeper('1')
    for (let i = 0; i < 60; i++) await kept.page(go(`/en/concepts/c${i}`))
    await kept.page(go('/en/concepts/c0'))
    await kept.page(go('/en/concepts/c60'))
    state.online = false
    expect(await kept.page(go('/en/concepts/c1'))).toBeUndefined()
    expect(await textOf(kept.page(go('/en/concepts/c0')))).toBe('x')
  })
})

describe('files of a build', () => {
  it('of a lab are fetched ahead: what its scripts load, and what those do, once', async () => {
    const { keeper, state, asked } = site(LAB)
    const kept = keeper('1')
    await kept.visited(`${ORIGIN}/en/lab`, [`${ORIGIN}/_next/static/chunks/lab.js#a`], false)
    await kept.visited(`${ORIGIN}/en/lab`, [], false)
    expect(asked.sort()).toEqual(Object.keys(LAB).sort())
    state.online = false
    const answer = await kept.file(go('/_next/static/chunks/rest.js#params'))
    expect(await answer.text()).toBe('1')
    // With one, a worker would lose what is behind the `#`.
    expect(answer.url).toBe('')
  })

  it('are those that a page names, and no more, where the reader asked for little traffic', async () => {
    const { keeper, asked } = site(LAB)
    await keeper('1').visited(`${ORIGIN}/en/lab`, [], true)
    expect(asked).toEqual(['/en/lab', '/_next/static/chunks/lab.js'])
  })

  it('of the build before are there until it is dropped, and pages are taken over anew', async () => {
    const { keeper, asked, caches, state } = site(LAB)
    await keeper('1').visited(`${ORIGIN}/en/lab`, [], false)
    asked.length = 0
    const next = keeper('2')
    await next.takeOver()
    expect(asked).toEqual(['/en/lab'])
    await next.dropOthers()
    expect(await caches.keys()).toEqual(['kubekata:2:pages', 'kubekata:2:files'])
    state.online = false
    expect(await textOf(next.page(go('/en/lab')))).toContain('Lab')
    expect(await textOf(next.file(go('/_next/static/chunks/rest.js')))).toBe('1')
  })

  it('are not taken over without a network: the build before stays', async () => {
    const { keeper, state } = site(LAB)
    await keeper('1').page(go('/en/lab'))
    state.online = false
    await expect(keeper('2').takeOver()).rejects.toThrow('Failed to fetch')
  })

  it('that are gone are not kept', async () => {
    const { keeper, asked } = site({})
    const kept = keeper('1')
    expect((await kept.file(go('/_next/static/chunks/old.js'))).status).toBe(404)
    await kept.file(go('/_next/static/chunks/old.js'))
    expect(asked).toHaveLength(2)
  })
})
