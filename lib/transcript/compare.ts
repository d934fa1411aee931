import { normalizeLine } from '@/lib/transcript/normalize'

/** What a step printed, whoever ran it. */
export interface StepOutput {
  exit: number
  stdout: string[]
  stderr: string[]
}

export interface LineDifference {
  stream: 'stdout' | 'stderr' | 'exit'
  /** `-` is missing from what was got, `+` is too much, a blank is in both. */
  sign: '-' | '+' | ' '
  line: string
}

/** Output as a transcript has it: split on newlines, one final newline dropped. */
export function toLines(text: string): string[] {
  if (text === '') return []
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}

/** The differences after normalisation; none means that the step matches. */
export function compareStep(expected: StepOutput, got: StepOutput): LineDifference[] {
  const differences: LineDifference[] = []
  for (const stream of ['stdout', 'stderr'] as const) {
    const want = expected[stream].map(normalizeLine)
    const have = got[stream].map(normalizeLine)
    if (want.join('\n') === have.join('\n') && want.length === have.length) continue
    differences.push(...diffLines(want, have).map((part) => ({ stream, ...part })))
  }
  if (expected.exit !== got.exit) {
    differences.push({ stream: 'exit', sign: '-', line: `[${expected.exit}]` })
    differences.push({ stream: 'exit', sign: '+', line: `[${got.exit}]` })
  }
  return differences
}

type Part = { sign: LineDifference['sign']; line: string }

/** Beyond this many cells the middle is shown as removed and added. */
const MAX_CELLS = 4_000_000

/** A shortest edit script by the longest common subsequence. */
export function diffLines(want: string[], have: string[]): Part[] {
  let start = 0
  while (start < want.length && start < have.length && want[start] === have[start]) start += 1
  let end = 0
  while (end < want.length - start && end < have.length - start && want.at(-1 - end) === have.at(-1 - end)) {
    end += 1
  }
  const same = (lines: string[]): Part[] => lines.map((line) => ({ sign: ' ', line }))
  return [
    ...same(want.slice(0, start)),
    ...diffMiddle(want.slice(start, want.length - end), have.slice(start, have.length - end)),
    ...same(want.slice(want.length - end)),
  ]
}

function diffMiddle(want: string[], have: string[]): Part[] {
  const removed = (lines: string[]): Part[] => lines.map((line) => ({ sign: '-', line }))
  const added = (lines: string[]): Part[] => lines.map((line) => ({ sign: '+', line }))
  if (want.length * have.length > MAX_CELLS) return [...removed(want), ...added(have)]
  const width = have.length + 1
  const common = new Uint32Array((want.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = want.length - 1; i >= 0; i--) {
    for (let j = have.length - 1; j >= 0; j--) {
      common[i * width + j] =
        want[i] === have[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const parts: Part[] = []
  let i = 0
  let j = 0
  while (i < want.length && j < have.length) {
    if (want[i] === have[j]) {
      parts.push({ sign: ' ', line: want[i] ?? '' })
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) parts.push({ sign: '-', line: want[i++] ?? '' })
    else parts.push({ sign: '+', line: have[j++] ?? '' })
  }
  return [...parts, ...removed(want.slice(i)), ...added(have.slice(j))]
}
