import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { faultSteps, parseFault } from '@/lib/drill/faults'
import { performStep } from '@/lib/lab/perform-step'
import { createShell, type ShellSession } from '@/lib/shell/shell'
import { clusterOptionsFor, parseSpan, trustsMounts } from '@/lib/transcript/area'
import { type StepOutput, toLines } from '@/lib/transcript/compare'
import { FAULT, parseTranscript, type TranscriptStep } from '@/lib/transcript/parse'

/** Virtual time after which a recorded step was cut. */
const STEP_MS = 120_000

export interface TranscriptRun {
  cluster: Cluster
  shell: ShellSession
  /** What crashed within the shell, if anything did. */
  bugs: unknown[]
}

export function startTranscript(area: string): TranscriptRun {
  const cluster = createCluster(clusterOptionsFor(area))
  if (trustsMounts(area)) cluster.hosts.trustMounts()
  const bugs: unknown[] = []
  const shell = createShell(cluster, { limits: { virtualMs: STEP_MS }, onBug: (bug) => bugs.push(bug) })
  return { cluster, shell, bugs }
}

/** Runs one step: faults, `settle` and `advance 20s` are the runner's own, the rest is bash. @throws what crashed */
export async function runStep({ shell, bugs }: TranscriptRun, command: string): Promise<StepOutput> {
  if (command.startsWith(FAULT)) {
    for (const step of faultSteps(parseFault(command.slice(FAULT.length)))) await performStep(shell, step)
    return { exit: 0, stdout: [], stderr: [] }
  }
  const [word, span, ...more] = command.trim().split(/\s+/)
  const ms = word === 'advance' && more.length === 0 ? parseSpan(span ?? '') : undefined
  if (ms !== undefined || command.trim() === 'settle') {
    if (ms !== undefined) await shell.elapse(ms)
    shell.settle()
    return { exit: 0, stdout: [], stderr: [] }
  }
  const { stdout, stderr, exitCode } = await shell.run(command)
  if (bugs.length > 0) throw bugs[0]
  return { exit: exitCode, stdout: toLines(stdout), stderr: toLines(stderr) }
}

/** Every step of a file in its own fresh cluster, one by one. */
export async function* runTranscript(
  area: string,
  text: string,
): AsyncGenerator<{ step: TranscriptStep; output: StepOutput }> {
  const run = startTranscript(area)
  for (const step of parseTranscript(text)) yield { step, output: await runStep(run, step.command) }
}
