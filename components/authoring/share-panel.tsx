'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageSection } from '@/components/layout/page-section'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Choice } from '@/components/ui/choice'
import { useAuthoringActions } from './actions'

export interface SharePanelProps {
  id: string
  classes: { id: string; name: string; isShared: boolean }[]
}

/** The classes whose instructors may read and assign it. */
export function SharePanel({ id, classes }: SharePanelProps) {
  const t = useTranslations('authoring.share')
  const { shareAuthoredAction } = useAuthoringActions()
  const { run, pending, failure } = useAction(shareAuthoredAction)
  const [shared, setShared] = useState(() => classes.filter((one) => one.isShared).map((one) => one.id))
  const toggle = (classId: string, isShared: boolean) =>
    run({ id, classId, shared: isShared }, () =>
      setShared((known) => (isShared ? [...known, classId] : known.filter((one) => one !== classId))),
    )
  return (
    <PageSection id="share" title={t('title')} text={t('text')}>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      {classes.length === 0 && <p className="text-sm text-muted-foreground">{t('none')}</p>}
      <fieldset disabled={pending} aria-label={t('title')}>
        {classes.map(({ id: classId, name }) => (
          <Choice
            key={classId}
            label={name}
            checked={shared.includes(classId)}
            onChange={(event) => toggle(classId, event.target.checked)}
          />
        ))}
      </fieldset>
    </PageSection>
  )
}
