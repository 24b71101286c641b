/** RFC 9110 section 5.6.2: methods, and the names of headers. */
export const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** What no header's value may hold (RFC 9110 section 5.5): control characters, line ends above all, and what is no byte. */
export const NOT_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/;
