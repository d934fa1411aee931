'use client'

import { CloudCheck, CloudOff, CloudUpload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { SavingState } from '../saving/exam-saver'

const ICONS = {
  saved: CloudCheck,
  saving: CloudUpload,
  offline: CloudOff,
  elsewhere: CloudOff,
  refused: CloudOff,
} as const

/** Whether the server has all that was done, and how much it does not have yet. */
export function SavingNote({ state: { phase, owed } }: { state: SavingState }) {
  const t = useTranslations('exam.saving')
  const Icon = ICONS[phase]
  const fine = phase === 'saved' || phase === 'saving'
  return (
    <p
      role="status"
      data-saving={phase}
      className={cn(
        'flex items-center gap-1.5 text-sm',
        fine ? 'text-muted-foreground' : 'font-semibold text-destructive',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {/* On a phone there is room for what is wrong only. */}
      <span className={cn(fine && 'max-sm:sr-only')}>{t(phase, { owed })}</span>
    </p>
  )
}
