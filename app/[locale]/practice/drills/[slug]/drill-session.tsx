'use client'

import type { ReactNode } from 'react'
import { DrillRunner } from '@/components/drill/drill-runner'
import { drillActions } from './drill-actions'

/** The drill with the server's operations behind it. */
export function DrillSession(props: { skillId: string; owner: string; task: ReactNode }) {
  return <DrillRunner {...props} actions={drillActions} />
}
