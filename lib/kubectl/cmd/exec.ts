import { type CommandContext, defineCommand, usageError } from '../cli/command'
import { FILENAME_FLAGS } from '../cli/common-flags'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import type { Steps } from '../io'
import { findInfos } from '../resource/resource-finder'
import { refuseCompleted } from './exec-request'
import { attachablePod, checkPodRunningTimeout, chooseContainer } from './pod-choice'
import { followSession } from './session'

const NO_TERMINAL = 'Unable to use a TTY - input is not a terminal or the right kind of file\n'

const RECORDED =
  'All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.'

/** What is said before a session with a container's own process begins. */
export function announceSession(context: CommandContext): void {
  warnWithoutTerminal(context)
  if (context.flags.bool('quiet')) return
  context.err(`${RECORDED}\nIf you don't see a command prompt, try pressing enter.\n`)
}

/** Says so when a terminal is asked for and there is none. */
function warnWithoutTerminal(context: CommandContext): void {
  const { flags, io } = context
  if (flags.bool('tty') && flags.bool('stdin') && !flags.bool('quiet') && !io.terminal) {
    context.err(NO_TERMINAL)
  }
}

/** Runs a command in a container and passes its exit code on. */
export function* runRemote(
  context: CommandContext,
  pod: Manifest,
  container: string,
  command: string[],
): Steps<undefined> {
  const { flags, io } = context
  const stdin = flags.bool('stdin')
  const interactive = stdin && io.terminal === true
  const tty = interactive && flags.bool('tty')
  const code = yield* followSession(context, pod, {
    ...{ subresource: 'exec', container, interactive },
    body: { command, ...(interactive ? { open: true, tty } : stdin ? { stdin: io.stdin } : {}) },
  })
  if (code === 0) return undefined
  throw new KubectlError(`command terminated with exit code ${code}`, true, code)
}

/** The words of the line as what and in what. @throws KubectlError */
function readArguments(context: CommandContext): { resource: string; command: string[] } {
  const { args, argsAtDash, flags } = context
  const fromFile = flags.list('filename').length > 0
  if ((args.length === 0 || argsAtDash === 0) && !fromFile) {
    throw new KubectlError('pod, type/name or --filename must be specified')
  }
  if (fromFile) return { resource: '', command: argsAtDash > 0 ? args.slice(argsAtDash) : args }
  if (argsAtDash < 0 && args.length > 1) {
    throw usageError(
      context,
      'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead',
    )
  }
  return { resource: args[0]!, command: argsAtDash < 0 ? [] : args.slice(argsAtDash) }
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags } = context
  checkPodRunningTimeout(context)
  const { resource, command } = readArguments(context)
  if (command.length === 0) throw new KubectlError('you must specify at least one command for the container')
  const named = resource || objectOfFile(context)
  const pod = yield* attachablePod(context, named)
  refuseCompleted(pod, 'exec into')
  const container = chooseContainer(context, pod, flags.string('container'), flags.bool('quiet'))
  warnWithoutTerminal(context)
  return yield* runRemote(context, pod, container, command)
}

function objectOfFile(context: CommandContext): string {
  const { infos } = findInfos(context, { args: [], filenames: context.flags.list('filename'), latest: true })
  const [info] = infos
  if (!info) throw new KubectlError('expected a resource')
  return `${info.mapping.resource}/${info.name}`
}

export const exec = defineCommand({
  use: 'exec (POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
  short: 'Execute a command in a container',
  group: 'Troubleshooting and Debugging Commands:',
  examples: `
    # The date in the first container of a pod
    kubectl exec web -- date

    # A command in one container of several
    kubectl exec web -c sidecar -- ls /var/log

    # A shell
    kubectl exec -it web -- sh
  `,
  flags: [
    FILENAME_FLAGS[0]!,
    { name: 'container', short: 'c', type: 'string', usage: 'The container; the first one otherwise.' },
    { name: 'pod-running-timeout', type: 'duration', default: '1m0s', usage: 'How long to wait for a pod.' },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Print only what the command prints.' },
    { name: 'stdin', short: 'i', type: 'bool', usage: 'Pass standard input to the container.' },
    { name: 'tty', short: 't', type: 'bool', usage: 'Standard input is a terminal.' },
  ],
  run,
})
