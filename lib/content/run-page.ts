/**
 * Runs the blocks of one page from top to bottom on a fresh cluster, as a reader would who waits for each command
 * to take effect. What the marks of a fence mean is said in fence-marks.ts.
 */
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { HOME } from '@/lib/shell/login-env'
import { createShell } from '@/lib/shell/shell'
import type { Terminal } from '@/lib/shell/terminal'
import { openTerminal } from '@/lib/shell/workplace'
import { normalizeLine } from '@/lib/transcript/normalize'
import { clusterOptions } from './cluster-options'
import { parseConsole } from './console-block'
import { type FenceMarks, parseFenceMarks } from './fence-marks'
import { type Fence, parsePage } from './parse-page'
import type { PageCluster } from './schema'

/** Virtual time after which a command of a page is cut. */
const COMMAND_MS = 900_000
const STEP_MS = 1000

/** The learner's own, or a host's. */
const PROMPT = /(?:\x1b\[32m[^\x1b]*\$\x1b\[0m|\w+@[\w-]+:\S*[#$]) $/
const COLOURS = /\x1b\[[0-9;]*m/g

/** One command of a console block, or one manifest given to the API server. */
export interface PageResult {
  /** The line of the fence in the page. */
  line: number
  command: string
  output: string[]
  /** What the terminal showed. */
  got: string[]
  /** The same but for what differs from run to run (ages, generated names, addresses). */
  matches: boolean
}

/** A cluster and the one terminal in which all commands of a page are typed. */
class PageRun {
  private readonly bugs: unknown[] = []
  readonly terminal: Terminal

  constructor(readonly cluster: Cluster) {
    const onBug = (bug: unknown) => this.bugs.push(bug)
    this.terminal = openTerminal(cluster, { onBug })
  }

  /** Types a command, and waits for the prompt. @throws what crashed within the engine */
  async type(command: string): Promise<string[]> {
    await this.terminal.type(`${command}\n`)
    let shown = this.terminal.take()
    for (let ms = 0; this.terminal.mode !== 'prompt' && ms < COMMAND_MS; ms += STEP_MS) {
      await this.terminal.workplace.elapse(STEP_MS)
      shown += this.terminal.take()
    }
    if (this.terminal.mode !== 'prompt') shown += `(still runs after ${COMMAND_MS / 1000} s)`
    if (this.bugs.length > 0) throw this.bugs[0]
    // What ends without a line end stands before the prompt.
    return lines(`${shown}${this.terminal.prompt}`.replace(PROMPT, '').replace(COLOURS, ''))
  }
}

/** The cluster and the terminal with which a page begins. */
async function startPage(where: PageCluster): Promise<PageRun> {
  const cluster = createCluster({ seed: 1, ...clusterOptions(where) })
  const run = new PageRun(cluster)
  await run.terminal.start()
  run.terminal.take()
  for (const command of where.prepare ?? []) {
    const shown = await run.type(command)
    if (run.terminal.status !== 0) throw new Error(`cannot prepare: ${command}: ${shown.join(' ')}`)
    run.terminal.workplace.settle()
  }
  return run
}

/**
 * Every command of every console block that can run, and every manifest.
 * @throws what crashed within the engine
 */
export async function runPage(markdown: string, where: PageCluster = {}): Promise<PageResult[]> {
  const run = await startPage(where)
  const results: PageResult[] = []
  const { fences } = parsePage(markdown)
  for (const [at, fence] of fences.entries()) {
    const marks = parseFenceMarks(fence.lang, fence.marks)
    if (fence.lang === 'console') {
      if (!marks.unrun) results.push(...(await runConsole(run, fence, marks)))
      continue
    }
    if (fence.lang === 'yaml' && !marks.part) {
      const next = fences[at + 1]
      const message = marks.rejected && next?.lang === 'text' ? next.text : ''
      results.push(await giveManifest(run.cluster, fence, marks, message))
    }
    if (marks.file) saveFile(run, `${HOME}/${marks.file}`, fence.text)
  }
  return results
}

function saveFile({ terminal }: PageRun, path: string, text: string): void {
  const refused = terminal.writeFile(path, text)
  if (refused !== undefined) throw new Error(`${path}: ${refused}`)
}

async function runConsole(run: PageRun, fence: Fence, marks: FenceMarks) {
  const results: PageResult[] = []
  for (const step of parseConsole(fence.text)) {
    const got = await run.type(step.command)
    if (!marks.asTyped) run.terminal.workplace.settle()
    results.push(result(fence, step.command, step.output, got))
  }
  return results
}

/** On a fork, and as a dry run: a page may show an object long before it is made. */
async function giveManifest(
  cluster: Cluster,
  fence: Fence,
  { rejected }: FenceMarks,
  message: string,
): Promise<PageResult> {
  const shell = createShell(cluster.fork())
  const command = 'kubectl apply --dry-run=server -f -'
  const { stdout, exitCode } = await shell.run(command, { stdin: fence.text, screen: true })
  const isAsSaid = exitCode === 0 && !rejected
  return result(fence, command, rejected ? lines(message) : [], isAsSaid ? [] : lines(stdout))
}

function result({ line }: Fence, command: string, output: string[], got: string[]): PageResult {
  return { line, command, output, got, matches: same(output, got) }
}

function lines(text: string): string[] {
  return trimEnd(text.replaceAll('\r', '').split('\n'))
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
