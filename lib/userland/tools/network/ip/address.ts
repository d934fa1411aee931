/** ip address. */
import type { NetworkInterface } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { broadcast, isV4, isV6 } from '@/lib/userland/tools/network/addresses'
import { lookOf } from '@/lib/userland/tools/network/interfaces'
import { chosenLinks, linkJson, linkLines, namesOf } from '@/lib/userland/tools/network/ip/link'
import { jsonText, type Style, shownName } from '@/lib/userland/tools/network/ip/style'

type Address = NetworkInterface['addresses'][number]

const FOREVER = 'valid_lft forever preferred_lft forever'

const scopeOf = ({ kind }: NetworkInterface, address: string) =>
  kind === 'loopback' ? 'host' : /^fe80:/i.test(address) ? 'link' : 'global'

const ofFamily = ({ addresses }: NetworkInterface, family: Style['family']) =>
  addresses.filter(({ address }) => family === 0 || (family === 4 ? isV4(address) : isV6(address)))

const broadcastOf = ({ kind }: NetworkInterface, { address, prefix }: Address): string | undefined =>
  isV4(address) && kind !== 'loopback' && prefix < 31 ? broadcast(address, prefix) : undefined

function addressText(one: NetworkInterface, at: Address): string {
  const { address, prefix } = at
  const v4 = isV4(address)
  const brd = broadcastOf(one, at)
  return `${v4 ? 'inet' : 'inet6'} ${address}/${prefix}${brd ? ` brd ${brd}` : ''} scope ${scopeOf(one, address)} ${v4 ? one.name : ''}`
}

function addressJson(one: NetworkInterface, at: Address) {
  const { address, prefix } = at
  const brd = broadcastOf(one, at)
  return {
    family: isV4(address) ? 'inet' : 'inet6',
    local: address,
    prefixlen: prefix,
    ...(brd ? { broadcast: brd } : {}),
    scope: scopeOf(one, address),
    ...(isV4(address) ? { label: one.name } : {}),
    valid_life_time: 4_294_967_295,
    preferred_life_time: 4_294_967_295,
  }
}

export function showAddresses(io: Io, style: Style, words: string[]): string {
  const { family, brief, oneLine, json } = style
  const all = chosenLinks(io, words).filter((one) => family === 0 || ofFamily(one, family).length > 0)
  if (json)
    return jsonText(
      all.map((one) => ({
        ...linkJson(one, style),
        addr_info: ofFamily(one, family).map((at) => addressJson(one, at)),
      })),
      style,
    )
  const names = namesOf(io)
  const text = all.map((one) => {
    const addresses = ofFamily(one, family)
    if (brief)
      return `${shownName(one).padEnd(16)} ${lookOf(one).state.padEnd(14)} ${addresses.map(({ address, prefix }) => `${address}/${prefix} `).join('')}\n`
    if (oneLine)
      return addresses
        .map((at) => `${one.index}: ${one.name}    ${addressText(one, at)}\\       ${FOREVER}\n`)
        .join('')
    const lines = addresses.flatMap((at) => [`    ${addressText(one, at)}`, `       ${FOREVER}`])
    // Who asks for one family alone is told nothing of the card.
    const link = linkLines(io, one, style, names).slice(0, family === 0 || style.details ? undefined : 1)
    return [...link, ...lines].map((line) => `${line}\n`).join('')
  })
  return text.join('')
}
