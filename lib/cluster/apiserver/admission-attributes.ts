/** What admission is asked of a write. */
import type { AdmissionAttributes } from '@/lib/cluster/admission/plugin'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import type { WriteOptions } from '@/lib/cluster/apiserver/write-options'

/** What is written, by name. */
interface Written {
  namespace?: string | undefined
  name?: string
  subresource?: string | undefined
}

export function attributesOf(
  operation: AdmissionAttributes['operation'],
  kind: Kind,
  { namespace, name = '', subresource }: Written,
  objects: { object?: KubeObject; old?: KubeObject },
  { user, warnings, annotations, dryRun }: WriteOptions,
): AdmissionAttributes {
  // Made for every write: members that are there or not are set, not spread.
  const attributes: AdmissionAttributes = { operation, kind, name, ...user }
  if (subresource) attributes.subresource = subresource
  if (namespace) attributes.namespace = namespace
  if (objects.object) attributes.object = objects.object
  if (objects.old) attributes.old = objects.old
  if (warnings) attributes.warnings = warnings
  if (annotations) attributes.annotations = annotations
  if (dryRun) attributes.dryRun = true
  return attributes
}

/** A plugin wants to see the object. */
export class Looked extends Error {}

/** Of a write whose object is not made yet. */
export class UnseenWrite implements AdmissionAttributes {
  readonly username: string
  readonly groups: readonly string[]

  constructor(
    readonly operation: 'CREATE' | 'UPDATE',
    readonly kind: Kind,
    readonly namespace: string,
    readonly name: string,
    { user }: WriteOptions,
  ) {
    this.username = user.username
    this.groups = user.groups
  }

  get object(): never {
    throw new Looked()
  }

  /** Of a creation there is none. */
  get old(): undefined {
    if (this.operation === 'UPDATE') throw new Looked()
    return undefined
  }
}

/** Of a change of what is stored. */
export function updateAttributes(
  kind: Kind,
  old: KubeObject,
  object: KubeObject,
  options: WriteOptions,
): AdmissionAttributes {
  const { namespace, name } = old.metadata
  const { subresource } = options
  return attributesOf('UPDATE', kind, { name, namespace, subresource }, { object, old }, options)
}
