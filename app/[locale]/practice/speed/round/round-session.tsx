'use client'

import dynamic from 'next/dynamic'
import { useLocale } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useRouter } from '@/lib/i18n/navigation'
import type { SpeedTask } from '@/lib/speed/task'
import { speedActions } from '../speed-actions'

const SpeedRound = dynamic(
  () => import('@/components/speed/speed-round').then((module) => module.SpeedRound),
  { ssr: false },
)

/** A round; another one comes from the server, which knows what was done last. */
export function RoundSession({ tasks: offered }: { tasks: SpeedTask[] }) {
  const locale = useLocale()
  const router = useRouter()
  const actions = useMemo(() => speedActions(locale), [locale])
  // The page is rendered anew, with other exercises, when an action makes somebody a visitor: only who asks gets them.
  const [tasks, setTasks] = useState(offered)
  const asked = useRef(false)
  useEffect(() => {
    if (!asked.current) return
    asked.current = false
    setTasks(offered)
  }, [offered])
  const more = () => {
    asked.current = true
    router.refresh()
  }
  const round = tasks.map(({ id, seed }) => `${id}-${seed}`).join()
  return <SpeedRound key={round} tasks={tasks} actions={actions} onMore={more} />
}
