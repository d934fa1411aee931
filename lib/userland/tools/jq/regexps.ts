/** jq's regular expressions. Mirrors: Oniguruma's Perl syntax, as far as people meet it. */

import { described, JqError, type Json } from '@/lib/userland/tools/jq/value'
import { type Regex, regexOf } from '@/lib/userland/tools/regex/regex'
import { PatternError } from '@/lib/userland/tools/regex/syntax'

function compile(source: string, flags: string): Regex {
  try {
    return regexOf(source, {
      dialect: 'perl',
      ignoreCase: flags.includes('i'),
      extended: flags.includes('x'),
      dotAll: flags.includes('s') || flags.includes('p'),
      // ^ and $ are those of lines in Ruby's syntax.
      multiline: true,
    })
  } catch (error) {
    if (error instanceof PatternError)
      throw new JqError(`${source} (at offset 0) is not a valid regex: ${error.message}`)
    throw error
  }
}

/** Matches as jq describes them, or whether there is one. */
export function matches(input: Json, pattern: Json, flags: Json, isTest: boolean): Json {
  if (typeof input !== 'string')
    throw new JqError(`${described(input)} cannot be matched, as it is not a string`)
  if (typeof pattern !== 'string')
    throw new JqError(`${described(pattern)} cannot be matched, as it is not a string`)
  if (flags !== null && typeof flags !== 'string') throw new JqError(`${described(flags)} is not a string`)
  const letters = flags ?? ''
  if (/[^gimnplsx]/.test(letters)) throw new JqError(`${letters} is not a valid modifier string`)
  const regex = compile(pattern, letters)
  if (isTest) return regex.test(input)
  const names = Object.entries(regex.names)
  const out: Json[] = []
  const units = (to: number) => [...input.slice(0, to)].length
  for (let from = 0; from <= input.length; ) {
    const match = regex.exec(input, from)
    if (!match) break
    const [start = 0, end = 0] = match
    const part = (group: number): [number, string | null] => {
      const begin = match[group * 2] ?? -1
      return begin < 0 ? [-1, null] : [units(begin), input.slice(begin, match[group * 2 + 1])]
    }
    const described = (group: number): [string, Json][] => {
      const [offset, text] = part(group)
      return [
        ['offset', offset],
        ['length', text === null ? 0 : [...text].length],
        ['string', text],
      ]
    }
    const captures = Array.from({ length: regex.groups }, (_, index): Json => {
      const name = names.find(([, group]) => group === index + 1)?.[0] ?? null
      return new Map<string, Json>([...described(index + 1), ['name', name]])
    })
    const isEmpty = !(letters.includes('n') && start === end)
    if (isEmpty) out.push(new Map<string, Json>([...described(0), ['captures', captures]]))
    if (!letters.includes('g')) break
    from = end > start ? end : end + 1
  }
  return out
}
