'use client'

import dynamic from 'next/dynamic'
import type { TakeAssignmentProps } from '@/components/assignment/taking/take-assignment'
import {
  followSubmissionAction,
  handInAction,
  saveResponseAction,
  takeHintAction,
} from '@/lib/server/actions/assignments'

// The same page shows how an attempt went: that does without these scripts.
const TakeAssignment = dynamic(() =>
  import('@/components/assignment/taking/take-assignment').then((module) => module.TakeAssignment),
)

const actions = {
  save: saveResponseAction,
  follow: followSubmissionAction,
  hint: takeHintAction,
  handIn: handInAction,
}

/** An attempt with the server's operations behind it. */
export function TakingSession(props: Omit<TakeAssignmentProps, 'actions'>) {
  return <TakeAssignment {...props} actions={actions} />
}
