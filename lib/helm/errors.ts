/** What helm ends with: printed as `Error: …`. */
export class HelmError extends Error {
  constructor(
    message: string,
    /** What is asked for by `errors.Is`: a release that is not there is no failure to everybody. */
    readonly reason?: 'release-not-found' | 'no-deployed-releases',
  ) {
    super(message)
    this.name = 'HelmError'
  }
}

/** The same error with words in front. */
export function prefixed<T>(prefix: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    throw new HelmError(`${prefix}: ${error.message}`, error.reason)
  }
}
