import { describe, expect, it } from 'vitest'
import { checkJapanese } from './japanese'

const rules = (text: string, ends = true) => checkJapanese(text, ends).map((f) => f.rule)

describe('checkJapanese', () => {
  it.each([
    'PodはKubernetesの単位です。',
    '`kubectl get`を実行します。',
    '「これで終わりだ。」という表示になります。',
    '次のとおりです（1.35より前は違いました）。',
    '準備はできていますか。',
    '**kubelet**は[ノード](./node)で動きます。',
    '例を次に示します：',
    '意見が2つに分かれます。',
    '最後の部分からなります。自分からやります。',
  ])('accepts %s', (text) => expect(rules(text)).toEqual([]))

  it.each([
    ['ja-spacing', 'これは Podです。'],
    ['ja-spacing', 'Pod の話です。'],
    ['ja-spacing', '`kubectl` を実行します。'],
    ['ja-spacing', 'これは 別の話です。'],
    ['ja-width', 'Ｐｏｄの話です。'],
    ['ja-width', '１つ目です。'],
    ['ja-width', 'ｸﾗｽﾀｰです。'],
    ['ja-punctuation', '初めに，Podです。'],
    ['ja-punctuation', 'これはPod(最小の単位)です。'],
    ['ja-punctuation', '本当ですか?'],
    ['ja-emphasis', '**「Pod」**は単位です。'],
    ['ja-emphasis', 'これは*（例）*です。'],
    ['ja-ending', 'これはPodだ。'],
    ['ja-ending', 'これはPodである。'],
    ['ja-ending', '続きません。Podを作る。'],
    ['ja-ending', 'これはPodです'],
    ['ja-plural', 'Podsを作ります。'],
    ['ja-spelling', '原因が分かります。'],
    ['ja-spelling', 'メモリが足りません。'],
  ])('%s objects to %s', (rule, text) => expect(rules(text)).toContain(rule))

  it('lets headings and cells end in a noun', () => {
    expect(rules('最小の単位', false)).toEqual([])
    expect(rules('これはPodだ。', false)).toEqual(['ja-ending'])
  })
})
