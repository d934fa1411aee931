import { Check, CircleDot, RotateCcw, Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { ConceptProgress } from '@/lib/srs/concept-progress'

const icons = { unread: undefined, read: Check, quizzed: CircleDot, due: RotateCcw, mastered: Star }

/** How far somebody is with a page, as a cell of practice paper with a mark in it. */
export function ProgressMark({ progress, className }: { progress: ConceptProgress; className?: string }) {
  const t = useTranslations('concepts.progress')
  const Icon = icons[progress]
  return (
    <span
      title={t(progress)}
      className={cn('practice-cell grid size-6 shrink-0 place-items-center text-mark', className)}
    >
      {Icon && (
        <Icon
          aria-hidden
          className={cn('size-4', progress === 'mastered' && 'fill-current')}
          strokeWidth={2.5}
        />
      )}
      <span className="sr-only">{t(progress)}</span>
    </span>
  )
}
