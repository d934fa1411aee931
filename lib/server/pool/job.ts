import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { currentPool, type Running, SERVE_LIMIT } from './pools'
import type { JobName, Jobs } from './protocol'
import { PoolError } from './worker-pool'

/** What a person is told of a job that failed. */
function asAppError(error: unknown): unknown {
  if (!(error instanceof PoolError)) return error
  switch (error.code) {
    case 'FULL':
      return new AppError('BUSY')
    case 'UNKNOWN_SKILL':
      return new AppError('NOT_FOUND')
    case 'INVALID_CONTENT':
      return new AppError('CONTENT_INVALID', { problem: error.message })
    case 'TIME_LIMIT':
      return new AppError('INVALID_INPUT', { field: 'log', reason: 'time limit' })
    default:
      return error
  }
}

/** Has a worker do something. @throws AppError what a person is told of it */
export async function job<N extends JobName>(
  name: N,
  input: Jobs[N]['input'],
  { timeLimit = SERVE_LIMIT, on = currentPool }: { timeLimit?: number; on?: () => Promise<Running> } = {},
) {
  const { artefact, pool } = await on()
  try {
    return { artefact, output: await pool.run(name, input, timeLimit) }
  } catch (error) {
    throw asAppError(error)
  }
}
