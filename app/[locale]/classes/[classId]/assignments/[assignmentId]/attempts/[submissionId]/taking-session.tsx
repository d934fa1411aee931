'use client'

import { TakeAssignment, type TakeAssignmentProps } from '@/components/assignment/taking/take-assignment'
import {
  followSubmissionAction,
  handInAction,
  saveResponseAction,
  takeHintAction,
} from '@/lib/server/actions/assignments'

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
