import type { FileStat } from '@/lib/userland/kernel/file-system'
import { inColumns } from '@/lib/userland/tools/file/columns'
import { attempt, blocksOf, humanSize, joinPath, quoted } from '@/lib/userland/tools/file/common'
import { type Entry, longLines } from '@/lib/userland/tools/file/ls-long'
import { fileName, type Io } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'
import { compareText, compareVersions } from '@/lib/userland/tools/shared/compare'
import { immediateTool } from '@/lib/userland/tools/tool'

interface Listing {
  args: Args
  io: Io
  format: 'long' | 'columns' | 'across' | 'single' | 'commas'
  /** Names are quoted as a shell needs it. */
  quotes: boolean
  hidden: 'all' | 'almost' | 'none'
  now: number
  width: number
  failed: number
  isFirst: boolean
}

const MARKS: Partial<Record<FileStat['type'], string>> = {
  directory: '/',
  symlink: '@',
  fifo: '|',
  socket: '=',
}

function markOf({ args }: Listing, stat: FileStat): string {
  if (args.has('classify') || args.has('F'))
    return MARKS[stat.type] ?? (stat.type === 'file' && stat.mode & 0o111 ? '*' : '')
  return args.has('p') && stat.type === 'directory' ? '/' : ''
}

function shownName(listing: Listing, name: string): string {
  const { args, quotes, io } = listing
  if (args.has('Q')) return `"${name.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`
  if (args.has('N') || io.isBusybox) return name
  if (args.has('b')) return name.replace(/[\\ ]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
  if (quotes) return quoteForTerminal(name)
  return args.has('q') ? name.replace(/[\x00-\x1f\x7f]/g, '?') : name
}

function quoteForTerminal(name: string): string {
  if (!/[\x00-\x1f\x7f]/.test(name)) return fileName(name)
  const parts = name.split(/([\x00-\x1f\x7f]+)/).map((part, index) => {
    if (index % 2 === 0) return part && `'${part.replaceAll("'", "'\\''")}'`
    return `$'${[...part].map(escapeControl).join('')}'`
  })
  return parts.join('') && (parts[0] === '' ? `''${parts.join('')}` : parts.join(''))
}

const ESCAPES: Record<string, string> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\x1b': '\\033' }
const escapeControl = (char: string) =>
  ESCAPES[char] ?? `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`

function comparer({ args }: Listing): ((a: Entry, b: Entry) => number) | undefined {
  const byName = (a: Entry, b: Entry) => compareText(a.name, b.name)
  const key = args.has('sort') ? sortLetter(args.value('sort') ?? '') : args.last('StXvUf')
  switch (key) {
    case 'S':
      return (a, b) => b.stat.size - a.stat.size || byName(a, b)
    case 't':
      return (a, b) => b.stat.mtime - a.stat.mtime || byName(a, b)
    case 'X':
      return (a, b) => compareText(extension(a.name), extension(b.name)) || byName(a, b)
    case 'v':
      return (a, b) => compareVersions(a.name, b.name) || byName(a, b)
    case 'U':
    case 'f':
      return undefined
    default:
      return byName
  }
}

const sortLetter = (word: string) =>
  ({ size: 'S', time: 't', extension: 'X', version: 'v', none: 'U' })[word] ?? word

const extension = (name: string) => (name.lastIndexOf('.') > 0 ? name.slice(name.lastIndexOf('.')) : '')

function sorted(listing: Listing, entries: Entry[]): Entry[] {
  const { args } = listing
  const compare = comparer(listing)
  if (compare) entries.sort(compare)
  if (args.has('r')) entries.reverse()
  if (!args.has('group-directories-first')) return entries
  const isFirst = (entry: Entry) => entry.stat.type === 'directory'
  return [...entries.filter(isFirst), ...entries.filter((entry) => !isFirst(entry))]
}

function entryOf(listing: Listing, path: string, name: string, follow: boolean): Entry | undefined {
  const { files } = listing.io.process
  const stat = (follow ? files.stat(path) : undefined) ?? files.stat(path, { follow: false })
  if (!stat) return undefined
  let text = shownName(listing, name)
  if (listing.format === 'long' && stat.type === 'symlink') {
    const target = files.readlink(path)
    const at = files.stat(path)
    text += ` -> ${shownName(listing, target)}${at ? markOf(listing, at) : ''}`
  } else text += markOf(listing, stat)
  return { name, stat, text }
}

/** `12 ` in front of a name: -i, -s. */
function withNumbers({ args }: Listing, entries: readonly Entry[]): void {
  const add = (numbers: string[]) => {
    const width = Math.max(0, ...numbers.map((text) => text.length))
    for (const [index, entry] of entries.entries())
      entry.before = `${entry.before ?? ''}${numbers[index]?.padStart(width)} `
  }
  if (args.has('i')) add(entries.map(({ stat }) => String(stat.inode)))
  if (args.has('s')) add(entries.map(({ stat }) => blockText(args, blocksOf(stat) * 512)))
}

const blockText = (args: Args, bytes: number): string =>
  args.has('h') ? humanSize(bytes) : args.has('si') ? humanSize(bytes, 1000) : String(bytes / 1024)

function show(listing: Listing, entries: Entry[], total: boolean): void {
  const { args, io, format, quotes } = listing
  if (total && (format === 'long' || args.has('s'))) {
    const bytes = entries.reduce((sum, { stat }) => sum + blocksOf(stat) * 512, 0)
    io.out(`total ${blockText(args, bytes)}\n`)
  }
  withNumbers(listing, entries)
  // Where one name is quoted, the others give way by a space.
  if (quotes && entries.some(({ text }) => /^['"$]/.test(text)))
    for (const entry of entries) if (!/^['"$]/.test(entry.text)) entry.text = ` ${entry.text}`
  const texts = entries.map(({ before = '', text }) => before + text)
  if (format === 'long') io.out(longLines(args, io, entries, listing.now))
  else if (format === 'commas') io.out(texts.length > 0 ? `${texts.join(', ')}\n` : '')
  else if (format === 'single') io.out(texts.map((text) => `${text}\n`).join(''))
  else if (texts.length > 0) io.out(inColumns(texts, listing.width, format === 'across'))
}

function listFolder(listing: Listing, path: string, title: string | undefined): void {
  const { io, hidden, args } = listing
  const { files } = io.process
  let names: string[] = []
  const what = io.isBusybox ? path : `cannot open directory ${quoted(path)}`
  const isOpen = attempt(io, what, () => {
    names = files.list(path)
  })
  if (!isOpen) {
    listing.failed = Math.max(listing.failed, io.isBusybox || title?.includes('/') ? 1 : 2)
    return
  }
  if (title !== undefined) io.out(`${listing.isFirst ? '' : '\n'}${title}:\n`)
  listing.isFirst = false
  if (hidden === 'none') names = names.filter((name) => !name.startsWith('.'))
  const ignored = args.values('I').concat(args.has('B') ? ['*~'] : [])
  if (ignored.includes('*~')) names = names.filter((name) => !name.endsWith('~'))
  if (hidden === 'all') names = ['.', '..', ...names]
  io.process.spend(names.length)
  const entries = names.flatMap((name) => entryOf(listing, joinPath(path, name), name, args.has('L')) ?? [])
  const inOrder = sorted(listing, entries)
  show(listing, inOrder, true)
  if (!args.has('R')) return
  for (const { name, stat } of inOrder) {
    const below = joinPath(path, name)
    if (stat.type === 'directory' && name !== '.' && name !== '..') listFolder(listing, below, below)
  }
}

const LETTERS: Record<string, Listing['format']> = {
  l: 'long',
  g: 'long',
  o: 'long',
  n: 'long',
  C: 'columns',
  x: 'across',
  m: 'commas',
  '1': 'single',
}

function formatOf(args: Args, isTerminal: boolean): Listing['format'] {
  let format: Listing['format'] = isTerminal ? 'columns' : 'single'
  for (const [option] of args.given) {
    const next = option === 'full-time' ? 'long' : LETTERS[option]
    // -1 says nothing against -l.
    if (next && !(option === '1' && format === 'long')) format = next
  }
  return format
}

export const ls = immediateTool({
  options: 'aAbBcCdfFgGhHiI:klLmnNopqQrRsStT:uUvw:xXZ1',
  long: {
    all: 'a',
    'almost-all': 'A',
    escape: 'b',
    'ignore-backups': 'B',
    directory: 'd',
    'classify::': 'classify',
    'no-group': 'G',
    'human-readable': 'h',
    inode: 'i',
    'ignore:': 'I',
    dereference: 'L',
    'numeric-uid-gid': 'n',
    literal: 'N',
    'quote-name': 'Q',
    'hide-control-chars': 'q',
    reverse: 'r',
    recursive: 'R',
    size: 's',
    si: 'si',
    'width:': 'w',
    'color::': 'color',
    'full-time': 'full-time',
    'time-style:': 'time-style',
    'time:': 'time',
    'sort:': 'sort',
    'group-directories-first': 'group-directories-first',
  },
  usageCode: 2,
  run(args, io) {
    const { process } = io
    const terminal = process.terminal(1)
    const format = formatOf(args, terminal !== undefined)
    const hidden = args.last('aAf') === 'A' ? 'almost' : args.has('a') || args.has('f') ? 'all' : 'none'
    const width = Number(args.value('w') ?? process.env.COLUMNS) || (terminal?.columns ?? 80)
    const base = { quotes: terminal !== undefined && !io.isBusybox, now: process.machine.now(), width }
    const listing: Listing = { args, io, format, hidden, failed: 0, isFirst: true, ...base }
    const operands = args.operands.length > 0 ? args.operands : ['.']
    const followsArguments = !args.has('d') && format !== 'long' && !args.has('F')
    const found = operands.flatMap((path) => {
      const entry = entryOf(listing, path, path, followsArguments || args.has('L'))
      if (entry) return [entry]
      io.warn(`${io.isBusybox ? path : `cannot access ${quoted(path)}`}: No such file or directory`)
      listing.failed = io.isBusybox ? 1 : 2
      return []
    })
    const isListed = (entry: Entry) =>
      !args.has('d') &&
      (entry.stat.type === 'directory' || (entry.name.endsWith('/') && isFolderLink(io, entry)))
    const plain = sorted(
      listing,
      found.filter((entry) => !isListed(entry)),
    )
    if (plain.length > 0) {
      show(listing, plain, false)
      listing.isFirst = false
    }
    const isTitled = operands.length > 1 || args.has('R')
    for (const { name } of sorted(listing, found.filter(isListed)))
      listFolder(listing, name, isTitled ? (io.isBusybox ? name : shownName(listing, name)) : undefined)
    return listing.failed
  },
})

const isFolderLink = (io: Io, { name, stat }: Entry) =>
  stat.type === 'symlink' && io.process.files.stat(name)?.type === 'directory'
