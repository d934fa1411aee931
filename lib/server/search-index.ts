import './server-only'
import { setImmediate as others } from 'node:timers/promises'
import { type StoredTerm, searchedTerm } from '@/lib/search/of-content'
import { SearchIndex } from '@/lib/search/search-index'
import { now } from './clock'
import { db } from './db'

/** How long an index is believed to be up to date; content changes when the product is started anew. */
const FRESH_MS = 60_000

interface Cached {
  /** What was published when it was built. */
  stamp: string
  checkedAt: number
  index: Promise<SearchIndex>
}

const holder = globalThis as unknown as { kubekataSearch?: Cached }

/** The index of what is published now: built once per process, and again when the content has changed. */
export async function searchIndex(): Promise<SearchIndex> {
  const at = now().getTime()
  const cached = holder.kubekataSearch
  if (cached && Math.abs(at - cached.checkedAt) < FRESH_MS) return cached.index
  const stamp = await readStamp()
  if (cached?.stamp === stamp) {
    cached.checkedAt = at
    return cached.index
  }
  const index = buildIndex()
  holder.kubekataSearch = { stamp, checkedAt: at, index }
  // One that could not be built is not kept.
  index.catch(() => {
    delete holder.kubekataSearch
  })
  return index
}

async function readStamp(): Promise<string> {
  const [concepts, terms] = await Promise.all([
    db().concept.findMany({ select: { currentVersionId: true }, orderBy: { id: 'asc' } }),
    db().glossaryTerm.findMany({ select: { currentVersionId: true }, orderBy: { id: 'asc' } }),
  ])
  return [...concepts, ...terms].map(({ currentVersionId }) => currentVersionId ?? '').join()
}

async function buildIndex(): Promise<SearchIndex> {
  const [concepts, terms] = await Promise.all([
    db().concept.findMany({
      where: { currentVersionId: { not: null } },
      orderBy: { position: 'asc' },
      select: { id: true, currentVersion: { select: { texts: true } } },
    }),
    db().glossaryTerm.findMany({
      where: { currentVersionId: { not: null } },
      orderBy: { id: 'asc' },
      select: { currentVersion: { select: { texts: true } } },
    }),
  ])
  // A term is stored whole, as its file says it.
  const index = new SearchIndex(
    terms.map((term) => searchedTerm(term.currentVersion?.texts as unknown as StoredTerm)),
  )
  for (const { id, currentVersion } of concepts) {
    const of = (locale: string) => currentVersion?.texts.find((text) => text.locale === locale)
    const [en, ja] = [of('en'), of('ja')]
    if (en && ja) index.addPage({ id, texts: { en: searchedText(en), ja: searchedText(ja) } })
    await others()
  }
  return index
}

function searchedText(text: { title: string; summary: string; body: string; keyPoints: unknown }) {
  const { title, summary, body, keyPoints } = text
  return { title, summary, body, keyPoints: keyPoints as string[] }
}
