const UNCLEAN = /\/(?:\.{0,2}(?:\/|$))/

/** An absolute path without `.`, `..` and doubled slashes. */
export function resolvePath(base: string, path: string): string {
  if (path.startsWith('/') && !UNCLEAN.test(path)) return path
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : `${base}/${path}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}
