/**
 * What a kubelet and its container runtime make of a network that somebody has been at.
 * Mirrors: kubelet's runtime state and its condition Ready; syncPod's "network is not ready"; sandboxes of containerd
 * that cannot be attached, or torn down.
 * Differs: the conditions NetworkUnavailable of flannel and Calico are written by the kubelet; pods that cannot start
 * are tried every twelve seconds, and once five minutes when their events would be dropped as spam.
 */
import type { KubeObject, Node } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import {
  type Attachment,
  attachmentOf,
  exhausted,
  type NodeFacts,
  nextAddress,
} from '@/lib/cluster/cni/attachment'
import { NOT_INITIALIZED } from '@/lib/cluster/cni/conf'
import { within } from '@/lib/cluster/cni/platform'
import { NODE, podEvent, type Sync, wakeAt } from '@/lib/cluster/kubelet/node-context'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

type Context = ComponentContext<KubeletState>

/** Events alike that come through before they count as spam; ms between tries before and after that. */
const SPAM = 25
const TRY = 12_000
const TRY_SELDOM = 300_000
/** ms between two tries of a pod whose node has no network. */
const TRY_NETWORK = 1200
const SOON = 1000

export const NOT_READY = {
  reason: 'KubeletNotReady',
  message: `container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: ${NOT_INITIALIZED}`,
}

function factsOf(ctx: Context, node: Node | undefined, name: string, files: FileSystem): NodeFacts {
  return { name, files, podCIDR: node?.spec.podCIDR, lister: ctx.lister }
}

/** What daemons say of their node once they have set it up. */
const UP: Partial<Record<Attachment['kind'], { reason: string; message: string }>> = {
  flannel: { reason: 'FlannelIsUp', message: 'Flannel is running on this node' },
  calico: { reason: 'CalicoIsUp', message: 'Calico is running on this node' },
}

function tellAvailable(ctx: Context, node: Node, kind: Attachment['kind']): void {
  const words = UP[kind]
  const known = node.status?.conditions?.find(({ type }) => type === 'NetworkUnavailable')
  if (!words || known?.reason === words.reason) return
  if (node.status?.conditions?.some(({ type, status }) => type === 'Ready' && status !== 'True')) {
    ctx.requeueAfter(NODE, SOON)
    return
  }
  const time = formatTime(ctx.now())
  const condition = { type: 'NetworkUnavailable', status: 'False', ...words }
  const times = { lastHeartbeatTime: time, lastTransitionTime: time }
  const status = { conditions: [{ ...condition, ...times }] }
  ctx.client.patch('nodes', undefined, node.metadata.name, { status }, { subresource: 'status' })
}

/** Looks at a node's network: why the node is not ready; undefined: its network is. Pods that waited try again. */
export function networkTrouble(ctx: Context, node: Node, files: FileSystem): typeof NOT_READY | undefined {
  const { name } = node.metadata
  const found = attachmentOf(factsOf(ctx, node, name, files))
  const error = 'error' in found ? found.error : ''
  const isDown = 'error' in found && !found.initialized
  if (ctx.state.network?.error !== error)
    for (const { key, sandboxReady } of Object.values(ctx.state.pods)) if (!sandboxReady) ctx.enqueue(key)
  ctx.state.network = { ...ctx.state.network, error, down: isDown }
  if ('attachment' in found) tellAvailable(ctx, node, found.attachment.kind)
  if (!isDown) return undefined
  const ready = node.status?.conditions?.find(({ type }) => type === 'Ready')
  const message = `Node ${name} status is now: NodeNotReady`
  // A node that has only just come was never ready.
  if (ready?.status === 'True' && ready.lastTransitionTime !== formatTime(ctx.now()))
    ctx.record(node as unknown as KubeObject, { type: 'Normal', reason: 'NodeNotReady', message })
  return NOT_READY
}

const isTaken = (sync: Sync): Set<string> =>
  new Set(
    Object.values(sync.ctx.state.pods).flatMap(({ sandboxReady, ip, uid }) =>
      sandboxReady && uid !== sync.runtime.uid ? ip : [],
    ),
  )

/** The bridge that the cluster was set up with, once a pod hangs on it. */
function firstBridge({ ctx, nodeName }: Sync): Record<string, string> {
  const podCIDR = ctx.lister.get('nodes', undefined, nodeName)?.spec.podCIDR ?? ''
  const isUsed = Object.values(ctx.state.pods).some(
    ({ sandboxReady, ip }) => sandboxReady && within(`${ip}/32`, podCIDR),
  )
  return isUsed ? { cni0: podCIDR.replace(/\d+\//, '1/') } : {}
}

/** Gives the pod its address. @returns why it has none */
function attach(sync: Sync, attachment: Attachment): string | undefined {
  const { ctx, runtime } = sync
  const { bridge } = attachment
  const { bridges = firstBridge(sync), last } = ctx.state.network ?? {}
  const has = bridge && bridges[bridge.name]
  if (has !== undefined && has !== bridge?.address)
    return `failed to set bridge addr: "${bridge?.name}" already has an IP address different from ${bridge?.address}`
  const ip = nextAddress(attachment, isTaken(sync), last)
  if (ip === undefined) return exhausted(attachment)
  runtime.ip = ip
  ctx.state.network = {
    ...ctx.state.network,
    last: ip,
    ...(bridge ? { bridges: { ...bridges, [bridge.name]: bridge.address } } : {}),
  }
  return undefined
}

function tryAgain(sync: Sync, soon: number): void {
  const tries = (sync.runtime.networkTries ?? 0) + 1
  sync.runtime.networkTries = tries
  wakeAt(sync, sync.ctx.now() + (tries > SPAM ? TRY_SELDOM : soon))
}

/** As containerd calls a sandbox; those that come to nothing have ids of their own. */
const sandboxId = ({ runtime: { uid, networkTries = 0 } }: Sync): string =>
  fakeDigest(`${uid}/sandbox/${networkTries}`)

/** Attaches the pod's sandbox to the network. False: not yet, and its events say why. */
export function connect(sync: Sync, files: FileSystem): boolean {
  const { pod, ctx, nodeName } = sync
  if (pod.spec.hostNetwork) return true
  if (ctx.state.network?.down) {
    podEvent(sync, 'Warning', 'NetworkNotReady', `network is not ready: ${NOT_READY.message}`)
    tryAgain(sync, TRY_NETWORK)
    return false
  }
  const node = ctx.lister.get('nodes', undefined, nodeName)
  const found = attachmentOf(factsOf(ctx, node, nodeName, files))
  const kind = 'attachment' in found ? found.attachment.kind : 'other'
  const failed = 'attachment' in found ? attach(sync, found.attachment) : undefined
  const prefix = kind === 'flannel' ? 'failed to delegate add: ' : ''
  const error =
    'error' in found ? found.error : failed && `plugin type="${kind}" failed (add): ${prefix}${failed}`
  if (error === undefined) {
    delete sync.runtime.networkTries
    return true
  }
  const why = `failed to setup network for sandbox "${sandboxId(sync)}": ${error}`
  const message = `Failed to create pod sandbox: rpc error: code = Unknown desc = ${why}`
  podEvent(sync, 'Warning', 'FailedCreatePodSandBox', message)
  tryAgain(sync, TRY)
  return false
}

/** As Go quotes what a plugin says when it takes something back. */
const deletion = (error: string) => error.replace('(add)', '(delete)').replaceAll('"', '\\"')

/** Takes the pod's sandbox off the network again. False: that has failed, the pod has to stay. */
export function disconnect(sync: Sync, files: FileSystem): boolean {
  const { pod, runtime } = sync
  if (pod.spec.hostNetwork || !runtime.sandboxReady) return true
  const found = attachmentOf(factsOf(sync.ctx, undefined, sync.nodeName, files))
  // A plugin that is there finds what it has to take back also without its daemon.
  if (!('error' in found) || (found.initialized && !found.error.includes('failed to find plugin')))
    return true
  const why = `rpc error: code = Unknown desc = failed to destroy network for sandbox \\"${fakeDigest(`${runtime.uid}/sandbox`)}\\": ${deletion(found.error)}`
  const message = `error killing pod: failed to "KillPodSandbox" for "${runtime.uid}" with KillPodSandboxError: "${why}"`
  podEvent(sync, 'Warning', 'FailedKillPod', message)
  tryAgain(sync, TRY)
  return false
}

export { runtimeInfo } from '@/lib/cluster/cni/runtime-info'
