import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Output, yamlOf } from '@/lib/goal/stage'
import { reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface Container {
  user: number | undefined
  readOnly: boolean
  dropped: boolean
  /** Given back after everything was dropped. */
  added: boolean
  /** Where an emptyDir is mounted, and whether for reading only. */
  mount: { at: string; readOnly: boolean } | undefined
}

const reasons = [
  'root-may',
  'anybody-may',
  'volume',
  'capability',
  'read-only',
  'mode',
  'no-capability',
] as const
type Reason = (typeof reasons)[number]

function draw({ rng, difficulty }: GenerateContext): { container: Container; command: string } {
  const mountAt = rng.pick(['/data', '/tmp', undefined])
  const dropped = difficulty >= 2 && rng.chance(0.5)
  const container: Container = {
    user: rng.pick([undefined, 1000, 2000]),
    readOnly: rng.chance(0.5),
    dropped,
    added: difficulty === 3 && dropped && rng.chance(0.5),
    mount: mountAt ? { at: mountAt, readOnly: difficulty === 3 && rng.chance(0.4) } : undefined,
  }
  const touch = ['/etc/note', '/tmp/note', ...(mountAt ? [`${mountAt}/note`] : [])].map(
    (path) => `touch ${path}`,
  )
  const chown = mountAt && !container.mount?.readOnly ? [`chown 3000 ${mountAt}`] : ['chown 3000 /etc/hosts']
  return { container, command: rng.pick(difficulty === 1 ? touch : [...touch, ...chown, ...chown]) }
}

function manifestOf({ user, readOnly, dropped, added, mount }: Container): Manifest {
  const capabilities = { ...(dropped ? { drop: ['ALL'] } : {}), ...(added ? { add: ['CHOWN'] } : {}) }
  const securityContext = {
    ...(user === undefined ? {} : { runAsUser: user }),
    ...(readOnly ? { readOnlyRootFilesystem: true } : {}),
    ...(dropped ? { capabilities } : {}),
  }
  const container = {
    name: 'app',
    image: 'busybox:1.36',
    command: ['sleep', '1d'],
    ...(Object.keys(securityContext).length ? { securityContext } : {}),
    ...(mount
      ? {
          volumeMounts: [
            { name: 'work', mountPath: mount.at, ...(mount.readOnly ? { readOnly: true } : {}) },
          ],
        }
      : {}),
  }
  const volumes = mount ? { volumes: [{ name: 'work', emptyDir: {} }] } : {}
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'app' },
    ...{ spec: { containers: [container], ...volumes } },
  }
}

const tried = new Map<string, Promise<Output>>()

function tryOut(container: Container, command: string): Promise<Output> {
  const id = JSON.stringify([container, command])
  let output = tried.get(id)
  if (!output) {
    const stage = openStage(cluster)
    stage.create('pods', manifestOf(container))
    stage.settle()
    output = stage.run(`kubectl exec app -- ${command}`)
    tried.set(id, output)
  }
  return output
}

/** Why it went as it did: from the message, or from what goes wrong when one fact is changed. */
async function reasonFor(container: Container, command: string): Promise<Reason> {
  const { exitCode, stderr } = await tryOut(container, command)
  if (stderr.includes('Read-only')) return 'read-only'
  if (stderr.includes('Operation not permitted')) return 'no-capability'
  if (exitCode !== 0) return 'mode'
  if (command.startsWith('chown')) return 'capability'
  const bare = await tryOut({ ...container, mount: undefined, readOnly: true }, command)
  if (container.mount && command.includes(container.mount.at) && bare.exitCode !== 0) return 'volume'
  const other = await tryOut({ ...container, user: 1000 }, command)
  return other.exitCode === 0 ? 'anybody-may' : 'root-may'
}

const beliefs: Partial<Record<Reason, string>> = {
  'root-may': 'root-may-everything',
  'anybody-may': 'own-root-is-free',
  volume: 'volumes-are-always-writable',
  capability: 'capabilities-come-with-root',
  'read-only': 'read-only-covers-volumes',
  mode: 'every-user-is-restricted',
  'no-capability': 'capabilities-are-for-everything',
}

export default defineQuestion({
  id: 'security-context-allows',
  concepts: ['container-security', 'containers', 'security-context'],
  levels: [1, 2, 3],
  kinds: ['true-false'],
  async generate(context) {
    const { container, command } = draw(context)
    // Whoever may not write and finds a read-only file system has two reasons.
    const ownPlace = container.mount !== undefined && command.includes(container.mount.at)
    if (container.user !== undefined && command.includes('/etc') && container.readOnly) return undefined
    if (command.startsWith('chown') && (container.user !== undefined ? container.dropped : false))
      return undefined
    const { exitCode, stderr } = await tryOut(container, command)
    const value = exitCode === 0
    const reason = await reasonFor(container, command)
    const shown = context.rng.shuffle(
      reasons.filter((r) => {
        if (r === reason) return true
        // Also true of such a place, or of root, though not what decides.
        if (r === 'anybody-may') return !ownPlace
        if (r === 'root-may') return !ownPlace && container.user !== undefined
        if (r === 'volume') return ownPlace
        return r !== 'capability' || command.startsWith('chown')
      }),
    )
    const options = reasonsOf(shown.map((key) => ({ key })))
    const slips = options.flatMap(({ id }, i): Slip[] => {
      const own = shown[i] as Reason
      const misconception = beliefs[own]
      return own === reason || !misconception ? [] : [{ misconception, option: id, chosen: true }]
    })
    const manifest = manifestOf(container)
    const message = stderr.split('\n')[0] ?? ''
    return {
      kind: 'true-false',
      prompt: { key: 'prompt', params: { command } },
      exhibits: [{ kind: 'yaml', title: { key: 'applied' }, text: yamlOf(manifest) }],
      body: { reasons: options },
      key: { value, reason: options[shown.indexOf(reason)]?.id ?? '' },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [
          value ? { key: 'succeeded' } : { key: 'failed', params: { message: message.replaceAll('`', "'") } },
        ],
      },
      scenario: { cluster, objects: [manifest], commands: [`kubectl exec app -- ${command}`] },
    }
  },
})
