import { ChevronRight } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/lib/i18n/navigation'
import type { TakenTask } from './submission'

export interface TaskItemsProps {
  examId: string
  tasks: readonly TakenTask[]
}

/** The hands-on tasks of an attempt: each is done on the exam's page, with its own cluster. */
export function TaskItems({ examId, tasks }: TaskItemsProps) {
  const t = useTranslations('assignment.take')
  const format = useFormatter()
  const locale = useLocale()
  return (
    <section aria-labelledby="tasks" className="grid gap-3">
      <h2 id="tasks" tabIndex={-1} className="text-lg font-bold outline-none">
        {t('tasks')}
      </h2>
      <p className="text-muted-foreground">{t('tasksText')}</p>
      <ul className="divide-y rounded-lg border bg-card">
        {tasks.map(({ id, number, position, titles, minutes, points, opened, done }) => (
          <li key={id} data-item={id} className="relative flex items-center gap-3 px-4 py-3 hover:bg-accent">
            <div className="grid min-w-0 flex-1 gap-0.5">
              <Link
                href={`/exam/${examId}?task=${position}`}
                prefetch={false}
                className="font-bold after:absolute after:inset-0"
              >
                {t('taskTitle', { number, title: titles[locale] })}
              </Link>
              <p className="text-sm text-muted-foreground">
                {t('points', { count: points, points: format.number(points, { maximumFractionDigits: 2 }) })}{' '}
                · {t('minutes', { count: minutes })}
              </p>
            </div>
            <Badge variant={done ? 'success' : opened ? 'warning' : 'neutral'}>
              {t(done ? 'done' : opened ? 'opened' : 'open')}
            </Badge>
            <ChevronRight aria-hidden className="size-5 shrink-0 text-muted-foreground" />
          </li>
        ))}
      </ul>
    </section>
  )
}
