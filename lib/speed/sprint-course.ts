/** Where somebody is in a sprint. Pure: the page and its tests step through it alike. */

export interface SprintCourse {
  /** Names of exercises, in the order in which they were drawn. */
  drawn: readonly string[]
  /** Brought to its end, whether or not the server has said so yet. */
  done: ReadonlySet<string>
  /** Put off, the first first. */
  skipped: readonly string[]
  /** What is on screen; undefined: nothing is left. */
  current: string | undefined
  /** Counts what came on screen: the same exercise may come again. */
  turn: number
  /** What the server, replaying it, did not confirm; until the next is. */
  refused: string | undefined
}

export type SprintStep =
  | { kind: 'done' | 'refused'; id: string }
  | { kind: 'next' | 'skip' }
  /** What the server knows: another page of mine may have gone on, and this one goes along. */
  | { kind: 'told'; solved: readonly string[]; skipped: readonly string[] }

export function beginSprint(
  drawn: readonly string[],
  solved: readonly string[],
  skipped: readonly string[],
): SprintCourse {
  const course = { drawn, done: new Set(solved), skipped, current: undefined, turn: 0, refused: undefined }
  return advance(course)
}

/** What is left: what was put off comes last. */
export function leftIn({ drawn, done, skipped }: Pick<SprintCourse, 'drawn' | 'done' | 'skipped'>): string[] {
  const put = new Set(skipped)
  const all = [...drawn.filter((id) => !put.has(id)), ...skipped.filter((id) => drawn.includes(id))]
  return all.filter((id) => !done.has(id))
}

export function stepSprint(course: SprintCourse, step: SprintStep): SprintCourse {
  switch (step.kind) {
    case 'done':
      return { ...course, done: new Set([...course.done, step.id]), refused: undefined }
    case 'refused':
      return {
        ...course,
        done: new Set([...course.done].filter((id) => id !== step.id)),
        refused: step.id,
      }
    case 'next':
      return advance(course)
    case 'skip':
      return course.current ? advance({ ...course, skipped: putOff(course.skipped, course.current) }) : course
    case 'told': {
      const skipped = [...course.skipped, ...step.skipped.filter((id) => !course.skipped.includes(id))]
      const done = new Set([...course.done, ...step.solved])
      const isPassed =
        course.current !== undefined && done.has(course.current) && !course.done.has(course.current)
      return isPassed ? advance({ ...course, done, skipped }) : { ...course, done, skipped }
    }
  }
}

/** At the end, also when it had been put off before. */
export const putOff = (skipped: readonly string[], id: string): string[] => [
  ...skipped.filter((other) => other !== id),
  id,
]

function advance(course: SprintCourse): SprintCourse {
  const [current] = leftIn(course)
  return { ...course, current, turn: course.turn + 1 }
}
