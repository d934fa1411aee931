import { type ComponentProps, createElement, type FunctionComponent } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { SprintCard } from '@/components/speed/sprint/sprint-card'
import { SprintEnding } from '@/components/speed/sprint/sprint-ending'
import { SprintResultView } from '@/components/speed/sprint/sprint-result-view'
import { SprintSaving } from '@/components/speed/sprint/sprint-saving'
import { routing } from '@/lib/i18n/routing'
import type { SprintResult } from '@/lib/speed/sprint'
import { renderedHtml } from '../render/rendered-html'

// Links and routers are Next's, which is not here.
vi.mock('@/lib/i18n/navigation', () => ({
  Link: ({ href, children }: ComponentProps<'a'>) => createElement('a', { href }, children),
  useRouter: () => ({ push: () => undefined }),
}))

const ignore = () => undefined
const start = async () => ({ ok: true, data: { sprintId: 's' } }) as const
const NOW = new Date('2026-11-23T08:00:00Z')
const earlier = { id: 'before', startedAt: new Date('2026-11-20T08:00:00Z'), solved: 1 }

const result: SprintResult = {
  ...{ over: true, id: 'this', startedAt: NOW, serverNow: NOW, solved: 2 },
  runs: [
    {
      ...{ exerciseId: 'a', title: 'A Namespace', way: 'imperative', keystrokes: 19, pasted: 0 },
      ...{ durationMs: 4200, commands: ['k create ns blue', 'k get ns'], fewestKeys: 17 },
    },
    {
      ...{ exerciseId: 'gone', title: 'gone', way: 'yaml', keystrokes: 9, pasted: 80 },
      ...{ durationMs: 9000, commands: ['k apply -f a.yaml'] },
    },
  ],
  skipped: [
    {
      ...{ id: 'b', title: 'A Role' },
      reference: { ways: [{ name: 'shortest', script: 'k create role r', keys: 16 }], note: 'Short.' },
    },
  ],
  domains: [{ id: 'd', name: 'Storage', solved: 2, skipped: 1, durationMs: 13_200 }],
  best: [{ id: 'this', startedAt: NOW, solved: 2 }, earlier],
}
const nothing: SprintResult = { ...result, solved: 0, runs: [], skipped: [], domains: [], best: [earlier] }

describe.each(routing.locales)('a sprint: %s', (locale) => {
  const en = locale === 'en'
  const show = <Props extends object>(part: FunctionComponent<Props>, props: Props) =>
    renderedHtml(createElement(part, props), locale)

  it('tells at the end what was solved, how, where, and how what was skipped is done', async () => {
    const shown = await show(SprintResultView, { result, start })
    expect(shown).toContain(en ? '2 exercises solved' : '2問完了')
    expect(shown).toContain(en ? 'Your best sprint so far' : 'これまでで最高の結果')
    for (const part of ['k create ns blue', 'k create role r', 'Storage', 'A Role'])
      expect(shown).toContain(part)
    expect(shown).toContain(en ? '2 commands' : '2個のコマンド')
    expect(shown).toContain(en ? '6.6 s' : '6.6秒')
    expect(shown).toContain('/practice/speed/sprint/before')
    expect(shown).not.toContain('/practice/speed/sprint/this')
    expect(shown).not.toContain(en ? 'after the end' : '終了後')
  })

  it('tells of nothing solved, and of what came too late', async () => {
    const shown = await show(SprintResultView, { result: nothing, uncounted: ['late'], start })
    expect(shown).toContain(en ? 'Nothing solved this time' : '今回は解けた課題がありません')
    expect(shown).toContain(en ? '1 run was confirmed after the end' : '1問は終了後に確認されました')
    expect(shown).not.toContain('<table')
    // Solved on another page before: that counts.
    const counted = await show(SprintResultView, { result, uncounted: ['a'], start })
    expect(counted).not.toContain(en ? 'after the end' : '終了後')
  })

  it('is offered to be begun, or to be gone on with', async () => {
    const card = (running: { id: string; closesAt: Date } | null, best = [earlier]) =>
      show(SprintCard, { offer: { running, best }, now: NOW, start })
    const begin = await card(null)
    expect(begin).toContain(en ? 'Start: Command sprint' : '始める: コマンドスプリント')
    expect(begin).toContain(en ? 'Your best: 1 exercise solved' : '自己ベスト: 1問完了')
    const goOn = await card({ id: 'x', closesAt: new Date(NOW.getTime() + 130_000) }, [])
    expect(goOn).toContain('/practice/speed/sprint/x')
    expect(goOn).toContain(en ? 'Go on: 2 minutes left' : '続ける（残り2分）')
  })

  it('tells what has not reached the server, during it and when the time is over', async () => {
    const saving = (waiting: number, unreachable: boolean) =>
      show(SprintSaving, { sending: { waiting, unreachable }, solved: waiting })
    expect(await saving(0, false)).toContain('saved')
    expect(await saving(1, false)).toContain('sending')
    expect(await saving(2, true)).toContain(en ? '2 solved exercises are kept' : '解いた課題2問を')
    const lost = await show(SprintEnding, { phase: 'lost', waiting: 1, onAgain: ignore })
    expect(lost).toContain(
      en ? '1 solved exercise could not be confirmed' : '1問は時間内に確認できませんでした',
    )
    expect(await show(SprintEnding, { phase: 'ending', waiting: 1, onAgain: ignore })).not.toContain(
      '<button',
    )
  })
})
