import type { NetworkInterface } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { ToolExit } from '@/lib/userland/tools/options'

/** What the options before its object say. */
export interface Style {
  brief: boolean
  oneLine: boolean
  json: boolean
  pretty: boolean
  details: boolean
  family: 0 | 4 | 6
  /** The namespace that it looks into. */
  netns?: string
}

/** Takes the options off the words. @throws ToolExit */
export function styleOf(words: string[]): Style {
  const style: Style = {
    ...{ brief: false, oneLine: false, json: false, pretty: false, details: false, family: 0 },
  }
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
    else if (/^d/.test(word)) style.details = true
    else if (word === 'f' || word === 'family') style.family = words.shift() === 'inet6' ? 6 : 4
    else if (word === 'n' || word === 'netns') style.netns = words.shift() ?? ''
    else if (!/^(?:s|c|t|ts|h|r|N|a|iec|B|0|stat|col)/.test(word))
      throw new ToolExit(255, `Option "-${word}" is unknown, try "ip -help".\n`)
  }
  return style
}

export const jsonText = (value: unknown, { pretty }: Style) =>
  `${pretty ? JSON.stringify(value, null, 4) : JSON.stringify(value)}\n`

/** `eth0@if7`; a tunnel over no card in particular: `tunl0@NONE`. */
export const shownName = ({ name, kind, peerIndex }: NetworkInterface): string => {
  if (kind === 'ipip') return `${name}@NONE`
  return peerIndex === undefined ? name : `${name}@if${peerIndex}`
}

/** @throws ToolExit */
export function noDevice(io: Io, name: string, gnu = `Device "${name}" does not exist.`): never {
  throw new ToolExit(1, io.isBusybox ? `ip: can't find device '${name}'\n` : `${gnu}\n`)
}

/** What was asked for by name and value, as `dev cni0`: what is filtered by is not shown again. */
export type Filters = Partial<Record<string, string>>

/** Takes `name value` pairs off the words; what has no name that is known is left. */
export function filtersOf(words: readonly string[], names: readonly string[]): [Filters, string[]] {
  const found: Filters = {}
  const left: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (names.includes(word)) found[word] = words[++at] ?? ''
    else left.push(word)
  }
  return [found, left]
}
