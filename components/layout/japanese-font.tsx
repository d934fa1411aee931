'use client'

import dynamic from 'next/dynamic'

/** For pages in Japanese only: 30 kB of rules that a page in English would wait for in vain. */
export const JapaneseFont = dynamic(() => import('./noto-sans-jp').then((module) => module.NotoSansJp))
