import type { Dialler } from '@/lib/cluster/admission/webhook/dialler'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import type { RngState } from '@/lib/cluster/sim/rng'

export interface AdmissionAttributes {
  operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT'
  kind: Kind
  subresource?: string
  namespace?: string
  name: string
  /** A draft that `admit` may change; missing for DELETE. */
  object?: KubeObject
  old?: KubeObject
  username: string
  groups: readonly string[]
  uid?: string
  extra?: Readonly<Record<string, string[]>>
  /** What the answer warns of. */
  warnings?: string[]
  /** What admission leaves in the audit log. */
  annotations?: Record<string, string>
  /** Nothing may be written on its behalf. */
  dryRun?: boolean
  /** Made by the first plugin that could have the others asked again. */
  reinvocation?: Reinvocation
}

/** Mirrors: apiserver/pkg/admission/attributes.go reinvocationContext, and what plugins keep in it. */
export interface Reinvocation {
  /** Something has changed the object after other plugins have seen it. */
  wanted: boolean
  /** This is the second round. */
  again: boolean
  plugins: Record<string, Invocations>
}

/** What one plugin remembers of a round. */
export interface Invocations {
  /** The object as it left it. */
  last?: KubeObject
  /** Who may be asked again, and has been asked since the object last changed. */
  asked: Set<string>
  /** Who is asked again in the second round. */
  again: Set<string>
}

export interface AdmissionContext {
  now: number
  rng: RngState
  get(resource: string, key: string): KubeObject | undefined
  list(resource: string, namespace?: string): KubeObject[]
  /** The network of the API server's host. */
  network(): Dialler
  /** Stores what a plugin keeps count of (ResourceQuota). */
  put(resource: string, object: KubeObject): void
}

/** One admission plugin: `admit` changes the draft, `validate` only refuses. Both throw ApiError to refuse. */
export interface AdmissionPlugin {
  name: string
  /** All that it ever looks at, as `pods` or `ingresses.networking.k8s.io`; unset: anything. */
  resources?: readonly string[]
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
