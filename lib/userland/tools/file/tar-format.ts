/** Archives in the form of tar: ustar, with GNU's long names. */
import type { FileStat, FileType } from '@/lib/userland/kernel/file-system'
import { bytesOf, textOf } from '@/lib/userland/kernel/text'

export interface Member {
  name: string
  type: FileType
  /** Another member that it is a hard link to. */
  isHardLink?: boolean
  link: string
  mode: number
  uid: number
  gid: number
  user: string
  group: string
  mtime: number
  text: string
}

const BLOCK = 512
const FLAGS: Record<string, string> = {
  file: '0',
  symlink: '2',
  character: '3',
  block: '4',
  directory: '5',
  fifo: '6',
}

const field = (text: string | readonly number[], size: number): number[] => {
  const bytes = (typeof text === 'string' ? bytesOf(text) : [...text]).slice(0, size)
  return [...bytes, ...Array<number>(size - bytes.length).fill(0)]
}

const octal = (value: number, size: number) => field(`${value.toString(8).padStart(size - 1, '0')}\0`, size)

function header(member: Member, name: string, size: number, flag: string): number[] {
  const nameBytes = bytesOf(name)
  const head = [
    ...field(nameBytes, 100),
    ...octal(member.mode & 0o7777, 8),
    ...octal(member.uid, 8),
    ...octal(member.gid, 8),
    ...octal(size, 12),
    ...octal(Math.max(0, Math.floor(member.mtime / 1000)), 12),
    ...field('        ', 8),
    ...field(flag, 1),
    ...field(member.link, 100),
    ...field('ustar  \0', 8),
    ...field(member.user, 32),
    ...field(member.group, 32),
    ...field('', 183),
  ]
  const sum = head.reduce((total, byte) => total + byte, 0)
  return [...head.slice(0, 148), ...field(`${sum.toString(8).padStart(6, '0')}\0 `, 8), ...head.slice(156)]
}

const padding = (length: number) => Array<number>((BLOCK - (length % BLOCK)) % BLOCK).fill(0)

/** A member as its blocks, as text. */
export function packMember(member: Member): string {
  const bytes = member.type === 'file' && !member.isHardLink ? bytesOf(member.text) : []
  const name = member.type === 'directory' && !member.name.endsWith('/') ? `${member.name}/` : member.name
  const nameBytes = bytesOf(name)
  const long =
    nameBytes.length > 100
      ? [
          ...header(
            { ...member, mode: 0, uid: 0, gid: 0, mtime: 0, link: '' },
            '././@LongLink',
            nameBytes.length + 1,
            'L',
          ),
          ...nameBytes,
          0,
          ...padding(nameBytes.length + 1),
        ]
      : []
  const flag = member.isHardLink ? '1' : (FLAGS[member.type] ?? '0')
  const head = textOf([...long, ...header(member, name, bytes.length, flag)])
  return head + (bytes.length > 0 ? member.text + '\0'.repeat(padding(bytes.length).length) : '')
}

/** What an archive ends with: empty blocks up to a multiple of twenty. */
export function archiveEnd(length: number): string {
  const record = BLOCK * 20
  return '\0'.repeat(record - ((length + 2 * BLOCK) % record || record) + 2 * BLOCK)
}

const textAt = (bytes: readonly number[], from: number, size: number): string => {
  const part = bytes.slice(from, from + size)
  const end = part.indexOf(0)
  return textOf(end < 0 ? part : part.slice(0, end))
}

const numberAt = (bytes: readonly number[], from: number, size: number) =>
  Number.parseInt(textAt(bytes, from, size).trim() || '0', 8)

const TYPES: Record<string, FileStat['type']> = {
  '2': 'symlink',
  '3': 'character',
  '4': 'block',
  '5': 'directory',
  '6': 'fifo',
}

function isHeader(bytes: readonly number[], at: number): boolean {
  let sum = 0
  for (let index = 0; index < BLOCK; index++)
    sum += index >= 148 && index < 156 ? 32 : (bytes[at + index] ?? 0)
  return sum === numberAt(bytes, at + 148, 8)
}

/** The path of a pax header: `30 path=…`. */
const paxPath = (text: string) => /^\d+ path=(.*)$/m.exec(text)?.[1]

/** The members of an archive; undefined: it is none. */
export function readArchive(text: string): Member[] | undefined {
  const bytes = bytesOf(text)
  const members: Member[] = []
  let longName: string | undefined
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    if (bytes[at] === 0) break
    if (!isHeader(bytes, at)) return members.length > 0 ? members : undefined
    const size = numberAt(bytes, at + 124, 12)
    const flag = String.fromCharCode(bytes[at + 156] ?? 48)
    const body = () => textOf(bytes.slice(at + BLOCK, at + BLOCK + size))
    const prefix =
      textAt(bytes, at + 257, 6) === 'ustar' && bytes[at + 263] === 48 ? textAt(bytes, at + 345, 155) : ''
    if (flag === 'L') longName = body().replace(/\0+$/, '')
    else if (flag === 'x' || flag === 'g') longName = paxPath(body()) ?? longName
    else {
      const name = longName ?? (prefix ? `${prefix}/` : '') + textAt(bytes, at, 100)
      longName = undefined
      members.push({
        name,
        type: TYPES[flag] ?? (name.endsWith('/') ? 'directory' : 'file'),
        isHardLink: flag === '1',
        link: textAt(bytes, at + 157, 100),
        mode: numberAt(bytes, at + 100, 8),
        uid: numberAt(bytes, at + 108, 8),
        gid: numberAt(bytes, at + 116, 8),
        user: textAt(bytes, at + 265, 32),
        group: textAt(bytes, at + 297, 32),
        mtime: numberAt(bytes, at + 136, 12) * 1000,
        text: body(),
      })
    }
    at += BLOCK + size + ((BLOCK - (size % BLOCK)) % BLOCK)
  }
  return members
}
