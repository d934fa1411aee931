/** ip neighbour. */
import type { Io } from '@/lib/userland/tools/io'
import { isAddress } from '@/lib/userland/tools/network/addresses'
import { interfacesOf, neighboursOf } from '@/lib/userland/tools/network/interfaces'
import { filtersOf, jsonText, noDevice, type Style } from '@/lib/userland/tools/network/ip/style'

export function showNeighbours(io: Io, style: Style, words: string[]): string {
  const [{ dev, nud, to }, left] = filtersOf(words, ['dev', 'nud', 'to'])
  const only = to ?? left.find((word) => isAddress(word))
  if (dev !== undefined && !interfacesOf(io).some(({ name }) => name === dev))
    noDevice(io, dev, `Cannot find device "${dev}"`)
  const all =
    style.family === 6
      ? []
      : neighboursOf(io).filter(
          (one) =>
            (dev ?? one.dev) === one.dev &&
            (only ?? one.address) === one.address &&
            (!nud || nud === 'all' || nud.toUpperCase() === one.state),
        )
  const place = (name: string) => (dev === undefined ? { dev: name } : {})
  if (style.json)
    return jsonText(
      all.map((one) => ({ dst: one.address, ...place(one.dev), lladdr: one.mac, state: [one.state] })),
      style,
    )
  return all
    .map(({ address, mac, state, ...one }) => {
      const head = `${address} ${dev === undefined ? `dev ${one.dev} ` : ''}lladdr ${mac} `
      return io.isBusybox ? `${head}used 0/0/0 probes 1 ${state}\n` : `${head}${state} \n`
    })
    .join('')
}
