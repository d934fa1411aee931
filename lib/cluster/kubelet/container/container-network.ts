import { certificateView } from '@/lib/cluster/auth/certificate-view'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { MachineNetwork, Query } from '@/lib/cluster/kubelet/process/network'
import { part } from '@/lib/cluster/sim/parts'

/** Who a question is for, as a number. */
function targetOf(query: Query): number {
  const text = query.kind === 'dns' ? query.name : 'address' in query ? query.address : ''
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash, 31) + text.charCodeAt(at)
  return hash
}

/** Equal questions go round the backends in no order that one could see, but always in the same. */
function drawn(possible: number, query: Query, now: number, count: number): number {
  if (possible <= 1) return 0
  let hash = targetOf(query) ^ Math.imul(count, 0x9e3779b1) ^ Math.imul(now % 0x7fffffff, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97)
  return ((hash ^ (hash >>> 15)) >>> 0) % possible
}

/** Bits of an address. */
const numberOf = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

/** A MAC address as the bridge plugin makes it of an IPv4 address. */
const macOf = (address: string) =>
  [
    '0a',
    '58',
    ...[24, 16, 8, 0].map((shift) => ((numberOf(address) >>> shift) & 255).toString(16).padStart(2, '0')),
  ].join(':')

/** The network of a pod, which all its containers share. `env` is asked anew each time. */
export function containerNetwork(
  env: () => ContainerEnv,
  container: string,
  count: () => number,
): MachineNetwork {
  return {
    ask(query) {
      const { network, now } = env()
      const number = count()
      const pick = (possible: number) => drawn(possible, query, now(), number)
      if (network.one) return network.one(query, pick)
      const answers = network(query)
      return answers[pick(answers.length)] ?? { kind: 'timeout' }
    },
    interfaces() {
      const { ip } = env().runtime
      return [
        {
          name: 'lo',
          index: 1,
          kind: 'loopback',
          mtu: 65_536,
          up: true,
          addresses: [{ address: '127.0.0.1', prefix: 8 }],
        },
        {
          ...{
            name: 'eth0',
            index: 2,
            kind: 'veth',
            mtu: 1500,
            up: true,
            peerIndex: (numberOf(ip) & 255) + 3,
          },
          mac: macOf(ip),
          addresses: [{ address: ip, prefix: 24 }],
        },
      ]
    },
    routes() {
      const { ip } = env().runtime
      const network = ip.replace(/\.\d+$/, '')
      return [
        { to: 'default', via: `${network}.1`, dev: 'eth0' },
        { to: `${network}.0/24`, via: `${network}.1`, dev: 'eth0', src: ip },
        { to: `${network}.1`, dev: 'eth0', scope: 'link', src: ip },
      ]
    },
    sockets: () => part('containers').podSockets(env(), container),
    certificate: certificateView,
  }
}
