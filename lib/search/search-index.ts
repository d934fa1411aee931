/**
 * Finds pages and glossary terms in both languages at once. An index is built from what the database holds, in
 * memory; the ranking (BM25+ over weighted fields, prefixes, typing errors) is MiniSearch's.
 */
import MiniSearch, { type SearchResult } from 'minisearch'
import { type PageBlock, pageBlocks } from './page-blocks'
import { hitsIn, type Piece, snippetOf } from './snippet'
import { isLatin, plain, runs, wordsAsked, wordsOf } from './words'

export type SearchLocale = 'en' | 'ja'
const locales: readonly SearchLocale[] = ['en', 'ja']

export interface SearchedText {
  title: string
  summary: string
  keyPoints: readonly string[]
  /** Markdown. */
  body: string
}

export interface SearchedPage {
  id: string
  texts: Record<SearchLocale, SearchedText>
}

export interface SearchedTerm {
  id: string
  term: Record<SearchLocale, string>
  definition: Record<SearchLocale, string>
  /** Other spellings by which people look for it. */
  aliases: readonly string[]
  /** The page that explains it. */
  concept?: string
}

export interface PageHit {
  /** The page's. */
  id: string
  title: Piece[]
  /** The line that answers best, in the language in which it was found. */
  snippet: Piece[]
  locale: SearchLocale
  /** The heading above that line, and its anchor on the page. */
  heading: string
  anchor: string
}

export interface TermHit {
  id: string
  /** In the reader's language, and in the other where they differ. */
  term: Piece[]
  definition: string
  /** The page that explains it. */
  concept?: string
}

export interface SearchHits {
  pages: PageHit[]
  terms: TermHit[]
}

const MOST_TERMS = 2

/** What a page was found by. */
interface Wording {
  /** As typed: Latin words, unbroken Japanese. */
  typed: string[]
  /** Words of the page that are like it. */
  found: string[]
}

/** Pairs of nothing but kana are everywhere. */
const isTelling = (word: string) => !/^\p{sc=Hiragana}+$/u.test(word)

/** Weights of the fields; text counts one. */
const BOOSTS = { title: 9, terms: 7, headings: 4, summary: 4, keyPoints: 2, code: 1.2, text: 1 }
type Field = keyof typeof BOOSTS
type Entry = Record<Field, string> & { key: string }

/** A Japanese run that a page has only in pieces. */
const SCATTERED = 0.25
/** The page that explains a term, when the term is all that was typed. */
const NAMED = 2

export class SearchIndex {
  private readonly index = new MiniSearch<Entry>({
    idField: 'key',
    fields: Object.keys(BOOSTS),
    tokenize: wordsOf,
    processTerm: (term) => term,
  })
  private readonly pages = new Map<string, SearchedPage>()
  private readonly terms = new Map<string, SearchedTerm>()
  private readonly blocks = new Map<string, Record<SearchLocale, PageBlock[]>>()
  /** Everything of an entry as one text, for what was typed in one go. */
  private readonly whole = new Map<string, string>()

  /** Name of a term → the key of the page that explains it. */
  private readonly explained = new Map<string, string>()

  constructor(private readonly glossary: readonly SearchedTerm[]) {
    for (const term of glossary) this.addTerm(term)
  }

  /** Costs a few milliseconds: who adds many lets others have their turn in between. */
  addPage(page: SearchedPage): void {
    const key = keyOf(page)
    const blocks = { en: pageBlocks(page.texts.en.body), ja: pageBlocks(page.texts.ja.body) }
    const all = [...blocks.en, ...blocks.ja]
    const of = (kind: PageBlock['kind'], from = all) =>
      from.flatMap((block) => (block.kind === kind ? block.text : [])).join('\n')
    const both = (pick: (text: SearchedText) => string) =>
      locales.map((locale) => pick(page.texts[locale])).join('\n')
    this.pages.set(key, page)
    this.blocks.set(key, blocks)
    this.add({
      key,
      title: both(({ title }) => title),
      terms: this.glossary.flatMap((one) => (one.concept === page.id ? namesOf(one) : [])).join('\n'),
      headings: of('heading'),
      summary: both(({ summary }) => summary),
      keyPoints: both(({ keyPoints }) => keyPoints.join('\n')),
      // Both languages show the same code.
      code: of('code', blocks.en),
      text: of('prose'),
    })
  }

  private addTerm(term: SearchedTerm): void {
    const key = `term ${term.id}`
    this.terms.set(key, term)
    const { concept } = term
    if (concept) for (const name of namesOf(term)) this.explained.set(nameKey(name), keyOf({ id: concept }))
    const empty = { headings: '', keyPoints: '', code: '', text: '' }
    const definition = locales.map((locale) => term.definition[locale]).join('\n')
    this.add({ ...empty, key, title: namesOf(term).join('\n'), terms: '', summary: definition })
  }

  private add(entry: Entry): void {
    this.index.add(entry)
    const { key, ...fields } = entry
    this.whole.set(key, plain(Object.values(fields).join('\n')).toLowerCase())
  }

  /** The best pages for what was typed, best first, and the terms whose names it is. */
  search(query: string, locale: SearchLocale, limit = 12): SearchHits {
    const asked = wordsAsked(query)
    if (asked.length === 0) return { pages: [], terms: [] }
    const found = this.ranked(query, 'AND')
    const results = found.some(({ id }) => this.pages.has(String(id))) ? found : this.ranked(query, 'OR')
    const pages = results.flatMap((result) => this.pages.get(String(result.id)) ?? [])
    const match = new Map(results.map((result) => [String(result.id), Object.keys(result.match)]))
    const typed = runs(query).map((run) => run.toLowerCase())
    const words = (key: string): Wording => ({ typed, found: (match.get(key) ?? []).filter(isTelling) })
    const terms = found.flatMap((result) => {
      const term = this.terms.get(String(result.id))
      const names = Object.values(result.match)
      const isName = names.every((fields) => fields.includes('title'))
      return term && isName ? termHit(term, locale, typed) : []
    })
    return {
      pages: pages.slice(0, limit).map((page) => this.pageHit(page, locale, words(keyOf(page)))),
      terms: terms.slice(0, MOST_TERMS),
    }
  }

  private ranked(query: string, combineWith: 'AND' | 'OR'): SearchResult[] {
    const typed = runs(query).flatMap((run) => (isLatin(run) || run.length < 3 ? [] : run.toLowerCase()))
    const results = this.index.search(query, {
      combineWith,
      tokenize: wordsAsked,
      boost: BOOSTS,
      prefix: (word) => (isLatin(word) ? word.length > 1 : word.length === 1),
      fuzzy: (word) => (isLatin(word) && word.length > 3 ? 0.25 : false),
      maxFuzzy: 2,
      weights: { prefix: 0.5, fuzzy: 0.3 },
    })
    const named = this.explained.get(nameKey(query))
    const scored = results.map((result) => {
      const key = String(result.id)
      const text = this.whole.get(key) ?? ''
      const weight = (typed.every((run) => text.includes(run)) ? 1 : SCATTERED) * (key === named ? NAMED : 1)
      return { result, score: result.score * weight }
    })
    return scored.sort((a, b) => b.score - a.score).map(({ result }) => result)
  }

  private pageHit(page: SearchedPage, locale: SearchLocale, { typed, found }: Wording): PageHit {
    const { title, summary } = page.texts[locale]
    const blocks = this.blocks.get(keyOf(page))
    const exact = bestBlock(blocks, locale, typed)
    const words = exact ? typed : found
    const best = exact ?? bestBlock(blocks, locale, found)
    const { text, heading, anchor } = best?.block ?? { text: summary, heading: '', anchor: '' }
    return {
      ...{ id: page.id, title: snippetOf(title, [...typed, ...found]), snippet: snippetOf(text, words) },
      ...{ locale: best?.locale ?? locale, heading, anchor },
    }
  }
}

const nameKey = (name: string): string => plain(name).trim().toLowerCase()
const keyOf = ({ id }: Pick<SearchedPage, 'id'>): string => `concept ${id}`
const namesOf = ({ term, aliases }: SearchedTerm): string[] => [...new Set([term.en, term.ja, ...aliases])]

function termHit(one: SearchedTerm, locale: SearchLocale, words: string[]): TermHit {
  const { id, term, definition, concept } = one
  const [own, other] = locale === 'en' ? [term.en, term.ja] : [term.ja, term.en]
  return {
    ...{ id, term: snippetOf(own === other ? own : `${own} / ${other}`, words) },
    ...{ definition: definition[locale], ...(concept ? { concept } : {}) },
  }
}

/** The line with most of the words, in the reader's language if it has as many as the other. */
function bestBlock(
  blocks: Record<SearchLocale, PageBlock[]> | undefined,
  locale: SearchLocale,
  words: string[],
): { locale: SearchLocale; block: PageBlock } | undefined {
  let best: { locale: SearchLocale; block: PageBlock; score: number } | undefined
  for (const one of [locale, ...locales.filter((other) => other !== locale)]) {
    for (const block of blocks?.[one] ?? []) {
      const score = scoreOf(block, words)
      if (score > (best?.score ?? 0)) best = { locale: one, block, score }
    }
  }
  return best
}

/** Different words found; prose says more than a command, and a heading is shown anyway. */
function scoreOf({ text, kind }: PageBlock, words: string[]): number {
  const found = words.filter((word) => hitsIn(text, [word]).length > 0).length
  return found === 0 ? 0 : found + (kind === 'prose' ? 0.5 : kind === 'code' ? 0.2 : 0)
}
