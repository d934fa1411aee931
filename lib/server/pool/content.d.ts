/** Made by scripts/build-engine.mjs from the folders under content/. */
declare module 'kubekata:content' {
  import type { Question } from '@/lib/quiz/question'

  export const families: { question: Question; texts: { en: unknown; ja: unknown }; hash: string }[]
  export const drillFolders: { id: string; files: Record<string, string>; hash: string }[]
  export const speedFiles: { id: string; text: string }[]
}
