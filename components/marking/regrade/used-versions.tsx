import { useFormatter, useTranslations } from 'next-intl'
import type { RegradablePlace, UsedVersion } from './regrade-actions'
import { usePlaceTitle } from './use-place-title'

export interface UsedVersionsProps {
  used: readonly UsedVersion[]
  places: readonly RegradablePlace[]
  timeZone: string
}

/** By which version's checks instructors' own drills are graded, or were. */
export function UsedVersions({ used, places, timeZone }: UsedVersionsProps) {
  const t = useTranslations('marking.regrade')
  const format = useFormatter()
  const titleOf = usePlaceTitle()
  const known = used.flatMap((version) => {
    const place = places.find(({ id }) => id === version.itemId)
    return place ? [{ ...version, item: titleOf(place) }] : []
  })
  if (known.length === 0) return null
  return (
    <ul className="grid gap-1 text-sm">
      {known.map(({ itemId, item, number, publishedAt }) => (
        <li key={itemId} className="wrap-anywhere">
          {t('usedVersion', {
            ...{ item, number },
            when: format.dateTime(new Date(publishedAt), { dateStyle: 'medium', timeZone }),
          })}
        </li>
      ))}
    </ul>
  )
}
