import type { Command, ExecResult, ResolvedCommandContext } from 'just-bash'
import { byteString } from '@/lib/cluster/host/host-state'
import { command } from '@/lib/shell/commands'

/** Bytes as characters 0 to 255, 16 at a time, with where they begin. */
function rows(bytes: string): [offset: number, row: string][] {
  const found: [number, string][] = []
  for (let at = 0; at < bytes.length; at += 16) found.push([at, bytes.slice(at, at + 16)])
  return found
}

const hex = (value: number, width = 2) => value.toString(16).padStart(width, '0')
const octets = (row: string) => Array.from(row, (char) => hex(char.charCodeAt(0)))
const shown = (row: string) => row.replace(/[^\x20-\x7e]/g, '.')

/** Equal rows are shown once, and a star. */
function squeezed(bytes: string, line: (offset: number, row: string) => string): string[] {
  const lines: string[] = []
  let last: string | undefined
  for (const [offset, row] of rows(bytes)) {
    if (row === last && row.length === 16) {
      if (lines.at(-1) !== '*') lines.push('*')
    } else lines.push(line(offset, row))
    last = row
  }
  return lines
}

function canonical(offset: number, row: string): string {
  const pairs = octets(row)
  const half = (from: number) => pairs.slice(from, from + 8).join(' ')
  return `${hex(offset, 8)}  ${`${half(0).padEnd(23)}  ${half(8)}`.padEnd(48)}  |${shown(row)}|`
}

/** Words of two bytes, the low one first. */
function words(offset: number, row: string): string {
  const pairs = octets(row.length % 2 === 0 ? row : `${row}\0`)
  const found = pairs.flatMap((low, at) => (at % 2 === 0 ? [`${pairs[at + 1]}${low}`] : []))
  return `${hex(offset, 7)} ${found.join(' ')}`.padEnd(47)
}

function xxdLine(offset: number, row: string): string {
  const pairs = octets(row)
  const groups = pairs.flatMap((first, at) => (at % 2 === 0 ? [first + (pairs[at + 1] ?? '')] : []))
  return `${hex(offset, 8)}: ${groups.join(' ').padEnd(39)}  ${shown(row)}`
}

async function input(name: string, files: string[], ctx: ResolvedCommandContext) {
  if (files.length === 0) return { bytes: String(ctx.stdin) }
  let bytes = ''
  for (const file of files) {
    try {
      bytes += byteString(await ctx.fs.readFileBuffer(ctx.fs.resolvePath(ctx.cwd, file)))
    } catch {
      return { error: `${name}: ${file}: No such file or directory\n` }
    }
  }
  return { bytes }
}

const lengthOf = (args: string[], flag: string) => {
  const at = args.findIndex((arg) => arg.startsWith(flag))
  return at < 0 ? undefined : Number(args[at] === flag ? args[at + 1] : args[at]?.slice(flag.length))
}

function filesOf(args: string[], valued: RegExp): string[] {
  return args.filter((arg, at) => (arg === '-' || !arg.startsWith('-')) && !valued.test(args[at - 1] ?? ''))
}

async function run(
  name: string,
  args: string[],
  ctx: ResolvedCommandContext,
  [valued, limit]: [RegExp, string],
  print: (bytes: string) => string,
): Promise<ExecResult> {
  const files = filesOf(args, valued).filter((file) => file !== '-')
  const found = await input(name, files, ctx)
  if (found.bytes === undefined) return { stdout: '', stderr: found.error, exitCode: 1 }
  const bytes = found.bytes.slice(0, lengthOf(args, limit))
  return { stdout: print(bytes), stderr: '', exitCode: 0 }
}

const withEnd = (lines: string[], end: string) => [...lines, end].map((line) => `${line}\n`).join('')

/** hexdump and xxd, as far as one looks at bytes with them. */
export const hexdumpCommands = (): Command[] => [
  command('hexdump', (args, ctx) =>
    run('hexdump', args, ctx, [/^-[nse]$/, '-n'], (bytes) => {
      const isCanonical = args.some((arg) => /^-[a-z]*C/.test(arg))
      if (bytes === '') return ''
      return withEnd(squeezed(bytes, isCanonical ? canonical : words), hex(bytes.length, isCanonical ? 8 : 7))
    }),
  ),
  command('xxd', (args, ctx) =>
    run('xxd', args, ctx, [/^-[lcgs]$/, '-l'], (bytes) => {
      if (args.includes('-p'))
        return octets(bytes)
          .join('')
          .replace(/.{1,60}/g, '$&\n')
      return rows(bytes)
        .map(([offset, row]) => `${xxdLine(offset, row)}\n`)
        .join('')
    }),
  ),
]
