import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown from 'react-markdown'
import { describe, expect, it } from 'vitest'
import { remarkCallouts } from './remark-callouts'

const html = (markdown: string) =>
  renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkCallouts] }, markdown)).replace(
    /\n/g,
    '',
  )

describe('call-outs', () => {
  it('are quotes that name their kind', () => {
    expect(html('> [!EXAM]\n> Use **k**.')).toBe(
      '<aside data-callout="exam"><p>Use <strong>k</strong>.</p></aside>',
    )
  })

  it('may begin with something else than text', () => {
    expect(html('> [!NOTE]\n> `kubectl`です。')).toBe(
      '<aside data-callout="note"><p><code>kubectl</code>です。</p></aside>',
    )
  })

  it('may hold more than a paragraph', () => {
    expect(html('> [!TIP]\n>\n> - a\n> - b')).toBe(
      '<aside data-callout="tip"><ul><li>a</li><li>b</li></ul></aside>',
    )
  })

  it('leave other quotes alone', () => {
    expect(html('> [!LOUD]\n> Text')).toContain('<blockquote>')
    expect(html('> Text [!NOTE]')).toContain('<blockquote>')
  })
})
