'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { AppErrorCode } from '@/lib/errors/app-error'
import type { DocsPage, ReadPage } from './docs'

/** What draws a page is heavy: it is loaded with the first one. */
const DocsArticle = dynamic(() => import('./docs-article').then((module) => module.DocsArticle))

export interface DocsReaderProps {
  slug: string
  /** The heading to begin at; '' for the top. */
  anchor: string
  read: ReadPage
}

/** One page. */
export function DocsReader({ slug, anchor, read }: DocsReaderProps) {
  const t = useTranslations('exam.docs')
  const common = useTranslations('common')
  const messageOf = useErrorMessage()
  const [page, setPage] = useState<DocsPage>()
  const [failure, setFailure] = useState<AppErrorCode>()
  const load = useCallback(async () => {
    setFailure(undefined)
    const result = await read(slug).catch(() => undefined)
    if (result?.ok) setPage(result.data)
    else setFailure(result?.code ?? 'INTERNAL')
  }, [slug, read])
  useEffect(() => void load(), [load])

  if (failure)
    return (
      <div className="grid justify-items-start gap-3">
        <Alert variant="destructive" title={t('failed')}>
          {messageOf({ code: failure })}
        </Alert>
        <Button variant="outline" onClick={load}>
          {common('retry')}
        </Button>
      </div>
    )
  if (!page)
    return (
      <div role="status" aria-label={common('loading')} className="grid gap-3">
        <Skeleton className="h-8" />
        <Skeleton className="h-40" />
      </div>
    )
  return <DocsArticle page={page} anchor={anchor} />
}
