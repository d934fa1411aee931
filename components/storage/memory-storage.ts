import type { BrowserStorage } from './browser-storage'

/** For tests: what a browser would keep lies in `data`. */
export function memoryStorage(
  items: Iterable<readonly [string, string]> = [],
): BrowserStorage & { data: Map<string, string> } {
  const data = new Map(items)
  return {
    data,
    getItem: (key) => data.get(key) ?? null,
    setItem: (key, value) => void data.set(key, value),
    removeItem: (key) => void data.delete(key),
  }
}
