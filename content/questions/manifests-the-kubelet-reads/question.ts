import { pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const FOLDER = '/etc/kubernetes/manifests'

/** A file, the Pod in it, and the belief of whoever takes it for read, or for not read. */
interface Place {
  path: string
  belief: string
}

const names = ['ant', 'bee', 'cat', 'dog', 'eel', 'fox']

function draw({ rng, difficulty }: GenerateContext): Place[] {
  const word = rng.pick(['web', 'proxy', 'agent'])
  const read: Place[] = [
    { path: `${FOLDER}/${word}.yaml`, belief: 'only-kubeadms-files' },
    { path: `${FOLDER}/${word}-${rng.int(2, 9)}.yml`, belief: 'only-yaml-by-its-name' },
    { path: `${FOLDER}/${word}.json`, belief: 'only-yaml-by-its-name' },
    {
      path: `${FOLDER}/${rng.pick([`${word}.yaml.bak`, `${word}.yaml.orig`, `${word}.yaml-old`, `${word}.txt`])}`,
      belief: 'only-yaml-by-its-name',
    },
  ]
  const unread: Place[] = [
    { path: `${FOLDER}/.${word}.yaml`, belief: 'hidden-files-are-read' },
    {
      path: `${FOLDER}/${rng.pick(['old', 'backup', 'more'])}/${word}.yaml`,
      belief: 'folders-below-are-read',
    },
    { path: `/etc/kubernetes/${word}.yaml`, belief: 'the-folder-above-is-read' },
    { path: `${FOLDER}.bak/${word}.yaml`, belief: 'the-folder-above-is-read' },
  ]
  const [few, many] = difficulty === 1 ? [2, 2] : difficulty === 2 ? [2, 3] : [3, 3]
  return rng.shuffle([...rng.sample(read, few), ...rng.sample(unread, many)])
}

export default defineQuestion({
  id: 'manifests-the-kubelet-reads',
  concepts: ['manual-scheduling-and-static-pods', 'kubelet'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const places = draw(context)
    const stage = openStage(cluster)
    const files = stage.cluster.hosts.files('worker-1')
    for (const [i, { path }] of places.entries()) {
      const folder = path.slice(0, path.lastIndexOf('/'))
      if (files && !files.stat(folder)) files.mkdir(folder)
      files?.write(path, yamlOf(pod(names[i] ?? '')))
    }
    stage.cluster.advance(60_000)
    const list = stage.kubectl('kubectl get pods').stdout.trim()
    const shown = places.map((place, i) => ({ ...place, name: `${names[i]}-worker-1` }))
    const all = shown.map(({ name }) => name)
    const truth = new Set(all.filter((name) => list.includes(`${name} `)))
    const kinds = [...new Set(places.map(({ belief }) => belief))]
    const beliefs = kinds.map((misconception) => {
      const flipped = shown.filter((one) => one.belief === misconception).map(({ name }) => name)
      return {
        misconception,
        right: new Set(all.filter((name) => truth.has(name) !== flipped.includes(name))),
      }
    })
    const options = optionsOf(all.map((code) => ({ code })))
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'manifest' }, text: yamlOf(pod('ant')).trimEnd() },
        {
          kind: 'terminal',
          title: { key: 'files' },
          text: places.map(({ path }, i) => `${names[i]}  ${path}`).join('\n'),
        },
      ],
      body: { options },
      key: { options: idsOf(options, all, truth) },
      slips: slipsOfBeliefs(options, all, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ kubectl get pods\n${list}` }],
      },
      scenario: {
        cluster,
        objects: [],
        commands: places.map(
          ({ path }, i) =>
            `ssh worker-1 "sudo mkdir -p ${path.slice(0, path.lastIndexOf('/'))}; sudo tee ${path}" <<EOF\n${yamlOf(pod(names[i] ?? ''))}EOF`,
        ),
      },
    }
  },
})
