/**
 * Pods from the manifests folder, and their mirrors in the API.
 * Mirrors: pkg/kubelet/{config/file_linux.go,pod/pod_manager.go,pod_workers.go}: a changed file is another pod,
 * which starts when the old one is gone; a mirror that is deleted comes back.
 * Differs: as long as nobody has touched the manifests, the mirrors themselves stand for the static pods.
 */
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import { type KubeObject, keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { mirroredHash, mirrorPod } from '@/lib/cluster/host/static-pod'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { KubeletState, StaticPodState } from '@/lib/cluster/kubelet/runtime'
import { syncPod } from '@/lib/cluster/kubelet/sync-pod'
import { podFolder } from '@/lib/cluster/kubelet/volume-place'

type Context = ComponentContext<KubeletState>

/** How long the API is left alone when it does not answer, or refuses. */
const RETRY = { unreachable: 1000, refused: 10_000 }

/** What ran before anybody looked: the mirrors say it. */
function adopt(ctx: Context, nodeName: string): Record<string, StaticPodState> {
  const found: Record<string, StaticPodState> = {}
  for (const { key, uid } of Object.values(ctx.state.pods)) {
    const mirror = ctx.lister.byKey('pods', key)
    if (!mirror || mirroredHash(mirror) !== uid || mirror.spec.nodeName !== nodeName) continue
    const { deletionTimestamp: _, deletionGracePeriodSeconds: __, ...metadata } = mirror.metadata
    found[key] = { hash: uid, pod: { ...mirror, metadata: { ...metadata, uid } } as Pod }
  }
  return found
}

/** Brings what runs in line with what the manifests ask for. */
export function readManifests(ctx: Context, nodeName: string, host: NodeHost): void {
  ctx.state.statics ??= adopt(ctx, nodeName)
  const { statics } = ctx.state
  const wanted = new Map(host.manifests().map((manifest) => [keyOf(manifest.pod), manifest]))
  for (const [key, own] of Object.entries(statics)) {
    const next = wanted.get(key)
    if (next?.hash === own.hash && own.stoppedAt === undefined) continue
    own.stoppedAt ??= ctx.now()
    if (next) own.next = next
    else delete own.next
    ctx.enqueue(key)
  }
  for (const [key, manifest] of wanted) {
    if (!statics[key]) statics[key] = { ...manifest }
    ctx.enqueue(key)
  }
}

/** Does something at the API, or later. */
function atApi(ctx: Context, key: string, act: () => void): void {
  try {
    act()
  } catch (error) {
    if (error instanceof ConnectionRefused) ctx.requeueAfter(key, RETRY.unreachable)
    else if (error instanceof ApiError) ctx.requeueAfter(key, RETRY.refused)
    else throw error
  }
}

/** Makes the API show this pod, or nothing, under the key. */
function syncMirror(ctx: Context, key: string, nodeName: string): void {
  const own = ctx.state.statics?.[key]
  const current = ctx.lister.byKey('pods', key)
  if (current && (!mirroredHash(current) || current.spec.nodeName !== nodeName)) return
  if (own?.stoppedAt !== undefined) return
  const isRight = own && current && mirroredHash(current) === own.hash && !current.metadata.deletionTimestamp
  if (isRight || (!own && !current)) return
  atApi(ctx, key, () => {
    if (current) {
      const { namespace, name, uid } = current.metadata
      ctx.client.delete('pods', namespace, name, { uid, gracePeriodSeconds: 0 })
    }
    const node = ctx.lister.get('nodes', undefined, nodeName) as KubeObject | undefined
    if (own && node) ctx.client.create('pods', mirrorPod(own.pod, node) as never)
  })
}

function finish({ ctx, host }: Sync, key: string, own: StaticPodState): void {
  delete ctx.state.pods[own.hash]
  host.remove(podFolder(own.hash))
  const { statics = {} } = ctx.state
  if (own.next) statics[key] = { ...own.next }
  else delete statics[key]
  ctx.enqueue(key)
}

/** Moves one static pod as far as it gets by now. */
export function syncStaticPod(key: string, ctx: Context, nodeName: string, syncOf: (pod: Pod) => Sync): void {
  const own = ctx.state.statics?.[key]
  syncMirror(ctx, key, nodeName)
  if (!own) return
  if (own.stoppedAt === undefined) {
    atApi(ctx, key, () => syncPod(syncOf(own.pod)))
    return
  }
  const grace = (own.pod.spec.terminationGracePeriodSeconds ?? 30) * 1000
  const metadata = { ...own.pod.metadata, deletionTimestamp: formatTime(own.stoppedAt + grace) }
  const sync = syncOf({ ...own.pod, metadata })
  atApi(ctx, key, () => syncPod({ ...sync, finish: () => finish(sync, key, own) }))
}
