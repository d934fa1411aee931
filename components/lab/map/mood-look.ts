import type { Mood } from '@/lib/lab/picture/schema'

interface MoodLook {
  /** A letter that says what the colour says. */
  sign: string
  edge: string
  word: string
  /** Colour and shape of a dot. */
  dot: string
}

export const MOOD_LOOKS: Record<Mood, MoodLook> = {
  good: {
    ...{ sign: '✓', edge: 'border-l-success', word: 'text-success' },
    dot: 'rounded-full border-success bg-success-soft text-success',
  },
  busy: {
    ...{ sign: '…', edge: 'border-l-warning', word: 'text-warning' },
    dot: 'rounded-md border-dashed border-warning bg-warning-soft text-warning',
  },
  bad: {
    ...{ sign: '!', edge: 'border-l-destructive', word: 'text-destructive' },
    dot: 'rounded-none border-2! border-destructive bg-destructive-soft text-destructive',
  },
  over: {
    ...{ sign: '–', edge: 'border-l-input', word: 'text-muted-foreground' },
    dot: 'rounded-full border-input bg-transparent text-muted-foreground',
  },
}
