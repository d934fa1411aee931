/**
 * `npm run content:check`: the content gate, problems on stderr, exit 1 if there are any. With slugs, only what
 * concerns these concepts, and their pages are run as the tests run them; `--record` then writes what came out
 * into console blocks whose commands show nothing yet, in both languages. `--figures` generates 50 variants of every
 * family and prints how many problems and answers differ among them; that takes minutes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Concept } from '../lib/content/content'
import { parseFenceMarks, unrunReasons } from '../lib/content/fence-marks'
import { runGate } from '../lib/content/gate'
import { readContentFiles } from '../lib/content/load-content'
import { listDrills, loadDrill } from '../lib/content/load-drill'
import { listFamilies, loadFamily } from '../lib/content/load-family'
import { listSpeed } from '../lib/content/load-speed'
import { parseContent } from '../lib/content/parse-content'
import { parsePage } from '../lib/content/parse-page'
import { recordPage } from '../lib/content/record-page'
import { type PageResult, runPage } from '../lib/content/run-page'
import { shortcomings, showTotals, skillTotals } from '../lib/content/skill-totals'
import type { Family } from '../lib/quiz/family'
import { figuresOf } from '../lib/quiz/family-figures'
import { sampleFamily } from '../lib/quiz/family-sample'

const root = fileURLToPath(new URL('../content', import.meta.url))
const slugs = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const record = process.argv.includes('--record')
const figures = process.argv.includes('--figures')

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
  if (figures) for (const family of families) console.log(await figuresLine(family))
  console.log(showTotals(totals))
  console.log(`speed practice: ${listSpeed(root).length} exercises (npm run speed)`)
  const found = shortcomings(totals)
  for (const one of found) console.error(`content/questions: ${one}`)
  wrong += found.length
}

/** `id  problems 48, answers 31 of 50, median 9 ms, p95 21 ms` */
async function figuresLine(family: Family): Promise<string> {
  const { problems, keys, seeds, median, p95 } = figuresOf(family, await sampleFamily(family.question))
  const times = `median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`
  return `${family.question.id.padEnd(32)}problems ${problems}, answers ${keys} of ${seeds}, ${times}`
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
