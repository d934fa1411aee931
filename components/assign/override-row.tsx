'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { type SetTimes, termsOf } from '@/lib/classroom/terms'
import { TermsText } from './terms-text'
import type { SavedOverride } from './use-removed-override'

export interface OverrideRowProps {
  override: SavedOverride
  set: SetTimes
  timeZone: string
  busy: boolean
  /** Absent: it cannot be changed. */
  onChange: (() => void) | undefined
  onRemove: (() => void) | undefined
}

/** One learner's exception, and what applies to them. */
export function OverrideRow({ override, set, timeZone, busy, onChange, onRemove }: OverrideRowProps) {
  const t = useTranslations('assign.overrides')
  const { name, extraTimePercent, reason } = override
  return (
    <div className="grid gap-3 rounded-lg border bg-card p-4 sm:grid-cols-[1fr_1fr_auto]">
      <div className="grid content-start gap-1">
        <p className="font-semibold break-words">{name}</p>
        {extraTimePercent === null && <p className="text-sm text-muted-foreground">{t('left')}</p>}
        {extraTimePercent !== null && extraTimePercent > 0 && (
          <p className="text-sm text-muted-foreground">{t('percent', { percent: extraTimePercent })}</p>
        )}
        {reason && <p className="text-sm break-words">{reason}</p>}
      </div>
      <TermsText terms={termsOf(set, override, extraTimePercent ?? 0)} timeZone={timeZone} />
      <div className="flex flex-wrap content-start gap-2">
        {onChange && (
          <Button size="sm" variant="outline" aria-label={t('changeOf', { name })} onClick={onChange}>
            {t('change')}
          </Button>
        )}
        {onRemove && (
          <Button
            size="sm"
            variant="ghost"
            busy={busy}
            aria-label={t('removeOf', { name })}
            onClick={onRemove}
          >
            {t('remove')}
          </Button>
        )}
      </div>
    </div>
  )
}
