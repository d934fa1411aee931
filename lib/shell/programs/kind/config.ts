/**
 * kind's configuration, as it is written and as kind fills it in.
 * Mirrors: sigs.k8s.io/kind/pkg/apis/config/v1alpha4 and pkg/internal/apis/config (encoding, validate.go): names, defaults,
 * words of errors. Differs: what the lab's clusters cannot be is refused in plain words (checkKnown).
 */
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { isMap, type JsonMap, quote } from '@/lib/kubectl/go-format'
import { ClusterError } from '@/lib/shell/programs/local-clusters/call'

export const NODE_IMAGE = 'kindest/node:v1.36.1'
const API_VERSION = 'kind.x-k8s.io/v1alpha4'
const NAME = /^[a-z0-9.-]+$/
export const POD_SUBNET = '10.244.0.0/16'
const SERVICE_SUBNETS: readonly unknown[] = [undefined, '', '10.96.0.0/16', '10.96.0.0/12']

export interface PortMapping {
  containerPort: number
  hostPort: number
  listenAddress: string
  protocol: 'TCP' | 'UDP'
}

export interface KindMount {
  hostPath: string
  containerPath: string
  readOnly: boolean
}

export interface KindNode {
  role: string
  image: string
  labels: Record<string, string>
  mappings: PortMapping[]
  mounts: KindMount[]
  patches: string[]
}

export interface KindConfig {
  name: string
  nodes: KindNode[]
  apiServerPort: number
  apiServerAddress: string
  disableDefaultCNI: boolean
  kubeProxyMode: string
  featureGates: Record<string, boolean>
  runtimeConfig: Record<string, string>
  patches: string[]
}

/** Fields by the Go type that has them, and the types of those that have fields of their own. */
const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Cluster: fields(
    'kind apiVersion name nodes:Node networking:Networking featureGates runtimeConfig kubeadmConfigPatches kubeadmConfigPatchesJSON6902 containerdConfigPatches containerdConfigPatchesJSON6902',
  ),
  Node: fields(
    'role image labels extraMounts:Mount extraPortMappings:PortMapping kubeadmConfigPatches kubeadmConfigPatchesJSON6902',
  ),
  Networking: fields(
    'ipFamily apiServerPort apiServerAddress podSubnet serviceSubnet disableDefaultCNI kubeProxyMode dnsSearch',
  ),
  Mount: fields('containerPath hostPath readOnly selinuxRelabel propagation'),
  PortMapping: fields('containerPort hostPort listenAddress protocol'),
}

function fields(words: string): Record<string, string> {
  return Object.fromEntries(words.split(' ').map((word) => [word.split(':')[0], word.split(':')[1] ?? '']))
}

const failed = (message: string) => new ClusterError(message)

/** The lines on which a field is written. */
const linesOf = (text: string, field: string): number[] =>
  text.split('\n').flatMap((line, at) => (new RegExp(`^[\\s-]*${field}\\s*:`).test(line) ? [at + 1] : []))

/** Fields that the types do not have. */
function unknownFields(value: unknown, type: string): { field: string; type: string }[] {
  if (Array.isArray(value)) return value.flatMap((one) => unknownFields(one, type))
  if (!isMap(value)) return []
  return Object.entries(value).flatMap(([field, below]) => {
    const known = TYPES[type]?.[field]
    if (known === undefined) return [{ field, type }]
    return known === '' ? [] : unknownFields(below, known)
  })
}

function decode(text: string): JsonMap {
  let value: unknown
  try {
    value = decodeYaml(text)
  } catch (error) {
    const words = (error as Error).message.replace('error converting YAML to JSON: ', '')
    throw failed(`could not determine kind / apiVersion for config: ${words}`)
  }
  const config = isMap(value) ? value : {}
  const { apiVersion = '', kind = '' } = config
  if (apiVersion !== API_VERSION) throw failed(`unknown apiVersion: ${String(apiVersion)}`)
  if (kind !== 'Cluster') throw failed(`unknown kind ${String(kind)} for apiVersion: ${API_VERSION}`)
  const unknown = unknownFields(config, 'Cluster').map(({ field, type }) => {
    const line = linesOf(text, field)[0] ?? 1
    return `  line ${line}: field ${field} not found in type v1alpha4.${type}`
  })
  if (unknown.length > 0)
    throw failed(`unable to decode config: yaml: unmarshal errors:\n${unknown.join('\n')}`)
  return config
}

const list = (value: unknown): JsonMap[] => (Array.isArray(value) ? value.filter(isMap) : [])
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const strings = (value: unknown): Record<string, string> =>
  isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)])) : {}

const mapping = ({ containerPort, hostPort, listenAddress, protocol }: JsonMap): PortMapping => ({
  containerPort: Number(containerPort ?? 0),
  hostPort: Number(hostPort ?? 0),
  listenAddress: String(listenAddress || '0.0.0.0'),
  protocol: String(protocol || 'TCP').toUpperCase() as PortMapping['protocol'],
})

const node = (entry: JsonMap): KindNode => ({
  role: String(entry.role || 'control-plane'),
  image: String(entry.image || NODE_IMAGE),
  labels: strings(entry.labels),
  mappings: list(entry.extraPortMappings).map(mapping),
  mounts: list(entry.extraMounts).map((one) => ({
    hostPath: String(one.hostPath ?? ''),
    containerPath: String(one.containerPath ?? ''),
    readOnly: one.readOnly === true,
  })),
  patches: texts(entry.kubeadmConfigPatches),
})

/** What a text says, with kind's defaults; without a text all of it is default. @throws ClusterError */
export function readConfig(text?: string): KindConfig {
  const config = text === undefined ? {} : decode(text)
  const networking = isMap(config.networking) ? config.networking : {}
  checkKnown(config, networking)
  const nodes = list(config.nodes).map(node)
  return {
    name: String(config.name || 'kind'),
    nodes: nodes.length > 0 ? nodes : [node({})],
    apiServerPort: Number(networking.apiServerPort ?? 0),
    apiServerAddress: String(networking.apiServerAddress || '127.0.0.1'),
    disableDefaultCNI: networking.disableDefaultCNI === true,
    kubeProxyMode: String(networking.kubeProxyMode || 'iptables'),
    featureGates: isMap(config.featureGates) ? (config.featureGates as Record<string, boolean>) : {},
    runtimeConfig: strings(config.runtimeConfig),
    patches: texts(config.kubeadmConfigPatches),
  }
}

/** What kind can do and the lab's clusters cannot. @throws ClusterError */
function checkKnown(config: JsonMap, networking: JsonMap): void {
  const { ipFamily, podSubnet, serviceSubnet } = networking
  if (ipFamily !== undefined && ipFamily !== 'ipv4')
    throw failed(`the clusters of this lab have no ipFamily but ipv4`)
  if (podSubnet !== undefined && podSubnet !== POD_SUBNET)
    throw failed(`the clusters of this lab have no podSubnet but ${POD_SUBNET}`)
  if (!SERVICE_SUBNETS.includes(serviceSubnet))
    throw failed('the clusters of this lab have no serviceSubnet but 10.96.0.0/16')
  for (const field of Object.keys(config))
    if (/JSON6902$|^containerd/.test(field)) throw failed(`${field} is not part of this lab`)
}

const badPort = (port: number) => port < -1 || port > 65_535 || !Number.isInteger(port)

function duplicate(mappings: readonly PortMapping[]): string | undefined {
  const seen: PortMapping[] = []
  for (const one of mappings) {
    const { hostPort, protocol, listenAddress } = one
    const clashes = seen.some(
      (other) =>
        other.hostPort === hostPort &&
        other.protocol === protocol &&
        [other.listenAddress, '0.0.0.0'].some(
          (address) => address === listenAddress || other.listenAddress === '0.0.0.0',
        ),
    )
    if (hostPort > 0 && clashes)
      return `invalid portMapping: port mapping with same listen address, port and protocol already configured: ${listenAddress}:${hostPort}/${protocol}`
    seen.push(one)
  }
  return undefined
}

function nodeErrors({ role, mappings }: KindNode): string[] {
  const again = duplicate(mappings)
  return [
    ...(role === 'control-plane' || role === 'worker' ? [] : [`${quote(role)} is not a valid node role`]),
    ...mappings.flatMap(({ hostPort, containerPort }) => [
      ...(badPort(hostPort) ? [`invalid hostPort: invalid port number: ${hostPort}`] : []),
      ...(badPort(containerPort) ? [`invalid containerPort: invalid port number: ${containerPort}`] : []),
    ]),
    ...(again === undefined ? [] : [again]),
  ]
}

/** Go's errors.NewAggregate. */
const aggregate = (errors: readonly string[]) =>
  errors.length === 1 ? (errors[0] ?? '') : `[${errors.join(', ')}]`

/** @throws ClusterError in kind's words */
export function validateConfig(config: KindConfig): void {
  const { name, nodes, apiServerPort, kubeProxyMode } = config
  const errors = [
    ...(NAME.test(name)
      ? []
      : [`'${name}' is not a valid cluster name, cluster names must match \`${NAME.source}\``]),
    ...(badPort(apiServerPort) ? [`invalid apiServerPort: invalid port number: ${apiServerPort}`] : []),
    ...(/^(iptables|ipvs|nftables|none)$/.test(kubeProxyMode)
      ? []
      : [`invalid kubeProxyMode: ${kubeProxyMode}`]),
    ...nodes.flatMap((one, at) => {
      const found = nodeErrors(one)
      return found.length > 0 ? [`invalid configuration for node ${at}: ${aggregate(found)}`] : []
    }),
    ...(nodes.some(({ role }) => role === 'control-plane')
      ? []
      : ['must have at least one control-plane node']),
  ]
  if (errors.length > 0) throw failed(aggregate(errors))
}

/** Names of the nodes in their order: `dev-control-plane`, `dev-worker`, `dev-worker2`. */
export function nodeNames({ name, nodes }: KindConfig): string[] {
  const counts = new Map<string, number>()
  return nodes.map(({ role }) => {
    const count = (counts.get(role) ?? 0) + 1
    counts.set(role, count)
    return `${name}-${role}${count > 1 ? count : ''}`
  })
}
