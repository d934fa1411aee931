/**
 * Cuts text into what is searched for: Latin words whole and in their parts (`kube-apiserver` is also `kube` and
 * `apiserver`, `NetworkPolicy` also `network` and `policy`), Japanese in pairs of characters, because it has no
 * spaces between words.
 */

const RUN = /[A-Za-z0-9]+(?:[-._/][A-Za-z0-9]+)*|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]+/gu
const LATIN = /^[\x21-\x7e]/
const HUMP = /[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g

export const isLatin = (word: string): boolean => LATIN.test(word)

/** One form for what looks alike: full-width letters and half-width kana become the usual ones. */
export const plain = (text: string): string => text.normalize('NFKC')

/** The words of a text that is to be found, with their parts. */
export function wordsOf(text: string): string[] {
  return runs(text).flatMap((run) => (isLatin(run) ? [run.toLowerCase(), ...partsOf(run)] : pairsOf(run)))
}

/** The words of what somebody has typed: nothing that he did not type. */
export function wordsAsked(text: string): string[] {
  return runs(text).flatMap((run) => (isLatin(run) ? [run.toLowerCase()] : pairsOf(run)))
}

/** What was typed in one go: words of Latin letters, unbroken Japanese. */
export function runs(text: string): string[] {
  return plain(text).match(RUN) ?? []
}

function partsOf(run: string): string[] {
  const pieces = run.split(/[-._/]/)
  const humps = pieces.flatMap((piece) => piece.match(HUMP) ?? [])
  const parts = new Set([...pieces, ...humps].map((part) => part.toLowerCase()))
  parts.delete(run.toLowerCase())
  return [...parts]
}

/** A single character stays alone: as the beginning of a pair it is found all the same. */
function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}
