import { formatSelector, selectorFromLabelSelector, selectorFromSet } from '@/lib/cluster/apimachinery/labels'
import { type CommandContext, usageError } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { dig, digList, digMap, digString, quote } from '../go-format'
import type { Steps } from '../io'
import { fetchInfo, findTarget, type Info } from '../resource/resource-finder'

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container'
const POLL = 100

/** `app, sidecar, setup (init), debugger (ephem)` */
export function containerNames(pod: Manifest): string {
  const named = (field: string, suffix: string) =>
    digList(pod, 'spec', field).map((one) => `${digString(one, 'name')}${suffix}`)
  return [
    ...named('containers', ''),
    ...named('initContainers', ' (init)'),
    ...named('ephemeralContainers', ' (ephem)'),
  ].join(', ')
}

/** Names, init containers first. */
export function allContainers(pod: Manifest): string[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) =>
    digList(pod, 'spec', field).map((one) => digString(one, 'name')),
  )
}

/** The container that is meant when none is named; says so when there are others. */
export function chooseContainer(
  context: CommandContext,
  pod: Manifest,
  asked: string,
  quiet = false,
): string {
  const names = allContainers(pod)
  const preset = pod.metadata?.annotations?.[DEFAULT_CONTAINER]
  const container = asked || (preset && names.includes(preset) ? preset : '')
  if (container) {
    if (names.includes(container)) return container
    throw new KubectlError(
      `container ${container} is not valid for pod ${pod.metadata?.name} out of: ${containerNames(pod)}`,
    )
  }
  const first = digString(pod, 'spec', 'containers', 0, 'name')
  if (names.length > 1 && !quiet)
    context.err(`Defaulted container ${quote(first)} out of: ${containerNames(pod)}\n`)
  return first
}

/** The label selector of the pods behind a workload or a Service. `purpose`: what it is wanted for. @throws KubectlError */
function podSelector(info: Info, purpose: string): string {
  const { kind, version } = info.mapping
  const selector = dig(info.object, 'spec', 'selector')
  if (kind === 'Service' || kind === 'ReplicationController') {
    if (Object.keys(digMap(selector)).length === 0) {
      throw new KubectlError(
        `cannot ${purpose} *${version}.${kind}: invalid service '${info.name}': Service is defined without a selector`,
      )
    }
    return formatSelector(selectorFromSet(digMap(selector)))
  }
  if (['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'].includes(kind)) {
    const parsed = selectorFromLabelSelector(selector as Parameters<typeof selectorFromLabelSelector>[0])
    return parsed ? formatSelector(parsed) : ''
  }
  throw new KubectlError(
    `cannot ${purpose} *${version}.${kind}: selector for *${version}.${kind} not implemented`,
  )
}

/** Pods in the order in which logs prefer them: running and ready ones first. */
function byLogging(pods: Manifest[]): Manifest[] {
  const phases = ['Running', 'Unknown', 'Pending']
  const rank = (pod: Manifest) => {
    const phase = phases.indexOf(digString(pod, 'status', 'phase'))
    const ready = digList(pod, 'status', 'conditions').some(
      (one) => one.type === 'Ready' && one.status === 'True',
    )
    return (digString(pod, 'spec', 'nodeName') ? 0 : 100) + (phase < 0 ? 30 : phase * 10) + (ready ? 0 : 1)
  }
  return [...pods].sort((a, b) => rank(a) - rank(b))
}

/** Refuses a `--pod-running-timeout` that leaves no time; `usage`: as a mistake of the line. @throws KubectlError */
export function checkPodRunningTimeout(context: CommandContext, usage = true): void {
  if (context.flags.number('pod-running-timeout') > 0) return
  const text = '--pod-running-timeout must be higher than zero'
  throw usage ? usageError(context, text) : new KubectlError(text)
}

/** The pods of a workload or Service, the best one first; waits for one. @throws KubectlError */
export function* podsBehind(context: CommandContext, info: Info, purpose: string): Steps<Manifest[]> {
  const labelSelector = podSelector(info, purpose)
  const deadline = context.io.now() + context.flags.number('pod-running-timeout')
  for (;;) {
    const pods = context.client.list(context.mapper.get('pods'), info.namespace, { labelSelector }).items
    if (pods.length > 0) return byLogging(pods)
    if (context.io.now() >= deadline) throw new KubectlError('timed out waiting for the condition')
    yield { kind: 'sleep', ms: POLL }
  }
}

/** The object that a command names: `POD` or `TYPE/NAME`. */
export function namedInfo(context: CommandContext, resource: string): Info {
  const target = findTarget(context, { args: resource.includes('/') ? [resource] : ['pods', resource] })
  const item = target.form === 'named' ? target.items[0] : undefined
  if (!item) throw new KubectlError('expected a resource')
  return fetchInfo(context, item)
}

/** The pod to attach to: the one named, or the best one behind what is named. @throws KubectlError */
export function* attachablePod(context: CommandContext, resource: string): Steps<Manifest> {
  const info = namedInfo(context, resource)
  if (info.mapping.kind === 'Pod') return info.object
  const pods = yield* podsBehind(context, info, 'attach to')
  return pods[0]!
}
