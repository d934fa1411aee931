import type { Recorded, SpeedActions } from '@/components/speed/speed-actions'
import type { ActionResult } from '@/lib/errors/app-error'
import { getSpeedWaysAction, recordSpeedRunAction } from '@/lib/server/actions/speed'

type Log = Parameters<typeof recordSpeedRunAction>[0]['log']

/** The trainer with the server's operations behind it, in a language. */
export function speedActions(locale: 'en' | 'ja'): SpeedActions {
  return {
    record({ id: exerciseId, artefactHash, seed }, { log, ...run }): Promise<ActionResult<Recorded>> {
      const sent = log as unknown as Log
      return recordSpeedRunAction({ ...run, exerciseId, artefactHash, seed, log: sent, locale })
    },
    ways: ({ id: exerciseId }) => getSpeedWaysAction({ exerciseId, locale }),
  }
}
