/**
 * Runs recorded transcripts on our engine: `npm run -s transcript -- [--json] FILE.t…`.
 * With --json one line per step, else what differs, and a summary per area.
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { areaOf } from '@/lib/transcript/area'
import { compareStep, type StepOutput } from '@/lib/transcript/compare'
import { parseTranscript, type TranscriptStep } from '@/lib/transcript/parse'
import { runFiles } from '@/lib/transcript/pool'
import { Score } from '@/lib/transcript/score'

const args = process.argv.slice(2)
const json = args.includes('--json')
const files = args.filter((arg) => !arg.startsWith('-'))
const color = process.stdout.isTTY
  ? { '-': '\x1b[31m', '+': '\x1b[32m', ' ': '\x1b[2m', off: '\x1b[0m' }
  : { '-': '', '+': '', ' ': '', off: '' }

if (files.length === 0) {
  console.error('usage: npm run -s transcript -- [--json] FILE.t…')
  process.exit(2)
}

// Whoever read us has seen enough.
process.stdout.on('error', () => process.exit(0))

/** npm runs us in the project's folder: a relative path may be meant from where npm was called. */
function locate(file: string): string {
  const from = [process.env.INIT_CWD ?? '.', '.'].map((folder) => resolve(folder, file))
  const found = from.find((path) => existsSync(path))
  if (found) return found
  console.error(`transcript: ${file}: no such file`)
  process.exit(2)
}

const paths = files.map(locate)
const texts = paths.map((path) => readFileSync(path, 'utf8'))
const steps = texts.map(parseTranscript)
const score = new Score()

function print(file: string, index: number, step: TranscriptStep, output: StepOutput): void {
  if (json) {
    const { exit, stdout, stderr } = output
    process.stdout.write(
      `${JSON.stringify({ file, step: index + 1, cmd: step.command, exit, stdout, stderr })}\n`,
    )
    return
  }
  const differences = compareStep(step, output)
  score.add(areaOf(resolve(file)), differences.length === 0)
  if (differences.length === 0) return
  console.log(`${file}:${step.line} (step ${index + 1})`)
  for (const line of step.command.split('\n')) console.log(`  $ ${line}`)
  for (const { stream, sign, line } of differences) {
    const mark = stream === 'stderr' ? '! ' : ''
    console.log(`  ${color[sign]}${sign} ${mark}${line}${color.off}`)
  }
}

await runFiles(
  paths.map((path, index) => ({ index, area: areaOf(path), text: texts[index] ?? '' })),
  (file, index, output) => {
    const step = steps[file]?.[index]
    if (step) print(files[file] ?? '', index, step, output)
  },
)
if (!json) {
  console.log(score.table())
  if (score.failed > 0) process.exitCode = 1
}
