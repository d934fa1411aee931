import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

type Source = 'ConfigMap' | 'Secret'
const ways = [
  'env',
  'envFrom',
  'volume',
  'items',
  'subPath',
  'projected',
  'new-file',
  'new-variable',
] as const
type Way = (typeof ways)[number]
/** What happens between the change and the look. */
type Event = 'nothing' | 'restart' | 'replace'
type Container = 'app' | 'side'

interface Look {
  way: Way
  container: Container
}

const OLD = 'blue'
const NEW = 'red'

/** Where a container finds the value. */
const places: Record<Way, string> = {
  env: '$COLOR',
  envFrom: '$APP_color',
  volume: '/etc/all/color',
  items: '/etc/some/theme.txt',
  subPath: '/etc/single.txt',
  projected: '/etc/mixed/color',
  'new-file': '/etc/all/shade',
  'new-variable': '$APP_shade',
}

function volumesFor(source: Source, used: ReadonlySet<Way>): object[] {
  const isMap = source === 'ConfigMap'
  const plain = isMap ? { configMap: { name: 'theme' } } : { secret: { secretName: 'theme' } }
  const items = [{ key: 'color', path: 'theme.txt' }]
  const some = isMap ? { configMap: { name: 'theme', items } } : { secret: { secretName: 'theme', items } }
  const sources = [isMap ? { configMap: { name: 'theme' } } : { secret: { name: 'theme' } }]
  return [
    ...(used.has('volume') || used.has('new-file') || used.has('subPath') ? [{ name: 'all', ...plain }] : []),
    ...(used.has('items') ? [{ name: 'some', ...some }] : []),
    ...(used.has('projected') ? [{ name: 'mixed', projected: { sources } }] : []),
  ]
}

function containerFor(source: Source, name: Container, used: ReadonlySet<Way>): object {
  const ref = source === 'ConfigMap' ? 'configMap' : 'secret'
  const mounts = [
    ...(used.has('volume') || used.has('new-file') ? [{ name: 'all', mountPath: '/etc/all' }] : []),
    ...(used.has('items') ? [{ name: 'some', mountPath: '/etc/some' }] : []),
    ...(used.has('subPath') ? [{ name: 'all', mountPath: '/etc/single.txt', subPath: 'color' }] : []),
    ...(used.has('projected') ? [{ name: 'mixed', mountPath: '/etc/mixed' }] : []),
  ]
  return {
    name,
    image: name === 'app' ? 'nginx:1.27' : 'redis:7',
    ...(used.has('env')
      ? { env: [{ name: 'COLOR', valueFrom: { [`${ref}KeyRef`]: { name: 'theme', key: 'color' } } }] }
      : {}),
    ...(used.has('envFrom') || used.has('new-variable')
      ? { envFrom: [{ prefix: 'APP_', [`${ref}Ref`]: { name: 'theme' } }] }
      : {}),
    ...(mounts.length ? { volumeMounts: mounts } : {}),
  }
}

function manifestOf(source: Source, looks: readonly Look[]): PodManifest {
  const usedBy = (name?: Container) =>
    new Set(looks.filter(({ container }) => !name || container === name).map(({ way }) => way))
  const names = (['app', 'side'] as const).filter((name) => usedBy(name).size)
  const volumes = volumesFor(source, usedBy())
  return podWith('web', {
    containers: names.map((name) => containerFor(source, name, usedBy(name))),
    ...(volumes.length ? { volumes } : {}),
  })
}

function objectOf(source: Source): Manifest {
  const texts = { color: OLD }
  return {
    apiVersion: 'v1',
    kind: source,
    metadata: { name: 'theme' },
    ...(source === 'ConfigMap' ? { data: texts } : { stringData: texts }),
  }
}

const change = (source: Source) =>
  source === 'ConfigMap'
    ? `kubectl patch configmap theme -p '{"data":{"color":"${NEW}","shade":"${NEW}"}}'`
    : `kubectl patch secret theme -p '{"stringData":{"color":"${NEW}","shade":"${NEW}"}}'`

const eventLines: Record<Event, string[]> = {
  nothing: [],
  restart: ["kubectl exec web -c app -- sh -c 'kill 1'"],
  replace: ['kubectl replace --force -f web.yaml'],
}

type Seen = Record<Container, Record<Way, string>>
const seen = new Map<string, Promise<Seen>>()

/** What every way shows in either container, three minutes after the last command. */
function lookedAt(source: Source, event: Event): Promise<Seen> {
  const id = `${source} ${event}`
  let result = seen.get(id)
  if (!result) {
    result = observe(source, event)
    seen.set(id, result)
  }
  return result
}

async function observe(source: Source, event: Event): Promise<Seen> {
  const stage = openStage(cluster)
  stage.create(source === 'ConfigMap' ? 'configmaps' : 'secrets', objectOf(source))
  const everything = (['app', 'side'] as const).flatMap((container) =>
    ways.map((way) => ({ container, way })),
  )
  const manifest = manifestOf(source, everything)
  stage.create('pods', manifest)
  stage.settle()
  await stage.run(change(source))
  if (event === 'restart') {
    await stage.run(eventLines.restart[0] ?? '')
  }
  if (event === 'replace') await stage.run('kubectl replace --force -f -', yamlOf(manifest))
  stage.cluster.advance(180_000)
  const restarts = stage.get('pods', 'web').status?.containerStatuses?.map(({ restartCount }) => restartCount)
  if (restarts?.some((count) => count > 0) !== (event === 'restart')) throw new Error(`restarts: ${restarts}`)
  const of = async (container: Container) => {
    const shown = ways.map((way) => (places[way].startsWith('$') ? places[way] : `$(cat ${places[way]})`))
    const { stdout } = await stage.run(
      `kubectl exec web -c ${container} -- sh -c 'echo "${shown.join('|')}"' 2>/dev/null`,
    )
    const values = stdout.trim().split('|')
    if (values.length !== ways.length) throw new Error(`${container} says ${stdout}`)
    return Object.fromEntries(ways.map((way, i) => [way, values[i] ?? ''])) as Record<Way, string>
  }
  return { app: await of('app'), side: await of('side') }
}

function draw({ rng, difficulty }: GenerateContext): { event: Event; looks: Look[] } {
  if (difficulty === 1) {
    const known = ways.filter((way) => !way.startsWith('new'))
    return { event: 'nothing', looks: rng.sample(known, 4).map((way) => ({ way, container: 'app' })) }
  }
  if (difficulty === 2) {
    const event = rng.pick(['nothing', 'restart', 'replace'] as const)
    return { event, looks: rng.sample(ways, 4).map((way) => ({ way, container: 'app' })) }
  }
  const both = (['app', 'side'] as const).flatMap((container) => ways.map((way) => ({ container, way })))
  return { event: 'restart', looks: rng.sample(both, 5) }
}

export default defineQuestion({
  id: 'after-the-config-changes',
  concepts: ['environment-or-volume', 'configmap', 'secret', 'external-and-sealed-secrets'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const { rng, difficulty } = context
    const source = rng.pick(['ConfigMap', 'Secret'] as const)
    const { event, looks } = draw(context)
    const found = await lookedAt(source, event)
    const untouched = await lookedAt(source, 'nothing')
    const inOrder = [...looks].sort((a, b) =>
      a.container < b.container ? -1 : a.container > b.container ? 1 : 0,
    )
    const values = inOrder.map(({ way, container }) => found[container][way])
    if (new Set(values).size < 2 && event !== 'replace') return undefined
    const matched = inOrder.map(({ way, container }, i) => {
      const right = values[i] ?? ''
      const isVariable = places[way].startsWith('$')
      const place = difficulty === 3 ? `${container}: ${places[way]}` : places[way]
      return {
        text: { code: place },
        right,
        beliefs: {
          'restart-concerns-the-pod': container === 'side' ? found.app[way] : undefined,
          'restart-changes-nothing': untouched[container][way],
          'subpath-follows': way === 'subPath' ? NEW : undefined,
          'variables-follow': isVariable ? NEW : undefined,
          'files-stay': isVariable ? undefined : way === 'new-file' ? '' : OLD,
        },
        because: { key: because(way, right) },
      }
    })
    const {
      body,
      key,
      slips,
      because: reasons,
    } = pairingOf(matched, [
      { value: OLD, text: { code: OLD } },
      { value: NEW, text: { code: NEW } },
      ...(values.includes('') || difficulty > 1 ? [{ value: '', text: { key: 'nothing-there' } }] : []),
    ])
    const manifest = manifestOf(source, looks)
    const lines = [change(source), ...eventLines[event]]
    return {
      kind: 'matching',
      prompt: { key: `prompt-${event}` },
      exhibits: [
        { kind: 'yaml', title: { key: 'before' }, text: yamlOf(objectOf(source), manifest) },
        { kind: 'terminal', title: { key: 'then' }, text: lines.map((line) => `$ ${line}`).join('\n') },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: event === 'nothing' ? 'rule' : 'rule-restart' },
        facts: [{ key: 'observed' }],
        because: reasons,
      },
      scenario: {
        cluster,
        objects: [objectOf(source), manifest],
        commands: [change(source), ...(event === 'restart' ? eventLines.restart : [])],
      },
    }
  },
})

/** The reason for what is seen, by its message. */
function because(way: Way, value: string): string {
  const isVariable = places[way].startsWith('$')
  if (way === 'subPath') return value === NEW ? 'bound-anew' : 'bound-once'
  if (isVariable) return value === NEW ? 'started-after' : 'started-before'
  return 'rewritten'
}
