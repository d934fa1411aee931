'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { DifferenceList } from './difference-list'
import type { Difference } from './differences'
import { FocusedSection } from './focused-section'
import type { ItemNames } from './use-item-title'

export interface ConflictNoticeProps {
  /** From what I began with to what is saved now. */
  theirs: readonly Difference[]
  /** From what is saved now to what I have. Undefined while mine is not complete. */
  mine: readonly Difference[] | undefined
  names: ItemNames
  timeZone: string
  onLoad(): void
  onKeep(): void
}

/** Somebody else has changed it: what they did, how mine differs, and the two ways on. */
export function ConflictNotice({ theirs, mine, names, timeZone, onLoad, onKeep }: ConflictNoticeProps) {
  const t = useTranslations('assign.conflict')
  return (
    <FocusedSection label={t('title')}>
      <Alert variant="warning" title={t('title')}>
        <div className="grid max-h-[50dvh] gap-3 overflow-y-auto">
          {theirs.length === 0 ? (
            <p>{t('same')}</p>
          ) : (
            <>
              <p>{t('text')}</p>
              <DifferenceList differences={theirs} names={names} timeZone={timeZone} />
            </>
          )}
          {mine && mine.length > 0 && (
            <>
              <p>{t('mine')}</p>
              <DifferenceList differences={mine} names={names} timeZone={timeZone} />
            </>
          )}
          <div className="flex flex-wrap gap-3">
            <Button size="sm" onClick={onLoad}>
              {t('load')}
            </Button>
            <Button size="sm" variant="outline" onClick={onKeep}>
              {t('over')}
            </Button>
          </div>
        </div>
      </Alert>
    </FocusedSection>
  )
}
