/** An address in front of a command. */

import { delimited } from '@/lib/userland/tools/sed/parse/delimited'
import { parsePattern, type ScriptOptions } from '@/lib/userland/tools/sed/parse/pattern'
import type { ScriptReader } from '@/lib/userland/tools/sed/parse/script-reader'
import type { Address } from '@/lib/userland/tools/sed/script'

export function parseAddress(
  reader: ScriptReader,
  options: ScriptOptions,
  isSecond: boolean,
): Address | undefined {
  const char = reader.char ?? ''
  if (/\d/.test(char)) {
    const line = reader.number()
    reader.skip(/^ +(?=~)/)
    if (reader.char !== '~' || isSecond) return { at: 'line', line }
    reader.at += 1
    const step = reader.number()
    return step > 0 ? { at: 'step', first: line, step } : { at: 'line', line }
  }
  if (char === '$') {
    reader.at += 1
    return { at: 'last' }
  }
  if (char === '/' || char === '\\') {
    reader.at += char === '/' ? 1 : 2
    const delimiter = reader.text[reader.at - 1] ?? ''
    const source = delimited(reader, delimiter, true)
    if (source === undefined) reader.fail('unterminated address regex')
    const flags = reader.skip(/^[IM]*/)
    return { at: 'regex', pattern: parsePattern(reader, options, source, flags) }
  }
  if (char === '+' || char === '~') {
    reader.at += 1
    const count = reader.number()
    if (!isSecond) reader.fail('invalid usage of +N or ~N as first address')
    return char === '+' ? { at: 'plus', count } : { at: 'multiple', of: count }
  }
  return undefined
}
