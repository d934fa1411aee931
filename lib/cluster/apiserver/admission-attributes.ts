/** What admission is asked of a write. */
import type { AdmissionAttributes } from '@/lib/cluster/admission/plugin'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import type { WriteOptions } from '@/lib/cluster/apiserver/write-options'

/** What is written, by name. */
interface Written {
  namespace?: string
  name?: string
  subresource?: string
}

export function attributesOf(
  operation: AdmissionAttributes['operation'],
  kind: Kind,
  { namespace, name = '', subresource }: Written,
  objects: { object?: KubeObject; old?: KubeObject },
  { user, warnings, annotations, dryRun }: WriteOptions,
): AdmissionAttributes {
  return {
    operation,
    kind,
    ...(subresource ? { subresource } : {}),
    ...(namespace ? { namespace } : {}),
    name,
    ...objects,
    ...user,
    ...(warnings ? { warnings } : {}),
    ...(annotations ? { annotations } : {}),
    ...(dryRun ? { dryRun: true } : {}),
  }
}

/** A plugin wants to see the object. */
export class Looked extends Error {}

/** Of a creation whose object is not made yet. */
export class UnseenCreation implements AdmissionAttributes {
  readonly operation = 'CREATE'
  readonly username: string
  readonly groups: readonly string[]

  constructor(
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
  const written = { name, ...(namespace ? { namespace } : {}), ...(subresource ? { subresource } : {}) }
  return attributesOf('UPDATE', kind, written, { object, old }, options)
}
