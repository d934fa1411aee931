/**
 * What the cloud knows of its machines. The ConfigMap kube-system/cloud-instances says what became of one:
 * `worker-2: stopped` or `worker-2: terminated`; all others run.
 */
import type { Node } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'

export const REGION = 'region-1'
const INSTANCES = 'cloud-instances'
const ZONES = ['a', 'b', 'c']

export const isInstances = ({ metadata }: { metadata: { name: string; namespace?: string } }): boolean =>
  metadata.name === INSTANCES && metadata.namespace === 'kube-system'

type InstanceState = 'running' | 'stopped' | 'terminated'

/** What the cloud says of the machine behind a node. */
export function instanceState({ lister }: ComponentContext, node: string): InstanceState {
  const text = lister.get('configmaps', 'kube-system', INSTANCES)?.data?.[node]
  return text === 'stopped' || text === 'terminated' ? text : 'running'
}

const numberOf = ({ metadata }: Node) => [...metadata.name].reduce((sum, c) => sum + c.charCodeAt(0), 0)

/** The zone that a machine stands in: its own label, or one that follows from its name. */
export const zoneOf = (node: Node): string =>
  node.metadata.labels?.['topology.kubernetes.io/zone'] ?? `${REGION}${ZONES[numberOf(node) % ZONES.length]}`

export const providerIdOf = (node: Node): string => `cloud:///${zoneOf(node)}/${node.metadata.name}`
