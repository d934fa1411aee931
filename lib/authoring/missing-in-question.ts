import type { QuestionDraft } from './question-draft'

/** In words of the messages `authoring.question.missing`. */
export type MissingInQuestion = 'family' | 'seeds' | 'bothLanguages'

/** What a question still needs before it can be published. */
export function missingInQuestion({ family, seeds, texts: { en, ja } }: QuestionDraft): MissingInQuestion[] {
  const isHalf = (a: string, b: string) => (a.trim() === '') !== (b.trim() === '')
  const half = isHalf(en.title, ja.title) || isHalf(en.instructions, ja.instructions)
  return [
    ...(family ? [] : (['family'] as const)),
    ...(seeds.length ? [] : (['seeds'] as const)),
    ...(half ? (['bothLanguages'] as const) : []),
  ]
}
