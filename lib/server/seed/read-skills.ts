/** Reads question families and drills below content/ as the seed publishes them. */
import '../server-only'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { contentLocales } from '@/lib/content/schema'
import { parseDrill } from '@/lib/drill/parse-drill'
import type { Question } from '@/lib/quiz/question'
import { questionTexts } from '@/lib/quiz/texts'
import type { Json } from '../json'
import type { SkillSource } from './seed-skills'

/** All skills, in the reading order of the concept that each is about first. */
export async function readSkills(root: string, conceptOrder: string[]): Promise<SkillSource[]> {
  const families = await Promise.all(foldersOf(root, 'questions').map((folder) => readFamily(folder)))
  const skills = [...families, ...foldersOf(root, 'drills').map(readDrill)]
  const place = ({ concepts }: SkillSource) => conceptOrder.indexOf(concepts[0] ?? '')
  const ordered = skills.sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
  return ordered.map((skill, position) => ({ ...skill, position }))
}

async function readFamily(folder: string): Promise<SkillSource> {
  const source = path.join(folder, 'question.ts')
  const module = (await import(pathToFileURL(source).href)) as { default: Question }
  const { id, concepts, levels, kinds } = module.default
  const texts = contentLocales.map((locale) => {
    const text = readFileSync(path.join(folder, `${locale}.yaml`), 'utf8')
    return [locale, questionTexts.parse(parse(text))] as const
  })
  return {
    id,
    kind: 'FAMILY',
    position: 0,
    concepts,
    texts: Object.fromEntries(texts) as Record<string, Json>,
    data: { levels, kinds },
    fingerprint: readFileSync(source, 'utf8'),
  }
}

function readDrill(folder: string): SkillSource {
  const files = Object.fromEntries(
    filesOf(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  )
  const { id, concepts, level, minutes, texts } = parseDrill(path.basename(folder), files)
  return {
    id,
    kind: 'DRILL',
    position: 0,
    concepts,
    texts: texts as unknown as Record<string, Json>,
    data: { level, minutes },
    fingerprint: JSON.stringify(files),
  }
}

function foldersOf(root: string, part: string): string[] {
  const entries = readdirSync(path.join(root, part), { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const folders = names.sort().map((name) => path.join(root, part, name))
  return folders.filter((folder) => readdirSync(folder).length > 0)
}

/** Paths inside the folder, with slashes, in order. */
function filesOf(folder: string, inside = ''): string[] {
  const entries = readdirSync(path.join(folder, inside), { withFileTypes: true })
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = path.posix.join(inside, entry.name)
      return entry.isDirectory() ? filesOf(folder, name) : [name]
    })
}
