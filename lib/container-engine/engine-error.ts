/** What the daemon answers instead of doing something: `Error response from daemon: …`. */
export class EngineError extends Error {
  constructor(
    message: string,
    /** Of the client that shows it. */
    readonly exitCode = 1,
  ) {
    super(message)
  }
}
