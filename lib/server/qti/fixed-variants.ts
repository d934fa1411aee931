import '../server-only'
import type { AssignmentItem } from '@/lib/generated/prisma/client'
import type { StoredVariant } from '@/lib/qti/read-item'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import { findServed } from '../classroom/find-served'
import type { Json } from '../json'
import { fromDb } from '../json'
import { banks } from '../question-bank'

export interface FixedVariant extends StoredVariant {
  seed: number
}

/** Of a lot so many are taken. */
const MOST = 20

type Place = Pick<AssignmentItem, 'id' | 'skillId' | 'contentVersionId' | 'seeds' | 'difficulty'>

/**
 * The variants of one place of an assignment as they stay: those of its seeds, or one whose seed follows from the place, so
 * that each export has the same.
 */
export async function fixedVariants(place: Place): Promise<FixedVariant[]> {
  const seeds = place.seeds.length > 0 ? place.seeds.slice(0, MOST) : [ownSeed(place.id)]
  const variants: FixedVariant[] = []
  for (const seed of seeds) variants.push({ seed, ...(await variantOf(place, seed)) })
  return variants
}

const ownSeed = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(-7), 16) + 1

/** As a learner had it, where one has; content may have changed since. */
async function variantOf(place: Place, seed: number): Promise<StoredVariant> {
  const { skillId, contentVersionId, difficulty } = place
  const served = await findServed(place, seed)
  if (served) return stored(fromDb(served.variant), fromDb(served.key), fromDb(served.explanation))
  const { questions } = await banks()
  const made = await questions.serve(
    skillId ?? '',
    seed,
    difficulty ?? undefined,
    contentVersionId ?? undefined,
  )
  return stored(made.variant, made.key, made.explanation)
}

function stored(variant: Json, key: Json, explanation: Json): StoredVariant {
  const graded = key as unknown as Pick<AnswerPart, 'key' | 'slips'>
  const { text } = explanation as unknown as Pick<AnswerPart, 'text'>
  return {
    variant: variant as unknown as PublicVariant,
    answer: { key: graded.key, slips: graded.slips, text },
  }
}
