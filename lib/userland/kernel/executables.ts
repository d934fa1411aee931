import type { Core } from '@/lib/userland/kernel/core'
import { Errno } from '@/lib/userland/kernel/errno'
import { allows, EXECUTE } from '@/lib/userland/kernel/permissions'
import type { ProcessFiles } from '@/lib/userland/kernel/process-files'
import { realPath } from '@/lib/userland/kernel/real-path'
import type { ProcessRecord } from '@/lib/userland/kernel/state'

export const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** How a program's file begins. */
export const ELF = '\x7fELF'

/** What a file holds that is a program of the registry: a copy of it runs as well. */
export const binaryText = (program: string) => `${ELF}\0${program}\0`

/** Who is about to run something. */
export type Runner = Pick<ProcessRecord, 'env' | 'place' | 'uid' | 'gid' | 'groups' | 'capabilities'>

const MAX_INTERPRETERS = 4

/** What stands at a path and may be run; undefined: nothing there. @throws Errno EACCES */
function executable(core: Core, record: Runner, files: ProcessFiles, path: string): true | undefined {
  const stat = files.stat(path)
  if (!stat) return core.machine(record.place).programAt(path) === undefined ? undefined : true
  if (stat.type !== 'file' || !allows(record, stat, EXECUTE)) throw new Errno('EACCES')
  return true
}

/** @throws Errno ENOENT, EACCES */
export function findCommand(core: Core, record: Runner, files: ProcessFiles, command: string): string {
  if (command.includes('/')) {
    if (executable(core, record, files, command)) return command
    throw new Errno('ENOENT')
  }
  let failure = new Errno('ENOENT')
  if (command === '') throw failure
  for (const folder of (record.env.PATH ?? DEFAULT_PATH).split(':')) {
    const path = `${folder === '' ? '.' : folder}/${command}`
    try {
      if (executable(core, record, files, path)) return path
    } catch (error) {
      if (!(error instanceof Errno)) throw error
      if (files.stat(path)?.type === 'file') failure = error
    }
  }
  throw failure
}

export interface Loaded {
  program: string
  argv: readonly string[]
  exe: string
}

function programOf(core: Core, record: Runner, files: ProcessFiles, path: string): string | undefined {
  const machine = core.machine(record.place)
  const known = machine.programAt(path)
  if (known !== undefined) return known
  const text = files.read(path)
  if (text.startsWith(ELF)) return text.slice(ELF.length + 1, text.indexOf('\0', ELF.length + 1))
  const real = realPath(files, path)
  return real === path ? undefined : machine.programAt(real)
}

/** The program that runs a file, over its interpreter (`#!`) where it has one. @throws Errno ENOEXEC … */
export function load(
  core: Core,
  record: Runner,
  files: ProcessFiles,
  path: string,
  argv: readonly string[],
  depth = 0,
): Loaded {
  const exe = files.locate(path).path
  const program = programOf(core, record, files, exe)
  if (program !== undefined) {
    if (!core.host.program(program)) throw new Errno('ENOENT')
    return { program, argv, exe }
  }
  const text = files.read(exe)
  if (!text.startsWith('#!') || depth >= MAX_INTERPRETERS) throw new Errno('ENOEXEC')
  const line = text.slice(2, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n')).trim()
  const space = line.search(/[ \t]/)
  const interpreter = space < 0 ? line : line.slice(0, space)
  if (interpreter === '') throw new Errno('ENOEXEC')
  const words = space < 0 ? [interpreter] : [interpreter, line.slice(space).trim()]
  if (!executable(core, record, files, interpreter)) throw new Errno('ENOENT')
  return load(core, record, files, interpreter, [...words, path, ...argv.slice(1)], depth + 1)
}
