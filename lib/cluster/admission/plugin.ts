import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import type { RngState } from '@/lib/cluster/sim/rng'

export interface AdmissionAttributes {
  operation: 'CREATE' | 'UPDATE' | 'DELETE'
  kind: Kind
  subresource?: string
  namespace?: string
  name: string
  /** A draft that `admit` may change; missing for DELETE. */
  object?: KubeObject
  old?: KubeObject
  username: string
  groups: readonly string[]
  /** What the answer warns of. */
  warnings?: string[]
  /** Nothing may be written on its behalf. */
  dryRun?: boolean
}

export interface AdmissionContext {
  now: number
  rng: RngState
  get(resource: string, key: string): KubeObject | undefined
  list(resource: string, namespace?: string): KubeObject[]
  /** Stores what a plugin keeps count of (ResourceQuota). */
  put(resource: string, object: KubeObject): void
}

/** One admission plugin: `admit` changes the draft, `validate` only refuses. Both throw ApiError to refuse. */
export interface AdmissionPlugin {
  name: string
  admit?(attributes: AdmissionAttributes, context: AdmissionContext): void
  validate?(attributes: AdmissionAttributes, context: AdmissionContext): void
}

/** True for the creation of a pod itself, not of one of its subresources. */
export const createsPod = ({ operation, kind, subresource }: AdmissionAttributes): boolean =>
  operation === 'CREATE' && kind.kind === 'Pod' && kind.group === '' && subresource === undefined

/** True for an update of a pod itself. */
export const updatesPod = ({ operation, kind, subresource }: AdmissionAttributes): boolean =>
  operation === 'UPDATE' && kind.kind === 'Pod' && kind.group === '' && subresource === undefined

/** True for a new size of a pod that is there. */
export const resizesPod = ({ kind, subresource }: AdmissionAttributes): boolean =>
  kind.kind === 'Pod' && kind.group === '' && subresource === 'resize'
