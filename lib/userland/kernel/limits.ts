/** What one line of a learner, or one process between two waits, may spend. */
export const LIMITS = {
  /** At once, in one kernel. */
  processes: 200,
  /** Units of text that a pipe holds. */
  pipe: 65_536,
  /** Steps of programs, with what they count themselves. */
  steps: 1_500_000,
  /** Written by all programs together. */
  bytes: 64 * 1024 * 1024,
  /** Of one line of arguments. */
  arguments: 2 * 1024 * 1024,
  /** Of one text in memory: a line, a file, a variable. */
  text: 32 * 1024 * 1024,
} as const

/** A program did more than it may; it ends, and the host says so. */
export class LimitError extends Error {
  constructor(readonly limit: keyof typeof LIMITS) {
    super(`limit of ${limit}`)
    this.name = 'LimitError'
  }
}
