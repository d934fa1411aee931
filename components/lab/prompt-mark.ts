/** In the browser's own record of performance: the first prompt was drawn (scripts/bench-lab.ts). */
export const PROMPT_MARK = 'kubekata:prompt'
