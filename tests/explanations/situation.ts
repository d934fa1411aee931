import type { AdmissionStep } from '@/lib/cluster/admission/explain-admission'
import type { AdmissionRefusal } from '@/lib/cluster/admission/refusal'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { AccessExplanation, NearMiss } from '@/lib/cluster/auth/explain-forbidden'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { kubectl, must } from '../properties/kubectl'

/** A line of kubectl, and what it reads where it says `-f -`. */
export type Line = string | [line: string, manifest: string]

export interface Base {
  title: string
  addons?: string[]
  /** What the administrator has done before, each line with all that follows from it. */
  given?: Line[]
}

/** Somebody asks for something, and the authorizer decides. */
export interface AccessSituation extends Base {
  /** kubectl's arguments, or a request. */
  when: Line | ApiRequest
  /** The message of the Status; missing when it is allowed. */
  says?: string
  grant?: Partial<NonNullable<AccessExplanation['grant']>>
  superuser?: true
  node?: true
  /** Whatever is not listed must not be told either. */
  nearest?: Partial<NearMiss>[]
}

/** Somebody who may do it, but for admission. */
export interface RefusalSituation extends Base {
  when: Line | ApiRequest
  says: string
  refusal: Partial<AdmissionRefusal>
  /** More than once: how often it was tried, and by whom. */
  tried?: { userAgent: string; atLeast: number }
}

/** A request that admission changes, or warns of. */
export interface ChangeSituation extends Base {
  request: Pick<ApiRequest, 'method' | 'path' | 'body'>
  steps: Partial<AdmissionStep>[]
}

const NAMESPACES = ['a', 'b']
const bases = new Map<string, Cluster>()

function run(cluster: Cluster, line: Line): void {
  const [text, manifest] = typeof line === 'string' ? [line] : line
  must(cluster, text, manifest)
}

/** A cluster with the namespaces a and b. */
function baseWith(addons: string[]): Cluster {
  const known = bases.get(addons.join())
  if (known) return known
  const base = createCluster({ addons })
  for (const name of NAMESPACES) run(base, `create namespace ${name}`)
  bases.set(addons.join(), base)
  return base
}

/** A cluster after what was given. @param from goes on with this one */
export function clusterWith({ addons = [], given = [] }: Base, from?: Cluster): Cluster {
  const cluster = from ?? baseWith(addons).fork()
  for (const line of given) {
    run(cluster, line)
    cluster.settle()
  }
  return cluster
}

/** Tries a line; what comes of it is told by the cluster's records. */
export function attempt(cluster: Cluster, line: Line | ApiRequest): void {
  if (typeof line === 'object' && 'method' in line) {
    cluster.request(line)
    return
  }
  const [text, manifest] = typeof line === 'string' ? [line] : line
  kubectl(cluster, text.split(' '), manifest)
}
