/** One character: what a class of a pattern accepts. */
export type CharTest = (char: string) => boolean

const between =
  (from: number, to: number): CharTest =>
  (char) => {
    const code = char.codePointAt(0) ?? 0
    return code >= from && code <= to
  }

const anyOf =
  (tests: readonly CharTest[]): CharTest =>
  (char) =>
    tests.some((test) => test(char))

export const not =
  (test: CharTest): CharTest =>
  (char) =>
    !test(char)

const within = (set: string): CharTest => {
  const pairs = set.match(/.-.|./gs) ?? []
  return anyOf(pairs.map((pair) => between(pair.codePointAt(0) ?? 0, pair.codePointAt(pair.length - 1) ?? 0)))
}

const digit = within('0-9')
const word = within('0-9A-Za-z_')
const space = within('\t\n\f\r ')

/** `\d` and the like. */
export const PERL: Readonly<Record<string, CharTest>> = {
  d: digit,
  D: not(digit),
  w: word,
  W: not(word),
  s: space,
  S: not(space),
}

/** `[:alpha:]` and the like. */
export const POSIX: Readonly<Record<string, CharTest>> = {
  alnum: within('0-9A-Za-z'),
  alpha: within('A-Za-z'),
  ascii: between(0, 0x7f),
  blank: within('\t '),
  cntrl: anyOf([between(0, 0x1f), between(0x7f, 0x7f)]),
  digit,
  graph: between(0x21, 0x7e),
  lower: within('a-z'),
  print: between(0x20, 0x7e),
  punct: anyOf([between(0x21, 0x2f), between(0x3a, 0x40), between(0x5b, 0x60), between(0x7b, 0x7e)]),
  space: within('\t\n\v\f\r '),
  upper: within('A-Z'),
  word,
  xdigit: within('0-9A-Fa-f'),
}

export const isWordChar = word

/** `\pL`, `\p{Greek}`: undefined for a name that Unicode does not have. */
export function unicodeClass(name: string): CharTest | undefined {
  for (const property of [name, `Script=${name}`]) {
    try {
      const pattern = new RegExp(`^\\p{${property}}$`, 'u')
      return (char) => pattern.test(char)
    } catch {}
  }
  return undefined
}

/** A range or one character, perhaps in either case. */
export function charRange(from: string, to: string, foldCase: boolean): CharTest {
  const test = between(from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0)
  if (!foldCase) return test
  return (char) => test(char) || test(char.toLowerCase()) || test(char.toUpperCase())
}

export const union = anyOf
