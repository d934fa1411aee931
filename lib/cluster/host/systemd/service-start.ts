/** What a service's program does when it is started. */
export interface ServiceStart {
  /** What it says at once; the number of its process stands in some lines. */
  lines: string[]
  /** It ends by itself: after so many ms, with this code. */
  ends?: { after: number; code: number }
  /** It runs, and cannot do its work: what it says of that again and again, without its time. */
  complaint?: Complaint
}

/** What is said every so many ms, each time anew. */
export interface Complaint {
  every: number
  place: string
  text: string
}
