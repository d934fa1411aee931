import { type Clue, clueOf } from '@/lib/quiz/clue'
import { type HintName, hintNames } from '@/lib/quiz/hints'
import type { Item } from './session'

/** The clue to a question. */
export function clueTo({ question: { kind }, answer: { body, key, slips } }: Item): Clue | undefined {
  return clueOf({ kind, body, key, slips })
}

/** The option that its clue strikes out, if it does that. */
export function struckBy(item: Item): string | undefined {
  const clue = clueTo(item)
  return clue?.kind === 'not' ? clue.option : undefined
}

/** The hint that would come next; undefined when there is none left. */
export function nextHint(item: Item, taken: readonly HintName[]): HintName | undefined {
  const offered = { concept: item.concept !== null, clue: clueTo(item) !== undefined }
  return hintNames.find((name) => offered[name] && !taken.includes(name))
}
