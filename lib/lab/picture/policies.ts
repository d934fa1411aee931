import {
  formatSelector,
  matchesLabelSelector,
  selectorFromLabelSelector,
} from '@/lib/cluster/apimachinery/labels'
import type { NetworkPolicy, Pod } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { named } from './named'
import { list } from './read'
import type { PolicyPicture } from './schema'

type Spec = NetworkPolicy['spec']
type IngressRule = NonNullable<Spec['ingress']>[number]
type Peer = NonNullable<IngressRule['from']>[number]
type Selector = Peer['podSelector']

/** `app=web`, or `*` for what selects all. */
const labelsOf = (selector: Selector): string =>
  formatSelector(selectorFromLabelSelector(selector ?? {}) ?? []) || '*'

function peerWords({ ipBlock, namespaceSelector, podSelector }: Peer): string {
  if (ipBlock) return [ipBlock.cidr, ...(ipBlock.except ?? []).map((one) => `-${one}`)].join(' ')
  return [
    ...(namespaceSelector ? [`namespaceSelector ${labelsOf(namespaceSelector)}`] : []),
    ...(podSelector ? [`podSelector ${labelsOf(podSelector)}`] : []),
  ].join(' & ')
}

function portWords({ port, endPort, protocol = 'TCP' }: NonNullable<IngressRule['ports']>[number]): string {
  return `${port ?? '*'}${endPort ? `–${endPort}` : ''}/${protocol}`
}

/** `podSelector app=web | 10.0.0.0/8 : 80/TCP`; `*` stands for everybody and every port. */
function ruleWords(peers: readonly Peer[] = [], ports: IngressRule['ports'] = []): string {
  const from = peers.map(peerWords).join(' | ') || '*'
  return ports.length > 0 ? `${from} : ${ports.map(portWords).join(', ')}` : from
}

function selectedBy({ metadata, spec }: NetworkPolicy, pods: readonly Pod[]): string[] {
  return pods
    .filter(
      (pod) =>
        pod.metadata.namespace === metadata.namespace &&
        !pod.spec.hostNetwork &&
        matchesLabelSelector(spec.podSelector ?? {}, pod.metadata.labels),
    )
    .map((pod) => pod.metadata.name)
}

export const policyPictures = (cluster: Cluster, pods: readonly Pod[]): PolicyPicture[] =>
  list<NetworkPolicy>(cluster, '/apis/networking.k8s.io/v1/networkpolicies').map((policy) => {
    const { policyTypes, ingress = [], egress = [] } = policy.spec
    const directions = policyTypes ?? ['Ingress', ...(policy.spec.egress ? ['Egress'] : [])]
    return {
      ...named(policy),
      directions: directions as PolicyPicture['directions'],
      pods: selectedBy(policy, pods),
      ingress: ingress.map(({ from, ports }) => ruleWords(from, ports)),
      egress: egress.map(({ to, ports }) => ruleWords(to, ports)),
    }
  })
