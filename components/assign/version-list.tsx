import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { DifferenceList } from './difference-list'
import { differencesOf, type PlainAssignment } from './differences'
import type { ItemNames } from './use-item-title'

interface Version {
  number: number
  createdAt: Date
  reason: string
  /** Null: an account that is gone. */
  editedBy: string | null
  data: PlainAssignment
}

export interface VersionListProps {
  /** The newest first. */
  versions: readonly Version[]
  names: ItemNames
  timeZone: string
}

/** What was changed, when, by whom and why. */
export function VersionList({ versions, names, timeZone }: VersionListProps) {
  const t = useTranslations('assign.versions')
  const format = useFormatter()
  return (
    <ol className="grid gap-4">
      {versions.map(({ number, createdAt, editedBy, reason, data }, index) => {
        const before = versions[index + 1]
        const when = format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
        return (
          <li key={number} className="grid gap-2 rounded-lg border bg-card p-4">
            <h2 className="flex flex-wrap items-center gap-2 font-bold">
              {t('number', { number })}
              {index === 0 && <Badge variant="mark">{t('current')}</Badge>}
            </h2>
            <p className="text-sm text-muted-foreground">{t('by', { name: editedBy ?? t('gone'), when })}</p>
            {reason && <p className="text-sm break-words">{t('reason', { reason })}</p>}
            {before ? (
              <DifferenceList
                differences={differencesOf(before.data, data)}
                names={names}
                timeZone={timeZone}
              />
            ) : (
              number === 1 && <p className="text-sm">{t('first', { count: data.items.length })}</p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
