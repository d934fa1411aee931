/** A part of a draft that cannot be read: `at` names it, `problem` says why. */
export class DraftError extends Error {
  constructor(
    readonly at: string,
    readonly problem: string,
  ) {
    super(`${at}: ${problem}`)
    this.name = 'DraftError'
  }
}

/** Does something with a part of a draft. @throws DraftError that names the part */
export function within<T>(at: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof DraftError) throw error
    throw new DraftError(at, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
