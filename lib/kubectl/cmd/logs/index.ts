import { type CommandContext, defineCommand } from '../../cli/command'
import { SELECTOR_FLAG } from '../../cli/common-flags'
import { resourcePath } from '../../client/rest-client'
import { asKubectlError, KubectlError } from '../../errors'
import { dig, digList } from '../../go-format'
import type { Steps } from '../../io'
import { checkPodRunningTimeout } from '../pod-choice'
import { readLogRequest } from './log-options'
import { findLogTargets, type LogTarget } from './log-targets'

const POLL = 500

function readLog(context: CommandContext, target: LogTarget, query: Record<string, string>): string {
  const { name = '', namespace } = target.pod.metadata ?? {}
  const path = resourcePath(context.mapper.get('pods'), namespace, name, 'log')
  const body = context.client.request('GET', path, { query: { ...query, container: target.container } })
  return typeof body === 'string' ? body : ''
}

function show(context: CommandContext, target: LogTarget, text: string): void {
  const { flags } = context
  if (!flags.bool('prefix') && !flags.bool('all-pods')) {
    context.out(text)
    return
  }
  const prefix = `[pod/${target.pod.metadata?.name}/${target.container}] `
  context.out(text.replace(/^(?=.)/gm, prefix))
}

function hasEnded(context: CommandContext, target: LogTarget): boolean {
  const { name = '', namespace } = target.pod.metadata ?? {}
  const pod = context.client.find(context.mapper.get('pods'), namespace, name)
  if (!pod) return true
  const statuses = [
    ...digList(pod, 'status', 'containerStatuses'),
    ...digList(pod, 'status', 'initContainerStatuses'),
  ]
  const status = statuses.find((one) => one.name === target.container)
  return Boolean(dig(status, 'state', 'terminated'))
}

/** `-f`: what is new, until the processes end. */
function* follow(context: CommandContext, targets: LogTarget[], query: Record<string, string>): Steps {
  // A window that moves with the time or counts from the end would hide how much was shown.
  const { tailLines: _, sinceSeconds: __, sinceTime: ___, ...rest } = query
  const shown = new Map(targets.map((target) => [target, readLog(context, target, rest).length]))
  while (targets.some((target) => !hasEnded(context, target))) {
    yield { kind: 'sleep', ms: POLL, follows: true }
    for (const target of targets) {
      const text = readLog(context, target, rest)
      show(context, target, text.slice(shown.get(target) ?? 0))
      shown.set(target, text.length)
    }
  }
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags } = context
  checkPodRunningTimeout(context, false)
  const { resource, container, query } = readLogRequest(context)
  const targets = yield* findLogTargets(context, resource, container)
  const limit = flags.number('max-log-requests')
  if (flags.bool('follow') && targets.length > limit) {
    throw new KubectlError(
      `you are attempting to follow ${targets.length} log streams, but maximum allowed concurrency is ${limit}, use --max-log-requests to increase the limit`,
    )
  }
  for (const target of targets) {
    try {
      show(context, target, readLog(context, target, query))
    } catch (error) {
      if (!flags.bool('ignore-errors')) throw error
      context.out(`error: ${asKubectlError(error).message}\n`)
    }
  }
  if (flags.bool('follow')) yield* follow(context, targets, query)
  return undefined
}

export const logs = defineCommand({
  use: 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]',
  short: 'Print the logs for a container in a pod',
  group: 'Troubleshooting and Debugging Commands:',
  examples: `
    # The last ten lines
    kubectl logs web --tail=10

    # One container of several
    kubectl logs web -c sidecar

    # The run before the last restart
    kubectl logs web --previous
  `,
  flags: [
    SELECTOR_FLAG,
    { name: 'all-containers', type: 'bool', usage: 'All containers of the pods.' },
    { name: 'all-pods', type: 'bool', usage: 'All pods of the workload; sets --prefix.' },
    { name: 'container', short: 'c', type: 'string', usage: 'The container.' },
    { name: 'follow', short: 'f', type: 'bool', usage: 'Go on with what is new.' },
    { name: 'ignore-errors', type: 'bool', usage: 'Go on after errors.' },
    {
      name: 'insecure-skip-tls-verify-backend',
      type: 'bool',
      usage: "Do not check the kubelet's certificate.",
    },
    { name: 'limit-bytes', type: 'int64', default: '0', usage: 'How many bytes at most; zero has no limit.' },
    { name: 'max-log-requests', type: 'int', default: '5', usage: 'How many logs to follow at a time.' },
    { name: 'pod-running-timeout', type: 'duration', default: '20s', usage: 'How long to wait for a pod.' },
    { name: 'prefix', type: 'bool', usage: 'Put pod and container before each line.' },
    { name: 'previous', short: 'p', type: 'bool', usage: 'The run before the last restart.' },
    { name: 'since', type: 'duration', default: '0s', usage: 'Only lines newer than this.' },
    { name: 'since-time', type: 'string', usage: 'Only lines after this date (RFC 3339).' },
    { name: 'tail', type: 'int64', default: '-1', usage: 'How many of the last lines; -1 shows all.' },
    { name: 'timestamps', type: 'bool', usage: 'Put the time before each line.' },
  ],
  run,
})
