import { useTranslations } from 'next-intl'
import { Code } from '@/components/quiz/prose'
import { Alert } from '@/components/ui/alert'

/** Why a log was not graded: the first entry after which the server saw something else. */
export interface Refusal {
  code: string
  seq?: number
  entry?: string
}

/** The work is kept, but it is no pass: what to do now. */
export function DrillRefusal({ refusal: { code, seq, entry } }: { refusal: Refusal }) {
  const t = useTranslations('review.drill')
  const reason = code === 'log-full' || code === 'time-spent' ? code : 'log-unconfirmed'
  return (
    <Alert variant="destructive">
      <p data-drill-refused>{t(`refused.${reason}`)}</p>
      {seq !== undefined && entry && (
        <p>
          {t('refusedAt', { number: seq + 1 })} <Code text={entry} />
        </p>
      )}
      <p>{t('refusedNext')}</p>
    </Alert>
  )
}
