'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ReviewSessionControl } from './use-review-session'

/** What was just set aside, and how to take it back; or that it could not be. */
export function AsideNotice({ session: { state, aside } }: { session: ReviewSessionControl }) {
  const t = useTranslations('review.aside')
  const locale = useLocale()
  const { last } = state.aside
  if (aside.failed) return <Alert variant="warning">{t('failed')}</Alert>
  if (!last || state.phase === 'answered' || state.phase === 'checking') return null
  const { title } = last.question.text[locale]
  return (
    <Alert>
      {t(aside.until === 'tomorrow' ? 'untilTomorrow' : 'suspended', { title })}{' '}
      <Button variant="outline" size="sm" onClick={aside.back}>
        {t('back')}
      </Button>
    </Alert>
  )
}
