import { ArrowRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/lib/i18n/navigation'

export interface ListedSkill {
  id: string
  title: string
  summary: string
  due: Date | null
  /** Of a drill: 0..1, null when never graded. */
  bestScore?: number | null
}

export interface SkillListProps {
  id: string
  title: string
  skills: ListedSkill[]
  hrefOf(skill: ListedSkill): string
  now: Date
}

/** Families or drills as cards that can be pressed as a whole. */
export function SkillList({ id, title, skills, hrefOf, now }: SkillListProps) {
  if (!skills.length) return null
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id} className="text-lg font-bold">
        {title}
      </h2>
      <ul className="grid gap-3 md:grid-cols-2">
        {skills.map((skill) => (
          <li key={skill.id} className="relative flex gap-3 rounded-lg border bg-card p-4 hover:border-input">
            <div className="grid min-w-0 flex-1 content-start gap-1">
              <h3 className="font-bold">
                <Link href={hrefOf(skill)} className="after:absolute after:inset-0 after:rounded-lg">
                  {skill.title}
                </Link>
              </h3>
              <p className="text-sm text-muted-foreground">{skill.summary}</p>
              <p className="mt-1 flex flex-wrap gap-2">
                <DueBadge skill={skill} now={now} />
              </p>
            </div>
            <ArrowRight aria-hidden className="mt-1 size-5 shrink-0 text-muted-foreground" />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DueBadge({ skill: { due, bestScore }, now }: { skill: ListedSkill; now: Date }) {
  const t = useTranslations('review.practice')
  const format = useFormatter()
  const best = bestScore ?? null
  return (
    <>
      {best !== null && best >= 1 && <Badge variant="success">{t('passed')}</Badge>}
      {best !== null && best < 1 && (
        <Badge variant="warning">{t('best', { percent: Math.round(best * 100) })}</Badge>
      )}
      {!due && best === null && <Badge variant="outline">{t('fresh')}</Badge>}
      {due && due <= now && <Badge variant="mark">{t('due')}</Badge>}
      {due && due > now && (
        <Badge variant="outline">{t('dueAt', { when: format.relativeTime(due, now) })}</Badge>
      )}
    </>
  )
}
