/** What an explanation is made of: links, each about one object, in Kubernetes' own words and as data. */
import type { Finding } from '@/lib/cluster/admission/finding'
import type { ObjectMeta } from '@/lib/cluster/apimachinery/object'
import type { CauseChain } from '@/lib/cluster/explain/cause-chain'

/** An object by its name. Some are no kinds of the API: `Component` (kube-scheduler, kubelet/worker-1), `Host`, `File`. */
export interface ObjectRef {
  kind: string
  name: string
  namespace?: string
}

export const refOf = ({
  kind,
  metadata: { name, namespace },
}: {
  kind: string
  metadata: Pick<ObjectMeta, 'name' | 'namespace'>
}): ObjectRef => ({ kind, name, ...(namespace ? { namespace } : {}) })

export const sameRef = (a: ObjectRef, b: ObjectRef) =>
  a.kind === b.kind && a.name === b.name && (a.namespace ?? '') === (b.namespace ?? '')

/** Where Kubernetes itself says it. */
export type Said =
  | { in: 'condition'; type: string; status: string; reason?: string; message?: string }
  | { in: 'event'; reason: string; message: string; times: number }
  | { in: 'container'; state: 'waiting' | 'running'; container: string; reason?: string; message?: string }
  | {
      in: 'container'
      state: 'terminated'
      container: string
      exitCode: number
      reason?: string
      message?: string
    }
  /** The status itself: `status.reason`, or a phase. */
  | { in: 'status'; reason: string; message?: string }
  /** The scheduler's filter. */
  | { in: 'scheduler'; reason: string; message: string }
  /** The answer to a request. */
  | { in: 'answer'; reason: string; message: string }
  /** The end of a container's log. */
  | { in: 'log'; container: string; message: string }

/** What is the matter with the object of a link. */
export type Why =
  /** It waits for what the next link is about. */
  | 'waits'
  /** Nothing of that name is there. `wanted`: names that are like it, or all. */
  | 'missing'
  /** It is there, but not this key of it. */
  | 'missing key'
  /** A component does not run. */
  | 'stopped'
  /** The field keeps it from going on, on purpose: a pause, a gate, a finalizer. */
  | 'held'
  /** It asks for nothing: no replicas. */
  | 'none asked'
  /** What the field asks for, nothing there offers. */
  | 'no match'
  /** What the field asks for is more than is left. */
  | 'too much'
  /** What the field asks for is taken by the objects in `wanted`. */
  | 'taken'
  /** The field keeps others away. */
  | 'repels'
  /** The image cannot be had. */
  | 'image'
  /** What the field says cannot be done: an invalid name, a command that is not there. */
  | 'impossible'
  /** The process ends though it should run, or fails though it should succeed. */
  | 'ends'
  /** The limit of the field was exceeded, and the process or pod was ended. */
  | 'exceeded'
  /** What the field asks regularly is not answered as it should be. */
  | 'probe'
  /** Nobody has allowed it. */
  | 'not approved'
  /** A request was refused by a gate. */
  | 'refused'
  /** Nobody does what would have to be done. */
  | 'nobody'
  /** Kubernetes says so; there is no more to tell. */
  | 'said'

export interface Link {
  object: ObjectRef
  why: Why
  said?: Said
  /** The path of what would have to be otherwise: `spec.nodeSelector`. */
  field?: string
  /** What stands there. */
  found?: unknown
  /** What would do, or what comes near to it. */
  wanted?: unknown
  /** Nodes of which it is true. */
  nodes?: string[]
  /** What an admission plugin found. */
  finding?: Finding
}

/** Why an object is not as it should be. */
export interface StateExplanation {
  object: ObjectRef
  /** From the object to the first cause, which comes last; empty: nothing is the matter. */
  links: Link[]
  /** How the object of the first cause came to be as it is, back to who did it. */
  origin?: CauseChain
}
