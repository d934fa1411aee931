import type { ExecResult, ResolvedCommandContext } from 'just-bash'

/*
 * Mirrors: GNU sort in the C locale (the library's own compares as a language does, which differs from
 * machine to machine).
 * Differs: only the options -b -d -f -h -n -V -r -u -s -c -t -k and -o are known.
 */

interface Key {
  from: number
  fromChar: number
  to: number
  flags: string
}

interface Options {
  flags: string
  separator: string | undefined
  keys: Key[]
  output: string | undefined
  files: string[]
}

const LONG: Record<string, string> = {
  '--reverse': 'r',
  '--unique': 'u',
  '--numeric-sort': 'n',
  '--human-numeric-sort': 'h',
  '--version-sort': 'V',
  '--ignore-case': 'f',
  '--ignore-leading-blanks': 'b',
  '--stable': 's',
  '--check': 'c',
}

function parseKey(text: string): Key | undefined {
  const match = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.\d+)?([a-zA-Z]*))?$/.exec(text)
  if (!match || match[1] === '0') return undefined
  const [, from = '1', fromChar = '1', first = '', to = '', last = ''] = match
  return { from: Number(from), fromChar: Number(fromChar), to: to ? Number(to) : 0, flags: first + last }
}

/** Takes an option's value from the rest of its word or from the next word. */
function readOption(options: Options, letter: string, value: string): string | undefined {
  if (letter === 't') options.separator = value === '\\0' ? '\0' : value
  else if (letter === 'o') options.output = value
  else {
    const key = parseKey(value)
    if (!key) return `sort: invalid key: '${value}'`
    options.keys.push(key)
  }
  return undefined
}

function parse(args: string[]): Options | string {
  const options: Options = { flags: '', separator: undefined, keys: [], output: undefined, files: [] }
  const rest = [...args]
  while (rest.length > 0) {
    const word = rest.shift()!
    const long = /^--(key|field-separator|output)=(.*)$/s.exec(word)
    let failure: string | undefined
    if (word === '--') options.files.push(...rest.splice(0))
    else if (long) failure = readOption(options, { key: 'k', output: 'o' }[long[1]!] ?? 't', long[2]!)
    else if (LONG[word]) options.flags += LONG[word]
    else if (!word.startsWith('-') || word === '-') options.files.push(word)
    else {
      for (let i = 1; i < word.length; i++) {
        const letter = word[i]!
        if ('tko'.includes(letter)) {
          failure = readOption(options, letter, word.slice(i + 1) || (rest.shift() ?? ''))
          break
        }
        if (!'bdfhnVrusc'.includes(letter)) return `sort: invalid option -- '${letter}'`
        options.flags += letter
      }
    }
    if (failure) return failure
  }
  return options
}

function keyText(line: string, key: Key, separator: string | undefined): string {
  const fields = separator === undefined ? (line.match(/\s*\S+/g) ?? []) : line.split(separator)
  const chosen = fields.slice(key.from - 1, key.to || undefined)
  const text = chosen.join(separator ?? '')
  return key.fromChar > 1 ? text.trimStart().slice(key.fromChar - 1) : text
}

const bytes = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const amount = (text: string) => Number(/^\s*(-?\d*\.?\d*)/.exec(text)?.[1] || 0) || 0

function human(text: string): number {
  const unit = /^\s*-?[\d.]+([KMGTPE])/i.exec(text)?.[1]?.toUpperCase()
  return unit ? amount(text) * 1024 ** ('KMGTPE'.indexOf(unit) + 1) : amount(text)
}

function versions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.match(/\d+|\D+/g) ?? [])
  for (let i = 0; i < Math.min(left!.length, right!.length); i++) {
    const [l, r] = [left![i]!, right![i]!]
    const order = /^\d/.test(l) && /^\d/.test(r) ? Number(l) - Number(r) : bytes(l, r)
    if (order !== 0) return order
  }
  return left!.length - right!.length
}

function compareBy(flags: string, a: string, b: string): number {
  if (flags.includes('n')) return amount(a) - amount(b)
  if (flags.includes('h')) return human(a) - human(b)
  const plain = (text: string) => {
    const trimmed = flags.includes('b') ? text.trimStart() : text
    const kept = flags.includes('d') ? trimmed.replace(/[^A-Za-z0-9\s]/g, '') : trimmed
    return flags.includes('f') ? kept.toUpperCase() : kept
  }
  return flags.includes('V') ? versions(plain(a), plain(b)) : bytes(plain(a), plain(b))
}

function comparator({ flags, keys, separator }: Options): (a: string, b: string) => number {
  const wanted = keys.length > 0 ? keys : [{ from: 1, fromChar: 1, to: 0, flags: '' }]
  const whole = keys.length === 0
  return (a, b) => {
    for (const key of wanted) {
      const own = key.flags || flags
      const order = whole
        ? compareBy(own, a, b)
        : compareBy(own, keyText(a, key, separator), keyText(b, key, separator))
      if (order !== 0) return own.includes('r') ? -order : order
    }
    return 0
  }
}

async function readInput(files: string[], ctx: ResolvedCommandContext): Promise<string> {
  const decoder = new TextDecoder()
  const stdin = () => decoder.decode(Uint8Array.from(String(ctx.stdin), (char) => char.charCodeAt(0)))
  if (files.length === 0) return stdin()
  const texts = await Promise.all(
    files.map((file) => (file === '-' ? stdin() : ctx.fs.readFile(ctx.fs.resolvePath(ctx.cwd, file)))),
  )
  return texts.map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)).join('')
}

/** The `sort` command. */
export async function sort(args: string[], ctx: ResolvedCommandContext): Promise<ExecResult> {
  const options = parse(args)
  if (typeof options === 'string') return { stdout: '', stderr: `${options}\n`, exitCode: 2 }
  let text: string
  try {
    text = await readInput(options.files, ctx)
  } catch {
    const name = options.files.join(' ')
    return { stdout: '', stderr: `sort: cannot read: ${name}: No such file or directory\n`, exitCode: 2 }
  }
  const { flags, output } = options
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  const compare = comparator(options)
  if (flags.includes('c')) {
    const at = lines.findIndex((line, i) => i > 0 && compare(lines[i - 1]!, line) > 0)
    if (at < 0) return { stdout: '', stderr: '', exitCode: 0 }
    return { stdout: '', stderr: `sort: -:${at + 1}: disorder: ${lines[at]}\n`, exitCode: 1 }
  }
  const last = (a: string, b: string) => (flags.includes('r') ? -bytes(a, b) : bytes(a, b))
  const stable = flags.includes('u') || flags.includes('s')
  lines.sort((a, b) => compare(a, b) || (stable ? 0 : last(a, b)))
  const kept = flags.includes('u')
    ? lines.filter((line, i) => i === 0 || compare(lines[i - 1]!, line) !== 0)
    : lines
  const stdout = kept.map((line) => `${line}\n`).join('')
  if (output === undefined) return { stdout, stderr: '', exitCode: 0, stdoutKind: 'text' }
  await ctx.fs.writeFile(ctx.fs.resolvePath(ctx.cwd, output), stdout)
  return { stdout: '', stderr: '', exitCode: 0 }
}
