/** What the tools on files have in common: names in messages, modes, owners, walks. */
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileStat, FileSystem, FileType } from '@/lib/userland/kernel/file-system'
import type { Process } from '@/lib/userland/kernel/process'
import { fileName, type Io } from '@/lib/userland/tools/io'
import { compareText } from '@/lib/userland/tools/shared/compare'

/** Always in quotes, as most of coreutils name a file; busybox does so too. */
export function quoted(name: string): string {
  const text = fileName(name)
  return /^["']/.test(text) && text.length > 1 ? text : `'${text}'`
}

/** Does a thing; what the system says against it is warned of: `tool: what: No such file or directory`. */
export function attempt(io: Io, what: string, call: () => void): boolean {
  try {
    call()
    return true
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    io.warn(`${what}: ${error.message}`)
    return false
  }
}

/** The code of what a call failed with. */
export function errorOf(call: () => void): Errno | undefined {
  try {
    call()
    return undefined
  } catch (error) {
    if (error instanceof Errno) return error
    throw error
  }
}

export const joinPath = (folder: string, name: string): string =>
  folder.endsWith('/') ? folder + name : `${folder}/${name}`

/** The last part of a path, without slashes behind it. */
export function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, '')
  return trimmed === '' ? (path === '' ? '' : '/') : trimmed.slice(trimmed.lastIndexOf('/') + 1)
}

export function dirName(path: string): string {
  const trimmed = path.replace(/\/+$/, '')
  if (trimmed === '') return path === '' ? '.' : '/'
  const slash = trimmed.lastIndexOf('/')
  return slash < 0 ? '.' : trimmed.slice(0, slash).replace(/\/+$/, '') || '/'
}

export const sortedNames = (files: FileSystem, path: string): string[] => files.list(path).sort(compareText)

export const isFolder = (files: FileSystem, path: string): boolean => files.stat(path)?.type === 'directory'

/** As `ls -l` shows the type of a file. */
export const TYPE_LETTERS: Record<FileType, string> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  fifo: 'p',
  socket: 's',
  character: 'c',
  block: 'b',
}

const BITS = ['---', '--x', '-w-', '-wx', 'r--', 'r-x', 'rw-', 'rwx']

/** `-rwsr-xr-t` */
export function modeText({ type, mode }: Pick<FileStat, 'type' | 'mode'>): string {
  const letters = [6, 3, 0].map((shift) => BITS[(mode >> shift) & 7] ?? '---')
  const special = (index: number, bit: number, set: string, unset: string) => {
    const text = letters[index] ?? ''
    if (mode & bit) letters[index] = text.slice(0, 2) + (text.endsWith('x') ? set : unset)
  }
  special(0, 0o4000, 's', 'S')
  special(1, 0o2000, 's', 'S')
  special(2, 0o1000, 't', 'T')
  return TYPE_LETTERS[type] + letters.join('')
}

export const userName = (process: Process, uid: number): string =>
  process.machine.users().find((user) => user.uid === uid)?.name ?? String(uid)

export const groupName = (process: Process, gid: number): string =>
  process.machine.groups().find((group) => group.gid === gid)?.name ?? String(gid)

/** A user's number by name or number. */
export function userId(process: Process, name: string): number | undefined {
  const user = process.machine.users().find((one) => one.name === name)
  return user?.uid ?? (/^\d+$/.test(name) ? Number(name) : undefined)
}

export function groupId(process: Process, name: string): number | undefined {
  const group = process.machine.groups().find((one) => one.name === name)
  return group?.gid ?? (/^\d+$/.test(name) ? Number(name) : undefined)
}

const UNITS = ['', 'K', 'M', 'G', 'T', 'P', 'E']

/** `1.5K`, `12M`: rounded up, as ls -h, du -h and df -h do. */
export function humanSize(bytes: number, base = 1024): string {
  let value = bytes
  let unit = 0
  while (value >= base && unit < UNITS.length - 1) {
    value /= base
    unit += 1
  }
  const letter = base === 1000 && unit === 1 ? 'k' : (UNITS[unit] ?? '')
  if (unit === 0) return String(bytes)
  const tenths = Math.ceil(value * 10 - 1e-9)
  if (tenths < 100) return `${(tenths / 10).toFixed(1)}${letter}`
  const whole = Math.ceil(value - 1e-9)
  return whole < base || unit === UNITS.length - 1 ? `${whole}${letter}` : `1.0${UNITS[unit + 1]}`
}

/** The same as this machine's tools write it: busybox has one decimal and rounds to the nearest. */
export function sizeText(io: Io, bytes: number, base = 1024): string {
  if (!io.isBusybox || bytes < 1024) return humanSize(bytes, base)
  let value = bytes
  let unit = 0
  while (value >= 1024) {
    value /= 1024
    unit += 1
  }
  return `${value.toFixed(1)}${UNITS[unit] ?? ''}`
}

/** Blocks of 512 bytes that a file of this kind takes on a usual disk. */
export function blocksOf({ type, size, inode }: FileStat): number {
  if (inode >= 0xf0000000) return 0
  if (type === 'directory') return 8
  if (type === 'symlink') return size > 59 ? 8 : 0
  return type === 'file' ? Math.ceil(size / 4096) * 8 : 0
}

/** Everything below a folder, links not followed: a folder before what is in it, or (`after`) behind it. */
export function walk(
  io: Io,
  path: string,
  visit: (path: string, stat: FileStat) => void,
  order: 'before' | 'after' = 'before',
): void {
  const { files } = io.process
  const stat = files.stat(path, { follow: false })
  if (!stat) return
  io.process.spend(1)
  if (order === 'before') visit(path, stat)
  if (stat.type === 'directory')
    for (const name of sortedNames(files, path)) walk(io, joinPath(path, name), visit, order)
  if (order === 'after') visit(path, stat)
}
