'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { cn } from '@/components/ui/cn'
import { Link } from '@/lib/i18n/navigation'
import type { PageHit, TermHit } from '@/lib/search/search-index'
import type { Piece } from '@/lib/search/snippet'
import type { Search } from './use-search'

export interface SearchResultsProps {
  search: Search
  /** The page that Enter opens. */
  current: number
  onLeave(): void
}

/** The page, at the heading where the words stand; anchors are those of the reader's language only. */
export const hrefOf = ({ id, anchor }: Pick<PageHit, 'id' | 'anchor'>): string =>
  `/concepts/${id}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`

/** Terms by that name, then pages; what there is to say when there are none. */
export function SearchResults({
  search: { query, hits, failed, busy },
  current,
  onLeave,
}: SearchResultsProps) {
  const t = useTranslations('common.search')
  const { pages = [], terms = [] } = hits ?? {}
  const nothing = query !== '' && !busy && pages.length + terms.length === 0
  return (
    <div className={cn('grid gap-3', busy && 'opacity-70')}>
      <p role="status" className="sr-only">
        {query !== '' && !busy && t('results', { count: pages.length })}
      </p>
      {query === '' && <p className="text-sm text-muted-foreground">{t('hint')}</p>}
      {failed && <p className="text-sm text-destructive">{t('failed')}</p>}
      {nothing && !failed && (
        <p className="text-sm">
          {t('none', { query })} <span className="text-muted-foreground">{t('noneHint')}</span>
        </p>
      )}
      {terms.map((term) => (
        <Term key={term.id} term={term} onLeave={onLeave} />
      ))}
      <div id="search-results" role="listbox" aria-label={t('pages')} className="grid gap-1">
        {pages.map((page, at) => (
          <Page key={page.id} page={page} at={at} chosen={at === current} onLeave={onLeave} />
        ))}
      </div>
    </div>
  )
}

function Term({ term: { term, definition, concept }, onLeave }: { term: TermHit; onLeave(): void }) {
  const name = <Marked pieces={term} />
  return (
    <div className="rounded-md border-l-2 border-mark bg-muted px-3 py-2 text-sm">
      <p className="font-bold">
        {concept ? (
          <Link href={`/concepts/${concept}`} onClick={onLeave} className="hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
      </p>
      <p>{definition}</p>
    </div>
  )
}

interface PageResultProps {
  page: PageHit
  at: number
  chosen: boolean
  onLeave(): void
}

function Page({ page, at, chosen, onLeave }: PageResultProps) {
  const t = useTranslations('common.search')
  const foreign = useLocale() !== page.locale
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (chosen) link.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <Link
      ref={link}
      id={`search-result-${at}`}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      href={hrefOf({ id: page.id, anchor: foreign ? '' : page.anchor })}
      onClick={onLeave}
      className={cn('grid gap-0.5 rounded-md px-3 py-2 hover:bg-accent', chosen && 'bg-accent')}
    >
      <span className="font-bold">
        <Marked pieces={page.title} />
        {page.heading && !foreign && (
          <span className="font-normal text-muted-foreground"> › {page.heading}</span>
        )}
      </span>
      <span lang={page.locale} className="text-sm text-muted-foreground">
        <Marked pieces={page.snippet} />
      </span>
      {foreign && <span className="text-xs text-muted-foreground">{t('otherLanguage')}</span>}
    </Link>
  )
}

function Marked({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, hit }, at) =>
    hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change places
      <mark key={at} className="bg-mark/15 font-semibold text-foreground">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
