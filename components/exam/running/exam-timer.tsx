'use client'

import { useTranslations } from 'next-intl'
import { Timer } from '../timer'
import type { Remaining } from '../use-server-clock'

const SHORT_MS = 5 * 60_000

/** The time left; read out when it becomes little. */
export function ExamTimer({ clock: { remainingMs, announced } }: { clock: Remaining }) {
  const t = useTranslations('exam.clock')
  const said = announced === undefined ? '' : t('left', { minutes: announced })
  return (
    <Timer remainingMs={remainingMs} shortMs={SHORT_MS} label={t('label')} said={said} testId="exam-clock" />
  )
}
