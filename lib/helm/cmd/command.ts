import type { Action } from '@/lib/helm/actions/action'
import { HelmError } from '@/lib/helm/errors'
import type { HelmIo, HelmSteps } from '@/lib/helm/io'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'
import { quote } from '@/lib/kubectl/go-format'

export interface CommandContext {
  io: HelmIo
  args: string[]
  flags: FlagValues
  /** `helm repo add` */
  path: string
  out(text: string): void
  /** The cluster and the releases in it: asked for when they are needed. @throws HelmError */
  action(): Action
  /** The namespace that is worked in; `default` where no kubeconfig says one. */
  namespace(): string
}

export interface Arity {
  min?: number
  max?: number
}

/** A command of helm. Help derives from it. */
export interface HelmCommand {
  /** cobra's use line without the parent: `install [NAME] [CHART]`. */
  use: string
  short: string
  aliases?: string[]
  flags?: FlagSpec[]
  arity?: Arity
  subcommands?: HelmCommand[]
  /** Flags that cannot be given together. */
  exclusive?: [string, string][]
  hidden?: boolean
  /** Returns an exit code where it is not 0. */
  run?(context: CommandContext): HelmSteps<number | undefined> | number | undefined
}

export const commandName = ({ use }: HelmCommand): string => use.split(' ')[0] ?? ''

const arguments_ = (count: number) => (count === 1 ? 'argument' : 'arguments')

/** @throws HelmError `"helm status" requires 1 argument …` */
export function checkArity({ arity = {}, use }: HelmCommand, path: string, count: number): void {
  const { min = 0, max = Number.POSITIVE_INFINITY } = arity
  if (count >= min && count <= max) return
  const usage = `\n\nUsage:  ${path}${use.slice(commandName({ use, short: '' }).length)} [flags]`
  if (max === 0) throw new HelmError(`${quote(path)} accepts no arguments${usage}`)
  if (min === max) throw new HelmError(`${quote(path)} requires ${min} ${arguments_(min)}${usage}`)
  if (count < min) throw new HelmError(`${quote(path)} requires at least ${min} ${arguments_(min)}${usage}`)
  throw new HelmError(`${quote(path)} accepts at most ${max} ${arguments_(max)}${usage}`)
}

/** Whether nothing may be asked for the length of a run. */
export const isSteps = (value: unknown): value is HelmSteps<number | undefined> =>
  typeof value === 'object' && value !== null && 'next' in value
