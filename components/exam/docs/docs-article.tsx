'use client'

import { useLocale } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ConceptBody } from '@/components/concept/concept-body'
import type { DocsPage } from './docs'

export interface DocsArticleProps {
  page: DocsPage
  /** The heading to begin at; '' for the top. */
  anchor: string
}

/** The text of a page. Its commands are not run here: the cluster is that of the task. */
export function DocsArticle({ page, anchor }: DocsArticleProps) {
  const locale = useLocale()
  const article = useRef<HTMLElement>(null)
  useEffect(() => {
    const at = anchor && article.current?.querySelector(`[id="${CSS.escape(anchor)}"]`)
    if (at) at.scrollIntoView()
    else article.current?.focus()
  }, [anchor])
  return (
    <article
      ref={article}
      tabIndex={-1}
      aria-label={page.title}
      className="scroll-mt-16 outline-none [&_:is(h2,h3)]:scroll-mt-16"
    >
      <h2 className="text-2xl font-bold">{page.title}</h2>
      <p className="mt-1 mb-5 text-muted-foreground">{page.summary}</p>
      <ConceptBody markdown={page.body} diagrams={page.diagrams} terms={page.terms} locale={locale} />
    </article>
  )
}
