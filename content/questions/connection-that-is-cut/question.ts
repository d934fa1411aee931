import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Arrow, Message, Slip } from '@/lib/quiz/variant'
import { believed, type Connection, ofCluster, ofNode, type View } from './connections'

interface Drawn {
  view: View
  cut: Connection
  /** The arrows that are shown; others are left out beside the one that is cut. */
  shown: Connection[]
  symptoms: string[]
}

const kindsOf = ({ connections }: View) => connections.map(({ symptoms }) => symptoms.join())

function draw({ rng, difficulty }: GenerateContext): Drawn {
  // Kinds of connections, each as likely: what a symptom says counts, not on how many nodes it may be seen.
  const kind = rng.pick([...new Set([ofCluster, ofNode].flatMap(kindsOf))])
  const view = rng.pick([ofCluster, ofNode].filter((one) => kindsOf(one).includes(kind)))
  const cut = rng.pick(view.connections.filter((one) => one.symptoms.join() === kind))
  const others = view.connections.filter((one) => one !== cut)
  // The harder, the fewer arrows are given, and the less is said of what is seen.
  const given = Math.max(2, others.length - difficulty - 1)
  const [main = '', ...more] = cut.symptoms
  const symptoms = { 1: [main, rng.pick(more)], 2: [main], 3: [rng.pick(more)] }[difficulty as 1 | 2 | 3]
  return { view, cut, shown: rng.sample(others, given), symptoms }
}

function slipsOf({ view, cut, shown }: Drawn, idOf: (box: string) => string): Slip[] {
  const answer = (from: string, to: string) => `${idOf(from)}>${idOf(to)}`
  const isShown = (from: string, to: string) => shown.some((one) => one.from === from && one.to === to)
  const names = view.boxes.map(({ id }) => id)
  const wrong = names.flatMap((from) =>
    names
      .filter((to) => to !== from && !isShown(from, to) && !(from === cut.from && to === cut.to))
      .flatMap((to): Slip[] => {
        const belief = believed.find((one) => one.from.test(from) && one.to.test(to))
        if (belief) return [{ misconception: belief.misconception, answer: answer(from, to) }]
        const misconception = from === cut.to && to === cut.from ? 'direction-does-not-matter' : undefined
        const isReal = view.connections.some((one) => one.from === from && one.to === to)
        if (!misconception && !isReal) return []
        return [{ misconception: misconception ?? 'other-symptoms', answer: answer(from, to) }]
      }),
  )
  return wrong
}

export default defineQuestion({
  id: 'connection-that-is-cut',
  concepts: ['extension-interfaces', 'environments-compared', 'control-plane-down', 'node-not-ready'],
  levels: [1, 2, 3],
  kinds: ['arrow'],
  citation: [
    {
      title: 'Ports and Protocols',
      url: 'https://kubernetes.io/docs/reference/networking/ports-and-protocols/',
    },
    {
      title: 'Communication between Nodes and the Control Plane',
      url: 'https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/',
    },
    { title: 'Container Runtime Interface', url: 'https://kubernetes.io/docs/concepts/containers/cri/' },
  ],
  generate(context) {
    const drawn = draw(context)
    const { view, cut, shown, symptoms } = drawn
    const options = optionsOf(view.boxes.map(({ id }) => ({ code: id })))
    const idOf = (id: string) => options[view.boxes.findIndex((one) => one.id === id)]?.id ?? ''
    const arrowOf = ({ from, to }: Connection): Arrow => ({ from: idOf(from), to: idOf(to) })
    const said = symptoms.map(
      (key): Message => ({ key, ...(cut.node ? { params: { node: cut.node } } : {}) }),
    )
    const [one = { key: '' }, two] = said
    return {
      kind: 'arrow',
      prompt: {
        key: two ? 'prompt-two' : 'prompt',
        params: { one, ...(two ? { two } : {}) },
      },
      exhibits: [],
      body: {
        boxes: options.map((option, i) => ({
          ...option,
          row: view.boxes[i]?.row ?? 1,
          column: view.boxes[i]?.column ?? 1,
        })),
        arrows: shown.map(arrowOf),
      },
      key: { arrows: [arrowOf(cut)] },
      slips: slipsOf(drawn, idOf),
      explanation: { rule: { key: cut.rule }, facts: [] },
      scenario: { cluster: {}, objects: [], commands: ['kubectl get nodes -o wide'] },
    }
  },
})
