'use client'

import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useRouter } from '@/lib/i18n/navigation'
import type { SpeedTask } from '@/lib/speed/task'
import { speedActions } from '../speed-actions'

/** Terminal and engine are heavy: they come behind the page. */
const SpeedTrainer = dynamic(
  () => import('@/components/speed/speed-trainer').then((module) => module.SpeedTrainer),
  { ssr: false },
)

/** One exercise, as often as one likes, and the way to the next. */
export function SpeedSession({ task, nextId }: { task: SpeedTask; nextId: string }) {
  const t = useTranslations('speed')
  const locale = useLocale()
  const router = useRouter()
  const actions = useMemo(() => speedActions(locale), [locale])
  return (
    <SpeedTrainer
      key={task.id}
      task={task}
      actions={actions}
      onNext={() => router.push(`/practice/speed/${nextId}`)}
      nextLabel={t('next')}
    />
  )
}
