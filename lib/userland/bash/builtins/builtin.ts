import { Failed } from '@/lib/userland/bash/errors'
import type { FrameOf } from '@/lib/userland/bash/frames'
import type { Shell } from '@/lib/userland/bash/shell'
import type { Step } from '@/lib/userland/kernel/program'

/**
 * A command of the shell itself. `words` begin with its name; `frame.data` keeps what it knows while it waits.
 * It gives its status, what it waits for (and is called again), `again` (the frame's words are another command
 * now), or nothing: it has put frames on the stack whose status will be its own.
 */
export type Builtin = (
  sh: Shell,
  words: readonly string[],
  frame: FrameOf<'simple'>,
) => number | Step | 'again' | undefined

/** The options in front of the operands; letters with `:` take an argument. */
export function parseOptions(words: readonly string[], letters: string, usage: string) {
  const options = new Map<string, string>()
  const [name = ''] = words
  let at = 1
  for (; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') return { options, operands: words.slice(at + 1) }
    if (!/^-./.test(word)) break
    for (let i = 1; i < word.length; i++) {
      const letter = word[i] ?? ''
      const known = letters.indexOf(letter)
      if (known < 0 || letter === ':') throw usageError(name, `-${letter}: invalid option`, usage)
      if (letters[known + 1] !== ':') {
        options.set(letter, '')
        continue
      }
      const value = word.slice(i + 1) || words[++at]
      if (value === undefined) throw usageError(name, `-${letter}: option requires an argument`, usage)
      options.set(letter, value)
      break
    }
  }
  return { options, operands: words.slice(at) }
}

/** Words and usage of a builtin that was called wrongly. */
export function usageError(name: string, problem: string, usage: string): Failed {
  // Ash has words of its own for an option that it does not know.
  const option = /^-(.): invalid option$/.exec(problem)?.[1]
  const ash = option === undefined ? `${name}: ${problem}` : `${name}: illegal option -${option}`
  return new Failed(`${name}: ${problem}\n${name}: usage: ${usage}`, 2, ash)
}
