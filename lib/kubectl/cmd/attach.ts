import { type CommandContext, defineCommand } from '../cli/command'
import { KubectlError } from '../errors'
import type { Steps } from '../io'
import { announceSession } from './exec'
import { refuseCompleted } from './exec-request'
import { attachablePod, checkPodRunningTimeout, chooseContainer } from './pod-choice'
import { followSession } from './session'

/** Shows what the container's process prints from now on, until it ends. */
function* run(context: CommandContext): Steps<undefined> {
  const { args, flags } = context
  checkPodRunningTimeout(context)
  if (args.length === 0) throw new KubectlError('at least 1 argument is required for attach')
  if (args.length > 2) {
    throw new KubectlError(
      `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${args.length}: [${args.join(' ')}]`,
    )
  }
  const pod = yield* attachablePod(context, args.join('/'))
  refuseCompleted(pod, 'attach')
  const container = chooseContainer(context, pod, flags.string('container'), flags.bool('quiet'))
  announceSession(context)
  const interactive = flags.bool('stdin') && context.io.terminal === true
  yield* followSession(context, pod, {
    ...{ subresource: 'attach', container, interactive },
    body: { stdin: flags.bool('stdin'), ...(interactive && flags.bool('tty') ? { tty: true } : {}) },
  })
  return undefined
}

export const attach = defineCommand({
  use: 'attach (POD | TYPE/NAME) -c CONTAINER',
  short: 'Attach to a running container',
  group: 'Troubleshooting and Debugging Commands:',
  examples: `
    # What the process of a pod prints from now on
    kubectl attach web

    # Its standard input as well
    kubectl attach web -c app -i -t
  `,
  flags: [
    { name: 'container', short: 'c', type: 'string', usage: 'The container; the first one otherwise.' },
    {
      name: 'detach-keys',
      type: 'string',
      default: 'ctrl-p,ctrl-q',
      usage: 'Keys that leave the container running.',
    },
    { name: 'pod-running-timeout', type: 'duration', default: '1m0s', usage: 'How long to wait for a pod.' },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Print only what the process prints.' },
    { name: 'stdin', short: 'i', type: 'bool', usage: 'Pass standard input to the container.' },
    { name: 'tty', short: 't', type: 'bool', usage: 'Standard input is a terminal.' },
  ],
  run,
})
