import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

const config = '/var/lib/kubelet/config.yaml'
const dropIn = '/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf'
const bin = (from: string, to: string) =>
  `sed -i 's#/usr/${from}kubelet#/usr/${to}kubelet#' ${dropIn}; systemctl daemon-reload; systemctl restart kubelet`

type Rng = GenerateContext['rng']

/** What happens to the units of a worker, each with the seconds that pass behind it. */
const events = {
  restart: (rng: Rng) => ['systemctl restart kubelet', `sleep ${rng.int(3, 9)}`],
  runtime: (rng: Rng) => ['systemctl restart containerd', `sleep ${rng.int(3, 9)}`],
  kill: (rng: Rng) => ['pkill -KILL kubelet', `sleep ${rng.int(12, 16)}`],
  config: (rng: Rng) => [
    `mv ${config} /root/; systemctl restart kubelet`,
    `sleep ${rng.pick([5, 15])}`,
    `mv /root/config.yaml ${config}; systemctl restart kubelet`,
    `sleep ${rng.int(3, 9)}`,
  ],
  program: (rng: Rng) => [
    bin('bin/', 'local/bin/'),
    `sleep ${rng.int(3, 8)}`,
    bin('local/bin/', 'bin/'),
    'sleep 5',
  ],
}

/** Of a kill and of a program that is not there systemd tells with other priorities, which are not asked for. */
const byLevel: Record<number, (keyof typeof events)[]> = {
  1: ['restart', 'runtime', 'runtime', 'kill', 'config'],
  2: ['restart', 'runtime', 'config', 'config', 'config'],
  3: ['restart', 'runtime', 'kill', 'config', 'program'],
}

/** What is asked of the journal. */
interface Query {
  units?: string[]
  priority?: 'err' | 'warning'
  grep?: string
  since?: string
  last?: number
}

const levels = { err: 3, warning: 4 }

function flagsOf({ units, priority, grep, since, last }: Query, by = '-u'): string {
  return [
    ...(units ?? []).map((unit) => `${by} ${unit}`),
    ...(since ? [`--since ${since}`] : []),
    ...(priority ? [`-p ${priority}`] : []),
    ...(grep ? [`-g ${grep}`] : []),
    ...(last ? [`-n ${last}`] : []),
  ].join(' ')
}

const journal = (flags: string) => `journalctl -q --no-pager ${flags}`.trim()
const countOf = (query: Query) => `${journal(flagsOf(query))} | wc -l`
const selected = (flags: string, condition: string) =>
  `${journal(`${flags} -o json`)} | jq -c 'select(${condition})' | wc -l`

function draw({ rng, difficulty }: GenerateContext, moments: readonly string[]): Query {
  const unit = () => rng.pick([['kubelet'], ['kubelet'], ['containerd'], ['kubelet', 'containerd']])
  const last = rng.int(4, 12)
  if (difficulty === 1)
    return { units: unit(), ...(rng.chance(0.5) ? { last } : { since: rng.pick(moments) }) }
  if (difficulty === 2)
    return {
      ...(rng.chance(0.7) ? { units: ['kubelet'] } : {}),
      priority: rng.pick(['err', 'warning', 'warning']),
      ...(rng.chance(0.3) ? { last: rng.int(3, 6) } : {}),
    }
  // How -n and -g go together differs from release to release.
  return {
    ...(rng.chance(0.6) ? { units: ['kubelet'] } : {}),
    grep: rng.pick([
      'failed',
      'Failed',
      'started',
      'Started',
      'worker-1',
      'systemd',
      'stopped',
      'main',
      'err=',
    ]),
    ...(rng.chance(0.4) ? { since: rng.pick(moments) } : {}),
  }
}

const ofUnits = (units: readonly string[], word: string) =>
  units.map((unit) => `._SYSTEMD_UNIT == "${unit}.service"`).join(word)

/** Pipelines that count what is believed to be counted. */
function believed(query: Query): Record<string, string> {
  const { units, priority, grep, last } = query
  const { priority: _priority, ...anyPriority } = query
  const { grep: _grep, ...anyText } = query
  const { last: _last, ...unlimited } = query
  const level = priority ? levels[priority] : 7
  const asked = [
    ...(units ? [`(${ofUnits(units, ' or ')})`] : []),
    ...(priority ? [`(.PRIORITY | tonumber) <= ${level}`] : []),
  ]
  const text = journal(flagsOf(anyText))
  const isSmall = grep !== undefined && grep === grep.toLowerCase()
  return {
    ...(units ? { 'only-what-the-program-says': `${journal(flagsOf(query, '-t'))} | wc -l` } : {}),
    ...(units?.length === 2 ? { 'every-unit-has-to-match': selected('', ofUnits(units, ' and ')) } : {}),
    ...(last && asked.length > 0
      ? { 'the-last-lines-of-all': selected(`-n ${last}`, asked.join(' and ')) }
      : {}),
    ...(last ? { 'n-is-where-it-begins': countOf(unlimited) } : {}),
    ...(priority
      ? {
          'an-e-is-an-error': selected(
            flagsOf(anyPriority),
            `((.PRIORITY | tonumber) <= ${level}) or (.MESSAGE | test("^E[0-9]"))`,
          ),
        }
      : {}),
    ...(isSmall ? { 'grep-minds-the-case': `${text} -o cat | grep -c ${grep}` } : {}),
    ...(grep && !isSmall ? { 'grep-never-minds-the-case': `${text} -o cat | grep -ci ${grep}` } : {}),
    ...(grep ? { 'grep-sees-the-whole-line': `${text} | grep -c${isSmall ? 'i' : ''} ${grep}` } : {}),
  }
}

const asRoot = (lines: readonly string[]) => `ssh worker-1 sudo bash <<'EOF'\n${lines.join('\n')}\nEOF`

async function output(stage: Stage, ...lines: string[]): Promise<string> {
  const { stdout, stderr } = await stage.run(asRoot(lines))
  if (stderr) throw new Error(stderr)
  return stdout.trim()
}

export default defineQuestion({
  id: 'journal-lines-match',
  concepts: ['logs-and-events', 'kubelet', 'node-not-ready'],
  levels: [1, 2, 3],
  kinds: ['number'],
  async generate(context) {
    const { rng, difficulty } = context
    const happened = rng.sample(byLevel[difficulty] ?? [], 2).flatMap((name) => events[name](rng))
    const stage = openStage(cluster)
    await output(stage, ...happened)
    const everything = await output(stage, journal(''))
    const moments = everything.split('\n').flatMap((line) => / 10:\d\d:\d\d /.exec(line)?.[0].trim() ?? [])
    const query = draw(context, moments)
    const value = Number(await output(stage, countOf(query)))
    const wrong = believed(query)
    const counts = (await output(stage, ...Object.values(wrong))).split('\n').map(Number)
    const slips = slipsOfAnswers(
      value,
      Object.fromEntries(Object.keys(wrong).map((name, i) => [name, counts[i]])),
    )
    if (slips.length === 0) return undefined
    const shown = [`# ${journal(flagsOf(query))}`, await output(stage, journal(flagsOf(query)))]
    return {
      kind: 'number',
      prompt: { key: 'prompt', params: { command: countOf(query) } },
      exhibits: [{ kind: 'terminal', title: { key: 'everything' }, text: `# ${journal('')}\n${everything}` }],
      body: { min: 0, max: 60 },
      key: { value },
      slips,
      explanation: {
        rule: { key: `rule-${difficulty}` },
        facts: [{ key: 'observed' }],
        exhibits: [
          {
            kind: 'terminal',
            text: [...shown, `# ${countOf(query)}`, value].filter((line) => line !== '').join('\n'),
          },
        ],
      },
      scenario: { cluster, objects: [], commands: [asRoot(happened)] },
    }
  },
})
