/** What the clock of a test engine says at first: the same in every run, so that a run can be repeated. A Monday. */
export const firstMoment: Date = new Date('2029-01-01T09:00:00Z');
