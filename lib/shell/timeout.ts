import type { ExecResult, ResolvedCommandContext } from 'just-bash'
import { passedOn } from '@/lib/shell/rewrite'

/** The time that `timeout` gave to a command is over. */
export class TimedOut extends Error {
  constructor() {
    super('Terminated')
    this.name = 'TimedOut'
  }
}

/** The moments (virtual ms) at which the `timeout`s in work end their commands, the innermost last. */
export type Timers = number[]

const UNITS: Record<string, number> = { '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const KILLED = 137
/** The exit code of a process that SIGTERM ended. */
export const TERMINATED = 143

interface Request {
  ms: number
  command: string[]
  preserveStatus: boolean
  kills: boolean
}

const failed = (stderr: string): ExecResult => ({ stdout: '', stderr, exitCode: 125 })

function parse(args: string[]): Request | ExecResult {
  const rest = [...args]
  const request = { preserveStatus: false, kills: false }
  while (rest[0]?.startsWith('-')) {
    const option = rest.shift()!
    if (option === '--preserve-status') request.preserveStatus = true
    else if (/^(-s|--signal|-k|--kill-after)$/.test(option)) {
      const value = rest.shift() ?? ''
      request.kills ||= /^-?-s/.test(option) && /^(SIG)?(KILL|9)$/i.test(value)
    } else if (/^(-s|--signal=)(SIG)?(KILL|9)$/i.test(option)) request.kills = true
    else if (!/^(-[ksv]|--kill-after=|--signal=|--foreground$|--verbose$)/.test(option)) {
      return failed(`timeout: unrecognized option '${option}'\nTry 'timeout --help' for more information.\n`)
    }
  }
  const [duration = '', ...command] = rest
  const [, number, unit = ''] = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(duration) ?? []
  if (command.length === 0)
    return failed("timeout: missing operand\nTry 'timeout --help' for more information.\n")
  if (number === undefined) return failed(`timeout: invalid time interval '${duration}'\n`)
  return { ...request, ms: Number(number) * (UNITS[unit] ?? 0), command }
}

/** `timeout DURATION COMMAND`, in the cluster's time. A duration of 0 sets no limit. */
export async function timeout(
  host: { now(): number; timers: Timers },
  args: string[],
  ctx: ResolvedCommandContext,
): Promise<ExecResult> {
  const request = parse(args)
  if ('exitCode' in request) return request
  const { ms, command, preserveStatus, kills } = request
  const end = ms > 0 ? host.now() + ms : Infinity
  host.timers.push(end)
  try {
    const [name = '', ...words] = command
    const result = await ctx.exec?.(name, {
      args: words,
      cwd: ctx.cwd,
      env: passedOn(ctx.env),
      stdin: String(ctx.stdin),
      stdinKind: 'bytes',
      ...(ctx.signal ? { signal: ctx.signal } : {}),
    })
    const done = result ?? failed('timeout: not available\n')
    if (host.now() < end) return done
    return { ...done, exitCode: kills ? KILLED : preserveStatus ? done.exitCode : 124 }
  } finally {
    host.timers.pop()
  }
}
