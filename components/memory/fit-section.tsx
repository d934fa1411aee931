import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Progress } from '@/components/ui/progress'
import type { MemoryFitView } from '@/lib/server/operations/memory/get-memory-fit'
import { FitTable } from './fit-table'

export interface FitSectionProps {
  fit: MemoryFitView
  /** The learner's. */
  timeZone: string
  /** FitButtons: what can be done about it. */
  children: ReactNode
}

/** How it stands with a learner's own parameters. Its heading is the page's. */
export function FitSection({ fit, timeZone, children }: FitSectionProps) {
  const t = useTranslations('memory')
  const enough = fit.trials >= fit.needed
  return (
    <div className="grid gap-4">
      <p className="font-semibold">{t('now', { which: fit.personal ? 'personal' : 'usual' })}</p>
      {fit.refolding && <Alert>{t('refolding')}</Alert>}
      {!fit.available && <Alert variant="warning">{t('unavailable')}</Alert>}
      {fit.available && !enough && <TooFew {...fit} />}
      {fit.available && enough && !fit.last && <p>{t('enough')}</p>}
      {fit.last && <LastFit last={fit.last} personal={fit.personal} timeZone={timeZone} />}
      {children}
    </div>
  )
}

function TooFew({ trials, needed }: Pick<MemoryFitView, 'trials' | 'needed'>) {
  const t = useTranslations('memory')
  return (
    <div className="grid gap-2">
      <p>{t('few', { trials, needed })}</p>
      <Progress value={trials} max={needed} label={t('progress')} />
      <p className="text-sm text-muted-foreground">{t('fewText', { needed })}</p>
    </div>
  )
}

interface LastFitProps extends Pick<MemoryFitView, 'personal'>, Pick<FitSectionProps, 'timeZone'> {
  last: NonNullable<MemoryFitView['last']>
}

function LastFit({ last, personal, timeZone }: LastFitProps) {
  const t = useTranslations('memory')
  const format = useFormatter()
  const { fitted, present, average } = last.measures
  const kept = personal ? 'kept' : 'left'
  const verdict = last.kept ? kept : fitted ? 'notKept' : 'nothing'
  const when = format.dateTime(last.at, { dateStyle: 'long', timeStyle: 'short', timeZone })
  return (
    <div className="grid gap-3">
      <h3 className="font-bold">{t('last.title', { when })}</h3>
      <p>{t('last.how', { reviews: last.reviews, heldBack: last.heldBack })}</p>
      <p>{t(`last.${verdict}`)}</p>
      {fitted && (
        <ul className="list-disc pl-5">
          <li>{t('last.present', comparison(fitted.logLoss, present.logLoss))}</li>
          <li>{t('last.average', comparison(fitted.logLoss, average.logLoss))}</li>
        </ul>
      )}
      <FitTable measures={last.measures} />
      <p className="text-sm text-muted-foreground">{t('again')}</p>
    </div>
  )
}

/** By how many whole percent a log loss differs from another. */
function comparison(loss: number, other: number) {
  const percent = Math.round((100 * (other - loss)) / other)
  return { how: percent > 0 ? 'better' : percent < 0 ? 'worse' : 'same', percent: Math.abs(percent) }
}
