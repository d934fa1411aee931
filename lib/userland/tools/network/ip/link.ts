/** ip link, and the lines about a link that ip address begins with. */
import type { NetworkInterface } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { interfacesOf, lookOf, namespacesOf } from '@/lib/userland/tools/network/interfaces'
import { jsonText, noDevice, type Style, shownName } from '@/lib/userland/tools/network/ip/style'

/** `show [dev] eth0`, `show up`, `show type bridge`, `show master cni0` */
export function chosenLinks(io: Io, words: string[]): NetworkInterface[] {
  let all = [...interfacesOf(io)]
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === 'up') all = all.filter(({ up }) => up)
    else if (word === 'type') {
      const kind = words.shift()
      all = all.filter((one) => one.kind === kind)
    } else if (word === 'master') {
      const master = words.shift() ?? ''
      if (!interfacesOf(io).some(({ name }) => name === master)) noDevice(io, master)
      all = all.filter((one) => one.master === master)
    } else {
      const name = word === 'dev' ? (words.shift() ?? '') : word
      all = all.filter((one) => one.name === name)
      if (all.length === 0) noDevice(io, name)
    }
  }
  return all
}

/** The names of namespaces here, by their numbers. */
type Names = ReadonlyMap<number, string>

export const namesOf = (io: Io): Names => new Map(namespacesOf(io).map(({ id, name }) => [id, name]))

/** `link-netns cni-…`, where the namespace of the other end has a name here. */
function peerText(io: Io, { peerNamespace }: NetworkInterface, names: Names): string {
  if (peerNamespace === undefined || io.isBusybox) return ''
  const name = names.get(peerNamespace)
  return name === undefined ? ` link-netnsid ${peerNamespace}` : ` link-netns ${name}`
}

const [MTUS, QUEUES] = [
  { vxlan: '68 maxmtu 65535', bridge: '68 maxmtu 65535', veth: '68 maxmtu 65535', ether: '46 maxmtu 16110' },
  'addrgenmode eui64 numtxqueues 1 numrxqueues 1 gso_max_size 65536 gso_max_segs 65535 tso_max_size 65536 tso_max_segs 65535 gro_max_size 65536 ',
] as [Partial<Record<string, string>>, string]

/** What belongs to its kind alone. */
function kindText({ kind, mac = '', local, master }: NetworkInterface): string[] {
  const slave = master
    ? [
        '    bridge_slave state forwarding priority 32 cost 2 hairpin on guard off root_block off fastleave off learning on flood on ',
      ]
    : []
  if (kind === 'veth') return ['    veth ', ...slave]
  if (kind === 'ipip') return ['    ipip any remote any local any ttl inherit nopmtudisc ']
  if (kind === 'dummy') return ['    dummy ']
  if (kind === 'vxlan')
    return [
      `    vxlan id 1 local ${local} dev eth0 srcport 0 0 dstport 8472 nolearning ttl auto ageing 300 udpcsum noudp6zerocsumtx noudp6zerocsumrx `,
    ]
  if (kind !== 'bridge') return []
  const id = `8000.${mac}`
  return [
    `    bridge forward_delay 1500 hello_time 200 max_age 2000 ageing_time 30000 stp_state 0 priority 32768 vlan_filtering 0 vlan_protocol 802.1Q bridge_id ${id} designated_root ${id} root_port 0 root_path_cost 0 `,
  ]
}

function withDetails(one: NetworkInterface, hardware: string): string[] {
  const promiscuity = one.master ? 1 : 0
  const lines = [
    `${hardware} promiscuity ${promiscuity}  allmulti ${promiscuity} minmtu ${MTUS[one.kind] ?? '0 maxmtu 0'} `,
    ...kindText(one),
  ]
  return [...lines.slice(0, -1), `${lines.at(-1)}${QUEUES}`]
}

/** @param mode of `ip link`, which tells the mode too */
export function linkLines(
  io: Io,
  one: NetworkInterface,
  { details }: Style,
  names: Names,
  mode = false,
): string[] {
  const { flags, qdisc, state, qlen, mac, brd, encapsulation } = lookOf(one)
  const marks = io.isBusybox && one.kind === 'veth' ? [...flags, 'M-DOWN'] : flags
  const master = one.master ? `master ${one.master} ` : ''
  const group = io.isBusybox ? '' : `${mode ? 'mode DEFAULT ' : ''}group default `
  const hardware = `    link/${encapsulation} ${mac} brd ${brd}${peerText(io, one, names)}`
  return [
    `${one.index}: ${shownName(one)}: <${marks.join(',')}> mtu ${one.mtu} qdisc ${qdisc} ${master}state ${state} ${group}${qlen ? 'qlen 1000' : ''}`,
    ...(details && !io.isBusybox ? withDetails(one, hardware) : [hardware]),
  ]
}

export function linkJson(one: NetworkInterface, { details }: Style): Record<string, unknown> {
  const { flags, qdisc, state, qlen, mac, brd, encapsulation } = lookOf(one)
  const { index, name, kind, peerIndex, peerNamespace, mtu, master, local } = one
  const data = kind === 'vxlan' ? { id: 1, local, link: 'eth0', port: 8472, learning: false } : {}
  return {
    ifindex: index,
    ...(peerIndex === undefined ? {} : { link_index: peerIndex }),
    ...(kind === 'ipip' ? { link: null } : {}),
    ifname: name,
    flags,
    mtu,
    qdisc,
    ...(master ? { master } : {}),
    operstate: state,
    group: 'default',
    ...(qlen ? { txqlen: 1000 } : {}),
    link_type: encapsulation,
    address: mac,
    broadcast: brd,
    ...(peerNamespace === undefined ? {} : { link_netnsid: peerNamespace }),
    ...(details && kind !== 'ether' && kind !== 'loopback'
      ? { linkinfo: { info_kind: kind, info_data: data, ...(master ? { info_slave_kind: 'bridge' } : {}) } }
      : {}),
  }
}

export function showLinks(io: Io, style: Style, words: string[]): string {
  const all = chosenLinks(io, words)
  if (style.json)
    return jsonText(
      all.map((one) => linkJson(one, style)),
      style,
    )
  const names = namesOf(io)
  const text = all.map((one) => {
    const { flags, state, mac } = lookOf(one)
    if (style.brief) return `${shownName(one).padEnd(16)} ${state.padEnd(14)} ${mac} <${flags.join(',')}> \n`
    return `${linkLines(io, one, style, names, true).join(style.oneLine ? '\\' : '\n')}\n`
  })
  return text.join('')
}
