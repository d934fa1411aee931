/**
 * `npm run content:check`: the content gate, problems on stderr, exit 1 if there are any. With slugs, only what
 * concerns these concepts, and their pages are run as the tests run them; `--record` then writes what came out
 * into console blocks whose commands show nothing yet, in both languages.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Concept } from '../lib/content/content'
import { parseFenceMarks, unrunReasons } from '../lib/content/fence-marks'
import { runGate } from '../lib/content/gate'
import { readContentFiles } from '../lib/content/load-content'
import { listDrills, loadDrill } from '../lib/content/load-drill'
import { listFamilies, loadFamily } from '../lib/content/load-family'
import { parseContent } from '../lib/content/parse-content'
import { parsePage } from '../lib/content/parse-page'
import { recordPage } from '../lib/content/record-page'
import { type PageResult, runPage } from '../lib/content/run-page'
import { showTotals, skillTotals } from '../lib/content/skill-totals'

const root = fileURLToPath(new URL('../content', import.meta.url))
const slugs = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const record = process.argv.includes('--record')

const all = readContentFiles(root)
const { concepts, glossary, curriculum } = parseContent(all)
const concerns = (file: string) => slugs.length === 0 || slugs.includes(file.split('/')[1] ?? '')
const problems = (await runGate(all, concerns)).filter(({ file }) => concerns(file))
for (const p of problems) {
  console.error(`content/${p.file}${p.line ? `:${p.line}` : ''} ${p.rule}: ${p.message}`)
}
let wrong = 0
for (const concept of concepts) if (slugs.includes(concept.id)) wrong += await check(concept)
if (slugs.length === 0) {
  printTotals()
  await printSkillTotals()
}
if (problems.length + wrong > 0) process.exitCode = 1

/** @returns how many commands and manifests do not do what the page says */
async function check(concept: Concept): Promise<number> {
  const results = await runPage(concept.texts.en.body, concept.cluster)
  if (record) {
    for (const locale of ['en', 'ja']) {
      const file = `${root}/concepts/${concept.id}/${locale}.md`
      writeFileSync(file, recordPage(readFileSync(file, 'utf8'), results))
    }
  }
  const failed = results.filter(({ matches, output }) => !matches && !(record && output.length === 0))
  for (const result of failed) show(concept.id, result)
  console.log(`${concept.id}: ${results.length} commands and manifests, ${failed.length} not as written`)
  return failed.length
}

function show(id: string, { line, command, output, got }: PageResult): void {
  const text = [...output.map((one) => `- ${one}`), ...got.map((one) => `+ ${one}`)].join('\n')
  console.error(`content/concepts/${id}/en.md:${line} $ ${command}\n${text}`)
}

function printTotals(): void {
  const fences = concepts.flatMap(({ texts }) => parsePage(texts.en.body).fences)
  const consoles = fences.filter(({ lang }) => lang === 'console')
  const unrun = consoles.flatMap(({ lang, marks }) => parseFenceMarks(lang, marks).unrun ?? [])
  const reasons = unrunReasons.map((reason) => `${reason} ${unrun.filter((one) => one === reason).length}`)
  const diagrams = concepts.reduce((sum, c) => sum + c.diagrams.length, 0)
  const written = `${concepts.length} of ${curriculum.concepts.length} concepts`
  console.log(
    `content: ${written}, ${diagrams} diagrams, ${glossary.length} terms, ${problems.length} problems`,
  )
  console.log(
    `console blocks: ${consoles.length - unrun.length} run, ${unrun.length} not (${reasons.join(', ')})`,
  )
}

async function printSkillTotals(): Promise<void> {
  const families = await readable(listFamilies(root), (slug) => loadFamily(root, slug))
  const drills = await readable(listDrills(root), (slug) => loadDrill(root, slug))
  const totals = await skillTotals(families, drills, curriculum.concepts)
  console.log(showTotals(totals))
  for (const one of totals.unknownConcepts) console.error(`content/questions: unknown concept: ${one}`)
  wrong += totals.unknownConcepts.length
}

/** What can be read; a folder that cannot be is named, and hides no other. */
async function readable<T>(slugs: readonly string[], load: (slug: string) => T | Promise<T>): Promise<T[]> {
  const found: T[] = []
  for (const slug of slugs) {
    try {
      found.push(await load(slug))
    } catch (error) {
      console.error(`${slug}: ${error instanceof Error ? error.message : String(error)}`)
      wrong++
    }
  }
  return found
}
