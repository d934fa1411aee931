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
  archivedAt: Date | null
}

/** The classes that I am in, each with my part in it; those that are put away are one click off. */
export function ClassList({ classes }: { classes: ClassSummary[] }) {
  const t = useTranslations('classes')
  const current = classes.filter(({ archivedAt }) => !archivedAt)
  const archived = classes.filter(({ archivedAt }) => archivedAt)
  return (
    <>
      {current.length === 0 && <EmptyState title={t('none')} description={t('lead')} />}
      {current.length > 0 && <ClassRows classes={current} />}
      {archived.length > 0 && (
        <details className="grid gap-3">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">
            {t('archived', { count: archived.length })}
          </summary>
          <ClassRows classes={archived} />
        </details>
      )}
    </>
  )
}

function ClassRows({ classes }: { classes: ClassSummary[] }) {
  const t = useTranslations('classes')
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
              {t('members', { count: members })} · {t('assignments', { count: assignments })}
            </p>
          </div>
          <Badge variant={role === 'INSTRUCTOR' ? 'mark' : 'neutral'}>{t(`role.${role}`)}</Badge>
        </li>
      ))}
    </ul>
  )
}
