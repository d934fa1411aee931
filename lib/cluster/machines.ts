/**
 * Machines that come and go while a cluster runs, as an autoscaler of nodes asks for them: a machine is there as
 * long as there is a Node with its providerID.
 */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ProcessSpec } from '@/lib/cluster/client/process'
import type { ProcessTable } from '@/lib/cluster/process-table'
import { kubeletName } from '@/lib/cluster/processes'
import type { RuntimeState } from '@/lib/cluster/runtime-state'

export const PROVIDER = 'kubekata://'

interface NodeFields {
  spec?: { providerID?: string }
  status?: { addresses?: { type: string; address: string }[] }
}

const isMachine = (node: KubeObject) => (node as NodeFields).spec?.providerID?.startsWith(PROVIDER) ?? false

const addressOf = (node: KubeObject) =>
  (node as NodeFields).status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? ''

/** Starts and stops kubelets. @returns whether one came or went */
export function followMachines(
  state: RuntimeState,
  nodes: readonly KubeObject[],
  processes: ProcessTable,
  specOf: (node: string) => ProcessSpec,
): boolean {
  const names = new Set(nodes.map(({ metadata }) => metadata.name))
  const known = state.machines ?? []
  const gone = known.filter((name) => !names.has(name))
  const come = nodes.filter((node) => isMachine(node) && !state.nodes.includes(node.metadata.name))
  if (gone.length === 0 && come.length === 0) return false
  const addresses = { ...state.addresses }
  for (const name of gone) {
    processes.remove(kubeletName(name))
    delete addresses[name]
  }
  for (const node of come) addresses[node.metadata.name] = addressOf(node)
  const added = come.map(({ metadata }) => metadata.name)
  state.addresses = addresses
  state.machines = [...known.filter((name) => names.has(name)), ...added]
  state.nodes = [...state.nodes.filter((name) => !gone.includes(name)), ...added]
  for (const name of added) processes.add(specOf(name))
  return true
}
