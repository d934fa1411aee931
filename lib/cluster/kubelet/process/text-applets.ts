import { fail, type ProcessContext, type Program, print, write } from '@/lib/cluster/kubelet/process/process'

type Applet = (args: string[], context: ProcessContext, stdin: string) => Program

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
const printLines = (lines: string[]) => print(lines.map((line) => `${line}\n`).join(''))

function expandRange(set: string): string {
  return set
    .replace(/\\(n|t|0|\\)/g, (_, c: string) => ({ n: '\n', t: '\t', '0': '\0', '\\': '\\' })[c] ?? c)
    .replace(/(.)-(.)/g, (_, a: string, b: string) => {
      const codes = Array.from({ length: b.charCodeAt(0) - a.charCodeAt(0) + 1 }, (_unused, i) => i)
      return codes.map((i) => String.fromCharCode(a.charCodeAt(0) + i)).join('')
    })
}

const tr: Applet = (args, _context, stdin) => {
  const remove = args[0] === '-d'
  const [from = '', to = ''] = (remove ? args.slice(1) : args).map(expandRange)
  const change = (char: string) => {
    const at = from.indexOf(char)
    if (at < 0) return char
    return remove ? '' : (to[Math.min(at, to.length - 1)] ?? char)
  }
  return write([...stdin].map(change).join(''))
}

/** `1,3-5` as a test of a position counted from one. */
function positions(list: string): (position: number) => boolean {
  const ranges = list.split(',').map((range) => {
    const [from = '', to = from] = range.split('-')
    return [Number(from || 1), range.endsWith('-') ? Number.POSITIVE_INFINITY : Number(to || from)] as const
  })
  return (position) => ranges.some(([from, to]) => position >= from && position <= to)
}

/** The value of an option, attached or as the next word. */
function option(args: string[], letter: string): string | undefined {
  const at = args.findIndex((arg) => arg.startsWith(`-${letter}`))
  if (at < 0) return undefined
  return args[at]!.length > 2 ? args[at]!.slice(2) : args[at + 1]
}

const cut: Applet = (args, _context, stdin) => {
  const chars = option(args, 'c') ?? option(args, 'b')
  const delimiter = option(args, 'd') ?? '\t'
  const wanted = positions(chars ?? option(args, 'f') ?? '1')
  const separator = chars === undefined ? delimiter : ''
  return printLines(
    linesOf(stdin).map((line) => {
      if (separator && !line.includes(separator)) return line
      return line
        .split(separator)
        .filter((_, index) => wanted(index + 1))
        .join(separator)
    }),
  )
}

const sort: Applet = (args, { files }, stdin) => {
  const path = args.find((arg) => !arg.startsWith('-'))
  const lines = linesOf(path === undefined ? stdin : (files.get(path) ?? ''))
  const numeric = args.some((arg) => /^-\w*n/.test(arg))
  lines.sort(
    (a, b) => (numeric ? Number.parseFloat(a) - Number.parseFloat(b) : 0) || (a < b ? -1 : a > b ? 1 : 0),
  )
  if (args.some((arg) => /^-\w*r/.test(arg))) lines.reverse()
  const unique = args.some((arg) => /^-\w*u/.test(arg))
  return printLines(unique ? [...new Set(lines)] : lines)
}

const tee: Applet = function* (args, { files }, stdin) {
  const append = args.includes('-a')
  for (const path of args.filter((arg) => !arg.startsWith('-'))) {
    files.set(path, (append ? (files.get(path) ?? '') : '') + stdin)
  }
  return yield* write(stdin)
}

/** Where a file lands: below the target, when that is a folder. */
function target(files: Map<string, string>, from: string, to: string): string {
  const folder = to.endsWith('/') || [...files.keys()].some((path) => path.startsWith(`${to}/`))
  return folder ? `${to.replace(/\/$/, '')}/${from.slice(from.lastIndexOf('/') + 1)}` : to
}

const copy = (name: string, keep: boolean): Applet =>
  function* (args, { files }) {
    const words = args.filter((arg) => !arg.startsWith('-'))
    const to = words.pop() ?? ''
    for (const from of words) {
      const text = files.get(from)
      if (text === undefined) {
        const why = name === 'cp' ? `can't stat '${from}'` : `can't rename '${from}'`
        return yield* fail(`${name}: ${why}: No such file or directory`)
      }
      if (!keep) files.delete(from)
      files.set(target(files, from, to), text)
    }
    return 0
  }

/**
 * tar to and from standard streams, for `kubectl cp`.
 * Differs: an archive is one line of JSON, path by path.
 */
const tar: Applet = function* (args, { files }, stdin) {
  const extract = /x/.test(args[0] ?? '')
  if (extract) {
    const at = args.indexOf('-C')
    const folder = (at < 0 ? '/' : (args[at + 1] ?? '/')).replace(/\/$/, '')
    const archive = JSON.parse(stdin || '{}') as Record<string, string>
    for (const [path, text] of Object.entries(archive)) files.set(`${folder}/${path}`, text)
    return 0
  }
  const path = args.filter((arg) => !arg.startsWith('-') && arg !== 'cf').at(-1) ?? ''
  const inside = [...files].filter(
    ([name]) => name === path || name.startsWith(`${path.replace(/\/$/, '')}/`),
  )
  if (inside.length === 0) {
    yield* fail(`tar: ${path}: No such file or directory`)
    return yield* fail('tar: error exit delayed from previous errors')
  }
  if (path.startsWith('/')) yield* fail("tar: removing leading '/' from member names", 0)
  return yield* print(JSON.stringify(Object.fromEntries(inside)))
}

/** Small commands that change text and copy files. */
export const textApplets: Record<string, Applet> = {
  cp: copy('cp', true),
  cut,
  mv: copy('mv', false),
  sort,
  tar,
  tee,
  tr,
}
