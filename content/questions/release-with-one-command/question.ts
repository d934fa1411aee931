import type { ClusterOptions } from '@/lib/cluster/cluster'
import { settledStage } from '@/lib/goal/settled-stage'
import { defineQuestion } from '@/lib/quiz/question'
import { tasksOfLevel } from './tasks'

const cluster: ClusterOptions = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }],
  addons: ['gateway-api', 'gateway-controller'],
}

export default defineQuestion({
  id: 'release-with-one-command',
  concepts: ['progressive-delivery', 'rolling-update-and-rollback', 'gateway-api'],
  levels: [1, 2, 3, 4],
  kinds: ['command'],
  async generate(context) {
    const { rng, difficulty } = context
    const app = rng.pick(['shop', 'blog', 'web', 'api'])
    const { id, params, objects, before, look, goal, solution, wrong, slips } = rng.pick(
      tasksOfLevel[difficulty] ?? [],
    )(context, app)
    const stage = await settledStage(cluster, objects, before)
    const shown = await stage.run(look)
    const { exitCode, stdout, stderr } = await stage.fork().run(solution)
    if (exitCode !== 0) throw new Error(stderr)
    return {
      kind: 'command',
      prompt: { key: `task-${id}`, params },
      exhibits: [{ kind: 'terminal', text: `$ ${look}\n${shown.stdout}` }],
      body: { placeholder: 'kubectl …' },
      key: { goal, solution, wrong },
      slips,
      explanation: {
        rule: { key: `rule-${id}` },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${solution}\n${stdout}` }],
      },
      scenario: { cluster, objects, commands: before },
    }
  },
})
