import type { Expansion } from '@/lib/userland/bash/frames'
import { childFds } from '@/lib/userland/bash/run/descriptors'
import type { Shell } from '@/lib/userland/bash/shell'
import { forkOf } from '@/lib/userland/bash/state'
import { environmentOf } from '@/lib/userland/bash/variables'
import { Errno } from '@/lib/userland/kernel/errno'
import { LIMITS, LimitError } from '@/lib/userland/kernel/limits'
import type { SpawnOptions } from '@/lib/userland/kernel/process'
import type { Wait } from '@/lib/userland/kernel/program'
import { exitCodeOf as statusOf } from '@/lib/userland/kernel/signal-numbers'

const DEEPEST = 60

/** A process of this program; too many end it all. */
function spawnShell(sh: Shell, options: SpawnOptions): number {
  sh.spend(200)
  try {
    return sh.process.spawn(options)
  } catch (error) {
    if (error instanceof Errno && error.code === 'EAGAIN') throw new LimitError('processes')
    throw error
  }
}

/** Starts a subshell that runs a text with these descriptors. */
function startText(sh: Shell, text: string, fds: ReadonlyMap<number, number>): number {
  if (sh.state.depth >= DEEPEST) throw new LimitError('processes')
  const state = forkOf(sh.state, [])
  return spawnShell(sh, {
    argv: sh.process.argv,
    program: 'bash',
    state: { ...state, scriptText: text, lineBase: sh.line - 1 },
    env: environmentOf(sh),
    fds,
  })
}

/** `$(<file)`, which prints the file. */
const ONLY_INPUT = /^\s*<(?![<(&>])[^;&|\n]+$/

/** `$(…)`: a subshell whose output comes through a pipe. */
export function startSubstitution(sh: Shell, text: string): NonNullable<Expansion['pending']> {
  const { process } = sh
  const fds = childFds(sh)
  const [reading, writing] = process.pipe()
  fds.set(1, writing)
  const pid = startText(sh, ONLY_INPUT.test(text) ? `cat ${text}` : text, fds)
  process.close(writing)
  sh.state.held.add(reading)
  return { pid, fd: reading, output: [], size: 0, ended: false }
}

/** The whole output without the newlines at its end; undefined: more is to come. */
export function takeOutput(sh: Shell, x: Expansion): string | undefined {
  const { pending } = x
  if (!pending) return undefined
  while (!pending.ended) {
    const text = sh.process.read(pending.fd)
    if (text === '') return undefined
    if (text === undefined) {
      pending.ended = true
      sh.process.close(pending.fd)
      sh.state.held.delete(pending.fd)
    } else {
      pending.output.push(text)
      pending.size += text.length
      if (pending.size > LIMITS.text) throw new LimitError('text')
    }
  }
  const ended = sh.process.reap(pending.pid)
  if (!ended || 'stopped' in ended.status) return undefined
  sh.state.status = statusOf(ended.status)
  sh.state.substituted = true
  delete x.pending
  return withoutEnd(pending.output.join('').replaceAll('\0', ''))
}

function withoutEnd(text: string): string {
  let end = text.length
  while (text[end - 1] === '\n') end -= 1
  return text.slice(0, end)
}

/** What a suspended expansion waits for. */
export function waitOf({ pending }: Expansion): Wait {
  return pending && !pending.ended ? { wait: 'input', fds: [pending.fd] } : { wait: 'child' }
}

/** `<(…)`: the name of a pipe whose other end a subshell has. */
export function substitutedFile(sh: Shell, text: string, write: boolean): string {
  const { process } = sh
  const fds = childFds(sh)
  const [reading, writing] = process.pipe()
  const [own, other] = write ? [writing, reading] : [reading, writing]
  fds.set(write ? 0 : 1, other)
  startText(sh, text, fds)
  process.close(other)
  let fd = 63
  while (process.descriptors().includes(fd)) fd -= 1
  process.dup(own, fd)
  process.close(own)
  sh.state.substitutions.push(fd)
  return `/dev/fd/${fd}`
}
