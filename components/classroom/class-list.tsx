import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'

export interface ClassSummary {
  id: string
  name: string
  role: 'INSTRUCTOR' | 'LEARNER'
  members: number
  assignments: number
}

/** The classes that I am in, each with my part in it. */
export function ClassList({ classes }: { classes: ClassSummary[] }) {
  const t = useTranslations('classes')
  if (classes.length === 0) return <EmptyState title={t('none')} description={t('lead')} />
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {classes.map(({ id, name, role, members, assignments }) => (
        <li
          key={id}
          className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-accent"
        >
          <div className="grid min-w-0 flex-1 gap-0.5">
            <Link href={`/classes/${id}`} className="font-bold wrap-anywhere after:absolute after:inset-0">
              {name}
            </Link>
            <p className="text-sm text-muted-foreground">
              {t('members', { count: members })} · {t('quizzes', { count: assignments })}
            </p>
          </div>
          <Badge variant={role === 'INSTRUCTOR' ? 'mark' : 'neutral'}>{t(`role.${role}`)}</Badge>
        </li>
      ))}
    </ul>
  )
}
