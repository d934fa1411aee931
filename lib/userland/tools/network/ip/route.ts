/** ip route. */
import type { NetworkRoute } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { contains, isAddress, isV4 } from '@/lib/userland/tools/network/addresses'
import { interfacesOf, routesOf, routeTo } from '@/lib/userland/tools/network/interfaces'
import {
  type Filters,
  filtersOf,
  jsonText,
  noDevice,
  type Style,
} from '@/lib/userland/tools/network/ip/style'
import { ToolExit } from '@/lib/userland/tools/options'

/** busybox tells no protocol, and is one space too generous. */
function busyboxText(
  { to, via, dev, src, scope, onlink, blackhole }: NetworkRoute,
  filters: Filters,
): string {
  const parts = [
    blackhole ? 'blackhole ' : '',
    `${to} `,
    via && !filters.via ? `via ${via} ` : '',
    dev ? `dev ${dev} ` : '',
    scope && !filters.scope ? `scope ${scope} ` : '',
    src ? ` src ${src} ` : '',
    onlink ? 'onlink ' : '',
  ]
  return `${parts.join('')}\n`
}

function routeText(route: NetworkRoute, { details }: Style, filters: Filters): string {
  const { to, via, dev, src, onlink, blackhole } = route
  const scope = route.scope ?? (details ? 'global' : undefined)
  const proto = route.proto ?? (details ? 'boot' : undefined)
  const parts = [
    blackhole ? 'blackhole' : details ? 'unicast' : '',
    to,
    via && !filters.via ? `via ${via}` : '',
    dev && !filters.dev ? `dev ${dev}` : '',
    proto && (details || proto !== 'boot') && !filters.proto ? `proto ${proto}` : '',
    scope && !filters.scope ? `scope ${scope}` : '',
    src && !filters.src ? `src ${src}` : '',
    onlink ? 'onlink' : '',
  ]
  return `${parts.filter((part) => part !== '').join(' ')} \n`
}

const routeJson = ({ to, via, dev, src, scope, proto, onlink, blackhole }: NetworkRoute) => ({
  ...(blackhole ? { type: 'blackhole' } : {}),
  dst: to,
  ...(via ? { gateway: via } : {}),
  ...(dev ? { dev } : {}),
  ...(proto && proto !== 'boot' ? { protocol: proto } : {}),
  ...(scope ? { scope } : {}),
  ...(src ? { prefsrc: src } : {}),
  flags: onlink ? ['onlink'] : [],
})

/** The address that packets over a device come from: its own, or the first of all that is of use elsewhere. */
function sourceOn(io: Io, dev: string): string | undefined {
  const all = interfacesOf(io).filter(({ kind }) => kind !== 'loopback')
  const own = all.filter(({ name }) => name === dev)
  const addresses = [...own, ...all].flatMap((one) => one.addresses)
  return addresses.find(({ address }) => isV4(address))?.address
}

export function getRoute(io: Io, words: string[]): string {
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
  const cache = (text = '') => (io.isBusybox ? '' : `    cache ${text}\n`)
  const source = (text: string) => `${io.isBusybox ? ' ' : ''}src ${text} `
  if (own) return `local ${address} dev lo ${source(address)}${uid}\n${cache('<local> ')}`
  const route = routeTo(io, address)
  if (!route) throw new ToolExit(2, 'RTNETLINK answers: Network is unreachable\n')
  if (route.blackhole) throw new ToolExit(2, 'RTNETLINK answers: Invalid argument\n')
  const src = route.src ?? sourceOn(io, route.dev)
  return `${address} ${route.via ? `via ${route.via} ` : ''}dev ${route.dev} ${src ? source(src) : ''}${uid}\n${cache()}`
}

const FILTERS = ['dev', 'via', 'proto', 'scope', 'src', 'table', 'type']
/** In which way a prefix has to fit: those without one of these words have to be it. */
const FITS = ['root', 'match', 'exact', 'to']

const fits = (how: string, prefix: string, { to }: NetworkRoute): boolean => {
  const [base = '', length = '32'] = prefix.split('/')
  const [at = '', own = '32'] = to === 'default' ? ['0.0.0.0', '0'] : to.split('/')
  if (how === 'match') return Number(own) <= Number(length) && contains(`${at}/${own}`, base)
  if (how === 'root') return Number(own) >= Number(length) && contains(`${base}/${length}`, at)
  return at === base && own === length
}

export function showRoutes(io: Io, style: Style, words: string[]): string {
  const [filters, left] = filtersOf(words, FILTERS)
  const { dev, via, proto, scope, src, type } = filters
  if (dev !== undefined && !interfacesOf(io).some(({ name }) => name === dev))
    noDevice(io, dev, `Cannot find device "${dev}"`)
  let all = style.family === 6 ? [] : [...routesOf(io)]
  const asked = { dev, via, proto, scope, src }
  for (const [key, value] of Object.entries(asked))
    if (value !== undefined)
      all = all.filter((one) => (one[key as keyof NetworkRoute] ?? (key === 'proto' ? 'boot' : '')) === value)
  if (type !== undefined) all = all.filter(({ blackhole }) => (blackhole ? 'blackhole' : 'unicast') === type)
  let how = ''
  for (const word of left)
    if (FITS.includes(word)) how = word
    else if (word === 'default' || isAddress(word.split('/')[0] ?? ''))
      all = all.filter((one) => fits(how, word === 'default' ? '0.0.0.0/0' : word, one))
  if (style.json) return jsonText(all.map(routeJson), style)
  return all
    .map((one) => (io.isBusybox ? busyboxText(one, filters) : routeText(one, style, filters)))
    .join('')
}
