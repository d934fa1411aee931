import '../server-only'
import type { SpeedExercise } from '@/lib/speed/exercise'
import type { SpeedBank } from '../question-bank'
import { job } from './job'
import { currentPool, GRADE_LIMIT, poolOf } from './pools'

/** What the artefact of this process holds: it never changes. */
let listed: Promise<{ exercises: SpeedExercise[]; artefactHash: string }> | undefined

export const speedBank: SpeedBank = {
  list() {
    listed ??= job('list-speed', {}).then(
      ({ artefact, output }) => ({ exercises: output, artefactHash: artefact.hash }),
      (error: unknown) => {
        listed = undefined
        throw error
      },
    )
    return listed
  },

  /** On the engine that the run began with; when nothing is left of it, on that of today, without confirmation. */
  async grade({ exerciseId, artefactHash, seed, log }) {
    const pool = await poolOf(artefactHash)
    const input = { exercise: exerciseId, seed, log, confirm: pool !== undefined }
    const on = pool ? async () => pool : currentPool
    const { artefact, output } = await job('grade-speed', input, { timeLimit: GRADE_LIMIT, on })
    return { ...output, artefactHash: artefact.hash }
  },
}
