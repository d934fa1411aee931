import { BookOpen, Clock, type LucideIcon, Save, SquareTerminal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EXAM_MINUTES, PASS_PERCENT, taskCount } from '@/lib/exam/form'

const POINTS = [
  ['time', Clock],
  ['hosts', SquareTerminal],
  ['allowed', BookOpen],
  ['clock', Save],
] as const satisfies [string, LucideIcon][]

/** What one lets oneself in for. */
export function AboutExam() {
  const t = useTranslations('exam.about')
  const facts = {
    minutes: EXAM_MINUTES,
    tasks: taskCount({ kind: 'full' })?.usual ?? 0,
    percent: PASS_PERCENT,
  }
  return (
    <section aria-labelledby="about" className="grid gap-4">
      <h2 id="about" className="text-lg font-bold">
        {t('title')}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {POINTS.map(([name, Icon]) => (
          <li key={name} className="flex gap-3">
            <Icon aria-hidden className="mt-1 size-5 shrink-0 text-muted-foreground" />
            <p>{t(name, facts)}</p>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted-foreground">{t('affiliation')}</p>
    </section>
  )
}
