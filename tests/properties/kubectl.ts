import type { Cluster } from '@/lib/cluster/cluster'
import { runKubectl } from '@/lib/kubectl/kubectl'

export interface Ran {
  exit: number
  stdout: string
  stderr: string
}

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

/** The most virtual time that one command may wait. */
const PATIENCE_MS = 5 * 60_000

/** Runs kubectl on a cluster; whatever it throws is a bug. One that waits for five minutes is given up (124). */
export function kubectl(
  cluster: Pick<Cluster, 'request' | 'now' | 'advance' | 'drain'>,
  argv: string[],
  stdin = '',
  env: Record<string, string> = {},
): Ran {
  const ran: Ran = { exit: 0, stdout: '', stderr: '' }
  const files: Record<string, string> = {}
  const run = runKubectl(argv, {
    transport: cluster,
    user,
    now: () => cluster.now(),
    readFile: (path) => files[path],
    writeFile: (path, text) => {
      files[path] = text
    },
    stdin,
    env,
    runEditor: () => true,
    docs: () => ({}),
    stdout: (text) => {
      ran.stdout += text
    },
    stderr: (text) => {
      ran.stderr += text
    },
    random: () => 0.5,
  })
  const giveUp = cluster.now() + PATIENCE_MS
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) {
      cluster.drain()
      return { ...ran, exit: step.value }
    }
    if (cluster.now() >= giveUp) return { ...ran, exit: 124 }
    if (step.value.kind === 'sleep') cluster.advance(Math.max(1, step.value.ms))
  }
}

/** @throws Error when the command fails */
export function must(cluster: Cluster, line: string, stdin = ''): string {
  const { exit, stdout, stderr } = kubectl(cluster, line.split(' '), stdin)
  if (exit !== 0) throw new Error(`${line}: exit ${exit}: ${stderr}`)
  return stdout
}
