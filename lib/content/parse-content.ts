/** From files to content: pure, so that the gate's tests need no disk. */
import { parse } from 'yaml'
import type { z } from 'zod'
import type { Concept, Content, ContentFiles, GlossaryTerm, Localized, Problem } from './content'
import { hashJson } from './hash-json'
import {
  type ConceptMeta,
  type ContentLocale,
  type Curriculum,
  conceptSchema,
  contentLocales,
  curriculumSchema,
  glossaryTermSchema,
} from './schema'

export interface ParsedContent extends Content {
  problems: Problem[]
}

/** Reads what can be read; everything that cannot is a problem and is left out of the result. */
export function parseContent(files: ContentFiles): ParsedContent {
  const problems: Problem[] = []
  const curriculum = readYaml(files, 'curriculum.yaml', curriculumSchema, problems)
  const domains = new Map(
    curriculum?.domains.flatMap((d) => d.competencies.map((c) => [c.id, d.id] as const)) ?? [],
  )
  const planned = plannedIn(curriculum, files)
  const concepts = folders(files, 'concepts').flatMap((id) => {
    const concept = readConcept(files, id, { curriculum, domains, planned, problems })
    return concept ? [concept] : []
  })
  return {
    curriculum: { ...(curriculum ?? emptyCurriculum), hash: hashJson(curriculum ?? null) },
    concepts: concepts.sort((a, b) => a.order - b.order),
    glossary: readGlossary(files, problems).map((term) => withoutPlanned(term, planned)),
    problems,
  }
}

const emptyCurriculum: Curriculum = {
  exam: { name: '', curriculum: '', kubernetes: '', minutes: 0, passPercent: 0 },
  domains: [],
  concepts: [],
}

function folders(files: ContentFiles, kind: string): string[] {
  const ids = Object.keys(files).flatMap((file) => {
    const [top, id, rest] = file.split('/')
    return top === kind && id && rest ? [id] : []
  })
  return [...new Set(ids)].sort()
}

function readYaml<T>(
  files: ContentFiles,
  file: string,
  schema: z.ZodType<T>,
  problems: Problem[],
): T | undefined {
  const text = files[file]
  if (text === undefined) {
    problems.push({ file, rule: 'present', message: 'is missing' })
    return undefined
  }
  let value: unknown
  try {
    value = parse(text)
  } catch (error) {
    problems.push({ file, rule: 'yaml', message: error instanceof Error ? error.message : String(error) })
    return undefined
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    problems.push({ file, rule: 'schema', message: `${issue.path.join('.') || 'file'}: ${issue.message}` })
  }
  return undefined
}

/** Pages of the curriculum that are not written yet: links to them are plain text until they are. */
function plannedIn(curriculum: Curriculum | undefined, files: ContentFiles): ReadonlySet<string> {
  return new Set(curriculum?.concepts.filter((id) => !files[`concepts/${id}/concept.yaml`]))
}

function withoutPlanned(term: GlossaryTerm, planned: ReadonlySet<string>): GlossaryTerm {
  const { concept, ...rest } = term
  return concept && planned.has(concept) ? rest : term
}

interface Around {
  curriculum: Curriculum | undefined
  /** Competency → domain. */
  domains: Map<string, string>
  planned: ReadonlySet<string>
  problems: Problem[]
}

function readConcept(
  files: ContentFiles,
  id: string,
  { curriculum, domains, planned, problems }: Around,
): Concept | undefined {
  const file = `concepts/${id}/concept.yaml`
  const meta = readYaml(files, file, conceptSchema, problems)
  if (!meta) return undefined
  const fail = (rule: string, message: string) => problems.push({ file, rule, message })
  if (meta.id !== id) fail('id', `id "${meta.id}" differs from the folder "${id}"`)
  const domain = domains.get(meta.competency)
  if (!domain) fail('competency', `unknown competency "${meta.competency}"`)
  const order = curriculum?.concepts.indexOf(id) ?? -1
  if (order < 0) fail('listed', 'is not in curriculum.yaml')
  const bodies = readBodies(files, id, problems)
  const sources = meta.diagrams.map((d) => readDiagram(files, id, d.id, problems))
  if (!domain || !bodies || sources.includes(undefined)) return undefined
  const { title, summary, keyPoints, traps, diagrams, ...rest } = meta
  const versioned = {
    ...rest,
    prerequisites: meta.prerequisites.filter((one) => !planned.has(one)),
    texts: localized((locale) => conceptText(meta, locale, unlinked(bodies[locale], planned))),
    diagrams: diagrams.map((d, i) => ({ ...d, source: sources[i] as Localized<string> })),
  }
  return { ...versioned, domain, order, hash: hashJson(versioned) }
}

function conceptText(meta: ConceptMeta, locale: ContentLocale, body: string) {
  return {
    title: meta.title[locale],
    summary: meta.summary[locale],
    body,
    keyPoints: meta.keyPoints.map((p) => p[locale]),
    traps: meta.traps.map((t) => ({ id: t.id, belief: t.belief[locale], fact: t.fact[locale] })),
  }
}

/** With links to pages that do not exist yet as their bare text. */
function unlinked(body: string, planned: ReadonlySet<string>): string {
  return body.replace(/\[([^\]]*)\]\(\.\/([a-z0-9-]+)(?:#[^)]*)?\)/g, (link, text: string, id: string) =>
    planned.has(id) ? text : link,
  )
}

function localized<T>(of: (locale: ContentLocale) => T): Localized<T> {
  return { en: of('en'), ja: of('ja') }
}

function readBodies(files: ContentFiles, id: string, problems: Problem[]): Localized<string> | undefined {
  const missing = contentLocales.filter((locale) => !files[`concepts/${id}/${locale}.md`]?.trim())
  for (const locale of missing) {
    problems.push({ file: `concepts/${id}/${locale}.md`, rule: 'present', message: 'is missing or empty' })
  }
  if (missing.length > 0) return undefined
  return localized((locale) => files[`concepts/${id}/${locale}.md`] ?? '')
}

/** `<id>.mmd` serves both languages; otherwise there is `<id>.en.mmd` and `<id>.ja.mmd`. */
function readDiagram(
  files: ContentFiles,
  concept: string,
  id: string,
  problems: Problem[],
): Localized<string> | undefined {
  const base = `concepts/${concept}/diagrams/${id}`
  const shared = files[`${base}.mmd`]
  if (shared !== undefined) return { en: shared, ja: shared }
  const en = files[`${base}.en.mmd`]
  const ja = files[`${base}.ja.mmd`]
  if (en !== undefined && ja !== undefined) return { en, ja }
  problems.push({
    file: `${base}.mmd`,
    rule: 'diagram-file',
    message: 'is missing (or both .en.mmd and .ja.mmd)',
  })
  return undefined
}

function readGlossary(files: ContentFiles, problems: Problem[]): GlossaryTerm[] {
  const paths = Object.keys(files).filter((f) => /^glossary\/[^/]+\.yaml$/.test(f))
  return paths.sort().flatMap((file) => {
    const term = readYaml(files, file, glossaryTermSchema, problems)
    if (!term) return []
    if (file !== `glossary/${term.id}.yaml`) {
      problems.push({ file, rule: 'id', message: `id "${term.id}" differs from the file's name` })
    }
    return [{ ...term, hash: hashJson(term) }]
  })
}
