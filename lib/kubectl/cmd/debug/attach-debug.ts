import type { CommandContext } from '../../cli/command'
import { type Manifest, resourcePath } from '../../client/rest-client'
import { dig, digList, digString } from '../../go-format'
import type { Steps } from '../../io'
import { announceSession } from '../exec'
import { feedProcess, joinProcess } from '../join-process'

const POLL = 500
const FIELDS = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses']

function stateOf(pod: Manifest | undefined, container: string): unknown {
  const statuses = FIELDS.flatMap((field) => digList(pod, 'status', field))
  return dig(
    statuses.find((one) => one.name === container),
    'state',
  )
}

/** Waits until a container runs or has ended, and shows what it printed; input goes to a shell in it. */
export function* showWhenRunning(context: CommandContext, pod: Manifest, container: string): Steps {
  const { client, flags, io, mapper } = context
  const { name = '', namespace } = pod.metadata ?? {}
  const pods = mapper.get('pods')
  let state: unknown
  let version = ''
  do {
    yield { kind: 'sleep', ms: POLL }
    const now = client.get(pods, namespace, name)
    state = stateOf(now, container)
    const message = digString(state, 'waiting', 'message')
    // Whatever changes in the pod says it again.
    if (message && now.metadata?.resourceVersion !== version && !flags.bool('quiet')) {
      context.err(`Warning: container ${container}: ${message}\n`)
    }
    version = now.metadata?.resourceVersion ?? ''
  } while (!dig(state, 'running') && !dig(state, 'terminated'))
  if (dig(state, 'running')) announceSession(context)
  const path = resourcePath(pods, namespace, name, 'log')
  const log = client.request('GET', path, { query: { container } })
  const joins = dig(state, 'running') && flags.bool('stdin') && io.terminal
  // A prompt stays open for what is typed.
  if (typeof log === 'string') context.out(joins ? log.replace(/\n$/, '') : log)
  if (!dig(state, 'running') || !flags.bool('stdin')) return
  if (io.terminal) yield* joinProcess(context, pod, container)
  else if (io.stdin !== '') yield* feedProcess(context, pod, container)
}
