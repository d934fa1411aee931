import type { ReactElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { type DrillDraft, EMPTY_DRAFT } from '@/lib/authoring/drill-draft'
import type { Step } from '@/lib/authoring/missing'
import { condition } from '@/lib/goal/condition'
import type { TrialView } from '@/lib/server/authoring/trial-view'
import { renderedHtml } from '@/tests/render/rendered-html'
import { type AuthoringActions, AuthoringActionsProvider } from './actions'
import { AuthoredList } from './authored-list'
import { ChecksStep } from './checks-step'
import { EXAMPLES } from './condition-help'
import { DrillEditor } from './drill-editor'
import { LineChoice } from './line-choice'
import { PublishStep } from './publish-step'
import { QuestionEditor } from './question-editor'
import { Recordings } from './recordings'
import { SituationStep } from './situation-step'
import { SolutionStep } from './solution-step'
import { TaskStep } from './task-step'
import { EditingProvider } from './use-editor'
import { VersionList } from './version-list'
import { WrongStep } from './wrong-step'

// Nobody goes anywhere while a page is only drawn.
vi.mock('@/lib/i18n/navigation', () => ({
  useRouter: () => ({}),
  Link: ({ href, children }: { href: string; children: ReactElement }) => <a href={href}>{children}</a>,
}))

const actions = new Proxy({}, { get: () => async () => ({ ok: true }) }) as AuthoringActions
const texts = { title: 'T', summary: 'S', task: 'Do it', solution: 'So' }
const DRAFT: DrillDraft = {
  ...EMPTY_DRAFT,
  ...{ concepts: ['service'], commands: ['kubectl get pods'], addons: ['odd-one'], solution: 'true' },
  nodes: [{ name: 'n1', controlPlane: true, cpu: '', memory: '', labels: '', taints: '' }],
  checks: [
    { id: 'made', weight: 2, show: 'kubectl get cm', all: '- kind: exists', en: 'Is there', ja: 'ある' },
  ],
  texts: { en: texts, ja: { ...texts, task: '' } },
  wrong: [{ name: 'typo', script: 'false', fails: ['made'], damages: [] }],
}
const run = {
  checks: [{ id: 'made', passed: false, expected: 'x', found: '<none>' }],
  ...{ damage: ['nodes/n1'], repeats: true, output: '$' },
}
const TRIALS: TrialView[] = [
  { name: 'start', state: 'fresh', problems: [], run },
  { name: 'solution', state: 'fresh', problems: [{ code: 'solutionFails', names: ['made'] }], run },
  { name: 'wrong/typo', state: 'fresh', problems: [{ code: 'otherDamages', names: ['nodes/n1'] }], run },
]
const handle = {
  state: 'saved' as const,
  revision: () => 1,
  change: () => {},
  undo: undefined,
  flush: async () => true,
  adopt: () => {},
}
const editing = (draft: DrillDraft, children: ReactElement) => (
  <AuthoringActionsProvider actions={actions}>
    <EditingProvider
      value={{
        ...handle,
        draft,
        id: 'a',
        isMine: true,
        trials: TRIALS,
        setTrials: () => {},
        problem: { at: 'objects', problem: 'line 3' },
        recordings: new Recordings(),
      }}
    >
      {children}
    </EditingProvider>
  </AuthoringActionsProvider>
)
const at = new Date(0)
const authored = {
  ...{ id: 'a', isMine: true, revision: 1, savedAt: at, archivedAt: null, trials: TRIALS },
  versions: [{ id: 'v', createdAt: at, isCurrent: true, changed: ['en.md'] }],
  classes: [{ id: 'c', name: 'Class', isShared: true }],
}

it('what the help shows are conditions', () => {
  const kinds = Object.entries(EXAMPLES).map(([kind, text]) => {
    const [parsed] = condition.array().parse(parse(text))
    return [kind, parsed?.kind]
  })
  expect(kinds.every(([kind, parsed]) => kind === parsed)).toBe(true)
})

describe.each(['en', 'ja'] as const)('in %s', (locale) => {
  it.each([
    [
      'situation',
      <SituationStep key="s" concepts={[{ id: 'service', title: 'Service' }]} />,
      ['line 3', 'odd-one'],
    ],
    ['task', <TaskStep key="s" />, []],
    ['solution', <SolutionStep key="s" />, ['true']],
    ['checks', <ChecksStep key="s" />, ['made', 'ある']],
    ['wrong', <WrongStep key="s" />, ['typo', 'nodes/n1', '&lt;none&gt;']],
    ['publish', <PublishStep key="s" onStep={(_: Step) => {}} />, ['objects', 'line 3']],
  ] as const)('the step %s shows what is there', async (_, step, shown) => {
    const html = await renderedHtml(editing(DRAFT, step), locale)
    for (const text of shown) expect(html).toContain(text)
    expect(await renderedHtml(editing(EMPTY_DRAFT, step), locale)).toContain('<')
  })

  it('the editor says how much each step lacks; others than its author change nothing', async () => {
    const editor = (isMine: boolean) => (
      <AuthoringActionsProvider actions={actions}>
        <DrillEditor authored={{ ...authored, isMine }} drill={DRAFT} problem={null} concepts={[]} />
      </AuthoringActionsProvider>
    )
    expect(await renderedHtml(editor(true), locale)).toContain('bg-warning-soft')
    expect(await renderedHtml(editor(true), locale)).not.toContain('<fieldset disabled=""')
    expect(await renderedHtml(editor(false), locale)).toContain('<fieldset disabled=""')
  })

  it('a question, its versions, the list, and recorded lines', async () => {
    const words = { title: '', instructions: '' }
    const question = { family: 'f', seeds: [4], texts: { en: words, ja: words } }
    const families = [{ id: 'f', title: 'Family', levels: [1, 2] }]
    const editor = (
      <AuthoringActionsProvider actions={actions}>
        <QuestionEditor {...{ authored, question, families }} />
        <VersionList id="a" versions={[]} revision={() => 1} flush={async () => true} />
        <LineChoice
          lines={[
            { text: 'kubectl get pods', failed: true, looks: true, keys: true, waits: true, madeUp: true },
          ]}
          settles={false}
          onChosen={() => {}}
        />
      </AuthoringActionsProvider>
    )
    const html = await renderedHtml(editor, locale)
    expect(html).toContain('Family')
    expect(html).toContain('kubectl get pods')
    const item = {
      ...{ id: 'a', skillId: 'own-a', kind: 'DRILL' as const, titles: { en: '', ja: '' } },
      ...{ savedAt: at, publishedAt: at, archivedAt: null, classes: [{ id: 'c', name: 'Class' }] },
    }
    const rows = {
      archive: actions.shareAuthoredAction as never,
      duplicate: actions.shareAuthoredAction as never,
    }
    const list = await renderedHtml(
      <AuthoredList items={[item, { ...item, id: 'b', owner: 'Bob' }]} actions={rows} now={0} />,
      locale,
    )
    expect(list).toContain('Bob')
    expect(list).toContain('/authoring/drills/a')
  })
})
