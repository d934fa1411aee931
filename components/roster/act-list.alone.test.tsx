import { type ComponentProps, createElement } from 'react'
import { expect, it, vi } from 'vitest'
import { renderedHtml } from '@/tests/render/rendered-html'
import { ActFilter } from './act-filter'
import { ActList, type ShownAct } from './act-list'

// Links are Next's, which is not here.
vi.mock('@/lib/i18n/navigation', () => ({
  Link: ({ href, ...props }: Omit<ComponentProps<'a'>, 'href'> & { href: unknown }) =>
    createElement('a', { ...props, href: typeof href === 'string' ? href : JSON.stringify(href) }),
}))

const act: ShownAct = {
  ...{
    id: '1',
    at: new Date('2026-11-23T15:00:00Z'),
    actorId: 'u1',
    actorName: 'Mia',
    capacity: 'instructor',
  },
  ...{ action: 'setMemberRole', classId: 'c', className: 'CKA', subjectId: 'u2', subjectName: 'Aki' },
  ...{ assignmentId: null, assignmentTitle: null },
  details: { role: { from: 'LEARNER', to: 'INSTRUCTOR' } },
}
const textOf = async (acts: ShownAct[], locale: 'en' | 'ja' = 'en') =>
  (await renderedHtml(<ActList acts={acts} href="/log" timeZone="Asia/Tokyo" />, locale)).replaceAll(
    /<[^>]*>/g,
    ' ',
  )

it('says who did what to whom, in the time zone of the class', async () => {
  const english = await textOf([act])
  for (const words of ['Nov 24, 2026', 'Mia', 'changed a member’s role', 'Aki', 'learner → instructor'])
    expect(english).toContain(words)
  expect(await textOf([act], 'ja')).toContain('受講者 → 講師')
})

it('shows what it has no words for by its name, and people who are gone', async () => {
  const odd = {
    ...act,
    action: 'paintClass',
    actorId: null,
    actorName: '',
    subjectName: null,
    capacity: 'admin',
  }
  const details = { colour: 'red', 'a.b': 2, list: [1, true], nested: { deep: 1 } }
  const text = await textOf([{ ...odd, details }])
  const shown = ['paintClass', 'Somebody', 'account is gone', 'as administrator', 'colour:', 'a.b:', '1, yes']
  for (const words of shown) expect(text).toContain(words)
})

it('leads to the assignment and the submission, and says times and no ids', async () => {
  const details = { submissionId: 's', itemId: 'hidden-id', closesAt: '2026-11-23T15:00:00.000Z', reason: '' }
  const marked = { ...act, assignmentId: 'a', assignmentTitle: 'Week 1', details }
  const html = await renderedHtml(<ActList acts={[marked]} href="/log" timeZone="Asia/Tokyo" />)
  expect(html).toContain('href="/classes/c/assignments/a/submissions/s"')
  expect(html).toContain('Week 1')
  expect(html).toMatch(/closes:.*Nov 24, 2026, 12:00/)
  expect(html).not.toMatch(/hidden-id|reason/)
})

it('leads from a name to what is by or about somebody', async () => {
  const html = await renderedHtml(<ActList acts={[act]} href="/log" timeZone="UTC" />)
  expect(html).toContain('&quot;person&quot;:&quot;u1&quot;')
  expect(html).toContain('&quot;person&quot;:&quot;u2&quot;')
})

it('offers every kind of act, and the way back to everybody', async () => {
  const filter = (person?: string) => <ActFilter href="/log" action="joinClass" person={person} />
  const html = await renderedHtml(filter('u1'))
  expect(html).toContain('<option value="joinClass" selected="">joined by the invite code</option>')
  expect(html).toContain('<input type="hidden" name="person" value="u1"/>')
  expect(html).toContain('Show everybody')
  expect(await renderedHtml(filter())).toContain('Show everything')
})

it('offers the kinds that it is given, and the one that was asked for', async () => {
  const html = await renderedHtml(
    <ActFilter href="/log" kinds={['updateClass', 'joinClass']} action="leaveClass" person={undefined} />,
  )
  const offered = [...html.matchAll(/<option value="(\w*)"/g)].map(([, name]) => name)
  expect(offered.sort()).toEqual(['', 'joinClass', 'leaveClass', 'updateClass'])
})
