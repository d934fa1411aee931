'use client'

import { Check, Flag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { ExamTaskView } from '@/lib/exam/exam'

export interface TaskMarks {
  current: number
  opened: ReadonlySet<number>
  flagged: ReadonlySet<number>
  done: ReadonlySet<number>
}

export interface TaskListProps {
  list: readonly Pick<ExamTaskView, 'position' | 'weight'>[]
  marks: TaskMarks
  onGo(position: number): void
}

/** All tasks by number, with what they count and what the learner marked. */
export function TaskList({ list, marks, onGo }: TaskListProps) {
  const t = useTranslations('exam.tasks')
  return (
    <nav aria-label={t('label')}>
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(3.5rem,1fr))] gap-1.5">
        {list.map(({ position, weight }) => (
          <li key={position}>
            <TaskButton position={position} weight={weight} marks={marks} onGo={onGo} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface TaskButtonProps {
  position: number
  weight: number
  marks: TaskMarks
  onGo(position: number): void
}

function TaskButton({ position, weight, marks: { current, opened, flagged, done }, onGo }: TaskButtonProps) {
  const t = useTranslations('exam.tasks')
  const words = [
    t('task', { number: position }),
    t('weight', { percent: weight }),
    ...(flagged.has(position) ? [t('flagged')] : []),
    t(done.has(position) ? 'done' : opened.has(position) ? 'opened' : 'unopened'),
  ]
  return (
    <button
      type="button"
      aria-current={position === current ? 'step' : undefined}
      aria-label={words.join(', ')}
      data-task={position}
      onClick={() => onGo(position)}
      className={cn(
        'relative grid h-12 w-full place-items-center content-center rounded-md bg-card text-sm leading-tight hover:bg-accent',
        !opened.has(position) && 'border-dashed text-muted-foreground',
        position === current ? 'border-2 border-foreground' : 'border',
      )}
    >
      <span className="flex items-center gap-0.5 font-bold tabular">
        {done.has(position) && <Check aria-hidden className="size-3.5 text-success" />}
        {position}
      </span>
      <span className="text-xs text-muted-foreground tabular">{t('percent', { percent: weight })}</span>
      {flagged.has(position) && (
        <Flag aria-hidden className="absolute top-0.5 right-0.5 size-3.5 fill-mark text-mark" />
      )}
    </button>
  )
}
