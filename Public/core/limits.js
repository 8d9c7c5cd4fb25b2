/** The server's limits that the pages have to know; Tests/Browser/test_api_types.py holds them against it. */

/** Of a message to managers or to a labeler, in UTF-16 units. */
export const LONGEST_MESSAGE = 4_000;

/** Of a note beside a judgement, in UTF-16 units as all that follow. */
export const LONGEST_NOTE = 10_000;

/** Of the comment of a skip. */
export const LONGEST_COMMENT = 2_000;

/** Of an answer in words. */
export const LONGEST_ANSWER = 10_000;

/** Of a demonstration. */
export const LONGEST_DEMONSTRATION = 100_000;

/** Of the reason why a completion of a practice task stands where it stands. */
export const LONGEST_REASON = 2_000;

/** Of why somebody promoted a reward model. */
export const LONGEST_PROMOTION_REASON = 500;

/** Of why a labeler's judgements weigh less. */
export const LONGEST_WEIGHT_REASON = 500;

/** Of why a candidate is admitted or declined. */
export const LONGEST_DECISION_REASON = 500;

/** Of what a candidate adds to what they say of themselves. */
export const LONGEST_ASSESSMENT_COMMENT = 2_000;

/** The first and the last day that begin, in every time zone, at a time that may be stored. */
export const FIRST_DAY = "1970-01-02";
export const LAST_DAY = "9999-12-30";

/** Of what is searched for in one's own work. */
export const LONGEST_SEARCH = 200;

/** How many characters of a text name it in a list. */
export const LONGEST_EXCERPT = 120;

/** Of what names of labelers are filtered by, in characters. */
export const LONGEST_NAME = 100;
