/** With which authors try their drills: that of lib/drill/attempt.ts. Learners get others. */
export const RECORDER_SEED = 5
