/** What a scenario may have installed beside what kubeadm leaves. */
import { cloudProvider, cloudProviderProcess } from '@/lib/cluster/addons/cloud-provider/index'
import { clusterAutoscalerProcess } from '@/lib/cluster/addons/cluster-autoscaler/component'
import { clusterAutoscaler } from '@/lib/cluster/addons/cluster-autoscaler/index'
import { csiDrivers, csiDriversProcess } from '@/lib/cluster/addons/csi-drivers'
import { gatewayApi } from '@/lib/cluster/addons/gateway-api/index'
import { gatewayControllerProcess } from '@/lib/cluster/addons/gateway-controller/index'
import { ingressNginx } from '@/lib/cluster/addons/ingress-nginx/index'
import { ingressNginxProcess } from '@/lib/cluster/addons/ingress-nginx/status'
import { metricsAdapter } from '@/lib/cluster/addons/metrics-adapter'
import { metricsServer } from '@/lib/cluster/addons/metrics-server'
import { policyEngine } from '@/lib/cluster/addons/policy-engine'
import { sidecarInjector } from '@/lib/cluster/addons/sidecar-injector'
import { verticalPodAutoscaler, vpaProcesses } from '@/lib/cluster/addons/vertical-pod-autoscaler/index'
import type { AddonObject } from '@/lib/cluster/addons/webhook-server'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ApiTransport } from '@/lib/cluster/apiserver/request'
import { createObject, leaseObject, nodeObject } from '@/lib/cluster/boot'
import type { ProcessSpec } from '@/lib/cluster/client/process'
import type { NodeSpec } from '@/lib/cluster/create-cluster'
import { NODE_LEASES } from '@/lib/cluster/heartbeat'
import { PROVIDER } from '@/lib/cluster/machines'
import type { ProcessTable } from '@/lib/cluster/process-table'
import type { RuntimeState } from '@/lib/cluster/runtime-state'

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

/** By name: its objects in the order in which they are created. @param now ms */
const ADDONS: Readonly<Record<string, (now: number) => AddonObject[]>> = {
  'cloud-provider': cloudProvider,
  'cluster-autoscaler': clusterAutoscaler,
  'csi-drivers': csiDrivers,
  'gateway-api': () => gatewayApi().map((body) => ({ path: DEFINITIONS, body })),
  'gateway-controller': () => [],
  'ingress-nginx': ingressNginx,
  'metrics-adapter': metricsAdapter,
  'metrics-server': metricsServer,
  'policy-engine': policyEngine,
  'sidecar-injector': sidecarInjector,
  'vertical-pod-autoscaler': verticalPodAutoscaler,
}

/** What runs of add-ons beside what their pods do. */
const PROCESSES: Readonly<Record<string, readonly ProcessSpec[]>> = {
  'cloud-provider': [cloudProviderProcess],
  'cluster-autoscaler': [clusterAutoscalerProcess],
  'csi-drivers': [csiDriversProcess],
  'gateway-controller': [gatewayControllerProcess],
  'ingress-nginx': [ingressNginxProcess],
  'vertical-pod-autoscaler': vpaProcesses,
}

/** Those of some add-ons that have processes of their own. */
export const withProcesses = (names: readonly string[]): string[] =>
  names.filter((name) => Object.hasOwn(PROCESSES, name))

export const addonProcesses = (names: readonly string[]): ProcessSpec[] =>
  names.flatMap((name) => PROCESSES[name] ?? [])

/** What a running cluster can be given more of. */
interface Growing {
  cluster: ApiTransport & { now(): number }
  state: Pick<RuntimeState, 'addons'>
  processes: Pick<ProcessTable, 'add'>
}

/** Installs an add-on in a cluster that runs. @throws RangeError for one that does not exist */
export function installLater({ cluster, state, processes }: Growing, name: string): void {
  const added = withProcesses([name]).filter((one) => !state.addons?.includes(one))
  if (added.length > 0) state.addons = [...(state.addons ?? []), ...added]
  for (const spec of addonProcesses(added)) processes.add(spec)
  installAddon(cluster, name)
}

/** Another machine registers: its kubelet follows from its Node (machines.ts). @param place of the node, from 0 */
export function addMachine(
  { cluster, state }: Growing,
  spec: NodeSpec,
  place: number,
  version: string,
): void {
  // Where add-ons are known, if only that there are none, machines are looked at.
  state.addons ??= []
  const node = nodeObject(spec, place, version, formatTime(cluster.now()))
  const providerID = `${PROVIDER}/${spec.name}`
  const made = createObject(cluster, '/api/v1/nodes', { ...node, spec: { ...node.spec, providerID } })
  createObject(
    cluster,
    `/apis/coordination.k8s.io/v1/namespaces/${NODE_LEASES}/leases`,
    leaseObject(made, cluster.now()),
  )
}

/** @throws RangeError for an addon that does not exist */
export function installAddon(cluster: ApiTransport & { now(): number }, name: string): void {
  const objects = Object.hasOwn(ADDONS, name) ? ADDONS[name] : undefined
  if (!objects) throw new RangeError(`no addon ${name}: there is ${Object.keys(ADDONS).join(', ')}`)
  for (const { path, body } of objects(cluster.now())) createObject(cluster, path, body)
}
