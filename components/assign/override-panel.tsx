'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { SetTimes } from '@/lib/classroom/terms'
import { useRouter } from '@/lib/i18n/navigation'
import { LearnerOffers } from './learner-offers'
import { OverrideFields } from './override-fields'
import { OverrideRow } from './override-row'
import type { AllowedLearner } from './use-override-form'
import { type RemovableOverrides, type SavedOverride, useRemovedOverride } from './use-removed-override'

export interface OverridePanelProps extends RemovableOverrides {
  set: SetTimes
  overrides: readonly SavedOverride[]
  /** Found in the class. */
  learners: readonly AllowedLearner[]
  timeZone: string
  ownTimeZone: string
  isArchived: boolean
  /** The way to look for a learner. */
  children: ReactNode
}

/** Exceptions of an assignment: to add, to change, to remove, and to put back. */
export function OverridePanel(props: OverridePanelProps) {
  const { assignmentId, set, overrides, learners, timeZone, isArchived, save, children } = props
  const t = useTranslations('assign.overrides')
  const router = useRouter()
  const [edited, setEdited] = useState<AllowedLearner>()
  const [said, setSaid] = useState('')
  const { removed, remove, putBack, forget, removing, undoing, failure } = useRemovedOverride(props)
  const of = (userId: string) => overrides.find((one) => one.userId === userId)
  const removeOne = (override: SavedOverride) => {
    setSaid('')
    remove(override)
  }
  const editor = edited && (
    <OverrideFields
      key={edited.userId}
      {...{ assignmentId, set, timeZone, save }}
      ownTimeZone={props.ownTimeZone}
      learner={edited}
      override={of(edited.userId)}
      onSaved={() => {
        setSaid(t('saved', { name: edited.name }))
        forget()
        setEdited(undefined)
        router.refresh()
      }}
      onCancel={() => setEdited(undefined)}
    />
  )
  return (
    <div className="grid gap-8">
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      {said && <Alert variant="success">{said}</Alert>}
      {removed && (
        <Alert title={t('removed', { name: removed.name })}>
          {removed.extraTimePercent !== null && (
            <Button size="sm" variant="outline" busy={undoing} onClick={() => putBack(removed)}>
              {t('undo')}
            </Button>
          )}
        </Alert>
      )}
      <section aria-label={t('list')} className="grid gap-4">
        <h2 className="text-lg font-bold">{t('list')}</h2>
        {overrides.length === 0 && <EmptyState title={t('none')} description={t('noneText')} />}
        <ul className="grid gap-3">
          {overrides.map((override) => (
            <li key={override.userId}>
              <OverrideRow
                {...{ override, set, timeZone }}
                busy={removing}
                onRemove={isArchived ? undefined : () => removeOne(override)}
                onChange={
                  isArchived || override.extraTimePercent === null
                    ? undefined
                    : () => setEdited({ ...override, extraTimePercent: override.extraTimePercent ?? 0 })
                }
              />
              {edited?.userId === override.userId && <div className="mt-3">{editor}</div>}
            </li>
          ))}
        </ul>
      </section>
      {!isArchived && (
        <section aria-label={t('add')} className="grid gap-4">
          <h2 className="text-lg font-bold">{t('add')}</h2>
          {children}
          <LearnerOffers
            learners={learners.filter(({ userId }) => !of(userId))}
            edited={edited}
            onChoose={setEdited}
          >
            {editor}
          </LearnerOffers>
        </section>
      )}
    </div>
  )
}
