import type { Drill } from './definition'
import { faultText } from './faults'

/** Why the solution is right, and what mends each of the faults that the drill begins with. */
export function solutionText(
  { texts, faults }: Pick<Drill, 'texts' | 'faults'>,
  locale: 'en' | 'ja',
): string {
  const repairs = faults.map((fault) => faultText(fault, 'repair', locale))
  return [texts[locale].solution, ...repairs].join(locale === 'en' ? ' ' : '')
}
