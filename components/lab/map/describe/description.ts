import type { Messages } from '@/lib/i18n/messages'
import type { LabPicture } from '@/lib/lab/picture'
import { type ObjectRef, objectKey } from '@/lib/lab/picture/object-key'
import type { Mood } from '@/lib/lab/picture/schema'

export type FactName = keyof Messages['lab']['fact']
export type RelationName = keyof Messages['lab']['relation']

/** What a reader finds of an object; what is empty or absent is left out in the end. */
export interface Description {
  mood?: Mood
  facts: Partial<Record<FactName, string | undefined>>
  /** Keys of other objects. */
  relations: Partial<Record<RelationName, readonly (string | undefined)[]>>
  /** In Kubernetes' words. */
  why?: string[]
}

/** Reads what a picture tells of one object; undefined when it is not in it. */
export type Describe = (picture: LabPicture, ref: ObjectRef) => Description | undefined

interface Named {
  namespace: string
  name: string
}

export const isIt =
  ({ namespace = '', name }: ObjectRef) =>
  (one: Named): boolean =>
    one.name === name && one.namespace === namespace

export const isNear =
  ({ namespace = '' }: ObjectRef) =>
  (one: Named): boolean =>
    one.namespace === namespace

export const keysOf = (kind: string, all: readonly Named[]): string[] =>
  all.map(({ namespace, name }) => objectKey({ kind, namespace, name }))

/** Pods of an object's namespace. */
export const podKeys = ({ namespace = '' }: ObjectRef, names: readonly string[]): string[] =>
  names.map((name) => objectKey({ kind: 'Pod', namespace, name }))

/** `app=web, tier=front` */
export const pairs = (of: Record<string, string>): string =>
  Object.entries(of)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')
