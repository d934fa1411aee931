import { type KubeObject, keyOf, type Node, type Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { Component, ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import { mirroredHash, runtimeUid } from '@/lib/cluster/host/static-pod'
import { mirrorKeys, STATIC_PODS } from '@/lib/cluster/kubelet/mirror-keys'
import { NODE, RUNTIME_PATIENCE, type Sync } from '@/lib/cluster/kubelet/node-context'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { Network } from '@/lib/cluster/kubelet/process/network'
import { canonicalImage } from '@/lib/cluster/kubelet/pull'
import { planRefresh } from '@/lib/cluster/kubelet/refresh-volumes'
import { allContainers, isRunning, type KubeletState, type PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { syncPod } from '@/lib/cluster/kubelet/sync-pod'
import { podFolder } from '@/lib/cluster/kubelet/volume-place'
import { mountsSource } from '@/lib/cluster/kubelet/volumes'

import { part } from '@/lib/cluster/sim/parts'

/** Its thresholds of eviction may be in it. */
const CONFIG = '/var/lib/kubelet/config.yaml'

export type { ExecRequest, ExecResult } from '@/lib/cluster/kubelet/exec'
export type { KubeletState } from '@/lib/cluster/kubelet/runtime'

type Context = ComponentContext<KubeletState>

/** `10.244.1.0/24` and 7 → `10.244.1.7` */
function addressIn(cidr: string, number: number): string {
  const [a = '10', b = '244', c = '0'] = cidr.split(/[./]/)
  return `${a}.${b}.${Number(c) + Math.floor(number / 256)}.${number % 256}`
}

/** The next free address of the node's pod network; .0 and .1 are the network and its bridge. */
function allocateIp(ctx: Context, pod: Pod, nodeName: string, hostIP: string): string {
  if (pod.spec.hostNetwork) return hostIP
  const node = ctx.lister.get('nodes', undefined, nodeName)
  const cidr = node?.spec.podCIDR ?? '10.244.0.0/24'
  const pods = Object.values(ctx.state.pods)
  for (let tries = 0; tries < 254; tries++) {
    ctx.state.lastIp = ctx.state.lastIp >= 254 ? 2 : ctx.state.lastIp + 1
    const ip = addressIn(cidr, ctx.state.lastIp)
    if (!pods.some((pod) => pod.ip === ip)) return ip
  }
  return addressIn(cidr, 254)
}

function hostIpOf(ctx: Context, nodeName: string): string {
  // Before its Node is there, static pods run already.
  const { addresses } = ctx.lister.get('nodes', undefined, nodeName)?.status ?? ctx.state.machine ?? {}
  return addresses?.find(({ type }) => type === 'InternalIP')?.address ?? ''
}

const MIRROR = 'kubernetes.io/config.mirror'

function runtimeOf(ctx: Context, pod: Pod, nodeName: string): PodRuntime {
  const uid = runtimeUid(pod)
  const known = ctx.state.pods[uid]
  if (known) return known
  // A mirror shows what ran before there was an API server to tell: its sandbox and images are there.
  const isMirror = pod.metadata.annotations?.[MIRROR] !== undefined
  if (isMirror)
    for (const { image = '' } of pod.spec.containers) ctx.state.images[canonicalImage(image)] = true
  const made: PodRuntime = {
    uid,
    key: keyOf(pod),
    startTime: ctx.now(),
    ip: allocateIp(ctx, pod, nodeName, hostIpOf(ctx, nodeName)),
    sandboxReady: isMirror,
    containers: {},
  }
  ctx.state.pods[uid] = made
  return made
}

/** What ran of a pod that is gone from the API (a forced deletion) is stopped without more ado. */
function forget(ctx: Context, pod: Pod, host: NodeHost): void {
  const runtime = ctx.state.pods[pod.metadata.uid]
  if (!runtime) return
  if (!runtime.killing)
    for (const container of allContainers(pod))
      if (isRunning(runtime.containers[container.name]))
        ctx.record(pod as unknown as KubeObject, {
          type: 'Normal',
          reason: 'Killing',
          message: `Stopping container ${container.name}`,
          fieldPath: `spec.containers{${container.name}}`,
        })
  part('kubeletLate').keepRulesOf(ctx, runtime)
  delete ctx.state.pods[pod.metadata.uid]
  host.remove(podFolder(pod.metadata.uid))
}

/** Under this and its own key, the processes of a pod go on. */
const RUN = 'run '

const isOver = (pod: Pod) => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'

/** Pods whose new sizes were put off: there may be room now. */
const waitingForRoom = ({ pods }: KubeletState): string[] =>
  Object.values(pods).flatMap(({ deferred, key }) => (deferred ? [key] : []))

function onPod(event: WatchEvent, ctx: Context, host: NodeHost): string[] {
  const pod = event.object as Pod
  if (mirroredHash(pod)) return mirrorKeys(event, ctx)
  if (event.type === 'DELETED') {
    forget(ctx, pod, host)
    return waitingForRoom(ctx.state)
  }
  const { uid, resourceVersion } = pod.metadata
  return ctx.state.pods[uid]?.reported === resourceVersion ? [] : [keyOf(pod)]
}

/** Pods that wait for this ConfigMap or Secret, or mount it, look again a little later. */
function onSource(event: WatchEvent, ctx: Context): string[] {
  if (event.initial) return []
  const { name, namespace } = event.object.metadata
  const kind = event.object.kind === 'Secret' ? 'Secret' : 'ConfigMap'
  for (const runtime of Object.values(ctx.state.pods)) {
    if (!runtime.key.startsWith(`${namespace}/`)) continue
    const waits = Object.values(runtime.containers).some(
      ({ waiting }) => waiting?.reason === 'CreateContainerConfigError',
    )
    if (waits || runtime.mountAt !== undefined) ctx.requeueAfter(runtime.key, 1000)
    const pod = ctx.lister.byKey('pods', runtime.key)
    if (runtime.sandboxReady && pod && mountsSource(pod, kind, name))
      ctx.requeueAfter(runtime.key, planRefresh(runtime, ctx.now()) - ctx.now())
  }
  return []
}

const isThere = (pod: Pod | undefined, uid: string) => pod !== undefined && runtimeUid(pod) === uid

/** A kubelet that starts says that its node is well, and drops what is gone from the API. */
function reportNode(ctx: Context, nodeName: string, host: NodeHost): void {
  for (const { uid, key } of Object.values(ctx.state.pods))
    if (!ctx.state.statics?.[key] && !isThere(ctx.lister.byKey('pods', key), uid)) {
      delete ctx.state.pods[uid]
      host.remove(podFolder(uid))
    }
  const node = ctx.lister.get('nodes', undefined, nodeName)
  const conditions = node?.status?.conditions ?? []
  const isReady = conditions.some(({ type, status }) => type === 'Ready' && status === 'True')
  const files = node && host.network()
  const trouble = runtimeTrouble(ctx, host) ?? (files && part('cni').networkTrouble(ctx, node, files))
  if (!node || (isReady === !trouble && !conditions.some(({ status }) => status === 'Unknown'))) return
  if (!isReady && !trouble) part('nodePower').announceReady(ctx, node)
  const time = formatTime(ctx.now())
  const healthy = conditions.map((condition) => {
    const ready = condition.type === 'Ready'
    const status = ready && !trouble ? 'True' : 'False'
    return {
      ...condition,
      status,
      ...HEALTHY[condition.type],
      ...(ready && trouble),
      lastHeartbeatTime: time,
      lastTransitionTime: status === condition.status ? condition.lastTransitionTime : time,
    }
  })
  ctx.client.updateStatus('nodes', { ...node, status: { ...node.status, conditions: healthy } })
}

/** ms after which it tries again what needs the runtime. */
const RUNTIME_RETRY = 5000

const runtimeTrouble = ({ now }: Context, host: NodeHost) =>
  now() - (host.runtimeDownSince() ?? now()) >= RUNTIME_PATIENCE
    ? { reason: 'KubeletNotReady', message: 'container runtime is down' }
    : undefined

const HEALTHY: Record<string, { reason: string; message: string }> = {
  Ready: { reason: 'KubeletReady', message: 'kubelet is posting ready status' },
  MemoryPressure: {
    reason: 'KubeletHasSufficientMemory',
    message: 'kubelet has sufficient memory available',
  },
  DiskPressure: { reason: 'KubeletHasNoDiskPressure', message: 'kubelet has no disk pressure' },
  PIDPressure: { reason: 'KubeletHasSufficientPID', message: 'kubelet has sufficient PID available' },
}

const hungry = ({ pods }: KubeletState): boolean =>
  Object.values(pods).some(({ containers }) => Object.values(containers).some((one) => one.current?.hungry))

/** What the processes of a pod reach: lib/cluster/proxy. */
export type PodNetworks = (pod: Pod) => Network

/** What probes' commands have heard of the network may be true no longer. */
function onNetwork(event: WatchEvent, { state, now }: Context): string[] {
  if (event.initial) return []
  const keys: string[] = []
  for (const { key, containers } of Object.values(state.pods))
    for (const { current, probes } of Object.values(containers)) {
      if (!current?.probeAsks || current.finished) continue
      for (const probe of Object.values(probes))
        if (probe.nextAt === Number.POSITIVE_INFINITY) probe.nextAt = now()
      keys.push(key)
    }
  return keys
}

const syncer =
  (ctx: Context, nodeName: string, networkOf: PodNetworks, host: NodeHost) =>
  (pod: Pod): Sync => ({
    ctx,
    nodeName,
    hostIP: hostIpOf(ctx, nodeName),
    pod,
    runtime: runtimeOf(ctx, pod, nodeName),
    network: networkOf(pod),
    host,
  })

/** ms after which a kubelet that finds no API server looks at its node again. */
const OFFLINE_RETRY = 1000

/**
 * One node's kubelet and container runtime, as declared stages of a pod.
 * Mirrors: sandbox, volumes, images and their back-off, init containers and sidecars in order,
 * restarts and their back-off, probes, hooks, graceful termination, status, events, log endpoint.
 * Differs: pods that ran when the kubelet starts again go on.
 */
export const kubelet = (
  nodeName: string,
  networkOf: PodNetworks,
  host: NodeHost,
): Component<KubeletState> => ({
  name: 'kubelet',
  eventSource: 'kubelet',
  watches: [
    {
      resource: 'pods',
      fieldSelector: `spec.nodeName=${nodeName}`,
      map: (event, ctx) => onPod(event, ctx as Context, host),
    },
    {
      resource: 'nodes',
      fieldSelector: `metadata.name=${nodeName}`,
      map({ initial, type, object }, ctx) {
        // What a Node says of its machine is still so when somebody deletes it.
        if (type === 'DELETED') (ctx as Context).state.machine = (object as Node).status
        return initial ? [NODE] : []
      },
    },
    { resource: 'services', map: (event, ctx) => onNetwork(event, ctx as Context) },
    { resource: 'endpointslices.discovery.k8s.io', map: (event, ctx) => onNetwork(event, ctx as Context) },
    { resource: 'networkpolicies.networking.k8s.io', map: (event, ctx) => onNetwork(event, ctx as Context) },
    {
      resource: 'volumeattachments.storage.k8s.io',
      map: (event, ctx) => part('kubeletLate').onAttachment(event, ctx as Context, nodeName),
    },
    {
      resource: 'persistentvolumeclaims',
      map: (event, ctx) => part('kubeletLate').onClaim(event, ctx as Context, nodeName),
    },
    { resource: 'configmaps', map: (event, ctx) => onSource(event, ctx as Context) },
    { resource: 'secrets', map: (event, ctx) => onSource(event, ctx as Context) },
  ],
  initialState: () => ({ pods: {}, images: {}, lastIp: 1 }),
  start({ state, enqueue }) {
    if (state.started) {
      state.restarted = true
      enqueue(NODE)
    }
    state.started = true
  },
  offline(key, ctx) {
    const isStatic = key === STATIC_PODS || ctx.state.statics?.[key] !== undefined
    if (key !== NODE && !isStatic && !key.startsWith(RUN)) return false
    if (host.runtimeDownSince() !== undefined) ctx.requeueAfter(key, RUNTIME_RETRY)
    else if (key === NODE || key === STATIC_PODS) {
      if (host.manifests().length > 0) part('kubeletLate').readManifests(ctx, nodeName, host)
      if (key === NODE) ctx.requeueAfter(NODE, OFFLINE_RETRY)
    } else if (isStatic)
      part('kubeletLate').syncStaticPod(key, ctx, nodeName, syncer(ctx, nodeName, networkOf, host))
    else part('containers').goOn(key.slice(RUN.length), ctx, syncer(ctx, nodeName, networkOf, host))
    return true
  },
  reconcile(key, ctx) {
    if (key === NODE) {
      if (ctx.state.restarted) part('nodePower').announceStart(ctx, nodeName, host)
      delete ctx.state.restarted
      if (ctx.state.shutdown) {
        part('nodePower').shutDown(ctx, nodeName)
        return
      }
      reportNode(ctx, nodeName, host)
      if (ctx.state.statics || host.manifestsChanged()) part('kubeletLate').readManifests(ctx, nodeName, host)
      if (host.usage() || host.changedText(CONFIG) || ctx.state.pressure || hungry(ctx.state))
        part('nodePressure').watchPressure(ctx, nodeName, host)
      return
    }
    if (host.runtimeDownSince() !== undefined) {
      ctx.requeueAfter(key, RUNTIME_RETRY)
      return
    }
    const syncOf = syncer(ctx, nodeName, networkOf, host)
    if (key.startsWith(RUN)) {
      part('containers').goOn(key.slice(RUN.length), ctx, syncOf)
      return
    }
    if (key === STATIC_PODS) {
      part('kubeletLate').readManifests(ctx, nodeName, host)
      return
    }
    const pod = ctx.lister.byKey('pods', key)
    if (ctx.state.statics?.[key] || (ctx.state.statics && pod && mirroredHash(pod))) {
      part('kubeletLate').syncStaticPod(key, ctx, nodeName, syncOf)
      return
    }
    if (!pod || pod.spec.nodeName !== nodeName) return
    const known = ctx.state.pods[runtimeUid(pod)]
    if (isOver(pod) && !known && !pod.metadata.deletionTimestamp) return
    syncPod(syncOf(pod))
    // Its containers may have been at the node's network.
    if (host.network()) ctx.requeueAfter(NODE, 5000)
  },
})
