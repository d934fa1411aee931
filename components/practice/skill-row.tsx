import { CircleHelp, SquareTerminal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRelativeTime } from '@/components/layout/use-relative-time'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/lib/i18n/navigation'
import type { ListedSkill } from './skill-filter'

/** One question family or drill; the whole row leads to it. */
export function SkillRow({ skill, now }: { skill: ListedSkill; now: Date }) {
  const t = useTranslations('practice')
  const isDrill = skill.kind === 'DRILL'
  const Icon = isDrill ? SquareTerminal : CircleHelp
  return (
    <li className="relative flex flex-wrap items-start gap-x-3 gap-y-1 rounded-md px-2 py-2.5 hover:bg-accent sm:flex-nowrap">
      <Icon aria-hidden className="mt-1 size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1 basis-4/5 sm:basis-auto">
        <h4 className="leading-snug font-semibold">
          <span className="sr-only">{t(isDrill ? 'kinds.drill' : 'kinds.family')}: </span>
          <Link
            href={isDrill ? `/practice/drills/${skill.id}` : `/practice/${skill.id}`}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-md"
          >
            {skill.title}
          </Link>
        </h4>
        <p className="line-clamp-2 text-sm text-muted-foreground">{skill.summary}</p>
      </div>
      <p className="flex flex-wrap items-center gap-2 pl-7 text-xs text-muted-foreground sm:max-w-60 sm:justify-end sm:pl-0">
        <Levels levels={skill.levels} />
        {skill.minutes !== undefined && <span>{t('list.minutes', { count: skill.minutes })}</span>}
        <Standing skill={skill} now={now} />
      </p>
    </li>
  )
}

function Levels({ levels }: { levels: readonly number[] }) {
  const t = useTranslations('practice.list')
  const [from, to] = [levels[0], levels.at(-1)]
  if (from === undefined || to === undefined) return null
  return <span>{from === to ? t('levelIs', { level: from }) : t('levels', { from, to })}</span>
}

function Standing({ skill: { standing, due, bestScore }, now }: { skill: ListedSkill; now: Date }) {
  const t = useTranslations('practice')
  const relative = useRelativeTime()
  return (
    <>
      {bestScore !== null && bestScore >= 1 && <Badge variant="success">{t('list.passed')}</Badge>}
      {bestScore !== null && bestScore < 1 && (
        <Badge variant="warning">{t('list.best', { percent: Math.round(bestScore * 100) })}</Badge>
      )}
      {standing === 'new' && bestScore === null && <Badge variant="outline">{t('standing.new')}</Badge>}
      {standing === 'due' && <Badge variant="mark">{t('standing.due')}</Badge>}
      {due && standing !== 'due' && <span>{t('list.dueAt', { when: relative(due, now) })}</span>}
      {standing === 'mastered' && <Badge variant="success">{t('standing.mastered')}</Badge>}
    </>
  )
}
