import type { FrameOf } from '@/lib/userland/bash/frames'
import { childFds } from '@/lib/userland/bash/run/descriptors'
import { waitFor } from '@/lib/userland/bash/run/pipeline'
import type { Shell } from '@/lib/userland/bash/shell'
import { environmentOf, getVariable } from '@/lib/userland/bash/variables'
import { Errno } from '@/lib/userland/kernel/errno'
import { ELF } from '@/lib/userland/kernel/executables'
import { LimitError } from '@/lib/userland/kernel/limits'
import type { Step } from '@/lib/userland/kernel/program'

type Simple = FrameOf<'simple'>

const EXECUTABLE = 0o111

function isExecutable(sh: Shell, path: string): boolean | undefined {
  try {
    const stat = sh.process.files.stat(path)
    if (!stat) return sh.process.machine.programAt(sh.process.resolve(path)) !== undefined || undefined
    return stat.type === 'file' && (stat.mode & EXECUTABLE) !== 0
  } catch {
    return undefined
  }
}

const STANDARD_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

function* inPath(sh: Shell, name: string, standard: boolean): Generator<string> {
  if (name === '') return
  if (name.includes('/')) {
    if (isExecutable(sh, name)) yield name
    return
  }
  const path = standard ? STANDARD_PATH : (getVariable(sh, 'PATH') ?? '')
  for (const folder of path.split(':')) {
    const file = `${folder === '' ? '.' : folder}/${name}`
    if (isExecutable(sh, file)) yield file
  }
}

/** Files of this name in the folders of PATH that can be run, the first one first. */
export const findInPath = (sh: Shell, name: string, standard = false): string[] => [
  ...inPath(sh, name, standard),
]

/** The first of them. */
export const firstInPath = (sh: Shell, name: string): string | undefined =>
  inPath(sh, name, false).next().value ?? undefined

/** A program in its own process: waits for it, or (a number) could not start it; `handler`: a function does. */
export function runExternal(sh: Shell, frame: Simple): Step | number | 'handler' | undefined {
  const [name = ''] = frame.words
  const known = sh.state.hashed.get(name)?.path
  const file = known !== undefined && isExecutable(sh, known) ? known : firstInPath(sh, name)
  if (file === undefined) return missing(sh, name)
  const { state } = sh
  if (!name.includes('/')) {
    const hits = (state.hashed.get(name)?.hits ?? 0) + 1
    state.hashed.set(name, Object.freeze({ path: file, hits }))
  }
  // What is ignored stays so in the program; only a trap, or a job of its own, needs the shell to stay.
  const isFree =
    [...state.traps.values()].every((action) => action === '') && state.jobs.every((job) => job.inherited)
  if (frame.tail && !state.interactive && isFree) {
    const replaced = exec(sh, frame, frame.words)
    if (replaced) return replaced
  }
  return spawn(sh, frame, frame.words, file)
}

/** The kernel runs it without a shell. */
function isProgram({ process }: Shell, path: string): boolean {
  if (process.machine.programAt(process.resolve(path)) !== undefined) return true
  const text = process.files.read(path)
  return text.startsWith(ELF) || text.startsWith('#!')
}

/** The program takes the place of the shell; undefined: it has to be a script without `#!`. */
export function exec(sh: Shell, frame: Simple, words: readonly string[]): Step | undefined {
  try {
    if (!isProgram(sh, firstInPath(sh, words[0] ?? '') ?? '')) return undefined
  } catch {
    return undefined
  }
  const env = environmentOf(sh)
  for (const { kept } of frame.saved) {
    if (kept === undefined) continue
    sh.process.close(kept)
    sh.state.held.delete(kept)
  }
  for (const fd of sh.state.held) sh.process.close(fd)
  return { exec: words, env }
}

function spawn(sh: Shell, frame: Simple, words: readonly string[], file: string): number | undefined {
  const { process } = sh
  const group = sh.option('monitor') ? { pgid: 0 } : {}
  const options = { env: environmentOf(sh), fds: childFds(sh), ...group }
  let pid: number
  try {
    pid = process.spawn({ argv: words, file, ...options })
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    if (error.code === 'EAGAIN') throw new LimitError('processes')
    if (error.code !== 'ENOEXEC') return refused(sh, words[0] ?? '', error)
    // A text without `#!` is a script for a shell like this one.
    const path = firstInPath(sh, words[0] ?? '') ?? ''
    pid = process.spawn({
      argv: [process.argv[0] ?? 'bash', path, ...words.slice(1)],
      program: 'bash',
      ...options,
    })
  }
  frame.at = 5
  const text = sh.state.command
  waitFor(sh, { s: frame.s, quiet: true }, [pid], pid, text)
  return undefined
}

function refused(sh: Shell, name: string, error: Errno): number {
  sh.warn(`${name}: ${error.message}`)
  return error.code === 'ENOENT' ? 127 : 126
}

/** The words for a command that cannot be run. */
function missing(sh: Shell, name: string): number | 'handler' {
  if (name.includes('/')) {
    const stat = statOf(sh, name)
    if (stat instanceof Errno) return refused(sh, name, stat)
    if (!stat) {
      sh.warn(sh.busybox ? `${name}: not found` : `${name}: No such file or directory`)
      return 127
    }
    const isFolder = stat.type === 'directory'
    sh.warn(`${name}: ${isFolder && !sh.busybox ? 'Is a directory' : 'Permission denied'}`)
    return 126
  }
  if (sh.state.functions.has(HANDLER)) return 'handler'
  sh.warn(`${name}: ${sh.busybox ? 'not found' : 'command not found'}`)
  return 127
}

/** The function that is called with a command that there is not. */
export const HANDLER = 'command_not_found_handle'

function statOf(sh: Shell, path: string) {
  try {
    return sh.process.files.stat(path)
  } catch (error) {
    if (error instanceof Errno) return error
    throw error
  }
}
