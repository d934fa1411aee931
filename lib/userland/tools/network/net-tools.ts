/** ifconfig, route and arp. Mirrors: net-tools 2.10, busybox. Differs: nothing can be changed; counts are made up. */
import type { NetworkInterface } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { broadcast, isV4, netmask } from '@/lib/userland/tools/network/addresses'
import { interfacesOf, lookOf, neighboursOf, routesOf } from '@/lib/userland/tools/network/interfaces'
import { ToolExit } from '@/lib/userland/tools/options'
import { immediateTool } from '@/lib/userland/tools/tool'

const FLAGS: Record<string, number> = {
  UP: 1,
  BROADCAST: 2,
  LOOPBACK: 8,
  RUNNING: 64,
  NOARP: 128,
  MULTICAST: 4096,
}

const flagsOf = (one: NetworkInterface): string[] => {
  const { flags } = lookOf(one)
  const own = flags.filter((flag) => flag !== 'UP' && flag !== 'LOWER_UP')
  const [first = '', ...more] = own
  // In the order of their bits.
  if (one.up && first === 'NOARP') return ['UP', 'RUNNING', first]
  return one.up ? ['UP', first, 'RUNNING', ...more] : own
}

function gnuInterface(one: NetworkInterface): string {
  const names = flagsOf(one)
  const number = names.reduce((sum, name) => sum + (FLAGS[name] ?? 0), 0)
  const lines = [`${one.name}: flags=${number}<${names.join(',')}>  mtu ${one.mtu}`]
  for (const { address, prefix } of one.addresses) {
    if (!isV4(address))
      lines.push(
        `        inet6 ${address}  prefixlen ${prefix}  scopeid ${one.kind === 'loopback' ? '0x10<host>' : '0x20<link>'}`,
      )
    else {
      const end = one.kind === 'loopback' || prefix > 30 ? '' : `  broadcast ${broadcast(address, prefix)}`
      lines.push(`        inet ${address}  netmask ${netmask(prefix)}${end}`)
    }
  }
  const { encapsulation, mac, qlen } = lookOf(one)
  const hardware = {
    loopback: 'loop  txqueuelen 1000  (Local Loopback)',
    ipip: 'tunnel   txqueuelen 1000  (IPIP Tunnel)',
    ether: `ether ${mac}  txqueuelen ${qlen ? 1000 : 0}  (Ethernet)`,
  }
  lines.push(`        ${hardware[encapsulation]}`)
  lines.push(
    '        RX packets 0  bytes 0 (0.0 B)',
    '        RX errors 0  dropped 0  overruns 0  frame 0',
    '        TX packets 0  bytes 0 (0.0 B)',
    '        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0',
  )
  return `${lines.join('\n')}\n\n`
}

function busyboxInterface(one: NetworkInterface): string {
  const { encapsulation, mac, qlen } = lookOf(one)
  const loopback = encapsulation === 'loopback'
  const hardware = {
    loopback: 'Local Loopback  ',
    ipip: 'IPIP Tunnel  HWaddr   ',
    ether: `Ethernet  HWaddr ${mac.toUpperCase()}  `,
  }
  const lines = [`Link encap:${hardware[encapsulation]}`]
  for (const { address, prefix } of one.addresses)
    if (isV4(address))
      lines.push(
        `inet addr:${address}${loopback || prefix > 30 ? '' : `  Bcast:${broadcast(address, prefix)}`}  Mask:${netmask(prefix)}`,
      )
  lines.push(
    `${flagsOf(one).join(' ')}  MTU:${one.mtu}  Metric:1`,
    'RX packets:0 errors:0 dropped:0 overruns:0 frame:0',
    'TX packets:0 errors:0 dropped:0 overruns:0 carrier:0',
    `collisions:0 txqueuelen:${qlen ? 1000 : 0} `,
    'RX bytes:0 (0.0 B)  TX bytes:0 (0.0 B)',
  )
  return `${lines.map((line, at) => `${(at === 0 ? one.name : '').padEnd(10)}${line}\n`).join('')}\n`
}

export const ifconfig = immediateTool({
  options: '+asv',
  usage: '[-a] [interface]',
  run(args, io) {
    const [name, ...changes] = args.operands
    const all = interfacesOf(io).filter((one) =>
      name === undefined ? one.up || args.has('a') : one.name === name,
    )
    if (name !== undefined && all.length === 0)
      throw new ToolExit(
        1,
        io.isBusybox
          ? `ifconfig: ${name}: error fetching interface information: Device not found\n`
          : `${name}: error fetching interface information: Device not found\n`,
      )
    if (changes.length > 0)
      throw new ToolExit(
        1,
        io.isBusybox
          ? 'ifconfig: SIOCSIFFLAGS: Operation not permitted\n'
          : 'SIOCSIFFLAGS: Operation not permitted\n',
      )
    // The old tools sort by name.
    const sorted = [...all].sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const one of sorted) io.out(io.isBusybox ? busyboxInterface(one) : gnuInterface(one))
    return 0
  },
})

/** The kernel's table as old tools show it. @param tail columns between the flags and the interface */
export function routingTable(io: Io, heads: string, tail: string): void {
  io.out(`Kernel IP routing table\nDestination     Gateway         Genmask         ${heads}\n`)
  for (const { to, via, dev, blackhole } of routesOf(io)) {
    const [base = '', prefix = '32'] = to === 'default' ? ['0.0.0.0', '0'] : to.split('/')
    const flags = blackhole ? '!' : `U${via ? 'G' : ''}${prefix === '32' ? 'H' : ''}`
    const gateway = via ?? (blackhole ? '-' : '0.0.0.0')
    io.out(
      `${base.padEnd(15)} ${gateway.padEnd(15)} ${netmask(Number(prefix)).padEnd(15)} ${flags.padEnd(5)} ${blackhole ? tail.replace('0      0  ', '0      -  ') : tail} ${dev || '-'}\n`,
    )
  }
}

export const route = immediateTool({
  options: '+neevFC46A:',
  usage: '[{add|del|delete}]',
  run(args, io) {
    if (args.operands.length > 0)
      throw new ToolExit(
        7,
        io.isBusybox ? 'route: SIOCADDRT: Operation not permitted\n' : 'SIOCADDRT: Operation not permitted\n',
      )
    routingTable(io, 'Flags Metric Ref    Use Iface', '0      0        0')
    return 0
  },
})

export const arp = immediateTool({
  options: 'aenvH:i:d:s:',
  usage: '[-an]',
  run(args, io) {
    const [only] = args.operands
    const device = args.value('i')
    const all = neighboursOf(io).filter(
      ({ address, dev }) => (only ?? address) === address && (device ?? dev) === dev,
    )
    if (args.has('a') || io.isBusybox) {
      for (const { address, mac, dev, state } of all) {
        const mark = state === 'PERMANENT' ? ' PERM' : io.isBusybox ? ' ' : ''
        io.out(`? (${address}) at ${mac} [ether]${mark} on ${dev}\n`)
      }
      return 0
    }
    if (all.length > 0)
      io.out('Address                  HWtype  HWaddress           Flags Mask            Iface\n')
    for (const { address, mac, dev, state } of all) {
      const flags = state === 'PERMANENT' ? 'CM' : 'C'
      io.out(`${address.padEnd(24)} ether   ${mac}   ${flags.padEnd(22)}${dev}\n`)
    }
    return 0
  },
})
