import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EXAM_KEYS } from '@/components/exam/running/use-exam-keys'
import { Button } from '@/components/ui/button'

export interface StepsProps {
  previous: string | undefined
  next: string | undefined
  goTo(id: string | undefined): void
}

/** To the question before, and to the next one. */
export function Steps({ previous, next, goTo }: StepsProps) {
  const t = useTranslations('assignment.take')
  return (
    <div className="flex flex-wrap justify-between gap-3 print:hidden">
      <Button
        variant="outline"
        disabled={!previous}
        aria-keyshortcuts={EXAM_KEYS.previous}
        title={EXAM_KEYS.previous}
        onClick={() => goTo(previous)}
      >
        <ChevronLeft aria-hidden />
        {t('previous')}
      </Button>
      <Button
        disabled={!next}
        aria-keyshortcuts={EXAM_KEYS.next}
        title={EXAM_KEYS.next}
        onClick={() => goTo(next)}
      >
        {t('next')}
        <ChevronRight aria-hidden />
      </Button>
    </div>
  )
}
