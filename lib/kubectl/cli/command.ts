import type { RestClient } from '../client/rest-client'
import type { RestMapper } from '../client/rest-mapper'
import { KubectlError } from '../errors'
import type { KubectlIo, Steps } from '../io'
import type { ClientConfig } from '../kubeconfig/client-config'
import type { FlagSpec } from './flag-types'
import type { FlagValues } from './parse-flags'

/** Everything a verb works with. */
export interface CommandContext {
  /** `kubectl create deployment` */
  path: string
  args: string[]
  argsAtDash: number
  flags: FlagValues
  io: KubectlIo
  config: ClientConfig
  client: RestClient
  mapper: RestMapper
  out(text: string): void
  err(text: string): void
}

/** A verb or a verb's subcommand. Help and completion derive from this. */
export interface Command {
  /** cobra's use line without the parent: `scale [--replicas=COUNT] (-f FILENAME | TYPE NAME)`. */
  use: string
  short: string
  long?: string
  aliases?: string[]
  examples?: string
  flags: FlagSpec[]
  /** Flags without which cobra refuses to run. */
  required?: string[]
  group?: CommandGroup
  subcommands?: Command[]
  /** Where help goes, and how it ends, when no subcommand is named; by default to stderr, with 1. */
  helpAlone?: { to: 'stdout' | 'stderr'; exit: number }
  hidden?: boolean
  /** What stands under a wrong flag, and how that ends; by default a hint at `--help`, and 1. */
  flagError?: { hint: string; exit: number }
  /** A verb that lets time pass is a generator; it may return an exit code. */
  run?(context: CommandContext): Steps<number | undefined> | undefined
}

export type CommandGroup =
  | 'Basic Commands (Beginner):'
  | 'Basic Commands (Intermediate):'
  | 'Deploy Commands:'
  | 'Cluster Management Commands:'
  | 'Troubleshooting and Debugging Commands:'
  | 'Advanced Commands:'
  | 'Settings Commands:'
  | 'Subcommands provided by plugins:'
  | 'Other Commands:'

export function defineCommand(command: Command): Command {
  return command
}

export function commandName(command: Command): string {
  return command.use.split(' ')[0]!
}

export function matchesName(command: Command, word: string): boolean {
  return commandName(command) === word || (command.aliases?.includes(word) ?? false)
}

/** The flags that a command has in an environment. */
export function enabledFlags({ flags }: Command, env: Record<string, string>): FlagSpec[] {
  return flags.filter(({ gate }) => gate === undefined || env[gate]?.toLowerCase() === 'true')
}

/** `…\nSee 'kubectl run -h' for help and examples` (cmdutil.UsageErrorf). */
export function usageError(context: { path: string }, message: string): KubectlError {
  return new KubectlError(`${message}\nSee '${context.path} -h' for help and examples`)
}

/** Refuses words after a verb that takes none. `unexpected` is as that verb puts it. @throws KubectlError */
export function noArguments(context: CommandContext, unexpected: string): void {
  if (context.args.length > 0) throw usageError(context, `${unexpected}: [${context.args.join(' ')}]`)
}

/** The one NAME that generators take; what follows `--` does not count. */
export function nameArgument(context: CommandContext): string {
  const count = context.argsAtDash < 0 ? context.args.length : context.argsAtDash
  if (count !== 1) throw usageError(context, `exactly one NAME is required, got ${count}`)
  return context.args[0]!
}
