'use client'

import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, memo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { type DocsDomain, type DocsPage, destinationOf, type ReadPage } from './docs'
import { DocsReader } from './docs-reader'
import { DocsSearch } from './docs-search'

export interface DocsPaneProps {
  domains: readonly DocsDomain[]
  read: ReadPage
}

interface Place {
  slug: string
  anchor: string
}

/** The pages that one may look into during an exam: search, list and text, all within this pane. The clock does not draw it anew. */
export const DocsPane = memo(function DocsPane({ domains, read }: DocsPaneProps) {
  const t = useTranslations('exam.docs')
  const [trail, setTrail] = useState<readonly Place[]>([])
  // What has been read once is there without a network.
  const known = useRef(new Map<string, DocsPage>())
  const [readOnce] = useState(() => async (slug: string) => {
    const before = known.current.get(slug)
    if (before) return { ok: true, data: before } as const
    const result = await read(slug)
    if (result.ok) known.current.set(slug, result.data)
    return result
  })
  const place = trail.at(-1)
  const open = (slug: string, anchor = '') => setTrail((before) => [...before, { slug, anchor }])

  /** Links never lead out of the exam. */
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a[href]')
    if (!(link instanceof HTMLAnchorElement)) return
    const destination = destinationOf(link.href, window.location.href)
    event.preventDefault()
    event.stopPropagation()
    if (destination.kind === 'page') open(destination.slug, destination.anchor)
    else if (destination.kind === 'outside') window.open(destination.href, '_blank', 'noopener')
    else event.currentTarget.querySelector(`[id="${CSS.escape(destination.anchor)}"]`)?.scrollIntoView()
  }

  return (
    <div onClickCapture={follow} className="grid content-start gap-4">
      {place ? (
        <>
          <div className="sticky -top-4 z-10 -mx-1 flex gap-2 bg-background px-1 py-2">
            <Button size="sm" variant="outline" onClick={() => setTrail(trail.slice(0, -1))}>
              <ArrowLeft aria-hidden />
              {t('back')}
            </Button>
            {trail.length > 1 && (
              <Button size="sm" variant="ghost" onClick={() => setTrail([])}>
                {t('all')}
              </Button>
            )}
          </div>
          <DocsReader key={`${place.slug}#${place.anchor}`} {...place} read={readOnce} />
        </>
      ) : (
        <DocsSearch domains={domains} onOpen={open} />
      )}
    </div>
  )
})
