import { cacheNames, holdsPages, isOfAnotherBuild } from './cache-names'
import { keptPage } from './kept-page'
import { mentionedFiles } from './mentioned-files'
import { titleOf } from './offline-page'
import { isDown, isPage } from './strategy'

/** What of a browser the keeper needs; plain objects in tests. */
export interface Surroundings {
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>
  fetch: typeof fetch
  /** The app's own. */
  origin: string
}

/** At most so many pages: those that were opened last. */
const MOST_PAGES = 60
/** Of them, so many are fetched again for a new build. */
const MOST_TAKEN_OVER = 20
/** With a copy at hand a page is waited for so long. */
const PATIENCE_MS = 4000
/** Files that are fetched at a time when nobody waits for them. */
const LANES = 4

const after = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms))

/** Pages and files of one build, kept in the browser's caches. */
export class PageKeeper {
  private readonly names: ReturnType<typeof cacheNames>
  /** How often everything was forgotten: an answer that was asked for before that belongs to nobody. */
  private forgotten = 0

  constructor(
    private readonly build: string,
    private readonly around: Surroundings,
  ) {
    this.names = cacheNames(build)
  }

  /** A file whose name holds its hash: it never changes, whichever build it is of. */
  async file(request: Request): Promise<Response> {
    const url = withoutHash(request.url)
    const known = await this.around.caches.match(url, { ignoreVary: true })
    // Only as it lies in the cache does it come with what the browser compiled of it. But it has an address there without
    // `#`, behind which a worker's script is told what to load: without an address it has the request's.
    if (known) return url === request.url ? known : new Response(known.body, known)
    const answer = await this.around.fetch(request)
    if (answer.ok) await (await this.files()).put(url, answer.clone())
    return answer
  }

  /**
   * A page from the network, as it was kept when there is none; undefined: neither.
   * @param ahead what the browser asked for while it started the service worker
   */
  async page(request: Request, ahead?: Promise<Response | undefined>): Promise<Response | undefined> {
    const kept = keptPage(request.url, this.around.origin)
    const copy = kept && (await (await this.pages()).match(kept.key, { ignoreVary: true }))
    const fetched = this.fetchPage(request, kept?.key, ahead)
    if (!copy) return fetched
    return (await Promise.race([fetched, after(PATIENCE_MS)])) ?? copy
  }

  private async fetchPage(
    request: Request,
    key: string | undefined,
    ahead: Promise<Response | undefined> | undefined,
  ): Promise<Response | undefined> {
    const { forgotten } = this
    try {
      const answer = (await ahead) ?? (await this.around.fetch(request))
      if (isDown(answer.status)) return undefined
      if (key !== undefined && isPage(answer)) await this.store(key, answer.clone(), forgotten)
      return answer
    } catch {
      return undefined
    }
  }

  /** Keeps a page that is being read, and all that it may load. */
  async visited(url: string, loaded: readonly string[], saveData: boolean): Promise<void> {
    const kept = keptPage(url, this.around.origin)
    const own = loaded.filter((file) => file.startsWith(`${this.around.origin}/_next/static/`))
    await this.fetchFiles(own.map(withoutHash))
    if (kept) await this.keep(kept.key, kept.whole && !saveData)
  }

  /** @throws TypeError when the network is gone */
  private async keep(key: string, whole: boolean): Promise<void> {
    const [pages, files] = [await this.pages(), await this.files()]
    const done = `/all-files-of${key}`
    const { forgotten } = this
    let page = await pages.match(key, { ignoreVary: true })
    if (!page) {
      page = await this.around.fetch(new URL(key, this.around.origin))
      if (!isPage(page)) return
      await this.store(key, page.clone(), forgotten)
    }
    if (whole && (await files.match(done))) return
    await this.fetchFiles(mentionedFiles(await page.text()), whole)
    if (whole) await files.put(done, new Response())
  }

  /** What was kept of the build before is fetched anew for this one. @throws TypeError when the network is gone */
  async takeOver(): Promise<void> {
    const names = (await this.around.caches.keys()).filter(
      (name) => holdsPages(name) && isOfAnotherBuild(name, this.build),
    )
    for (const name of names) {
      const requests = await (await this.around.caches.open(name)).keys()
      for (const { url } of requests.slice(-MOST_TAKEN_OVER)) {
        const kept = keptPage(url, this.around.origin)
        if (kept) await this.keep(kept.key, kept.whole)
      }
    }
  }

  /** Other builds' caches: whoever still ran them is gone. */
  async dropOthers(): Promise<void> {
    for (const name of await this.around.caches.keys())
      if (isOfAnotherBuild(name, this.build)) await this.around.caches.delete(name)
  }

  /** Somebody signed in or out: no page may be shown to another person. */
  async forget(): Promise<void> {
    this.forgotten += 1
    for (const name of await this.around.caches.keys())
      if (holdsPages(name)) await this.around.caches.delete(name)
  }

  /** What can be opened without the network, the last first. */
  async keptPages(): Promise<{ href: string; title: string }[]> {
    const pages = await this.pages()
    const requests = [...(await pages.keys())].reverse()
    const found = requests.map(async ({ url }) => {
      const title = titleOf((await (await pages.match(url, { ignoreVary: true }))?.text()) ?? '')
      return { href: url.slice(this.around.origin.length), title }
    })
    return (await Promise.all(found)).filter((one): one is { href: string; title: string } => !!one.title)
  }

  private async store(key: string, page: Response, forgotten: number): Promise<void> {
    if (forgotten !== this.forgotten) return
    const pages = await this.pages()
    await pages.put(key, page)
    // An account may have changed while it was written.
    if (forgotten !== this.forgotten) await pages.delete(key)
    const [oldest, ...others] = await pages.keys()
    if (oldest && others.length >= MOST_PAGES) await pages.delete(oldest)
  }

  /** @param whole also what they load, and what that loads */
  private async fetchFiles(urls: readonly string[], whole = false): Promise<void> {
    const files = await this.files()
    const seen = new Set<string>()
    const waiting: string[] = []
    const add = (found: readonly string[]) => {
      for (const url of found) {
        const { href } = new URL(url, this.around.origin)
        if (!seen.has(href)) waiting.push(href)
        seen.add(href)
      }
    }
    const lane = async () => {
      for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
        const text = await this.keepFile(files, url, whole && url.endsWith('.js'))
        add(mentionedFiles(text))
      }
    }
    add(urls)
    // A script that is on its way may name more than there are lanes left.
    while (waiting.length > 0) await Promise.all(Array.from({ length: LANES }, lane))
  }

  /** Its text, if that is wanted; a file that is gone is none. */
  private async keepFile(files: Cache, url: string, wanted: boolean): Promise<string> {
    let file = await files.match(url, { ignoreVary: true })
    if (!file) {
      file = (await this.around.caches.match(url, { ignoreVary: true })) ?? (await this.around.fetch(url))
      if (!file.ok) return ''
      await files.put(url, file.clone())
    }
    return wanted ? file.text() : ''
  }

  private files(): Promise<Cache> {
    return this.around.caches.open(this.names.files)
  }

  private pages(): Promise<Cache> {
    return this.around.caches.open(this.names.pages)
  }
}

/** What a worker is told behind `#` is no part of its script's name. */
const withoutHash = (url: string) => url.replace(/#.*/, '')
