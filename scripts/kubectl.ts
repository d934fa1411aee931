/**
 * kubectl on a saved cluster, to try things by hand: `npm run -s kubectl -- get pods -A`.
 * The cluster lives in .data/cluster.json; its time passes only by commands, by `-- advance 1m` and
 * `-- settle`; `-- reset` starts a fresh one. Files and the editor are this machine's.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type Cluster, type ClusterState, createCluster, restoreCluster } from '@/lib/cluster/cluster'
import { docs } from '@/lib/generated/kubernetes/docs'
import { runKubectl } from '@/lib/kubectl/kubectl'
import { ADMIN } from '@/lib/shell/admin'
import { seededRandom } from '@/lib/shell/seeded-random'
import { parseSpan } from '@/lib/transcript/area'

const FILE = '.data/cluster.json'
/** kubectl's own files live with the cluster, not in this machine's home. */
const HOME = '/root'

interface Saved {
  state: ClusterState
  files: Record<string, string>
}

function load(): { cluster: Cluster; files: Record<string, string> } {
  if (!existsSync(FILE)) return { cluster: createCluster({ seed: 1 }), files: {} }
  try {
    const { state, files } = JSON.parse(readFileSync(FILE, 'utf8')) as Saved
    return { cluster: restoreCluster(state), files }
  } catch (error) {
    console.error(`${FILE}: ${(error as Error).message}; a fresh one: npm run -s kubectl -- reset`)
    process.exit(1)
  }
}

function save(cluster: Cluster, files: Record<string, string>): void {
  mkdirSync('.data', { recursive: true })
  writeFileSync(FILE, JSON.stringify({ state: cluster.snapshot(), files } satisfies Saved))
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile()

function kubectl(cluster: Cluster, files: Record<string, string>, argv: string[]): number {
  const run = runKubectl(argv, {
    transport: cluster,
    user: ADMIN,
    now: () => cluster.now(),
    random: seededRandom(cluster.now()),
    stdin: process.stdin.isTTY ? '' : readFileSync(0, 'utf8'),
    env: { ...(process.env as Record<string, string>), HOME, KUBECONFIG: '' },
    readFile: (path) => files[path] ?? (isFile(path) ? readFileSync(path, 'utf8') : undefined),
    writeFile: (path, text) => {
      if (path.startsWith(`${HOME}/.kube/`)) files[path] = text
      else writeFileSync(path, text)
    },
    listDir: (path) => (existsSync(path) && statSync(path).isDirectory() ? readdirSync(path) : undefined),
    runEditor: (path) => {
      const editor = process.env.KUBE_EDITOR || process.env.EDITOR || 'vi'
      return spawnSync(`${editor} "$0"`, [path], { shell: true, stdio: 'inherit' }).status === 0
    },
    docs: () => docs,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
  })
  for (;;) {
    const step = run.next()
    if (step.done) return step.value
    if (step.value.kind === 'sleep') cluster.advance(step.value.ms)
  }
}

const argv = process.argv.slice(2)
const [word, span] = argv
if (word === 'reset') rmSync(FILE, { force: true })
const { cluster, files } = load()
const ms = word === 'advance' ? parseSpan(span ?? '') : undefined
if (ms !== undefined) cluster.advance(ms)
else if (word === 'settle') cluster.settle()
else if (word !== 'reset') {
  process.exitCode = kubectl(cluster, files, argv)
  cluster.advance(100)
}
save(cluster, files)
