import type { Answer, Listener, Query } from '@/lib/cluster/kubelet/process/network'
import type { Sandbox } from '@/lib/cluster/kubelet/process/sandbox'

/**
 * What a process does, in order: prints a line (to stderr, if it is an error; an open one has no line
 * end), lets time pass, listens on a port or closes all of them, waits for others to write into its files,
 * holds so many bytes of memory from now on, signals a process.
 */
export type Step =
  | { kind: 'line'; text: string; error?: boolean; open?: boolean }
  | { kind: 'sleep'; ms: number }
  | { kind: 'listen'; listener: Listener }
  | { kind: 'close' }
  | { kind: 'wait' }
  | { kind: 'memory'; bytes: number }
  | { kind: 'signal'; name: string; pid: number }

/** A program as a coroutine: its return value is the exit code. It never ends when it sleeps forever. */
export type Program = Generator<Step, number>

/** The world of one process: it is made anew for every look at it, so it need not be kept. */
export interface ProcessContext {
  argv: string[]
  env: Record<string, string>
  hostname: string
  /** Virtual ms; the runner moves it on while the program sleeps. */
  now: number
  files: Map<string, string>
  /** The working directory. */
  cwd: string
  /** Who it is and what it may do. */
  sandbox: Sandbox
  /** Asks the network. @throws Unanswered */
  ask(query: Query): Answer
  /** What is piped into a program that is no applet. */
  stdin?: string
}

export const FOREVER = Number.POSITIVE_INFINITY

/** Idles until it is told to stop. */
export function* idle(): Program {
  return yield* sleepFor(FOREVER)
}

/** Time never goes back, whatever somebody wrote. */
export function* sleepFor(ms: number): Program {
  yield { kind: 'sleep', ms: ms > 0 ? ms : 0 }
  return 0
}

/** Listens until it is told to stop. */
export function* serve(...listeners: Listener[]): Program {
  for (const listener of listeners) yield { kind: 'listen', listener }
  return yield* idle()
}

/** Prints the lines of a text. */
export function* print(text: string): Program {
  if (text !== '') for (const line of text.replace(/\n$/, '').split('\n')) yield { kind: 'line', text: line }
  return 0
}

/** Prints a text as it is: what does not end a line leaves it open. */
export function* write(text: string): Program {
  const lines = text.split('\n')
  const last = lines.pop() ?? ''
  for (const line of lines) yield { kind: 'line', text: line }
  if (last !== '') yield { kind: 'line', text: last, open: true }
  return 0
}

/** Prints a message to stderr and fails. */
export function* fail(message: string, code = 1): Program {
  for (const text of message.split('\n')) yield { kind: 'line', text, error: true }
  return code
}
