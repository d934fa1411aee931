/**
 * Runs recorded transcripts on our engine: `npm run -s transcript -- [--json] FILE.t…`.
 * With --json one line per step, else what differs, and a summary per area.
 */
import { readFileSync } from 'node:fs'
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

const texts = files.map((file) => readFileSync(file, 'utf8'))
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
  score.add(areaOf(file), differences.length === 0)
  if (differences.length === 0) return
  console.log(`${file}:${step.line} (step ${index + 1})`)
  for (const line of step.command.split('\n')) console.log(`  $ ${line}`)
  for (const { stream, sign, line } of differences) {
    const mark = stream === 'stderr' ? '! ' : ''
    console.log(`  ${color[sign]}${sign} ${mark}${line}${color.off}`)
  }
}

await runFiles(
  files.map((file, index) => ({ index, area: areaOf(file), text: texts[index] ?? '' })),
  (file, index, output) => {
    const step = steps[file]?.[index]
    if (step) print(files[file] ?? '', index, step, output)
  },
)
if (!json) {
  console.log(score.table())
  if (score.failed > 0) process.exitCode = 1
}
