import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { GradebookChoice } from '@/lib/classroom/gradebook/gradebook-view'
import { Link } from '@/lib/i18n/navigation'
import { gradebookHref } from './gradebook-href'

export interface SortHeaderProps {
  classId: string
  choice: GradebookChoice
  /** What `sort` is called for this column. */
  sort: string
  text: string
  className?: string
}

/** The head of a column: sorts by it, and once more the other way. */
export function SortHeader({ classId, choice, sort, text, className }: SortHeaderProps) {
  const t = useTranslations('results.gradebook')
  const isCurrent = choice.sort === sort
  const Icon = choice.descending ? ArrowDown : ArrowUp
  const order = choice.descending ? 'descending' : 'ascending'
  return (
    <th
      scope="col"
      aria-sort={isCurrent ? order : undefined}
      className={cn(
        'border-b px-3 py-1 text-left align-bottom font-semibold text-muted-foreground',
        className,
      )}
    >
      <Link
        href={gradebookHref(classId, { ...choice, sort, descending: isCurrent && !choice.descending })}
        title={t('sortBy', { column: text })}
        prefetch={false}
        className="inline-flex min-h-11 items-center gap-1 hover:text-foreground hover:underline"
      >
        <span className="line-clamp-2 wrap-anywhere">{text}</span>
        {isCurrent && <Icon aria-hidden className="size-4 shrink-0" />}
      </Link>
    </th>
  )
}
