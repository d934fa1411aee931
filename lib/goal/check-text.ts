import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { HOME } from '@/lib/shell/login-env'
import type { LookOf } from './condition'
import type { Finding, Situation } from './finding'

interface TextMatcher {
  equals?: string | undefined
  contains?: string[] | undefined
  lacks?: string[] | undefined
}

const SHOWN = 300
/** A command that says more to a grader than to a learner. */
const LONG = 100

/** Blanks at the ends of lines and empty lines at the ends of the text do not count. */
function tidy(text: string): string {
  const lines = text.replaceAll('\r', '').split('\n')
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
}

function holds(text: string, { equals, contains = [], lacks = [] }: TextMatcher): boolean {
  return (
    (equals === undefined || tidy(text) === tidy(equals)) &&
    contains.every((part) => text.includes(part)) &&
    !lacks.some((part) => text.includes(part))
  )
}

function words({ equals, contains = [], lacks = [] }: TextMatcher): string {
  const parts = [equals, ...contains.map((c) => `… ${c} …`), ...lacks.map((l) => `no ${l}`)]
  return parts.filter((part) => part !== undefined).join(', ')
}

const short = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text) || '<none>'

export async function checkRun({ now }: Situation, c: LookOf<'run'>): Promise<Finding> {
  const { stdout, stderr, exitCode } = await now.fork().run(c.command)
  const passed =
    (c.exitCode === 'nonzero' ? exitCode !== 0 : exitCode === c.exitCode) &&
    (!c.stdout || holds(stdout, c.stdout)) &&
    (!c.stderr || holds(stderr, c.stderr))
  const wanted = [c.stdout && words(c.stdout), c.stderr && words(c.stderr), `exit ${c.exitCode}`]
  return {
    passed,
    expected: [c.command.length > LONG ? '' : c.command, ...wanted].filter(Boolean).join(': '),
    found: `${short(tidy(stdout + stderr))}, exit ${exitCode}`,
  }
}

export function checkFile({ now }: Situation, c: LookOf<'file'>): Finding {
  const text = now.files[resolvePath(HOME, c.path)]
  const expected = `${c.path}: ${c.lines ? c.lines.join(', ') : words(c)}`
  if (text === undefined) return { passed: false, expected, found: `${c.path}: NotFound` }
  const lines = tidy(text)
    .split('\n')
    .map((line) => line.trim())
  const hasLines = !c.lines || [...c.lines].sort().join('\n') === lines.filter(Boolean).sort().join('\n')
  return { passed: hasLines && holds(text, c), expected, found: `${c.path}: ${short(tidy(text))}` }
}
