import type { Machine } from '@/lib/userland/kernel/machine'
import type { NetworkInterface } from '@/lib/userland/kernel/network'
import type { VirtualNode } from '@/lib/userland/kernel/virtual-files'

const stateOf = ({ kind, up }: NetworkInterface): string => {
  if (!up) return 'down'
  return kind === 'ether' || kind === 'veth' || kind === 'bridge' ? 'up' : 'unknown'
}

/** As if_arp.h numbers them. */
const TYPES: Partial<Record<NetworkInterface['kind'], number>> = { loopback: 772, ipip: 768 }

const textsOf = (one: NetworkInterface): Record<string, string | number> => ({
  address: one.mac ?? '00:00:00:00:00:00',
  ifindex: one.index,
  iflink: one.peerIndex ?? (one.kind === 'ipip' ? 0 : one.index),
  mtu: one.mtu,
  operstate: stateOf(one),
  type: TYPES[one.kind] ?? 1,
})

/**
 * What stands in /sys/class, of which there is only `net`: how the images that have no `ip` see their interfaces.
 * Differs: interfaces are folders, not links into /sys/devices; few of their files.
 */
export function interfaceNode(machine: Machine, [area, name, key, more]: string[]): VirtualNode | undefined {
  const folder = (names: string[]): VirtualNode => ({ type: 'directory', names })
  if (area === undefined) return folder(['net'])
  if (area !== 'net' || more !== undefined) return undefined
  const all = machine.network?.interfaces() ?? []
  if (name === undefined) return folder(all.map((one) => one.name))
  const one = all.find((other) => other.name === name)
  if (!one) return undefined
  const texts = textsOf(one)
  if (key === undefined) return folder(Object.keys(texts))
  return Object.hasOwn(texts, key) ? { type: 'file', text: `${texts[key]}\n` } : undefined
}
