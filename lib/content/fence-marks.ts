/**
 * The words behind a fence's language. They say what the tests do with the block:
 * - `console`: its commands run, and print what the block shows; the cluster comes to rest after each.
 *   `console as-typed`: it does not wait between them. `console unrun=<why>`: the lab cannot run them.
 * - `yaml`: the API server accepts it as the cluster is at that point of the page; `yaml rejected`: it refuses,
 *   with the message in the `text` block that follows; `yaml part`: no object of its own, only parsed.
 * - `file=<name>` with any language but console: the commands below find it in the home folder.
 */

export const unrunReasons = ['hosts', 'life-cycle', 'outside'] as const
export type UnrunReason = (typeof unrunReasons)[number]

export interface FenceMarks {
  asTyped: boolean
  unrun?: UnrunReason
  rejected: boolean
  part: boolean
  file?: string
}

const WORDS: Record<string, readonly string[]> = { console: ['as-typed'], yaml: ['rejected', 'part'] }
const FILE = /^file=([A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9._-]+)*)$/

/** @throws Error naming the word that the language does not know */
export function parseFenceMarks(lang: string, marks: string): FenceMarks {
  const read: FenceMarks = { asTyped: false, rejected: false, part: false }
  for (const word of marks.split(/\s+/).filter(Boolean)) {
    const file = FILE.exec(word)?.[1]
    const unrun = unrunReasons.find((reason) => word === `unrun=${reason}`)
    if (file && lang !== 'console') read.file = file
    else if (unrun && lang === 'console') read.unrun = unrun
    else if (!WORDS[lang]?.includes(word))
      throw new Error(`"${word}" means nothing behind "${lang || '```'}"`)
    else if (word === 'as-typed') read.asTyped = true
    else if (word === 'rejected') read.rejected = true
    else read.part = true
  }
  return read
}
