import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import type { PlanSkillView } from '@/lib/server/operations/plan/get-study-plan'

/** So many are listed by name. */
const SHOWN = 12

const heading = 'text-lg font-bold'
const link = 'font-semibold underline decoration-mark underline-offset-4'

/** What the plan has for today, in order. */
export function TodayList({ skills }: { skills: readonly PlanSkillView[] }) {
  const t = useTranslations('plan.today')
  const minutes = Math.round(skills.reduce((sum, one) => sum + one.minutes, 0))
  return (
    <section
      aria-labelledby="plan-today"
      className="grid content-start gap-3 border-t-2 border-foreground pt-4"
    >
      <h2 id="plan-today" className={heading}>
        {t('title')}
      </h2>
      {skills.length === 0 && <p>{t('nothing')}</p>}
      {skills.length > 0 && (
        <>
          <p className="tabular">{t('total', { count: skills.length, minutes })}</p>
          <ol className="grid gap-1.5">
            {skills.slice(0, SHOWN).map((skill) => (
              <li key={skill.id} className="flex items-baseline justify-between gap-4">
                <SkillName skill={skill} />
                <span className="tabular shrink-0 text-sm text-muted-foreground">
                  {t('minutes', { count: Math.max(1, Math.round(skill.minutes)) })}
                </span>
              </li>
            ))}
          </ol>
          {skills.length > SHOWN && (
            <p className="text-sm text-muted-foreground">{t('more', { count: skills.length - SHOWN })}</p>
          )}
          <Button asChild variant="mark" className="justify-self-start">
            <Link href="/review">{t('start')}</Link>
          </Button>
        </>
      )}
    </section>
  )
}

function SkillName({ skill: { id, title, kind, isNew, unread } }: { skill: PlanSkillView }) {
  const t = useTranslations('plan.today')
  const href = unread
    ? `/concepts/${unread}`
    : kind === 'DRILL'
      ? `/practice/drills/${id}`
      : `/practice/${id}`
  const note = unread ? t('read') : isNew ? t('new') : undefined
  return (
    <span>
      <Link href={href} className={link}>
        {title}
      </Link>
      {note && <span className="ml-2 text-sm text-muted-foreground">{note}</span>}
    </span>
  )
}
