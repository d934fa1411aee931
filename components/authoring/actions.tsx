'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type * as server from '@/lib/server/actions/authoring'

/** What the editors ask of the server. */
export type AuthoringActions = Pick<
  typeof server,
  | 'saveDraftAction'
  | 'openRecorderAction'
  | 'recordScriptAction'
  | 'proposeChecksAction'
  | 'tryAuthoredAction'
  | 'publishAuthoredAction'
  | 'compareAuthoredAction'
  | 'restoreVersionAction'
  | 'shareAuthoredAction'
  | 'previewVariantAction'
>

const Context = createContext<AuthoringActions | undefined>(undefined)

export function AuthoringActionsProvider(props: { actions: AuthoringActions; children: ReactNode }) {
  return <Context value={props.actions}>{props.children}</Context>
}

export function useAuthoringActions(): AuthoringActions {
  const actions = useContext(Context)
  if (!actions) throw new Error('no actions for authoring')
  return actions
}
