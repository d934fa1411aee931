/**
 * Plain data as a text that is small and quickly read. Words and lists of keys are written once; what two parts share
 * they share again when it is read, so that the copy has the shape of the original node by node.
 *
 * A value is a number: 0 is the next word, n the word n - 1, and below zero stands an object that came before. An
 * object is a list: its keys' number (0 an array, 1 the next list of keys, n the list n - 2), and its values. A Map is
 * a list that begins with -1, then key and value in turn; a Set one that begins with -2.
 */
interface Packed {
  words: Word[]
  keys: string[][]
  root: Code
}

type Word = string | number | boolean | null | undefined
type Code = number | Code[]
type Plain = Record<string, unknown> | unknown[] | Map<unknown, unknown> | Set<unknown>

const MAP = -1
const SET = -2

const isPlain = (value: unknown): value is Plain =>
  Array.isArray(value) ||
  value instanceof Map ||
  value instanceof Set ||
  (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)

/** A time that does not come: the one number that JSON cannot say and states hold. */
const NEVER = Number.POSITIVE_INFINITY
const NEVER_WORD = '\u0000never'
const UNDEFINED_WORD = '\u0000undefined'

const sayWord = (word: Word): Word =>
  word === NEVER ? NEVER_WORD : word === undefined ? UNDEFINED_WORD : word
const readWord = (word: Word): Word =>
  word === NEVER_WORD ? NEVER : word === UNDEFINED_WORD ? undefined : word

function isWord(value: unknown): value is Word {
  if (typeof value === 'number') return (Number.isFinite(value) && !Object.is(value, -0)) || value === NEVER
  return value === null || ['string', 'boolean', 'undefined'].includes(typeof value)
}

/** Counts what it is given, once each: 0 for what is new, else one more than its place. */
function numbering<T>(idOf: (value: T) => unknown): { all: T[]; of(value: T): number } {
  const known = new Map<unknown, number>()
  const all: T[] = []
  const of = (value: T) => {
    const id = idOf(value)
    const before = known.get(id)
    if (before === undefined) known.set(id, all.push(value))
    return before ?? 0
  }
  return { all, of }
}

/** @throws TypeError for what JSON cannot say, or would say otherwise */
export function packPlain(root: unknown): string {
  const words = numbering<Word>((word) => word)
  const keys = numbering<string[]>((list) => JSON.stringify(list))
  const places = new Map<Plain, number>()
  const visit = (value: unknown): Code => {
    if (isWord(value)) return words.of(value)
    if (!isPlain(value)) throw new TypeError(`no plain data: ${String(value)}`)
    const before = places.get(value)
    if (before !== undefined) return -1 - before
    places.set(value, places.size)
    if (Array.isArray(value)) return [0, ...value.map(visit)]
    if (value instanceof Map) return [MAP, ...[...value].flat().map(visit)]
    if (value instanceof Set) return [SET, ...[...value].map(visit)]
    const own = Object.keys(value)
    return [keys.of(own) + 1, ...own.map((key) => visit(value[key]))]
  }
  const code = visit(root)
  const said = words.all.map(sayWord)
  const packed: Packed = { words: said, keys: keys.all, root: code }
  return JSON.stringify(packed)
}

/** The reverse of {@link packPlain}. @throws SyntaxError when the text was cut off */
export function unpackPlain(text: string): unknown {
  const { words, keys, root } = JSON.parse(text) as Packed
  const nodes: Plain[] = []
  let nextWord = 0
  let nextKeys = 0
  const visit = (code: Code): unknown => {
    if (typeof code === 'number')
      return code < 0 ? nodes[-1 - code] : readWord(words[code === 0 ? nextWord++ : code - 1])
    const kind = code[0] as number
    if (kind === 0) return fill([] as unknown[], code, (list, value) => list.push(value))
    if (kind === SET) return fill(new Set(), code, (set, value) => set.add(value))
    if (kind === MAP) return readMap(code)
    const names = keys[kind === 1 ? nextKeys++ : kind - 2] ?? []
    return fill({} as Record<string, unknown>, code, (object, value, at) => {
      object[names[at - 1] ?? ''] = value
    })
  }
  /** An object is known before what it holds, which may lead back to it. */
  const fill = <T extends Plain>(
    into: T,
    code: Code[],
    put: (into: T, value: unknown, at: number) => void,
  ): T => {
    nodes.push(into)
    for (let at = 1; at < code.length; at++) put(into, visit(code[at] ?? 0), at)
    return into
  }
  const readMap = (code: Code[]) => {
    let key: unknown
    return fill(new Map(), code, (map, value, at) => {
      if (at % 2 === 1) key = value
      else map.set(key, value)
    })
  }
  return visit(root)
}
