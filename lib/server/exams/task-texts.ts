import '../server-only'
import type { ContentVersion } from '@/lib/generated/prisma/client'

type Texts = Record<'en' | 'ja', { title: string; task: string }>

/** Title and task of a drill as it was drawn. What else a version says (checks, solution) is not for the browser. */
export function taskTexts({ texts }: Pick<ContentVersion, 'texts'>): Texts {
  const { en, ja } = texts as unknown as Texts
  return { en: { title: en.title, task: en.task }, ja: { title: ja.title, task: ja.task } }
}
