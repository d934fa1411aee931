'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Search, useSearch } from '@/components/search/use-search'
import { Input } from '@/components/ui/input'
import type { DocsDomain } from './docs'

export interface DocsSearchProps {
  domains: readonly DocsDomain[]
  onOpen(slug: string, anchor?: string): void
}

/** What is typed is searched for in all pages; before that they stand here by domain. */
export function DocsSearch({ domains, onOpen }: DocsSearchProps) {
  const t = useTranslations('exam.docs')
  const locale = useLocale()
  const [typed, setTyped] = useState('')
  const search = useSearch(typed, locale)
  return (
    <>
      <p className="text-sm text-muted-foreground">{t('allowed')}</p>
      <Input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {search.query === '' ? (
        <AllPages domains={domains} onOpen={onOpen} />
      ) : (
        <Hits search={search} locale={locale} onOpen={onOpen} />
      )}
    </>
  )
}

function Hits({
  search: { hits, query, busy, failed },
  locale,
  onOpen,
}: Pick<DocsSearchProps, 'onOpen'> & { search: Search; locale: string }) {
  const t = useTranslations('common.search')
  const pages = hits?.pages ?? []
  return (
    <>
      <p role="status" className="text-sm text-muted-foreground">
        {failed
          ? t('failed')
          : !busy && (pages.length === 0 ? t('none', { query }) : t('results', { count: pages.length }))}
      </p>
      <ul className="grid gap-1">
        {pages.map((page) => (
          <li key={page.id}>
            <button
              type="button"
              onClick={() => onOpen(page.id, page.locale === locale ? page.anchor : '')}
              className="grid w-full gap-0.5 rounded-md px-3 py-2 text-left hover:bg-accent"
            >
              <span className="font-bold">{page.title.map(({ text }) => text).join('')}</span>
              <span lang={page.locale} className="text-sm text-muted-foreground">
                {page.snippet.map(({ text }) => text).join('')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function AllPages({ domains, onOpen }: DocsSearchProps) {
  return domains
    .filter(({ concepts }) => concepts.length > 0)
    .map((domain) => (
      <section key={domain.id} aria-labelledby={`docs-${domain.id}`}>
        <h2 id={`docs-${domain.id}`} className="mb-1 text-sm font-bold">
          {domain.name}
        </h2>
        <ul className="grid">
          {domain.concepts.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => onOpen(id)}
                className="min-h-9 w-full rounded-md px-3 py-1 text-left underline-offset-4 hover:bg-accent hover:underline pointer-coarse:min-h-11"
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      </section>
    ))
}
