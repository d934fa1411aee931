import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { answerWords } from '@/lib/classroom/answer-key'
import type { RegradablePlace, Regrade } from './regrade-actions'
import { usePlaceTitle } from './use-place-title'
import { UsedVersions } from './used-versions'

export interface RegradeHeadProps {
  regrade: Regrade
  places: readonly RegradablePlace[]
  timeZone: string
}

/** What a regrade was about, why, and by whom. */
export function RegradeHead({ regrade, places, timeZone }: RegradeHeadProps) {
  const t = useTranslations('marking.regrade')
  const somebody = useTranslations('marking.mark')('somebody')
  const format = useFormatter()
  const locale = useLocale()
  const titleOf = usePlaceTitle()
  const { kind, itemId, reason, createdAt, by, details, undone } = regrade
  const place = places.find(({ id }) => id === itemId)
  const accepted = [
    ...(details.answers ?? []).map((key) => answerWords(key, locale)),
    ...(details.misconceptions ?? []),
  ]
  const name = t(`kinds.${kind}`)
  return (
    <header className="grid gap-1">
      <h3 className="flex flex-wrap items-center gap-2 font-bold">
        {details.undoes ? t('undoes', { kind: name }) : name}
        {undone && <Badge>{t('undone')}</Badge>}
      </h3>
      {place && <p>{t('about', { item: titleOf(place) })}</p>}
      {accepted.length > 0 && (
        <p className="text-sm wrap-anywhere">{t('accepted', { answers: accepted.join(' / ') })}</p>
      )}
      <UsedVersions used={details.used ?? []} {...{ places, timeZone }} />
      <p className="wrap-anywhere">{reason}</p>
      <p className="text-sm text-muted-foreground">
        {t('by', {
          name: by ?? somebody,
          when: format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
        })}
      </p>
    </header>
  )
}
