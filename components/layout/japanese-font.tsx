'use client'

import dynamic from 'next/dynamic'
import { Suspense } from 'react'

const NotoSansJp = dynamic(() => import('./noto-sans-jp').then((module) => module.NotoSansJp))

/** For pages in Japanese only: 30 kB of rules that a page in English would wait for in vain. Nothing waits for its script. */
export function JapaneseFont() {
  return (
    <Suspense>
      <NotoSansJp />
    </Suspense>
  )
}
