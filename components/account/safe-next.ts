/** Where to go after signing in: a page of ours, never another site; `fallback` otherwise. */
export function safeNext(next: string | string[] | undefined, fallback: string): string {
  if (typeof next !== 'string') return fallback
  return /^\/(en|ja)(\/[\w\-/%.]*)?(\?[^\s\\]*)?$/.test(next) && !next.includes('//') ? next : fallback
}
