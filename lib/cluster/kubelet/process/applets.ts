import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import {
  FOREVER,
  fail,
  type ProcessContext,
  type Program,
  print,
  sleepFor,
  write,
} from '@/lib/cluster/kubelet/process/process'
import { textApplets } from '@/lib/cluster/kubelet/process/text-applets'

type Applet = (args: string[], context: ProcessContext, stdin: string) => Program

const DAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Sat Nov 21 11:39:02 UTC 2026`, or by a +format. */
function formatDate(now: number, format?: string): string {
  const [date = '', time = ''] = formatTime(now).slice(0, -1).split('T')
  const [year = '', month = '', day = ''] = date.split('-')
  const [hour = '', minute = '', second = ''] = time.split(':')
  const midnight = parseTime(`${date}T00:00:00Z`) ?? 0
  const weekday = DAYS[Math.floor(midnight / 86_400_000) % 7] ?? ''
  const monthName = MONTHS[Number(month) - 1] ?? ''
  if (!format) return `${weekday} ${monthName} ${day.replace(/^0/, ' ')} ${time} UTC ${year}`
  const fields: Record<string, string> = {
    Y: year,
    m: month,
    d: day,
    H: hour,
    M: minute,
    S: second,
    s: String(Math.floor(now / 1000)),
    F: date,
    T: time,
    a: weekday,
    b: monthName,
    '%': '%',
  }
  return format.replace(/%(.)/g, (whole, letter: string) => fields[letter] ?? whole)
}

const UNITS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `30`, `0.5`, `2m`, `infinity` in ms; undefined for nonsense. */
export function sleepTime(text: string): number | undefined {
  if (text === 'infinity' || text === 'inf') return FOREVER
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text)
  return match ? Number(match[1]) * (UNITS[match[2] || 's'] ?? 1000) : undefined
}

const noFile = (name: string, path: string) => `${name}: can't open '${path}': No such file or directory`

function* cat(args: string[], { files }: ProcessContext, stdin: string): Program {
  if (args.length === 0) return yield* write(stdin)
  let code = 0
  for (const path of args) {
    const content = files.get(path)
    if (content === undefined) code = yield* fail(noFile('cat', path))
    else yield* write(content)
  }
  return code
}

/** [ … ] and test: files, strings and numbers. */
export function evaluateTest(args: string[], files: Map<string, string>): boolean {
  const [a = '', operator = '', b = ''] = args
  if (a === '!') return !evaluateTest(args.slice(1), files)
  if (args.length === 1) return a !== ''
  if (args.length === 2) {
    if (a === '-z') return operator === ''
    if (a === '-n') return operator !== ''
    return files.has(operator)
  }
  const compare: Record<string, boolean> = {
    '=': a === b,
    '==': a === b,
    '!=': a !== b,
    '-eq': Number(a) === Number(b),
    '-ne': Number(a) !== Number(b),
    '-lt': Number(a) < Number(b),
    '-le': Number(a) <= Number(b),
    '-gt': Number(a) > Number(b),
    '-ge': Number(a) >= Number(b),
  }
  return compare[operator] ?? false
}

const unescapeText = (text: string) =>
  text.replace(/\\([ntr\\])/g, (_, c: string) => ({ n: '\n', t: '\t', r: '\r', '\\': '\\' })[c] ?? c)

function* seq(args: string[]): Program {
  const [first, last] = args.length > 1 ? [Number(args[0]), Number(args[1])] : [1, Number(args[0])]
  for (let n = first; n <= last; n++) yield { kind: 'line', text: String(n) }
  return 0
}

function* echo(args: string[]): Program {
  const options = /^-[ne]+$/.test(args[0] ?? '') ? args[0]! : ''
  const words = (options ? args.slice(1) : args).join(' ')
  const text = options.includes('e') ? unescapeText(words) : words
  return yield* write(options.includes('n') ? text : `${text}\n`)
}

function* sleep(args: string[]): Program {
  const ms = sleepTime(args[0] ?? '')
  if (ms === undefined) return yield* fail(`sleep: invalid number '${args[0] ?? ''}'`)
  return yield* sleepFor(ms)
}

const silent = (code: number): Applet =>
  // biome-ignore lint/correctness/useYield: it prints nothing.
  function* (): Program {
    return code
  }

/** grep, head, tail, wc: what stands behind a pipe; `tail -f` waits. */
function* filter(name: string, args: string[], context: ProcessContext, stdin: string): Program {
  const operands = args.filter((arg) => !arg.startsWith('-') && !/^\d+$/.test(arg))
  const paths = name === 'grep' ? operands.slice(1) : operands
  const text = paths.length > 0 ? paths.map((path) => context.files.get(path) ?? '').join('') : stdin
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  const count = Number(/\d+/.exec(args.join(' '))?.[0] ?? 10)
  if (name === 'wc') return yield* print(String(lines.length))
  if (name === 'head') return yield* print(lines.slice(0, count).join('\n'))
  if (name === 'tail') {
    if (args.some((arg) => /^-[fF]$/.test(arg))) return yield* sleepFor(FOREVER)
    return yield* print(lines.slice(-count).join('\n'))
  }
  const hits = lines.filter((line) => line.includes(operands[0] ?? ''))
  if (!args.includes('-q')) yield* print(hits.join('\n'))
  return hits.length > 0 ? 0 : 1
}

const touch: Applet = function* (args, { files }) {
  for (const path of args) if (!path.startsWith('-')) files.set(path, files.get(path) ?? '')
  yield* print('')
  return 0
}

const rm: Applet = function* (args, { files }) {
  const paths = args.filter((arg) => !arg.startsWith('-'))
  const missing = paths.filter((path) => !files.delete(path))
  if (missing.length === 0 || args.some((arg) => /^-\w*f/.test(arg))) return 0
  return yield* fail(`rm: can't remove '${missing[0]}': No such file or directory`)
}

const ls: Applet = function* (args, { files }) {
  const path = args.find((arg) => !arg.startsWith('-')) ?? '/'
  if (files.has(path)) return yield* print(path)
  const inside = [...files.keys()].filter((name) => name.startsWith(`${path.replace(/\/$/, '')}/`))
  const known = inside.length > 0 || ['/', '/tmp', '/etc', '/bin', '/var', '/dev', '/proc'].includes(path)
  if (!known) return yield* fail(`ls: ${path}: No such file or directory`)
  return yield* print(
    [...new Set(inside.map((name) => name.slice(path.length).split('/').find(Boolean)))].join('\n'),
  )
}

const env: Applet = (_args, context) =>
  print(
    Object.entries(context.env)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  )

/** The commands that every image with a shell has. */
export const applets: Record<string, Applet> = {
  ...textApplets,
  echo,
  sleep,
  cat,
  seq,
  touch,
  rm,
  ls,
  env,
  true: silent(0),
  ':': silent(0),
  false: silent(1),
  mkdir: silent(0),
  chmod: silent(0),
  chown: silent(0),
  sync: silent(0),
  wait: silent(0),
  set: silent(0),
  trap: silent(0),
  printenv: (args, context) =>
    args[0] === undefined ? env(args, context, '') : print(context.env[args[0]] ?? ''),
  printf: ([format = '', ...words]) =>
    write(
      unescapeText(format).replace(/%([sd%])/g, (_, kind) => (kind === '%' ? '%' : (words.shift() ?? ''))),
    ),
  date: (args, { now }) => print(formatDate(now, args.find((arg) => arg.startsWith('+'))?.slice(1))),
  hostname: (_args, context) => print(context.hostname),
  whoami: () => print('root'),
  id: () => print('uid=0(root) gid=0(root) groups=0(root),10(wheel)'),
  pwd: () => print('/'),
  uname: (args) => print(args.includes('-a') ? 'Linux pod 6.12.0 #1 SMP x86_64 GNU/Linux' : 'Linux'),
  grep: (args, context, stdin) => filter('grep', args, context, stdin),
  head: (args, context, stdin) => filter('head', args, context, stdin),
  tail: (args, context, stdin) => filter('tail', args, context, stdin),
  wc: (args, context, stdin) => filter('wc', args, context, stdin),
  // biome-ignore lint/correctness/useYield: it prints nothing.
  test: function* (args, { files }) {
    return evaluateTest(args, files) ? 0 : 1
  },
  // biome-ignore lint/correctness/useYield: it prints nothing.
  '[': function* (args, { files }) {
    return evaluateTest(args.slice(0, -1), files) ? 0 : 1
  },
}
