import { z } from 'zod'
import { DraftError } from './draft-error'
import { mappingIn, yaml } from './draft-yaml'
import type { Folder } from './folder'

const words = z.strictObject({
  title: z.string().max(300).default(''),
  instructions: z.string().max(4_000).default(''),
})
const noWords = { title: '', instructions: '' }

/** question.yaml: variants of a family that somebody chose, under words of their own. */
export const questionDraft = z.strictObject({
  /** Empty: not chosen yet. */
  family: z.string().max(120).default(''),
  /** 1 to 5; absent: as it comes. */
  difficulty: z.number().int().min(1).max(5).optional(),
  seeds: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(2 ** 31 - 1),
    )
    .max(50)
    .default([]),
  /** Empty: the family's own title; no more instructions than the question's. */
  texts: z
    .strictObject({ en: words.default(noWords), ja: words.default(noWords) })
    .default({ en: noWords, ja: noWords }),
})
export type QuestionDraft = z.infer<typeof questionDraft>

export const EMPTY_QUESTION: QuestionDraft = questionDraft.parse({})

/** @throws DraftError */
export function questionOfFiles(files: Folder): QuestionDraft {
  const parsed = questionDraft.safeParse(mappingIn('question.yaml', files['question.yaml'] ?? ''))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new DraftError(issue?.path.join('.') ?? 'question.yaml', issue?.message ?? '')
}

export function filesOfQuestion({ family, difficulty, seeds, texts }: QuestionDraft): Folder {
  const said = Object.entries(texts).flatMap(([locale, { title, instructions }]) => {
    const own = { ...(title ? { title } : {}), ...(instructions ? { instructions } : {}) }
    return Object.keys(own).length ? [[locale, own] as const] : []
  })
  return {
    'question.yaml': yaml({
      family,
      ...(difficulty === undefined ? {} : { difficulty }),
      seeds,
      ...(said.length ? { texts: Object.fromEntries(said) } : {}),
    }),
  }
}
