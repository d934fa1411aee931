import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Setup {
  pod: string
  /** Where each of the two sees the volume; undefined: not at all. */
  webPath: string
  helperPath: string | undefined
  processes: boolean
  variable: string
  helperHasVariable: boolean
  file: string
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

function manifestOf({ pod, webPath, helperPath, processes, variable, helperHasVariable }: Setup): Manifest {
  const mount = (mountPath: string) => ({ volumeMounts: [{ name: 'data', mountPath }] })
  const env = { env: [{ name: variable, value: 'blue' }] }
  const spec = {
    ...(processes ? { shareProcessNamespace: true } : {}),
    volumes: [{ name: 'data', emptyDir: {} }],
    containers: [
      { name: 'web', image: 'nginx:1.27', ...env, ...mount(webPath) },
      {
        name: 'helper',
        image: 'busybox:1.36',
        command: ['sleep', '3600'],
        ...(helperHasVariable ? env : {}),
        ...(helperPath ? mount(helperPath) : {}),
      },
    ],
  }
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: pod }, ...{ spec } }
}

function draw({ rng, difficulty }: GenerateContext): Setup {
  const [webPath = '', other = ''] = rng.sample(['/data', '/cache', '/srv/shared', '/work'], 2)
  const where = rng.int(1, difficulty === 1 ? 2 : 3)
  return {
    pod: rng.pick(['shop', 'blog', 'wiki', 'mail']),
    webPath,
    helperPath: where === 1 ? webPath : where === 2 ? undefined : other,
    processes: difficulty >= 3 && rng.chance(0.5),
    variable: rng.pick(['MODE', 'STAGE', 'LEVEL']),
    helperHasVariable: rng.chance(0.35),
    file: rng.pick(['note', 'index.txt', 'list']),
  }
}

/** Commands in the helper, each with who misjudges it. */
function commandsOf({ pod, webPath, helperPath, variable, file }: Setup, difficulty: number) {
  const all = [
    { line: 'wget -q -O- http://localhost', belief: 'own-network', level: 1 },
    { line: `cat ${webPath}/${file}`, belief: 'path-is-shared', level: 1 },
    { line: 'cat /etc/nginx/nginx.conf', belief: 'one-file-system', level: 1 },
    { line: `printenv ${variable}`, belief: 'environment-is-shared', level: 1 },
    { line: 'wget -q -O- http://web', belief: 'container-names-resolve', level: 2 },
    { line: `sh -c 'test "$(hostname)" = ${pod}'`, belief: 'own-network', level: 2 },
    { line: "sh -c 'ps | grep -q [n]ginx'", belief: 'processes-are-shared', level: 3 },
    ...(helperPath && helperPath !== webPath
      ? [{ line: `cat ${helperPath}/${file}`, belief: 'volume-has-one-path', level: 2 }]
      : []),
  ]
  return all.filter(({ level }) => level <= difficulty)
}

export default defineQuestion({
  id: 'what-containers-share',
  concepts: ['pod', 'containers', 'volumes'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { rng, difficulty } = context
    const setup = draw(context)
    const manifest = manifestOf(setup)
    const stage = openStage(cluster)
    stage.create('pods', manifest)
    stage.settle()
    const write = `kubectl exec ${setup.pod} -c web -- sh -c 'echo hello > ${setup.webPath}/${setup.file}'`
    const written = await stage.run(write)
    if (written.exitCode !== 0) throw new Error(written.stderr)
    const commands = commandsOf(setup, difficulty)
    const asked = commands.length > 5 ? rng.sample(commands, 5) : rng.shuffle(commands)
    const truth = new Set<string>()
    for (const { line } of asked) {
      const { exitCode } = await stage.run(`kubectl exec ${setup.pod} -c helper -- ${line}`)
      if (exitCode === 0) truth.add(line)
    }
    if (truth.size === 0 || truth.size === asked.length) return undefined
    const items = asked.map(({ line }) => line)
    const beliefs = [...new Set(asked.map(({ belief }) => belief))].map((misconception): Belief => {
      const right = asked.filter(({ line, belief }) => truth.has(line) !== (belief === misconception))
      return { misconception, right: new Set(right.map(({ line }) => line)) }
    })
    const named: Belief[] = beliefs.map((belief) =>
      belief.misconception === 'processes-are-shared' && setup.processes
        ? { ...belief, misconception: 'processes-never-shared' }
        : belief,
    )
    const options = optionsOf(items.map((code) => ({ code })))
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', text: yamlOf(manifest) },
        { kind: 'terminal', text: `$ ${write}` },
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, named),
      explanation: {
        rule: { key: difficulty >= 3 ? 'rule-processes' : 'rule' },
        facts: [{ key: 'observed', params: { count: truth.size, total: asked.length } }],
      },
      scenario: { cluster, objects: [manifest], commands: [] },
    }
  },
})
