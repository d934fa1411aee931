import type { KubeObject } from '@/lib/cluster/apimachinery/object'

/** What tells an object from all others. */
export const named = ({ metadata: { uid, namespace = '', name } }: Pick<KubeObject, 'metadata'>) => ({
  ...{ uid, namespace, name },
})

interface Condition {
  type: string
  status: string
  reason?: string
  message?: string
}

/** A condition of an object as it stands, if it has that status. */
export const condition = (
  conditions: readonly Condition[] | undefined,
  type: string,
  status = 'True',
): Condition | undefined => conditions?.find((one) => one.type === type && one.status === status)
