/** With which authors record. Trials have another, and learners their own. */
export const RECORDER_SEED = 5
