/**
 * `npm run drill -- <slug> [--lang en|ja]`: task, checks, and whether doing nothing, the solution and each wrong
 * solution do what they say. `--solve`: the terminal of whoever types the solution; `--wrong NAME`: of a wrong one.
 * `--try`: a shell on the drill's cluster; `exit` hands in.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runGate } from '../lib/content/gate'
import { readContentFiles } from '../lib/content/load-content'
import { listDrills, loadDrill } from '../lib/content/load-drill'
import { gradeSession, openDrill, performScript } from '../lib/drill/attempt'
import type { Drill } from '../lib/drill/definition'
import { runTrial, showResults, trialsOf } from '../lib/drill/drill-check'
import { faultText } from '../lib/drill/faults'
import { joinTerminal } from './lab-terminal'

const root = fileURLToPath(new URL('../content', import.meta.url))
const usage = 'usage: npm run drill -- <slug> [--lang en|ja] [--solve | --wrong NAME | --try]'

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      lang: { type: 'string', default: 'en' },
      solve: { type: 'boolean', default: false },
      wrong: { type: 'string' },
      try: { type: 'boolean', default: false },
    },
  })
  const [slug = ''] = positionals
  const { lang } = values
  if (lang !== 'en' && lang !== 'ja') throw new Error(usage)
  if (!listDrills(root).includes(slug))
    throw new Error(`${usage}\nthere is no drill "${slug}" among\n  ${listDrills(root).join('\n  ')}`)
  return { ...values, slug, lang: lang as 'en' | 'ja' }
}

function showTask({ id, level, minutes, checks, texts, faults }: Drill, lang: 'en' | 'ja'): void {
  const { title, task, checks: wanted } = texts[lang]
  const lines = checks.map(
    (check) => `  ${check.id} (${check.weight}): ${wanted[check.id]}\n    $ ${check.show}`,
  )
  const wrongs = faults.flatMap((use) => [
    `  fault ${use.fault}: ${faultText(use, 'symptom', lang)}`,
    `    ${faultText(use, 'repair', lang)}`,
  ])
  console.log(
    `${id}  level ${level}  ${minutes} min\n\n${title}\n\n${task}\n\n${[...lines, ...wrongs].join('\n')}\n`,
  )
}

/** Grades doing nothing, the solution and each wrong one. @returns how many problems there are */
async function tryAll(drill: Drill): Promise<number> {
  const isOurs = (file: string) => file.startsWith(`drills/${drill.id}/`)
  const gate = (await runGate(readContentFiles(root), isOurs)).filter(({ file }) => isOurs(file))
  for (const { file, line, rule, message } of gate)
    console.error(`content/${file}${line ? `:${line}` : ''} ${rule}: ${message}`)
  let count = gate.length
  for (const trial of trialsOf(drill)) {
    const { attempt, problems } = await runTrial(drill, trial)
    console.log(`${problems.length > 0 ? 'PROBLEM ' : ''}${trial.name}: ${showResults(attempt.results)}`)
    for (const problem of problems) console.error(`  ${trial.name}: ${problem}`)
    if (problems.length > 0) console.error(attempt.output)
    count += problems.length
  }
  console.log(`${count} problems`)
  return count
}

async function performAndShow(drill: Drill, script: string): Promise<void> {
  const { output, results } = await performScript(drill, script)
  console.log(`${output}\n${showResults(results)}`)
}

async function tryIt(drill: Drill, lang: 'en' | 'ja'): Promise<void> {
  if (!process.stdin.isTTY) throw new Error('--try needs a terminal')
  showTask(drill, lang)
  const session = await openDrill(drill)
  await joinTerminal(session)
  console.log(`\n${showResults((await gradeSession(drill, session)).results)}`)
}

try {
  const options = readOptions()
  const drill = loadDrill(root, options.slug)
  const wrong = drill.wrong[options.wrong ?? '']
  if (options.wrong !== undefined && !wrong)
    throw new Error(`there is no wrong/${options.wrong}.sh among ${Object.keys(drill.wrong).join(', ')}`)
  if (options.try) await tryIt(drill, options.lang)
  else if (options.solve || wrong) await performAndShow(drill, wrong?.script ?? drill.solution)
  else {
    showTask(drill, options.lang)
    if ((await tryAll(drill)) > 0) process.exitCode = 1
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
