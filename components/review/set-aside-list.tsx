import { useFormatter, useTranslations } from 'next-intl'
import type { ComponentType } from 'react'

/** Sets a skill aside, or takes it up again. */
export type SetAsideAction = ComponentType<{ skillId: string; title: string; isAside: boolean }>

export interface SetAsideListProps {
  list: readonly { id: string; title: string; until: Date | null }[]
  /** The button that takes one up again. */
  action: SetAsideAction
}

/** What the learner does not want to be asked, and how to take it up again. */
export function SetAsideList({ list, action: Action }: SetAsideListProps) {
  const t = useTranslations('review.aside')
  const format = useFormatter()
  if (list.length === 0) return null
  return (
    <details className="rounded-lg border bg-card p-4">
      <summary className="cursor-pointer font-semibold">
        {t('title')} <span className="tabular text-muted-foreground">{list.length}</span>
      </summary>
      <ul className="mt-3 grid gap-2">
        {list.map(({ id, title, until }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span>
              {title}{' '}
              <span className="text-sm text-muted-foreground">
                {until ? t('until', { when: format.dateTime(until, { dateStyle: 'medium' }) }) : t('always')}
              </span>
            </span>
            <Action skillId={id} title={title} isAside />
          </li>
        ))}
      </ul>
    </details>
  )
}
