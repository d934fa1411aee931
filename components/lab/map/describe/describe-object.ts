import type { LabPicture } from '@/lib/lab/picture'
import { type ObjectRef, parseObjectKey } from '@/lib/lab/picture/object-key'
import type { Mood } from '@/lib/lab/picture/schema'
import { describeClaim } from './claim'
import type { Describe, FactName, RelationName } from './description'
import { describePolicy, describeRoute, describeService } from './network'
import { describeNode } from './node'
import { describePod } from './pod'
import { describeAutoscaler, describeWorkload } from './workload'

export interface ObjectDescription {
  ref: ObjectRef
  mood?: Mood
  facts: [FactName, string][]
  /** Keys of other objects. */
  relations: [RelationName, string[]][]
  /** In Kubernetes' words. */
  why: string[]
}

const READERS: Record<string, Describe> = {
  Pod: describePod,
  Node: describeNode,
  Service: describeService,
  Ingress: describeRoute,
  Gateway: describeRoute,
  HTTPRoute: describeRoute,
  NetworkPolicy: describePolicy,
  PersistentVolumeClaim: describeClaim,
  HorizontalPodAutoscaler: describeAutoscaler,
}

/** All that the picture tells of an object; undefined when it is not, or no more, in it. */
export function describeObject(picture: LabPicture, key: string): ObjectDescription | undefined {
  const ref = parseObjectKey(key)
  const found = (READERS[ref.kind] ?? describeWorkload)(picture, ref)
  if (!found) return undefined
  const facts = Object.entries(found.facts) as [FactName, string | undefined][]
  const relations = Object.entries(found.relations) as [RelationName, (string | undefined)[]][]
  return {
    ref,
    ...(found.mood ? { mood: found.mood } : {}),
    facts: facts.flatMap(([name, value]) => (value ? [[name, value]] : [])),
    relations: relations.flatMap(([name, keys]) => {
      const known = keys.flatMap((one) => one || [])
      return known.length > 0 ? [[name, known]] : []
    }),
    why: found.why ?? [],
  }
}

/** What a learner types to read more about it. */
export function describeCommand({ kind, namespace, name }: ObjectRef): string {
  return `kubectl describe ${kind.toLowerCase()} ${name}${namespace ? ` -n ${namespace}` : ''}`
}
