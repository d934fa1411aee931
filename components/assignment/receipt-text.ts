/** The first twenty digits of a receipt in groups of four: enough to tell two apart, and short enough to read out. */
export const receiptText = (receipt: string): string =>
  receipt
    .slice(0, 20)
    .match(/.{1,4}/g)
    ?.join(' ') ?? ''
