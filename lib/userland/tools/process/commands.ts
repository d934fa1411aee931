/** What the tools that run another command share. */
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process, SpawnOptions } from '@/lib/userland/kernel/process'
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { ToolExit } from '@/lib/userland/tools/options'

/** The code of a command that could not be started. */
const codeOf = (error: Errno) => (error.code === 'ENOENT' ? 127 : 126)

/** Becomes the command; `said` words what went wrong. */
export function become(
  io: Io,
  argv: readonly string[],
  said: (why: string) => string,
  env?: Record<string, string>,
): Step {
  const [command = ''] = argv
  try {
    io.process.find(command)
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    throw new ToolExit(codeOf(error), `${io.name}: ${said(error.message)}\n`)
  }
  io.flush()
  return { exec: argv, ...(env && { env }) }
}

/** Starts a command; one that is a script without `#!` is the shell's. @throws Errno */
export function spawnCommand(process: Process, options: SpawnOptions): number {
  try {
    return process.spawn(options)
  } catch (error) {
    if (!(error instanceof Errno) || error.code !== 'ENOEXEC') throw error
    const [command = '', ...rest] = options.argv
    return process.spawn({ ...options, argv: ['/bin/sh', process.find(command), ...rest] })
  }
}

/** Starts a command; the tool ends when it cannot be. */
export function startCommand(io: Io, options: SpawnOptions, said: (why: string) => string): number {
  io.flush()
  try {
    return spawnCommand(io.process, options)
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    throw new ToolExit(codeOf(error), `${io.name}: ${said(error.message)}\n`)
  }
}

const UNITS: Record<string, number> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

/** `1.5m` in ms; undefined: none. */
export function durationOf(text: string): number | undefined {
  if (/^inf(?:inity)?$/i.test(text)) return Infinity
  const match = /^(\d{0,15}\.?\d{0,9}(?:e\d{1,2})?)([smhd]?)$/.exec(text)
  if (!match || !/\d/.test(match[1] ?? '')) return undefined
  return Math.round(Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1) * 1000)
}
