import type { Builtin } from '@/lib/userland/bash/builtins/builtin'
import { unescapeText } from '@/lib/userland/bash/expansion/escapes'

/** `echo`: what it writes for these words. */
export function echoText(words: readonly string[], escapes = false): string {
  let decode = escapes
  let newline = true
  let at = 0
  for (; /^-[neE]+$/.test(words[at] ?? ''); at++) {
    for (const letter of (words[at] ?? '').slice(1)) {
      if (letter === 'n') newline = false
      else decode = letter === 'e'
    }
  }
  const text = words.slice(at).join(' ')
  if (!decode) return newline ? `${text}\n` : text
  const { text: decoded, ended } = unescapeText(text, 'echo')
  return newline && !ended ? `${decoded}\n` : decoded
}

export const echo: Builtin = (sh, words) => {
  sh.print(echoText(words.slice(1), sh.shopt('xpg_echo')))
  return 0
}
