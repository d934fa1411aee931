/** A cluster grew or ran beyond what one tab may carry. The app shows it; it is never a hang. */
export class EngineLimitError extends Error {
  constructor(
    readonly limit: keyof typeof LIMITS,
    readonly max: number,
  ) {
    super(`engine limit reached: ${limit} (at most ${max})`)
    this.name = 'EngineLimitError'
  }
}

export const LIMITS = {
  /** etcd's --max-request-bytes: one object. */
  objectBytes: 1.5 * 1024 * 1024,
  /** The API server's limit on a request body. */
  requestBytes: 3 * 1024 * 1024,
  /** Lists and objects within each other in one object; Kubernetes' decoders stop at 10,000. */
  nesting: 1000,
  /** Events count too: some five of them come with every pod. Room for 10,000 pods on 2,000 nodes. */
  objects: 100_000,
  storeBytes: 128 * 1024 * 1024,
  /** reconciles in one drain */
  eventsPerDrain: 100_000,
  /** of one regular expression on one text: its length times the expression's */
  regexpSteps: 20_000_000,
  /** virtual ms in one advance: 30 days */
  advanceMs: 30 * 24 * 3_600_000,
} as const

/** @throws EngineLimitError when `value` is beyond the limit. */
export function checkLimit(limit: keyof typeof LIMITS, value: number): void {
  if (value > LIMITS[limit]) throw new EngineLimitError(limit, LIMITS[limit])
}
