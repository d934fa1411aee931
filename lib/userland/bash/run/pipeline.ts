import type { Pipeline, Statement, Subshell, SyntaxNode } from 'unbash'
import type { Frame } from '@/lib/userland/bash/frames'
import { childFds } from '@/lib/userland/bash/run/descriptors'
import { addJob, announce } from '@/lib/userland/bash/run/jobs'
import type { Inherited } from '@/lib/userland/bash/run/start'
import type { Shell } from '@/lib/userland/bash/shell'
import { forkOf } from '@/lib/userland/bash/state'
import { commandText } from '@/lib/userland/bash/syntax/print'
import { Errno } from '@/lib/userland/kernel/errno'
import { LimitError } from '@/lib/userland/kernel/limits'

interface ForkOptions {
  fds: ReadonlyMap<number, number>
  /** 0: the first of its group. */
  pgid?: number
  background?: boolean
}

/** Steps that a copy of the shell counts for. */
export const FORK_COST = 200

/** A subshell that runs a node and ends. */
export function fork(
  sh: Shell,
  from: Inherited,
  node: SyntaxNode,
  { fds, pgid, background }: ForkOptions,
): number {
  const { state, process } = sh
  const frame: Frame = {
    k: 'node',
    s: from.s,
    n: sh.source(from.s).ids.get(node) ?? 0,
    at: 0,
    tail: true,
    ...(from.quiet && { quiet: true }),
  }
  const child = forkOf(state, [frame])
  sh.spend(FORK_COST)
  // Without job control an interrupt is not for what runs in the background.
  if (background && !sh.option('monitor')) child.ignoresInterrupts = true
  try {
    return process.spawn({
      argv: process.argv,
      program: 'bash',
      state: child,
      env: process.env,
      fds,
      ...(pgid !== undefined && { pgid }),
    })
  } catch (error) {
    if (error instanceof Errno && error.code === 'EAGAIN') throw new LimitError('processes')
    throw error
  }
}

const textOfNode = (sh: Shell, s: number, node: SyntaxNode) => commandText(sh.source(s).text, node)

/** Puts processes into the foreground and waits for them. */
export function waitFor(sh: Shell, from: Inherited, pids: number[], pgid: number, text: string): undefined {
  if (sh.option('monitor')) foreground(sh, pgid)
  sh.push({
    k: 'wait',
    s: from.s,
    n: 0,
    at: 0,
    ...(from.quiet && { quiet: true }),
    pids,
    statuses: pids.map(() => undefined),
    pgid,
    text,
  })
  return undefined
}

export function foreground(sh: Shell, pgid: number): void {
  try {
    sh.process.setForeground(pgid)
  } catch (error) {
    if (!(error instanceof Errno)) throw error
  }
}

export function startSubshell(sh: Shell, from: Inherited, node: Subshell): undefined {
  const pgid = sh.option('monitor') ? { pgid: 0 } : {}
  const pid = fork(sh, { s: from.s, quiet: from.quiet }, node.body, { fds: childFds(sh), ...pgid })
  return waitFor(sh, from, [pid], pid, textOfNode(sh, from.s, node))
}

/** Starts the commands of a pipeline, each with its end of a pipe. */
function spawnAll(
  sh: Shell,
  from: Inherited,
  node: Pipeline,
  group: number | undefined,
  background: boolean,
): number[] {
  const { process } = sh
  const base = childFds(sh)
  const pids: number[] = []
  let input: number | undefined
  for (const [i, command] of node.commands.entries()) {
    const fds = new Map(base)
    if (input !== undefined) fds.set(0, input)
    const pipe = i < node.commands.length - 1 ? process.pipe() : undefined
    if (pipe) fds.set(1, pipe[1])
    if (node.operators[i] === '|&' && pipe) fds.set(2, pipe[1])
    const pgid = group === undefined ? undefined : (pids[0] ?? group)
    pids.push(fork(sh, from, command, { fds, background, ...(pgid !== undefined && { pgid }) }))
    if (input !== undefined) process.close(input)
    if (pipe) process.close(pipe[1])
    input = pipe?.[0]
  }
  return pids
}

export function startPipeline(sh: Shell, from: Inherited, node: Pipeline): undefined {
  const group = sh.option('monitor') ? 0 : undefined
  const pids = spawnAll(sh, from, node, group, false)
  return waitFor(sh, from, pids, pids[0] ?? 0, textOfNode(sh, from.s, node))
}

export function startBackground(sh: Shell, from: Inherited, statement: Statement): undefined {
  const { state } = sh
  const group = sh.option('monitor') ? 0 : undefined
  const { command } = statement
  const text = textOfNode(sh, from.s, command)
  const hasPipes = command.type === 'Pipeline' && command.commands.length > 1 && command.prefixes.length === 0
  const pids = hasPipes
    ? spawnAll(sh, { s: from.s }, command, group, true)
    : [
        fork(sh, { s: from.s }, command, {
          fds: backgroundFds(sh),
          background: true,
          ...(group === 0 && { pgid: 0 }),
        }),
      ]
  state.lastBackground = pids.at(-1)
  const job = addJob(sh, { pids, pgid: group === 0 ? (pids[0] ?? 0) : 0, text, background: true })
  announce(sh, job)
  state.status = 0
  return undefined
}

/** Without job control, what runs in the background reads nothing. */
function backgroundFds(sh: Shell): Map<number, number> {
  const fds = childFds(sh)
  if (sh.option('monitor')) return fds
  const empty = sh.process.open('/dev/null', { read: true })
  sh.state.closing.push(empty)
  fds.set(0, empty)
  return fds
}
