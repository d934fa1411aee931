import '../server-only'
import { standingGrade } from '@/lib/classroom/standing-grade'

interface Verdicted {
  /** Of the first grade. */
  verdict: unknown
  /** In the order in which they were given. */
  marks: readonly { score: number | null; graded: unknown }[]
}

/** The beliefs that an answer shows, by name, as it was graded last. */
export function shownBeliefs({ verdict, marks }: Verdicted): string[] {
  const grade = standingGrade(marks)
  const found = (grade ? grade.result : verdict) as { misconceptions?: string[] } | null
  return found?.misconceptions ?? []
}
