/** Reads question families from disk (Node only). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import type { Family } from '@/lib/quiz/family'
import type { Question } from '@/lib/quiz/question'
import { questionTexts } from '@/lib/quiz/texts'

/** The names of the folders below content/questions that hold a family, in order. */
export function listFamilies(root: string): string[] {
  const folder = path.join(root, 'questions')
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.filter((slug) => existsSync(path.join(folder, slug, 'question.ts'))).sort()
}

/** @param root of content/ @throws on a file that is missing or cannot be read, naming it */
export async function loadFamily(root: string, slug: string): Promise<Family> {
  const folder = path.join(root, 'questions', slug)
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
  const texts = (locale: string) => {
    const result = questionTexts.safeParse(parse(read(`${locale}.yaml`)))
    if (result.success) return result.data
    const issues = result.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
    throw new Error(`questions/${slug}/${locale}.yaml: ${issues.join('; ')}`)
  }
  const source = path.join(folder, 'question.ts')
  const module = (await import(/* @vite-ignore */ pathToFileURL(source).href)) as { default: Question }
  return {
    question: module.default,
    texts: { en: texts('en'), ja: texts('ja') },
    source: readFileSync(source, 'utf8'),
  }
}
