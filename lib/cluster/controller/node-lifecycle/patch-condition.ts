import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Client } from '@/lib/cluster/client/client'

/** Sets one condition in the status of a pod. @throws ApiError */
export function patchCondition(client: Client, pod: Pod, condition: { type: string; status: string }): void {
  const { namespace, name } = pod.metadata
  const patch = { status: { conditions: [condition] } }
  client.patch('pods', namespace, name, patch, { subresource: 'status' })
}
