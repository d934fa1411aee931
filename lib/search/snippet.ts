import { isLatin } from './words'

/** A piece of a line; `hit` is what was searched for. */
export interface Piece {
  text: string
  hit: boolean
}

/** Characters around the first hit, by the width of the script: a Japanese one is as wide as two Latin. */
const BEFORE = 40
const LONGEST = 150

/** Where in the text the words stand, in order, those that touch or overlap as one. */
export function hitsIn(text: string, words: readonly string[]): [from: number, to: number][] {
  const lower = text.toLowerCase()
  const found = words.flatMap((word) => [...occurrences(lower, word)])
  const merged: [number, number][] = []
  for (const [from, to] of found.sort(([a], [b]) => a - b)) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** A Latin word counts from its beginning only: `pod` is in `pods` and not in `tripod`. */
function* occurrences(lower: string, word: string): Generator<[number, number]> {
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
    if (isLatin(word) && /[a-z0-9]/.test(lower[at - 1] ?? '')) continue
    yield [at, at + word.length]
  }
}

/** The part of a line around its first hit, cut into pieces. */
export function snippetOf(text: string, words: readonly string[]): Piece[] {
  const hits = hitsIn(text, words)
  const start = Math.max(0, (hits[0]?.[0] ?? 0) - BEFORE)
  const from = start === 0 ? 0 : wordStart(text, start)
  const to = cutAt(text, from)
  const pieces: Piece[] = from > 0 ? [{ text: '…', hit: false }] : []
  let at = from
  for (const [begin, end] of hits) {
    if (begin >= to) break
    if (begin > at) pieces.push({ text: text.slice(at, begin), hit: false })
    pieces.push({ text: text.slice(Math.max(begin, at), Math.min(end, to)), hit: true })
    at = Math.min(end, to)
  }
  if (at < to) pieces.push({ text: text.slice(at, to), hit: false })
  return to < text.length ? [...pieces, { text: '…', hit: false }] : pieces
}

/** Not in the middle of a Latin word. */
function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space >= 0 && space - at < 12 ? space + 1 : at
}

/** Where a line of `LONGEST` half-widths ends. */
function cutAt(text: string, from: number): number {
  let width = 0
  for (let at = from; at < text.length; at++) {
    width += text.charCodeAt(at) > 0x2e80 ? 2 : 1
    if (width > LONGEST) return at
  }
  return text.length
}
