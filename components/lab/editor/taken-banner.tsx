'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Taken } from './open-files'

interface TakenBannerProps {
  taken: Taken
  onSaveAndEnd(): void
  onEnd(): void
}

/** A program of a terminal waits for the file. */
export function TakenBanner({ taken: { program, tty }, onSaveAndEnd, onEnd }: TakenBannerProps) {
  const t = useTranslations('lab.editor.taken')
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-2 rounded-md border border-info/30 bg-info-soft px-3 py-1.5 text-sm"
    >
      <span className="grow">{t('text', { program, number: tty + 1 })}</span>
      <Button size="sm" onClick={onSaveAndEnd} className="pointer-coarse:h-11">
        {t('saveAndEnd', { program })}
      </Button>
      <Button size="sm" variant="outline" onClick={onEnd} className="pointer-coarse:h-11">
        {t('end')}
      </Button>
    </div>
  )
}
