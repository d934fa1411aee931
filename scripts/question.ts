/**
 * `npm run question -- <slug> [--seed N] [--level 1..5] [--lang en|ja|both] [--json]`: one variant as a learner sees
 * it, then its answer; at a terminal it asks first. `--check` tests the family as the tests do, and prints figures.
 */
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runGate } from '../lib/content/gate'
import { readContentFiles } from '../lib/content/load-content'
import { listFamilies, loadFamily } from '../lib/content/load-family'
import type { Family } from '../lib/quiz/family'
import { checkFamily } from '../lib/quiz/family-check'
import { figuresOf, showFigures } from '../lib/quiz/family-figures'
import { sampleFamily } from '../lib/quiz/family-sample'
import { gradeHere } from '../lib/quiz/grade-here'
import { readResponse, takesLines } from '../lib/quiz/read-response'
import { type PublicVariant, publicPart } from '../lib/quiz/render'
import { showAnswer, showQuestion } from '../lib/quiz/show-question'

const root = fileURLToPath(new URL('../content', import.meta.url))
const usage =
  'usage: npm run question -- <slug> [--seed N] [--level 1..5] [--lang en|ja|both] [--json] [--check]'

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      level: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  })
  const locales = { en: ['en'], ja: ['ja'], both: ['en', 'ja'] }[values.lang] as ('en' | 'ja')[] | undefined
  const [slug = ''] = positionals
  const seed = Number(values.seed)
  const level = values.level === undefined ? undefined : Number(values.level)
  if (!locales || !Number.isInteger(seed) || (level !== undefined && !(level >= 1 && level <= 5)))
    throw new Error(usage)
  if (!listFamilies(root).includes(slug))
    throw new Error(`${usage}\nthere is no family "${slug}" among\n  ${listFamilies(root).join('\n  ')}`)
  return { slug, seed, level, locales, json: values.json, check: values.check }
}

/** Reads an answer until it has the form that the question takes; undefined when there is none. */
async function ask(shown: PublicVariant): Promise<unknown> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  // A question that is asked as the input ends would never be answered.
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')))
  const read = (prompt: string) => Promise.race([terminal.question(prompt), ended])
  try {
    for (;;) {
      let typed = await read('\nYour answer (empty: show it): ')
      for (let line = typed; line !== '' && takesLines(shown); typed += `\n${line}`) line = await read('> ')
      if (typed.trim() === '') return undefined
      const response = readResponse(shown, typed)
      if (response !== undefined) return response
      console.log('That is not the form of an answer to this question.')
    }
  } finally {
    terminal.close()
  }
}

async function showOne(
  { question, texts }: Family,
  { seed, level, locales, json }: ReturnType<typeof options>,
) {
  const variant = await question.generate(seed, level).catch((error: Error) => {
    throw new Error(`seed ${seed}: ${error.message}`)
  })
  if (json) return console.log(JSON.stringify(variant, null, 2))
  for (const locale of locales) console.log(`${showQuestion(variant, texts[locale])}\n`)
  const response = process.stdin.isTTY ? await ask(publicPart(variant, texts)) : undefined
  if (response !== undefined) {
    const { correct, score, misconceptions, output } = await gradeHere(variant, response)
    const shown = misconceptions.length > 0 ? `; it shows ${misconceptions.join(', ')}` : ''
    console.log(`\n${correct ? 'Correct' : 'Wrong'}: ${Math.round(score * 100)} %${shown}`)
    if (output) console.log(output)
  }
  for (const locale of locales) console.log(`\n${showAnswer(variant, texts[locale], question.citation)}`)
}

async function checkOne(family: Family, slug: string, json: boolean) {
  const sample = await sampleFamily(family.question)
  const isOurs = (file: string) => file.startsWith(`questions/${slug}/`)
  const gate = (await runGate(readContentFiles(root), isOurs)).filter(({ file }) => isOurs(file))
  const problems = [
    ...gate.map(({ file, line, rule, message }) => `${file}${line ? `:${line}` : ''} ${rule}: ${message}`),
    ...(await checkFamily(family, sample)),
  ]
  const figures = figuresOf(family, sample)
  console.log(json ? JSON.stringify({ ...figures, found: problems }, null, 2) : showFigures(figures))
  for (const problem of problems) console.error(problem)
  if (!json) console.log(`${problems.length} problems`)
  if (problems.length > 0) process.exitCode = 1
}

try {
  const wanted = options()
  const family = await loadFamily(root, wanted.slug)
  if (wanted.check) await checkOne(family, wanted.slug, wanted.json)
  else await showOne(family, wanted)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
