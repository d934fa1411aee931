import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { resourcePath } from '../client/rest-client'
import { KubectlError } from '../errors'
import { dig, digString } from '../go-format'
import type { Steps } from '../io'
import { deleteInfos } from './delete'
import { announceSession } from './exec'
import { connect, type RemoteResult } from './exec-request'
import { joinProcess } from './join-process'

const POLL = 100

/**
 * `kubectl run -i`: waits for the pod, shows what its process printed, and passes its exit code on.
 * Differs: without a terminal the output appears when the process has ended.
 */
export function* attachAndWait(context: CommandContext, pod: Manifest): Steps<number | undefined> {
  const { client, flags, io } = context
  const mapping = context.mapper.forKind('v1', 'Pod')
  const name = pod.metadata?.name ?? ''
  const namespace = pod.metadata?.namespace
  const deadline = io.now() + flags.number('pod-running-timeout')
  const info = { mapping, namespace, name, object: pod }
  try {
    let phase = ''
    for (;;) {
      phase = digString(client.get(mapping, namespace, name), 'status', 'phase')
      if (phase !== 'Pending') break
      if (io.now() >= deadline) throw new KubectlError('timed out waiting for the condition')
      yield { kind: 'sleep', ms: POLL }
    }
    if (phase === 'Running') announceSession(context)
    const container = digString(pod, 'spec', 'containers', 0, 'name')
    if (phase === 'Running' && io.terminal && flags.bool('stdin')) {
      const shown = client.request('GET', resourcePath(mapping, namespace, name, 'log'))
      if (typeof shown === 'string') context.out(shown.replace(/\n$/, ''))
      yield* joinProcess(context, pod, container || name)
      return undefined
    }
    if (phase === 'Running' && flags.bool('stdin')) {
      const { session } = connect(context, pod, 'attach', {
        container,
        body: { stdin: true },
      }) as RemoteResult
      if (session !== undefined)
        connect(context, pod, 'attach', { container, body: { session, input: io.stdin, close: true } })
    }
    const waits = flags.string('restart') !== 'Always' && !flags.bool('leave-stdin-open')
    const ends = flags.string('restart') === 'OnFailure' ? ['Succeeded'] : ['Succeeded', 'Failed']
    while (waits && !ends.includes(phase)) {
      yield { kind: 'sleep', ms: POLL }
      phase = digString(client.get(mapping, namespace, name), 'status', 'phase')
    }
    const log = client.request('GET', resourcePath(mapping, namespace, name, 'log'))
    if (typeof log === 'string') context.out(log)
    return waits ? exitCodeOf(context, client.get(mapping, namespace, name)) : undefined
  } finally {
    if (flags.bool('rm')) {
      yield* deleteInfos(context, [info], [], {
        dryRun: 'none',
        gracePeriod: -1,
        force: false,
        cascade: 'Background',
        wait: false,
        timeout: 0,
        ignoreNotFound: true,
        quiet: flags.bool('quiet'),
      })
    }
  }
}

function exitCodeOf(context: CommandContext, pod: Manifest): number | undefined {
  if (digString(pod, 'status', 'phase') !== 'Failed') return undefined
  const terminated = dig(pod, 'status', 'containerStatuses', 0, 'state', 'terminated')
  const { namespace = '', name = '' } = pod.metadata ?? {}
  const code = Number(dig(terminated, 'exitCode') ?? 0)
  if (code === 0) throw new KubectlError(`pod ${namespace}/${name} failed with unknown exit code`)
  context.err(`pod ${namespace}/${name} terminated (${digString(terminated, 'reason')})\n`)
  return code
}
