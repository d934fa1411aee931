import { describe, expect, it } from 'vitest'
import { runs, wordsAsked, wordsOf } from './words'

describe('words of a text', () => {
  it.each([
    ['kube-apiserver', ['kube-apiserver', 'kube', 'apiserver']],
    ['NetworkPolicy', ['networkpolicy', 'network', 'policy']],
    ['maxSurge: 25%', ['maxsurge', 'max', 'surge', '25']],
    ['HTTPRoute', ['httproute', 'http', 'route']],
    ['Podを削除', ['pod', 'を削', '削除']],
    ['鍵', ['鍵']],
    ['サーバー', ['サー', 'ーバ', 'バー']],
    ['ﾎﾟｯﾄﾞ ＡＰＩ', ['ポッ', 'ッド', 'api']],
    ['—, (!)', []],
  ])('%s', (text, words) => expect(wordsOf(text)).toEqual(words))
})

describe('words asked for', () => {
  it.each([
    ['NetworkPolicy', ['networkpolicy']],
    ['kubectl drain', ['kubectl', 'drain']],
    ['kube-proxy', ['kube-proxy']],
    ['再起動', ['再起', '起動']],
  ])('%s', (text, words) => expect(wordsAsked(text)).toEqual(words))

  it('keep apart what was typed apart', () => {
    expect(runs('Podの 再起動 loop')).toEqual(['Pod', 'の', '再起動', 'loop'])
  })
})
