/** Mirrors: reconciler.go of pkg/controller/volume/attachdetach and csi_attacher.go of pkg/volume/csi. */

import { utf8Bytes } from '@/lib/cluster/apimachinery/base64'
import { isAlreadyExists, isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, Node, PersistentVolume, Pod } from '@/lib/cluster/apimachinery/object'
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { attachableVolumes, isAttachable } from '@/lib/cluster/apis/storage/attachable'
import type { VolumeAttachment } from '@/lib/cluster/apis/storage/volume-attachment'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { ATTACHED, ATTACHMENTS, type AttachState } from '@/lib/cluster/controller/attach-detach'
import { own } from '@/lib/cluster/sim/own'

type Context = ComponentContext<AttachState>

/** So long an external attacher is waited for. */
const TIMEOUT = 120_000
/** So long a volume stays attached to a machine that does not answer (maxWaitForUnmountDuration). */
const UNMOUNT_WAIT = 360_000
const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service'

const hasEnded = ({ status }: Pod) => status?.phase === 'Succeeded' || status?.phase === 'Failed'
const nameOf = ({ metadata }: KubeObject | Pod) => metadata.name

/** The pods that need a volume where they run. */
function podsWith(ctx: Context, { metadata, spec }: PersistentVolume): Pod[] {
  const uses = (pod: Pod) =>
    attachableVolumes(ctx.lister, pod).some((volume) => volume.metadata.name === metadata.name)
  return ctx.lister
    .list('pods', spec.claimRef?.namespace)
    .filter((pod) => pod.spec.nodeName && !hasEnded(pod) && uses(pod))
}

const attachmentsOf = ({ lister }: Context, volume: string): VolumeAttachment[] =>
  (lister.list(ATTACHMENTS) as unknown as VolumeAttachment[]).filter(
    ({ spec }) => spec?.source.persistentVolumeName === volume,
  )

function tell(ctx: Context, pods: readonly Pod[], type: 'Normal' | 'Warning', message: string): void {
  const reason = type === 'Normal' ? 'SuccessfulAttachVolume' : 'FailedAttachVolume'
  for (const pod of pods) ctx.record(pod as unknown as KubeObject, { type, reason, message })
}

/** Has its machine let go of the volume, or is it not waited for any longer? */
function mayDetach(ctx: Context, { metadata, spec }: VolumeAttachment): boolean {
  const node = ctx.lister.get('nodes', undefined, spec?.nodeName ?? '') as Node | undefined
  const ready = node?.status?.conditions?.find(({ type }) => type === 'Ready')?.status
  if (!node || ready === 'True' || node.spec.taints?.some(({ key }) => key === OUT_OF_SERVICE)) return true
  const { unwanted } = ctx.state
  const since = own(unwanted, metadata.name) ?? ctx.now()
  unwanted[metadata.name] = since
  const left = since + UNMOUNT_WAIT - ctx.now()
  if (left > 0) ctx.requeueAfter(spec?.source.persistentVolumeName ?? '', left)
  return left <= 0
}

function detach(ctx: Context, attachment: VolumeAttachment): void {
  if (attachment.metadata.deletionTimestamp || !mayDetach(ctx, attachment)) return
  delete ctx.state.unwanted[attachment.metadata.name]
  try {
    ctx.client.delete(ATTACHMENTS, undefined, attachment.metadata.name)
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

const isShared = ({ spec }: PersistentVolume) =>
  !!spec.accessModes?.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany')

/** Who holds the volume elsewhere, as each waiting pod may know it. */
function tellConflict(ctx: Context, volume: string, waiting: readonly Pod[], holders: readonly Pod[]): void {
  for (const pod of waiting) {
    const same = holders.filter(({ metadata }) => metadata.namespace === pod.metadata.namespace)
    const others = holders.length - same.length
    const elsewhere = `${others} pod(s) in different namespaces`
    const names = `Volume is already used by pod(s) ${same.map(nameOf).join(', ')}`
    const why =
      holders.length === 0
        ? "Volume is already exclusively attached to one node and can't be attached to another"
        : same.length === 0
          ? `Volume is already used by ${elsewhere}`
          : `${names}${others > 0 ? ` and ${elsewhere}` : ''}`
    tell(ctx, [pod], 'Warning', `Multi-Attach error for volume "${volume}" ${why}`)
  }
}

const attachmentName = (handle: string, driver: string, node: string) =>
  `csi-${sha256(utf8Bytes(handle + driver + node))}`

function attach(ctx: Context, volume: PersistentVolume, nodeName: string): void {
  const { driver = '', volumeHandle = '' } = volume.spec.csi ?? {}
  const source = { persistentVolumeName: volume.metadata.name }
  try {
    ctx.client.create(ATTACHMENTS, {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'VolumeAttachment',
      metadata: { name: attachmentName(volumeHandle, driver, nodeName) },
      spec: { attacher: driver, nodeName, source },
    } as never)
  } catch (error) {
    if (!isAlreadyExists(error)) throw error
  }
  ctx.requeueAfter(volume.metadata.name, TIMEOUT)
}

/** Nobody attaches it: that is told every two minutes. */
function checkTimeout(
  ctx: Context,
  volume: PersistentVolume,
  { metadata, spec, status }: VolumeAttachment,
  pods: readonly Pod[],
): void {
  if (status?.attached || metadata.deletionTimestamp) return
  const { message, time } = status?.attachError ?? {}
  const failed = (why: string) =>
    tell(ctx, pods, 'Warning', `AttachVolume.Attach failed for volume "${volume.metadata.name}" : ${why}`)
  if (message !== undefined) {
    const told = `${metadata.name} ${time}`
    if (!ctx.state.told[told]) failed(message)
    ctx.state.told[told] = true
    return
  }
  const since = ctx.now() - (parseTime(metadata.creationTimestamp ?? '') ?? ctx.now())
  ctx.requeueAfter(volume.metadata.name, TIMEOUT - (since % TIMEOUT))
  if (since < TIMEOUT || since % TIMEOUT >= 1000) return
  failed(
    `timed out waiting for external-attacher of ${spec?.attacher} CSI driver to attach volume ${volume.spec.csi?.volumeHandle}`,
  )
}

function syncVolume(ctx: Context, volume: PersistentVolume): void {
  const { name } = volume.metadata
  const pods = podsWith(ctx, volume)
  const wanted = [...new Set(pods.map(({ spec }) => spec.nodeName ?? ''))]
  const existing = attachmentsOf(ctx, name)
  for (const attachment of existing) {
    const node = attachment.spec?.nodeName ?? ''
    const here = pods.filter(({ spec }) => spec.nodeName === node)
    if (here.length === 0) detach(ctx, attachment)
    else {
      delete ctx.state.unwanted[attachment.metadata.name]
      checkTimeout(ctx, volume, attachment, here)
    }
  }
  const held = attachmentsOf(ctx, name)
  for (const node of wanted) {
    const key = `${name} ${node}`
    const waiting = pods.filter(({ spec }) => spec.nodeName === node)
    const elsewhere = held.filter(({ spec }) => spec?.nodeName !== node)
    if (held.some(({ spec }) => spec?.nodeName === node)) delete ctx.state.told[key]
    else if (isShared(volume) || elsewhere.length === 0) {
      delete ctx.state.told[key]
      attach(ctx, volume, node)
      held.push({ spec: { nodeName: node } } as VolumeAttachment)
    } else if (!ctx.state.told[key]) {
      ctx.state.told[key] = true
      const nodes = elsewhere.map(({ spec }) => spec?.nodeName ?? '')
      const holders = pods.filter(({ spec }) => nodes.includes(spec.nodeName ?? ''))
      tellConflict(ctx, name, waiting, holders)
    }
  }
}

/** @param key a volume's name, or {@link ATTACHED} and the name of an attachment */
export function syncAttachments(key: string, ctx: Context): void {
  if (!key.startsWith(ATTACHED)) {
    const volume = ctx.lister.get('persistentvolumes', undefined, key)
    if (volume && isAttachable(ctx.lister, volume)) syncVolume(ctx, volume)
    else for (const attachment of attachmentsOf(ctx, key)) detach(ctx, attachment)
    return
  }
  const attachment = ctx.lister.get(ATTACHMENTS, undefined, key.slice(ATTACHED.length)) as unknown as
    | VolumeAttachment
    | undefined
  const name = attachment?.spec?.source.persistentVolumeName ?? ''
  const volume = ctx.lister.get('persistentvolumes', undefined, name)
  if (!volume) return
  const pods = podsWith(ctx, volume).filter(({ spec }) => spec.nodeName === attachment?.spec?.nodeName)
  tell(ctx, pods, 'Normal', `AttachVolume.Attach succeeded for volume "${name}" `)
}
