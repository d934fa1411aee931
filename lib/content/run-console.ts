/**
 * Runs the console blocks of one page on a fresh cluster, as a reader would who waits for each command to
 * take effect: after every command the cluster is given time to come to rest.
 */
import { normalizeLine } from '@/lib/transcript/normalize'
import { startTranscript } from '@/lib/transcript/run'
import { type ConsoleStep, parseConsole } from './console-block'
import { parsePage } from './parse-page'

export interface ConsoleResult extends ConsoleStep {
  /** What the terminal showed. */
  got: string[]
  /** The same but for what differs from run to run (ages, generated names, addresses). */
  matches: boolean
}

/** The commands of all console blocks of a page, in order. */
export function consoleSteps(markdown: string): ConsoleStep[] {
  const fences = parsePage(markdown).fences.filter((f) => f.lang === 'console')
  return fences.flatMap((f) => parseConsole(f.text))
}

/** Runs the steps one after the other on one cluster of a control plane and two workers. */
export async function runConsole(steps: ConsoleStep[]): Promise<ConsoleResult[]> {
  const { cluster, shell } = startTranscript('pods')
  const results: ConsoleResult[] = []
  for (const step of steps) {
    const { stdout } = await shell.run(step.command, { screen: true })
    cluster.settle()
    const got = lines(stdout)
    results.push({ ...step, got, matches: same(step.output, got) })
  }
  return results
}

function lines(text: string): string[] {
  return trimEnd(text.split('\n'))
}

/** Without blank lines at the end, which a page may leave out. */
function trimEnd(all: string[]): string[] {
  const last = all.findLastIndex((line) => line.trim() !== '')
  return all.slice(0, last + 1)
}

function same(expected: string[], got: string[]): boolean {
  const wanted = trimEnd(expected)
  return (
    wanted.length === got.length && wanted.every((l, i) => normalizeLine(l) === normalizeLine(got[i] ?? ''))
  )
}
