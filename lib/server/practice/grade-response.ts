import '../server-only'
import type { ServedVariant } from '@/lib/generated/prisma/client'
import { fromDb, type Json } from '../json'
import { banks, type Verdict } from '../question-bank'

/** Grades against the stored key, never against one computed anew. @param today see QuestionBank */
export async function gradeResponse(served: ServedVariant, response: Json, today = false): Promise<Verdict> {
  const { skillId, seed, artefactHash } = served
  const stored = {
    variant: fromDb(served.variant),
    key: fromDb(served.key),
    explanation: fromDb(served.explanation),
  }
  return (await banks()).questions.grade({ skillId, seed, artefactHash, ...stored }, response, today)
}
