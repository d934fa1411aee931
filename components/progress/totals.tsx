import { useTranslations } from 'next-intl'
import type { Progress } from '@/lib/server/operations/progress/get-progress'
import { useProgressText } from './use-progress-text'

/** Three numbers for all that was done. */
export function Totals({ totals }: Pick<Progress, 'totals'>) {
  const t = useTranslations('progress.totals')
  const text = useProgressText()
  const { known, skills, reviews, learnt, ms } = totals
  return (
    <dl className="grid gap-x-6 gap-y-4 rounded-lg border bg-card p-5 sm:grid-cols-3">
      <Total
        value={text.number(Math.round(known))}
        name={t('known')}
        note={t('ofSkills', { count: skills })}
      />
      <Total
        value={text.number(reviews)}
        name={t('reviews', { count: reviews })}
        note={t('reviewsOf', { count: learnt })}
      />
      <Total value={text.roughDuration(ms)} name={t('time')} note={t('timeOf')} />
    </dl>
  )
}

function Total({ value, name, note }: Record<'value' | 'name' | 'note', string>) {
  return (
    <div className="flex flex-col">
      <dt className="order-2">{name}</dt>
      <dd className="tabular order-1 text-4xl leading-tight font-extrabold">{value}</dd>
      <dd className="order-3 text-sm text-muted-foreground">{note}</dd>
    </div>
  )
}
