/** A grade that was given when work was graded again; kept with the mark that it led to. */
export interface Regraded {
  correct: boolean
  /** 0..1, after hints. */
  score: number
  /** Of a task its checks, as of the first grade; of a question what the answer shows. */
  result: unknown
  /** The drill's version whose checks these were, and the engine; null: of a question, which has the key that it came with. */
  contentVersionId: string | null
  artefactHash: string | null
}

interface Marked {
  /** null takes back what came before. */
  score: number | null
  graded: unknown
}

/** The grade that stands by the marks of an item, in their order; undefined: the first. Marks by hand give points alone. */
export function standingGrade(marks: readonly Marked[]): Regraded | undefined {
  const last = marks.findLast(({ score, graded }) => graded || score === null)
  return (last?.graded ?? undefined) as Regraded | undefined
}
