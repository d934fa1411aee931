import type { Pod } from '@/lib/cluster/apimachinery/object'
import { type Amounts, addAmounts, amountsOf, podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import { canonicalQuantity, formatQuantity } from '@/lib/cluster/apimachinery/quantity'
import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { compareStrings, dig, digList, digMap, digString, sortedKeys } from '../go-format'
import { age, describeEvents } from './events'
import { taintText } from './scheduling'
import { DescribeWriter, describeTime } from './writer'

function rolesText(labels: Record<string, string>): string {
  const roles = sortedKeys(labels).flatMap((key) => {
    if (key.startsWith('node-role.kubernetes.io/')) return [key.slice('node-role.kubernetes.io/'.length)]
    return key === 'kubernetes.io/role' ? [labels[key]!] : []
  })
  return roles.filter(Boolean).join(',') || '<none>'
}

function describeLease(context: CommandContext, name: string, writer: DescribeWriter): void {
  const mapping = context.mapper.find('leases.coordination.k8s.io')
  const lease = mapping && context.client.find(mapping, 'kube-node-lease', name)
  if (!lease) {
    writer.line(0, `Lease:\tFailed to get lease: leases.coordination.k8s.io "${name}" not found`)
    return
  }
  const time = (field: string) => {
    const text = digString(lease, 'spec', field)
    return text ? describeTime(text) : '<unset>'
  }
  writer.line(0, 'Lease:')
  writer.line(1, `HolderIdentity:\t${digString(lease, 'spec', 'holderIdentity') || '<unset>'}`)
  writer.line(1, `AcquireTime:\t${time('acquireTime')}`)
  writer.line(1, `RenewTime:\t${time('renewTime')}`)
}

function describeConditions(node: Manifest, writer: DescribeWriter): void {
  const conditions = digList(node, 'status', 'conditions')
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage')
  writer.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  for (const one of conditions) {
    const times = ['lastHeartbeatTime', 'lastTransitionTime'].map((field) =>
      describeTime(digString(one, field)),
    )
    const cells = [digString(one, 'type'), digString(one, 'status'), ...times, digString(one, 'reason')]
    writer.line(1, `${cells.join(' \t')} \t${digString(one, 'message')}`)
  }
}

/** What a pod may use at most: the sum of its containers' limits (init containers: the highest). */
function podLimits(pod: Manifest): Amounts {
  const total: Amounts = {}
  for (const container of digList(pod, 'spec', 'containers')) {
    addAmounts(total, amountsOf(digMap(container, 'resources', 'limits')))
  }
  for (const container of digList(pod, 'spec', 'initContainers')) {
    const own = amountsOf(digMap(container, 'resources', 'limits'))
    for (const [name, amount] of Object.entries(own)) total[name] = Math.max(total[name] ?? 0, amount)
  }
  return { ...total, ...amountsOf(digMap(pod, 'spec', 'resources', 'limits')) }
}

/** An amount in the engine's units as a quantity: `100m`, `256Mi`. */
function amountText(name: string, amount: number): string {
  if (amount === 0) return '0'
  const nano = BigInt(Math.round(amount)) * (name === 'cpu' ? 1_000_000n : 1_000_000_000n)
  return formatQuantity({ nano, format: name === 'cpu' ? 'DecimalSI' : 'BinarySI' })
}

function share(name: string, amount: number, allocatable: Amounts): string {
  const whole = allocatable[name] ?? 0
  return `${amountText(name, amount)} (${whole === 0 ? 0 : Math.trunc((amount / whole) * 100)}%)`
}

function describePods(context: CommandContext, node: Manifest, writer: DescribeWriter): void {
  const fieldSelector = `spec.nodeName=${node.metadata?.name},status.phase!=Succeeded,status.phase!=Failed`
  const pods = context.client.list(context.mapper.get('pods'), undefined, { fieldSelector }).items
  const allocatable = amountsOf(digMap(node, 'status', 'allocatable'))
  writer.line(0, `Non-terminated Pods:\t(${pods.length} in total)`)
  writer.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge')
  writer.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---')
  const requested: Amounts = {}
  const limited: Amounts = {}
  for (const pod of pods) {
    const requests = podRequests(pod as unknown as Pod)
    const limits = podLimits(pod)
    addAmounts(requested, requests)
    addAmounts(limited, limits)
    const cells = (['cpu', 'memory'] as const).flatMap((name) => [
      share(name, requests[name] ?? 0, allocatable),
      share(name, limits[name] ?? 0, allocatable),
    ])
    const { namespace, name, creationTimestamp } = pod.metadata ?? {}
    writer.line(1, `${namespace}\t${name}\t\t${cells.join('\t')}\t${age(context, creationTimestamp ?? '')}`)
  }
  writer.line(0, 'Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)')
  writer.line(1, 'Resource\tRequests\tLimits')
  writer.line(1, '--------\t--------\t------')
  const names = [
    'cpu',
    'memory',
    'ephemeral-storage',
    ...sortedKeys(allocatable).filter((one) => one.startsWith('hugepages-')),
  ]
  for (const name of names) {
    writer.line(
      1,
      `${name}\t${share(name, requested[name] ?? 0, allocatable)}\t${share(name, limited[name] ?? 0, allocatable)}`,
    )
  }
  const extended = sortedKeys(allocatable).filter((one) => !names.includes(one) && one !== 'pods')
  for (const name of extended) writer.line(1, `${name}\t${requested[name] ?? 0}\t${limited[name] ?? 0}`)
}

const SYSTEM_INFO = [
  ['Machine ID', 'machineID'],
  ['System UUID', 'systemUUID'],
  ['Boot ID', 'bootID'],
  ['Kernel Version', 'kernelVersion'],
  ['OS Image', 'osImage'],
  ['Operating System', 'operatingSystem'],
  ['Architecture', 'architecture'],
  ['Container Runtime Version', 'containerRuntimeVersion'],
  ['Kubelet Version', 'kubeletVersion'],
] as const

/** `kubectl describe node` */
export function describeNode(context: CommandContext, node: Manifest): string {
  const writer = new DescribeWriter()
  const labels = digMap(node, 'metadata', 'labels')
  writer.line(0, `Name:\t${node.metadata?.name}`)
  writer.line(0, `Roles:\t${rolesText(labels)}`)
  writer.labels('Labels', labels)
  writer.annotations('Annotations', digMap(node, 'metadata', 'annotations'))
  writer.line(0, `CreationTimestamp:\t${describeTime(node.metadata?.creationTimestamp ?? '')}`)
  const order = (taint: Record<string, unknown>) => `${digString(taint, 'effect')},${digString(taint, 'key')}`
  const taints = [...digList(node, 'spec', 'taints')].sort((a, b) => compareStrings(order(a), order(b)))
  writer.entries('Taints', taints.map(taintText))
  writer.line(0, `Unschedulable:\t${dig(node, 'spec', 'unschedulable') === true}`)
  describeLease(context, node.metadata?.name ?? '', writer)
  describeConditions(node, writer)
  writer.line(0, 'Addresses:')
  for (const one of digList(node, 'status', 'addresses')) {
    writer.line(1, `${digString(one, 'type')}:\t${digString(one, 'address')}`)
  }
  for (const [title, field] of [
    ['Capacity', 'capacity'],
    ['Allocatable', 'allocatable'],
  ] as const) {
    const list = digMap(node, 'status', field)
    writer.line(0, `${title}:`)
    for (const name of sortedKeys(list)) writer.line(1, `${name}:\t${canonicalQuantity(String(list[name]))}`)
  }
  writer.line(0, 'System Info:')
  for (const [title, field] of SYSTEM_INFO) {
    writer.line(1, `${title}:\t${digString(node, 'status', 'nodeInfo', field)}`)
  }
  const cidr = digString(node, 'spec', 'podCIDR')
  if (cidr) writer.line(0, `PodCIDR:\t${cidr}`)
  const cidrs = dig(node, 'spec', 'podCIDRs')
  if (Array.isArray(cidrs) && cidrs.length > 0) writer.line(0, `PodCIDRs:\t${cidrs.join(',')}`)
  describePods(context, node, writer)
  describeEvents(context, node, writer)
  return writer.text()
}
