/**
 * Runs the blocks of one page from top to bottom on a fresh cluster, as a reader would who waits for each command
 * to take effect. What the marks of a fence mean is said in fence-marks.ts.
 */
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { createShell, type ShellSession } from '@/lib/shell/shell'
import { normalizeLine } from '@/lib/transcript/normalize'
import { parseConsole } from './console-block'
import { type FenceMarks, parseFenceMarks } from './fence-marks'
import { writeCommand } from './page-script'
import { type Fence, parsePage } from './parse-page'
import type { PageCluster } from './schema'

/** Virtual time after which a command of a page is cut. */
const COMMAND_MS = 300_000

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

interface PageRun {
  cluster: Cluster
  shell: ShellSession
  bugs: unknown[]
}

/** The cluster and the shell with which a page begins. */
async function startPage({ prepare = [], addons, cni }: PageCluster): Promise<PageRun> {
  const cluster = createCluster({ seed: 1, ...(addons ? { addons } : {}), ...(cni ? { cni } : {}) })
  const run = openShell(cluster)
  for (const command of prepare) {
    const { exitCode, stderr } = await run.shell.run(command)
    if (exitCode !== 0) throw new Error(`cannot prepare: ${command}: ${stderr}`)
    cluster.settle()
  }
  return run
}

function openShell(cluster: Cluster): PageRun {
  const bugs: unknown[] = []
  const onBug = (bug: unknown) => bugs.push(bug)
  return { cluster, bugs, shell: createShell(cluster, { limits: { virtualMs: COMMAND_MS }, onBug }) }
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
    if (marks.file) await run.shell.run(writeCommand(marks.file, fence.text))
  }
  if (run.bugs.length > 0) throw run.bugs[0]
  return results
}

async function runConsole({ cluster, shell }: PageRun, fence: Fence, marks: FenceMarks) {
  const results: PageResult[] = []
  for (const step of parseConsole(fence.text)) {
    const { stdout } = await shell.run(step.command, { screen: true })
    if (!marks.asTyped) cluster.settle()
    results.push(result(fence, step.command, step.output, lines(stdout)))
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
  const { shell } = openShell(cluster.fork())
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
