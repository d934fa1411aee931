/** Mirrors: external-attacher of kubernetes-csi. */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { CSINode } from '@/lib/cluster/apis/storage/csi-node'
import type { VolumeAttachment } from '@/lib/cluster/apis/storage/volume-attachment'
import { type Context, type CsiDriver, DURATION, without } from '@/lib/cluster/storage-csi/csi/driver'
import { isDone } from '@/lib/cluster/storage-csi/pending'

const ATTACHMENTS = 'volumeattachments.storage.k8s.io'
/** ms until the next attempt. */
const RETRY = 30_000

const finalizerOf = ({ name }: CsiDriver) => `external-attacher/${name.replaceAll('.', '-')}`

function update(ctx: Context, attachment: VolumeAttachment, finalizers: string[]): void {
  const metadata = { ...attachment.metadata, finalizers }
  ctx.client.update(ATTACHMENTS, { ...attachment, metadata } as never)
}

function knowsDriver(ctx: Context, node: string, driver: string): boolean {
  const found = ctx.client.find('csinodes.storage.k8s.io', undefined, node) as CSINode | undefined
  return !!found?.spec?.drivers?.some(({ name }) => name === driver)
}

function attach(ctx: Context, driver: CsiDriver, found: VolumeAttachment): void {
  const node = found.spec?.nodeName ?? ''
  if (!isDone(ctx, found.metadata.name, DURATION)) return
  if (knowsDriver(ctx, node, driver.name)) {
    ctx.client.updateStatus(ATTACHMENTS, { ...found, status: { attached: true } } as never)
    return
  }
  const message = `CSINode ${node} does not contain driver ${driver.name}`
  const status = { attached: false, attachError: { message, time: formatTime(ctx.now()) } }
  ctx.client.updateStatus(ATTACHMENTS, { ...found, status } as never)
  ctx.state.ready[found.metadata.name] = ctx.now() + RETRY
  ctx.requeueAfter(found.metadata.name, RETRY)
}

export function syncAttachment(ctx: Context, driver: CsiDriver, name: string): void {
  const found = ctx.client.find(ATTACHMENTS, undefined, name) as VolumeAttachment | undefined
  if (found?.spec?.attacher !== driver.name) return
  const { metadata, status } = found
  const finalizer = finalizerOf(driver)
  if (metadata.deletionTimestamp) {
    if (metadata.finalizers?.includes(finalizer) && isDone(ctx, name, DURATION))
      update(ctx, found, without(metadata.finalizers, finalizer))
  } else if (!status?.attached) {
    if (metadata.finalizers?.includes(finalizer)) attach(ctx, driver, found)
    else update(ctx, found, [...(metadata.finalizers ?? []), finalizer])
  }
}
