'use client'

import dynamic from 'next/dynamic'
import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import { LabLoading } from '@/components/lab/lab-loading'
import { startSprintAction } from '@/lib/server/actions/speed'
import type { RunningSprint } from '@/lib/speed/sprint'
import { sprintActions } from '../sprint-actions'

const SprintRunner = dynamic(
  () => import('@/components/speed/sprint/sprint-runner').then((module) => module.SprintRunner),
  { ssr: false, loading: LabLoading },
)

/** A sprint with the server's operations behind it. */
export function SprintSession({ sprint }: { sprint: RunningSprint }) {
  const locale = useLocale()
  const actions = useMemo(() => sprintActions(locale), [locale])
  return <SprintRunner sprint={sprint} actions={actions} start={startSprintAction} />
}
