import { HelmError } from '@/lib/helm/errors'
import type { Release } from '@/lib/helm/release/release'

/** `true`, `false`, or as the release was made before. @throws HelmError for any other word */
export function isServerSide(option: string, before: Release): boolean {
  if (option === 'auto') return before.applyMethod === 'ssa'
  if (option === 'true' || option === 'false') return option === 'true'
  throw new HelmError(`invalid/unknown release server-side apply method: ${option}`)
}
