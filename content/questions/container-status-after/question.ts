import { openStage } from '@/lib/goal/open-stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

/** A container: how it is started, what is done to it then, and what beliefs would make of it. */
interface Story {
  line: string
  later?: 'stop' | 'kill'
  believed: Record<string, string>
}

const WAIT = 40

function stories({ rng, difficulty }: GenerateContext): Story[] {
  const code = rng.int(2, 5)
  const other = rng.int(6, 9)
  const image = 'busybox:1.36'
  const first: Story[] = [
    { line: `${image} sh -c 'exit ${code}'`, believed: { 'a-detached-container-stays': 'Up' } },
    { line: `${image} true`, believed: { 'a-detached-container-stays': 'Up' } },
    { line: `${image} sleep 1d`, believed: { 'only-servers-keep-running': 'Exited (0)' } },
    { line: 'nginx:1.27', later: 'stop', believed: { 'whatever-is-stopped-was-killed': 'Exited (137)' } },
    { line: `${image} sleep 1d`, later: 'kill', believed: { 'killed-is-an-orderly-end': 'Exited (0)' } },
    { line: `${image} serve`, believed: { 'what-never-began-has-exited': 'Exited (0)' } },
  ]
  const second: Story[] = [
    {
      line: `--restart always ${image} sh -c 'exit ${other}'`,
      believed: { 'a-failed-container-stays-down': `Exited (${other})` },
    },
    { line: `--restart always ${image} true`, believed: { 'success-is-final': 'Exited (0)' } },
    { line: `--restart on-failure ${image} true`, believed: { 'on-failure-means-always': 'Restarting (0)' } },
    {
      line: `--restart on-failure:${rng.int(1, 3)} ${image} sh -c 'exit ${code}'`,
      believed: { 'tries-have-no-end': `Restarting (${code})` },
    },
    { line: `${image} sleep 1d`, later: 'stop', believed: { 'whatever-is-stopped-ends-well': 'Exited (0)' } },
  ]
  const third: Story[] = [
    { line: 'nginx:1.27', later: 'kill', believed: { 'killed-is-an-orderly-end': 'Exited (0)' } },
    { line: '--restart always nginx:1.27', later: 'stop', believed: { 'always-defies-everybody': 'Up' } },
    {
      line: `--restart always ${image} sleep 1d`,
      later: 'kill',
      believed: { 'always-defies-everybody': 'Up' },
    },
    {
      line: `--restart unless-stopped ${image} sleep 1d`,
      later: 'stop',
      believed: { 'always-defies-everybody': 'Up' },
    },
  ]
  if (difficulty === 1) return rng.sample(first, 3)
  if (difficulty === 2) return rng.shuffle([...rng.sample(first, 2), ...rng.sample(second, 2)])
  return rng.shuffle([...rng.sample(first, 1), ...rng.sample(second, 2), ...rng.sample(third, 2)])
}

const names = ['ant', 'bee', 'cat', 'dog', 'eel']

/** The commands as they are typed, and the status of each container after a while. */
async function observe(all: readonly Story[]) {
  const run = all.map(({ line }, i) => `docker run -d --name ${names[i]} ${line}`)
  const later = all.flatMap(({ later: verb }, i) => (verb ? [`docker ${verb} ${names[i]}`] : []))
  const typed = [...run, ...later, `sleep ${WAIT}`]
  const list = "docker ps -a --format '{{.Names}}: {{.Status}}'"
  const { stdout } = await openStage({}).run([...typed, list].join('\n'))
  const status = Object.fromEntries(
    [...stdout.matchAll(/^(\w+): (Up|Created|\w+ \(\d+\))/gm)].map(([, name = '', found = '']) => [
      name,
      found,
    ]),
  )
  return { typed, status, printed: stdout.split('\n').filter((line) => /^\w+: /.test(line)) }
}

export default defineQuestion({
  id: 'container-status-after',
  concepts: ['containers', 'building-images'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const all = stories(context)
    const { typed, status, printed } = await observe(all)
    const matched = all.map(({ believed }, i) => ({
      text: { code: names[i] ?? '' },
      right: status[names[i] ?? ''] ?? '',
      beliefs: believed,
    }))
    const values = [...new Set(matched.flatMap(({ right, beliefs }) => [right, ...Object.values(beliefs)]))]
    const choices = values.sort().map((value) => ({ value, text: { code: value } }))
    const { body, key, slips, because } = pairingOf(matched, choices)
    return {
      kind: 'matching',
      prompt: { key: 'prompt', params: { seconds: WAIT } },
      exhibits: [{ kind: 'terminal', text: typed.map((line) => `$ ${line}`).join('\n') }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-restart' },
        facts: [{ key: 'observed' }],
        because,
        exhibits: [{ kind: 'terminal', text: printed.join('\n') }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
