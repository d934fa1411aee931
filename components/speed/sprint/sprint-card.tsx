import { useTranslations } from 'next-intl'
import { OfferCard } from '@/components/exam/lobby/offer-card'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { SPRINT_MINUTES, type SprintOffer } from '@/lib/speed/sprint'
import { StartSprint, type StartSprintProps } from './start-sprint'

const MINUTE_MS = 60_000

export interface SprintCardProps extends Pick<StartSprintProps, 'start'> {
  offer: SprintOffer
  now: Date
}

/** The sprint, to be begun or gone on with. */
export function SprintCard({ offer: { running, best }, now, start }: SprintCardProps) {
  const t = useTranslations('speed.sprint')
  const minutes = running ? Math.floor((running.closesAt.getTime() - now.getTime()) / MINUTE_MS) : 0
  return (
    <OfferCard
      name={t('name')}
      text={t('text')}
      takes={t('minutes', { count: SPRINT_MINUTES })}
      {...(running ? { className: 'border-mark' } : {})}
    >
      {best[0] && <p className="text-sm font-semibold">{t('yourBest', { count: best[0].solved })}</p>}
      {running ? (
        <Button asChild variant="mark" className="mt-auto justify-self-start">
          <Link href={`/practice/speed/sprint/${running.id}`} prefetch={false}>
            {t('goOn', { minutes: Math.max(0, minutes) })}
          </Link>
        </Button>
      ) : (
        <StartSprint label={t('start')} name={t('startOf')} start={start} />
      )}
    </OfferCard>
  )
}
