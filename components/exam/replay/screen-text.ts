import type { LabLog } from '@/lib/lab/log'
import type { ReplayStep } from './record-replay'

/** The terminal that somebody looks at in a step: that in which something is done, or was done last. */
export function shownTerminal(steps: readonly ReplayStep[], at: number): number {
  const acting = steps
    .slice(0, at + 1)
    .findLast(({ act }) => act && (act.kind === 'line' || act.kind === 'keys'))
  return acting?.act?.tty ?? 0
}

/** All that came onto a terminal's screen up to a step, and the prompt that waits there. */
export function screenText(steps: readonly ReplayStep[], at: number): string {
  const tty = shownTerminal(steps, at)
  const printed = steps.slice(0, at + 1).flatMap((step) => step.printed.filter((one) => one.tty === tty))
  const prompt = steps[at]?.prompts.find((one) => one.tty === tty)
  const waits = prompt?.mode === 'prompt' || prompt?.mode === 'line'
  return printed.map(({ text }) => text).join('') + (waits ? prompt.text || '> ' : '')
}

/** Where no log says how large its terminal was. */
const USUAL = { columns: 100, rows: 28 }

/** The largest that the terminals of a log were: editors drew for that. */
export function screenSize({ entries }: Pick<LabLog, 'entries'>): { columns: number; rows: number } {
  const sizes = entries.filter((entry) => entry.kind === 'resize')
  if (sizes.length === 0) return USUAL
  return {
    columns: Math.max(...sizes.map(({ columns }) => columns)),
    rows: Math.max(...sizes.map(({ rows }) => rows)),
  }
}
