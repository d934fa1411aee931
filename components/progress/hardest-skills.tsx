import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/lib/i18n/navigation'
import type { HardSkill } from '@/lib/server/operations/progress/get-progress'
import { useProgressText } from './use-progress-text'

/** What was forgotten most often, with the ways out: its page, and another question or drill. */
export function HardestSkills({ skills }: { skills: readonly HardSkill[] }) {
  const t = useTranslations('progress.hardest')
  return (
    <section aria-labelledby="hardest" className="grid gap-3 border-t-2 border-foreground pt-4">
      <h2 id="hardest" className="text-lg font-bold">
        {t('title')}
      </h2>
      {skills.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {skills.map((skill) => (
            <HardRow key={skill.id} skill={skill} />
          ))}
        </ul>
      )}
    </section>
  )
}

const linkClass =
  'inline-flex min-h-11 items-center px-2 font-semibold underline decoration-mark underline-offset-4'

function HardRow({ skill }: { skill: HardSkill }) {
  const t = useTranslations('progress.hardest')
  const kinds = useTranslations('practice.kinds')
  const text = useProgressText()
  const { id, kind, title, conceptId, lapses, difficulty, leech } = skill
  const practise = kind === 'DRILL' ? `/practice/drills/${id}` : `/practice/${id}`
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 font-semibold">
          {title}
          {leech && <Badge variant="warning">{t('leech')}</Badge>}
        </p>
        <p className="text-sm text-muted-foreground">
          {[
            kinds(kind === 'DRILL' ? 'drill' : 'family'),
            t('lapses', { count: lapses }),
            t('difficulty', { value: text.number(difficulty) }),
          ].join(' · ')}
        </p>
        {leech && <p className="text-sm">{t('leechText')}</p>}
      </div>
      <p className="-mx-2 flex gap-2 text-sm">
        <Link href={`/concepts/${conceptId}`} aria-label={t('readOf', { name: title })} className={linkClass}>
          {t('read')}
        </Link>
        <Link
          href={practise}
          prefetch={false}
          aria-label={t('practiseOf', { name: title })}
          className={linkClass}
        >
          {t('practise')}
        </Link>
      </p>
    </li>
  )
}
