/** A CSI driver: what tells one from another, and what all of its parts need. */
import type {
  KubeObject,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
} from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import type { Pending } from '@/lib/cluster/storage-csi/pending'

export interface CsiDriver {
  name: string
  /** Its volumes are of one place; the label of nodes that says which, and how a node gets it. */
  topology?: { key: string; of(node: Node): string }
  /** Volumes that one node can hold. */
  limit?: number
  /** Access modes that it can give. */
  modes: readonly string[]
  /** Its volumes take their settings from a VolumeAttributesClass, also later. */
  modifies?: boolean
}

/** A volume of a class with this parameter only grows while nobody uses it. */
export const OFFLINE = { resize: 'offline' }

export type Claim = PersistentVolumeClaim
export type Volume = PersistentVolume
export type Context = ComponentContext<Pending>

/** What is asked of the machines outside takes so long. */
export const DURATION = 1500

export function tell(
  ctx: ComponentContext,
  object: unknown,
  reason: string,
  message: string,
  type: 'Normal' | 'Warning' = 'Normal',
): void {
  ctx.record(object as KubeObject, { type, reason, message })
}

/** Keys of the same queue: a volume, a claim (`namespace/name`), an attachment. */
export const VOLUME = 'volume '

export const without = (list: readonly string[] | undefined, one: string): string[] =>
  (list ?? []).filter((each) => each !== one)
