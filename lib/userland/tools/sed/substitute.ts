import type { Match, Regex } from '@/lib/userland/tools/regex/regex'
import type { Piece, Substitution } from '@/lib/userland/tools/sed/script'

/** Longest text that replacements may make. */
const MAX_TEXT = 1024 * 1024

const capitalised = (text: string, how: string) => {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0)
  return (how === 'u' ? first.toUpperCase() : first.toLowerCase()) + text.slice(first.length)
}

function expanded(pieces: readonly Piece[], text: string, match: Match): string {
  let out = ''
  let mode = 'E'
  let once = ''
  for (const piece of pieces) {
    if ('mode' in piece) {
      if ('ul'.includes(piece.mode)) once = piece.mode
      else {
        mode = piece.mode
        once = ''
      }
      continue
    }
    let part = 'text' in piece ? piece.text : text.slice(match[piece.group * 2], match[piece.group * 2 + 1])
    if ('group' in piece && (match[piece.group * 2] ?? -1) < 0) part = ''
    if (part === '') continue
    if (mode === 'U') part = part.toUpperCase()
    else if (mode === 'L') part = part.toLowerCase()
    if (once) part = capitalised(part, once)
    once = ''
    out += part
  }
  return out
}

/** The text with its matches replaced; undefined when there are none. */
export function substitute(
  regex: Regex,
  { pieces, global, number }: Substitution,
  text: string,
): string | undefined {
  let out = ''
  let copied = 0
  let count = 0
  let last = -1
  let isChanged = false
  for (let from = 0; from <= text.length; ) {
    const match = regex.exec(text, from)
    if (!match) break
    const [start, end] = match as [number, number]
    // Right after a match an empty one does not count.
    const isRepeat = start === end && start === last
    if (!isRepeat) {
      count += 1
      if (count >= (number || 1)) {
        out += text.slice(copied, start) + expanded(pieces, text, match)
        copied = end
        isChanged = true
        if (!global || out.length > MAX_TEXT) break
      } else {
        out += text.slice(copied, end)
        copied = end
      }
    }
    if (end > start) {
      from = end
      last = end
    } else {
      from = end + (isHigh(text, end) ? 2 : 1)
      out += text.slice(copied, Math.min(from, text.length))
      copied = Math.min(from, text.length)
      if (from > text.length) break
    }
  }
  return isChanged ? out + text.slice(copied) : undefined
}

const isHigh = (text: string, at: number) => {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff
}
