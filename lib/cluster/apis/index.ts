/** Every kind that the API server knows, in the order that discovery lists groups and resources. */
import { deployment } from '@/lib/cluster/apis/apps/deployment'
import { replicaSet } from '@/lib/cluster/apis/apps/replica-set'
import { lease } from '@/lib/cluster/apis/coordination/lease'
import { configMap } from '@/lib/cluster/apis/core/config-map'
import { endpoints } from '@/lib/cluster/apis/core/endpoints'
import { event } from '@/lib/cluster/apis/core/event'
import { namespace } from '@/lib/cluster/apis/core/namespace'
import { node } from '@/lib/cluster/apis/core/node'
import { pod } from '@/lib/cluster/apis/core/pod'
import { secret } from '@/lib/cluster/apis/core/secret'
import { service } from '@/lib/cluster/apis/core/service'
import { serviceAccount } from '@/lib/cluster/apis/core/service-account'
import { endpointSlice } from '@/lib/cluster/apis/discovery/endpoint-slice'
import { type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { priorityClass } from '@/lib/cluster/apis/scheduling/priority-class'

export const kinds: readonly Kind[] = [
  configMap,
  endpoints,
  event,
  namespace,
  node,
  pod,
  secret,
  serviceAccount,
  service,
  deployment,
  replicaSet,
  lease,
  endpointSlice,
  priorityClass,
]

const byResource = new Map(kinds.map((kind) => [resourceName(kind), kind]))

/** By `pods`, `deployments.apps`. */
export const findKind = (resource: string): Kind | undefined => byResource.get(resource)
