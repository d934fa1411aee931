/**
 * ip: address, link, route, neighbour, rule, netns.
 * Mirrors: iproute2 6.1, busybox. Differs: only a host's routes over its card can be changed, no statistics; in another
 * namespace only ip, ss and the old tools run.
 */
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'
import { Io } from '@/lib/userland/tools/io'
import { interfacesOf, namespacesOf } from '@/lib/userland/tools/network/interfaces'
import { showAddresses } from '@/lib/userland/tools/network/ip/address'
import { showLinks } from '@/lib/userland/tools/network/ip/link'
import { showNeighbours } from '@/lib/userland/tools/network/ip/neighbour'
import { getRoute, showRoutes } from '@/lib/userland/tools/network/ip/route'
import { jsonText, noDevice, type Style, styleOf } from '@/lib/userland/tools/network/ip/style'
import { arp, ifconfig, route } from '@/lib/userland/tools/network/net-tools'
import { netstat, ss } from '@/lib/userland/tools/network/sockets'
import { ToolExit } from '@/lib/userland/tools/options'
import { type Ended, guarded } from '@/lib/userland/tools/tool'

const USAGE = `Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }
where  OBJECT := { address | link | neighbor | netns | route | rule }
       OPTIONS := { -4 | -6 | -br[ief] | -o[neline] | -j[son] | -p[retty] |
                    -s[tatistics] | -d[etails] | -c[olor] | -n[etns] name }
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

const RULES = '0:\tfrom all lookup local\n32766:\tfrom all lookup main\n32767:\tfrom all lookup default\n'
const CHANGES = /^(?:set|add|del|delete|change|replace|append|flush|prepend)$/

/** A process that sees the network of a namespace instead of its machine's. @throws ToolExit */
function inside(io: Io, name: string, argv: readonly string[]): Process {
  const { process } = io
  const found = namespacesOf(io).find((one) => one.name === name)
  if (!found) throw new ToolExit(1, `Cannot open network namespace "${name}": No such file or directory\n`)
  const own = process.machine.network
  const network = own && { ...own, forwarding: undefined, namespaces: undefined, ...found.inside() }
  const machine = Object.create(process.machine, { network: { value: network } })
  return Object.create(process, { machine: { value: machine }, argv: { value: argv } })
}

/** `ip netns [list]`, `ip netns exec NAME COMMAND…` */
function netns(io: Io, style: Style, [command = 'list', name = '', ...argv]: string[]): string | Process {
  if (command === 'exec') {
    if (argv.length === 0) throw new ToolExit(255, 'No command specified\n')
    return inside(io, name, argv)
  }
  if (!'list'.startsWith(command) && command !== 'show')
    throw new ToolExit(255, `Command "${command}" is unknown, try "ip netns help".\n`)
  const all = namespacesOf(io)
  if (!style.json) return all.map((one) => `${one.name} (id: ${one.id})\n`).join('')
  return jsonText(
    all.map(({ name: shown, id }) => ({ name: shown, id })),
    style,
  )
}

/** What nobody may change. @throws ToolExit */
function refuse(io: Io, object: string, words: readonly string[]): never {
  const at = words.indexOf('dev')
  const dev = at >= 0 ? words[at + 1] : object === 'link' ? words[1] : undefined
  if (words[0] !== 'add' && dev !== undefined && !interfacesOf(io).some(({ name }) => name === dev))
    noDevice(io, dev, `Cannot find device "${dev}"`)
  throw new ToolExit(2, `${io.isBusybox ? 'ip: ' : ''}RTNETLINK answers: Operation not permitted\n`)
}

const ROUTE_VERBS: Readonly<Record<string, 'add' | 'replace' | 'del'>> = {
  ...{ add: 'add', append: 'add', prepend: 'add', replace: 'replace', change: 'replace' },
  ...{ del: 'del', delete: 'del' },
}

/** `add 10.200.1.0/24 via 192.168.56.12 [dev eth0]` @throws ToolExit */
function changeRoute(io: Io, words: readonly string[]): string {
  const [command = '', ...rest] = words
  const verb = Object.hasOwn(ROUTE_VERBS, command) ? ROUTE_VERBS[command] : undefined
  const { changeRoute: change } = io.process.machine.network ?? {}
  const [to = ''] = rest[0] === 'to' ? rest.slice(1) : rest
  if (!verb || !change || to === 'default' || io.process.uid !== 0) return refuse(io, 'route', words)
  const at = rest.indexOf('via')
  const via = at < 0 ? undefined : rest[at + 1]
  const error = change({ verb, to, ...(via === undefined ? {} : { via }) })
  if (error !== undefined) throw new ToolExit(error.startsWith('Error: any') ? 1 : 2, `${error}\n`)
  return ''
}

function shown(io: Io, style: Style, object: string, words: string[]): string {
  const command = words[0] ?? 'show'
  if (CHANGES.test(command)) return object === 'route' ? changeRoute(io, words) : refuse(io, object, words)
  const shows = ['show', 'list', 'lst'].some((word) => command !== '' && word.startsWith(command))
  const getting = command === 'get'
  if (shows || getting) words.shift()
  if (object === 'address') return showAddresses(io, style, words)
  if (object === 'link') return showLinks(io, style, words)
  if (object === 'route') return getting ? getRoute(io, words) : showRoutes(io, style, words)
  if (object.startsWith('neighbo')) return showNeighbours(io, style, words)
  return object === 'rule' ? RULES : ''
}

/** What it does, or as whom something else has to be run. */
function run(io: Io): Process | undefined {
  const words = [...io.process.argv.slice(1)]
  const style = styleOf(words)
  const given = words.shift()
  if (given === undefined || given === 'help') throw new ToolExit(255, USAGE)
  const object = OBJECTS.find((one) => one.startsWith(given))
  if (!object) throw new ToolExit(1, `Object "${given}" is unknown, try "ip help".\n`)
  if (object === 'netns') {
    const done = netns(io, style, words)
    if (typeof done !== 'string') return done
    io.out(done)
    return undefined
  }
  const there = style.netns === undefined ? io : new Io(inside(io, style.netns, io.process.argv), io.name)
  io.out(shown(there, style, object, words))
  return undefined
}

/** What may be run in another namespace. */
const INSIDE = { arp, ifconfig, netstat, route, ss } as Readonly<Record<string, Program<Ended>>>

/** All of them do their work at once. */
export const ip: Program<Ended> = {
  start(process) {
    const other = guarded(process, run)
    if (!other || 'exit' in other) return other ?? { exit: 0 }
    const name = other.argv[0]?.replace(/^.*\//, '') ?? ''
    const tool = name === 'ip' ? ip : Object.hasOwn(INSIDE, name) ? INSIDE[name] : undefined
    if (tool) return tool.start(other)
    process.write(2, `exec of "${name}" failed: No such file or directory\n`)
    return { exit: 1 }
  },
  step: (state) => state,
}
