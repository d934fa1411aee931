import { AppError } from '@/lib/errors/app-error'
import { problemAnswer } from '@/lib/server/api/problem'

/** What there is not is said as everything else here: as a problem, not as a page. */
export async function GET(): Promise<Response> {
  return problemAnswer(new AppError('NOT_FOUND'))
}
