/** What ends helmfile, as it says it; `code` is its exit code. */
export class HelmfileError extends Error {
  constructor(
    message: string,
    readonly code = 1,
  ) {
    super(message)
  }
}

/** With what was being done in front of it. */
export function during<T>(what: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof HelmfileError)) throw error
    throw new HelmfileError(`${what}: ${error.message}`, error.code)
  }
}
