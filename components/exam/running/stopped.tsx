'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import type { SavingState } from '../saving/exam-saver'

/** In place of an exam that does not go on here. */
export function Stopped({ phase }: { phase: Extract<SavingState['phase'], 'elsewhere' | 'refused'> }) {
  const t = useTranslations(`exam.${phase}`)
  const shared = useTranslations('exam')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      data-exam-stopped={phase}
      className="mx-auto max-w-2xl px-4 py-16 outline-none"
    >
      <h1 className="sr-only">{shared('title')}</h1>
      <EmptyState
        title={t('title')}
        description={t('text')}
        action={
          <>
            <Button onClick={() => window.location.reload()}>{t('goOn')}</Button>
            <Button asChild variant="outline">
              <Link href="/exam">{shared('toLobby')}</Link>
            </Button>
          </>
        }
      />
    </div>
  )
}
