/**
 * `npm run speed -- [slug…]`: whether doing nothing and each way of the exercises do what they say, and how many keys the
 * ways take. With one slug the goal and the terminal are shown too.
 */
import { fileURLToPath } from 'node:url'
import { runGate } from '../lib/content/gate'
import { readContentFiles } from '../lib/content/load-content'
import { listSpeed, loadSpeed } from '../lib/content/load-speed'
import { keysToType } from '../lib/speed/count-keys'
import { wayNames } from '../lib/speed/exercise'
import { lengthProblems, runSpeedTrial, speedTrials } from '../lib/speed/exercise-check'

const root = fileURLToPath(new URL('../content', import.meta.url))
const all = listSpeed(root)
const asked = process.argv.slice(2)
const unknown = asked.filter((id) => !all.includes(id))
if (unknown.length > 0) {
  console.error(`there is no ${unknown.join(', ')} among\n  ${all.join('\n  ')}`)
  process.exit(2)
}
const ids = asked.length > 0 ? asked : all
const isWhole = asked.length === 1

let count = 0
function report(id: string, problems: readonly string[]): void {
  for (const problem of problems) console.error(`${id}: ${problem}`)
  count += problems.length
}

for (const { file, rule, message } of await runGate(readContentFiles(root), (file) =>
  file.startsWith('speed/'),
))
  if (ids.some((id) => file === `speed/${id}.yaml`)) report(file, [`${rule}: ${message}`])

for (const id of ids) {
  const exercise = loadSpeed(root, id)
  const { domain, level, texts, ways } = exercise
  const figures = wayNames.flatMap((name) => (ways[name] ? [`${name} ${keysToType(ways[name])}`] : []))
  console.log(`${id.padEnd(30)}${domain.padEnd(26)}level ${level}  ${figures.join(', ')}`)
  if (isWhole) console.log(`\n${texts.en.goal}\n${texts.ja.goal}\n`)
  report(id, lengthProblems(exercise))
  for (const trial of speedTrials(exercise)) {
    const { attempt, problems } = await runSpeedTrial(exercise, trial)
    if (isWhole && trial.script) console.log(`--- ${trial.name}\n${trial.script}\n${attempt.output}`)
    report(
      id,
      problems.map((problem) => `${trial.name}: ${problem}`),
    )
  }
}
console.log(`${ids.length} exercises, ${count} problems`)
if (count > 0) process.exitCode = 1
