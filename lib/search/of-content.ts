import type { Content } from '../content/content'
import { type SearchedPage, type SearchedTerm, SearchIndex } from './search-index'

/** A term with everything by which it may be looked for: spellings to avoid are what people type. */
export function searchedTerm({ id, term, definition, aliases, avoid, concept }: StoredTerm): SearchedTerm {
  const also = [...(aliases ?? []), ...(avoid?.en ?? []), ...(avoid?.ja ?? [])]
  return { id, term, definition, aliases: also, ...(concept ? { concept } : {}) }
}

export type StoredTerm = Omit<Content['glossary'][number], 'hash'>

/** The index of content/ as it stands, without a database: for tests and measurements. */
export function indexOf({ concepts, glossary }: Pick<Content, 'concepts' | 'glossary'>): SearchIndex {
  const index = new SearchIndex(glossary.map(searchedTerm))
  for (const { id, texts } of concepts) index.addPage({ id, texts } satisfies SearchedPage)
  return index
}
