'use client'

import dynamic from 'next/dynamic'
import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import { useRouter } from '@/lib/i18n/navigation'
import type { SpeedTask } from '@/lib/speed/task'
import { speedActions } from '../speed-actions'

const SpeedRound = dynamic(
  () => import('@/components/speed/speed-round').then((module) => module.SpeedRound),
  { ssr: false },
)

/** A round; another one comes from the server, which knows what was done last. */
export function RoundSession({ tasks }: { tasks: SpeedTask[] }) {
  const locale = useLocale()
  const router = useRouter()
  const actions = useMemo(() => speedActions(locale), [locale])
  const round = tasks.map(({ id, seed }) => `${id}-${seed}`).join()
  return <SpeedRound key={round} tasks={tasks} actions={actions} onMore={() => router.refresh()} />
}
