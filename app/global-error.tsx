'use client'

/** The last resort, when the layout itself fails: no messages are loaded, so it says it in both languages. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', padding: '3rem', lineHeight: 1.7 }}>
        <h1>Something went wrong</h1>
        <p>Kubekata could not show this page. Nothing that you saved is lost.</p>
        <p lang="ja">ページを表示できませんでした。保存済みのデータは失われていません。</p>
        <button type="button" onClick={reset}>
          Try again / もう一度試す
        </button>
      </body>
    </html>
  )
}
