import { openStage } from '@/lib/goal/open-stage'
import { defineQuestion } from '@/lib/quiz/question'
import { drawShop, objectsOf } from './shop'
import { tasksOf } from './tasks'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

export default defineQuestion({
  id: 'without-plugins',
  concepts: ['krew-and-k9s', 'kubectl', 'field-selectors-and-jsonpath'],
  levels: [1, 2, 3, 4],
  kinds: ['command'],
  generate({ rng, difficulty }) {
    const shop = drawShop(rng)
    const task = rng.pick(tasksOf(shop, rng).filter(({ level }) => level === difficulty))
    const objects = objectsOf(shop)
    const { space, context } = shop
    const commands = [`kubectl config set-context ${context} --cluster=kubernetes --user=kubernetes-admin`]
    const stage = openStage(cluster)
    for (const object of objects) stage.create(`${object.kind.toLowerCase()}s` as 'pods', object)
    const show = (line: string) => `$ ${line}\n${stage.kubectl(line).stdout}`
    const columns = 'custom-columns=NAME:.metadata.name,NODE:.spec.nodeName,APP:.metadata.labels.app'
    const there =
      difficulty === 1
        ? [`$ ${commands[0]}\nContext "${context}" created.`]
        : [show(`kubectl get pods -n ${space} -o ${columns}`), show(`kubectl get secrets -n ${space}`)]
    return {
      kind: 'command',
      prompt: { key: `task-${task.id}`, params: { ...task.params, plugin: task.plugin } },
      exhibits: [{ kind: 'terminal', title: { key: 'there' }, text: there.join('\n').trimEnd() }],
      body: { placeholder: 'kubectl …' },
      key: { goal: task.goal, solution: task.solution, wrong: task.wrong },
      slips: task.slips,
      explanation: {
        rule: { key: `rule-${task.id}` },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${task.solution}` }],
      },
      scenario: { cluster, objects, commands },
    }
  },
})
