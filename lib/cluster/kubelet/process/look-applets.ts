import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { type Applet, flags, MISSING, operands } from '@/lib/cluster/kubelet/process/file-applets'
import { fail, type ProcessContext, type Program, print } from '@/lib/cluster/kubelet/process/process'
import type { Attributes } from '@/lib/cluster/kubelet/process/sandbox'
import {
  attributes,
  exists,
  linkOf,
  namesIn,
  parentOf,
  sizeOf,
  walk,
} from '@/lib/cluster/kubelet/process/tree'

const BITS = 'rwxrwxrwx'

/** `drwxr-xr-x` */
function modeText(kind: string, mode: number): string {
  const bits = [...BITS].map((bit, index) => ((mode >> (8 - index)) & 1 ? bit : '-'))
  const special = (place: number, bit: number, letter: string) => {
    if ((mode & bit) !== 0) bits[place] = bits[place] === 'x' ? letter : letter.toUpperCase()
  }
  special(2, 0o4000, 's')
  special(5, 0o2000, 's')
  special(8, 0o1000, 't')
  return kind + bits.join('')
}

const NAMES: Readonly<Record<number, string>> = { 0: 'root', 10: 'wheel', 65534: 'nobody' }

/** `root`, or the number of who has no name. */
export const ownerName = (id: number): string => NAMES[id] ?? String(id)

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function longLine(context: ProcessContext, path: string, name: string, options: string): string {
  const follow = options.includes('L')
  const { kind, mode, uid, gid } = attributes(context, path, follow)
  const [owner, group] = options.includes('n') ? [uid, gid] : [ownerName(uid), ownerName(gid)]
  const link = kind === 'l' ? ` -> ${linkOf(context, path)}` : ''
  const size = kind === 'd' ? 4096 : kind === 'l' ? link.length - 4 : sizeOf(context.files.get(path) ?? '')
  const [date = '', time = ''] = formatTime(context.now).split('T')
  const when = `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(8).replace(/^0/, ' ')} ${time.slice(0, 5)}`
  const place = [String(owner).padEnd(8), String(group).padEnd(8), String(size).padStart(9)].join(' ')
  return `${modeText(kind, mode)} ${kind === 'd' ? '   2' : '   1'} ${place} ${when} ${name}${link}`
}

function listing(context: ProcessContext, path: string, options: string): string[] {
  const long = /[ln]/.test(options)
  const hidden = options.includes('a') ? ['.', '..'] : []
  const names = [...hidden, ...namesIn(context, path)].filter(
    (name) => /[aA]/.test(options) || !name.startsWith('.'),
  )
  if (!long) return names
  const lines = names.map((name) => longLine(context, resolvePath(path, name), name, options))
  return [`total ${4 * lines.length}`, ...lines]
}

function* ls(args: string[], context: ProcessContext): Program {
  const options = flags(args)
  const given = operands(args)
  const paths = given.length > 0 ? given : [context.cwd]
  let code = 0
  const [single, folders]: [string[], string[]] = [[], []]
  for (const path of paths) {
    const full = resolvePath(context.cwd, path)
    if (!exists(context, full)) code = yield* fail(`ls: ${path}: ${MISSING}`)
    else if (context.files.has(full) || options.includes('d')) single.push(path)
    else folders.push(path)
  }
  for (const path of single) {
    const full = resolvePath(context.cwd, path)
    yield* print(/[ln]/.test(options) ? longLine(context, full, path, options) : path)
  }
  for (const [index, path] of folders.entries()) {
    if (paths.length > 1) yield* print(`${index + single.length > 0 ? '\n' : ''}${path}:`)
    yield* print(listing(context, resolvePath(context.cwd, path), options).join('\n'))
  }
  return code
}

function statField(
  letter: string,
  context: ProcessContext,
  path: string,
  found: Attributes & { kind: string },
) {
  const fields: Record<string, string> = {
    a: found.mode.toString(8),
    A: modeText(found.kind, found.mode),
    n: path,
    N: path,
    u: String(found.uid),
    g: String(found.gid),
    U: ownerName(found.uid),
    G: ownerName(found.gid),
    s: String(sizeOf(context.files.get(resolvePath(context.cwd, path)) ?? '')),
    F: { d: 'directory', l: 'symbolic link' }[found.kind] ?? 'regular file',
    '%': '%',
  }
  return fields[letter]
}

function* stat(args: string[], context: ProcessContext): Program {
  const at = args.indexOf('-c')
  const format = at < 0 ? undefined : args[at + 1]
  const paths = operands(args).filter((path) => path !== format)
  let code = 0
  for (const path of paths) {
    const full = resolvePath(context.cwd, path)
    if (!exists(context, full)) {
      code = yield* fail(`stat: can't stat '${path}': ${MISSING}`)
      continue
    }
    const found = attributes(context, full, args.includes('-L'))
    const text = format ?? '  File: %n\n  Size: %s\t%F\nAccess: (0%a/%A)  Uid: (%u/%U)   Gid: (%g/%G)'
    yield* print(
      text.replace(
        /%([A-Za-z%])/g,
        (whole, letter: string) => statField(letter, context, path, found) ?? whole,
      ),
    )
  }
  return code
}

const readlink: Applet = function* (args, context) {
  const [path = ''] = operands(args)
  const full = resolvePath(context.cwd, path)
  const link = linkOf(context, full)
  if (flags(args).includes('f') && exists(context, full))
    return yield* print(link ? resolvePath(parentOf(full), link) : full)
  return link && exists(context, full) ? yield* print(link) : 1
}

/** `*` and `?` of a shell's pattern. */
function matchesPattern(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern
  if (head === '') return text === ''
  if (head === '*')
    return matchesPattern(rest.join(''), text) || (text !== '' && matchesPattern(pattern, text.slice(1)))
  return text !== '' && (head === '?' || head === text[0]) && matchesPattern(rest.join(''), text.slice(1))
}

type Test = (path: string, depth: number) => boolean

/** The tests of find that are understood: -type, -name, -path, -maxdepth, -mindepth, -not, !. */
function findTests(words: string[], context: ProcessContext, follow: boolean): Test[] {
  const tests: Test[] = []
  let negate = false
  for (let i = 0; i < words.length; i++) {
    const [word, value = ''] = [words[i], words[i + 1]]
    if (word === '-not' || word === '!') {
      negate = true
      continue
    }
    const kind = value === 'f' ? '-' : value
    const known: Record<string, Test> = {
      '-type': (path) => attributes(context, path, follow).kind === kind,
      '-name': (path) => matchesPattern(value, path.slice(path.lastIndexOf('/') + 1)),
      '-path': (path) => matchesPattern(value, path),
      '-maxdepth': (_, depth) => depth <= Number(value),
      '-mindepth': (_, depth) => depth >= Number(value),
    }
    const test = known[word ?? '']
    if (!test) continue
    const not = negate
    tests.push((path, depth) => test(path, depth) !== not)
    negate = false
    i += 1
  }
  return tests
}

function* find(args: string[], context: ProcessContext): Program {
  const words = args.filter((arg) => arg !== '-L' && arg !== '-H')
  const first = words.findIndex((word) => /^[-!]/.test(word))
  const paths = first < 0 ? words : words.slice(0, first)
  const tests = findTests(first < 0 ? [] : words.slice(first), context, args.includes('-L'))
  let code = 0
  for (const given of paths.length > 0 ? paths : ['.']) {
    const root = resolvePath(context.cwd, given)
    if (!exists(context, root)) {
      code = yield* fail(`find: ${given}: ${MISSING}`)
      continue
    }
    for (const path of walk(context, root)) {
      const below = path.slice(root === '/' ? 0 : root.length)
      const depth = below.split('/').filter(Boolean).length
      if (tests.every((test) => test(path, depth))) yield* print(given.replace(/\/$/, '') + below || '/')
    }
  }
  return code
}

/** Commands that look at files without reading them. */
export const lookApplets: Record<string, Applet> = { find, ls, readlink, stat }
