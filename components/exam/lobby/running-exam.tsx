import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { ExamSummary } from '@/lib/exam/exam'
import { Link } from '@/lib/i18n/navigation'
import { useFormName } from '../use-form-name'

const MINUTE_MS = 60_000

export interface RunningExamProps {
  exam: Pick<ExamSummary, 'id' | 'form' | 'closesAt'>
  now: Date
  /** Of the domains, by id. */
  names?: Readonly<Record<string, string>>
}

/** The exam that is under way: its time goes on. */
export function RunningExam({ exam, now, names }: RunningExamProps) {
  const t = useTranslations('exam.running')
  const nameOf = useFormName(names)
  const minutes = Math.max(0, Math.floor((exam.closesAt.getTime() - now.getTime()) / MINUTE_MS))
  return (
    <section
      aria-labelledby="exam-running"
      className="flex flex-wrap items-center justify-between gap-4 rounded-lg bg-mark-soft p-5 sm:p-6"
    >
      <div>
        <h2 id="exam-running" className="text-lg font-bold">
          {t('title')}
        </h2>
        <p>
          {nameOf(exam.form)} · <span className="font-semibold">{t('left', { minutes })}</span>
        </p>
      </div>
      <Button asChild variant="mark" size="lg">
        <Link href={`/exam/${exam.id}`}>{t('goOn')}</Link>
      </Button>
    </section>
  )
}
