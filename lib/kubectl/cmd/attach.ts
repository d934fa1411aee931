import { type CommandContext, defineCommand } from '../cli/command'
import { resourcePath } from '../client/rest-client'
import { KubectlError } from '../errors'
import { dig, digList } from '../go-format'
import type { Steps } from '../io'
import { announceSession } from './exec'
import { connect, refuseCompleted } from './exec-request'
import { attachablePod, checkPodRunningTimeout, chooseContainer } from './pod-choice'

const POLL = 500

/** Shows what the container's process prints from now on, until it ends. */
function* run(context: CommandContext): Steps<undefined> {
  const { args, client, flags, mapper } = context
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
  connect(context, pod, 'attach', { container })
  const { name = '', namespace } = pod.metadata ?? {}
  const pods = mapper.get('pods')
  const log = () =>
    String(client.request('GET', resourcePath(pods, namespace, name, 'log'), { query: { container } }) ?? '')
  let seen = log().length
  for (;;) {
    yield { kind: 'sleep', ms: POLL, follows: true }
    const now = client.find(pods, namespace, name)
    const statuses = now ? digList(now, 'status', 'containerStatuses') : []
    const status = statuses.find((one) => one.name === container)
    if (!now || !dig(status, 'state', 'running')) return undefined
    const text = log()
    context.out(text.slice(seen))
    seen = text.length
  }
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
