import { idle, type Program, sleepFor } from '@/lib/cluster/kubelet/process/process'

/** What a process does, decided when it starts: plain data. */
export interface Script {
  /** What it prints at once. */
  lines: string[]
  /** ms until it serves, or ends. */
  after: number
  /** What health checks answer instead of 200. */
  health?: number
  /** Its exit code when it ends; unset when it goes on until it is stopped. */
  code?: number
}

/** Differs: it opens no ports; what it serves, the engine serves for it. */
export function* play({ lines, after, code }: Script): Program {
  for (const text of lines) yield { kind: 'line', text, error: true }
  yield* sleepFor(after)
  return code ?? (yield* idle())
}
