/** What one shell may use; counted, never timed, so that every machine stops at the same point. */
export interface ShellLimits {
  /** Commands in one line, loops included. */
  commands: number
  /** Bytes that one line may print. */
  outputBytes: number
  /** All files together, in bytes. */
  fileBytes: number
  /** Virtual time that one line may spend, in ms. */
  virtualMs: number
}

export const DEFAULT_LIMITS: ShellLimits = {
  commands: 5_000,
  outputBytes: 2 * 1024 * 1024,
  fileBytes: 16 * 1024 * 1024,
  virtualMs: 10 * 60_000,
}

/** The line has spent its virtual time. */
export class OutOfTime extends Error {
  constructor(readonly ms: number) {
    super(`stopped after ${ms / 1000} s of the cluster's time`)
    this.name = 'OutOfTime'
  }
}

const WORDS: Record<string, (limits: ShellLimits) => string> = {
  maxCommandCount: (limits) => `more than ${limits.commands} commands in one line`,
  maxLoopIterations: (limits) => `more than ${limits.commands} rounds of a loop`,
  maxOutputSize: (limits) => `more than ${limits.outputBytes} bytes of output`,
}

/** The bash library's limit errors without the names of its options. */
export function wordLimits(stderr: string, limits: ShellLimits): string {
  return stderr.replace(/^bash: [^\n]*increase executionLimits\.(\w+)[^\n]*$/gm, (line, name: string) => {
    const say = WORDS[name]
    return say ? `bash: stopped: ${say(limits)}` : line.replace(/, increase executionLimits.*$/, '')
  })
}
