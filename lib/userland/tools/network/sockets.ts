/**
 * ss and netstat.
 * Mirrors: iproute2 6.1, net-tools 2.10, busybox. Differs: connections last no time, so that only sockets that listen
 * are shown; no Unix sockets.
 */
import type { SocketInfo } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { interfacesOf, socketsOf } from '@/lib/userland/tools/network/interfaces'
import { routingTable } from '@/lib/userland/tools/network/net-tools'
import { SERVICES } from '@/lib/userland/tools/network/services'
import { immediateTool } from '@/lib/userland/tools/tool'

const portText = (port: number, numeric: boolean) =>
  numeric ? String(port) : (SERVICES[port] ?? String(port))

/** Whose it is, as far as this user may know. */
function ownerOf(io: Io, { pid: known, command = '?' }: SocketInfo) {
  if (io.process.uid !== 0) return undefined
  const isIt = (name: string | undefined) => name?.replace(/^.*\//, '') === command
  const pid = known ?? io.process.processes().find(({ argv }) => isIt(argv[0]))?.pid
  return pid === undefined ? undefined : { pid, command }
}

interface Row {
  netid: string
  state: string
  send: string
  address: string
  port: string
  peer: string
  process: string
}

interface Asked {
  protocols: readonly ('TCP' | 'UDP')[]
  numeric: boolean
  withProcess: boolean
  /** Addresses of one family only. */
  family?: 4 | 6
}

const isOfFamily = ({ address }: SocketInfo, family: Asked['family']) =>
  family === undefined || (family === 6) === address.includes(':')

function rowsOf(io: Io, { protocols, numeric, withProcess, family }: Asked): Row[] {
  /** The next number of a file of each process. */
  const files = new Map<number, number>()
  return protocols.flatMap((protocol) =>
    socketsOf(io, protocol)
      .filter((socket) => isOfFamily(socket, family))
      .map((socket): Row => {
        const { pid, command } = ownerOf(io, socket) ?? {}
        const fd = files.get(pid ?? 0) ?? 6
        if (pid !== undefined) files.set(pid, fd + 1)
        const any = socket.address === '::'
        const user = `users:(("${command?.slice(0, 15)}",pid=${pid},fd=${fd}))`
        return {
          netid: protocol.toLowerCase(),
          state: protocol === 'TCP' ? 'LISTEN' : 'UNCONN',
          send: protocol === 'TCP' ? '4096' : '0',
          address: any ? '*' : socket.address,
          port: portText(socket.port, numeric),
          peer: any ? '*' : '0.0.0.0',
          process: withProcess && pid !== undefined ? user : '',
        }
      }),
  )
}

function table(rows: Row[], netid: boolean, state: boolean): string {
  const heads: Row = {
    netid: 'Netid',
    state: 'State',
    send: 'Send-Q',
    address: 'Local Address',
    port: 'Port',
    peer: 'Peer Address',
    process: 'Process',
  }
  const width = (of: (row: Row) => string) => Math.max(...[heads, ...rows].map((row) => of(row).length))
  const wide = {
    netid: width((row) => row.netid),
    state: width((row) => row.state),
    send: 6,
    address: width((row) => row.address),
    port: width((row) => row.port),
  }
  const process = width((row) => row.process)
  const line = (row: Row, received: string, peerPort: string) =>
    [
      ...(netid ? [row.netid.padEnd(wide.netid)] : []),
      ...(state ? [row.state.padEnd(wide.state)] : []),
      received.padEnd(6),
      row.send.padEnd(wide.send),
      `${row.address.padStart(wide.address)}:${row.port.padEnd(wide.port)}`,
      `${row.peer.padStart(12)}:${peerPort.padEnd(4)}${row.process.padEnd(process)}`,
    ].join(' ')
  return [line(heads, 'Recv-Q', 'Port'), ...rows.map((row) => line(row, '0', '*'))]
    .map((text) => `${text}\n`)
    .join('')
}

function summary(io: Io): string {
  const [tcp, udp] = [socketsOf(io, 'TCP').length, socketsOf(io, 'UDP').length]
  const row = (name: string, total: number) =>
    `${name}\t  ${String(total).padEnd(9)} ${String(total).padEnd(9)} 0        \n`
  return `Total: ${tcp + udp}
TCP:   ${tcp} (estab 0, closed 0, orphaned 0, timewait 0)

Transport Total     IP        IPv6
${row('RAW', 0)}${row('UDP', udp)}${row('TCP', tcp)}${row('INET', tcp + udp)}${row('FRAG', 0)}
`
}

export const ss = immediateTool({
  options: '46abeEgHhilmnoOprstuVwxZzf:A:D:F:N:K',
  long: {
    tcp: 't',
    udp: 'u',
    listening: 'l',
    numeric: 'n',
    processes: 'p',
    all: 'a',
    summary: 's',
    'no-header': 'H',
    ipv4: '4',
    ipv6: '6',
    resolve: 'r',
  },
  usage: '[ OPTIONS ]\n       ss [ OPTIONS ] [ FILTER ]',
  usageCode: 255,
  version: 'ss utility, iproute2-6.1.0',
  run(args, io) {
    if (args.has('s')) {
      io.out(summary(io))
      return 0
    }
    const [tcp, udp] = [args.has('t'), args.has('u')]
    const protocols = (['UDP', 'TCP'] as const).filter((one) => (!tcp && !udp) || (one === 'TCP' ? tcp : udp))
    const listens = args.has('l') || args.has('a')
    const filter = /(?:sport\s*=+\s*|dport\s*=+\s*):?(\w+)/.exec(args.operands.join(' '))?.[1]
    const family = args.has('4') ? 4 : args.has('6') ? 6 : undefined
    const asked = { protocols, numeric: args.has('n'), withProcess: args.has('p'), family } as const
    const rows = (listens ? rowsOf(io, asked) : []).filter(
      ({ port }) => filter === undefined || port === filter,
    )
    const text = table(rows, protocols.length > 1, args.has('a') || listens || protocols.length > 1)
    io.out(args.has('H') ? text.slice(text.indexOf('\n') + 1) : text)
    return 0
  },
})

function netstatSockets(
  io: Io,
  protocols: ('TCP' | 'UDP')[],
  numeric: boolean,
  withProcess: boolean,
): string {
  const rows = protocols.flatMap((protocol) =>
    socketsOf(io, protocol).map((socket) => {
      const owner = ownerOf(io, socket)
      const six = socket.address === '::'
      const local = `${socket.address}:${portText(socket.port, numeric)}`
      const cells = [
        `${protocol.toLowerCase()}${six ? '6' : ''}`.padEnd(5),
        '     0      0',
        local.slice(0, 23).padEnd(23),
        (six ? ':::*' : '0.0.0.0:*').padEnd(23),
        (protocol === 'TCP' ? 'LISTEN' : '').padEnd(11),
      ]
      if (withProcess) cells.push((owner ? `${owner.pid}/${owner.command}`.slice(0, 20) : '-').padEnd(19))
      return `${cells.join(' ')}${withProcess && !io.isBusybox ? ' ' : ''}\n`
    }),
  )
  return rows.join('')
}

const FLAGS: Readonly<Record<string, string>> = { loopback: 'LRU', ipip: 'ORU' }

export const netstat = immediateTool({
  options: '46aceFglMnNorpsStuvWwxiA:',
  long: {
    tcp: 't',
    udp: 'u',
    listening: 'l',
    numeric: 'n',
    programs: 'p',
    program: 'p',
    all: 'a',
    route: 'r',
    interfaces: 'i',
    extend: 'e',
    wide: 'W',
  },
  usage: '[-ral] [-tuwx] [-enWp]',
  run(args, io) {
    if (args.has('r')) {
      routingTable(io, 'Flags   MSS Window  irtt Iface', '    0 0          0')
      return 0
    }
    if (args.has('i')) {
      io.out(
        'Kernel Interface table\nIface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n',
      )
      for (const { name, mtu, kind } of interfacesOf(io).filter(({ up }) => up || args.has('a')))
        io.out(
          `${name.padEnd(16)} ${String(mtu).padStart(5)}        0      0      0 0             0      0      0      0 ${FLAGS[kind] ?? 'BMRU'}\n`,
        )
      return 0
    }
    const [tcp, udp] = [args.has('t'), args.has('u')]
    const protocols = (['TCP', 'UDP'] as const).filter((one) => (!tcp && !udp) || (one === 'TCP' ? tcp : udp))
    const [listens, all] = [args.has('l'), args.has('a')]
    io.out(
      `Active Internet connections (${listens ? 'only servers' : all ? 'servers and established' : 'w/o servers'})\n`,
    )
    io.out(
      `Proto Recv-Q Send-Q Local Address           Foreign Address         State      ${args.has('p') ? ' PID/Program name    ' : io.isBusybox ? ' ' : ''}\n`,
    )
    if (listens || all) io.out(netstatSockets(io, [...protocols], args.has('n'), args.has('p')))
    if (!tcp && !udp)
      io.out(
        `Active UNIX domain sockets (${listens ? 'only servers' : all ? 'servers and established' : 'w/o servers'})\nProto RefCnt Flags       Type       State         I-Node${args.has('p') ? ' PID/Program name   ' : '  '} Path\n`,
      )
    return 0
  },
})
