import type { ContentFiles } from '../content'

const source = (slug: string) => `import { pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { defineQuestion } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const apps = ['web', 'api', 'cache']

export default defineQuestion({
  id: '${slug}',
  // TODO: what it asks about, the main concept first (content/curriculum.yaml).
  concepts: ['labels-and-selectors'],
  // TODO: 1 (first steps) to 5 (harder than the exam); each must change the problem.
  levels: [1, 2],
  kinds: ['number'],
  async generate({ rng, difficulty }) {
    // TODO: draw a problem.
    const names = rng.sample(['apple', 'kiwi', 'lemon', 'mango', 'peach', 'plum'], difficulty + 3)
    const pods = names.map((name) => pod(name, { labels: { app: rng.pick(apps) } }))
    const app = rng.pick(apps)
    const line = 'kubectl get pods -l app=' + app + ' -o name'

    // TODO: let the engine answer it.
    const stage = openStage(cluster)
    for (const manifest of pods) stage.create('pods', manifest)
    stage.cluster.drain()
    const count = stage.kubectl(line).stdout.split('\\n').filter(Boolean).length
    // Not worth asking: whoever guesses is right.
    if (count === 0 || count === pods.length) return undefined

    // TODO: what those answer who hold a belief, by the engine as well where it can be.
    const slips: Slip[] = [{ misconception: 'selector-ignored', answer: String(pods.length) }]
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...pods) },
        { kind: 'terminal', text: '$ ' + line },
      ],
      body: { min: 0, max: 10, unit: { key: 'unit' } },
      key: { value: count },
      slips,
      explanation: { rule: { key: 'rule' }, facts: [{ key: 'observed', params: { count } }] },
      scenario: { cluster, objects: pods, commands: [line] },
    }
  },
})
`

const en = `title: 'TODO: a question in a few words'
summary: 'TODO: what the learner can do when this is learnt.'
messages:
  applied: Applied before
  # TODO: one sentence that asks for one thing.
  prompt: How many lines does the command print?
  unit: lines
  # TODO: what was seen on the cluster for this very variant.
  observed: 'On the cluster it printed {count|# line|# lines}.'
  # TODO: why, in two or three sentences.
  rule: Only objects that carry the label with this value are listed.
misconceptions:
  # TODO: the wrong beliefs behind typical answers, named as they are believed.
  selector-ignored:
    title: The selector changes nothing
    text: Only objects that match the selector are printed.
`

const ja = `title: TODO
summary: TODO：何ができるようになるかを書きます。
messages:
  applied: 適用済みのもの
  # TODO
  prompt: コマンドは何行を出力しますか。
  unit: 行
  # TODO
  observed: クラスターでは{count}行が出力されました。
  # TODO
  rule: 一覧に出るのは、このラベルをこの値で持つオブジェクトだけです。
misconceptions:
  # TODO
  selector-ignored:
    title: セレクターは出力を変えない
    text: 出力されるのは、セレクターに一致するオブジェクトだけです。
`

/** A family that works and is to be rewritten. */
export function scaffoldQuestion(slug: string): ContentFiles {
  return { 'question.ts': source(slug), 'en.yaml': en, 'ja.yaml': ja }
}
