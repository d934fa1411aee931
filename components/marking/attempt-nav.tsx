import { useTranslations } from 'next-intl'
import { percentOf } from '@/components/assignment/percent-of'
import { Segments } from '@/components/ui/segments'
import type { SubmissionView } from './submission-view'

/** All attempts of the learner, and which of them counts. */
export function AttemptNav({ work, href }: { work: SubmissionView; href: string }) {
  const t = useTranslations('marking')
  if (work.attempts.length < 2) return null
  const items = work.attempts.map(({ id, ordinal, score }) => ({
    href: `${href}/submissions/${id}`,
    text:
      score === null
        ? t('attempt', { ordinal })
        : t('attemptScore', { ordinal, score: t('percent', { percent: percentOf(score) }) }),
    current: id === work.id,
  }))
  return (
    <div className="grid gap-2">
      <Segments label={t('attempts')} items={items} className="flex-wrap justify-self-start" />
      <p className="text-sm text-muted-foreground">{t('facts.counted', { counted: work.counted })}</p>
    </div>
  )
}
