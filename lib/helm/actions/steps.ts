import { HelmError } from '@/lib/helm/errors'
import type { HelmSteps } from '@/lib/helm/io'

/** Steps whose error gets words in front. */
export function* failing<T>(prefix: string, steps: HelmSteps<T>): HelmSteps<T> {
  try {
    return yield* steps
  } catch (error) {
    if (error instanceof HelmError) throw new HelmError(`${prefix}: ${error.message}`)
    throw error
  }
}
