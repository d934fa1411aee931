import '../server-only'
import type { ContentVersion } from '@/lib/generated/prisma/client'

export interface SkillTexts {
  title: string
  summary: string
}

/** Title and summary of a published version in one language. */
export function skillTexts(version: Pick<ContentVersion, 'texts'> | null, locale: string): SkillTexts {
  const texts = version?.texts as Record<string, SkillTexts> | undefined
  const { title = '', summary = '' } = texts?.[locale] ?? {}
  return { title, summary }
}
