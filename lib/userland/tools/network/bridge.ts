/**
 * bridge and brctl.
 * Mirrors: iproute2 6.1, bridge-utils 1.7, busybox. Differs: nothing can be changed; no VLANs, no groups.
 */
import type { ForwardingEntry } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { atOnce } from '@/lib/userland/tools/network/at-once'
import { forwardingOf, interfacesOf, lookOf } from '@/lib/userland/tools/network/interfaces'
import {
  filtersOf,
  jsonText,
  noDevice,
  type Style,
  shownName,
  styleOf,
} from '@/lib/userland/tools/network/ip/style'
import { ToolExit } from '@/lib/userland/tools/options'

const USAGE = `Usage: bridge [ OPTIONS ] OBJECT { COMMAND | help }
where  OBJECT := { link | fdb }
       OPTIONS := { -d[etails] | -j[son] | -p[retty] | -o[neline] | -c[olor] }
`

function links(io: Io, name: string | undefined): string {
  const all = interfacesOf(io).filter((one) => one.master && (name ?? one.name) === one.name)
  return all
    .map((one) => {
      const flags = lookOf(one).flags.join(',')
      return `${one.index}: ${shownName(one)}: <${flags}> mtu ${one.mtu} master ${one.master} state forwarding priority 32 cost 2 \n`
    })
    .join('')
}

function entries(io: Io, style: Style, name: string | undefined, bridge: string | undefined): string {
  const all = forwardingOf(io).filter(
    (one) => (name ?? one.dev) === one.dev && (bridge ?? one.master) === one.master,
  )
  if (style.json)
    return jsonText(
      all.map(({ mac, dev, dst, master, permanent }) => ({
        ...{ mac, ifname: dev, ...(dst ? { dst } : {}), flags: master ? [] : ['self'] },
        ...{ ...(master ? { master } : {}), state: permanent ? 'permanent' : '' },
      })),
      style,
    )
  const text = ({ mac, dev, dst, master, permanent }: ForwardingEntry) =>
    [
      `${mac} `,
      name === undefined ? `dev ${dev} ` : '',
      dst ? `dst ${dst} ` : '',
      master ? `master ${master} ` : 'self ',
      permanent ? 'permanent\n' : '\n',
    ].join('')
  return all.map(text).join('')
}

export const bridge = atOnce((io) => {
  const words = [...io.process.argv.slice(1)]
  const style = styleOf(words)
  const [object = '', command = 'show', ...more] = words
  const isLink = object !== '' && 'link'.startsWith(object)
  if (!isLink && (object === '' || !'fdb'.startsWith(object))) throw new ToolExit(255, USAGE)
  if (!'show'.startsWith(command) && !['list', 'lst'].includes(command))
    throw new ToolExit(255, 'RTNETLINK answers: Operation not permitted\n')
  const [{ dev, brport, br, master }, [named]] = filtersOf(more, ['dev', 'brport', 'br', 'master'])
  const name = dev ?? brport ?? named
  for (const one of [name, br, master])
    if (one !== undefined && !interfacesOf(io).some((known) => known.name === one))
      noDevice(io, one, `Cannot find device "${one}"`)
  io.out(isLink ? links(io, name) : entries(io, style, name, br ?? master))
  return 0
})

const HEAD = 'bridge name\tbridge id\t\tSTP enabled\tinterfaces\n'

/** Of the bridges: which interfaces each has. */
export const brctl = atOnce((io) => {
  const [command, ...names] = io.process.argv.slice(1)
  if (command !== 'show')
    throw new ToolExit(
      1,
      command === undefined ? 'Usage: brctl [commands]\n' : `never heard of command [${command}]\n`,
    )
  const bridges = interfacesOf(io).filter(
    ({ kind, name }) => kind === 'bridge' && (names.length === 0 || names.includes(name)),
  )
  for (const name of names)
    if (!bridges.some((one) => one.name === name)) io.err(`bridge ${name} does not exist!\n`)
  if (bridges.length > 0 || !io.isBusybox) io.out(HEAD)
  for (const { name, mac = '' } of bridges) {
    const ports = interfacesOf(io).filter(({ master }) => master === name)
    const lines = ports.map((port, at) => `${at === 0 ? '\t\t' : '\t\t\t\t\t\t\t'}${port.name}\n`).join('')
    io.out(`${name}\t\t8000.${mac.replaceAll(':', '')}\tno${lines || '\n'}`)
  }
  return 0
})
