/**
 * helm 4.
 * Mirrors: its commands, flags and words.
 * Differs: no colours, plugins, signatures and completion; what several releases share (helmfile) is another program.
 */

import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import { EngineLimitError } from '@/lib/cluster/sim/limits'
import type { Action } from '@/lib/helm/actions/action'
import {
  type CommandContext,
  checkArity,
  commandName,
  type HelmCommand,
  isSteps,
} from '@/lib/helm/cmd/command'
import { GLOBAL_FLAGS } from '@/lib/helm/cmd/global-flags'
import { helpText } from '@/lib/helm/cmd/help'
import { rootCommand } from '@/lib/helm/cmd/index'
import { HelmError } from '@/lib/helm/errors'
import type { HelmIo, HelmSteps } from '@/lib/helm/io'
import { KubeCluster } from '@/lib/helm/kube/cluster'
import { ReleaseStore } from '@/lib/helm/release/store'
import { editDistance } from '@/lib/kubectl/cli/edit-distance'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'
import { bareValue, FlagError, type ParsedArgs, parseFlags } from '@/lib/kubectl/cli/parse-flags'
import { ApiStatusError, KubectlError } from '@/lib/kubectl/errors'
import { quote } from '@/lib/kubectl/go-format'

interface Target {
  command: HelmCommand
  path: string
  words: string[]
}

const specsOf = (command: HelmCommand): FlagSpec[] => [...(command.flags ?? []), ...GLOBAL_FLAGS]

/** Where the next word stands that is no flag and no value of one. */
function nextWord(command: HelmCommand, words: readonly string[]): number {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') return -1
    if (!word.startsWith('-') || word === '-') return at
    if (word.includes('=')) continue
    const spec = specsOf(command).find((one) => `--${one.name}` === word || `-${one.short}` === word)
    if (spec && bareValue(spec) === undefined) at++
  }
  return -1
}

function findTarget(words: string[]): Target {
  let target: Target = { command: rootCommand, path: 'helm', words }
  for (;;) {
    const at = nextWord(target.command, target.words)
    const word = target.words[at]
    const next = target.command.subcommands?.find(
      (one) => commandName(one) === word || one.aliases?.includes(word ?? ''),
    )
    if (!next) return target
    target = {
      command: next,
      path: `${target.path} ${commandName(next)}`,
      words: target.words.filter((_, index) => index !== at),
    }
  }
}

function unknownCommand({ command, path }: Target, word: string): HelmError {
  const near = (command.subcommands ?? [])
    .map(commandName)
    .filter((name) => editDistance(word.toLowerCase(), name) <= 2 || name.startsWith(word.toLowerCase()))
  const hint = near.length > 0 ? `\n\nDid you mean this?\n${near.map((name) => `\t${name}\n`).join('')}` : ''
  return new HelmError(`unknown command ${quote(word)} for ${quote(path)}${hint}`)
}

function parseLine({ command, words }: Target): ParsedArgs {
  try {
    return parseFlags(words, specsOf(command))
  } catch (error) {
    if (error instanceof FlagError) throw new HelmError(error.message)
    throw error
  }
}

function checkExclusive({ exclusive = [] }: HelmCommand, { flags }: ParsedArgs): void {
  const both = exclusive.find((pair) => pair.every((name) => flags.changed(name)))
  if (both)
    throw new HelmError(
      `if any flags in the group [${both.join(' ')}] are set none of the others can be; [${[...both].sort().join(' ')}] were all set`,
    )
}

function contextOf({ path }: Target, parsed: ParsedArgs, io: HelmIo, argv: string[]): CommandContext {
  let action: Action | undefined
  const { flags } = parsed
  const get = (): Action => {
    if (action) return action
    const cluster = new KubeCluster(io, flags, argv.join(' '))
    action = { io, cluster, store: new ReleaseStore(cluster.client, cluster.namespace, io.now) }
    return action
  }
  return {
    io,
    args: parsed.args,
    flags,
    path,
    out: io.stdout,
    action: get,
    namespace: () => {
      if (flags.string('namespace')) return flags.string('namespace')
      try {
        return get().cluster.namespace
      } catch (error) {
        if (error instanceof HelmError) return io.env.HELM_NAMESPACE || 'default'
        throw error
      }
    },
  }
}

/** @returns the exit code @throws HelmError */
function* dispatch(argv: string[], io: HelmIo): HelmSteps<number> {
  const asksHelp = argv[0] === 'help'
  const target = findTarget(asksHelp ? argv.slice(1) : argv)
  const { command, path, words } = target
  if (asksHelp) {
    io.stdout(helpText(command, path))
    return 0
  }
  const at = command.subcommands ? nextWord(command, words) : -1
  if (at >= 0) throw unknownCommand(target, words[at] ?? '')
  const parsed = parseLine(target)
  for (const { name, deprecated } of command.flags ?? [])
    if (deprecated && parsed.flags.changed(name))
      io.stderr(`Flag --${name} has been deprecated, ${deprecated}\n`)
  if (parsed.help || !command.run) {
    io.stdout(helpText(command, path))
    return 0
  }
  checkArity(command, path, parsed.args.length)
  checkExclusive(command, parsed)
  const result = command.run(contextOf(target, parsed, io, argv))
  return (isSteps(result) ? yield* result : result) ?? 0
}

/** What an error of the cluster is to helm. */
function messageOf(error: unknown): string {
  if (error instanceof HelmError || error instanceof ApiStatusError || error instanceof KubectlError)
    return error.message
  if (error instanceof ConnectionRefused)
    return `kubernetes cluster unreachable: dial tcp ${error.address}: connect: connection refused`
  if (error instanceof EngineLimitError) return error.message
  throw error
}

/** What ends the work of a command that was interrupted. */
export const contextCanceled = (): Error => new HelmError('context canceled')

/**
 * One helm invocation. Yields when virtual time must pass.
 * @param argv without the leading `helm`
 * @returns the exit code
 */
export function* runHelm(argv: string[], io: HelmIo): HelmSteps<number> {
  try {
    return yield* dispatch(argv, io)
  } catch (error) {
    const message = messageOf(error)
    const isUnknown = message.startsWith('unknown command')
    io.stderr(`Error: ${message}\n${isUnknown ? "Run 'helm --help' for usage.\n" : ''}`)
    return 1
  }
}
