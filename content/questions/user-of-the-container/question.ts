import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const never = 'never'

interface Context {
  runAsUser?: number | undefined
  runAsNonRoot?: boolean | undefined
  /** Left out: does not matter to the user. */
  other?: object | undefined
}

interface Drawn {
  pod: Context
  containers: { name: string; image: string; context: Context }[]
}

const images = {
  /** Its Dockerfile has no USER. */
  root: 'busybox:1.36',
  other: 'grafana/grafana:12.1.1',
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const user = () => rng.pick([undefined, undefined, 0, 1000, 2000, 3000])
  const nonRoot = () => (difficulty > 1 && rng.chance(0.35) ? rng.chance(0.7) : undefined)
  const other = () =>
    difficulty === 3
      ? rng.pick([undefined, { runAsGroup: 4000 }, { readOnlyRootFilesystem: true }])
      : undefined
  const names = rng.sample(['web', 'cache', 'logs', 'sync'], difficulty === 1 ? 3 : 4)
  return {
    pod: { runAsUser: rng.pick([undefined, 1000, 2000, 0]), runAsNonRoot: nonRoot() },
    containers: names.map((name) => {
      const image = difficulty === 3 && rng.chance(0.4) ? images.other : images.root
      return { name, image, context: { runAsUser: user(), runAsNonRoot: nonRoot(), other: other() } }
    }),
  }
}

function contextOf({ runAsUser, runAsNonRoot, other }: Context): { securityContext?: object } {
  const securityContext = {
    ...(runAsUser === undefined ? {} : { runAsUser }),
    ...(runAsNonRoot === undefined ? {} : { runAsNonRoot }),
    ...other,
  }
  return Object.keys(securityContext).length ? { securityContext } : {}
}

const manifestOf = ({ pod, containers }: Drawn): PodManifest =>
  podWith('app', {
    ...contextOf(pod),
    containers: containers.map(({ name, image, context }) => ({
      ...{ name, image, command: ['sleep', '1d'] },
      ...contextOf(context),
    })),
  })

/** For each container the number of its user, as the kubelet reports it; or that it does not start, and why. */
function usersOf(drawn: Drawn): { user: string; message: string }[] {
  const stage = openStage(cluster)
  stage.create('pods', manifestOf(drawn))
  stage.cluster.advance(20_000)
  const statuses = stage.get('pods', 'app').status?.containerStatuses ?? []
  return drawn.containers.map(({ name }) => {
    const status = statuses.find((one) => one.name === name)
    const user = (status as { user?: { linux?: { uid?: number } } } | undefined)?.user?.linux?.uid
    const message = status?.state?.waiting?.message ?? ''
    return { user: status?.state?.running ? String(user) : never, message }
  })
}

export default defineQuestion({
  id: 'user-of-the-container',
  concepts: ['security-context', 'container-security', 'pod-security-standards'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const drawn = draw(context)
    const { pod, containers } = drawn
    const found = usersOf(drawn)
    if (new Set(found.map(({ user }) => user)).size < 2) return undefined
    const without = (part: (one: Context) => Context): string[] =>
      usersOf({ pod, containers: containers.map((c) => ({ ...c, context: part(c.context) })) }).map(
        (f) => f.user,
      )
    const podWins = pod.runAsUser === undefined ? [] : without((c) => ({ ...c, runAsUser: undefined }))
    const podIgnored = usersOf({ pod: {}, containers }).map(({ user }) => user)
    const asIfRoot = usersOf({ pod, containers: containers.map((c) => ({ ...c, image: images.root })) })
    const lenient = usersOf({
      pod: { ...pod, runAsNonRoot: undefined },
      containers: containers.map((c) => ({ ...c, context: { ...c.context, runAsNonRoot: undefined } })),
    })
    const matched = containers.map(({ name }, i): Matched<string> => {
      const { user = never, message = '' } = found[i] ?? {}
      return {
        text: { code: name },
        right: user,
        beliefs: {
          'pod-wins': podWins[i],
          'pod-does-not-count': podIgnored[i],
          'non-root-changes-the-user': user === never ? '1000' : undefined,
          'non-root-is-a-hint': lenient[i]?.user,
          'image-does-not-count': asIfRoot[i]?.user,
          'non-root-refuses-all': pod.runAsNonRoot && user !== never ? never : undefined,
        },
        because: user === never ? { key: 'said', params: { message } } : { key: 'ran', params: { user } },
      }
    })
    const values = [...new Set([...found.map(({ user }) => user), '0', '1000', '2000', never])].sort(
      (a, b) => Number(a === never) - Number(b === never) || Number(a) - Number(b),
    )
    const { body, key, slips, because } = pairingOf(
      matched,
      values.map((value) => ({ value, text: value === never ? { key: never } : { code: value } })),
    )
    const manifest = manifestOf(drawn)
    return {
      kind: 'matching',
      prompt: { key: containers.some(({ image }) => image === images.other) ? 'prompt-image' : 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(manifest) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-non-root' },
        facts: [{ key: 'observed', params: { count: found.filter(({ user }) => user !== never).length } }],
        because,
      },
      scenario: { cluster, objects: [manifest], commands: ['kubectl get pod app -o wide'] },
    }
  },
})
