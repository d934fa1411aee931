import type { SprintActions } from '@/components/speed/sprint/sprint-actions'
import { findForeignWorkAction } from '@/lib/server/actions/review'
import {
  endSprintAction,
  getSprintAction,
  recordSpeedRunAction,
  skipInSprintAction,
} from '@/lib/server/actions/speed'

type Log = Parameters<typeof recordSpeedRunAction>[0]['log']

/** A sprint with the server's operations behind it, in a language. */
export function sprintActions(locale: 'en' | 'ja'): SprintActions {
  return {
    get: ({ sprintId }) => getSprintAction({ sprintId, locale }),
    end: ({ sprintId }) => endSprintAction({ sprintId, locale }),
    record: ({ log, ...run }) => recordSpeedRunAction({ ...run, log: log as unknown as Log, locale }),
    skip: skipInSprintAction,
    foreign: findForeignWorkAction,
  }
}
