import type { Slip } from './variant'

/**
 * The slips of an answer that is typed: what each belief, by its name, would make of it. A belief that comes to the
 * right answer shows nothing; of beliefs that come to the same, the first counts.
 */
export function slipsOfAnswers(
  right: string | number,
  believed: Readonly<Record<string, string | number | undefined>>,
): Slip[] {
  const seen = new Set([String(right)])
  return Object.entries(believed).flatMap(([misconception, answer]): Slip[] => {
    if (answer === undefined || seen.has(String(answer))) return []
    seen.add(String(answer))
    return [{ misconception, answer: String(answer) }]
  })
}
