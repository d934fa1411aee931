/**
 * ps.
 * Mirrors: procps-ng with the options that people use; busybox' own form.
 * Differs: nothing measures processor time, so that it is zero; memory is what a machine says, or one figure.
 */
import type { ProcessInfo } from '@/lib/userland/kernel/process'
import { userId } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import { ToolExit } from '@/lib/userland/tools/options'
import { commOf } from '@/lib/userland/tools/process/kill'
import { ALIASES, COLUMNS, type Column } from '@/lib/userland/tools/process/ps-columns'
import { compareText } from '@/lib/userland/tools/shared/compare'
import { immediateTool } from '@/lib/userland/tools/tool'

const FORMATS: Record<string, string> = {
  plain: 'pid,tname,time,ucmd',
  full: 'uname,pid,ppid,c,stime,tname,time,cmd',
  long: 'f,s,uid,pid,ppid,c,pri,ni,addr,sz,wchan,tname,time,ucmd',
  bsd: 'user,pid,pcpu,pmem,vsz,rss,tname,stat,bsdstart,bsdtime,args',
  bsdPlain: 'pid,tname,stat,bsdtime,args',
  busybox: 'pid,user,time,args',
}

interface Query {
  all: boolean
  /** Those with a terminal of anyone's (a), those of everyone without (x). */
  letters: string
  pids?: string[]
  users?: string[]
  names?: string[]
  parents?: string[]
  terminals?: string[]
  columns: Column[]
  format: string
  headers: boolean
  sort: string[]
  forest: boolean
}

function fail(message: string): never {
  throw new ToolExit(
    1,
    `error: ${message}\n\nUsage:\n ps [options]\n\n Try 'ps --help <simple|list|output|threads|misc|all>'\n  or 'ps --help <s|l|o|t|m|a>'\n for additional help text.\n\nFor more details see ps(1).\n`,
  )
}

/** `pid,cmd=WHAT`: a head of one's own takes all that follows. */
function columnsOf(text: string): Column[] {
  const [names = '', ...rest] = text.split('=')
  const found = names
    .split(/[ ,]+/)
    .filter((name) => name !== '')
    .map((name) => {
      const key = ALIASES[name.toLowerCase()] ?? name.toLowerCase()
      if (!Object.hasOwn(COLUMNS, key)) fail(`unknown user-defined format specifier "${name}"`)
      return { ...(COLUMNS[key] as Column) }
    })
  const last = found.at(-1)
  if (rest.length === 0 || !last) return found
  const [head = '', ...more] = rest.join('=').split(',')
  // `-o pid=,comm=` names several columns.
  if (head === '' || more.some((part) => part.includes('='))) {
    last.head = head
    return [...found, ...(more.length > 0 ? columnsOf(more.join(',')) : [])]
  }
  last.head = rest.join('=')
  return found
}

const VALUES: Record<string, keyof Query> = {
  p: 'pids',
  q: 'pids',
  u: 'users',
  U: 'users',
  C: 'names',
  t: 'terminals',
}
const LONG: Record<string, string> = {
  pid: 'p',
  user: 'u',
  User: 'U',
  ppid: 'ppid',
  format: 'o',
  sort: 'sort',
  tty: 't',
}

function setValue(query: Query, letter: string, value: string): void {
  const list = value.split(/[ ,]+/).filter((one) => one !== '')
  if (letter === 'o') query.columns.push(...columnsOf(value))
  else if (letter === 'sort') query.sort = list
  else if (letter === 'ppid') query.parents = list
  else (query as unknown as Record<string, string[]>)[VALUES[letter] ?? ''] = list
}

function readQuery(words: string[]): Query {
  const query: Query = {
    all: false,
    letters: '',
    columns: [],
    format: 'plain',
    headers: true,
    sort: [],
    forest: false,
  }
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word.startsWith('--')) {
      const [name = '', value] = word.slice(2).split(/=(.*)/s)
      if (/^no-?head(?:er|ers|ing|ings)?$/.test(name)) query.headers = false
      else if (name === 'forest') query.forest = true
      else if (LONG[name]) setValue(query, LONG[name], value ?? words.shift() ?? '')
      else if (name !== 'headers' && name !== 'cumulative') fail(`unknown gnu long option`)
    } else if (word.startsWith('-')) readUnix(query, word.slice(1), words)
    else if (/^\d+$/.test(word)) query.pids = [...(query.pids ?? []), word]
    else readBsd(query, word, words)
  }
  return query
}

function readUnix(query: Query, letters: string, words: string[]): void {
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? ''
    if (letter === 'e' || letter === 'A') query.all = true
    else if (letter === 'a' || letter === 'x' || letter === 'd') query.all = true
    else if (letter === 'f' || letter === 'F') query.format = 'full'
    else if (letter === 'l') query.format = 'long'
    else if (letter === 'H') query.forest = true
    else if (letter === 'h') query.headers = false
    else if (letter === 'o' || letter === 'O' || Object.hasOwn(VALUES, letter)) {
      const value = letters.slice(at + 1) || words.shift()
      // `ps -aux` is `ps aux` to people and to ps.
      if (letter === 'u' && letters.includes('a')) {
        if (!letters.slice(at + 1) && value !== undefined) words.unshift(value)
        query.format = 'bsd'
        continue
      }
      if (value === undefined)
        fail(`list of ${letter === 'o' ? 'columns' : 'process IDs'} must follow -${letter}`)
      setValue(query, letter === 'O' ? 'o' : letter, value)
      return
    } else if (!'LTmwywZMcjn'.includes(letter)) fail('unsupported SysV option')
  }
}

function readBsd(query: Query, letters: string, words: string[]): void {
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? ''
    if (letter === 'a' || letter === 'x') query.letters += letter
    else if (letter === 'u') query.format = 'bsd'
    else if (letter === 'f') query.forest = true
    else if (letter === 'l') query.format = 'long'
    else if (letter === 'e' || letter === 'w' || letter === 'c' || letter === 'm') continue
    else if (letter === 'h') query.headers = false
    else if (letter === 'o' || letter === 'p') {
      setValue(query, letter, letters.slice(at + 1) || words.shift() || '')
      return
    } else fail('unsupported option (BSD syntax)')
  }
  if (query.format === 'plain') query.format = 'bsdPlain'
}

function isChosen(query: Query, io: Io, one: ProcessInfo): boolean {
  const { pids, users, names, parents, terminals, letters, all } = query
  if (pids || users || names || parents || terminals)
    return (
      (pids?.includes(String(one.pid)) ?? false) ||
      (users?.some((name) => userId(io.process, name) === one.uid) ?? false) ||
      (names?.includes(commOf(one)) ?? false) ||
      (parents?.includes(String(one.ppid)) ?? false) ||
      (terminals?.includes(one.tty ?? '') ?? false)
    )
  if (all) return true
  const own = io.process.processes().find(({ pid }) => pid === io.process.pid)
  if (query.format.startsWith('bsd') || letters !== '') {
    if (letters.includes('a') && letters.includes('x')) return true
    if (letters.includes('x')) return one.uid === io.process.uid
    return one.tty !== undefined && (letters.includes('a') || one.uid === io.process.uid)
  }
  return one.tty === own?.tty && one.uid === io.process.uid
}

/** Children under their parents, drawn in. */
function asForest(all: readonly ProcessInfo[]): [ProcessInfo, string][] {
  const pids = new Set(all.map(({ pid }) => pid))
  const out: [ProcessInfo, string][] = []
  const add = (one: ProcessInfo, indent: string, mark: string) => {
    out.push([one, indent + mark])
    const children = all.filter(({ ppid, pid }) => ppid === one.pid && pid !== one.pid)
    const below = mark === '' ? ' ' : `${indent}${children.length > 0 ? '    ' : ''}`
    for (const child of children) add(child, mark === '' ? below : `${indent}    `, '\\_ ')
  }
  for (const one of all) if (!pids.has(one.ppid) || one.ppid === one.pid) add(one, '', '')
  return out
}

function compare(keys: readonly string[], io: Io): (a: ProcessInfo, b: ProcessInfo) => number {
  return (a, b) => {
    for (const key of keys) {
      const name = key.replace(/^[-+]/, '')
      const found = COLUMNS[ALIASES[name] ?? name]
      if (!found) fail(`unknown sort specifier`)
      const [x, y] = [found.value(a, io), found.value(b, io)]
      const order = /^[\d.]+$/.test(x) && /^[\d.]+$/.test(y) ? Number(x) - Number(y) : compareText(x, y)
      if (order !== 0) return key.startsWith('-') ? -order : order
    }
    return a.pid - b.pid
  }
}

function table(
  columns: readonly Column[],
  rows: readonly [ProcessInfo, string][],
  io: Io,
  headers: boolean,
): string {
  const cells = rows.map(([one, indent]) =>
    columns.map((col, index) =>
      index === columns.length - 1 && indent ? indent + col.value(one, io) : col.value(one, io),
    ),
  )
  const hasHead = headers && columns.some(({ head }) => head !== '')
  const lines = hasHead ? [columns.map(({ head }) => head), ...cells] : cells
  const text = lines.map((line) =>
    line
      .map((cell, index) => {
        const { width, left, head } = columns[index] as Column
        const size = Math.max(width, head.length)
        if (!left) return cell.padStart(size)
        return index === columns.length - 1 ? cell : cell.padEnd(size)
      })
      .join(' '),
  )
  return text.map((line) => `${line}\n`).join('')
}

export const ps = immediateTool({
  options: '',
  isOperand: () => true,
  run(_, io) {
    const { process } = io
    if (io.isBusybox) return busybox(io)
    const query = readQuery([...process.argv.slice(1)])
    let found = process.processes().filter((one) => isChosen(query, io, one))
    if (query.sort.length > 0) found = found.toSorted(compare(query.sort, io))
    const rows: [ProcessInfo, string][] = query.forest ? asForest(found) : found.map((one) => [one, ''])
    const columns = query.columns.length > 0 ? query.columns : columnsOf(FORMATS[query.format] ?? '')
    const width = process.terminal(1)?.columns
    const text = table(columns, rows, io, query.headers)
    io.out(
      width === undefined
        ? text
        : text
            .split('\n')
            .map((line) => line.slice(0, width))
            .join('\n'),
    )
    return found.length > 0 ? 0 : 1
  },
})

const BUSYBOX_WIDTHS: Record<string, number> = {
  pid: 5,
  user: 8,
  time: 5,
  args: 27,
  ppid: 5,
  comm: 16,
  stat: 4,
  tty: 6,
  vsz: 4,
  rss: 4,
}

function busybox(io: Io): number {
  const at = io.process.argv.findIndex((word) => word.startsWith('-o') || word === 'o')
  const word = io.process.argv[at]
  const given = at < 0 ? undefined : word && word.length > 2 ? word.slice(2) : io.process.argv[at + 1]
  const names = (given ?? FORMATS.busybox ?? '').split(/[ ,]+/)
  const columns = names.map((name) => {
    const key = ALIASES[name] ?? name
    const found = COLUMNS[key]
    if (!found)
      return io.fail(
        `bad -o argument '${name}', supported arguments: user,group,comm,args,pid,ppid,pgid,tty,vsz,sid,stat,rss`,
      )
    const value = key === 'time' ? () => '0:00' : found.value
    return { ...found, value, width: BUSYBOX_WIDTHS[key] ?? found.width }
  })
  const rows = io.process.processes()
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => {
        const { width, left } = columns[index] as Column
        if (index === columns.length - 1) return cell
        return left ? cell.padEnd(width) : cell.padStart(width)
      })
      .join(' ')
  const heads = columns.map(({ head, width }, index) =>
    index === columns.length - 1 ? head : head.padEnd(width),
  )
  io.out(`${heads.join(' ')}\n`)
  for (const one of rows) io.out(`${line(columns.map((col) => col.value(one, io)))}\n`)
  return 0
}
