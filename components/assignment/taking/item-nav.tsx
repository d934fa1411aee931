import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'

export interface NavItem {
  id: string
  number: number
  /** Answered, or ticked off. */
  isDone: boolean
  isTask: boolean
}

export interface ItemNavProps {
  items: readonly NavItem[]
  current: string | undefined
  onGo(id: string): void
}

/** All questions and tasks by number, and which of them are answered. */
export function ItemNav({ items, current, onGo }: ItemNavProps) {
  const t = useTranslations('assignment.take')
  return (
    <nav aria-label={t('items')} className="print:hidden">
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-1.5">
        {items.map(({ id, number, isDone, isTask }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === current ? 'step' : undefined}
              aria-label={[
                t(isTask ? 'task' : 'question', { number }),
                t(isDone ? (isTask ? 'done' : 'answered') : isTask ? 'open' : 'unanswered'),
              ].join(', ')}
              onClick={() => onGo(id)}
              className={cn(
                'flex h-11 w-full items-center justify-center gap-0.5 rounded-md bg-card text-sm font-bold tabular hover:bg-accent',
                !isDone && 'border-dashed text-muted-foreground',
                id === current ? 'border-2 border-foreground' : 'border',
              )}
            >
              {isDone && <Check aria-hidden className="size-3.5 text-success" />}
              {number}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
