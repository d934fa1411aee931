import { CloudCheck, CloudOff, CloudUpload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { SavePhase } from '../saving/save'

const ICONS = {
  saved: CloudCheck,
  saving: CloudUpload,
  offline: CloudOff,
  signedOut: CloudOff,
  unsaved: CloudOff,
  over: CloudOff,
  left: CloudOff,
} as const

/** Whether the server has all answers. */
export function SavingLine({ phase, owed }: { phase: SavePhase; owed: number }) {
  const t = useTranslations('assignment.saving')
  const Icon = ICONS[phase]
  const isFine = phase === 'saved' || phase === 'saving'
  return (
    <p
      role="status"
      data-saving={phase}
      className={cn(
        'flex items-center gap-1.5 text-sm',
        isFine ? 'text-muted-foreground' : 'font-semibold text-destructive',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {t(phase, { count: owed })}
    </p>
  )
}
