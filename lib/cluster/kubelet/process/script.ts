import { respond } from '@/lib/cluster/kubelet/process/network'
import { type Program, serve, sleepFor } from '@/lib/cluster/kubelet/process/process'

/** What a process does, decided when it starts: plain data. */
export interface Script {
  /** What it prints at once. */
  lines: string[]
  /** ms until it listens, or ends. */
  after: number
  /** Its exit code when it ends; unset when it goes on until it is stopped. */
  code?: number
  /** The ports that it answers health checks on. */
  ports: number[]
}

export function* play({ lines, after, code, ports }: Script): Program {
  for (const text of lines) yield { kind: 'line', text, error: true }
  yield* sleepFor(after)
  if (code !== undefined) return code
  return yield* serve(
    ...ports.map((port) => ({ port, protocol: 'TCP' as const, serve: () => respond(200, 'ok') })),
  )
}
