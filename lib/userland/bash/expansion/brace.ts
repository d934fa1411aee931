import type { Part } from '@/lib/userland/bash/syntax/parts'
import { LimitError } from '@/lib/userland/kernel/limits'

/** A word by units: characters outside quotes, and whatever else as one piece. */
type Unit = string | Part

function unitsOf(parts: readonly Part[]): Unit[] {
  return parts.flatMap((part): Unit[] => (part.k === 'text' && !part.q ? Array.from(part.v) : [part]))
}

function partsOfUnits(units: readonly Unit[]): Part[] {
  const parts: Part[] = []
  for (const unit of units) {
    const last = parts.at(-1)
    if (typeof unit !== 'string') parts.push(unit)
    else if (last?.k === 'text' && !last.q) parts[parts.length - 1] = { ...last, v: last.v + unit }
    else parts.push({ k: 'text', v: unit, q: false })
  }
  return parts
}

/** The place of the brace that closes the one at `open`, and of the commas between them. */
function closing(units: readonly Unit[], open: number): { end: number; commas: number[] } | undefined {
  const commas: number[] = []
  let depth = 0
  for (let i = open + 1; i < units.length; i++) {
    if (units[i] === '{') depth += 1
    else if (units[i] === ',' && depth === 0) commas.push(i)
    else if (units[i] === '}' && depth-- === 0) return { end: i, commas }
  }
  return undefined
}

const MOST = 200_000

function numbers(from: string, to: string, by: string | undefined): string[] {
  const [first, last] = [Number(from), Number(to)]
  const step = Math.abs(Number(by ?? 1)) || 1
  if (Math.abs(last - first) / step > MOST) throw new LimitError('arguments')
  const padded = [from, to].some((text) => /^-?0\d/.test(text))
  const width = padded ? Math.max(from.length, to.length) : 0
  const list: string[] = []
  for (let n = first; first <= last ? n <= last : n >= last; n += first <= last ? step : -step) {
    const digits = String(Math.abs(n))
    list.push(n < 0 ? `-${digits.padStart(width - 1, '0')}` : digits.padStart(width, '0'))
  }
  return list
}

function letters(from: string, to: string, by: string | undefined): string[] {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)]
  const step = Math.abs(Number(by ?? 1)) || 1
  const list: string[] = []
  for (let n = first; first <= last ? n <= last : n >= last; n += first <= last ? step : -step) {
    list.push(String.fromCharCode(n))
  }
  return list
}

/** `{1..5}`, `{a..e..2}`. */
function sequence(text: string): string[] | undefined {
  const number = /^([+-]?\d{1,18})\.\.([+-]?\d{1,18})(?:\.\.([+-]?\d{1,9}))?$/.exec(text)
  if (number) return numbers(number[1] ?? '', number[2] ?? '', number[3])
  const letter = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.([+-]?\d{1,9}))?$/.exec(text)
  return letter ? letters(letter[1] ?? '', letter[2] ?? '', letter[3]) : undefined
}

function alternatives(
  units: readonly Unit[],
  open: number,
  end: number,
  commas: number[],
): Unit[][] | undefined {
  const inner = units.slice(open + 1, end)
  if (commas.length === 0) {
    if (!inner.every((unit) => typeof unit === 'string')) return undefined
    return sequence(inner.join(''))?.map((text) => {
      // A character that comes of a sequence is no syntax any more.
      return /^[\w-]+$/.test(text) ? Array.from(text) : [{ k: 'text', v: text, q: true }]
    })
  }
  const edges = [open, ...commas, end]
  return edges.slice(1).flatMap((edge, i) => expand(units.slice((edges[i] ?? 0) + 1, edge)))
}

function expand(units: readonly Unit[]): Unit[][] {
  for (let open = units.indexOf('{'); open >= 0; open = units.indexOf('{', open + 1)) {
    const found = closing(units, open)
    const middles = found && alternatives(units, open, found.end, found.commas)
    if (!found || !middles) continue
    const head = units.slice(0, open)
    const tails = expand(units.slice(found.end + 1))
    if (middles.length * tails.length > MOST) throw new LimitError('arguments')
    return middles.flatMap((middle) => tails.map((tail) => [...head, ...middle, ...tail]))
  }
  return [[...units]]
}

const hasBrace = (part: Part) => part.k === 'text' && !part.q && part.v.includes('{')

/** Brace expansion: the words that a word stands for. */
export function braceExpand(parts: readonly Part[]): (readonly Part[])[] {
  return parts.some(hasBrace) ? expand(unitsOf(parts)).map(partsOfUnits) : [parts]
}
