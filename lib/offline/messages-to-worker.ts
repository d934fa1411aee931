/** What a page tells the service worker once it has nothing else to do. */
export interface Visited {
  kind: 'visited'
  /** Where the reader is. */
  url: string
  /** Files of the build that were loaded so far, perhaps before there was a service worker. */
  files: string[]
  /** The reader has asked for little traffic: nothing is fetched ahead. */
  saveData: boolean
}

/** Whether a message that came to the service worker is one. */
export function isVisited(data: unknown): data is Visited {
  const { kind, url, files } = (data ?? {}) as Partial<Visited>
  return kind === 'visited' && typeof url === 'string' && Array.isArray(files)
}
