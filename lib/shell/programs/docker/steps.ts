/** What a docker command waits for, and what it is told when it goes on. */

export type DockerWait =
  /** The time, ms, or (follows) anything that happens. */
  | { kind: 'time'; until: number; follows?: boolean }
  | { kind: 'change'; until?: number }
  /** Something to read at its standard input, or the time. */
  | { kind: 'input'; until?: number; reads?: { cooked: boolean; echo: boolean } }
  /** A process of its own. */
  | { kind: 'child'; pid: number }

/** Answered to a wait. */
export interface DockerNews {
  /** Read at the standard input. */
  text?: string
  /** Nothing more comes there. */
  end?: boolean
  /** Signals that came. */
  signals: readonly string[]
  /** How the process ended that was waited for. */
  exitCode?: number
}

export type Steps<T = void> = Generator<DockerWait, T, DockerNews>

/** Lets so many ms pass. */
export function* pause(now: number, ms: number): Steps {
  yield { kind: 'time', until: now + ms }
}

/** All that comes at the standard input. */
export function* readAll(): Steps<string> {
  let all = ''
  for (;;) {
    const { text = '', end, signals } = yield { kind: 'input' }
    all += text
    if (end || signals.includes('INT')) return all
  }
}
