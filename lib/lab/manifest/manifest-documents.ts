/** One document of a text. */
export interface ManifestDocument {
  text: string
  /** Where it begins in the whole, in UTF-16 units. */
  from: number
}

const saysSomething = (text: string) =>
  text.split('\n').some((line) => line.trim() !== '' && !line.trim().startsWith('#'))

/**
 * The documents between lines that begin with `---`, as kubectl parts them (splitYaml in lib/kubectl/resource): one
 * that begins with a brace is JSON and stays whole. Those that say nothing are left out unless `all` is wanted.
 */
export function manifestDocuments(text: string, { all = false } = {}): ManifestDocument[] {
  if (text.trimStart().startsWith('{')) return [{ text, from: 0 }]
  const found: ManifestDocument[] = []
  let from = 0
  let at = 0
  const end = (to: number) => {
    const part = { text: text.slice(from, to), from }
    if (all || saysSomething(part.text)) found.push(part)
  }
  for (const line of text.split('\n')) {
    if (line.startsWith('---')) {
      end(at)
      from = Math.min(text.length, at + line.length + 1)
    }
    at += line.length + 1
  }
  end(text.length)
  return found
}

/** The document that a place is in; on a line between two, the one behind it. */
export function documentAt(text: string, at: number): ManifestDocument {
  const documents = manifestDocuments(text, { all: true })
  return documents.findLast(({ from }) => from <= at) ?? { text, from: 0 }
}
