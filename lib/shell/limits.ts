/** What one shell may use; counted, never timed, so that every machine stops at the same point. */
export interface ShellLimits {
  /** Bytes that one line may print. */
  outputBytes: number
  /** All files of the terminal's machine together, in bytes. */
  fileBytes: number
  /** Virtual time that one line may spend before whoever waits for it gives up, in ms. */
  virtualMs: number
}

export const DEFAULT_LIMITS: ShellLimits = {
  outputBytes: 2 * 1024 * 1024,
  fileBytes: 16 * 1024 * 1024,
  virtualMs: 10 * 60_000,
}

const WORDS: Record<string, string> = {
  processes: 'too many processes at once',
  steps: 'more work than one line may do',
  bytes: 'more bytes written than one line may',
  arguments: 'arguments that are too long',
  text: 'a text that is too long',
  output: 'more output than a terminal shows',
  depth: 'nested too deep',
}

/** What a shell says when a line did more than it may. */
export const limitWords = (limit: string): string => `bash: stopped: ${WORDS[limit] ?? limit}\n`

/** What a shell says when a line takes longer than anybody waits. */
export const timeWords = (ms: number): string => `bash: stopped after ${ms / 1000} s of the cluster's time\n`
