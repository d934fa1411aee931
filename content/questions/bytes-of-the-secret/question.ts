import { openStage } from '@/lib/goal/open-stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** A way to make the Secret db with the key password, and the same as somebody with a belief reads it. */
interface Way {
  id: string
  level: number
  lines: string[]
  beliefs: Record<string, string[]>
}

const apply = (...fields: string[]) =>
  [
    'kubectl apply -f - <<EOF',
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    '  name: db',
    ...fields,
    'EOF',
  ].join('\n')
const create = (option: string) => `kubectl create secret generic db ${option}`
const from = (value: string) => create(`--from-literal=password=${value}`)

function waysFor(word: string, other: string): Way[] {
  const encoded = `$(echo -n ${word} | base64)`
  const encodedLine = `$(echo ${word} | base64)`
  const plain = [from(word)]
  const stored = [from(encoded)]
  const withLine = [`echo ${word} > password`, create('--from-file=password')]
  const secret = (field: string, value: string) => apply(`${field}:`, `  password: ${value}`)
  return [
    { id: 'literal', level: 1, lines: plain, beliefs: { 'size-is-that-of-base64': stored } },
    {
      ...{ id: 'file', level: 1, lines: withLine },
      beliefs: { 'echo-adds-nothing': plain, 'size-is-that-of-base64': [from(encodedLine)] },
    },
    {
      ...{ id: 'printf', level: 1, lines: [`printf ${word} > password`, create('--from-file=password')] },
      beliefs: { 'files-end-with-a-line': withLine, 'size-is-that-of-base64': stored },
    },
    {
      ...{ id: 'data-line', level: 2, lines: [secret('data', encodedLine)] },
      beliefs: { 'echo-adds-nothing': plain, 'size-is-that-of-base64': [from(encodedLine)] },
    },
    {
      ...{ id: 'data', level: 2, lines: [secret('data', encoded)] },
      beliefs: { 'size-is-that-of-base64': stored, 'files-end-with-a-line': withLine },
    },
    {
      ...{ id: 'string-data-encoded', level: 2, lines: [secret('stringData', encoded)] },
      beliefs: { 'string-data-is-decoded': plain },
    },
    {
      ...{ id: 'literal-encoded', level: 2, lines: [from(encoded)] },
      beliefs: { 'string-data-is-decoded': plain },
    },
    {
      id: 'both',
      level: 3,
      lines: [apply('data:', `  password: ${encodedLine}`, 'stringData:', `  password: ${other}`)],
      beliefs: {
        'data-comes-first': withLine,
        'size-is-that-of-base64': [from(`$(echo -n ${other} | base64)`)],
      },
    },
    {
      id: 'block',
      level: 3,
      lines: [apply('stringData:', '  password: |', `    ${word}`)],
      beliefs: { 'echo-adds-nothing': plain },
    },
    {
      id: 'env-file',
      level: 3,
      lines: [`echo 'password="${word}"' > db.env`, create('--from-env-file=db.env')],
      beliefs: { 'quotes-are-removed': plain, 'files-end-with-a-line': withLine },
    },
    {
      id: 'patch',
      level: 3,
      lines: [from(word), `kubectl patch secret db -p '{"data":{"password":"'$(echo ${other} | base64)'"}}'`],
      beliefs: {
        'echo-adds-nothing': [from(other)],
        'size-is-that-of-base64': [from(`$(echo ${other} | base64)`)],
        'secrets-cannot-be-changed': plain,
      },
    },
    {
      id: 'literal-quotes',
      level: 2,
      lines: [from(`'${word}!'`)],
      beliefs: {
        'quotes-are-kept': [from(`"'${word}!'"`)],
        'size-is-that-of-base64': [from(`$(echo -n '${word}!' | base64)`)],
      },
    },
  ]
}

const show = "kubectl get secret db -o jsonpath='{.data.password}' | base64 -d | wc -c"

/** How many bytes the value has after the lines. */
async function bytesAfter(lines: readonly string[]): Promise<number> {
  const { stdout, stderr } = await openStage(cluster).run(`${lines.join('\n')}\n${show}`)
  const last = stdout.trim().split('\n').at(-1) ?? ''
  if (!/^\d+$/.test(last)) throw new Error(`${lines.join('; ')}: ${stdout}${stderr}`)
  return Number(last)
}

export default defineQuestion({
  id: 'bytes-of-the-secret',
  concepts: ['secret', 'configmap'],
  levels: [1, 2, 3],
  kinds: ['number'],
  async generate({ rng, difficulty }) {
    const [word = '', other = ''] = rng.sample(
      ['tea', 'rice', 'hunter2', 'letmein', 'swordfish', 'opensesame', 'correcthorse', 'sakura', 'fujisan'],
      2,
    )
    const way = rng.pick(waysFor(word, other).filter(({ level }) => level === difficulty))
    const value = await bytesAfter(way.lines)
    const believed: Record<string, number> = {}
    for (const [misconception, lines] of Object.entries(way.beliefs))
      believed[misconception] = await bytesAfter(lines)
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', text: way.lines.map((line) => `$ ${line.replaceAll('\n', '\n> ')}`).join('\n') },
      ],
      body: { min: 0, max: 100, unit: { key: 'unit' } },
      key: { value },
      slips: slipsOfAnswers(value, believed),
      explanation: {
        rule: { key: `rule-${way.id}` },
        facts: [{ key: 'observed', params: { value } }],
        exhibits: [{ kind: 'terminal', text: `$ ${show}\n${value}` }],
      },
      scenario: { cluster, objects: [], commands: [...way.lines, 'kubectl describe secret db'] },
    }
  },
})
