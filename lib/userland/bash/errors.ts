/** A step has to wait for a command substitution; it is taken again when the output is there. */
export class Suspended extends Error {}

/** What is left of the line (or of the text of `eval`) is not run. The words have been said. */
export class Discarded extends Error {
  constructor(readonly status: number) {
    super('discarded')
  }
}

/** The shell ends. */
export class Exited extends Error {
  constructor(readonly status: number) {
    super('exited')
  }
}

/** A builtin or a redirection failed in these words; the command has this status. */
export class Failed extends Error {
  constructor(
    message: string,
    readonly status = 1,
    /** As ash says it. */
    readonly ash = message,
  ) {
    super(message)
  }
}
