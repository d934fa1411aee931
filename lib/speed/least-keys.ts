import type { LabLog } from '@/lib/lab/log'
import { keysIn } from './count-keys'

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean)

/**
 * The fewest keys with which somebody who pastes nothing can have typed a log. Completion makes a line longer than
 * its keys, and the history brings lines back, so it is a bound only: Enter for each line, one key for each word that
 * was on no line before, one to bring an old line back; keys that a program read are themselves.
 */
export function leastKeys({ entries }: Pick<LabLog, 'entries'>): number {
  const seen = new Set<string>()
  let keys = 0
  let severalLines = false
  for (const entry of entries) {
    if (entry.kind === 'keys') keys += keysIn(entry.text)
    if (entry.kind !== 'line') continue
    const words = wordsOf(entry.text)
    const fresh = words.filter((word) => !seen.has(word)).length
    const breaks = entry.text.split('\n').length - 1
    keys += 1 + Math.max(fresh, Math.min(1, words.length))
    // A line that comes back brings its line breaks along.
    if (!severalLines) keys += breaks
    severalLines ||= breaks > 0
    for (const word of words) seen.add(word)
  }
  return keys
}
