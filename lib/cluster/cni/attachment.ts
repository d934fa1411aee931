/**
 * How a host's network plugins would attach a pod, or why they cannot: in the words of libcni and of the plugins.
 * Mirrors: libcni's AddNetworkList; the plugins bridge and host-local; flannel's (which delegates to bridge);
 * calico's with calico-ipam (a block of 64 addresses to each node).
 * Differs: of other plugins only that their programs have to be there; a node has one block of calico's at a time,
 * which follows from its name.
 */
import { type Cidr, formatIP, networkOf, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import { loadConf, type NetworkConf, NOT_INITIALIZED, type PluginConf, textAt } from '@/lib/cluster/cni/conf'
import { CNI_BIN, SUBNET_ENV } from '@/lib/cluster/cni/paths'
import { hashText } from '@/lib/cluster/sim/hash'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

export type NetworkKind = 'bridge' | 'flannel' | 'calico' | 'other'

/** Where pods of a node get their addresses from. */
export interface Attachment {
  kind: NetworkKind
  /** `10.244.1.0/24` */
  subnet: string
  first: bigint
  last: bigint
  /** The bridge that pods hang on, with the address that it has to have. */
  bridge?: { name: string; address: string }
  /** Networks that a daemon leads elsewhere: all of the cluster's pods. */
  network?: string
}

/** What tells a node's plugins where they are. */
export interface NodeFacts {
  name: string
  podCIDR: string | undefined
  files: FileSystem
  lister: Pick<Lister, 'list'>
}

/** A plugin's failure. */
export class PluginError extends Error {}

const CALICO_NODENAME = '/var/lib/calico/nodename'
const CALICO_POOLS = 'ippools.crd.projectcalico.org'
const BLOCK_BITS = 26

const address = (value: bigint) => formatIP({ family: 4, address: value })

const describe = ({ type, name }: PluginConf) => `plugin type="${type}"${name ? ` name="${name}"` : ''}`

function needProgram({ files }: NodeFacts, name: string): void {
  if (files.stat(`${CNI_BIN}/${name}`)?.type !== 'file')
    throw new PluginError(`failed to find plugin "${name}" in path [${CNI_BIN}]`)
}

/** Its first host is the gateway's. @throws PluginError */
function rangeOf(subnet: string | undefined): Pick<Attachment, 'subnet' | 'first' | 'last'> & { cidr: Cidr } {
  if (!subnet) throw new PluginError('no IP ranges specified')
  const cidr = parseCidr(subnet)
  if (cidr?.family !== 4) throw new PluginError(`invalid CIDR address: ${subnet}`)
  const start = networkOf(cidr)
  const last = start + (1n << BigInt(32 - cidr.length)) - 2n
  return { cidr, subnet: `${address(start)}/${cidr.length}`, first: start + 1n, last }
}

function ipam(facts: NodeFacts, { ipam: own }: PluginConf): string | undefined {
  if (own?.type) needProgram(facts, own.type)
  if (own?.type !== 'host-local') return facts.podCIDR
  return own.ranges?.[0]?.[0]?.subnet ?? own.subnet
}

function onBridge(subnet: string | undefined, name = 'cni0'): Omit<Attachment, 'kind'> {
  const { cidr: _, ...range } = rangeOf(subnet)
  return { ...range, bridge: { name, address: `${address(range.first)}/${range.subnet.split('/')[1]}` } }
}

/** What flanneld has left for its plugin. */
function subnetEnv({ files }: NodeFacts, path = SUBNET_ENV): Map<string, string> {
  const text = textAt(files, path)
  if (text === undefined)
    throw new PluginError(
      `failed to load flannel 'subnet.env' file: open ${path}: no such file or directory. Check the flannel pod log for this node.`,
    )
  return new Map(text.split('\n').map((line) => line.split('=') as [string, string]))
}

function flannel(facts: NodeFacts, { delegate = {}, subnetFile }: PluginConf): Attachment {
  const env = subnetEnv(facts, subnetFile)
  try {
    needProgram(facts, delegate.type ?? 'bridge')
    needProgram(facts, 'host-local')
  } catch (error) {
    throw error instanceof PluginError ? new PluginError(`failed to delegate add: ${error.message}`) : error
  }
  const network = env.get('FLANNEL_NETWORK')
  return {
    kind: 'flannel',
    ...onBridge(env.get('FLANNEL_SUBNET'), delegate.bridge),
    ...(network ? { network } : {}),
  }
}

/** The block of a node: another one than those of the nodes before it. */
export function calicoBlock(pool: string, nodes: readonly string[], node: string): string {
  const { cidr } = rangeOf(pool)
  const length = Math.max(cidr.length, BLOCK_BITS)
  const count = 2 ** (length - cidr.length)
  const taken = new Set<number>()
  for (const name of nodes) {
    let at = Number.parseInt(hashText(name).slice(0, 6), 16) % count
    while (taken.has(at) && taken.size < count) at = (at + 1) % count
    taken.add(at)
    if (name === node) return `${address(networkOf(cidr) + (BigInt(at) << BigInt(32 - length)))}/${length}`
  }
  return pool
}

interface PoolSpec {
  cidr?: string
  disabled?: boolean
  ipipMode?: string
}

/** The pool of a cluster's Calico, with a node's block of it; undefined where no Calico has started. */
function calicoPool({
  name,
  lister,
}: NodeFacts): { pool: string; block: string; plain: boolean } | undefined {
  const pools = lister.list(CALICO_POOLS) as unknown as (KubeObject & { spec?: PoolSpec })[]
  const spec = pools.find((one) => one.spec?.cidr && !one.spec.disabled && !one.spec.cidr.includes(':'))?.spec
  const pool = spec?.cidr
  if (!pool) return undefined
  const nodes = lister.list('nodes').map(({ metadata }) => metadata.name)
  return { pool, block: calicoBlock(pool, nodes, name), plain: spec.ipipMode === 'Never' }
}

/** What Calico leads to a node, and whether without a tunnel; undefined where it has not started. */
export const calicoBlockOf = (facts: NodeFacts): { block: string; plain: boolean } | undefined =>
  textAt(facts.files, CALICO_NODENAME) === undefined ? undefined : calicoPool(facts)

function calico(facts: NodeFacts, conf: PluginConf): Attachment {
  const { name, files } = facts
  if (textAt(files, CALICO_NODENAME) === undefined)
    throw new PluginError(
      `stat ${CALICO_NODENAME}: no such file or directory: check that the calico/node container is running and has mounted /var/lib/calico/`,
    )
  if (conf.ipam?.type !== 'calico-ipam') {
    const { cidr: _, ...range } = rangeOf(
      conf.ipam?.subnet === 'usePodCidr' ? facts.podCIDR : ipam(facts, conf),
    )
    return { kind: 'calico', ...range }
  }
  needProgram(facts, 'calico-ipam')
  const own = calicoPool(facts)
  if (!own) throw new PluginError(`no configured Calico pools for node ${name}`)
  const { cidr: _, ...range } = rangeOf(own.block)
  // Of a block all addresses count.
  return { kind: 'calico', ...range, first: range.first - 1n, last: range.last + 1n, network: own.pool }
}

function firstPlugin(facts: NodeFacts, conf: PluginConf): Attachment {
  needProgram(facts, conf.type)
  if (conf.type === 'flannel') return flannel(facts, conf)
  if (conf.type === 'calico') return calico(facts, conf)
  const subnet = ipam(facts, conf)
  if (conf.type === 'bridge') return { kind: 'bridge', ...onBridge(subnet, conf.bridge) }
  const { cidr: _, ...range } = rangeOf(subnet ?? '10.244.0.0/24')
  return { kind: 'other', ...range }
}

/** Runs the plugins in turn; the first gives the address. @throws PluginError with which plugin has failed */
function addNetwork(facts: NodeFacts, { plugins }: NetworkConf): Attachment {
  let made: Attachment | undefined
  for (const conf of [{ type: 'loopback' }, ...plugins]) {
    try {
      if (made || conf.type === 'loopback') needProgram(facts, conf.type)
      else made = firstPlugin(facts, conf)
    } catch (error) {
      if (!(error instanceof PluginError)) throw error
      throw new PluginError(`${describe(conf)} failed (add): ${error.message}`)
    }
  }
  return made ?? { kind: 'other', subnet: '', first: 0n, last: 0n }
}

/** How pods of a node are attached; `initialized` is false where there is no network at all. */
export function attachmentOf(
  facts: NodeFacts,
): { attachment: Attachment } | { initialized: boolean; error: string } {
  const conf = loadConf(facts.files)
  if ('error' in conf) return { initialized: false, error: NOT_INITIALIZED }
  try {
    return { attachment: addNetwork(facts, conf) }
  } catch (error) {
    if (!(error instanceof PluginError)) throw error
    return { initialized: true, error: error.message }
  }
}

/** Words of host-local for a range that is used up. */
export const exhausted = ({ first, last }: Attachment): string =>
  `failed to allocate for range 0: no IP addresses available in range set: ${address(first)}-${address(last)}`

/** An address of a range that nobody has yet, after the last one that was given; undefined when there is none. */
export function nextAddress(
  { first, last }: Attachment,
  taken: ReadonlySet<string>,
  before: string | undefined,
): string | undefined {
  // The first one is the node's own: of its bridge, or its end of a tunnel.
  const low = first + 1n
  const size = last - low + 1n
  const known = before === undefined ? undefined : parseIP(before)?.address
  const start = known !== undefined && known >= low && known < last ? known + 1n : low
  for (let i = 0n; i < size; i++) {
    const at = address(low + ((start - low + i) % size))
    if (!taken.has(at)) return at
  }
  return undefined
}
