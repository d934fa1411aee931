import { humanDuration } from '@/lib/cluster/apimachinery/duration'
import type { GroupResource } from '@/lib/cluster/apimachinery/errors'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { TypeRef } from '@/lib/cluster/apimachinery/merge-schema'
import type { NameRule } from '@/lib/cluster/apimachinery/names'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { RngState } from '@/lib/cluster/sim/rng'

/** What defaults, strategies and allocations may look at besides the object. */
export interface StrategyContext {
  now: number
  rng: RngState
  /** Stored objects; for allocations. */
  list(resource: string, namespace?: string): KubeObject[]
}

/** null leaves the cell empty. */
export type Cell = string | number | boolean | null

/** A printer column. NAME and AGE are columns like the others. */
export interface Column<T extends KubeObject = KubeObject> {
  name: string
  type?: 'string' | 'integer' | 'date' | 'number' | 'boolean'
  format?: 'name'
  /** 1 shows only with `-o wide`. */
  priority?: 0 | 1
  value(object: T, now: number): Cell
}

export type Subresource =
  | 'status'
  | 'scale'
  | 'binding'
  | 'eviction'
  | 'log'
  | 'approval'
  | 'ephemeralcontainers'
  | 'resize'
  | 'token'

/** A body as an object of its kind, and the fields that the kind does not have. */
export interface Decoded {
  object: Record<string, unknown>
  unknownFields: string[]
}

/** Where the scale subresource of a custom resource finds its numbers. */
export interface ScaleFields {
  replicas: string[]
  statusReplicas: string[]
  selector?: string[]
}

/**
 * Everything the API server knows about a kind, in one place. Objects given to the hooks are drafts
 * of the server's own: they may be changed in place, `old` may not.
 */
export interface KindDefinition<T extends KubeObject> {
  group: string
  version: string
  kind: string
  plural: string
  singular: string
  shortNames?: string[]
  categories?: string[]
  namespaced: boolean
  /** Type of the generated schema: `apps/v1/Deployment`. */
  schema: string
  /** Of a custom kind: its own schema, as OpenAPI v3 has it. */
  openApi?: object
  /** When it is not the kind with `List`. */
  listKind?: string
  scale?: ScaleFields
  /** Custom kinds are decoded by their own schema, not by the generated one. */
  decode?(body: Record<string, unknown>): Decoded
  /** How a custom kind merges what several managers apply. */
  merges?(): TypeRef
  /** Between this version and the one that is stored. */
  fromStorage?(stored: KubeObject): KubeObject
  toStorage?(object: KubeObject): KubeObject
  /** The webhook that converts between the versions of a custom kind. */
  conversion?: {
    clientConfig: {
      url?: string
      service?: { name: string; namespace: string; port?: number; path?: string }
      caBundle?: string
    }
    /** Of reviews that it understands. */
    versions: readonly string[]
    /** The version that is stored: `example.com/v1`. */
    storage: string
  }
  nameRule?: NameRule
  subresources?: Subresource[]
  /** Answered at once and never stored; how is told by apiserver/reviews.ts. */
  review?: 'identity' | 'token' | 'access' | 'own-access' | 'rules'
  /** All objects of a kind that is never stored: it can be read, nothing else. */
  computed?(list: StrategyContext['list']): KubeObject[]
  /** Objects that are read as if they were stored, as long as none of their names is. `served`: all kinds. */
  alwaysThere?(list: StrategyContext['list'], served: readonly Kind[]): T[]
  /** A PUT of a missing object creates it. */
  createOnUpdate?: boolean
  /** Says in every answer that this API is going away. */
  deprecation?: string
  /** `generation` counts changes of everything but metadata and status. */
  hasGeneration?: boolean
  /** Fields that a field selector may name, beside metadata.name and metadata.namespace. */
  selectableFields?(object: T): Record<string, string>
  defaults?(object: T): void
  /** After admission: resets what clients may not set. The registry itself handles metadata and generation. */
  prepareForCreate?(object: T, context: StrategyContext): void
  prepareForUpdate?(object: T, old: T, context: StrategyContext): void
  /** Fields that an update leaves as they are, whatever it says. */
  resetFields?: readonly ('spec' | 'status')[]
  /** The first deletion of an object, before its finalizers are looked at. */
  prepareForDelete?(object: T, context: StrategyContext): void
  /** A write of the status, or of an approval. */
  prepareForStatusUpdate?(object: T, old: T, context: StrategyContext): void
  validate?(object: T, errors: FieldErrors): void
  /** What only a new object is asked. */
  validateCreate?(object: T, errors: FieldErrors): void
  validateUpdate?(object: T, old: T, errors: FieldErrors): void
  /** What an update may not do is said before what is wrong with the object. */
  validatesUpdateFirst?: boolean
  validateStatusUpdate?(object: T, old: T, errors: FieldErrors): void
  /** Warnings of a write that is accepted; `old` is what an update replaces. */
  warnings?(object: T, old?: T): string[]
  /** After validation, before storing: addresses and ports. */
  allocate?(object: T, old: T | undefined, context: StrategyContext, errors: FieldErrors): void
  /** Seconds of grace that a deletion gives; undefined deletes at once. */
  gracePeriod?(object: T, requested: number | undefined): number | undefined
  /** Finalizers that every new object has in its spec (Namespace only). */
  specFinalizers?: boolean
  columns: Column<T>[]
}

export type Kind = KindDefinition<KubeObject>

/** Declares a kind. The definition is the single place where the engine learns of it. */
export function defineKind<T extends KubeObject>(definition: KindDefinition<T>): Kind {
  return definition as unknown as Kind
}

/** `pods`, `deployments.apps`. */
export const resourceName = (kind: { plural: string; group: string }): string =>
  kind.group ? `${kind.plural}.${kind.group}` : kind.plural

/** A kind's resource as errors name it. */
export const groupResource = ({ group, plural }: Kind): GroupResource => ({ group, resource: plural })

/** `v1`, `apps/v1`. */
export const groupVersion = (kind: { group: string; version: string }): string =>
  kind.group ? `${kind.group}/${kind.version}` : kind.version

/** The age of a timestamp, as tables print it. */
export function ageOf(timestamp: string | undefined, now: number): string {
  const at = timestamp === undefined ? undefined : parseTime(timestamp)
  return at === undefined ? '<unknown>' : humanDuration(now - at)
}

export const nameColumn: Column = {
  name: 'Name',
  format: 'name',
  value: (object) => object.metadata.name,
}

/** Kinds with the plainest table show the moment of their creation, not their age. */
export const createdAtColumn: Column = {
  name: 'Created At',
  value: (object) => object.metadata.creationTimestamp,
}

export const ageColumn: Column = {
  name: 'Age',
  value: (object, now) => ageOf(object.metadata.creationTimestamp, now),
}
