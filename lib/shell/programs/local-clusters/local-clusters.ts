/** Programs that make clusters of containers on the learner's machine: kind and minikube. */
import { EngineError } from '@/lib/container-engine/engine-error'
import type { ProgramsHost } from '@/lib/shell/programs'
import { Client, type CommandLine } from '@/lib/shell/programs/docker/client'
import { createDocker } from '@/lib/shell/programs/docker/docker'
import { readFlags } from '@/lib/shell/programs/docker/usage'
import { kindCommands } from '@/lib/shell/programs/kind/kind'
import { type ClusterCall, type ClusterCommand, ClusterError } from '@/lib/shell/programs/local-clusters/call'
import { listing, usageOf } from '@/lib/shell/programs/local-clusters/help'
import { minikubeCommands } from '@/lib/shell/programs/minikube/minikube'
import { MinikubeExit, minikubeWords } from '@/lib/shell/programs/minikube/style'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

interface Tool {
  name: string
  /** Its own description, and those of its groups of commands. */
  abouts: Readonly<Record<string, string>>
  commands: readonly ClusterCommand[]
  /** Words for what went wrong, and the exit code; undefined: it is none of its errors. */
  say(error: Error, process: Process): number
}

/** The longest command that words begin with, and the words behind it without flags in front. */
function findCommand(
  { name, commands }: Tool,
  words: readonly string[],
): { command: ClusterCommand; at: number } | undefined {
  const typed = [name, ...words].join(' ')
  const fitting = commands.filter(({ path }) => typed === path || typed.startsWith(`${path} `))
  const command = fitting.sort((a, b) => b.path.length - a.path.length)[0]
  return command && { command, at: command.path.split(' ').length - 1 }
}

function lineOf(tool: Tool, host: ProgramsHost): CommandLine {
  const engine = () => {
    host.kept.docker ??= createDocker(host)
    return host.kept.docker.engine
  }
  return {
    say(error, process) {
      if (!(error instanceof ClusterError || error instanceof EngineError || error instanceof Errno))
        throw error
      return tool.say(error, process)
    },
    *begin(given, process) {
      const { globals, words } = splitGlobals(tool, given)
      const found = findCommand(tool, words)
      if (!found) {
        const group = words.filter((word, at) => !word.startsWith('-') && !(at === 0 && word === 'help'))
        const prefix = [tool.name, ...group].join(' ')
        const isGroup = tool.commands.some(({ path }) => path.startsWith(`${prefix} `))
        if (!isGroup) throw new ClusterError(unknownCommand(tool, group))
        process().write(1, listing(prefix, tool.abouts, tool.commands))
        return 0
      }
      const { command, at } = found
      const usage = { ...command, fail: (message: string) => new ClusterError(message) }
      const { flags, operands } = readFlags(usage, [...globals, ...words.slice(at)])
      const call: ClusterCall = {
        ...{ flags, operands, process, engine: engine(), host, isTerminal: process().isTerminal(2) },
        out: (text) => process().write(1, text),
        err: (text) => process().write(2, text),
        now: () => process().machine.now(),
      }
      if (flags.has('help')) {
        call.out(usageOf(command))
        return 0
      }
      const done = command.run(call)
      return typeof done === 'number' ? done : yield* done
    },
  }
}

/** Flags that may stand before a command: minikube's profile. */
function splitGlobals(
  { name }: Tool,
  words: readonly string[],
): { globals: string[]; words: readonly string[] } {
  const globals: string[] = []
  let at = 0
  if (name === 'minikube')
    for (let word = words[at]; word !== undefined; word = words[at])
      if (/^(-p|--profile)$/.test(word)) {
        globals.push(word, words[at + 1] ?? '')
        at += 2
      } else if (/^(-p.+|--profile=)/.test(word)) {
        globals.push(word)
        at += 1
      } else break
  return { globals, words: words.slice(at) }
}

function unknownCommand({ name, commands }: Tool, group: readonly string[]): string {
  const depth = group.findIndex(
    (_, at) =>
      !commands.some(({ path }) => `${path} `.startsWith(`${[name, ...group.slice(0, at + 1)].join(' ')} `)),
  )
  const above = [name, ...group.slice(0, Math.max(0, depth))].join(' ')
  return `unknown command "${group[Math.max(0, depth)] ?? ''}" for "${above}"`
}

const kindTool: Tool = {
  name: 'kind',
  abouts: {
    kind: "kind creates and manages local Kubernetes clusters using Docker container 'nodes'",
    'kind build': 'Build one of [node-image]',
    'kind completion': 'Output shell completion code for the specified shell (bash, zsh or fish)',
    'kind create': 'Creates one of [cluster]',
    'kind delete': 'Deletes one of [cluster]',
    'kind export': 'Exports one of [kubeconfig, logs]',
    'kind get': 'Gets one of [clusters, nodes, kubeconfig]',
    'kind load': 'Loads images into nodes',
  },
  commands: kindCommands,
  say(error, process) {
    process.write(2, `ERROR: ${error.message}\n`)
    return 1
  },
}

const minikubeTool: Tool = {
  name: 'minikube',
  abouts: {
    minikube:
      'minikube provisions and manages local Kubernetes clusters optimized for development workflows.',
    'minikube addons': 'Enable or disable a minikube addon',
    'minikube completion': 'Generate command completion for a shell',
    'minikube image': 'Manage images',
    'minikube node': 'Add, remove, or list additional nodes',
  },
  commands: minikubeCommands,
  say(error, process) {
    process.write(2, minikubeWords(error, process.isTerminal(2)))
    return error instanceof MinikubeExit ? error.exitCode : 64
  },
}

/** By name. */
export function createLocalClusters(host: ProgramsHost): Readonly<Record<string, Program>> {
  const program = (tool: Tool): Program => {
    let client: Program | undefined
    const own = () => {
      host.kept.docker ??= createDocker(host)
      client ??= new Client(host, host.kept.docker.engine, lineOf(tool, host)) as Program
      return client
    }
    return { start: (process) => own().start(process), step: (state, process) => own().step(state, process) }
  }
  return { kind: program(kindTool), minikube: program(minikubeTool) }
}
