/**
 * ip: address, link, route, neighbour, rule.
 * Mirrors: iproute2 6.1, busybox. Differs: nothing can be changed, no statistics.
 */
import type { NetworkInterface, NetworkRoute } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { broadcast, contains, isAddress, isV4, isV6 } from '@/lib/userland/tools/network/addresses'
import { gatewaysOf, interfacesOf, lookOf, routesOf } from '@/lib/userland/tools/network/interfaces'
import { ToolExit } from '@/lib/userland/tools/options'
import { type Ended, guarded } from '@/lib/userland/tools/tool'

interface Style {
  brief: boolean
  oneLine: boolean
  json: boolean
  pretty: boolean
  family: 0 | 4 | 6
}

const USAGE = `Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }
where  OBJECT := { address | link | neighbor | route | rule }
       OPTIONS := { -4 | -6 | -br[ief] | -o[neline] | -j[son] | -p[retty] |
                    -s[tatistics] | -d[etails] | -c[olor] }
`

const OBJECTS = [
  'address',
  'addrlabel',
  'route',
  'rule',
  'neighbor',
  'neighbour',
  'link',
  'netns',
  'tunnel',
  'maddress',
  'monitor',
]

function styleOf(words: string[]): Style {
  const style: Style = { brief: false, oneLine: false, json: false, pretty: false, family: 0 }
  while (words[0]?.startsWith('-')) {
    const word = (words.shift() ?? '').replace(/^--?/, '')
    if (word === '4') style.family = 4
    else if (word === '6') style.family = 6
    else if (word === 'V' || word === 'Version')
      throw new ToolExit(0, '', 'ip utility, iproute2-6.1.0, libbpf 1.1.2\n')
    else if (/^br/.test(word)) style.brief = true
    else if (/^o/.test(word)) style.oneLine = true
    else if (/^j/.test(word)) style.json = true
    else if (/^p/.test(word)) style.pretty = true
    else if (word === 'f' || word === 'family') style.family = words.shift() === 'inet6' ? 6 : 4
    else if (word === 'n' || word === 'netns') words.shift()
    else if (!/^(?:s|d|c|t|ts|h|r|N|a|iec|B|0|stat|det|col)/.test(word))
      throw new ToolExit(255, `Option "-${word}" is unknown, try "ip -help".\n`)
  }
  return style
}

const jsonText = (value: unknown, { pretty }: Style) =>
  `${pretty ? JSON.stringify(value, null, 4) : JSON.stringify(value)}\n`

/** `eth0@if7` */
const shownName = ({ name, peerIndex }: NetworkInterface) =>
  peerIndex === undefined ? name : `${name}@if${peerIndex}`

const scopeOf = ({ kind }: NetworkInterface, address: string) =>
  kind === 'loopback' ? 'host' : /^fe80:/i.test(address) ? 'link' : 'global'

const ofFamily = ({ addresses }: NetworkInterface, family: Style['family']) =>
  addresses.filter(({ address }) => family === 0 || (family === 4 ? isV4(address) : isV6(address)))

function linkLines(io: Io, one: NetworkInterface, mode: boolean): string[] {
  const { flags, qdisc, state, qlen, mac } = lookOf(one)
  const marks = io.isBusybox && one.kind === 'veth' ? [...flags, 'M-DOWN'] : flags
  const master = one.master ? `master ${one.master} ` : ''
  const group = io.isBusybox ? '' : `${mode ? 'mode DEFAULT ' : ''}group default `
  const loopback = one.kind === 'loopback'
  const netns = one.kind === 'veth' && !io.isBusybox ? ' link-netnsid 0' : ''
  return [
    `${one.index}: ${shownName(one)}: <${marks.join(',')}> mtu ${one.mtu} qdisc ${qdisc} ${master}state ${state} ${group}${qlen ? 'qlen 1000' : ''}`,
    `    link/${loopback ? 'loopback' : 'ether'} ${mac} brd ${loopback ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff'}${netns}`,
  ]
}

function addressText(
  one: NetworkInterface,
  { address, prefix }: { address: string; prefix: number },
): string {
  const v4 = isV4(address)
  const brd = v4 && one.kind !== 'loopback' && prefix < 31 ? ` brd ${broadcast(address, prefix)}` : ''
  return `${v4 ? 'inet' : 'inet6'} ${address}/${prefix}${brd} scope ${scopeOf(one, address)} ${v4 ? one.name : ''}`
}

const FOREVER = 'valid_lft forever preferred_lft forever'

/** `show [dev] eth0`, `show up`, `show type bridge`, `show master cni0` */
function chosen(io: Io, words: string[]): NetworkInterface[] {
  let all = [...interfacesOf(io)]
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === 'up') all = all.filter(({ up }) => up)
    else if (word === 'type') {
      const kind = words.shift()
      all = all.filter((one) => one.kind === kind)
    } else if (word === 'master') {
      const master = words.shift()
      all = all.filter((one) => one.master === master)
    } else {
      const name = word === 'dev' ? (words.shift() ?? '') : word
      all = all.filter((one) => one.name === name)
      if (all.length === 0)
        throw new ToolExit(
          1,
          io.isBusybox ? `ip: can't find device '${name}'\n` : `Device "${name}" does not exist.\n`,
        )
    }
  }
  return all
}

function linkJson(one: NetworkInterface): Record<string, unknown> {
  const { flags, qdisc, state, qlen, mac } = lookOf(one)
  const loopback = one.kind === 'loopback'
  return {
    ifindex: one.index,
    ...(one.peerIndex === undefined ? {} : { link_index: one.peerIndex }),
    ifname: one.name,
    flags,
    mtu: one.mtu,
    qdisc,
    ...(one.master ? { master: one.master } : {}),
    operstate: state,
    group: 'default',
    ...(qlen ? { txqlen: 1000 } : {}),
    link_type: loopback ? 'loopback' : 'ether',
    address: mac,
    broadcast: loopback ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff',
  }
}

const addressJson = (one: NetworkInterface, { address, prefix }: { address: string; prefix: number }) => ({
  family: isV4(address) ? 'inet' : 'inet6',
  local: address,
  prefixlen: prefix,
  ...(isV4(address) && one.kind !== 'loopback' && prefix < 31
    ? { broadcast: broadcast(address, prefix) }
    : {}),
  scope: scopeOf(one, address),
  ...(isV4(address) ? { label: one.name } : {}),
  valid_life_time: 4_294_967_295,
  preferred_life_time: 4_294_967_295,
})

function showAddresses(io: Io, style: Style, words: string[]): string {
  const { family, brief, oneLine, json } = style
  const all = chosen(io, words).filter((one) => family === 0 || ofFamily(one, family).length > 0)
  if (json)
    return jsonText(
      all.map((one) => ({
        ...linkJson(one),
        addr_info: ofFamily(one, family).map((at) => addressJson(one, at)),
      })),
      style,
    )
  const text = all.map((one) => {
    const addresses = ofFamily(one, family)
    if (brief)
      return `${shownName(one).padEnd(16)} ${lookOf(one).state.padEnd(14)} ${addresses.map(({ address, prefix }) => `${address}/${prefix} `).join('')}\n`
    if (oneLine)
      return addresses
        .map((at) => `${one.index}: ${one.name}    ${addressText(one, at)}\\       ${FOREVER}\n`)
        .join('')
    const lines = addresses.flatMap((at) => [`    ${addressText(one, at)}`, `       ${FOREVER}`])
    return [...linkLines(io, one, false), ...lines].map((line) => `${line}\n`).join('')
  })
  return text.join('')
}

function showLinks(io: Io, style: Style, words: string[]): string {
  const all = chosen(io, words)
  if (style.json) return jsonText(all.map(linkJson), style)
  const text = all.map((one) => {
    const { flags, state, mac } = lookOf(one)
    if (style.brief) return `${shownName(one).padEnd(16)} ${state.padEnd(14)} ${mac} <${flags.join(',')}> \n`
    return `${linkLines(io, one, true).join(style.oneLine ? '\\' : '\n')}\n`
  })
  return text.join('')
}

function routeText({ to, via, dev, src, scope, proto, onlink }: NetworkRoute): string {
  const parts = [
    to,
    via ? `via ${via}` : '',
    `dev ${dev}`,
    proto && proto !== 'boot' ? `proto ${proto}` : '',
    scope ? `scope ${scope}` : '',
    src ? `src ${src}` : '',
    onlink ? 'onlink' : '',
  ]
  return `${parts.filter((part) => part !== '').join(' ')} \n`
}

const routeJson = ({ to, via, dev, src, scope, proto, onlink }: NetworkRoute) => ({
  dst: to,
  ...(via ? { gateway: via } : {}),
  dev,
  ...(proto && proto !== 'boot' ? { protocol: proto } : {}),
  ...(scope ? { scope } : {}),
  ...(src ? { prefsrc: src } : {}),
  flags: onlink ? ['onlink'] : [],
})

/** The route that a packet to an address takes: the longest that fits. */
function routeTo(io: Io, address: string): NetworkRoute | undefined {
  const length = ({ to }: NetworkRoute) => (to === 'default' ? -1 : Number(to.split('/')[1] ?? 32))
  const fitting = routesOf(io).filter(({ to }) => to === 'default' || contains(to, address))
  return [...fitting].sort((a, b) => length(b) - length(a))[0]
}

function getRoute(io: Io, words: string[]): string {
  const address = words[0] === 'to' ? words[1] : words[0]
  if (address === undefined || !isAddress(address))
    throw new ToolExit(
      1,
      address === undefined
        ? 'need at least a destination address\n'
        : `Error: any valid prefix is expected rather than "${address}".\n`,
    )
  const own = interfacesOf(io).find((one) =>
    one.addresses.some(
      (at) =>
        at.address === address ||
        (one.kind === 'loopback' && contains(`${at.address}/${at.prefix}`, address)),
    ),
  )
  const uid = io.isBusybox ? '' : `uid ${io.process.uid} `
  if (own) return `local ${address} dev lo src ${address} ${uid}\n    cache <local> \n`
  const route = routeTo(io, address)
  if (!route) throw new ToolExit(2, 'RTNETLINK answers: Network is unreachable\n')
  const first = interfacesOf(io)
    .find(({ name }) => name === route.dev)
    ?.addresses.find((one) => isV4(one.address))
  const src = route.src ?? first?.address
  return `${address} ${route.via ? `via ${route.via} ` : ''}dev ${route.dev} ${src ? `src ${src} ` : ''}${uid}\n    cache \n`
}

function showRoutes(io: Io, style: Style, words: string[]): string {
  let all = style.family === 6 ? [] : [...routesOf(io)]
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === 'default') all = all.filter(({ to }) => to === 'default')
    else if (word === 'dev' || word === 'via' || word === 'proto' || word === 'scope') {
      const value = words.shift()
      all = all.filter((one) => one[word] === value)
    } else if (word === 'table') words.shift()
    else if (word.includes('/')) all = all.filter(({ to }) => to === word)
  }
  return style.json ? jsonText(all.map(routeJson), style) : all.map(routeText).join('')
}

function showNeighbours(io: Io, style: Style): string {
  const all = gatewaysOf(io)
  if (style.json)
    return jsonText(
      all.map(({ address, dev, mac }) => ({ dst: address, dev, lladdr: mac, state: ['REACHABLE'] })),
      style,
    )
  return all
    .map(
      ({ address, dev, mac }) =>
        `${address} dev ${dev} lladdr ${mac} ${io.isBusybox ? ' used 0/0/0 probes 1 ' : ''}REACHABLE \n`,
    )
    .join('')
}

const RULES = '0:\tfrom all lookup local\n32766:\tfrom all lookup main\n32767:\tfrom all lookup default\n'
const CHANGES = /^(?:set|add|del|delete|change|replace|append|flush|prepend)$/

function run(io: Io): number {
  const words = [...io.process.argv.slice(1)]
  const style = styleOf(words)
  const given = words.shift()
  if (given === undefined || given === 'help') throw new ToolExit(255, USAGE)
  const object = OBJECTS.find((one) => one.startsWith(given))
  if (!object) throw new ToolExit(1, `Object "${given}" is unknown, try "ip help".\n`)
  const command = words[0] ?? 'show'
  if (CHANGES.test(command)) {
    const dev = words.includes('dev')
      ? words[words.indexOf('dev') + 1]
      : object === 'link'
        ? words[1]
        : undefined
    if (command !== 'add' && dev !== undefined && !interfacesOf(io).some(({ name }) => name === dev))
      throw new ToolExit(
        1,
        io.isBusybox ? `ip: can't find device '${dev}'\n` : `Cannot find device "${dev}"\n`,
      )
    throw new ToolExit(2, `${io.isBusybox ? 'ip: ' : ''}RTNETLINK answers: Operation not permitted\n`)
  }
  const shows =
    command !== '' && ['show', 'list', 'lst'].some((word) => word.startsWith(command) || word === command)
  const getting = command === 'get'
  if (shows || getting) words.shift()
  if (object === 'address') io.out(showAddresses(io, style, words))
  else if (object === 'link') io.out(showLinks(io, style, words))
  else if (object === 'route') io.out(getting ? getRoute(io, words) : showRoutes(io, style, words))
  else if (object.startsWith('neighbo')) io.out(showNeighbours(io, style))
  else if (object === 'rule') io.out(RULES)
  return 0
}

/** What belongs to which bridge. */
function bridgeLinks(io: Io): number {
  const [object = '', command = 'show', name = ''] = io.process.argv.slice(1).filter((word) => word !== 'dev')
  if (!'link'.startsWith(object) || object === '' || command !== 'show')
    throw new ToolExit(255, 'Usage: bridge [ OPTIONS ] OBJECT { COMMAND | help }\nwhere OBJECT := { link }\n')
  for (const one of interfacesOf(io)) {
    if (!one.master || (name !== '' && one.name !== name)) continue
    const { flags } = lookOf(one)
    io.out(
      `${one.index}: ${shownName(one)}: <${flags.join(',')}> mtu ${one.mtu} master ${one.master} state forwarding priority 32 cost 2 \n`,
    )
  }
  return 0
}

/** It does its work at once, and reads its words itself. */
const atOnce = (work: (io: Io) => number): Program<Ended> => ({
  start: (process) => {
    const done = guarded(process, work)
    return typeof done === 'number' ? { exit: done } : done
  },
  step: (state) => state,
})

export const ip = atOnce(run)
export const bridge = atOnce(bridgeLinks)
