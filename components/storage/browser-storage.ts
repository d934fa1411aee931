/** Where something outlives a reload: localStorage, or a plain object in tests. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * This browser's, read only when it is asked, so that rendering on the server is fine. One that lets no page keep anything
 * has nothing; what cannot be kept is told by an error.
 */
export const browserStorage: BrowserStorage = {
  getItem(key) {
    try {
      return window.localStorage.getItem(key)
    } catch {
      return null
    }
  },
  setItem: (key, value) => window.localStorage.setItem(key, value),
  removeItem: (key) => window.localStorage.removeItem(key),
}
