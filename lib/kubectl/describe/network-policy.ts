import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import { formatSelector, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digList, digMap, digString, type JsonMap } from '../go-format'
import { DescribeWriter } from './writer'

const selectorText = (selector: unknown) =>
  formatSelector(selectorFromLabelSelector(selector as ILabelSelector) ?? []) || '<none>'

function describePort(port: JsonMap, writer: DescribeWriter): void {
  const protocol = digString(port, 'protocol') || 'TCP'
  const number = port.port === undefined ? '<nil>' : digString(port, 'port')
  if (port.endPort === undefined) writer.line(2, `To Port: ${number}/${protocol}`)
  else writer.line(2, `To Port Range: ${number}-${digString(port, 'endPort')}/${protocol}`)
}

function describePeer(peer: JsonMap, title: string, writer: DescribeWriter): void {
  writer.line(2, `${title}:`)
  const { namespaceSelector, podSelector, ipBlock } = peer
  if (namespaceSelector) writer.line(3, `NamespaceSelector: ${selectorText(namespaceSelector)}`)
  if (podSelector) writer.line(3, `PodSelector: ${selectorText(podSelector)}`)
  if (!ipBlock || namespaceSelector || podSelector) return
  const except = dig(ipBlock, 'except')
  writer.line(3, 'IPBlock:')
  writer.line(4, `CIDR: ${digString(ipBlock, 'cidr')}`)
  writer.line(4, `Except: ${Array.isArray(except) ? except.join(', ') : ''}`)
}

interface Direction {
  name: 'ingress' | 'egress'
  peers: 'from' | 'to'
  title: string
  end: string
}

const DIRECTIONS: Direction[] = [
  { name: 'ingress', peers: 'from', title: 'From', end: 'source' },
  { name: 'egress', peers: 'to', title: 'To', end: 'destination' },
]

function describeRules(
  rules: JsonMap[],
  { name, peers, title, end }: Direction,
  writer: DescribeWriter,
): void {
  if (rules.length === 0) writer.line(2, `<none> (Selected pods are isolated for ${name} connectivity)`)
  for (const [index, rule] of rules.entries()) {
    if (index > 0) writer.line(2, '----------')
    const ports = digList(rule, 'ports')
    if (ports.length === 0) writer.line(2, 'To Port: <any> (traffic allowed to all ports)')
    for (const port of ports) describePort(port, writer)
    const others = digList(rule, peers)
    if (others.length === 0) writer.line(2, `${title}: <any> (traffic not restricted by ${end})`)
    for (const peer of others) describePeer(peer, title, writer)
  }
}

/** A moment as Go prints a time: `2026-11-20 10:34:16 +0000 UTC`. */
function goTime(text: string | null | undefined): string {
  const ms = parseTime(text ?? '')
  return ms === undefined ? '<nil>' : `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`
}

/** `kubectl describe networkpolicy` */
export function describeNetworkPolicy(_context: CommandContext, policy: Manifest): string {
  const writer = new DescribeWriter()
  const { metadata, spec } = policy
  writer.line(0, `Name:\t${metadata?.name}`)
  writer.line(0, `Namespace:\t${metadata?.namespace}`)
  writer.line(0, `Created on:\t${goTime(metadata?.creationTimestamp)}`)
  writer.labels('Labels', digMap(policy, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(policy, 'metadata', 'annotations'))
  writer.line(0, 'Spec:')
  const pods = selectorText(dig(spec, 'podSelector'))
  const all = pods === '<none>' ? ' (Allowing the specific traffic to all pods in this namespace)' : ''
  writer.line(1, `PodSelector:     ${pods}${all}`)
  const types = dig(spec, 'policyTypes')
  const named = Array.isArray(types) ? types.map(String) : []
  for (const direction of DIRECTIONS) {
    const { name } = direction
    if (!named.some((type) => type.toLowerCase() === name)) {
      writer.line(1, `Not affecting ${name} traffic`)
      continue
    }
    writer.line(1, `Allowing ${name} traffic:`)
    describeRules(digList(spec, name), direction, writer)
  }
  writer.line(1, `Policy Types: ${named.join(', ')}`)
  return writer.text()
}
