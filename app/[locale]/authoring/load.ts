import { cache } from 'react'
import type { AuthoringActions } from '@/components/authoring/actions'
import {
  compareAuthoredAction,
  openRecorderAction,
  previewVariantAction,
  proposeChecksAction,
  publishAuthoredAction,
  recordScriptAction,
  restoreVersionAction,
  saveDraftAction,
  shareAuthoredAction,
  tryAuthoredAction,
} from '@/lib/server/actions/authoring'
import { getAuthored } from '@/lib/server/operations/authoring/get-authored'
import { getActor } from '@/lib/server/request-actor'
import { loadOwn } from '../load-own'

/** Read once for metadata and page. */
export const loadAuthored = cache(async (path: 'drills' | 'questions', id: string) =>
  loadOwn(`/authoring/${path}/${id}`, async () => getAuthored(await getActor(), { id })),
)

export const authoringActions: AuthoringActions = {
  ...{ saveDraftAction, openRecorderAction, recordScriptAction, proposeChecksAction, tryAuthoredAction },
  ...{ publishAuthoredAction, compareAuthoredAction, restoreVersionAction, shareAuthoredAction },
  previewVariantAction,
}
