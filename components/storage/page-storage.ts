import type { BrowserStorage } from './browser-storage'

/** A storage that takes everything: what the one below has no room for is kept as long as the page is open. */
export function pageStorage(below: BrowserStorage): BrowserStorage {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? below.getItem(key),
    setItem(key, value) {
      try {
        below.setItem(key, value)
        kept.delete(key)
      } catch {
        kept.set(key, value)
      }
    },
    removeItem(key) {
      kept.delete(key)
      below.removeItem(key)
    },
  }
}
