/** One write to the store, as its log keeps it. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kept } from '@/lib/cluster/storage/kept'

export interface Change {
  rv: number
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  resource: string
  key: string
  /** After the change; for DELETED the last state, with the deletion's resourceVersion. */
  object: KubeObject
  old?: KubeObject
}

/** A change whose objects are made when somebody reads them. */
export class LateChange implements Change {
  constructor(
    readonly rv: number,
    readonly type: Change['type'],
    readonly resource: string,
    readonly key: string,
    private readonly now: Kept,
    private readonly before: Kept | undefined,
  ) {}

  get object(): KubeObject {
    return this.now.object
  }

  get old(): KubeObject | undefined {
    return this.before?.object
  }
}

/** A change as plain data. */
export function plainChange(change: Change): Change {
  if (!(change instanceof LateChange)) return change
  const { rv, type, resource, key, object, old } = change
  return { rv, type, resource, key, object, ...(old ? { old } : {}) }
}
