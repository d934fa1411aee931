/**
 * The networks of the engine: addresses, names, ports of the machine.
 * Mirrors: the bridge, host and none drivers; the engine's name server at 127.0.0.11 on networks that somebody has made;
 * published ports. Differs: no IPv6 but the published ports that docker lists for it.
 */
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineContainer, EngineNetwork, EngineState, PublishedPort } from '@/lib/container-engine/state'

export const DEFAULT_NETWORK = 'bridge'
const FIRST_POOL = 17
const LAST_POOL = 31

export function newNetwork(
  name: string,
  driver: EngineNetwork['driver'],
  createdAt: number,
  subnet = '',
): EngineNetwork {
  return {
    ...{ id: fakeDigest(`network ${name} ${createdAt}`), name, driver, createdAt, subnet },
    ...{ gateway: subnet === '' ? '' : addressIn(subnet, 1), internal: false, labels: {}, last: 1 },
  }
}

export const firstNetworks = (now: number): EngineNetwork[] => [
  newNetwork('bridge', 'bridge', now, `172.${FIRST_POOL}.0.0/16`),
  newNetwork('host', 'host', now),
  newNetwork('none', 'null', now),
]

const numberOf = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const addressOf = (value: number) =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')

/** The address of that number in a subnet. */
export const addressIn = (subnet: string, number: number): string =>
  addressOf(numberOf(subnet.split('/')[0] ?? '') + number)

/** Whether an address lies in a subnet. */
export function isIn(subnet: string, address: string): boolean {
  const [start = '', length = '32'] = subnet.split('/')
  const size = 2 ** (32 - Number(length))
  return (
    /^\d+(\.\d+){3}$/.test(address) &&
    Math.floor(numberOf(address) / size) === Math.floor(numberOf(start) / size)
  )
}

/** A subnet that no network has. @throws EngineError */
export function freeSubnet({ networks }: EngineState): string {
  for (let pool = FIRST_POOL; pool <= LAST_POOL; pool++) {
    const subnet = `172.${pool}.0.0/16`
    if (!networks.some((network) => isIn(subnet, network.subnet.split('/')[0] ?? ''))) return subnet
  }
  throw new EngineError('all predefined address pools have been fully subnetted')
}

/** A free address of a network. */
export function takeAddress(state: EngineState, network: EngineNetwork): string {
  if (network.driver !== 'bridge') return ''
  const used = new Set(state.containers.flatMap(({ endpoints }) => endpoints.map(({ address }) => address)))
  for (let number = 2; ; number++) {
    const address = addressIn(network.subnet, number)
    if (!used.has(address)) return address
  }
}

/** @throws EngineError */
export function findNetwork({ networks }: EngineState, name: string): EngineNetwork {
  const found =
    networks.find((one) => one.name === name) ?? networks.find(({ id }) => name && id.startsWith(name))
  if (!found) throw new EngineError(`network ${name} not found`)
  return found
}

/** Those on networks with names have each other's. */
export const isNamed = (name: string) => !['bridge', 'host', 'none'].includes(name)

/** Containers that another one reaches on a network they share. */
export function neighbours(state: EngineState, container: EngineContainer): EngineContainer[] {
  const own = new Set(container.endpoints.map(({ network }) => network))
  return state.containers.filter(
    (other) => other.status === 'running' && other.endpoints.some(({ network }) => own.has(network)),
  )
}

/** The address that a name stands for on the networks with names that a container is on. */
export function addressOfName(
  state: EngineState,
  container: EngineContainer,
  name: string,
): string | undefined {
  const own = new Set(container.endpoints.map(({ network }) => network).filter(isNamed))
  for (const other of state.containers) {
    if (other.status !== 'running') continue
    const names = (aliases: readonly string[]) => [other.name, other.id.slice(0, 12), ...aliases]
    const found = other.endpoints.find(
      ({ network, aliases }) => own.has(network) && names(aliases).includes(name),
    )
    if (found) return found.address
  }
  return undefined
}

/** Who has a port of the machine. */
export function holderOf(
  { containers }: EngineState,
  { hostPort, protocol }: Pick<PublishedPort, 'hostPort' | 'protocol'>,
): EngineContainer | undefined {
  return containers.find(
    ({ status, spec }) =>
      status === 'running' &&
      spec.ports.some((port) => port.hostPort === hostPort && port.protocol === protocol),
  )
}
