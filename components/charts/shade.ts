/**
 * Steps of one hue from the paper to the ink: lightness alone tells them apart, which no kind of colour blindness takes
 * away. `strength` 0..1; up to 0.42 ordinary text on it keeps a contrast of 4.5 in both themes.
 */
export function shade(strength: number): string {
  if (strength <= 0) return 'var(--muted)'
  return `color-mix(in oklab, var(--info) ${Math.round(strength * 100)}%, var(--card))`
}

/** Of cells that nothing is written on: from few to many. */
export const cellShades = [0, 0.28, 0.5, 0.75, 1].map(shade)

/** Of what is written on: from nothing to everything. */
export const tileShades = [0, 0.11, 0.22, 0.32, 0.42].map(shade)

/** The shade of a share, 0..1, of which each has an equal part of the way. */
export function tileShade(share: number): string | undefined {
  const last = tileShades.length - 1
  return tileShades[Math.min(last, Math.max(0, Math.ceil(share * last - 1e-9)))]
}
