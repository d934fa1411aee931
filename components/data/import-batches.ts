import type { AnkiPreview } from '@/lib/server/operations/data/read-anki'

type Skills = AnkiPreview['skills']

/** Reviews that a call may add: `importReviews` takes no more. */
const MAX_ROWS = 500
/** Skills in a call: each is a transaction, and progress shall be seen. */
const MAX_SKILLS = 20

/** What is to be added, cut into calls; the rows of a skill stay in their order. */
export function importBatches(skills: Skills): Skills[] {
  const batches: Skills[] = []
  let [batch, size] = [[] as Skills, 0]
  const close = () => {
    if (batch.length > 0) batches.push(batch)
    ;[batch, size] = [[], 0]
  }
  for (const { skillId, rows } of skills) {
    for (let from = 0; from < rows.length; ) {
      if (size === MAX_ROWS || batch.length === MAX_SKILLS) close()
      const part = rows.slice(from, from + MAX_ROWS - size)
      batch.push({ skillId, rows: part })
      size += part.length
      from += part.length
    }
  }
  close()
  return batches
}

export const rowsOf = (skills: Skills) => skills.reduce((sum, { rows }) => sum + rows.length, 0)
