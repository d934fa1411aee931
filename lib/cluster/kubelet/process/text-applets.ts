import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { type Applet, createDenial } from '@/lib/cluster/kubelet/process/file-applets'
import { fail, type ProcessContext, print, write } from '@/lib/cluster/kubelet/process/process'
import { writeDenial } from '@/lib/cluster/kubelet/process/sandbox'
import { isFolder } from '@/lib/cluster/kubelet/process/tree'

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

const tee: Applet = function* (args, context, stdin) {
  const append = args.includes('-a')
  let code = 0
  for (const given of args.filter((arg) => !arg.startsWith('-'))) {
    const path = resolvePath(context.cwd, given)
    const why = createDenial(context, path)
    if (why) code = yield* fail(`tee: ${given}: ${why}`)
    else context.files.set(path, (append ? (context.files.get(path) ?? '') : '') + stdin)
  }
  yield* write(stdin)
  return code
}

/** Where a file lands: below the target, when that is a folder. */
function target(context: ProcessContext, from: string, to: string): string {
  const full = resolvePath(context.cwd, to)
  const folder = !context.files.has(full) && isFolder(context, full)
  return folder ? resolvePath(full, from.slice(from.lastIndexOf('/') + 1)) : full
}

const copy = (name: 'cp' | 'mv'): Applet =>
  function* (args, context) {
    const { files, sandbox } = context
    const words = args.filter((arg) => !arg.startsWith('-'))
    const to = words.pop() ?? ''
    for (const given of words) {
      const from = resolvePath(context.cwd, given)
      const inside = [...files.keys()].filter((path) => path === from || path.startsWith(`${from}/`))
      if (inside.length === 0) {
        const why = name === 'cp' ? `can't stat '${given}'` : `can't rename '${given}'`
        return yield* fail(`${name}: ${why}: No such file or directory`)
      }
      const place = target(context, from, to)
      const denial = createDenial(context, place) ?? (name === 'mv' ? writeDenial(sandbox, from) : undefined)
      if (denial && denial !== 'Is a directory') {
        const what = name === 'cp' ? `can't create '${place}'` : `can't rename '${given}'`
        return yield* fail(`${name}: ${what}: ${denial}`)
      }
      for (const path of inside) {
        files.set(place + path.slice(from.length), files.get(path) ?? '')
        if (name === 'mv') files.delete(path)
      }
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
  cp: copy('cp'),
  cut,
  mv: copy('mv'),
  sort,
  tar,
  tee,
  tr,
}
