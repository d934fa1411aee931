import { type CommandContext, defineCommand } from '../../cli/command'
import { FILENAME_FLAGS } from '../../cli/common-flags'
import type { Manifest } from '../../client/rest-client'
import { KubectlError } from '../../errors'
import { digList, isMap, type JsonMap, quote } from '../../go-format'
import type { Steps } from '../../io'
import { findInfos, type Info } from '../../resource/resource-finder'
import { showWhenRunning } from './attach-debug'
import { withCustomProfile } from './custom-profile'
import {
  containerName,
  type DebugRequest,
  fillContainer,
  randomSuffix,
  readDebugRequest,
} from './debug-container'
import { applyProfile, type DebugStyle, type KeepFlags, warnOfUser } from './profiles'

/** Pods or nodes: `debug NAME` means a pod. */
function findSubjects(context: CommandContext, { targets }: DebugRequest): Info[] {
  const { infos, errors } = findInfos(context, {
    args: targets.map((word) => (word.includes('/') ? word : `pods/${word}`)),
    filenames: context.flags.list('filename'),
  })
  if (errors[0]) throw errors[0]
  return infos
}

function keepFlags(context: CommandContext): KeepFlags {
  const { flags } = context
  return {
    labels: flags.bool('keep-labels'),
    annotations: flags.bool('keep-annotations'),
    liveness: flags.bool('keep-liveness'),
    readiness: flags.bool('keep-readiness'),
    startup: flags.bool('keep-startup'),
    initContainers: flags.bool('keep-init-containers'),
  }
}

function profile(context: CommandContext, style: DebugStyle, pod: Manifest, container: JsonMap): void {
  applyProfile(context.flags.string('profile'), style, pod, container, keepFlags(context))
}

/** Adds an ephemeral container to the running pod. */
function addEphemeral(context: CommandContext, request: DebugRequest, info: Info) {
  const name = containerName(context, request, info.object)
  const container: JsonMap = { name, resources: {}, terminationMessagePolicy: 'File' }
  fillContainer(context, request, container)
  const target = context.flags.string('target')
  if (target) container.targetContainerName = target
  profile(context, 'ephemeral', structuredClone(info.object), container)
  const custom = withCustomProfile(container, request.custom)
  warnOfUser(context, info.object, custom)
  const others = digList(info.object, 'spec', 'ephemeralContainers').filter((one) => one.name !== name)
  const object = context.client.patch(
    { mapping: info.mapping, namespace: info.namespace, name: info.name, subresource: 'ephemeralcontainers' },
    'strategic-merge-patch',
    { spec: { ephemeralContainers: [...others, custom] } },
  )
  return { pod: object, container: name }
}

function copyOf(context: CommandContext, request: DebugRequest, pod: Manifest): Manifest {
  const { flags } = context
  const { labels, annotations, namespace } = pod.metadata ?? {}
  const spec = structuredClone(isMap(pod.spec) ? pod.spec : {})
  delete spec.ephemeralContainers
  if (flags.changed('share-processes')) spec.shareProcessNamespace = flags.bool('share-processes')
  if (!flags.bool('same-node')) delete spec.nodeName
  for (const container of digList(spec, 'containers')) {
    const image = request.images[String(container.name)] ?? request.images['*']
    if (image) container.image = image
  }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: flags.string('copy-to'), namespace, labels, annotations },
    spec,
  }
}

/** The copied pod, and the container that is debugged in it ('' when only images were set). */
function copyPod(context: CommandContext, request: DebugRequest, pod: Manifest) {
  const copy = copyOf(context, request, pod)
  const spec = copy.spec as JsonMap
  const containers = digList(spec, 'containers')
  let container = [...containers, ...digList(spec, 'initContainers')].find(
    (one) => request.container && one.name === request.container,
  )
  if (!container) {
    if (!request.image) {
      if (Object.keys(request.images).length > 0) return { copy, container: '' }
      throw new KubectlError('you must specify image when creating new container')
    }
    container = { name: containerName(context, request, copy), terminationMessagePolicy: 'File' }
    containers.push(container)
    spec.containers = containers
  }
  fillContainer(context, request, container)
  profile(context, 'copy', copy, container)
  const name = String(container.name)
  const custom = withCustomProfile(container, request.custom)
  if (request.custom && !containers.includes(container)) {
    throw new KubectlError(`unable to find the ${name} container in the pod ${copy.metadata?.name}`)
  }
  spec.containers = containers.map((one) => (one === container ? custom : one))
  if (containers.includes(container)) warnOfUser(context, copy, custom)
  return { copy, container: name }
}

function createCopy(context: CommandContext, request: DebugRequest, info: Info) {
  const { copy, container } = copyPod(context, request, info.object)
  const pod = context.client.create(info.mapping, info.namespace, copy, {})
  if (context.flags.bool('replace')) {
    context.client.delete(info.mapping, info.namespace, info.name, { gracePeriodSeconds: 0 })
  }
  return { pod, container }
}

function createOnNode(context: CommandContext, request: DebugRequest, info: Info) {
  const { config, client, mapper, flags } = context
  const name = request.container || 'debugger'
  const { namespace } = config.namespace()
  const podName = `node-debugger-${info.name}-${randomSuffix(context)}`
  if (!flags.bool('quiet')) {
    context.out(`Creating debugging pod ${podName} with container ${name} on node ${info.name}.\n`)
  }
  const container: JsonMap = { name, terminationMessagePolicy: 'File' }
  fillContainer(context, request, container)
  const spec: JsonMap = {
    containers: [container],
    nodeName: info.name,
    restartPolicy: 'Never',
    tolerations: [{ operator: 'Exists' }],
  }
  const pod: Manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: podName, namespace, labels: { 'app.kubernetes.io/managed-by': 'kubectl-debug' } },
    spec,
  }
  profile(context, 'node', pod, container)
  spec.containers = [withCustomProfile(container, request.custom)]
  return { pod: client.create(mapper.get('pods'), namespace, pod, {}), container: name }
}

function start(context: CommandContext, request: DebugRequest, info: Info) {
  const { group, version, kind } = info.mapping
  if (kind === 'Node' && group === '') return createOnNode(context, request, info)
  if (kind !== 'Pod' || group !== '') {
    throw new KubectlError(`${quote(`${group}/${version}, Kind=${kind}`)} not supported by debug`)
  }
  return context.flags.string('copy-to')
    ? createCopy(context, request, info)
    : addEphemeral(context, request, info)
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags } = context
  const request = readDebugRequest(context)
  for (const info of findSubjects(context, request)) {
    const { pod, container } = start(context, request, info)
    const attach = flags.changed('attach') ? flags.bool('attach') : flags.bool('stdin')
    if (attach && container) yield* showWhenRunning(context, pod, container)
  }
  return undefined
}

export const debug = defineCommand({
  use: 'debug (POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]',
  short: 'Create debugging sessions for troubleshooting workloads and nodes',
  group: 'Troubleshooting and Debugging Commands:',
  examples: `
    # A container with tools beside the ones of a running pod
    kubectl debug web -it --image=busybox:1.36 --target=web

    # A copy of a pod whose container runs a shell
    kubectl debug web -it --copy-to=web-debug --container=web -- sh

    # A pod that sees a node's files below /host
    kubectl debug node/worker-1 -it --image=busybox:1.36
  `,
  flags: [
    FILENAME_FLAGS[0]!,
    { name: 'arguments-only', type: 'bool', usage: 'What stands behind -- are arguments, not a command.' },
    { name: 'attach', type: 'bool', usage: 'Attach to the container once it runs; true with -i.' },
    { name: 'container', short: 'c', type: 'string', usage: 'The name of the debugging container.' },
    { name: 'copy-to', type: 'string', usage: 'Debug a copy of the pod with this name.' },
    { name: 'custom', type: 'string', usage: 'A file with a partial container to use.' },
    { name: 'env', type: 'stringToString', usage: 'Environment variables, NAME=VALUE.' },
    { name: 'image', type: 'string', usage: 'The image of the debugging container.' },
    { name: 'image-pull-policy', type: 'string', usage: 'Always, IfNotPresent or Never.' },
    { name: 'keep-annotations', type: 'bool', usage: 'Keep the annotations in a copy.' },
    { name: 'keep-init-containers', type: 'bool', default: 'true', usage: 'Run init containers in a copy.' },
    { name: 'keep-labels', type: 'bool', usage: 'Keep the labels in a copy.' },
    { name: 'keep-liveness', type: 'bool', usage: 'Keep liveness probes in a copy.' },
    { name: 'keep-readiness', type: 'bool', usage: 'Keep readiness probes in a copy.' },
    { name: 'keep-startup', type: 'bool', usage: 'Keep startup probes in a copy.' },
    {
      name: 'profile',
      type: 'string',
      default: 'general',
      usage: 'The rights: general, baseline, restricted, netadmin or sysadmin.',
    },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'No messages.' },
    { name: 'replace', type: 'bool', usage: 'Delete the pod that is copied.' },
    { name: 'same-node', type: 'bool', usage: 'Put the copy on the same node.' },
    { name: 'set-image', type: 'stringToString', usage: 'NAME=IMAGE for containers of a copy; * for all.' },
    {
      name: 'share-processes',
      type: 'bool',
      default: 'true',
      usage: 'Containers of a copy see the processes of each other.',
    },
    { name: 'stdin', short: 'i', type: 'bool', usage: 'Keep standard input open.' },
    { name: 'target', type: 'string', usage: 'The container whose processes are seen.' },
    { name: 'tty', short: 't', type: 'bool', usage: 'Give the container a terminal.' },
  ],
  run,
})
