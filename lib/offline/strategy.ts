import { keptPage } from './kept-page'

/** What the service worker looks at to decide what becomes of a request. */
export interface Asked {
  method: string
  url: string
  /** `navigate`: the browser goes to a page. */
  mode: string
}

/**
 * - `pass`: none of its business, the browser goes on by itself
 * - `static`: a file whose name holds its hash: from the cache, once it was fetched
 * - `page`: from the network while there is one, else as it was kept
 * - `unkept`: a page that is never kept: from the network, or the page that says that there is none
 * - `account`: somebody signs in or out: what was kept is forgotten
 */
export type Strategy = 'pass' | 'static' | 'page' | 'unkept' | 'account'

/** With a password by POST, from a provider or a learning platform by going there. */
const CHANGES_ACCOUNT = /^\/api\/(auth\/(callback|signout)|lti\/(launch|enter))\b/

/** @param origin the app's own */
export function strategyFor({ method, url, mode }: Asked, origin: string): Strategy {
  const { origin: asked, pathname } = new URL(url)
  if (asked !== origin) return 'pass'
  if ((method === 'POST' || mode === 'navigate') && CHANGES_ACCOUNT.test(pathname)) return 'account'
  if (method !== 'GET') return 'pass'
  if (pathname.startsWith('/_next/static/')) return 'static'
  // A path with a dot is a file, under /api are answers to scripts and downloads.
  if (mode !== 'navigate' || pathname.startsWith('/api/') || /\.[^/]*$/.test(pathname)) return 'pass'
  return keptPage(url, origin) ? 'page' : 'unkept'
}

/** The server is there but the app is not: what a proxy says while the app is started anew. */
export const isDown = (status: number): boolean => status >= 502 && status <= 504

/** Whether an answer to the request for a page is that page. */
export function isPage({
  ok,
  redirected,
  headers,
}: Pick<Response, 'ok' | 'redirected' | 'headers'>): boolean {
  return ok && !redirected && (headers.get('content-type') ?? '').startsWith('text/html')
}
