'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/lib/i18n/navigation'
import { isLeech } from '@/lib/srs/leech'
import type { Answered } from './session'

/** To whoever forgets the same again and again: where to look, instead of one more repetition. */
export function LeechNotice({ answered: { item, rating } }: { answered: Answered }) {
  const t = useTranslations('review')
  const locale = useLocale()
  const lapses = item.lapses + 1
  const { concept } = item
  if (rating !== 'again' || item.isNew || !concept || !isLeech({ lapses })) return null
  return (
    <Alert variant="warning" title={t('leech.title')}>
      <p>{t('leech.text', { count: lapses })}</p>
      <Link href={`/concepts/${concept.id}`} className="font-semibold underline underline-offset-4">
        {concept.texts[locale].title}
      </Link>
    </Alert>
  )
}
