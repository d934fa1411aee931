/** A page that is kept for when the network is gone. */
export interface KeptPage {
  /** Path and the part of the query that changes what is shown: the name under which it is kept. */
  key: string
  /** It loads scripts while it is used, which must all be there: an engine, an editor. */
  whole: boolean
}

interface Rule {
  path: RegExp
  whole: boolean
  /** Parameters that make another page of it; all others (a session's number, Next's own) do not. */
  query: readonly string[]
}

const RULES: readonly Rule[] = [
  { path: /^\/lab$/, whole: true, query: ['question', 'start'] },
  { path: /^\/review$/, whole: true, query: [] },
  { path: /^\/practice\/session$/, whole: true, query: ['competency', 'concept', 'count', 'domain'] },
  { path: /^\/practice\/drills\/[^/]+$/, whole: true, query: [] },
  { path: /^\/concepts(\/[^/]+)*$/, whole: false, query: [] },
]

/** Whether a page is kept: lessons and practice. What is about people, and exams, never is. @param origin the app's */
export function keptPage(address: string, origin: string): KeptPage | undefined {
  const url = new URL(address)
  if (url.origin !== origin) return undefined
  const [, locale, rest = ''] = /^\/(en|ja)(\/.*)?$/.exec(url.pathname) ?? []
  const rule = RULES.find(({ path }) => path.test(rest))
  if (!locale || !rule) return undefined
  const query = new URLSearchParams()
  for (const name of rule.query) {
    const value = url.searchParams.get(name)
    if (value !== null) query.set(name, value)
  }
  return { key: `/${locale}${rest}${query.size > 0 ? `?${query}` : ''}`, whole: rule.whole }
}
