import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, RequestRefused, yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

const outcomes = ['issued', 'waiting', 'unsigned', 'failed', 'denied', 'refused'] as const
type Outcome = (typeof outcomes)[number]

const client = 'kubernetes.io/kube-apiserver-client'
const signers = {
  client,
  node: `${client}-kubelet`,
  serving: 'kubernetes.io/kubelet-serving',
  own: 'example.com/shop',
  misspelt: 'kube-apiserver-client',
}
const subjects = {
  jane: '/CN=jane/O=dev',
  masters: '/CN=jane/O=system:masters',
  node: '/CN=system:node:worker-1/O=system:nodes',
}

interface Request {
  name: string
  subject: keyof typeof subjects
  signer: keyof typeof signers
  usages: string[]
  decision: 'approve' | 'deny' | 'none'
}

function draw({ rng, difficulty }: GenerateContext): Request[] {
  const names = rng.sample(['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern'], 4).sort()
  return names.map((name): Request => {
    const subject = rng.pick(
      (difficulty === 1 ? ['jane'] : ['jane', 'jane', 'masters', 'node']) as Request['subject'][],
    )
    const own: Request['signer'][] = subject === 'node' ? ['node', 'client'] : ['client', 'client']
    const signer = rng.pick([
      ...own,
      ...(difficulty === 1 ? (['own'] as const) : (['own', 'misspelt'] as const)),
    ])
    const wrong = rng.chance(difficulty === 1 ? 0.2 : 0.3)
    const usages = wrong ? rng.pick([['server auth'], ['digital signature']]) : ['client auth']
    const more = difficulty === 3 && rng.chance(0.4) ? ['digital signature'] : []
    const decision = rng.pick(['approve', 'approve', 'approve', 'deny', 'none'] as const)
    // What a kubelet asks for when its node joins.
    if (subject === 'node' && rng.chance(0.6))
      return { name, subject, signer: 'node', usages: ['digital signature', 'client auth'], decision: 'none' }
    return { name, subject, signer, usages: [...new Set([...usages, ...more])], decision }
  })
}

const pems = new Map<string, Promise<string>>()

/** A request in base64; the key is made on the learner's machine, as always. */
function pemOf(subject: Request['subject']): Promise<string> {
  const make = async () => {
    const line = `openssl genrsa -out a.key 2048 && openssl req -new -key a.key -subj "${subjects[subject]}" | base64 -w0`
    return (await openStage(cluster).run(line)).stdout.trim()
  }
  const pem = pems.get(subject) ?? make()
  pems.set(subject, pem)
  return pem
}

const manifestOf = ({ name, signer, usages }: Request, request: string): Manifest => ({
  apiVersion: 'certificates.k8s.io/v1',
  kind: 'CertificateSigningRequest',
  metadata: { name },
  ...{ spec: { request, signerName: signers[signer], usages } },
})

interface Status {
  certificate?: string
  conditions?: { type: string; message: string }[]
}

const known = new Map<string, { outcome: Outcome; message: string }>()

async function outcomeOf(request: Request): Promise<{ outcome: Outcome; message: string }> {
  const id = JSON.stringify({ ...request, name: '' })
  const before = known.get(id)
  if (before) return before
  const found = await ask({ ...request, name: 'asked' })
  known.set(id, found)
  return found
}

async function ask(request: Request): Promise<{ outcome: Outcome; message: string }> {
  const stage = openStage(cluster)
  try {
    stage.create(
      'certificatesigningrequests.certificates.k8s.io',
      manifestOf(request, await pemOf(request.subject)),
    )
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error
    return {
      outcome: 'refused',
      message: /"message":"(.*?[^\\])"/.exec(error.message)?.[1]?.replaceAll('\\', '') ?? '',
    }
  }
  if (request.decision !== 'none') stage.kubectl(`kubectl certificate ${request.decision} ${request.name}`)
  stage.cluster.advance(5_000)
  const object = stage.get('certificatesigningrequests.certificates.k8s.io', request.name)
  const { certificate, conditions = [] } = (object as { status?: Status }).status ?? {}
  const has = (type: string) => conditions.find((one) => one.type === type)
  const message = conditions.at(-1)?.message ?? ''
  if (certificate) return { outcome: 'issued', message }
  if (has('Denied')) return { outcome: 'denied', message }
  if (has('Failed')) return { outcome: 'failed', message }
  return { outcome: has('Approved') ? 'unsigned' : 'waiting', message }
}

export default defineQuestion({
  id: 'certificate-request-ends',
  concepts: ['certificates-and-csr', 'authentication-and-kubeconfig'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const requests = draw(context)
    const found = await Promise.all(requests.map(outcomeOf))
    if (new Set(found.map(({ outcome }) => outcome)).size < 3) return undefined
    const matched = requests.map((request, i): Matched<Outcome> => {
      const { outcome = 'waiting', message = '' } = found[i] ?? {}
      const { decision } = request
      return {
        text: { code: request.name },
        right: outcome,
        beliefs: {
          'approval-is-the-certificate': decision === 'approve' ? 'issued' : undefined,
          'wrong-usage-is-refused': outcome === 'failed' ? 'refused' : undefined,
          'refusal-comes-from-the-signer': outcome === 'refused' ? 'failed' : undefined,
          'requests-are-signed-by-themselves':
            decision === 'none' && outcome === 'waiting' ? 'issued' : undefined,
          'somebody-must-always-approve': decision === 'none' && outcome === 'issued' ? 'waiting' : undefined,
          'denied-is-waiting': outcome === 'denied' ? 'waiting' : undefined,
        },
        because: message ? { key: 'said', params: { message } } : { key: 'said-nothing' },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      outcomes.map((value) => ({ value, text: { key: value } })),
    )
    const shown = requests.map(({ name, subject, signer, usages }) => ({
      ...{ metadata: { name }, spec: { request: subjects[subject], signerName: signers[signer], usages } },
    }))
    const lines = requests.flatMap(({ name, decision }) =>
      decision === 'none' ? [] : [`$ kubectl certificate ${decision} ${name}`],
    )
    const objects = await Promise.all(requests.map(async (one) => manifestOf(one, await pemOf(one.subject))))
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'requests' }, text: yamlOf(...shown) },
        ...(lines.length ? [{ kind: 'terminal' as const, text: lines.join('\n') }] : []),
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-signers' },
        facts: [
          {
            key: 'observed',
            params: { count: found.filter(({ outcome }) => outcome === 'issued').length, total: 4 },
          },
        ],
        because,
      },
      scenario: {
        cluster,
        objects: objects.filter((_, i) => found[i]?.outcome !== 'refused'),
        commands: ['kubectl get csr'],
      },
    }
  },
})
