/** What a binary of a Go program does: golang-source.ts has read it of its source. */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { GoProgram, GoValue } from '@/lib/cluster/kubelet/images/languages/golang-source'
import { ELF } from '@/lib/userland/kernel/executables'
import { type Listener, respond } from '@/lib/userland/kernel/network'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

interface BinaryState {
  program?: GoProgram
  flags: Record<string, string>
  /** It was told to end. */
  ended?: boolean
}

/** What the file of a process holds behind the name of its program. */
export function readBinary(process: Process): GoProgram {
  const exe = process.processes().find(({ pid }) => pid === process.pid)?.exe ?? ''
  const text = process.files.read(exe)
  return JSON.parse(text.slice(text.indexOf('\0', ELF.length + 1) + 1)) as GoProgram
}

/** `2026/11/20 10:00:05 `, as package log has it. */
const stamp = (now: number) => `${formatTime(now).slice(0, 19).replaceAll('-', '/').replace('T', ' ')} `

function textOf(
  parts: readonly GoValue[],
  state: BinaryState,
  env: Readonly<Record<string, string>>,
  now: number,
): string {
  return parts
    .map((part) => {
      if ('text' in part) return part.text
      if ('flag' in part) return state.flags[part.flag] ?? ''
      return 'env' in part ? (env[part.env] ?? '') : stamp(now)
    })
    .join('')
}

/** Values for its flags; what it does not know ends it, as package flag has it. */
function readFlags(process: Process, { flags }: GoProgram): Record<string, string> | string {
  const values = { ...flags }
  const words = process.argv.slice(1)
  for (let at = 0; at < words.length; at++) {
    const [, name, value] = /^--?([^=]+)(?:=(.*))?$/.exec(words[at] ?? '') ?? []
    if (name === undefined) break
    if (!Object.hasOwn(flags, name)) return `flag provided but not defined: -${name}`
    if (value === undefined) at += 1
    values[name] = value ?? words[at] ?? ''
  }
  return values
}

function listenersOf(state: BinaryState, process: Process): Listener[] {
  const { program } = state
  if (!program?.listens || state.ended) return []
  const { env, machine } = process
  const address = textOf(program.listens, state, env, machine.now())
  const routes = [...program.routes].sort((a, b) => b.path.length - a.path.length)
  return [
    {
      port: Number(/:(\d+)$/.exec(address)?.[1] ?? 80),
      protocol: 'TCP',
      ...(address.startsWith('127.') || address.startsWith('localhost') ? { loopback: true } : {}),
      serve(request) {
        const path = request.path.replace(/\?.*$/, '')
        const found = routes.find((one) =>
          one.path.endsWith('/') ? path.startsWith(one.path) : path === one.path,
        )
        if (!found)
          return respond(404, '404 page not found\n', { 'Content-Type': 'text/plain; charset=utf-8' })
        return respond(found.status, textOf(found.parts, state, env, machine.now()), {
          'Content-Type': 'text/plain; charset=utf-8',
        })
      },
    },
  ]
}

/** The program behind all binaries. */
export const runCompiled = (read: (process: Process) => GoProgram): Program =>
  ({
    start: (): BinaryState => ({ flags: {} }),
    step(state: BinaryState, process: Process) {
      if (!state.program) {
        state.program = read(process)
        const flags = readFlags(process, state.program)
        if (typeof flags === 'string') {
          process.write(2, `${flags}\nUsage of ${process.argv[0]}:\n`)
          return { exit: 2 }
        }
        state.flags = flags
        for (const { error, parts } of state.program.prints)
          process.write(
            error ? 2 : 1,
            `${textOf(parts, state, process.env, process.machine.now()).replace(/\n$/, '')}\n`,
          )
      }
      // Nothing catches signals in it: the default ends it.
      return state.program.listens ? { wait: 'time', until: Number.POSITIVE_INFINITY } : { exit: 0 }
    },
    listeners: listenersOf,
  }) as Program
