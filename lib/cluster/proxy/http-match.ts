/** What Ingress and HTTPRoute have in common: how hosts and paths fit. */

/** `*.example.com` fits one label more for an Ingress, any number for a route. */
export function hostFits(pattern: string, host: string, labels: 'one' | 'any'): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (!pattern.startsWith('*.')) return pattern === name
  const suffix = pattern.slice(1)
  const first = name.slice(0, -suffix.length)
  return name.endsWith(suffix) && first !== '' && (labels === 'any' || !first.includes('.'))
}

/** `/a` fits `/a` and `/a/b`, not `/ab`. */
export function prefixFits(prefix: string, path: string): boolean {
  const base = prefix.replace(/\/+$/, '')
  return base === '' || path === base || path.startsWith(`${base}/`)
}

/** For sorting: the sort is stable, so equals keep the order of their keys. */
export function olderFirst(a: Dated, b: Dated): number {
  const [first, second] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp]
  return first === second ? 0 : first < second ? -1 : 1
}

type Dated = { metadata: { creationTimestamp: string } }

export const pathOf = (target: string): string => target.replace(/[?#].*$/, '')

/** `?a=b`, or nothing. */
export const queryText = (target: string): string => /\?[^#]*/.exec(target)?.[0] ?? ''

export function queryOf(target: string): Map<string, string> {
  const pairs = queryText(target)
    .slice(1)
    .split('&')
    .map((pair) => pair.split('='))
  return new Map(pairs.map(([name = '', ...value]): [string, string] => [name, value.join('=')]))
}
