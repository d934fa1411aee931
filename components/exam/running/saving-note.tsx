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
  return (
    <p
      role="status"
      data-saving={phase}
      className={cn(
        'flex items-center gap-1.5 text-sm',
        phase === 'saved' || phase === 'saving' ? 'text-muted-foreground' : 'font-semibold text-destructive',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {t(phase, { owed })}
    </p>
  )
}
