/** The processes of a cluster, as kubeadm sets them up. */
import type { UserInfo } from '@/lib/cluster/apiserver/request'
import type { Component } from '@/lib/cluster/client/component'
import type { ProcessSpec } from '@/lib/cluster/client/process'
import { apiServiceAvailability } from '@/lib/cluster/controller/api-service-availability'
import { customResourceDefinitions } from '@/lib/cluster/controller/custom-resource-definitions'
import { controllers } from '@/lib/cluster/controller/index'
import { kubelet, type PodNetworks } from '@/lib/cluster/kubelet/kubelet'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { scheduler, secondScheduler } from '@/lib/cluster/scheduler/scheduler'
import { addonPart } from '@/lib/cluster/sim/parts'
import { localPathProvisioner } from '@/lib/cluster/storage-csi/local-path'

export const API_SERVER = 'kube-apiserver'
/** Schedulers in pods of the cluster. */
export const SECOND_SCHEDULER = 'second-scheduler'
const KUBELET = 'kubelet/'
export const kubeletName = (node: string): string => `${KUBELET}${node}`

/** The node whose kubelet a process is. */
export const nodeOfKubelet = (name: string): string | undefined =>
  name.startsWith(KUBELET) ? name.slice(KUBELET.length) : undefined

const SERVICE_ACCOUNTS = [
  'system:serviceaccounts',
  'system:serviceaccounts:kube-system',
  'system:authenticated',
]

const controllerUser = ({ name }: Component): UserInfo => ({
  username: `system:serviceaccount:kube-system:${name}-controller`,
  groups: SERVICE_ACCOUNTS,
})

const schedulerUser = () => ({ username: 'system:kube-scheduler', groups: ['system:authenticated'] })

const nodeUser = (node: string): UserInfo => ({
  username: `system:node:${node}`,
  groups: ['system:nodes', 'system:authenticated'],
})

/** What runs on a machine. */
export const kubeletSpec = (
  node: string,
  networkOf: PodNetworks,
  hostOf: (node: string) => NodeHost,
): ProcessSpec => ({
  name: kubeletName(node),
  components: [kubelet(node, networkOf, hostOf(node)) as Component],
  user: () => nodeUser(node),
  host: node,
})

/** In the order in which they get their turn. */
export function processSpecs(
  nodes: readonly string[],
  networkOf: PodNetworks,
  hostOf: (node: string) => NodeHost,
  addons: readonly string[] = [],
): ProcessSpec[] {
  return [
    {
      name: API_SERVER,
      components: [customResourceDefinitions as Component, apiServiceAvailability],
      user: () => ({ username: 'system:apiserver', groups: ['system:masters', 'system:authenticated'] }),
    },
    { name: 'kube-controller-manager', components: controllers, user: controllerUser },
    {
      name: 'kube-scheduler',
      components: [scheduler as Component],
      user: schedulerUser,
    },
    { name: SECOND_SCHEDULER, components: [secondScheduler as Component], user: schedulerUser },
    {
      name: 'local-path-provisioner',
      components: [localPathProvisioner(hostOf) as Component],
      user: () => ({
        username: 'system:serviceaccount:local-path-storage:local-path-provisioner-service-account',
        groups: [
          'system:serviceaccounts',
          'system:serviceaccounts:local-path-storage',
          'system:authenticated',
        ],
      }),
    },
    ...(addons.length > 0 ? addonPart('addons').addonProcesses(addons) : []),
    ...nodes.map((node) => kubeletSpec(node, networkOf, hostOf)),
  ]
}
