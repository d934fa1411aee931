/** Reads of a Go program what the lab can do with it. */

/** A value that is known when it starts: a text, or a flag's or a variable's of the environment. */
export type GoValue = { text: string } | { flag: string } | { env: string } | { now: true }

export interface GoProgram {
  /** Lines on standard output and error, in their order. */
  prints: { error: boolean; parts: GoValue[] }[]
  /** Defaults by name. */
  flags: Record<string, string>
  /** Where it serves; without it, it ends. */
  listens?: GoValue[]
  /** Answers by path. */
  routes: { path: string; status: number; parts: GoValue[] }[]
}

/** Longer programs are not read. */
const LONGEST = 200_000

/** How long the text is that begins there; 0: none does. */
function textAt(source: string, from: number): number {
  const quote = source[from]
  if (quote !== '"' && quote !== '`') return 0
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\' && quote === '"') at += 1
    else if (source[at] === quote) return at - from + 1
  }
  return source.length - from
}

const unquoted = (text: string): string =>
  text.startsWith('`') ? text.slice(1, -1) : (JSON.parse(text.replaceAll('\\x00', '\\u0000')) as string)

/** The text between a brace at `from` and the one that closes it. */
function blockAt(source: string, from: number): string {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    const text = textAt(source, at)
    if (text > 0) {
      at += text - 1
      continue
    }
    if (source[at] === '{') depth += 1
    if (source[at] === '}') depth -= 1
    if (depth === 0) return source.slice(from + 1, at)
  }
  return source.slice(from + 1)
}

/** Arguments of a call whose parenthesis opens at `from`. */
function argumentsAt(source: string, from: number): string[] {
  const found: string[] = []
  let depth = 0
  let start = from + 1
  for (let at = from; at < source.length; at++) {
    const text = textAt(source, at)
    if (text > 0) {
      at += text - 1
      continue
    }
    if ('([{'.includes(source[at] ?? '')) depth += 1
    if (')]}'.includes(source[at] ?? '')) depth -= 1
    if ((depth === 1 && source[at] === ',') || depth === 0) {
      const word = source.slice(start, at).trim()
      if (word !== '') found.push(word)
      start = at + 1
    }
    if (depth === 0) break
  }
  return found
}

interface Names {
  constants: Record<string, string>
  /** Variables that stand for flags. */
  flags: Record<string, string>
  env: Record<string, string>
}

/** What an expression stands for; undefined: nothing that is known. */
function valuesOf(expression: string, names: Names): GoValue[] | undefined {
  const word = expression.trim()
  const pieces = word.split(/\s*\+\s*(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  if (pieces.length > 1) {
    const all = pieces.map((piece) => valuesOf(piece, names))
    return all.every((one) => one !== undefined) ? all.flat() : undefined
  }
  if (/^(?:"(?:[^"\\]|\\.)*"|`[^`]*`)$/.test(word)) return [{ text: unquoted(word) }]
  if (/^\d+$/.test(word)) return [{ text: word }]
  const name = word.replace(/^\*/, '')
  if (Object.hasOwn(names.flags, name)) return [{ flag: names.flags[name] ?? '' }]
  if (Object.hasOwn(names.env, name)) return [{ env: names.env[name] ?? '' }]
  if (Object.hasOwn(names.constants, name)) return [{ text: names.constants[name] ?? '' }]
  const env = /^os\.Getenv\("([^"]+)"\)$/.exec(word)?.[1]
  if (env !== undefined) return [{ env }]
  const call = /^fmt\.Sprintf?\(/.exec(word)
  return call
    ? formatted(argumentsAt(word, call[0].length - 1), word.startsWith('fmt.Sprintf'), names)
    : undefined
}

function formatted(words: readonly string[], hasFormat: boolean, names: Names): GoValue[] | undefined {
  const values = words.map((word) => valuesOf(word, names) ?? [{ text: '' }])
  if (!hasFormat) return values.flat()
  const [format, ...rest] = values
  const text = format?.[0]
  if (!text || !('text' in text)) return undefined
  let at = 0
  return text.text.split(/(%[+#]?[vdsqtf]|%%)/).flatMap((part): GoValue[] => {
    if (part === '%%') return [{ text: '%' }]
    if (!/^%./.test(part)) return [{ text: part }]
    const value = rest[at] ?? [{ text: '' }]
    at += 1
    return value
  })
}

const PRINT = /\b(?:(log|fmt|slog)\.(Print|Printf|Println|Info|Fatal|Fatalf)|(println))\(/g
const ANSWER = /\b(?:(?:fmt\.(Fprint|Fprintf|Fprintln)|io\.(WriteString))\(\s*w\s*,|w\.Write\(\s*\[\]byte\()/g

function printsIn(body: string, names: Names): GoProgram['prints'] {
  return [...body.matchAll(PRINT)].flatMap((match) => {
    const [all, group = 'println', verb = 'Println'] = match
    if (verb.startsWith('Fatal')) return []
    const words = argumentsAt(body, (match.index ?? 0) + all.length - 1)
    const parts =
      verb === 'Printf'
        ? formatted(words, true, names)
        : words.flatMap((word, at) => [...(at > 0 ? [{ text: ' ' }] : []), ...(valuesOf(word, names) ?? [])])
    const isLog = group === 'log' || group === 'slog'
    return [
      {
        error: isLog || group === 'println',
        parts: [...(isLog ? [{ now: true as const }] : []), ...(parts ?? [])],
      },
    ]
  })
}

function answerIn(body: string, names: Names): { status: number; parts: GoValue[] } {
  const code = /WriteHeader\((?:http\.Status(\w+)|(\d+))\)/.exec(body)
  const status = code?.[2]
    ? Number(code[2])
    : ({ NotFound: 404, InternalServerError: 500, ServiceUnavailable: 503, Created: 201 }[code?.[1] ?? ''] ??
      200)
  const parts = [...body.matchAll(ANSWER)].flatMap((match) => {
    const from = body.indexOf('(', match.index)
    const words = argumentsAt(
      body,
      match[0].includes('[]byte(') ? (match.index ?? 0) + match[0].length - 1 : from,
    )
    const given = match[0].includes('[]byte(') ? words : words.slice(1)
    if (match[1] === 'Fprintf') return formatted(given, true, names) ?? []
    const values = given.flatMap((word) => valuesOf(word, names) ?? [])
    return match[1] === 'Fprintln' ? [...values, { text: '\n' }] : values
  })
  return { status, parts }
}

function namesIn(source: string): { names: Names; flags: Record<string, string> } {
  const names: Names = { constants: {}, flags: {}, env: {} }
  const flags: Record<string, string> = {}
  for (const [, name = '', value = ''] of source.matchAll(
    /\b(?:const|var)\s+(\w+)(?:\s+string)?\s*=\s*("(?:[^"\\]|\\.)*")/g,
  ))
    names.constants[name] = unquoted(value)
  for (const [, name = '', env = ''] of source.matchAll(/(\w+)\s*:?=\s*os\.Getenv\("([^"]+)"\)/g))
    names.env[name] = env
  for (const [, name = '', flag = '', otherwise = ''] of source.matchAll(
    /(\w+)\s*:?=\s*flag\.(?:Int|String|Bool)\(\s*"([^"]+)"\s*,\s*([^,]+?)\s*,/g,
  )) {
    names.flags[name] = flag
    flags[flag] = otherwise.startsWith('"') ? unquoted(otherwise) : otherwise
  }
  return { names, flags }
}

/** @returns what is wrong with it, as the compiler says it */
export function compile(given: string): { program: GoProgram } | { error: string } {
  if (given.length > LONGEST) return { error: 'this program is too long for the lab' }
  const source = given.replaceAll(/^\s*\/\/.*$/gm, '')
  if (!/^\s*package\s+main\b/m.test(source))
    return { error: 'package command-line-arguments is not a main package' }
  const main = /\bfunc\s+main\s*\(\s*\)\s*\{/.exec(source)
  if (!main)
    return {
      error: '# command-line-arguments\nruntime.main_main·f: function main is undeclared in the main package',
    }
  const { names, flags } = namesIn(source)
  const body = blockAt(source, main.index + main[0].length - 1)
  const routes: GoProgram['routes'] = []
  let rest = body
  for (const match of source.matchAll(
    /\bHandleFunc\(\s*"([^"]+)"\s*,\s*(?:func\s*\([^)]*\)\s*\{|(\w+)\s*\))/g,
  )) {
    const [all, pattern = '', named] = match
    const at =
      named === undefined
        ? (match.index ?? 0) + all.length - 1
        : source.search(new RegExp(`\\bfunc\\s+${named}\\s*\\(`))
    const handler = blockAt(source, source.indexOf('{', at))
    rest = rest.replace(handler, '')
    routes.push({ path: pattern.replace(/^[A-Z]+\s+/, ''), ...answerIn(handler, names) })
  }
  const serve = /\bListenAndServe\(/.exec(source)
  const address = serve ? argumentsAt(source, serve.index + serve[0].length - 1)[0] : undefined
  const server = /\bAddr:\s*([^,\n}]+)/.exec(source)?.[1]
  const listens =
    address === undefined && server === undefined ? undefined : valuesOf(server ?? address ?? '', names)
  return { program: { prints: printsIn(rest, names), flags, routes, ...(listens ? { listens } : {}) } }
}
