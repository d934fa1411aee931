/** Tools that become another command: env, nohup, nice, setsid, time. */

import type { Step } from '@/lib/userland/kernel/program'
import { exitCodeOf } from '@/lib/userland/kernel/signal-numbers'
import { quoted } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import { type OptionSpec, readOptions, usageError } from '@/lib/userland/tools/options'
import { become, startCommand } from '@/lib/userland/tools/process/commands'
import { immediateTool, steppedTool } from '@/lib/userland/tools/tool'

const argsOf = (io: Io, spec: OptionSpec, words = io.process.argv.slice(1)) =>
  readOptions(io.name, spec, words, io.dialect)

/** A tool whose only step ends it or becomes another command. */
const once = (step: (io: Io) => Step) =>
  steppedTool<Record<string, never>>({ start: () => ({}), step: (_, io) => step(io) })

const ENV: OptionSpec = {
  options: '+0C:iS:u:v',
  long: { null: '0', chdir: 'C', 'ignore-environment': 'i', 'split-string': 'S', unset: 'u', debug: 'v' },
  usage: '[OPTION]... [-] [NAME=VALUE]... [COMMAND [ARG]...]',
  usageCode: 125,
}

export const env = once((io) => {
  let args = argsOf(io, ENV)
  const split = args.value('S')
  if (split !== undefined) args = argsOf(io, ENV, [...split.split(/\s+/).filter(Boolean), ...args.operands])
  const words = [...args.operands]
  let variables: Record<string, string> = { ...io.process.env }
  if (words[0] === '-') words.shift()
  if (args.has('i') || args.operands[0] === '-') variables = {}
  for (const name of args.values('u')) delete variables[name]
  while (words[0]?.includes('=')) {
    const word = words.shift() ?? ''
    variables[word.slice(0, word.indexOf('='))] = word.slice(word.indexOf('=') + 1)
  }
  const folder = args.value('C')
  if (folder !== undefined) {
    if (io.process.files.stat(folder)?.type !== 'directory')
      io.fail(`cannot change directory to ${io.quote(folder)}: No such file or directory`, 125)
    io.process.cwd = io.process.resolve(folder)
  }
  if (words.length > 0)
    return become(
      io,
      words,
      (why) => (io.isBusybox ? `can't execute '${words[0]}': ${why}` : `${io.quote(words[0] ?? '')}: ${why}`),
      variables,
    )
  const end = args.has('0') ? '\0' : '\n'
  for (const [name, value] of Object.entries(variables)) io.out(`${name}=${value}${end}`)
  return { exit: 0 }
})

export const printenv = immediateTool({
  options: '+0',
  long: { null: '0' },
  usage: '[OPTION]... [VARIABLE]...',
  usageCode: 2,
  run(args, io) {
    const end = args.has('0') ? '\0' : '\n'
    const { env: variables } = io.process
    if (args.operands.length === 0)
      for (const [name, value] of Object.entries(variables)) io.out(`${name}=${value}${end}`)
    let code = 0
    for (const name of args.operands) {
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined
      if (value === undefined) code = 1
      else io.out(`${value}${end}`)
    }
    return code
  },
})

const NOHUP: OptionSpec = { options: '+', usage: 'COMMAND [ARG]...', usageCode: 125 }

export const nohup = once((io) => {
  const { operands } = argsOf(io, NOHUP)
  const { process } = io
  if (operands.length === 0)
    throw usageError(io.name, NOHUP, io.dialect, io.isBusybox ? undefined : 'missing operand')
  process.onSignal('HUP', 'ignore')
  const ignoresInput = process.isTerminal(0)
  if (ignoresInput) {
    const none = process.open('/dev/null', { read: true })
    process.dup(none, 0)
    process.close(none)
  }
  if (process.isTerminal(1)) {
    io.warn(`${ignoresInput ? 'ignoring input and ' : ''}appending output to ${quoted('nohup.out')}`)
    const out = process.open('nohup.out', { write: true, create: true, append: true })
    process.dup(out, 1)
    process.close(out)
  } else if (ignoresInput) io.warn('ignoring input')
  if (process.isTerminal(2)) process.dup(1, 2)
  return become(io, operands, (why) =>
    io.isBusybox
      ? `can't execute '${operands[0]}': ${why}`
      : `failed to run command ${quoted(operands[0] ?? '')}: ${why}`,
  )
})

const NICE: OptionSpec = {
  options: '+n:',
  long: { adjustment: 'n' },
  usage: '[OPTION] [COMMAND [ARG]...]',
  usageCode: 125,
}

export const nice = once((io) => {
  // -5 is -n 5.
  const words = io.process.argv
    .slice(1)
    .flatMap((word) => (/^-\d+$/.test(word) ? ['-n', word.slice(1)] : [word]))
  const { operands } = argsOf(io, NICE, words)
  if (operands.length > 0) return become(io, operands, (why) => `${io.quote(operands[0] ?? '')}: ${why}`)
  io.out('0\n')
  return { exit: 0 }
})

const SETSID: OptionSpec = {
  options: '+cfw',
  long: { wait: 'w', fork: 'f', ctty: 'c' },
  usage: '[options] <program> [arguments ...]',
}

export const setsid = once((io) => {
  const { operands } = argsOf(io, SETSID)
  if (operands.length === 0) throw usageError(io.name, SETSID, io.dialect, 'no command specified')
  if (io.process.pgid !== io.process.pid) io.process.setGroup(0, 0)
  return become(io, operands, (why) => `failed to execute ${operands[0]}: ${why}`)
})

const TIME: OptionSpec = {
  options: '+af:o:pqv',
  long: { portability: 'p', format: 'f', verbose: 'v', output: 'o', quiet: 'q' },
  usage: '[-apvV] [-f format] [-o file] [--append] [--verbose] command [arg...]',
  usageCode: 125,
}

interface Timed {
  child: number
  since: number
  portable: boolean
}

export const time = steppedTool<Timed>({
  start(io) {
    const args = argsOf(io, TIME)
    if (args.operands.length === 0) throw usageError(io.name, TIME, io.dialect, 'missing program to run')
    const child = startCommand(io, { argv: args.operands }, (why) => `cannot run ${args.operands[0]}: ${why}`)
    return { child, since: io.process.machine.now(), portable: args.has('p') || io.isBusybox }
  },
  step({ child, since, portable }, io) {
    const done = io.process.reap(child)
    if (!done || 'stopped' in done.status) return { wait: 'child' }
    const seconds = (io.process.machine.now() - since) / 1000
    const clock = `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(2).padStart(5, '0')}`
    if (io.isBusybox)
      io.err(
        `real\t${Math.floor(seconds / 60)}m ${(seconds % 60).toFixed(2)}s\nuser\t0m 0.00s\nsys\t0m 0.00s\n`,
      )
    else if (portable) io.err(`real ${seconds.toFixed(2)}\nuser 0.00\nsys 0.00\n`)
    else
      io.err(
        `0.00user 0.00system ${clock}elapsed 0%CPU (0avgtext+0avgdata 2048maxresident)k\n0inputs+0outputs (0major+95minor)pagefaults 0swaps\n`,
      )
    return { exit: exitCodeOf(done.status) }
  },
})
