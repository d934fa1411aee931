import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown from 'react-markdown'
import { describe, expect, it } from 'vitest'
import { remarkTerms } from './remark-terms'

/** The page with `[term]` where one is marked. */
function marked(markdown: string, ...names: string[]): string {
  const plugin = [remarkTerms, names.map((name) => ({ id: name, name }))] as const
  const html = renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [[...plugin]] }, markdown))
  return html.replace(/<span data-term="[^"]*">(.*?)<\/span>/g, '[$1]').replace(/\n|<\/?p>/g, '')
}

describe('glossary terms in a page', () => {
  it.each([
    ['A Pod and a Pod.', ['Pod'], 'A [Pod] and a Pod.'],
    ['Two Pods, no PodSet.', ['Pod'], 'Two [Pods], no PodSet.'],
    ['A pod is no name of a kind.', ['Pod'], 'A pod is no name of a kind.'],
    ['Taints are made; a taint.', ['taint'], '[Taints] are made; a taint.'],
    [
      'An init container, then a container.',
      ['container', 'init container'],
      'An [init container], then a [container].',
    ],
    ['サーバーとPodです。', ['サーバー', 'Pod'], '[サーバー]と[Pod]です。'],
    [
      '`Pod` and [Pod](./pod) and **Pod**',
      ['Pod'],
      '<code>Pod</code> and <a href="./pod">Pod</a> and <strong>[Pod]</strong>',
    ],
    ['## Pod', ['Pod'], '<h2>Pod</h2>'],
    ['- a Pod', ['Pod'], '<ul><li>a [Pod]</li></ul>'],
    ['kube-proxy-less', ['kube-proxy'], 'kube-proxy-less'],
  ])('%s', (markdown, names, expected) => expect(marked(markdown, ...names)).toBe(expected))
})
