/** The server's limits that the pages have to know; Tests/Browser/test_api_types.py holds them against it. */

/** Of a message to managers or to a labeler, in UTF-16 units. */
export const LONGEST_MESSAGE = 4000;

/** How many characters of a text name it in a list. */
export const LONGEST_EXCERPT = 120;
