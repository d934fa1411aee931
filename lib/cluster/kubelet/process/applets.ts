import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { type Applet, fileApplets } from '@/lib/cluster/kubelet/process/file-applets'
import { identityApplets } from '@/lib/cluster/kubelet/process/identity-applets'
import { lookApplets } from '@/lib/cluster/kubelet/process/look-applets'
import {
  FOREVER,
  fail,
  type ProcessContext,
  type Program,
  print,
  sleepFor,
  write,
} from '@/lib/cluster/kubelet/process/process'
import { readDenial, writeDenial } from '@/lib/cluster/kubelet/process/sandbox'
import { searchApplets } from '@/lib/cluster/kubelet/process/search-applets'
import { textApplets } from '@/lib/cluster/kubelet/process/text-applets'
import { exists, isFolder, linkOf } from '@/lib/cluster/kubelet/process/tree'

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

/** -e, -f, -d, -s, -r, -w, -L of a path. */
function testFile(operator: string, path: string, context: ProcessContext): boolean {
  const { files, sandbox } = context
  switch (operator) {
    case '-d':
      return isFolder(context, path) && !files.has(path)
    case '-e':
      return exists(context, path)
    case '-s':
      return (files.get(path) ?? '') !== ''
    case '-r':
      return exists(context, path) && !readDenial(sandbox, path)
    case '-w':
      return exists(context, path) && !writeDenial(sandbox, path)
    case '-L':
    case '-h':
      return linkOf(context, path) !== undefined
    default:
      return files.has(path)
  }
}

/** [ … ] and test: files, strings and numbers. */
function evaluateTest(args: string[], context: ProcessContext): boolean {
  const [a = '', operator = '', b = ''] = args
  if (a === '!') return !evaluateTest(args.slice(1), context)
  if (args.length === 1) return a !== ''
  if (args.length === 2) {
    if (a === '-z') return operator === ''
    if (a === '-n') return operator !== ''
    return testFile(a, resolvePath(context.cwd, operator), context)
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

const SIGNALS: Readonly<Record<string, string>> = { 1: 'HUP', 2: 'INT', 3: 'QUIT', 9: 'KILL', 15: 'TERM' }

/** Differs: the only process that there is to signal is the container's first. */
function* kill(args: string[]): Program {
  const flag = /^-(?:s$|SIG)?(\w*)$/.exec(args[0] ?? '')
  const named = args[0] === '-s' ? args[1] : flag?.[1]
  const name = (SIGNALS[named ?? ''] ?? named ?? 'TERM').replace(/^SIG/, '')
  const pids = args.slice(args[0] === '-s' ? 2 : flag ? 1 : 0).filter((word) => word !== '--')
  if (pids.length === 0) return yield* fail('sh: you need to specify whom to kill')
  let code = 0
  for (const pid of pids) {
    if (pid === '1') yield { kind: 'signal', name, pid: 1 }
    else code = yield* fail(`sh: can't kill pid ${pid}: No such process`)
  }
  return code
}

const silent = (code: number): Applet =>
  // biome-ignore lint/correctness/useYield: it prints nothing.
  function* (): Program {
    return code
  }

const env: Applet = (_args, context) =>
  print(
    Object.entries(context.env)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  )

/** The commands that every image with a shell has. */
export const applets: Record<string, Applet> = {
  ...fileApplets,
  ...identityApplets,
  ...lookApplets,
  ...searchApplets,
  ...textApplets,
  echo,
  sleep,
  seq,
  env,
  kill,
  true: silent(0),
  ':': silent(0),
  false: silent(1),
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
  pwd: (_args, { cwd }) => print(cwd),
  uname: (args) => print(args.includes('-a') ? 'Linux pod 6.12.0 #1 SMP x86_64 GNU/Linux' : 'Linux'),
  // biome-ignore lint/correctness/useYield: it prints nothing.
  test: function* (args, context) {
    return evaluateTest(args, context) ? 0 : 1
  },
  // biome-ignore lint/correctness/useYield: it prints nothing.
  '[': function* (args, context) {
    return evaluateTest(args.slice(0, -1), context) ? 0 : 1
  },
}
