import { formatSelector, selectorFromLabelSelector, selectorFromSet } from '@/lib/cluster/apimachinery/labels'
import type { CommandContext } from '../../cli/command'
import type { Manifest } from '../../client/rest-client'
import { isNotFound, KubectlError } from '../../errors'
import { dig, digList, digMap, digString, quote } from '../../go-format'
import type { Steps } from '../../io'
import { fetchInfo, findInfos, findTarget, type Info } from '../../resource/resource-finder'

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container'
const POLL = 100

/** One container whose log is shown. */
export interface LogTarget {
  pod: Manifest
  container: string
}

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

function allContainers(pod: Manifest): string[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) =>
    digList(pod, 'spec', field).map((one) => digString(one, 'name')),
  )
}

/** The container that is meant when none is named; says so when there are others. */
export function chooseContainer(context: CommandContext, pod: Manifest, asked: string): string {
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
  if (names.length > 1) context.err(`Defaulted container ${quote(first)} out of: ${containerNames(pod)}\n`)
  return first
}

/** The label selector of the pods behind a workload or a Service. @throws KubectlError */
function podSelector(info: Info): string {
  const { kind, version } = info.mapping
  const selector = dig(info.object, 'spec', 'selector')
  if (kind === 'Service' || kind === 'ReplicationController') {
    if (Object.keys(digMap(selector)).length === 0) {
      throw new KubectlError(
        `cannot get the logs from *${version}.${kind}: invalid service ${quote(info.name)}: Service is defined without a selector`,
      )
    }
    return formatSelector(selectorFromSet(digMap(selector)))
  }
  if (['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'].includes(kind)) {
    const parsed = selectorFromLabelSelector(selector as Parameters<typeof selectorFromLabelSelector>[0])
    return parsed ? formatSelector(parsed) : ''
  }
  throw new KubectlError(
    `cannot get the logs from *${version}.${kind}: selector for *${version}.${kind} not implemented`,
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

function* podsBehind(context: CommandContext, info: Info): Steps<Manifest[]> {
  const labelSelector = podSelector(info)
  const deadline = context.io.now() + context.flags.number('pod-running-timeout')
  for (;;) {
    const pods = context.client.list(context.mapper.get('pods'), info.namespace, { labelSelector }).items
    if (pods.length > 0) return byLogging(pods)
    if (context.io.now() >= deadline) throw new KubectlError('timed out waiting for the condition')
    yield { kind: 'sleep', ms: POLL }
  }
}

/** The object that `logs` names, as the words that it uses for missing ones want it. */
function namedObject(context: CommandContext, resource: string): Info {
  const args = resource.includes('/') ? [resource] : ['pods', resource]
  const target = findTarget(context, { args })
  const item = target.form === 'named' ? target.items[0] : undefined
  if (!item) throw new KubectlError('expected a resource')
  try {
    return fetchInfo(context, item)
  } catch (error) {
    if (!isNotFound(error)) throw error
    const { namespace } = context.config.namespace()
    throw new KubectlError(
      `error from server (NotFound): ${(error as Error).message} in namespace ${quote(namespace)}`,
    )
  }
}

function targetsOf(context: CommandContext, pods: Manifest[], container: string): LogTarget[] {
  const every = context.flags.bool('all-containers')
  return pods.flatMap((pod) =>
    every
      ? allContainers(pod).map((name) => ({ pod, container: name }))
      : [{ pod, container: chooseContainer(context, pod, container) }],
  )
}

/** Every container whose log is asked for. */
export function* findLogTargets(
  context: CommandContext,
  resource: string,
  container: string,
): Steps<LogTarget[]> {
  const { flags } = context
  if (flags.string('selector')) {
    const { infos } = findInfos(context, { args: ['pods'], labelSelector: flags.string('selector') })
    if (infos.length === 0)
      context.err(`No resources found in ${context.config.namespace().namespace} namespace.\n`)
    return targetsOf(
      context,
      infos.map((info) => info.object),
      container,
    )
  }
  const info = namedObject(context, resource)
  if (info.mapping.kind === 'Pod') return targetsOf(context, [info.object], container)
  const pods = yield* podsBehind(context, info)
  if (flags.bool('all-pods')) return targetsOf(context, pods, container)
  if (pods.length > 1) context.err(`Found ${pods.length} pods, using pod/${pods[0]!.metadata?.name}\n`)
  return targetsOf(context, pods.slice(0, 1), container)
}
